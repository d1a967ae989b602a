"""Clocks that are changed, put back or wrong: each day has its one edition, and no article is lost or told twice."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from forked import Commands
from press import at, item, names, put, settings

from flows.configuration import Plan, read
from flows.schedule import Timetable, fault

ZONES = {  # a zone, and days on which its clocks are changed
    "Europe/Brussels": ("2026-03-29", "2026-10-25"),
    "America/New_York": ("2026-03-08", "2026-11-01"),
    "America/Toronto": ("2026-03-08", "2026-11-01"),
    "America/Santiago": ("2026-04-04", "2026-04-05", "2026-09-06"),  # at midnight
    "Asia/Kolkata": ("2026-03-29", "2026-10-25"),  # none, ever
    "Australia/Sydney": ("2026-04-05", "2026-10-04"),
    "Australia/Lord_Howe": ("2026-04-05", "2026-10-04"),  # by half an hour
}
CHANGES = [(zone, date.fromisoformat(day)) for zone, days in ZONES.items() for day in days]
CLOCKS = ["00:10", "01:30", "02:15", "02:45", "03:00", "05:30", "06:00", "12:00", "23:45"]
DAY, LOOK = timedelta(days=1), timedelta(minutes=10)


def plan(zone: str, clock: str) -> Plan:
    text = f'[[briefings]]\nname = "daily"\nzone = "{zone}"\ncut_off = "{clock}"'
    return read(Path("daybrief.toml"), text.encode(), {}).briefing()


@pytest.mark.parametrize(("zone", "day"), CHANGES, ids=str)
@pytest.mark.parametrize("clock", CLOCKS)
def test_around_a_change_of_clocks_every_day_is_due_once_at_the_readers_hour(zone: str, day: date, clock: str) -> None:
    hour, minute = clock.split(":")
    if fault(f"{int(minute)} {int(hour)} * * *", zone):
        with pytest.raises(Exception, match=r"does not exist|comes twice"):
            plan(zone, clock)
        return
    briefing = plan(zone, clock)
    start = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC) - 2 * DAY
    met = {briefing.times.last(start + n * LOOK) for n in range(5 * 144)} - {briefing.times.last(start)}
    local = sorted(due.astimezone(ZoneInfo(zone)) for due in met if due)
    assert [f"{due:%H:%M}" for due in local] == [clock] * len(local), "by the reader's clock"
    days = [due.date() for due in local]
    assert days == [days[0] + n * DAY for n in range(len(days))], "no day without, no day with two"
    assert {day - DAY, day, day + DAY} <= set(days)
    assert [briefing.order(due).as_of for due in sorted(filter(None, met))] == days, "and each note has its day"


def test_of_all_hours_only_those_that_a_change_touches_are_refused() -> None:
    touched = {
        zone: [h for h in range(24) if any(fault(f"{m} {h} * * *", zone) for m in (0, 15, 30, 45))] for zone in ZONES
    }
    assert touched == {
        "Europe/Brussels": [2],
        "America/New_York": [1, 2],
        "America/Toronto": [1, 2],
        "America/Santiago": [0, 23],
        "Asia/Kolkata": [],
        "Australia/Sydney": [2],
        "Australia/Lord_Howe": [1, 2],
    }


def test_an_hourly_collection_is_due_every_hour_whatever_clocks_do() -> None:
    times, start = Timetable("0 * * * *", "UTC"), datetime(2026, 3, 28, 12, tzinfo=UTC)
    met = {times.last(start + n * LOOK) for n in range(24 * 6)}
    assert len(met) == 24


@pytest.fixture
def desk(tmp_path: Path, commands: Commands) -> Path:
    (tmp_path / "daybrief.toml").write_text(settings("post feed feed.xml"), encoding="utf-8")
    put(tmp_path, "harbour")
    commands(tmp_path, "collect", "--at", at(2, 5))
    assert commands(tmp_path, "edition", "--cut-off", at(2, 5, 30)).returncode == 0
    return tmp_path


def edition(commands: Commands, desk: Path, day: int) -> list[str]:
    done = commands(desk, "edition", "--cut-off", at(day, 5, 30))
    assert done.returncode == 0, done.said
    return names(desk, f"daily/2026-02-{day:02}")


def test_a_clock_that_is_put_back_an_hour_loses_and_doubles_nothing(commands: Commands, desk: Path) -> None:
    put(desk, "rail", "harbour")
    commands(desk, "collect", "--at", at(2, 4, 50))  # after the edition of 05:30, by a clock that was put back
    assert names(desk, "daily/2026-02-02") == ["harbour"]
    again = commands(desk, "edition", "--cut-off", at(2, 5, 30))
    assert again.stdout.startswith("already published, identical"), "when 05:30 comes the second time"
    put(desk, "power", "rail", "harbour")
    commands(desk, "collect", "--at", at(2, 6))
    assert edition(commands, desk, 3) == ["power", "rail"], "what came in the hour that was twice counts after it"


def test_a_collection_by_a_clock_a_day_ahead_is_told_a_day_late_and_once(commands: Commands, desk: Path) -> None:
    put(desk, "rail", "harbour")
    commands(desk, "collect", "--at", at(4, 4))  # on the 3rd
    put(desk, item("power"), "rail", "harbour")
    commands(desk, "collect", "--at", at(3, 5))  # the clock is right again
    assert edition(commands, desk, 3) == ["power"]
    assert edition(commands, desk, 4) == ["rail"]
    assert edition(commands, desk, 5) == []


def test_a_collection_by_a_clock_a_day_behind_falls_into_no_closed_edition(commands: Commands, desk: Path) -> None:
    put(desk, "rail", "harbour")
    commands(desk, "collect", "--at", at(1, 4))  # on the 3rd
    assert edition(commands, desk, 3) == ["rail"]


def test_an_edition_by_a_clock_a_day_ahead_leaves_the_next_ones_their_news(commands: Commands, desk: Path) -> None:
    put(desk, "rail", "harbour")
    commands(desk, "collect", "--at", at(3, 5))
    assert edition(commands, desk, 4) == ["rail"]  # made on the 3rd
    put(desk, "power", "rail", "harbour")
    commands(desk, "collect", "--at", at(3, 6))
    assert edition(commands, desk, 5) == ["power"]
