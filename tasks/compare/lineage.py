"""Which of today's events readers have in their calendars already, so that a move changes the entry and adds none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tasks.compare import matters, turns
from tasks.compare.kinds import CALLED_OFF
from tasks.compare.sense import WORD, stem
from tasks.compare.then import FINE, OFF, Then
from tasks.model import CalendarEntry, Change, Event, Facts, Ledger, Span, When
from tasks.text import fold

ENDED = frozenset(stem(w) for w in ("cancelled", "canceled", "scrapped", "abandoned", *CALLED_OFF)) - {stem("call")}


@dataclass
class Known:
    """The entries of earlier editions: the latest of each id, and the ids by the events that stood for them."""

    latest: dict[str, CalendarEntry] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def of(self, event: str) -> CalendarEntry | None:
        """The entry that a past event stood for."""
        return self.latest.get(self.ids.get(event, ""))


def entries(facts: Facts, then: Then | None, changes: tuple[Change, ...], as_of: date) -> tuple[CalendarEntry, ...]:
    """Today's events that earlier editions told, under the ids they had, and what was moved or called off since."""
    if then is None:
        return ()
    known = _known(then)
    found: dict[str, CalendarEntry] = {}
    for entry in (*_changed(facts, known, then, changes), *_told_again(facts, known, then)):
        used = {e.event for e in found.values()}
        if entry.uid not in found and entry.event not in used and entry.when.last >= as_of:
            found[entry.uid] = entry
    return tuple(found.values())


def _known(then: Then) -> Known:
    known = Known()
    for telling in (t for s in then.stories for t in s.told):
        for entry in _of(telling.ledger, known):
            known.latest[entry.uid] = entry
            known.ids[entry.event] = entry.uid
    return known


def _of(ledger: Ledger, known: Known) -> Iterator[CalendarEntry]:
    """The entries of one telling; an event ahead without one is the first of its id."""
    yield from ledger.entries
    held = {e.event for e in ledger.entries}
    for event in (e for e in ledger.events if e.id in ledger.upcoming and e.id not in held):
        uid = known.ids.get(event.id, event.id)
        before = known.latest.get(uid)
        yield CalendarEntry(
            uid, before.sequence if before else 0, event.id, event.phrase, event.when[0].value, event.evidence
        )


def _changed(facts: Facts, known: Known, then: Then, changes: tuple[Change, ...]) -> Iterator[CalendarEntry]:
    """Entries whose event a source of today moved, put elsewhere or called off."""
    for change in (c for c in changes if c.kind in ("changed", "corrected") and c.before and c.now):
        past = next((e for e in _past(then) if _is_of(change, e)), None)
        entry = known.of(past.id) if past else None
        if entry:
            yield _after(facts, change, entry)


def _past(then: Then) -> Iterator[Event]:
    """Past events, the last telling first."""
    for promise in reversed(then.promises):
        yield promise.matter.event


def _is_of(change: Change, event: Event) -> bool:
    """Whether ``change`` is one of this event: its old day is the event's."""
    spans = set(change.before.evidence) if change.before else set()
    days = {s for version in event.when for s in version.evidence}
    return bool(spans & days) or (change.slot == "place" and change.event == event.id)


def _after(facts: Facts, change: Change, entry: CalendarEntry) -> CalendarEntry:
    """The entry after ``change``: on its new day, or off."""
    assert change.now
    spot = change.now.evidence[0]
    today = next((e for e in facts.events if e.id == change.event or _gives(e, spot)), None)
    if change.slot == "when":
        when = today.when[0].value if today and _gives(today, spot) else _day(facts, spot)
        if when:
            return _moved(entry, today, when, change.now.evidence)
    off = change.slot == "status" and _ended(change.now.text, today)
    standing = "off" if off else "open" if change.slot in ("status", "when") else entry.standing
    evidence = change.now.evidence
    key = today.id if today and change.slot != "when" else entry.event
    return CalendarEntry(entry.uid, entry.sequence + 1, key, entry.name, entry.when, evidence, standing)


def _moved(entry: CalendarEntry, today: Event | None, when: When, evidence: tuple[Span, ...]) -> CalendarEntry:
    key, name = (today.id, today.phrase or entry.name) if today else (entry.event, entry.name)
    return CalendarEntry(entry.uid, entry.sequence + 1, key, name, when, evidence)


def _gives(event: Event, spot: Span) -> bool:
    return any(spot.overlaps(s) for s in event.when[0].evidence)


def _day(facts: Facts, spot: Span) -> When | None:
    return next((m.when for m in facts.dates if m.span == spot), None)


def _ended(words: str, today: Event | None) -> bool:
    """Whether it is off for good, and not only put off to a day that nobody gives yet."""
    told = today is not None and any(s.value in OFF and s.value != "suspended" for s in today.status)
    return told or bool(turns.OFF.search(words)) or bool(ENDED & {stem(w) for w in WORD.findall(fold(words))})


def _told_again(facts: Facts, known: Known, then: Then) -> Iterator[CalendarEntry]:
    """Entries whose event today's articles tell again: by the same words, or as the same matter on the same days."""
    days = {m.span: m.when for m in facts.dates if m.when}
    articles: Mapping[str, object] = {a.id: a for a in facts.story.articles}
    today = [e for e in facts.events if e.major and all(s.article in articles for s in e.evidence)]
    read = [(e, matters.matter(e, {a.id: a for a in facts.story.articles}, days)) for e in today]
    for event in today:
        if entry := known.of(event.id):
            yield _again(entry, event)
    for promise in reversed(then.promises):
        entry = known.of(promise.matter.event.id)
        for event, matter in read if entry else ():
            when = event.when[0].value
            if entry and _meets(entry.when, when) and matters.same(promise.matter, matter):
                yield _again(entry, event)
    for promise in reversed(then.promises):
        entry = known.of(promise.matter.event.id)
        alone = [(e, m) for e, m in read if entry and _on(e.when[0].value, entry.when)]
        if entry and len(alone) == 1 and _only(known, entry) and promise.matter.around & alone[0][1].around:
            yield _again(entry, alone[0][0])


def _only(known: Known, entry: CalendarEntry) -> bool:
    """Whether it is all that earlier editions told of its days: what today tells of them in other words is it."""
    return sum(1 for other in known.latest.values() if _on(other.when, entry.when)) == 1


def _on(left: When, right: When) -> bool:
    return left.precision in FINE and (left.first, left.last) == (right.first, right.last)


def _meets(left: When, right: When) -> bool:
    return left.first <= right.last and right.first <= left.last and left.precision == right.precision


def _again(entry: CalendarEntry, event: Event) -> CalendarEntry:
    when = event.when[0].value
    standing: Literal["set", "off"] = "off" if any(s.value in OFF for s in event.status) else "set"
    same = (when.first, when.last, standing) == (entry.when.first, entry.when.last, entry.standing)
    return CalendarEntry(entry.uid, entry.sequence + (not same), event.id, event.phrase, when, event.evidence, standing)
