"""The calendar that readers subscribe to: one address, all editions, each event once."""

from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest
from pydantic import TypeAdapter

from tasks.model import Briefing, CalendarEntry, Certainty, Event, Precision, Version, When

BRIEFING = TypeAdapter(Briefing)
ADDRESS = "/b/daily/calendar.ics"


def on(day: date) -> When:
    return When(day, day, Precision.DAY, Certainty.STATED)


def tell(stand, as_of: date, day: date, key: str = "vote", version: int = 1) -> None:
    """Publish an edition whose first story gives the vote ``day``; one told under another id moved it there."""
    said = stand.put(as_of, version) / "briefing.json"
    briefing = BRIEFING.validate_json(said.read_bytes())
    first = briefing.sections[0]
    event = Event(key, "Vote on the quota", "vote", (Version(on(day), ("Coast",), (stand.vote,)),), (stand.vote,))
    known = () if key == "vote" else (CalendarEntry("vote", 1, key, "Vote on the quota", on(day), (stand.vote,)),)
    ledger = replace(first.ledger, events=(event,), upcoming=(key,), entries=known)
    told = replace(briefing, sections=(replace(first, ledger=ledger), *briefing.sections[1:]))
    said.write_bytes(BRIEFING.dump_json(told))


@pytest.fixture
def moved(stand):
    """Wednesday's edition has the vote, Thursday's moves it under another id of the event."""
    tell(stand, stand.tuesday + timedelta(1), date(2026, 3, 4))
    tell(stand, stand.tuesday + timedelta(2), date(2026, 3, 11), "other")
    return stand


def entries(answer) -> dict[str, icalendar.Event]:
    return {str(e["UID"]): e for e in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_vote_that_moved_stands_once_on_its_new_day(moved) -> None:
    found = entries(moved.visitor().get(ADDRESS))
    assert list(found) == ["vote@daybrief"]
    assert (found["vote@daybrief"]["DTSTART"].dt, found["vote@daybrief"]["SEQUENCE"]) == (date(2026, 3, 11), 1)


def test_it_comes_as_a_calendar_and_is_asked_for_each_time(moved) -> None:
    visitor = moved.visitor()
    answer = visitor.get(ADDRESS)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'inline; filename="daily-upcoming.ics"'
    assert "no-cache" in answer.headers["cache-control"]
    assert visitor.get(ADDRESS, If_None_Match=answer.headers["etag"]).status_code == 304
    assert b"X-WR-CALNAME:Coast briefing" in answer.content


def test_of_a_corrected_edition_the_correction_counts(stand) -> None:
    wednesday = stand.tuesday + timedelta(1)
    tell(stand, wednesday, date(2026, 3, 4))
    tell(stand, wednesday, date(2026, 3, 5), version=2)
    (vote,) = entries(stand.visitor().get(ADDRESS)).values()
    assert vote["DTSTART"].dt == date(2026, 3, 5)


def test_an_edition_that_cannot_be_read_costs_its_dates_only(moved) -> None:
    (moved.shelf / "daily" / moved.monday.isoformat() / "v1" / "briefing.json").write_text("{}")
    assert list(entries(moved.visitor().get(ADDRESS))) == ["vote@daybrief"]


def test_a_briefing_without_editions_has_no_calendar_yet(stand) -> None:
    assert stand.visitor().get("/b/nothing/calendar.ics").status_code == 404


def test_the_page_of_a_briefing_names_the_address(visitor) -> None:
    assert f'href="{ADDRESS}"' in visitor.get("/b/daily").text
