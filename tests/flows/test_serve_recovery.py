"""Whatever is killed in the night, the edition is there in the morning, once, and says why it is late."""

import contextlib
import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from test_serve import Served, soon, started
from test_serve_prefect import asked, below

from flows import records, remote
from flows.records import Record
from flows.remote import Server
from flows.standing import covered

pytestmark = [
    pytest.mark.long,
    pytest.mark.prefect,
    pytest.mark.xdist_group("prefect"),
    pytest.mark.filterwarnings("default"),  # what Prefect's own code does
]
SEEN_SECONDS = 300  # from a kill to where the server knows and the edition stands


@contextlib.contextmanager
def running(folder: Path, *args: str, cron: str = "", until: str = "daybrief: ready") -> Iterator[Served]:
    """Serve, once it has said ``until``; the edition is due by ``cron``."""
    made = started(folder, *args, more=f'cron = "{cron}"' if cron else "")
    try:
        soon(lambda: until in made.said or made.process.poll() is not None, 300)
        assert made.process.poll() is None, made.said
        yield made
    finally:
        made.process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            made.process.wait(60)
        made.process.kill()


def minute(ahead: int) -> tuple[datetime, str]:
    """A minute from now on, as an instant and as a cron line in UTC."""
    due = (datetime.now(UTC) + timedelta(minutes=ahead)).replace(second=0, microsecond=0)
    return due, f"{due.minute} {due.hour} * * *"


def all_records(house: Served) -> tuple[Record, ...]:
    return records.read_all(house.held.work, datetime.now(UTC))


def has_begun(house: Served, run: str) -> bool:
    found = records.read(house.held.work, run, datetime.now(UTC))
    return bool(found and found.row.state == "running")


def pid_of(house: Served, run: str) -> int:
    text = (house.held.work / "runs" / f"{run}.json").read_text()
    return int(text.rpartition('"pid": ')[2].partition("}")[0])


def process(above: int, what: str) -> int | None:
    """The process below ``above`` whose command ends in ``what`` and its arguments."""
    for pid in below(above):
        with contextlib.suppress(OSError):
            argv = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
            if argv[1:3] == ["-m", what]:
                return pid
    return None


def state(server: Server, run: str) -> str:
    return str(asked(server, f"/flow_runs/{run}")["state_type"])


def editions(house: Served) -> list[Path]:
    return sorted(house.held.output.glob("daily/*/v*/manifest.json"))


def test_a_run_killed_with_its_runner_is_crashed_at_the_server_and_made_again_once(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        server = remote.find(house.held.work)
        assert server
        run = house.press().headers["location"].rpartition("/")[2]
        soon(lambda: has_begun(house, run), 180)
        runner = process(house.process.pid, "flows.deployed")
        assert runner
        os.kill(runner, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):  # it ends with its runner
            os.kill(pid_of(house, run), signal.SIGKILL)
        soon(lambda: bool((r := records.read(house.held.work, run, datetime.now(UTC))) and r.killed), 10)
        soon(lambda: state(server, run) == "CRASHED", SEEN_SECONDS)
        soon(lambda: any(r.row.state == "done" for r in all_records(house)), SEEN_SECONDS)
        (made,) = [r for r in all_records(house) if r.about.id != run]
        assert made.row.notices[0].startswith(f"run {run} was killed; ")
        assert (made.row.state, len(editions(house))) == ("done", 1)
        assert json.loads(editions(house)[0].read_bytes())["run"]["notices"] == list(made.row.notices)


def test_a_killed_run_is_made_again_without_a_prefect_server_too(tmp_path: Path) -> None:
    with running(tmp_path, "--plain", until="daybrief: ready") as house:
        soon(lambda: "1 new article" in house.said, 120)
        run = house.press().headers["location"].rpartition("/")[2]
        soon(lambda: has_begun(house, run), 120)
        os.kill(pid_of(house, run), signal.SIGKILL)
        soon(lambda: any(r.row.state == "done" for r in all_records(house)), 180)
        made, lost = all_records(house)
        assert (lost.about.id, lost.killed) == (run, True)
        assert made.about.cut_off == lost.about.cut_off  # what it had done counts
        assert len(editions(house)) == 1
        assert f"run {run} of daily was killed; it is made again now" in house.said


def test_with_the_server_down_at_the_hour_the_edition_stands_and_says_so(tmp_path: Path) -> None:
    due, cron = minute(3)
    stop = threading.Event()
    with running(tmp_path, "--grace", "1", cron=cron) as house:
        hunter = threading.Thread(target=hunt, args=(house, stop))
        hunter.start()
        try:
            soon(lambda: covered(house.held.output, "daily") is not None, 420)
            soon(lambda: all(not r.row.open for r in all_records(house)), 60)
        finally:
            stop.set()
            hunter.join()
        reached = covered(house.held.output, "daily")
        assert reached
        assert reached >= due
        (manifest,) = editions(house)
        (record,) = all_records(house)
        said = f"due at {due:%Y-%m-%d %H:%M} UTC and not begun by its schedule"
        assert said in record.row.notices[0]
        assert json.loads(manifest.read_bytes())["run"]["notices"] == list(record.row.notices)
        assert said not in (manifest.parent / "note.html").read_text()
        assert said in house.get(f"/runs/{record.about.id}").text


def hunt(house: Served, stop: threading.Event) -> None:
    """Kill the Prefect server as often as it comes up."""
    while not stop.wait(1):
        found = process(house.process.pid, "prefect")
        if found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(found, signal.SIGKILL)


def test_what_is_due_by_cron_is_published_by_its_schedule_on_time(tmp_path: Path) -> None:
    due, cron = minute(4)
    with running(tmp_path, cron=cron) as house:
        assert datetime.now(UTC) < due, "serve was not ready in time on this machine"
        soon(lambda: covered(house.held.output, "daily") is not None, 420)
        (record,) = all_records(house)
        assert record.about.cut_off == due
        assert record.row.started
        assert record.row.started - due < timedelta(minutes=2)
        server = remote.find(house.held.work)
        assert server
        assert asked(server, f"/flow_runs/{record.about.id}")["auto_scheduled"]
        assert record.row.notices == ()
