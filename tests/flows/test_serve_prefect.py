"""Under a real Prefect server of our own the schedule fires, all ways to ask for a run end in the same note."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import httpx
import pytest
from test_serve import Served, is_gone, soon, started

from flows import records, remote
from flows.configuration import read
from flows.remote import Server
from flows.schedule import Timetable

pytestmark = [
    pytest.mark.long,
    pytest.mark.prefect,
    pytest.mark.xdist_group("prefect"),
    pytest.mark.filterwarnings("default"),  # what Prefect's own code does
]
BUSY = 10  # times that a busy server is asked
DATES = """
import asyncio, json, sys
from datetime import datetime, UTC
from prefect.server.schemas.schedules import CronSchedule
for line in sys.stdin:
    cron, zone, start = line.rstrip().split("|")
    found = CronSchedule(cron=cron, timezone=zone).get_dates(n=9, start=datetime.fromisoformat(start))
    print(json.dumps([at.astimezone(UTC).isoformat() for at in asyncio.run(found)]))
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve with its Prefect server, ready for runs."""
    made = started(tmp_path_factory.mktemp("house"))
    try:
        soon(lambda: "daybrief: ready" in made.said or made.process.poll() is not None, 240)
        assert made.process.poll() is None, made.said
        yield made
    finally:
        made.process.kill()
        made.process.wait()


@pytest.fixture(scope="module")
def server(house: Served) -> Server:
    found = remote.find(house.held.work)
    assert found
    return found


def asked(server: Server, path: str, body: dict[str, Any] | None = None) -> Any:
    """Ask the server as a desk's own program would: with the password and a token for what changes things."""
    user, _, password = server.auth.partition(":")
    with httpx.Client(base_url=server.api, auth=(user, password), timeout=30, trust_env=False) as client:
        if body is None:
            return client.get(path).raise_for_status().json()
        token = client.get("/csrf-token", params={"client": "desk"}).raise_for_status().json()["token"]
        headers = {"Prefect-Csrf-Client": "desk", "Prefect-Csrf-Token": token}
        for _ in range(BUSY):
            answer = client.post(path, json=body, headers=headers)
            if answer.status_code != 503:  # its database is busy, and nothing was done
                break
            time.sleep(2)
        return answer.raise_for_status().json()


def ended(house: Served, run: str) -> records.Record:
    def over() -> bool:
        found = records.read(house.held.work, run, datetime.now(UTC))
        return bool(found and not found.row.open)

    soon(over, 180)
    found = records.read(house.held.work, run, datetime.now(UTC))
    assert found
    return found


def test_the_schedule_fires_at_the_server(house: Served, server: Server) -> None:
    deployment = asked(server, "/deployments/name/daily-briefing/daily")
    assert deployment["entrypoint"] == "flows.daily.daily_briefing"
    wanted = {"deployments": {"id": {"any_": [deployment["id"]]}}, "sort": "EXPECTED_START_TIME_ASC"}
    soon(lambda: asked(server, "/flow_runs/filter", wanted), 120)
    first = asked(server, "/flow_runs/filter", wanted)[0]
    due = datetime.fromisoformat(first["expected_start_time"])
    assert first["auto_scheduled"]
    assert due == house.held.briefing().times.after(datetime.now(UTC))


def test_nobody_comes_in_without_the_password_or_from_another_page(server: Server) -> None:
    evil = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    user, _, password = server.auth.partition(":")
    with httpx.Client(base_url=server.api, trust_env=False) as client:
        assert client.get("/flows/").status_code in (401, 404)
        assert client.get("/deployments/name/daily-briefing/daily").status_code == 401
        assert client.post("/flow_runs/filter", json={}).status_code in (401, 403)
        assert client.post("/flow_runs/filter", json={}, auth=(user, password)).status_code == 403
        assert client.options("/flow_runs/filter", headers=evil).status_code == 400


def test_button_command_and_request_end_in_the_same_place(house: Served, server: Server) -> None:
    pressed = house.press()
    assert pressed.status_code == 303
    by_button = ended(house, pressed.headers["location"].rpartition("/")[2])
    done = house.command("trigger", "daily", "--wait")
    assert done.returncode == 0, done.stderr
    deployment = asked(server, "/deployments/name/daily-briefing/daily")
    request = {"parameters": {"briefing": "daily"}, "idempotency_key": "from the desk"}
    ours, again = (asked(server, f"/deployments/{deployment['id']}/create_flow_run", request) for _ in range(2))
    assert ours["id"] == again["id"]
    by_request = ended(house, ours["id"])
    folders = [by_button.row.edition, str(Path(done.stdout.strip()).parent), by_request.row.edition]
    assert [str(Path(folder or "").parent) for folder in folders] == [str(house.held.output / "daily" / _today())] * 3
    assert len(set(folders)) == 3
    assert by_request.row.state == "done"
    artifact = asked(server, "/artifacts/edition-daily/latest")
    assert "note.pdf" in artifact["data"]


