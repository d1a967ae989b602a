"""For whom a person acts whose office is under another person: "Her deputy, NAME"."""

from collections.abc import Sequence
from dataclasses import replace

from tasks.extract.actors.reading import Reading
from tasks.extract.actors.survey import Survey
from tasks.extract.actors.titles import Title
from tasks.model import Actor, Span, Version

PERSONAL = frozenset(("deputy", "spokesman", "spokeswoman", "spokesperson", "assistant", "adviser", "advisor"))
MOST_BACK = 2  # sentences before the office


def under(ground: Survey, person: Actor, people: Sequence[Actor]) -> Actor:
    """``person`` with the side of the one named before: ``Her deputy, NAME``; unchanged where that is open."""
    if person.acts_for or not person.roles:
        return person
    role = person.roles[0]
    for key in sorted(ground.clean):
        reading = ground.readings[key]
        for title, _ in ground.held[key]:
            if title.head_word not in PERSONAL or reading.tokens[title.claimed[0]].low not in ("his", "her"):
                continue
            place = Span(key, reading.tokens[title.role[0]].start, reading.tokens[title.role[1] - 1].end)
            if place not in role.evidence:
                continue
            chief = _chief(reading, title, [p for p in people if p.id != person.id])
            if chief and chief.acts_for:
                reason = f"“{reading.texts[title.claimed[0]].lower()}” is {chief.name}, named just before"
                return replace(person, acts_for=(Version(chief.acts_for[0].value, role.origins, (place,), reason),))
    return person


def _chief(reading: Reading, title: Title, people: Sequence[Actor]) -> Actor | None:
    """The only person of the nearest sentence that names one, of this one and the two before."""
    at = reading.tokens[title.claimed[0]].start
    number = next((n for n, (a, b) in enumerate(reading.sentences) if a <= at < b), 0)
    for start, end in reversed(reading.sentences[max(0, number - MOST_BACK) : number + 1]):
        near = {
            p.id: p
            for p in people
            for m in p.mentions
            if m.article == reading.article.id and start <= m.start < min(at, end)
        }
        if near:
            return next(iter(near.values())) if len(near) == 1 else None
    return None
