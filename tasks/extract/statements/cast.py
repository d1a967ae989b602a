"""Who stands where in one article, so that the words of a subject lead to a speaker."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of, words
from tasks.model import Actor, Span
from tasks.nlp import whole
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME_WORDS = (2, 3)
ORDER = {"person": 0, "body": 1, "state": 2}
Place = tuple[int, int, Actor]


class Cast:
    """Actors by the places that name them in one article, and the persons whom only the tagger knows."""

    def __init__(self, article: str, actors: Sequence[Actor], doc: "Doc") -> None:
        self.article = article
        named = [(m.start, m.end, a) for a in actors for m in a.mentions if m.article == article]
        self.places: list[Place] = sorted([*named, *_strangers(article, doc, named)], key=lambda p: (p[0], -p[1]))
        self.actors = tuple({a.id: a for _, _, a in self.places if a.id}.values())

    def at(self, start: int, end: int) -> Place | None:
        """The actor whose name lies over these letters; a person before a body, a body before a state."""
        over = [p for p in self.places if p[0] < end and start < p[1]]
        return min(over, key=lambda p: (ORDER[p[2].kind], p[0])) if over else None

    def within(self, start: int, end: int, kind: str = "person") -> list[Place]:
        """Names of that kind between two letters, in order."""
        return [p for p in self.places if start <= p[0] and p[1] <= end and p[2].kind == kind]

    def first(self, text: str, start: int, end: int) -> Place | None:
        """The person whose name, behind nothing but titles, opens what stands between two letters."""
        place = next(iter(self.within(start, end)), None)
        lead = text[start : place[0]].split() if place else []
        return place if all(w[:1].isupper() or titled(w) for w in lead) else None

    def part(self, said: str) -> Actor | None:
        """The one person whose name the words are a part of: "Diallo" of Awa Diallo-Sarr; None where there are two."""
        wanted = set(_parts(said))
        fitting = {a.name: a for _, _, a in self.places if a.kind == "person" and wanted <= set(_parts(a.name))}
        return next(iter(fitting.values())) if wanted and len(fitting) == 1 else None


def _parts(name: str) -> list[str]:
    return [w for w in re.split(r"[\s-]", fold(name)) if w]


def _strangers(article: str, doc: "Doc", named: Sequence[Place]) -> Iterator[Place]:
    """Full names that the tagger alone gives, titles left out; such a person has no id."""
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        tokens = list(entity)
        while tokens and (titled(tokens[0].text) or tokens[0].lower_ in ("his", "her")):
            tokens = tokens[1:]
        if len(tokens) < 2 or not all(t.text[:1].isupper() or t.text in ("-", ".") for t in tokens):
            continue
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        if not any(a < end and start < b for a, b, _ in named):
            yield start, end, Actor("", whole(doc)[start:end], "person", mentions=(Span(article, start, end),))


def like_name(place: Place) -> bool:
    """What was taken for a body and may be a person: two or three words with capitals, none of them of a body."""
    said = place[2].name.split()
    listed = words("bodies", "heads") | words("bodies", "things") | words("bodies", "press_heads")
    shaped = all(w.replace("-", "").isalpha() and w[:1].isupper() and not w.isupper() for w in said)
    return len(said) in NAME_WORDS and shaped and not any(w.lower() in listed or head_of(w) for w in said)


def titled(word: str) -> bool:
    """Whether the word is an office, a rank or a form of address before a name."""
    low = word.lower().rstrip(".")
    return low in words("offices", "address_words") or low in words("offices", "ranks") or bool(head_of(word))


def same(left: Actor, right: Actor) -> bool:
    """One actor; persons whom only the tagger knows are told by their names."""
    return (left.id, left.name) == (right.id, right.name)


__all__ = ["Cast", "Place", "same", "titled", "whole"]
