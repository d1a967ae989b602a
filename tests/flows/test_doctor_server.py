"""The doctor tells of a Prefect server that is away, shut to us, open to all, or starts nothing."""

import contextlib
import json
import socket
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from stand_in import StandIn, deployment, standing_in

from flows import doctor_prefect, remote
from flows.configuration import Configuration, read
from flows.doctor_check import Check
from flows.remote import Server

TOPIC = '[[topics]]\nname = "A"\nterms = ["minister*"]\n'
NAMES = (remote.COLLECTION, remote.deployment("daily"))
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells who listens where")


@pytest.fixture
def held(tmp_path: Path) -> Configuration:
    return read(tmp_path / "daybrief.toml", TOPIC.encode(), {})


@pytest.fixture
def stand_in(held: Configuration) -> Iterator[StandIn]:
    """The server of a serve that runs well."""
    made = StandIn(password=remote.password(held.work), deployments={name: deployment(name) for name in NAMES})
    with standing_in(made), serving(held, made):
        yield made


@contextlib.contextmanager
def serving(held: Configuration, server: StandIn) -> Iterator[None]:
    """A serve that holds the folder and has said where its server is."""
    with remote.alone(held.work) as free:
        assert free
        remote.announce(held.work, Server(server.api, remote.password(held.work)))
        yield


def of_serve(held: Configuration) -> list[Check]:
    return list(doctor_prefect.of_serve(held, datetime.now(UTC)))


def of_team(**environ: str) -> list[Check]:
    return list(doctor_prefect.of_team({"PREFECT_HOME": "/nowhere", **environ}, datetime.now(UTC)))


def bad(checks: list[Check]) -> Check:
    """The only one that is not well."""
    (found,) = (check for check in checks if check.fix)
    return found


def test_a_serve_whose_server_and_runner_answer_is_well(held: Configuration, stand_in: StandIn) -> None:
    assert [check.name for check in of_serve(held) if not check.fix] == [
        "`daybrief serve`",
        "Prefect server",
        "deployment collect-press/hourly",
        "deployment daily-briefing/daily",
    ]


def test_a_server_that_is_down_is_told_while_serve_goes_on(held: Configuration) -> None:
    with socket.socket() as shut:  # a port that is ours, and nobody listens there
        shut.bind(("127.0.0.1", 0))
        gone = StandIn(port=shut.getsockname()[1])
        with serving(held, gone):
            found = bad(of_serve(held))
    assert found.name == "Prefect server"
    assert found.found.startswith(f"does not answer at {gone.api} (")
    assert (found.state, found.fix) == ("mend", "stop `daybrief serve` and start it again")


def test_a_server_that_hangs_costs_no_more_than_its_time(held: Configuration) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        begun = time.monotonic()
        with serving(held, StandIn(port=deaf.getsockname()[1])):
            found = bad(of_serve(held))
    assert "(nothing for 2 s)" in found.found
    assert time.monotonic() - begun < 5


def test_a_serve_whose_server_never_came_up_is_told_and_one_without_any_is_well(held: Configuration) -> None:
    now = datetime.now(UTC)
    with remote.alone(held.work):
        remote.begin(held.work, plain=True, at=now - timedelta(days=1))
        assert of_serve(held) == [Check("`daybrief serve`", "runs, without a Prefect server")]
        remote.begin(held.work, plain=False, at=now - timedelta(minutes=1))
        assert not of_serve(held)[0].fix
        remote.begin(held.work, plain=False, at=now - timedelta(minutes=9))
        found = bad(of_serve(held))
        assert remote.is_taken(held.work)
    assert found.found.endswith("its Prefect server is not ready: editions are made without it")


def test_a_serve_that_was_killed_is_told(held: Configuration) -> None:
    with serving(held, StandIn(port=1)):
        pass  # the lock is free again and the word stands, as after a kill
    found = bad(of_serve(held))
    assert (found.name, found.state) == ("`daybrief serve`", "look")
    assert found.fix.startswith("start it again")


def test_a_wrong_password_is_told_with_its_file(held: Configuration, stand_in: StandIn) -> None:
    stand_in.password = "daybrief:changed-since"
    found = bad(of_serve(held))
    assert "refuses the password of" in found.found
    assert str(held.work / "prefect" / "password") in found.found
    assert "start it again" in found.fix


def test_a_team_without_or_with_a_wrong_password_is_told_which(stand_in: StandIn) -> None:
    unset = bad(of_team(PREFECT_API_URL=stand_in.api))
    assert "asks for a password and none is set" in unset.found
    assert unset.fix == "set PREFECT_API_AUTH_STRING"
    wrong = bad(of_team(PREFECT_API_URL=stand_in.api, PREFECT_API_AUTH_STRING="admin:guess"))
    assert "refuses the password of PREFECT_API_AUTH_STRING" in wrong.found
    assert "guess" not in str(wrong)


def test_another_server_at_the_port_of_serve_is_told(held: Configuration, stand_in: StandIn) -> None:
    stand_in.password = ""
    found = bad(of_serve(held))
    assert "is not the server that `daybrief serve` started" in found.found


