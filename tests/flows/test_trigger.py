"""What is asked for by hand covers up to now; what was due is made once, and of fresh news."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows import records
from flows.configuration import Configuration, read
from flows.records import About
from flows.trigger import Job, again, scheduled, wanted
from flows.watch import Need, Watch
from tasks import archive
from tasks.errors import UsageError
from tasks.model import Intake, SourceState

TEXT = """
zone = "Europe/Brussels"
[[briefings]]
name = "daily"
cut_off = "06:30"
[[sources]]
key = "press"
kind = "folder"
at = "press"
[[topics]]
name = "A"
terms = ["vote"]
"""
DUE = datetime(2026, 2, 3, 5, 30, tzinfo=UTC)
NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def held(tmp_path: Path) -> Configuration:
    return read(tmp_path / "daybrief.toml", TEXT.encode(), {})


def collected(held: Configuration, at: datetime) -> None:
    archive.keep(held.shelf, Intake((), states=(SourceState("press", read=at),)), at)


def published(held: Configuration, cut_off: datetime) -> None:
    folder = held.output / "daily" / cut_off.date().isoformat() / "v1"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps({"period": {"cut_off": cut_off.isoformat()}}))


def killed(held: Configuration, run: str = "r1", cut_off: datetime = DUE, asked: datetime = DUE) -> None:
    records.ask(held.work, About(run, "daily", cut_off.date(), cut_off, asked))
    with (held.work / "runs" / f"{run}.json").open("a") as file:
        file.write('{"started": "2026-02-03T05:31:00+00:00"}\n')


def failed(held: Configuration) -> None:
    def body(_: object) -> str:
        raise UsageError("press", "is empty")

    with pytest.raises(UsageError):
        records.follow(held.work, About("r9", "daily", DUE.date(), DUE, DUE), lambda _: None, body, str)


def test_of_today_it_covers_up_to_now(held: Configuration) -> None:
    collected(held, NOON)
    published(held, DUE)
    plan = held.briefing()
    assert wanted(held, plan, None, NOON) == Job(plan, NOON)
    assert wanted(held, plan, NOON.date(), NOON) == Job(plan, NOON)


def test_of_an_earlier_day_it_covers_up_to_when_that_day_was_due(held: Configuration) -> None:
    plan = held.briefing()
    assert wanted(held, plan, date(2026, 2, 2), NOON) == Job(plan, DUE - DAY)
    summer = datetime(2026, 7, 5, 12, tzinfo=UTC)
    assert wanted(held, plan, date(2026, 7, 2), summer) == Job(plan, datetime(2026, 7, 2, 4, 30, tzinfo=UTC))


def test_today_is_the_readers_day(held: Configuration) -> None:
    late = datetime(2026, 2, 3, 23, 30, tzinfo=UTC)  # the 4th in Brussels
    collected(held, late)
    job = wanted(held, held.briefing(), date(2026, 2, 4), late)
    assert (job.cut_off, job.plan.order(job.cut_off).as_of) == (late, date(2026, 2, 4))
    with pytest.raises(UsageError, match="2026-02-05 has not come yet in Europe/Brussels"):
        wanted(held, held.briefing(), date(2026, 2, 5), late)


def test_where_the_last_collection_is_missing_the_sources_are_read_first(held: Configuration) -> None:
    never = wanted(held, held.briefing(), None, NOON)
    assert (never.collect, never.cut_off) == (True, NOON)
    collected(held, NOON - timedelta(hours=3))
    stale = wanted(held, held.briefing(), None, NOON)
    assert stale.collect
    assert stale.notice == "the sources had not been read since 2026-02-03 09:00 UTC; they were read first"
    collected(held, NOON - timedelta(hours=1))
    assert not wanted(held, held.briefing(), None, NOON).collect  # that of noon may be under way


def test_what_was_due_covers_up_to_then_however_late_it_is_made(held: Configuration) -> None:
    collected(held, DUE - 30 * MINUTE)
    assert scheduled(held, held.briefing(), DUE, NOON) == Job(held.briefing(), DUE)


def test_what_was_due_while_the_machine_was_off_is_made_of_what_stands_there_now(held: Configuration) -> None:
    collected(held, DUE - DAY)
    job = scheduled(held, held.briefing(), DUE, NOON)
    assert job
    assert (job.cut_off, job.collect) == (NOON, True)


def test_what_was_due_is_not_made_where_an_edition_reaches_as_far(held: Configuration) -> None:
    published(held, DUE - DAY)
    assert scheduled(held, held.briefing(), DUE, NOON)
    published(held, NOON - timedelta(hours=1))
    assert scheduled(held, held.briefing(), DUE, NOON) is None


def test_an_edition_by_hand_or_a_damaged_one_reaches_nowhere(held: Configuration) -> None:
    for name, data in (("v1", "{}"), ("v2", "{"), ("v3", '{"period": {"cut_off": "soon"}}')):
        folder = held.output / "daily" / "2026-02-03" / name
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text(data)
    assert scheduled(held, held.briefing(), DUE, NOON)


def test_a_fresh_house_has_missed_no_edition_but_reads_its_sources(held: Configuration) -> None:
    watch = Watch(held, since=NOON + MINUTE)
    assert watch.look(NOON + MINUTE) == (Need(NOON),)
    assert watch.look(NOON + 2 * MINUTE) == ()


def test_what_was_missed_while_serve_was_not_running_is_caught_up_once(held: Configuration) -> None:
    published(held, DUE - 4 * DAY)
    watch = Watch(held, since=NOON + MINUTE)
    assert watch.look(NOON + MINUTE) == (Need(DUE, "daily"),)  # the last of four; it covers what the others would have
    records.ask(held.work, About("r1", "daily", NOON.date(), NOON, NOON))
    assert watch.look(NOON + 2 * MINUTE) == ()  # it reads the sources itself


def test_at_the_hour_the_schedule_has_ten_minutes_before_it_is_done_without_it(held: Configuration) -> None:
    published(held, DUE - DAY)
    collected(held, DUE - 30 * MINUTE)
    watch = Watch(held, since=DUE - timedelta(hours=3))
    assert watch.look(DUE + 9 * MINUTE) == ()
    assert watch.look(DUE + 10 * MINUTE) == (Need(DUE, "daily"),)


def test_without_a_prefect_server_it_is_made_on_the_hour(held: Configuration) -> None:
    collected(held, DUE - 30 * MINUTE)
    watch = Watch(held, DUE - timedelta(minutes=20), timedelta())
    assert watch.look(DUE - MINUTE) == ()
    assert watch.look(DUE) == (Need(DUE, "daily"),)  # also the first ever


def test_a_run_that_is_under_way_or_failed_is_left_alone(held: Configuration) -> None:
    published(held, DUE - DAY)
    collected(held, DUE + 10 * MINUTE)
    watch = Watch(held, since=DUE - DAY)
    records.ask(held.work, About("r1", "daily", DUE.date(), DUE, DUE))
    assert watch.look(DUE + 20 * MINUTE) == ()
    failed(held)
    assert watch.look(DUE + 29 * MINUTE) == ()


def test_a_run_that_was_killed_is_made_once_more_and_not_for_ever(held: Configuration) -> None:
    published(held, DUE - DAY)
    collected(held, DUE + 10 * MINUTE)
    watch = Watch(held, since=DUE - DAY)
    killed(held)
    assert watch.look(DUE + 20 * MINUTE) == (Need(DUE, "daily", "r1"),)
    assert watch.look(DUE + 20 * MINUTE + timedelta(seconds=30)) == ()  # it is on its way
    killed(held, "r2")
    assert watch.look(DUE + 21 * MINUTE) == ()


def test_a_run_by_hand_that_was_killed_is_made_once_more_where_nobody_has_asked_again(held: Configuration) -> None:
    published(held, NOON - MINUTE)
    collected(held, NOON)
    killed(held, "r1", NOON, NOON)
    killed(held, "old", NOON - DAY, NOON - DAY)
    watch = Watch(held, since=NOON - DAY)
    assert watch.look(NOON + MINUTE) == (Need(NOON, "daily", "r1"),)
    assert watch.look(NOON + 2 * MINUTE) == ()
    killed(held, "r2", NOON, NOON + MINUTE)  # twice is enough
    assert watch.look(NOON + 3 * MINUTE) == ()
    killed(held, "r3", NOON + 4 * MINUTE, NOON + 4 * MINUTE)
    records.ask(held.work, About("r4", "daily", NOON.date(), NOON + 5 * MINUTE, NOON + 5 * MINUTE))
    assert watch.look(NOON + 6 * MINUTE) == ()  # the reader has pressed once more


def test_what_was_killed_covers_the_same_when_it_is_made_again(held: Configuration) -> None:
    collected(held, NOON)
    plan = held.briefing()
    earlier = again(held, About("r1", "daily", date(2026, 2, 1), DUE - 2 * DAY, NOON), NOON)
    assert (earlier.plan, earlier.cut_off, earlier.collect) == (plan, DUE - 2 * DAY, False)
    assert earlier.notice == "run r1 was killed; the edition was made again by itself"
    assert again(held, About("r1", "daily", NOON.date(), NOON, NOON), NOON + MINUTE).cut_off == NOON


def test_a_run_that_was_killed_before_it_had_read_its_sources_reads_them_again(held: Configuration) -> None:
    stale = again(held, About("r1", "daily", NOON.date(), NOON, NOON), NOON + MINUTE)
    assert (stale.collect, stale.cut_off) == (True, NOON + MINUTE)
    assert stale.notice.startswith("run r1 was killed; ")
    assert stale.notice.endswith("; the sources had not been read before; they were read first")


def test_a_run_that_was_killed_after_it_had_read_its_sources_covers_what_it_read(held: Configuration) -> None:
    killed(held, "r1", NOON, NOON)
    records.reach(held.work, "r1", NOON + MINUTE)
    collected(held, NOON)
    found = records.read(held.work, "r1", NOON + 2 * MINUTE)
    assert found
    job = again(held, found.about, NOON + 2 * MINUTE)
    assert (job.cut_off, job.collect) == (NOON + MINUTE, False)


def test_a_collection_that_nobody_made_is_made(held: Configuration) -> None:
    collected(held, NOON - 60 * MINUTE)
    published(held, DUE)
    watch = Watch(held, since=NOON - DAY)
    assert watch.look(NOON + 9 * MINUTE) == ()
    assert watch.look(NOON + 10 * MINUTE) == (Need(NOON),)
    collected(held, NOON + 11 * MINUTE)
    assert watch.look(NOON + 12 * MINUTE) == ()


def test_what_a_clock_ahead_wrote_down_is_no_reason_to_read_nothing(held: Configuration) -> None:
    collected(held, DUE + DAY)
    job = wanted(held, held.briefing(), None, NOON)
    assert job.collect
    assert "had not been read before" in job.notice
