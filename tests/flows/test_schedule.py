"""Each briefing is due at its hour on the reader's clock, also in the weeks when clocks change."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.configuration import ConfigurationError, read
from flows.schedule import Timetable, fault, parse


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("cron", "zone", "now", "last", "after"),
    [
        ("30 5 * * *", "UTC", "2026-02-03T05:30", "2026-02-03T05:30", "2026-02-04T05:30"),
        ("30 5 * * *", "UTC", "2026-02-03T05:29", "2026-02-02T05:30", "2026-02-03T05:30"),
        ("30 5 * * 1-5", "UTC", "2026-02-07T12:00", "2026-02-06T05:30", "2026-02-09T05:30"),  # a Saturday
        ("0 6 * * mon,thu", "UTC", "2026-02-03T12:00", "2026-02-02T06:00", "2026-02-05T06:00"),
        ("30 5,16 * * *", "UTC", "2026-02-03T12:00", "2026-02-03T05:30", "2026-02-03T16:30"),
        ("*/20 9-10 * * *", "UTC", "2026-02-03T09:50", "2026-02-03T09:40", "2026-02-03T10:00"),
        ("0 6 1 */3 *", "UTC", "2026-02-03T12:00", "2026-01-01T06:00", "2026-04-01T06:00"),
        ("0 6 29 2 *", "UTC", "2026-02-03T12:00", "2024-02-29T06:00", "2028-02-29T06:00"),
        ("0 6 13 * 5", "UTC", "2026-02-03T12:00", "2026-01-30T06:00", "2026-02-06T06:00"),  # either is enough
        ("0 6 * * 7", "UTC", "2026-02-03T12:00", "2026-02-01T06:00", "2026-02-08T06:00"),
        ("0 6 * * *", "Europe/Brussels", "2026-03-28T12:00", "2026-03-28T05:00", "2026-03-29T04:00"),
        ("0 6 * * *", "Europe/Brussels", "2026-10-24T12:00", "2026-10-24T04:00", "2026-10-25T05:00"),
        ("30 5 * * *", "Asia/Kolkata", "2026-02-02T23:59", "2026-02-02T00:00", "2026-02-03T00:00"),
        ("0 23 * * *", "America/New_York", "2026-02-03T04:30", "2026-02-03T04:00", "2026-02-04T04:00"),
    ],
)
def test_the_last_and_the_next_time_are_those_of_the_readers_clock(
    cron: str, zone: str, now: str, last: str, after: str
) -> None:
    times = Timetable(cron, zone)
    assert times.last(at(now)) == at(last)
    assert times.after(at(now)) == at(after)


def test_a_day_has_all_its_times_in_order_and_others_none() -> None:
    times = Timetable("30 16,5 * * 1-5", "Asia/Kolkata")
    assert times.on(date(2026, 2, 3)) == (at("2026-02-03T00:00"), at("2026-02-03T11:00"))
    assert times.on(date(2026, 2, 7)) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("30 5 * *", "is no cron line; write minute, hour, day, month, weekday"),
        ("@daily", "is no cron line"),
        ("60 5 * * *", 'has "60" as minute; it goes from 0 to 59'),
        ("0 24 * * *", 'has "24" as hour; it goes from 0 to 23'),
        ("0 5 0 * *", 'has "0" as day of the month; it goes from 1 to 31'),
        ("0 5 * * fry", 'has "fry" as weekday; write a number or a name as sun'),
        ("0 5-4 * * *", 'has "5-4" as hour'),
        ("*/0 5 * * *", 'has "*/0" as minute'),
        ("x 5 * * *", 'has "x" as minute; write a number'),
        ("0 ٥ * * *", 'has "٥" as hour'),
        ("0 6 31 2 *", "names a day that never comes"),
    ],
)
def test_a_line_that_is_no_schedule_is_told_with_the_field(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        parse(text)


@pytest.mark.parametrize(
    ("cron", "zone", "said"),
    [
        ("30 2 * * *", "Europe/Brussels", "02:30 does not exist in Europe/Brussels on 2026-03-29"),
        ("0 3 * * *", "Europe/Brussels", ""),
        ("59 1 * * *", "Europe/Brussels", ""),
        ("30 2 * * 1-5", "Europe/Brussels", ""),  # clocks change on Sundays
        ("30 2 * * 0", "Europe/Brussels", "02:30 does not exist"),
        ("30 1 * 11 *", "America/New_York", "01:30 comes twice in America/New_York on 2026-11-01"),
        ("15 0 * * *", "Africa/Cairo", "00:15 does not exist in Africa/Cairo on 2026-04-24"),
        ("15 2 * * *", "Australia/Lord_Howe", "02:15 does not exist"),  # half an hour is left out there
        ("45 2 * * *", "Australia/Lord_Howe", ""),
        ("*/15 * * * *", "Europe/Brussels", "02:00 does not exist"),
        ("30 2 * * *", "Asia/Kolkata", ""),
        ("30 2 * * *", "UTC", ""),
    ],
)
def test_an_hour_that_is_missing_or_comes_twice_is_refused_with_the_day(cron: str, zone: str, said: str) -> None:
    assert fault(cron, zone).startswith(said)
    assert bool(fault(cron, zone)) == bool(said)


def mistakes(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as wrong:
        read(Path("daybrief.toml"), f'{text}\n[[topics]]\nname = "A"\nterms = ["vote"]\n'.encode(), {})
    return wrong.value.mistakes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[[briefings]]\nzone = "America/New_York"\ncut_off = "01:30"',
            (
                '3: [[briefings]] number 1: cut_off "01:30" comes twice in America/New_York on 2026-11-01, when clocks are '
                "put back; take another hour"
            ),
        ),
        (
            '[[briefings]]\nzone = "Europe/Brussels"\ncron = "30 2 * * *"',
            (
                '3: [[briefings]] number 1: cron "30 2 * * *": 02:30 does not exist in Europe/Brussels on 2026-03-29, when '
                "clocks are put forward; take another hour"
            ),
        ),
        ('[[briefings]]\ncron = "5 6"', '2: [[briefings]] number 1: cron "5 6" is no cron line'),
        (
            '[[briefings]]\ncron = "5 6 * * *"\ncut_off = "05:30"',
            "3: [[briefings]] number 1: cron says itself up to when an edition covers; leave out cut_off",
        ),
        ('collect = "hourly"', '1: collect "hourly" is no cron line'),
        ("room = 8050", "1: room is no table; write it once under a heading [room]"),
        ("[room]\nport = 0", "2: [room] port 0 is too small; it is at least 1"),
        ("[room]\nprot = 1", '2: [room] "prot" is not known; did you mean "port"?'),
        ('[room]\npassword_file = "nowhere"', '2: [room] password_file "nowhere" is no file that exists'),
        ('[notify]\nmail_to = ["desk"]', '2: [notify] mail_to "desk" is no e-mail address'),
        ('[notify]\nsmtp = "mail.example"', '2: [notify] smtp "mail.example" is no server; write host and port'),
        ('[notify]\nuser = "desk"\nsmtp = "mail.example:587"', "2: [notify] user: the password would cross the net"),
        ('[notify]\nwebhook = "hook"', '2: [notify] webhook "hook" is no http(s) address'),
    ],
)
def test_a_fault_of_the_schedule_is_told_with_its_line(text: str, said: str) -> None:
    (told,) = mistakes(text)
    assert told.startswith(f"daybrief.toml:{said}")


def test_several_briefings_have_each_their_own_hours() -> None:
    text = """
[[briefings]]
name = "brussels"
zone = "Europe/Brussels"
cut_off = "06:30"
[[briefings]]
name = "delhi"
zone = "Asia/Kolkata"
cron = "0 7,18 * * mon-fri"
[[topics]]
name = "A"
terms = ["vote"]
"""
    held = read(Path("daybrief.toml"), text.encode(), {})
    brussels, delhi = held.briefings
    assert (brussels.cron, delhi.cron, held.collect) == ("30 6 * * *", "0 7,18 * * mon-fri", "0 * * * *")
    now = at("2026-02-03T06:00")
    assert brussels.times.last(now) == at("2026-02-03T05:30")
    assert delhi.times.on(date(2026, 2, 3)) == (at("2026-02-03T01:30"), at("2026-02-03T12:30"))
    assert delhi.cut_off_on(date(2026, 2, 7)) == at("2026-02-07T12:30")  # a Saturday: by hand at the latest hour
