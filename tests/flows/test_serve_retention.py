"""The Prefect server of serve forgets runs after thirty days, so that its database does not grow for ever."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from test_serve import TOPIC, free_port, soon
from test_serve_prefect import asked

from flows import remote, serve
from flows.configuration import read
from flows.remote import Server

pytestmark = [pytest.mark.long, pytest.mark.prefect, pytest.mark.xdist_group("prefect")]


def test_a_run_of_a_month_ago_is_forgotten_and_one_of_last_week_is_kept(tmp_path: Path) -> None:
    port = free_port()
    held = read(tmp_path / "daybrief.toml", f"[prefect]\nport = {port}\n{TOPIC}".encode(), {})
    server = Server(f"http://127.0.0.1:{port}/api", remote.password(held.work))
    told = serve.environ(held, server, os.environ) | {"PREFECT_SERVER_SERVICES_DB_VACUUM_LOOP_SECONDS": "5"}
    argv = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(argv, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        soon(server.is_up, 240)
        flow = asked(server, "/flows/", {"name": "daily-briefing"})["id"]
        done = {"flow_id": flow, "state": {"type": "COMPLETED", "name": "Completed"}}
        old, young = (asked(server, "/flow_runs/", done)["id"] for _ in range(2))
        ended(held.work / remote.HOME / "prefect.db", {old: timedelta(days=31), young: timedelta(days=7)})

        def left() -> set[str]:
            return {run["id"] for run in asked(server, "/flow_runs/filter", {})}

        assert young in left()
        soon(lambda: old not in left(), 120)
        assert left() == {young}
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def ended(database: Path, ages: dict[str, timedelta]) -> None:
    """Have the runs ended that long ago, as if the server had stood for a month."""
    with sqlite3.connect(database, timeout=30) as connection:
        for run, age in ages.items():
            at = (datetime.now(UTC) - age).strftime("%Y-%m-%d %H:%M:%S.%f")
            found = connection.execute("UPDATE flow_run SET end_time = ? WHERE id = ?", (at, run))
            assert found.rowcount == 1
    connection.close()
