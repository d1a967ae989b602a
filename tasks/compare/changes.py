"""What is new in a story since earlier editions: changes, the weightiest first, and claims not told before."""

from dataclasses import dataclass
from datetime import date

from tasks.compare import confirmations, known, lineage, moves, notices, reports, revisions, then, turns, versions
from tasks.model import CalendarEntry, Change, Facts, Past, Span

WEIGHT = ("corrected", "changed", "expected", "reported", "confirmed", "dropped")
# What tells of one sentence more than another does.
FIRST = ("corrected", "changed", "reported", "confirmed", "dropped")


@dataclass(frozen=True, slots=True)
class Since:
    """What is new in a story."""

    seen: date | None  # when it was last told
    changes: tuple[Change, ...]
    fresh: tuple[str, ...]  # ids of claims
    entries: tuple[CalendarEntry, ...] = ()  # what calendars have of it, as it stands now


def since(facts: Facts, past: Past, as_of: date) -> Since:
    """When the story was last told, what changed since, and the claims that are new."""
    before = then.of(facts.story, past)
    if before is None:
        return Since(None, (), tuple(c.id for c in facts.claims))
    newer = tuple(versions.find(facts, before, past))
    found = (
        *(n for n in notices.find(facts, before) if not versions.instead(n, newer)),
        *newer,
        *moves.find(facts, before, as_of),
        *turns.find(facts, before),
        *revisions.find(facts, before),
        *reports.reported(facts, before, as_of),
        *confirmations.find(facts, before),
    )
    told = _once(found)
    kept = lineage.entries(facts, before, told, as_of)
    return Since(before.seen, told, known.fresh(facts, before.earlier), kept)


def _once(found: tuple[Change, ...]) -> tuple[Change, ...]:
    """Each passage once: a sentence that corrects is not told again as a change, nor a past event twice."""
    out: list[Change] = []
    for change in sorted(found, key=lambda c: FIRST.index(c.kind)):
        if not any(_same(change, other) for other in out):
            out.append(change)
    return tuple(sorted(out, key=_order))


def _same(left: Change, right: Change) -> bool:
    """Whether both tell of one passage: of the same value, or in two ways of the same sentence."""
    pairs = [(a.evidence, b.evidence) for a, b in ((left.before, right.before), (left.now, right.now)) if a and b]
    if left.kind == right.kind:
        return any(a[:1] == b[:1] for a, b in pairs)
    return any(set(a) & set(b) for a, b in pairs)


def _order(change: Change) -> tuple[int, Span]:
    said = change.now or change.before
    assert said is not None
    return WEIGHT.index(change.kind), said.evidence[0]
