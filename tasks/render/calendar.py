"""Appointments as a calendar file: dates.ics of an edition, and what a briefing's readers subscribe to."""

from collections.abc import Iterable
from datetime import date, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from tasks.model import Briefing
from tasks.render.appointments import Appointment, appointments
from tasks.render.display import shown
from tasks.text import fold

AGAIN = timedelta(hours=6)  # after which a calendar looks again


def calendar(briefing: Briefing) -> bytes:
    """dates.ics: the upcoming events of one edition, soonest first."""
    return _page(briefing.order.title, appointments(briefing))


def subscription(title: str, editions: Iterable[tuple[Appointment, ...]], since: date) -> bytes:
    """What is ahead of ``since`` over ``editions``, oldest first: each event as the last one that had it tells it."""
    page: dict[str, Appointment] = {}
    for edition in editions:
        for one in edition:
            page.pop(one.uid, None)
            page[one.uid] = one
    latest = {_alike(one): one.uid for one in page.values()}
    ahead = (one for one in page.values() if one.last >= since and latest[_alike(one)] == one.uid)
    return _page(title, sorted(ahead, key=lambda a: (a.first, a.last, a.uid)), again=True)


def _alike(one: Appointment) -> tuple[date, date, str]:
    """By what two entries are one to a reader, though an edition no longer knew of the first."""
    return one.first, one.last, fold(one.summary)


def _page(title: str, entries: Iterable[Appointment], *, again: bool = False) -> bytes:
    page = Calendar()
    page.add("prodid", "-//daybrief//daybrief//EN")
    page.add("version", "2.0")
    page.add("method", "PUBLISH")
    page.add("x-wr-calname", shown(title))
    if again:
        page.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
        page.add("x-published-ttl", "PT6H")
    for one in entries:
        page.add_component(_entry(one))
    return bytes(page.to_ical())


def _entry(one: Appointment) -> Entry:
    entry = Entry()
    entry.add("uid", one.uid)
    entry.add("sequence", one.sequence)
    entry.add("dtstamp", one.stamp)
    entry.add("dtstart", one.first)
    entry.add("dtend", one.last + timedelta(days=1))  # the first day after it
    entry.add("summary", one.summary)
    entry.add("description", one.description)
    entry.add("status", one.status)
    entry.add("transp", "TRANSPARENT")  # knowing of a visit keeps nobody busy
    if one.url:
        entry.add("url", one.url)
    return entry
