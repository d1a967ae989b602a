"""dates.ics: what is still to come, for the reader's own calendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from tasks.model import Briefing, Certainty, Event, Precision
from tasks.render.annex import outlet
from tasks.render.cite import Citations, citations
from tasks.render.display import in_quotes, link, shown

WHOLE_DAYS = frozenset({Precision.DAY, Precision.RANGE})
OPEN = ("postpone", "propose", "tentative", "expect", "possible", "likely", "may ")


def calendar(briefing: Briefing) -> bytes:
    """The upcoming events whose days no source disputes, soonest first."""
    cites = citations(briefing)
    page = Calendar()
    page.add("prodid", "-//daybrief//daybrief//EN")
    page.add("version", "2.0")
    page.add("method", "PUBLISH")
    page.add("x-wr-calname", shown(briefing.order.title))
    for event in upcoming(briefing):
        page.add_component(_entry(event, briefing, cites))
    return bytes(page.to_ical())


def upcoming(briefing: Briefing) -> tuple[Event, ...]:
    """Each event once, by day; one whose sources give two dates is left to the reader."""
    found: dict[str, Event] = {}
    for event in _listed(briefing):
        certain = event.major and _settled(event) and event.when[0].value.precision in WHOLE_DAYS
        if certain and briefing.order.as_of <= event.last < date.max:
            found.setdefault(event.id, event)
    return tuple(sorted(found.values(), key=lambda e: (e.first, e.last, e.id)))


def _listed(briefing: Briefing) -> Iterator[Event]:
    for section in briefing.sections:
        ahead = frozenset(section.ledger.upcoming)
        yield from (event for event in section.ledger.events if event.id in ahead)


def _entry(event: Event, briefing: Briefing, cites: Citations) -> Entry:
    url, told = _source(event, briefing, cites)
    entry = Entry()
    entry.add("uid", f"{shown(event.id)}@daybrief")
    entry.add("dtstamp", datetime.combine(briefing.order.as_of, time(), UTC))
    entry.add("dtstart", event.first)
    entry.add("dtend", event.last + timedelta(days=1))  # the first day after it
    entry.add("summary", shown(event.phrase))
    entry.add("description", told)
    entry.add("status", _status(event))
    entry.add("transp", "TRANSPARENT")  # knowing of a visit keeps nobody busy
    if url:
        entry.add("url", url)
    return entry


def _source(event: Event, briefing: Briefing, cites: Citations) -> tuple[str, str]:
    """The address of the article that gives the date, and its words with outlet and link."""
    for span in (*event.when[0].evidence, *event.evidence):
        passage = cites.passage(span)
        source = next((s for s in briefing.sources if s.id == span.article), None)
        if passage and source:
            url = link(source.url)
            words = in_quotes(shown(passage.text)) + (" …" if passage.cut else "")
            return url, "\n".join(part for part in (words, outlet(source), url) if part)
    return "", ""


def _status(event: Event) -> str:
    said = " ".join(version.value.casefold() for version in event.status)
    if len(event.status) == 1 and ("cancel" in said or "called off" in said):
        return "CANCELLED"
    unsure = len(event.status) > 1 or any(word in said for word in OPEN)
    return "TENTATIVE" if unsure or event.when[0].value.certainty is Certainty.DERIVED else "CONFIRMED"


def _settled(event: Event) -> bool:
    """One reading of the day, or a move from one day to another: the new day stands first."""
    return len(event.when) == 1 or any(s.value == "postponed" for s in event.status)
