"""What of an edition belongs in a reader's calendar: each event ahead under the id that it had from the first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from tasks.model import Briefing, CalendarEntry, Certainty, Event, Passage, Precision, Section, Span, When
from tasks.render.annex import outlet
from tasks.render.cite import Citations, citations
from tasks.render.display import in_quotes, link, shown

WHOLE_DAYS = frozenset({Precision.DAY, Precision.RANGE})
LOOSE = timedelta(3)  # a stretch that was worked out and is longer names no days: "the last week of the month"
OPEN = ("postpone", "propose", "tentative", "expect", "possible", "likely", "may ")
Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar, on whole days, both included."""

    uid: str
    sequence: int  # grows with every move, so that a calendar changes the entry it has
    first: date
    last: date
    summary: str
    description: str
    url: str
    status: Status
    stamp: datetime  # UTC: cut-off of the edition that says so


@dataclass(frozen=True, slots=True)
class _Told:
    """What an appointment is made of."""

    uid: str
    sequence: int
    name: str
    when: When
    status: Status
    evidence: tuple[Span, ...]  # of the day, then of the event


def appointments(briefing: Briefing) -> tuple[Appointment, ...]:
    """Each event ahead whose days no source disputes, and what was called off, soonest first, each id once."""
    cites = citations(briefing)
    found: dict[str, Appointment] = {}
    for section in briefing.sections:
        for told in _of(section):
            if _fits(told.when, briefing.order.as_of):
                found.setdefault(told.uid, _made(told, briefing, cites))
    return tuple(sorted(found.values(), key=lambda a: (a.first, a.last, a.uid)))


def _of(section: Section) -> Iterator[_Told]:
    """Today's events, then what earlier editions told and today's sources move or call off without a day of it."""
    ledger = section.ledger
    known = {e.event: e for e in ledger.entries}
    ahead = [e for e in ledger.events if e.id in ledger.upcoming and e.major and _settled(e)]
    for event in ahead:
        entry = known.get(event.id)
        if entry is None or entry.standing == "set":
            yield _event(event, entry)
    disputed = {e.id for e in ledger.events if len(e.when) > 1}
    given = {e.id for e in ahead}
    for entry in ledger.entries:
        if entry.standing != "set" or entry.event not in given:
            yield _entry(entry, disputed=entry.event in disputed)


def _event(event: Event, entry: CalendarEntry | None) -> _Told:
    uid, sequence = (entry.uid, entry.sequence) if entry else (event.id, 0)
    name = f"{event.phrase}, {event.at[0].value}" if len(event.at) == 1 else event.phrase
    evidence = (*event.when[0].evidence, *event.evidence)
    return _Told(uid, sequence, name, event.when[0].value, _status(event), evidence)


def _entry(entry: CalendarEntry, *, disputed: bool) -> _Told:
    unsure = disputed or entry.when.certainty is Certainty.DERIVED
    status: Status = "CANCELLED" if entry.standing != "set" else "TENTATIVE" if unsure else "CONFIRMED"
    return _Told(entry.uid, entry.sequence, entry.name, entry.when, status, entry.evidence)


def _fits(when: When, as_of: date) -> bool:
    """Ahead, and of days that a calendar can show: a month or a week is no day."""
    loose = when.certainty is Certainty.DERIVED and when.last - when.first > LOOSE
    return when.precision in WHOLE_DAYS and not loose and as_of <= when.last < date.max


def _made(told: _Told, briefing: Briefing, cites: Citations) -> Appointment:
    url, said = _source(told.evidence, briefing, cites)
    order = briefing.order
    return Appointment(
        uid=f"{shown(told.uid)}@daybrief",
        sequence=told.sequence,
        first=told.when.first,
        last=told.when.last,
        summary=shown(told.name),
        description=said,
        url=url,
        status=told.status,
        stamp=order.cut_off or datetime.combine(order.as_of, time(), UTC),
    )


def _source(evidence: tuple[Span, ...], briefing: Briefing, cites: Citations) -> tuple[str, str]:
    """The address of the article that gives the day, and its words with outlet and link."""
    for span in evidence:
        source = next((s for s in briefing.sources if s.id == span.article), None)
        passage = _passage(span, evidence, cites)
        if passage and source:
            url = link(source.url)
            words = in_quotes(shown(passage.text)) + (" …" if passage.cut else "")
            return url, "\n".join(part for part in (words, outlet(source), url) if part)
    return "", ""


def _passage(day: Span, evidence: tuple[Span, ...], cites: Citations) -> Passage | None:
    """Of the passages printed from the sentence that gives the day the longest, else the one of the day alone."""
    sentences = [s for s in evidence if s.holds(day)]
    held = [p for p in cites.passages.get(day.article, ()) if any(s.holds(p.span) for s in sentences)]
    longest = max(held, key=lambda p: (p.span.end - p.span.start, -p.span.start), default=None)
    return longest or cites.passage(day)


def _status(event: Event) -> Status:
    said = " ".join(version.value.casefold() for version in event.status)
    if len(event.status) == 1 and ("cancel" in said or "called off" in said):
        return "CANCELLED"
    unsure = len(event.status) > 1 or any(word in said for word in OPEN)
    return "TENTATIVE" if unsure or event.when[0].value.certainty is Certainty.DERIVED else "CONFIRMED"


def _settled(event: Event) -> bool:
    """One reading of the day, or a move from one day to another: the new day stands first."""
    return len(event.when) == 1 or any(s.value == "postponed" for s in event.status)