def test_each_way_to_ask_for_another_day_publishes_one_edition_of_it(house: Served, server: Server) -> None:
    """By the room's button, the command, Prefect's form (a request without a key) and a request with one."""
    days = [(datetime.now(UTC) - timedelta(days=n)).date().isoformat() for n in (4, 3, 2, 1)]
    pressed = house.press(days[0])
    assert pressed.status_code == 303
    ended(house, pressed.headers["location"].rpartition("/")[2])
    done = house.command("trigger", "daily", "--date", days[1], "--wait")
    assert done.returncode == 0, done.stderr
    known = asked(server, "/deployments/name/daily-briefing/daily")["id"]
    for day, key in ((days[2], {}), (days[3], {"idempotency_key": f"desk-{days[3]}"})):
        body = {"parameters": {"briefing": "daily", "day": day}, **key}
        assert ended(house, asked(server, f"/deployments/{known}/create_flow_run", body)["id"]).row.state == "done"
    made = sorted(path.parent.parent.name for path in house.held.output.glob("daily/*/v1/note.pdf"))
    assert [day for day in made if day in days] == sorted(days)
    assert not [path for day in days for path in house.held.output.glob(f"daily/{day}/v2")]


def test_a_run_killed_in_the_middle_is_known_and_the_next_one_goes_on(house: Served) -> None:
    run = house.press().headers["location"].rpartition("/")[2]

    def begun() -> bool:
        found = records.read(house.held.work, run, datetime.now(UTC))
        return bool(found and found.row.started)

    soon(begun, 120)
    os.kill(_pid(house, run), signal.SIGKILL)
    soon(lambda: records.read(house.held.work, run, datetime.now(UTC)).killed, 10)  # type: ignore[union-attr]
    done = house.command("trigger", "daily", "--wait")
    assert done.returncode == 0, done.stderr


def test_prefect_and_we_mean_the_same_times() -> None:
    """Also where clocks change; and the hours that Prefect would move are refused."""
    lines = [
        ("30 5 * * *", "Europe/Brussels", "2026-03-26T00:00:00+00:00"),
        ("30 5 * * *", "Europe/Brussels", "2026-10-22T00:00:00+00:00"),
        ("0 7,18 * * mon-fri", "Asia/Kolkata", "2026-02-03T00:00:00+00:00"),
        ("10 0 * * *", "America/Montreal", "2026-03-05T00:00:00+00:00"),
        ("0 6 13 * 5", "UTC", "2026-02-03T00:00:00+00:00"),
        ("*/20 9-10 1-5 */2 *", "America/Sao_Paulo", "2026-02-03T00:00:00+00:00"),
        ("0 6 * * 7", "Pacific/Auckland", "2026-04-01T00:00:00+00:00"),
    ]
    given = "\n".join("|".join(line) for line in lines)
    done = subprocess.run(
        [sys.executable, "-c", DATES], input=given, capture_output=True, text=True, check=True, timeout=120
    )
    for (cron, zone, start), theirs in zip(lines, done.stdout.splitlines(), strict=True):
        at, ours = datetime.fromisoformat(start) - timedelta(seconds=1), []
        while len(ours) < 9:
            after = Timetable(cron, zone).after(at)
            assert after
            at = after
            ours.append(at.isoformat())
        assert str(ours).replace("'", '"') == theirs


def test_each_briefing_is_deployed_and_what_is_no_more_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    from flows import deployed

    text = (
        '[[briefings]]\nname = "delhi"\nzone = "Asia/Kolkata"\ncron = "0 7 * * 1-5"\n[[topics]]\nname="A"\nterms=["x"]'
    )
    made = deployed.deployments(read(tmp_path / "daybrief.toml", text.encode(), {}), None)
    schedules = [(d.name, s.schedule.cron, s.schedule.timezone) for d in made for s in d.schedules or ()]
    assert schedules == [("hourly", "0 * * * *", "UTC"), ("delhi", "0 7 * * 1-5", "Asia/Kolkata")]
    assert all(d.concurrency_limit == 1 and d.concurrency_options for d in made)
    client = MagicMock()
    client.__enter__.return_value = client
    stand = [("delhi", "flows.daily.x"), ("paris", "flows.daily.daily_briefing"), ("theirs", "other.flow")]
    client.read_deployments.return_value = [SimpleNamespace(name=n, id=n, entrypoint=e) for n, e in stand]
    monkeypatch.setattr(deployed, "get_client", lambda **_: client)
    deployed.forget(made)
    client.delete_deployment.assert_called_once_with("paris")


def test_stopping_ends_every_process_and_leaves_the_schedule_on(house: Served) -> None:
    """The last of this file: it stops the house."""
    children = below(house.process.pid)
    assert len(children) >= 4  # server and runner, each with its tether
    house.process.send_signal(signal.SIGINT)
    assert house.process.wait(60) == 0
    assert house.said.endswith("daybrief: stopped\n")
    soon(lambda: all(is_gone(pid) for pid in children), 20)
    assert not (house.held.work / "serve.json").exists()


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _pid(house: Served, run: str) -> int:
    text = (house.held.work / "runs" / f"{run}.json").read_text()
    return int(text.partition('"pid": ')[2].partition("}")[0])


def below(pid: int) -> set[int]:
    """Every process that ``pid`` started, and those started."""
    done = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
    parents = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    found, new = set(), {pid}
    while new:
        new = {child for child, parent in parents if parent in new} - found
        found |= new
    return found
