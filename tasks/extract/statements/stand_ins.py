"""Whom common words stand for as a speaker: a spokeswoman for her body, a capital for its state."""

import re
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import state_at, state_name
from tasks.extract.statements.cast import Cast, whole
from tasks.model import Actor
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

BODIES = frozenset("ministry government commission department court police embassy parliament presidency".split())


def spoken_for(doc: "Doc", cast: Cast, subject: "Tag", bounds: tuple[int, int]) -> Actor | None:
    """The body for which an unnamed spokeswoman speaks: named in her words, or the only ministry of the article."""
    if "spokes" not in subject.lower_:
        return None
    inside = {a.id: a for _, _, a in cast.within(*bounds, "body")}
    if inside:
        return next(iter(inside.values())) if len(inside) == 1 else None
    kinds = BODIES & set(re.findall(r"\w+", fold(whole(doc)[slice(*bounds)])))
    bodies = [a for a in cast.actors if a.kind == "body" and kinds & set(re.findall(r"\w+", fold(a.name)))]
    return bodies[0] if len(bodies) == 1 and len(kinds) == 1 else None


def capital(cast: Cast, subject: "Tag") -> tuple[str, str] | None:
    """``Copenhagen replied``: the state for which its capital speaks, as an actor where it is one, with its name."""
    found = state_at((subject.text,), 0)
    if found is None or found[0].form != "capital" or subject.text.isupper() or subject.n_lefts or subject.n_rights:
        return None
    if any(subject.text in p[2].name.split() for p in cast.places if p[2].kind == "person"):
        return None
    name = state_name(found[0].code)
    return next((a.id for a in cast.actors if a.name == name), ""), name
