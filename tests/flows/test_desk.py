"""How a run stands is known while it goes and after it was killed; a button pressed twice starts one run."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows import records
from flows.configuration import Configuration, read
from flows.desk import Ask, RecordsDesk
from flows.direct import Tell, Told
from flows.records import About
from flows.trigger import Job
from tasks.errors import OutputError
from tasks.model import Past
from web.desk import Busy, Refused

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
TUESDAY = date(2026, 2, 3)
THIS = About("r1", "daily", TUESDAY, NOON, NOON)
KILLED_AT = """
import os, signal, sys
from pathlib import Path
from flows import records
from flows.direct import Told
from datetime import datetime, UTC, date
noon = datetime(2026, 2, 3, 12, tzinfo=UTC)
def body(tell):
    tell(Told("archive.begin", "done", 0.1))
    tell(Told("extract.facts", "done", 0.1, 2, 5))
    print("there", flush=True)
    signal.pause()
records.follow(Path(sys.argv[1]), records.About("r1", "daily", date(2026, 2, 3), noon, noon), print, body, str)
"""


def quiet(_: Told) -> None:
    pass


def follow(work: Path, *told: Told, fails: Exception | None = None, about: About = THIS) -> None:
    def body(tell: Tell) -> str:
        for each in told:
            tell(each)
        if fails:
            raise fails
        return "output/daily/2026-02-03/v1"

    records.follow(work, about, quiet, body, str)


def states(work: Path, run: str = "r1") -> dict[str, str]:
    found = records.read(work, run, NOON)
    assert found
    return {stage.name: stage.state for stage in found.row.stages}


def through(last: str) -> list[Told]:
    return [Told(step, "done", 0.5) for step in records.STEPS[: records.STEPS.index(last) + 1]]


def test_the_steps_are_those_of_the_pipeline_in_its_order() -> None:
    from unittest.mock import MagicMock

    from flows import pipeline
    from flows.direct import name

    class Names:
        """A runner that runs nothing."""

        def __init__(self) -> None:
            self.seen: list[str] = []

        def __call__(self, step, *args, **kwargs):
            self.seen.append(name(step))
            made = MagicMock()
            made.__iter__.return_value = iter(())
            return Past() if self.seen[-1] == "archive.recall" else made

        observe = commit = each = __call__

    run = Names()
    pipeline.edition(MagicMock(), MagicMock(), run)
    assert tuple(run.seen) == records.STEPS


def test_a_run_that_ended_well_says_where_its_edition_is(tmp_path: Path) -> None:
    follow(tmp_path, *through("archive.publish"))
    found = records.read(tmp_path, "r1", NOON)
    assert found
    assert (found.row.state, found.row.edition, found.row.error) == ("done", "output/daily/2026-02-03/v1", "")
    assert (found.row.day, found.about.cut_off) == (TUESDAY, NOON)
    assert set(states(tmp_path).values()) == {"done"}
    assert found.row.started
    assert found.row.ended


def test_a_step_without_items_is_passed_over_when_a_later_one_stands(tmp_path: Path) -> None:
    follow(tmp_path, *(told for told in through("archive.publish") if told.step != "extract.facts"))
    assert states(tmp_path)["extract.facts"] == "done"


def test_a_run_that_failed_names_step_and_reason(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        follow(tmp_path, *through("deduplicate.cite"), fails=OutputError("disk", "is full; free some space"))
    found = records.read(tmp_path, "r1", NOON)
    assert found
    assert (found.row.state, found.row.error) == ("failed", "disk: is full; free some space")
    assert states(tmp_path)["select.choose"] == "done"
    assert states(tmp_path)["extract.facts"] == "failed"
    assert states(tmp_path)["render.package"] == "waiting"
    assert not found.killed


def test_what_nobody_foresaw_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        follow(tmp_path, fails=ZeroDivisionError("division by zero"))
    found = records.read(tmp_path, "r1", NOON)
    assert found
    assert found.row.error == "unexpected: ZeroDivisionError: division by zero"


def test_items_and_seconds_of_a_step_add_up_and_what_was_kept_is_told(tmp_path: Path) -> None:
    facts = [Told("extract.facts", "kept", 0.25, number, 3) for number in (1, 2, 3)]
    follow(tmp_path, *through("select.choose"), *facts)
    found = records.read(tmp_path, "r1", NOON)
    assert found
    (stage,) = [s for s in found.row.stages if s.name == "extract.facts"]
    assert (stage.state, stage.number, stage.total, stage.seconds) == ("kept", 3, 3, 0.75)


def test_a_collection_before_it_stands_in_front(tmp_path: Path) -> None:
    follow(tmp_path, Told("ingest.gather", "done", 1.0), *through("archive.begin"))
    assert list(states(tmp_path))[:2] == ["ingest.gather", "archive.begin"]


def test_many_quick_items_are_few_lines(tmp_path: Path) -> None:
    follow(tmp_path, *(Told("extract.facts", "done", 0.0, n, 2000) for n in range(1, 2001)))
    assert len((tmp_path / "runs" / "r1.json").read_text().splitlines()) < 20


def killed(work: Path, at: Callable[[], None] = lambda: None) -> None:
    child = subprocess.Popen([sys.executable, "-c", KILLED_AT, str(work)], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    while "there" not in child.stdout.readline():
        pass
    at()
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


def test_a_run_is_seen_while_it_goes_and_known_as_killed_at_once(tmp_path: Path) -> None:
    def under_way() -> None:
        found = records.read(tmp_path, "r1", NOON)
        assert found
        assert (found.row.state, found.row.open, found.killed) == ("running", True, False)
        assert states(tmp_path)["extract.facts"] == "running"

    killed(tmp_path, under_way)
    found = records.read(tmp_path, "r1", NOON)
    assert found
    assert (found.row.state, found.killed) == ("failed", True)
    assert "killed" in found.row.error
    assert states(tmp_path)["extract.facts"] == "failed"


def test_a_killed_run_that_goes_on_is_done_in_the_end(tmp_path: Path) -> None:
    killed(tmp_path)
    path = tmp_path / "runs" / "r1.json"
    path.write_bytes(path.read_bytes() + b'{"step": "ext')  # the power went in the middle of a line
    follow(tmp_path, *through("archive.publish"))
    found = records.read(tmp_path, "r1", NOON)
    assert found
    assert found.row.state == "done"
    assert set(states(tmp_path).values()) == {"done"}


def test_a_run_that_nobody_takes_up_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    records.ask(tmp_path, THIS)
    early, late = (records.read(tmp_path, "r1", NOON + timedelta(minutes=n)) for n in (29, 31))
    assert early
    assert late
    assert (early.row.state, late.row.state) == ("waiting", "failed")
    assert "start it again" in late.row.error


@pytest.mark.parametrize("data", [b"", b"\0\0", b"{}", b"[1]", b'{"run": {"id": "r1"}}', b'{"run"'])
def test_a_damaged_record_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "r1.json").write_bytes(data)
    assert records.read(tmp_path, "r1", NOON) is None
    assert records.read_all(tmp_path, NOON) == ()


@pytest.mark.parametrize("name", ["../r1", "r1.json", "", "a" * 65, "r/1", "é"])
def test_a_run_is_found_by_its_id_only(tmp_path: Path, name: str) -> None:
    follow(tmp_path)
    assert records.read(tmp_path, name, NOON) is None


@pytest.fixture
def held(tmp_path: Path) -> Configuration:
    text = """
