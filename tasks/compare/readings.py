"""Where the articles agree, differ, stand alone and are silent, on the reader's day."""

from datetime import date

from tasks.compare import (
    basis,
    changes,
    figures,
    gaps,
    identity,
    listed,
    offices,
    primaries,
    ranking,
    roles,
    slots,
    wording,
)
from tasks.compare.then import OFF
from tasks.datewords import when as written
from tasks.model import Change, Claim, Comparison, Difference, Event, Facts, Listed, Past


def readings(facts: Facts, past: Past, as_of: date, rows: tuple[Listed, ...] = ()) -> Comparison:
    """Facts of one story compared, with each other and with ``past``; ``as_of`` decides what is still to come.

    Names that ``rows``, the user's own list, has become its actors; an actor of earlier editions keeps its id.
    """
    facts, moved = offices.changed(identity.met(listed.applied(facts, rows, as_of), past.memory), past.memory)
    found = (
        *slots.whens(facts),
        *slots.participants(facts),
        *basis.differences(facts),
        *figures.differences(facts),
        *slots.places(facts),
        *roles.differences(facts, {c.actor for c in moved}),
        *wording.standing(facts),
        *wording.accounts(facts),
        *wording.omissions(facts),
    )
    new = changes.since(facts, past, as_of)
    ahead = (e for e in facts.events if e.major and e.last >= as_of)
    stand = (e for e in ahead if not _off(e) and not _given_up(e, new.changes))
    upcoming = tuple(e.id for e in ranking.soonest(facts, stand))
    return Comparison(
        facts=facts,
        upcoming=upcoming,
        agreements=tuple(c.id for c in facts.claims if _agreed(facts, c, found)),
        differences=_once(found),
        single=tuple(c.id for c in facts.claims if _alone(facts, c)),
        gaps=gaps.find(facts, upcoming),
        seen=new.seen,
        changes=(*moved, *new.changes),
        fresh=new.fresh,
        entries=new.entries,
        primaries=primaries.find(facts),
    )


def _off(event: Event) -> bool:
    """Called off, as far as any article says so."""
    return any(s.value in OFF for s in event.status)


def _given_up(event: Event, changed: tuple[Change, ...]) -> bool:
    """Whether a sentence on it says that what was to be on its day is off."""
    day = written(event.when[0].value)
    for change in changed:
        if (change.kind, change.slot) == ("changed", "status") and change.before and change.now:
            here = any(s.overlaps(e) for s in change.now.evidence for e in event.evidence)
            if here and change.before.text == day:
                return True
    return False


def _agreed(facts: Facts, claim: Claim, differences: tuple[Difference, ...]) -> bool:
    """Carried by two clean articles, and not by two that differ in it."""
    if len(_clean(facts, claim)) < 2 or claim.kind not in ("fact", "planned"):
        return False
    apart = [s for d in differences for r in d.readings for s in r.evidence[:1]]
    held = {s.article for s in apart for e in claim.evidence if e.holds(s)}
    return len(held) < 2


def _clean(facts: Facts, claim: Claim) -> tuple[str, ...]:
    return tuple(a for a in claim.articles if a not in facts.story.reworded)


def _alone(facts: Facts, claim: Claim) -> bool:
    """Only one article has it, and it has a figure or a name that no other article has."""
    several = len(facts.story.articles) > 1
    return several and len(claim.articles) == 1 and bool(claim.details) and claim.kind in ("fact", "planned")


def _once(found: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """The first of the differences with the same passages."""
    seen: dict[object, Difference] = {}
    for item in found:
        seen.setdefault((item.slot, frozenset(s for r in item.readings for s in r.evidence)), item)
    return tuple(seen.values())
