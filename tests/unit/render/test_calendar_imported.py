"""Calendars over editions: two readers by different hands take them, and a move changes an entry."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event, EventStatus

from tasks.model import Past
from tasks.render.appointments import Appointment, appointments
from tasks.render.calendar import calendar, subscription

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
VOTE = (
    "The Norland parliament will vote on the Sound Cable Bill at 10:00 GMT on 25 March, the trade ministry said. "
    "The minister for trade, Ida Berg, will visit Kenya from 9 to 11 March."
)
MOVED = (
    "The vote on the Sound Cable Bill was postponed from 25 March to 2 April, the speaker's office said. "
    "The minister for trade, Ida Berg, will visit Kenya from 9 to 11 March."
)
OFF = "The vote on the Sound Cable Bill on 25 March has been cancelled, the speaker's office said."


@dataclass(frozen=True)
class Week:
    """Editions of one story, a day apart."""

    newsroom: Any

    def editions(self, *texts: str) -> list[Any]:
        made: list[Any] = []
        past, seen = None, []
        for n, text in enumerate(texts):
            day = MONDAY + timedelta(n)
            article = replace(self.newsroom.article(f"a{n}", text, "Courier", day), url=f"https://courier.example/{n}")
            seen.append(article)
            made.append(self.newsroom.edition(article, as_of=day, past=past))
            past = self.newsroom.remembered(made[-1], (article,)) if past is None else self.after(past, made[-1], seen)
        return made

    def after(self, past: Past, briefing: Any, seen: list[Any]) -> Past:
        told = self.newsroom.remembered(briefing, tuple(seen))
        before = {s.id: s for s in past.stories}
        stories = tuple(
            replace(s, told=(*before[s.id].told, *s.told), articles=tuple(seen)) if s.id in before else s
            for s in told.stories
        )
        return replace(told, stories=stories)


@pytest.fixture(scope="module")
def week(newsroom: Any) -> Week:
    return Week(newsroom)


def loose(data: bytes) -> dict[str, Any]:
    return {str(e["UID"]): e for e in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def other(data: bytes) -> list[Event]:
    """The same as the second reader has them: it refuses what breaks RFC 5545 and shares no code with the first."""
    return IcsCalendarStream.calendar_from_ics(data.decode("utf-8")).events


def taken_in(held: dict[str, Event], data: bytes) -> None:
    """Imports a file as RFC 5546 asks: of each id the entry with the highest sequence, then the latest stamp."""
    for entry in other(data):
        known = held.get(entry.uid)
        if known is None or (entry.sequence or 0, entry.dtstamp) >= (known.sequence or 0, known.dtstamp):
            held[entry.uid] = entry


def test_two_readers_take_an_edition_and_agree(week: Week) -> None:
    (briefing,) = week.editions(VOTE)
    first, second = loose(calendar(briefing)), other(calendar(briefing))
    assert [e.uid for e in second] == list(first)
    for entry in second:
        same = first[entry.uid]
        assert (entry.dtstart, entry.dtend) == (same["DTSTART"].dt, same["DTEND"].dt)
        assert (entry.summary, entry.description) == (str(same["SUMMARY"]), str(same["DESCRIPTION"]))
        assert (entry.sequence or 0, str(entry.status)) == (same["SEQUENCE"], f"EventStatus.{same['STATUS']}")
    assert [(e.dtstart, e.dtend) for e in second] == [
        (date(2026, 3, 9), date(2026, 3, 12)),
        (date(2026, 3, 25), date(2026, 3, 26)),
    ]


def test_the_entry_says_the_time_the_passage_and_where_it_stands(week: Week) -> None:
    (briefing,) = week.editions(VOTE)
    vote = list(loose(calendar(briefing)).values())[-1]
    assert str(vote["SUMMARY"]).endswith("vote on the Sound Cable Bill, 10:00 GMT")
    assert "25 March" in str(vote["DESCRIPTION"])
    assert str(vote["DESCRIPTION"]).endswith("Courier\nhttps://courier.example/0")


def test_a_postponed_vote_keeps_its_id_over_editions_and_moves_one_step(week: Week) -> None:
    first, second = (loose(calendar(b)) for b in week.editions(VOTE, MOVED))
    (uid,) = (u for u, e in first.items() if "vote" in str(e["SUMMARY"]))
    assert (first[uid]["SEQUENCE"], second[uid]["SEQUENCE"]) == (0, 1)
    assert (first[uid]["DTSTART"].dt, second[uid]["DTSTART"].dt) == (date(2026, 3, 25), date(2026, 4, 2))
    assert first[uid]["DTSTAMP"].dt < second[uid]["DTSTAMP"].dt
    assert set(first) == set(second), "the visit told again is the same entry too"


def test_a_cancelled_vote_is_cancelled_in_the_calendar(week: Week) -> None:
    first, second = (loose(calendar(b)) for b in week.editions(VOTE, OFF))
    (gone,) = second.values()
    assert str(gone["STATUS"]) == "CANCELLED"
    assert str(gone["UID"]) in first
    assert gone["SEQUENCE"] == 1


def test_a_second_import_changes_entries_and_doubles_none(week: Week) -> None:
    held: dict[str, Event] = {}
    for briefing in (b for b in week.editions(VOTE, MOVED, MOVED) for _ in range(2)):
        taken_in(held, calendar(briefing))
    assert sorted(e.dtstart for e in held.values()) == [date(2026, 3, 9), date(2026, 4, 2)]
    assert sorted(e.sequence or 0 for e in held.values()) == [0, 1]


def test_an_import_of_the_next_edition_says_what_was_called_off(week: Week) -> None:
    held: dict[str, Event] = {}
    for briefing in week.editions(VOTE, OFF):
        taken_in(held, calendar(briefing))
    assert sorted((e.dtstart, e.status) for e in held.values()) == [
        (date(2026, 3, 9), EventStatus.CONFIRMED),
        (date(2026, 3, 25), EventStatus.CANCELLED),
    ]


# The subscription -----------------------------------------------------------------------------------------------------


def one(uid: str, day: int, sequence: int = 0, **more: Any) -> Appointment:
    stamp = datetime(2026, 3, 2 + sequence, 5, 30, tzinfo=UTC)
    on = date(2026, 3, day)
    return replace(Appointment(uid, sequence, on, on, f"vote {uid}", "", "", "CONFIRMED", stamp), **more)


def test_a_subscription_has_what_is_ahead_over_all_editions_once(week: Week) -> None:
    told = [appointments(b) for b in week.editions(VOTE, MOVED)]
    ours = other(subscription("Coast; briefing, daily", told, TUESDAY))
    assert [e.dtstart for e in ours] == [date(2026, 3, 9), date(2026, 4, 2)]
    assert [e.sequence or 0 for e in ours] == [0, 1]


def test_what_only_an_earlier_edition_told_stays_and_what_is_over_goes() -> None:
    editions = [(one("a", 5), one("b", 20)), (one("c", 24),)]
    kept = loose(subscription("Note", editions, date(2026, 3, 6)))
    assert list(kept) == ["b", "c"]


def test_the_same_words_of_the_same_day_are_one_entry_whatever_their_id() -> None:
    editions = [(one("a", 20),), (one("b", 20, summary="Vote A"),)]
    kept = loose(subscription("Note", editions, MONDAY))
    assert list(kept) == ["b"]


def test_a_subscription_says_when_to_look_again() -> None:
    data = subscription("Note", [], MONDAY)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in data
    assert other(data) == []
