"""Whether an actor of today is one that earlier editions had: it keeps its id then, and never takes a namesake's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tasks.compare.listed import renamed
from tasks.model import Actor, Facts, Held, KnownActor, Memory, Version
from tasks.text import fold, name_words, sha256

IDEOGRAPHS = (("぀", "ヿ"), ("㐀", "鿿"), ("가", "힣"))  # scripts that write a whole name without a space


@dataclass(frozen=True, slots=True)
class Met:
    """The facts under the ids that actors keep, and whom earlier editions had, by that id."""

    facts: Facts
    known: Mapping[str, KnownActor]


def met(facts: Facts, memory: Memory) -> Met:
    """Every actor of today under the id it was given first.

    One of the same full name and the same side is the same. A shared family name is not enough, other given names
    are others, and a namesake of another side, or of whom two could be meant, gets an id of its own.
    """
    known = {k.id: k for k in memory.actors}
    namesakes = _namesakes(memory.actors)
    same = {a.id: _same(a, namesakes.get(_family(a.name), ())) for a in facts.actors if a.kind != "state"}
    twice = [k.id for k in same.values() if k]
    ids, whom = {}, {}
    for actor in facts.actors:
        found = same.get(actor.id)
        if found and (twice.count(found.id) == 1 or found.id == actor.id):
            ids[actor.id], whom[found.id] = found.id, found
        elif actor.kind != "state" and actor.id in known and not actor.listed:
            ids[actor.id] = sha256(f"{actor.kind} {fold(actor.name)} {facts.story.id}")[:12]
    return Met(renamed(facts, ids), whom)


def _family(name: str) -> str:
    return next(reversed(name_words(name)), "")


def _namesakes(known: Iterable[KnownActor]) -> dict[str, list[KnownActor]]:
    """Who has a name that ends on a word, by that word."""
    out: dict[str, list[KnownActor]] = {}
    for one in known:
        for word in dict.fromkeys(_family(n) for n in (one.name, *one.names)):
            out.setdefault(word, []).append(one)
    return out


def _same(actor: Actor, known: Sequence[KnownActor]) -> KnownActor | None:
    """The one that ``actor`` is; None where it is none or where two could be meant."""
    mine = [k for k in known if k.kind == actor.kind]
    exact = [k for k in mine if _named(actor, k)]
    for found in (exact, [] if exact else [k for k in mine if _shortened(actor, k)]):
        fitting = [k for k in found if actor.listed or not _contradicts(actor, k)]
        sure = [k for k in fitting if _agrees(actor, k)] or (fitting if len(found) == 1 else [])
        if found:
            return sure[0] if len(sure) == 1 else None
    return None


def whole(name: str, kind: str) -> bool:
    """Whether ``name`` tells a person from the others of the family."""
    words = name_words(name)
    if kind != "person" or len(words) > 1:
        return bool(words) and all(len(w) > 1 for w in words[:1] if kind == "person")
    return bool(words) and all(any(a <= c <= z for a, z in IDEOGRAPHS) for c in words[0]) and len(words[0]) > 1


def _named(actor: Actor, known: KnownActor) -> bool:
    """One name, in full; a name of one word says who it is only with the office."""
    words = name_words(actor.name)
    if words not in {name_words(n) for n in (known.name, *known.names)}:
        return False
    if whole(actor.name, actor.kind):
        return True
    office = bool(_values(actor.roles) & _values(known.roles))
    return words == name_words(known.name) and office and _shared(_values(actor.acts_for), _values(known.acts_for))


def _shortened(actor: Actor, known: KnownActor) -> bool:
    """One has initials, or fewer given names, where the other has names: the same only with the same office."""
    if actor.kind != "person":
        return False
    given, other = name_words(actor.name), name_words(known.name)
    if len(given) < 2 or len(other) < 2 or given[-1] != other[-1]:
        return False
    short, long = sorted((given[:-1], other[:-1]), key=len)
    left = iter(long)
    fits = all(any(_given(word, one) for one in left) for word in short)
    return fits and bool(_values(actor.roles) & _values(known.roles)) and _agrees(actor, known)


def _given(left: str, right: str) -> bool:
    return left[0] == right[0] if 1 in (len(left), len(right)) else left == right


def _contradicts(actor: Actor, known: KnownActor) -> bool:
    """Another side is said of each, and no office in common."""
    here, there = _values(actor.acts_for), _values(known.acts_for)
    apart = bool(here and there) and not _shared(here, there)
    return apart and not (_values(actor.roles) & _values(known.roles))


def _agrees(actor: Actor, known: KnownActor) -> bool:
    """The same side or the same office is said of both."""
    sides = _shared(_values(actor.acts_for), _values(known.acts_for))
    return sides or (bool(_values(actor.roles) & _values(known.roles)) and not _contradicts(actor, known))


def _shared(here: frozenset[str], there: frozenset[str]) -> bool:
    """One value of each is the same, or the other with more words: "Estmark" and "the Government of Estmark"."""
    return any(set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()) for a in here for b in there)


def _values(given: Iterable[Version[str] | Held]) -> frozenset[str]:
    return frozenset(fold(one.value) for one in given)
