"""What a case's oracle asks of events and dates, answered from the ledgers and the calendar.

Every event of the oracle is matched to one of ours that shares a cited paragraph (the evidence of
the event and of its dates): equal start first, then most cites in common; one of ours answers one of
theirs. Its leaves: ``start`` (a month, quarter or year must be exactly that one), ``end``,
``precision``, ``certainty`` (*conflict* where the event has two dates or more; then any of them may be
the one asked for), ``relative`` to the reader's day, ``ics`` (its id is in the calendar or is not),
each of ``alternatives`` (among its other dates), each of ``cites`` (among its evidence).
``quote_today`` is a quoted date in the cited paragraph with those words and that day.
``ics``: the count of entries, and DTSTART and DTEND of each.
"""

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.contract import Check, verdict
from benchmarks.edition import Edition
from benchmarks.oracle_patterns import days
from tasks.model import Event, Ledger, When
from tasks.text import fold

Oracle = Mapping[str, Any]
Match = tuple[Ledger, Event]
NOT_LEAVES = frozenset({"id", "name", "what", "title", "note", "notes", "why"})


def interval(value: object) -> tuple[date, date] | None:
    """Both ends of a day, "2026-01", "2026-Q1", 2026 or "2026-02-01/2026-02-02"; None for anything else."""
    found = days(value)
    if found:
        return found[0], found[-1]
    parts = re.fullmatch(r"(\d{4})(?:-(?:(\d\d)|[Qq]([1-4])))?", str(value or ""))
    if not parts:
        return None
    year = int(parts[1])
    first, last = (int(parts[2]),) * 2 if parts[2] else (1, 12)
    if parts[3]:
        first, last = int(parts[3]) * 3 - 2, int(parts[3]) * 3
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def starts(when: When, start: object) -> bool:
    """A day starts on that day; anything wider must be it exactly."""
    wanted = interval(start)
    if wanted is None:
        return False
    return when.first == wanted[0] and (wanted[0] == wanted[1] or when.last == wanted[1])


def cites_of(edition: Edition, event: Event) -> set[str]:
    """Paragraphs on which an event or one of its dates stands."""
    spans = [*event.evidence, *(s for version in event.when for s in version.evidence)]
    return {edition.cite(s) for s in spans}


def match_events(wanted: Sequence[Oracle], edition: Edition) -> dict[str, Match]:
    """Our event for each id of the oracle's, best pairs first."""
    pairs = []
    for place, event in enumerate(wanted):
        for rank, (ledger, ours) in enumerate(edition.events()):
            common = len(set(event.get("cites") or []) & cites_of(edition, ours))
            equal = any(starts(v.value, event.get("start")) for v in ours.when)
            if common:
                pairs.append(((-int(equal), -common, place, rank), str(event["id"]), (ledger, ours)))
    matched: dict[str, Match] = {}
    taken: set[str] = set()
    for _, key, match in sorted(pairs, key=lambda pair: pair[0]):
        if key not in matched and match[1].id not in taken:
            matched[key] = match
            taken.add(match[1].id)
    return matched


