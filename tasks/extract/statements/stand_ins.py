"""Whom common words stand for as a speaker: a spokeswoman for her body, a capital for its state."""

import re
from typing import TYPE_CHECKING

from tasks import publicbodies
from tasks.extract.actors.lexicon import state_at, state_name
from tasks.extract.statements.cast import Cast
from tasks.model import Actor
from tasks.nlp import whole
from tasks.text import fold
from tasks.text import words as words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag


def spoken_for(doc: "Doc", cast: Cast, subject: "Tag", bounds: tuple[int, int]) -> Actor | None:
    """The body for which an unnamed spokeswoman speaks: named in her words, or the only ministry of the article."""
    if "spokes" not in subject.lower_:
        return None
    inside = {a.id: a for _, _, a in cast.within(*bounds, "body")}
    if inside:
        return next(iter(inside.values())) if len(inside) == 1 else None
    kinds = publicbodies.KINDS & set(re.findall(r"\w+", fold(whole(doc)[slice(*bounds)])))
    bodies = [a for a in cast.actors if a.kind == "body" and kinds & set(re.findall(r"\w+", fold(a.name)))]
    return bodies[0] if len(bodies) == 1 and len(kinds) == 1 else None


def body(cast: Cast, subject: "Tag", speaker: str) -> Actor | None:
    """``the ministry``: the only one that the article has named before; ``trade ministry``: the only one of the name.

    ``Police said`` without an article is said of whoever polices the place.
    """
    said = frozenset(map(fold, words_of(speaker))) - {"the"}
    if not said & publicbodies.KINDS:
        return None
    alike = {a.id: a for a in cast.actors if a.kind == "body" and said <= set(map(fold, words_of(a.name)))}
    if len(said) == 1:
        before = {p[2].id for p in cast.within(0, subject.idx, "body")} if _definite(subject) else set()
        alike = {key: a for key, a in alike.items() if key in before}
    return next(iter(alike.values())) if len(alike) == 1 else None


def _definite(subject: "Tag") -> bool:
    return any(c.lower_ in ("the", "this", "that") for c in subject.children)


def capital(cast: Cast, subject: "Tag") -> tuple[str, str] | None:
    """``Copenhagen replied``: the state for which its capital speaks, as an actor where it is one, with its name."""
    found = state_at((subject.text,), 0)
    if found is None or found[0].form != "capital" or subject.text.isupper() or subject.n_lefts or subject.n_rights:
        return None
    if any(subject.text in p[2].name.split() for p in cast.places if p[2].kind == "person"):
        return None
    name = state_name(found[0].code)
    return next((a.id for a in cast.actors if a.name == name), ""), name