[[briefings]]
name = "daily"
title = "Coast, daily"
zone = "Asia/Kolkata"
[[briefings]]
name = "weekly"
cron = "0 6 * * mon"
[[topics]]
name = "A"
terms = ["vote"]
"""
    return read(tmp_path / "daybrief.toml", text.encode(), {})


def desk(held: Configuration, now: datetime = NOON) -> tuple[RecordsDesk, list[tuple[Ask, Job]]]:
    begun: list[tuple[Ask, Job]] = []

    def begin(ask: Ask, job: Job) -> str:
        begun.append((ask, job))
        return ask.run

    return RecordsDesk(held, begin, lambda: now), begun


def test_the_desk_names_each_briefing_with_the_readers_day_and_the_next_time(held: Configuration) -> None:
    daily, weekly = desk(held, datetime(2026, 2, 3, 20, tzinfo=UTC))[0].briefings()
    assert (daily.title, daily.today, daily.zone) == ("Coast, daily", date(2026, 2, 4), "Asia/Kolkata")
    assert daily.next == datetime(2026, 2, 4, 0, 0, tzinfo=UTC)
    assert (weekly.today, weekly.next) == (TUESDAY, datetime(2026, 2, 9, 6, tzinfo=UTC))


def test_a_form_sent_twice_starts_one_run_and_another_one_has_to_wait(held: Configuration) -> None:
    at, begun = desk(held)
    run = at.start("daily", TUESDAY, "key one")
    assert at.start("daily", TUESDAY, "key one") == run
    with pytest.raises(Busy):
        at.start("daily", TUESDAY, "key two")
    assert at.start("weekly", TUESDAY, "key one") != run
    assert [ask.briefing for ask, _ in begun] == ["daily", "weekly"]
    (row,) = at.runs("daily")
    assert (row.id, row.state, row.day) == (run, "waiting", TUESDAY)
    assert at.run(run) == row


def test_after_a_run_the_next_can_start_and_the_latest_is_first(held: Configuration) -> None:
    first = desk(held)[0].start("daily", TUESDAY, "one")
    record = records.read(held.work, first, NOON)
    assert record
    follow(held.work, about=record.about)
    later, _ = desk(held, NOON + timedelta(minutes=5))
    time.sleep(0.01)
    second = later.start("daily", TUESDAY, "two")
    assert {row.id for row in later.runs("daily")} == {first, second}
    assert later.start("daily", TUESDAY, "one") == first


@pytest.mark.parametrize(
    ("briefing", "day", "said"),
    [
        ("monthly", TUESDAY, "is no briefing of daybrief.toml"),
        ("daily", date(2026, 2, 4), "has not come yet in Asia/Kolkata"),
        ("daily", date(2024, 2, 3), "farther back than the archive keeps articles"),
    ],
)
def test_what_cannot_be_made_is_refused_with_the_reason(
    held: Configuration, briefing: str, day: date, said: str
) -> None:
    at, begun = desk(held)
    with pytest.raises(Refused, match=said):
        at.start(briefing, day, "key")
    assert not begun


def test_a_record_is_lines_of_json_that_name_no_path_of_the_settings(held: Configuration) -> None:
    run = desk(held)[0].start("daily", TUESDAY, "key")
    lines = (held.work / "runs" / f"{run}.json").read_text().splitlines()
    assert [next(iter(json.loads(line))) for line in lines] == ["run", "key"]
    assert (held.work / "runs" / f"{run}.json").stat().st_size < 500
