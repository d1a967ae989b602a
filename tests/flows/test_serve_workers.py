"""On a team's own Prefect server a killed worker's run is seen and made again by the rules we register there."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from test_serve import CONFIG, STORY, TOPIC, free_port, soon
from test_serve_prefect import asked
from test_serve_recovery import SEEN_SECONDS

from flows import records
from flows.configuration import load
from flows.remote import Server

pytestmark = [
    pytest.mark.long,
    pytest.mark.prefect,
    pytest.mark.xdist_group("prefect"),
    pytest.mark.filterwarnings("default"),  # what Prefect's own code does
]
AUTH = "admin:herring and cod"


class Team:
    """A server of their own, the deployments of prefect.yaml, and what was started."""

    def __init__(self, folder: Path, root: Path) -> None:
        port = free_port()
        (folder / "press").mkdir()
        (folder / "press" / "a1.txt").write_text(STORY)
        (folder / "daybrief.toml").write_text(CONFIG.format(room=free_port(), prefect=port, more="") + TOPIC)
        shutil.copy(root / "prefect.yaml", folder)
        self.folder, self.root = folder, root
        self.server = Server(f"http://127.0.0.1:{port}/api", AUTH)
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("DAYBRIEF_", "PREFECT_"))}
        own = {"HOME": folder / "prefect", "API_URL": self.server.api, "API_AUTH_STRING": AUTH}
        own |= {"SERVER_API_AUTH_STRING": AUTH, "SERVER_ANALYTICS_ENABLED": "false", "LOGGING_LEVEL": "WARNING"}
        own |= {"SERVER_API_CSRF_PROTECTION_ENABLED": "true", "CLIENT_CSRF_SUPPORT_ENABLED": "true"}
        self.environ = {**clean, "PYTHONPATH": str(root), **{f"PREFECT_{k}": str(v) for k, v in own.items()}}
        self.started: list[subprocess.Popen[str]] = []
        self.start("prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port))

    def start(self, *args: str) -> "subprocess.Popen[str]":
        with (self.folder / "said").open("a") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", *args],
                cwd=self.folder,
                env=self.environ,
                stdout=said,
                stderr=said,
                text=True,
                start_new_session=True,
            )
        self.started.append(process)
        return process

    def run(self, *args: str) -> str:
        assert self.start(*args).wait(180) == 0, (self.folder / "said").read_text()
        return (self.folder / "said").read_text()

    def records(self) -> tuple[records.Record, ...]:
        return records.read_all(load({}, str(self.folder / "daybrief.toml")).work, datetime.now(UTC))


@pytest.fixture
def team(tmp_path: Path, root: Path) -> Iterator[Team]:
    made = Team(tmp_path, root)
    try:
        soon(made.server.is_up, 240)
        yield made
    finally:
        for process in reversed(made.started):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_a_run_whose_worker_is_killed_too_is_crashed_and_made_again_by_the_next_worker(team: Team) -> None:
    team.run("prefect", "--no-prompt", "work-pool", "create", "press", "--type", "process")
    team.run("prefect", "--no-prompt", "deploy", "--all")
    for _ in range(2):  # twice is once
        said = team.run("flows.recovery")
    names = {line for line in said.splitlines() if line.startswith("daybrief: a")}
    assert len(names) == 2
    rules = [rule["name"] for rule in asked(team.server, "/automations/filter", {})]
    assert sorted(name for name in rules if name.startswith("daybrief")) == sorted(names)
    worker = team.start("prefect", "worker", "start", "--pool", "press")
    config = str(team.folder / "daybrief.toml")
    team.run("prefect", "--no-prompt", "deployment", "run", "daily-briefing/morning", "-p", f"config={config}")
    soon(lambda: any(r.row.state == "running" for r in team.records()), 240)
    (lost,) = [r.about.id for r in team.records()]
    os.killpg(worker.pid, signal.SIGKILL)
    text = next((team.folder / "output" / ".daybrief" / "runs").glob("*.json")).read_text()
    os.kill(int(text.partition('"pid": ')[2].partition("}")[0]), signal.SIGKILL)
    killed = datetime.now(UTC)
    soon(lambda: asked(team.server, f"/flow_runs/{lost}")["state_type"] == "CRASHED", SEEN_SECONDS)
    assert (datetime.now(UTC) - killed).total_seconds() < SEEN_SECONDS
    team.start("prefect", "worker", "start", "--pool", "press")
    soon(lambda: any(r.row.state == "done" for r in team.records()), 240)
    (made,) = [r for r in team.records() if r.about.id != lost]
    assert made.row.notices[0].startswith(f"run {lost} was killed; ")
    assert len(list((team.folder / "output").glob("daily/*/v*/manifest.json"))) == 1