def check_events(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    wanted = [e for e in oracle.get("events") or [] if isinstance(e, dict) and "id" in e]
    matched = match_events(wanted, edition)
    as_of = interval(oracle.get("as_of"))
    today = as_of[0] if as_of else edition.briefing.order.as_of
    for event in wanted:
        match = matched.get(str(event["id"]))
        for name, ok, found in _leaves(event, match, edition, today):
            detail = "" if ok else found if match else "no event of ours shares a cited paragraph"
            yield verdict("events", f"{event['id']} {name}", ok, detail)


def _leaves(event: Oracle, match: Match | None, edition: Edition, today: date) -> Iterator[tuple[str, bool, str]]:
    main = _main_date(event, match[1]) if match else None
    cites = cites_of(edition, match[1]) if match else set()
    found = _describe(match[1], main) if match else ""
    for key, value in event.items():
        if key == "cites":
            yield from ((f"cite {c}", c in cites, f"{found} stands on {', '.join(sorted(cites))}") for c in value)
        elif key == "alternatives":
            others = [v.value for v in match[1].when if v.value is not main] if match else []
            yield from ((f"alternative {a}", _among(a, others), found) for a in value)
        elif key not in NOT_LEAVES:
            ok = match is not None and _holds(key, value, _Asked(*match, main, edition, today))
            yield f"{key} {value}", ok, found


@dataclass(frozen=True, slots=True)
class _Asked:
    """One of our events with the date that stands for it, as its leaves see it."""

    ledger: Ledger
    event: Event
    main: When | None
    edition: Edition
    today: date

    @property
    def coming(self) -> bool:
        return self.event.id in self.ledger.upcoming

    @property
    def certainty(self) -> str:
        if len(self.event.when) > 1:
            return "conflict"
        return str(self.main.certainty) if self.main else "unknown"


def _holds(key: str, value: object, asked: _Asked) -> bool:
    """A key without a rule is not answered."""
    main = asked.main
    if key == "start":
        return main is None if value is None else main is not None and starts(main, value)
    if key == "end":
        return main is not None and main.last in days(value)
    if key == "precision":
        return value == (str(main.precision) if main else "unknown")
    if key == "certainty":
        return value == asked.certainty
    if key == "relative":
        return _stands(str(value), asked)
    if key == "ics":
        return (asked.event.id in asked.edition.uids) == bool(value)
    if key in {"place", "convener", "status"}:
        return fold(str(value)) in {fold(v.value) for v in getattr(asked.event, key)}
    return False


def _stands(relative: str, asked: _Asked) -> bool:
    main, today = asked.main, asked.today
    if relative == "ongoing_or_upcoming":
        return asked.coming
    if main is None:
        return False
    if relative == "past":
        return main.last < today and not asked.coming
    if relative == "upcoming":
        return main.first >= today and asked.coming
    return relative == "ongoing" and main.first <= today <= main.last and asked.coming


def _main_date(event: Oracle, ours: Event) -> When | None:
    """Our first date; where the oracle expects a conflict, the one it names if we have it."""
    dates = [v.value for v in ours.when]
    if event.get("certainty") == "conflict":
        dates.sort(key=lambda when: not starts(when, event.get("start")))
    return dates[0] if dates else None


def _among(value: object, dates: list[When]) -> bool:
    return interval(value) in {(when.first, when.last) for when in dates}


def _describe(event: Event, main: When | None) -> str:
    return f"ours: {event.phrase!r} {main.first}/{main.last} {main.precision}" if main else f"ours: {event.phrase!r}"


def check_quoted(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    asked = oracle.get("quote_today") or []
    for wanted in [asked] if isinstance(asked, dict) else asked:
        name = f"{wanted.get('text')!r} in {wanted.get('cite')} is {wanted.get('resolves_to')}"
        found = [
            str(mention.when.first if mention.when else None) + ("" if mention.quoted else " (not as quoted)")
            for ledger in edition.ledgers
            for mention in ledger.dates
            if edition.cite(mention.span) == wanted.get("cite")
            and fold(edition.words(mention.span)) == fold(str(wanted.get("text")))
        ]
        ok = str(wanted.get("resolves_to")) in found and str(wanted.get("must_not")) not in found
        yield verdict("quote_today", name, ok, "" if ok else f"ours: {', '.join(found) or 'no such date'}")


def check_calendar(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    entries = [(e.start[:8], e.end[:8] or _next_day(e.start[:8])) for e in edition.entries]
    detail = f"ours: {', '.join('-'.join(e) for e in entries) or 'none'}"
    for key, value in (oracle.get("ics") or {}).items():
        if key == "events":
            yield verdict("ics", f"{value} entries", len(entries) == value, detail)
        elif isinstance(value, dict):
            start, end = str(value.get("DTSTART")), str(value.get("DTEND"))
            yield verdict("ics", f"{key} DTSTART {start}", start in {s for s, _ in entries}, detail)
            yield verdict("ics", f"{key} DTEND {end}", (start, end) in entries, detail)


def _next_day(start: str) -> str:
    """An all-day entry without an end lasts one day."""
    found = days(f"{start[:4]}-{start[4:6]}-{start[6:8]}")
    return f"{found[0] + timedelta(1):%Y%m%d}" if found else ""