@linux
def test_an_api_open_to_the_network_without_a_password_is_told() -> None:
    ours = {"daily": deployment("daily")}
    with standing_in(StandIn(deployments=ours), "0.0.0.0") as opened:
        found = bad(of_team(PREFECT_API_URL=opened.api))
        assert found.found.startswith("lets in without a password everybody who reaches 0.0.0.0:")
        assert "PREFECT_SERVER_API_AUTH_STRING" in found.fix
        opened.password = "admin:long-and-odd"
        assert not any(c.fix for c in of_team(PREFECT_API_URL=opened.api, PREFECT_API_AUTH_STRING=opened.password))


def test_an_api_on_this_machine_only_needs_no_password() -> None:
    with standing_in(StandIn(deployments={"daily": deployment("daily")})) as alone:
        first, *rest = of_team(PREFECT_API_URL=alone.api)
    assert "this machine only" in first.found
    assert not any(check.fix for check in (first, *rest))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"paused": True}, "is paused"),
        ({"schedules": [{"active": False}]}, "its schedule is off"),
        ({"schedules": []}, "has no schedule"),
    ],
)
def test_a_deployment_that_starts_nothing_is_told(held: Configuration, stand_in: StandIn, change, said: str) -> None:
    stand_in.deployments[NAMES[1]].update(change)
    found = bad(of_serve(held))
    assert found.name == "deployment daily-briefing/daily"
    assert said in found.found
    assert found.fix


def test_a_briefing_that_is_not_registered_is_told(held: Configuration, stand_in: StandIn) -> None:
    del stand_in.deployments[NAMES[1]]
    assert bad(of_serve(held)).found == "is not registered"


def test_a_serve_without_a_runner_is_told(held: Configuration, stand_in: StandIn) -> None:
    stand_in.deployments[NAMES[1]]["last_polled"] = (datetime.now(UTC) - timedelta(minutes=10)).isoformat()
    found = bad(of_serve(held))
    assert found.name == "runner of daily-briefing/daily"
    assert "no worker" in found.found
    assert found.fix == "stop `daybrief serve` and start it again"


@pytest.mark.parametrize(
    ("workers", "paused", "said", "fix"),
    [
        ({"press": []}, (), "no worker is online", "run `prefect worker start --pool press`"),
        ({"press": ["OFFLINE"]}, (), "no worker is online", "run `prefect worker start --pool press`"),
        ({"press": ["ONLINE"]}, ("press",), "is paused", "run `prefect work-pool resume press`"),
        ({}, (), "is not there", "run `prefect work-pool create press --type process`, then start a worker"),
    ],
)
def test_a_pool_that_nobody_works_is_told(workers, paused, said: str, fix: str) -> None:
    waits = {"morning": deployment("morning", work_pool_name="press", last_polled=None)}
    with standing_in(StandIn(csrf=True, deployments=waits, workers=workers, paused=paused)) as team:
        found = bad(of_team(PREFECT_API_URL=team.api))
        assert found.name == "work pool press"
        assert said in found.found
        assert found.fix == fix
        team.workers, team.paused = {"press": ["OFFLINE", "ONLINE"]}, ()
        assert of_team(PREFECT_API_URL=team.api)[-1] == Check("work pool press", "1 worker online")


def test_a_server_without_our_deployments_or_of_another_version_is_told() -> None:
    with standing_in(StandIn(version="3.1.0", deployments={"x": deployment("x", entrypoint="etl.py:load")})) as team:
        found = [check for check in of_team(PREFECT_API_URL=team.api) if check.fix]
    assert [check.found.partition(",")[0] for check in found] == [
        "is Prefect 3.1.0",
        "has no deployment of daybrief: nothing is made by schedule there",
    ]


def test_a_server_named_by_a_profile_is_looked_at_too(tmp_path: Path) -> None:
    with standing_in(StandIn(deployments={"daily": deployment("daily", paused=True)})) as team:
        (tmp_path / "profiles.toml").write_text(f'active = "desk"\n[profiles.desk]\nPREFECT_API_URL = "{team.api}"\n')
        assert "is paused" in bad(of_team(PREFECT_HOME=str(tmp_path))).found
        assert not of_team()


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/api", "http://[broken", "ftp://127.0.0.1/api", "nonsense"])
def test_an_address_where_nothing_can_be_is_told(url: str) -> None:
    found = bad(of_team(PREFECT_API_URL=url))
    assert found.found.startswith("does not answer at")
    assert "correct PREFECT_API_URL" in found.fix


def test_what_is_no_prefect_server_is_told(held: Configuration, stand_in: StandIn) -> None:
    url = stand_in.api.replace("/api", "/elsewhere")
    found = bad(of_team(PREFECT_API_URL=url))
    assert "is no Prefect server" in found.found


def test_no_password_is_ever_shown(held: Configuration, stand_in: StandIn) -> None:
    secret = stand_in.password
    stand_in.deployments.clear()
    told = str([*of_serve(held), *of_team(PREFECT_API_URL=stand_in.api, PREFECT_API_AUTH_STRING=secret)])
    assert secret not in told
    assert json.dumps(secret) not in told
