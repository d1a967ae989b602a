"""Calendars over editions: two readers, one of them our own and strict, take them, and a move changes an entry."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

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
LINE = re.compile(r"(?P<name>[A-Z][A-Z0-9-]*)(?P<parameters>(?:;[A-Z-]+=[^:;]+)*):(?P<value>.*)", re.DOTALL)
STAMP = re.compile(r"\d{8}T\d{6}Z")
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "DESCRIPTION")


@dataclass(frozen=True)
class Entry:
    """One VEVENT as RFC 5545 has it."""

    parameters: dict[str, str]
    values: dict[str, str]

    def day(self, name: str) -> date:
        assert self.parameters[name] == ";VALUE=DATE", "a whole day says that it is a date"
        return datetime.strptime(self.values[name], "%Y%m%d").replace(tzinfo=UTC).date()


def strict(data: bytes) -> list[Entry]:
    """The entries of a calendar; an assertion for everything that RFC 5545 does not allow."""
    assert data.endswith(b"\r\n")
    rows = data[:-2].split(b"\r\n")
    assert not any(b"\n" in row or b"\r" in row for row in rows), "lines end in CRLF"
    assert all(len(row) <= 75 for row in rows), "a line has 75 octets at most"
    lines = re.sub(r"\r\n[ \t]", "", data.decode("utf-8")).split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert sum(1 for line in lines if line == "VERSION:2.0") == 1
    assert sum(1 for line in lines if line.startswith("PRODID:")) == 1
    entries: list[Entry] = []
    inside: Entry | None = None
    for line in lines[1:-1]:
        match = LINE.fullmatch(line)
        assert match, f"{line!r} is no content line"
        if line == "BEGIN:VEVENT":
            assert inside is None
            inside = Entry({}, {})
        elif line == "END:VEVENT":
            assert inside is not None
            entries.append(_sound(inside))
            inside = None
        elif inside is not None:
            assert match["name"] not in inside.values, f"{match['name']} stands twice"
            inside.parameters[match["name"]] = match["parameters"]
            inside.values[match["name"]] = match["value"]
    assert inside is None
    assert len({e.values["UID"] for e in entries}) == len(entries), "an id has one entry"
    return entries


def _sound(entry: Entry) -> Entry:
    assert set(ONCE) <= set(entry.values)
    assert STAMP.fullmatch(entry.values["DTSTAMP"])
    assert entry.day("DTEND") > entry.day("DTSTART"), "the end is the first day after it"
    assert entry.values["SEQUENCE"].isdigit()
    assert entry.values["STATUS"] in {"CONFIRMED", "TENTATIVE", "CANCELLED"}
    assert not re.search(r"(?<!\\)[;,]", entry.values["SUMMARY"] + entry.values["DESCRIPTION"]), "signs are escaped"
    return entry


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


def test_both_readers_take_an_edition_and_agree(week: Week) -> None:
    (briefing,) = week.editions(VOTE)
    data = calendar(briefing)
    ours, theirs = strict(data), loose(data)
    assert [e.values["UID"] for e in ours] == list(theirs)
    for entry in ours:
        other = theirs[entry.values["UID"]]
        assert (entry.day("DTSTART"), entry.day("DTEND")) == (other["DTSTART"].dt, other["DTEND"].dt)
    assert [(e.day("DTSTART"), e.day("DTEND")) for e in ours] == [
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
    """A calendar that keeps of each id the highest sequence has every event once, on its latest day."""
    held: dict[str, Any] = {}
    for briefing in (b for b in week.editions(VOTE, MOVED, MOVED) for _ in range(2)):
        for uid, entry in loose(calendar(briefing)).items():
            if uid not in held or (entry["SEQUENCE"], entry["DTSTAMP"].dt) >= (
                held[uid]["SEQUENCE"],
                held[uid]["DTSTAMP"].dt,
            ):
                held[uid] = entry
    assert sorted(e["DTSTART"].dt for e in held.values()) == [date(2026, 3, 9), date(2026, 4, 2)]


# The subscription -----------------------------------------------------------------------------------------------------


def one(uid: str, day: int, sequence: int = 0, **more: Any) -> Appointment:
    stamp = datetime(2026, 3, 2 + sequence, 5, 30, tzinfo=UTC)
    on = date(2026, 3, day)
    return replace(Appointment(uid, sequence, on, on, f"vote {uid}", "", "", "CONFIRMED", stamp), **more)


def test_a_subscription_has_what_is_ahead_over_all_editions_once(week: Week) -> None:
    told = [appointments(b) for b in week.editions(VOTE, MOVED)]
    ours = strict(subscription("Coast; briefing, daily", told, TUESDAY))
    assert [e.day("DTSTART") for e in ours] == [date(2026, 3, 9), date(2026, 4, 2)]
    assert [e.values["SEQUENCE"] for e in ours] == ["0", "1"]


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
    assert strict(data) == []


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda d: d.replace(b"\r\n", b"\n"),
        lambda d: d.replace(b";VALUE=DATE", b""),
        lambda d: d.replace(b"UID:", b"UIX:"),
        lambda d: d.replace(b"DTEND;VALUE=DATE:20260321", b"DTEND;VALUE=DATE:20260320"),
        lambda d: d.replace(b"SUMMARY:", b"SUMMARY:" + 80 * b"x"),
        lambda d: d.replace(b"DESCRIPTION:", b"DESCRIPTION:a;b"),
    ],
)
def test_the_strict_reader_is_strict(spoiled: Any) -> None:
    sound = subscription("Note", [(one("a", 20),)], MONDAY)
    strict(sound)
    with pytest.raises((AssertionError, KeyError)):
        strict(spoiled(sound))
