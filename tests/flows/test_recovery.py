"""What a killed runner left behind is settled by what its record says, and our rules stand once on a server."""

import json
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest

from flows import records
from flows.records import About

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.xdist_group("prefect"),
    pytest.mark.filterwarnings("default"),  # what Prefect's own code does
]
NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "home"))


class Told:
    """A Prefect server in memory, as far as recovery talks to one."""

    def __init__(self, *runs: Any) -> None:
        self.runs, self.rules = runs, {}
        self.states: dict[UUID, str] = {}

    def read_flow_runs(self, flow_run_filter: Any) -> list[Any]:
        kinds = {kind.value for kind in flow_run_filter.state.type.any_}
        return [run for run in self.runs if run.state_type.value in kinds]

    def set_flow_run_state(self, run: UUID, state: Any, *, force: bool) -> None:
        assert force
        self.states[run] = state.type.value

    def read_automations_by_name(self, name: str) -> list[Any]:
        return [SimpleNamespace(id=key, name=rule.name) for key, rule in self.rules.items() if rule.name == name]

    def create_automation(self, rule: Any) -> None:
        self.rules[uuid4()] = rule

    def update_automation(self, key: UUID, rule: Any) -> None:
        assert key in self.rules
        self.rules[key] = rule

    def delete_automation(self, key: UUID) -> None:
        del self.rules[key]


def run(state: str, count: int = 1) -> Any:
    from prefect.client.schemas.objects import StateType

    return SimpleNamespace(id=uuid4(), state_type=StateType(state), run_count=count)


def begun(work: Path, run: object) -> None:
    records.ask(work, About(str(run), "daily", NOW.date(), NOW, NOW))
    with (work / "runs" / f"{run}.json").open("a") as file:
        file.write(json.dumps({"started": NOW.isoformat(), "pid": 1}) + "\n")


def test_what_had_begun_has_crashed_and_what_had_not_goes_back_into_the_queue(tmp_path: Path) -> None:
    from flows import recovery

    dead, waiting, collection, twice = run("RUNNING"), run("PENDING", 0), run("RUNNING"), run("RUNNING", 2)
    stopped, done = run("CANCELLING"), run("COMPLETED")
    begun(tmp_path, dead.id)
    records.ask(tmp_path, About(str(waiting.id), "daily", NOW.date(), NOW, NOW))
    server: Any = Told(dead, waiting, collection, twice, stopped, done)
    recovery.settle(server, [uuid4()], tmp_path)
    crashed = dict.fromkeys((dead.id, twice.id, stopped.id), "CRASHED")
    assert server.states == crashed | dict.fromkeys((waiting.id, collection.id), "SCHEDULED")


def test_a_run_whose_process_lives_is_left_alone(tmp_path: Path) -> None:
    from flows import recovery

    lives = run("RUNNING")
    server: Any = Told(lives)

    def body(_: object) -> str:
        recovery.settle(server, [uuid4()], tmp_path)
        return ""

    records.follow(tmp_path, About(str(lives.id), "daily", NOW.date(), NOW, NOW), lambda _: None, body, str)
    assert server.states == {}


def test_without_deployments_of_ours_nothing_is_touched(tmp_path: Path) -> None:
    from flows import recovery

    server: Any = Told(run("RUNNING"))
    recovery.settle(server, [], tmp_path)
    assert server.states == {}


def test_a_rule_stands_once_however_often_it_is_registered() -> None:
    from flows import recovery

    server: Any = Told()
    for _ in range(3):
        recovery.register(server, (recovery.silent(), recovery.again()))
    server.create_automation(recovery.silent())  # a double that somebody made
    recovery.register(server, (recovery.silent(),))
    assert sorted(rule.name for rule in server.rules.values()) == sorted(
        [recovery.again().name, recovery.silent().name]
    )


def test_silence_is_longer_than_a_few_signs_of_life_and_shorter_than_five_minutes(root: Path) -> None:
    import yaml

    from flows import recovery, serve

    assert 3 * recovery.BEAT_SECONDS < recovery.SILENCE.total_seconds() < 300 - recovery.BEAT_SECONDS
    read = yaml.safe_load((root / "prefect.yaml").read_text(encoding="utf-8"))
    for deployment in read["deployments"]:
        told = deployment["work_pool"]["job_variables"]["env"]
        assert told == {"PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(recovery.BEAT_SECONDS)}
    source = Path(serve.__file__).read_text(encoding="utf-8")
    assert f'"PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "{recovery.BEAT_SECONDS}"' in source


def test_an_edition_is_made_again_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lost(monkeypatch, {"again": str(uuid4())})
    from flows import daily
    from tasks.errors import DaybriefError

    with pytest.raises(DaybriefError, match="was killed like the one before it"):
        daily._once_more(uuid4())


def test_what_is_made_again_is_what_the_lost_run_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "daybrief.toml"
    config.write_text('[[topics]]\nname = "A"\nterms = ["x"]\n')
    from flows import daily

    due = datetime(2026, 2, 3, 5, 30, tzinfo=UTC)
    lost(monkeypatch, {"config": str(config)}, due)
    held, plan, job = daily._once_more(uuid4())
    assert job
    assert (plan.name, job.cut_off) == ("daily", due)
    again = uuid4()
    lost(monkeypatch, {"config": str(config), "cut_off": "2026-02-02T05:30:00+00:00"}, None)
    job = daily._once_more(again)[2]
    assert job
    assert job.cut_off == datetime(2026, 2, 2, 5, 30, tzinfo=UTC)
    records.ask(held.work, About(str(again), "daily", due.date(), due, due))
    begun(held.work, again)
    job = daily._once_more(again)[2]  # its record knows best
    assert job
    assert (job.cut_off, job.notice.split(";")[0]) == (due, f"run {again} was killed")
    with (held.work / "runs" / f"{again}.json").open("a") as file:
        file.write(json.dumps({"ended": NOW.isoformat(), "state": "done", "edition": "x"}) + "\n")
    assert daily._once_more(again)[2] is None


def lost(monkeypatch: pytest.MonkeyPatch, parameters: dict[str, str], due: datetime | None = None) -> None:
    """Have the server tell of a run with ``parameters``, by schedule where it was ``due``."""
    from flows import daily

    found = SimpleNamespace(parameters=parameters, auto_scheduled=due is not None, expected_start_time=due)
    client = SimpleNamespace(read_flow_run=lambda _: found)

    class Client:
        def __enter__(self) -> Any:
            return client

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(daily, "get_client", lambda **_: Client())
