"""Differences in office: one article calls a person minister, another deputy minister or minister for other matters."""

from collections.abc import Container, Iterator
from itertools import combinations

from tasks.compare import officewords
from tasks.compare.slots import identity, sentence_of
from tasks.model import Actor, Difference, Facts, Reading, Span, Version


def differences(facts: Facts, moved: Container[str]) -> Iterator[Difference]:
    """Persons to whom two articles give offices of which nobody holds both; who is right is not said.

    ``moved``: ids of those who changed their office since an earlier note.
    """
    for actor in (a for a in facts.actors if a.id not in moved):
        apart = next((pair for pair in combinations(actor.roles, 2) if _conflict(facts, actor, *pair)), None)
        if actor.kind == "person" and not actor.listed and apart:
            readings = tuple(_reading(facts, role) for role in apart)
            yield Difference(identity("role", actor.id), actor.name, "role", readings)


def _conflict(facts: Facts, actor: Actor, one: Version[str], other: Version[str]) -> bool:
    """Both held now and alone, no article gives both, and they differ in rank or in what they are over."""
    if not all(officewords.exclusive(role.value) for role in (one, other)):
        return False
    here, there = ({s.article for s in _clean(facts, role)} for role in (one, other))
    if not here or not there or here & there or _both(actor, here | there):
        return False
    if not officewords.heads(one.value) & officewords.heads(other.value):
        return False
    fields = [officewords.matters(role.value) for role in (one, other)]
    ranks = [officewords.words(role.value) & officewords.STANDINGS for role in (one, other)]
    if not all(fields):
        return False
    return fields[0] == fields[1] if ranks[0] != ranks[1] else not fields[0] & fields[1]


def _both(actor: Actor, articles: set[str]) -> bool:
    """One of these articles gives the person several offices: then the others may each give one of them."""
    given = [s.article for role in actor.roles for s in {e.article: e for e in role.evidence}.values()]
    return any(given.count(article) > 1 for article in articles)


def _clean(facts: Facts, role: Version[str]) -> tuple[Span, ...]:
    return tuple(s for s in role.evidence if s.article not in facts.story.reworded)


def _reading(facts: Facts, role: Version[str]) -> Reading:
    span = _clean(facts, role)[0]
    return Reading(role.value, (span, sentence_of(facts, span)))
