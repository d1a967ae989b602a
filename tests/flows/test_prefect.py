"""Under Prefect the same steps give the same values, each step a task with its policy."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from toy_steps import compose, look, mark

from flows.direct import Checkpoints, Direct, Told
from tasks.errors import UsageError

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.xdist_group("prefect"),  # one worker, one server
    pytest.mark.filterwarnings("default"),  # what Prefect's own server does
]


@pytest.fixture(scope="module", autouse=True)
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One temporary Prefect server, with nothing kept in the user's home."""
    with pytest.MonkeyPatch.context() as env:
        env.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        env.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
        env.setenv("PREFECT_LOGGING_TO_API_ENABLED", "false")
        env.setenv("DO_NOT_TRACK", "1")
        from prefect.testing.utilities import prefect_test_harness

        with prefect_test_harness(server_startup_timeout=120):
            yield


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "cuttings"
    folder.mkdir()
    for n in range(9):
        (folder / f"{n}.txt").write_text(f"Delegation {n} arrived in Valletta on Friday.\n", encoding="utf-8")
    return folder


def checkpoints(folder: Path, told: list[Told]) -> Checkpoints:
    return Checkpoints(folder / "kept", "first", told.append, "1")


def test_prefect_and_the_plain_runner_write_the_same_bytes(desk: Path, tmp_path: Path) -> None:
    from prefect import flow

    from flows.steps import Tasks

    plain: list[Told] = []
    compose(str(desk), str(tmp_path / "plain.txt"), Direct(checkpoints(tmp_path / "plain", plain)))
    served: list[Told] = []

    @flow(name="toy")
    def toy() -> str:
        return compose(str(desk), str(tmp_path / "served.txt"), Tasks(checkpoints(tmp_path / "served", served)))

    toy()
    assert (tmp_path / "served.txt").read_bytes() == (tmp_path / "plain.txt").read_bytes()
    assert [(t.step, t.state, t.number, t.total) for t in served] == [
        (t.step, t.state, t.number, t.total) for t in plain
    ]
    kept = {p.relative_to(tmp_path / "plain"): p.read_bytes() for p in (tmp_path / "plain").rglob("*.json")}
    assert {p.relative_to(tmp_path / "served"): p.read_bytes() for p in (tmp_path / "served").rglob("*.json")} == kept


def test_many_articles_are_few_tasks(desk: Path, tmp_path: Path) -> None:
    from prefect import flow
    from prefect.client.orchestration import get_client
    from prefect.context import FlowRunContext

    from flows.steps import BATCHES, Tasks

    @flow(name="many")
    def many() -> str:
        run = Tasks(checkpoints(tmp_path, []))
        run.each(mark, run.observe(look, str(desk)))
        assert run.each(mark, ()) == ()
        context = FlowRunContext.get()
        assert context
        assert context.flow_run
        return str(context.flow_run.id)

    made = many()
    with get_client(sync_client=True) as client:
        tasks = [t for t in client.read_task_runs(limit=100) if str(t.flow_run_id) == made]
    assert len(tasks) <= 1 + BATCHES
    assert {t.name.partition("-")[0] for t in tasks} == {"toy_steps.look", "toy_steps.mark"}


def test_a_wrong_argument_is_not_tried_again_but_a_busy_disk_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect import flow

    from flows import steps

    monkeypatch.setattr(steps, "OTHER", steps.Policy(limit_seconds=60, retries=2))
    tries = {"wrong": 0, "busy": 0}

    def wrong(path: str) -> str:
        tries["wrong"] += 1
        raise UsageError(path, "is not there")

    def busy(path: str) -> str:
        tries["busy"] += 1
        if tries["busy"] < 3:
            raise OSError(16, "Device or resource busy")
        return path

    @flow(name="failing")
    def failing() -> str:
        run = steps.Tasks(checkpoints(tmp_path, []))
        assert run.commit(busy, "late.txt") == "late.txt"
        return run.commit(wrong, "nowhere")

    with pytest.raises(UsageError, match="is not there"):
        failing()
    assert tries == {"wrong": 1, "busy": 3}


def test_every_step_of_the_pipeline_has_its_policy() -> None:
    from flows import pipeline, steps

    compositions = (pipeline.collect, pipeline.collect_files, pipeline.edition)
    used = {name for composition in compositions for name in composition.__code__.co_names}
    for policy in steps.POLICIES:
        assert set(policy.split(".")) <= used, f"{policy} is no step of the pipeline"
    stages = {name.partition(".")[0] for name in steps.POLICIES}
    assert stages == {"archive", "compare", "deduplicate", "extract", "ingest", "render", "select", "summarise"}


CONFIG = """
output = "output"
[[briefings]]
name = "daily"
zone = "Europe/Brussels"
[[sources]]
key = "press"
kind = "folder"
at = "{date}"
"""
AT, CUT_OFF = datetime(2026, 2, 2, 5, tzinfo=UTC), datetime(2026, 2, 2, 5, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def config(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three sample articles of one morning."""
    folder = tmp_path_factory.mktemp("press")
    (folder / "2026-02-02").mkdir()
    for name in ("b1-ministry-release.txt", "b2-baltic-morning-post.html", "f1-volta-tribune.txt"):
        shutil.copy(root / "samples/2026-02-02/press" / name, folder / "2026-02-02")
    (folder / "daybrief.toml").write_text(CONFIG, encoding="utf-8")
    return folder / "daybrief.toml"


@pytest.fixture(scope="module")
def served(config: Path, server: None) -> Path:
    """The edition that the flows make."""
    from flows.daily import collect_press, daily_briefing

    assert collect_press(str(config), AT) == 3
    return Path(daily_briefing(config=str(config), cut_off=CUT_OFF))


def test_the_daily_flow_prints_the_same_note_as_the_command(config: Path, served: Path, tmp_path: Path) -> None:
    from flows import configuration
    from flows.produce import gather, make

    held = configuration.load({}, str(config)).moved(tmp_path / "plain")
    gather(held.sources, AT, held, Direct, lambda _: None)
    plain = make(held.briefing().order(CUT_OFF), held, Direct, lambda _: None).folder
    by_flow = {
        p.relative_to(served): p.read_bytes() for p in served.rglob("*") if p.is_file() and p.name != "manifest.json"
    }
    assert {
        p.relative_to(plain): p.read_bytes() for p in plain.rglob("*") if p.is_file() and p.name != "manifest.json"
    } == by_flow
    assert Path("note.pdf") in by_flow


def test_a_flow_leaves_an_artifact_that_names_the_files(served: Path) -> None:
    from prefect.client.orchestration import get_client

    assert served.name == "v1"
    with get_client(sync_client=True) as client:
        (artifact,) = [a for a in client.read_artifacts() if a.key == "edition-daily"][:1]
    assert "`note.pdf`" in str(artifact.data)
    assert "2 February 2026" in str(artifact.data)


def test_the_schedule_names_flows_that_take_their_parameters(root: Path) -> None:
    import importlib
    import inspect

    import yaml

    read = yaml.safe_load((root / "prefect.yaml").read_text(encoding="utf-8"))
    assert {deployment["name"] for deployment in read["deployments"]} == {"collect", "morning"}
    for deployment in read["deployments"]:
        module, _, flow = deployment["entrypoint"].partition(":")
        found = getattr(importlib.import_module(module), flow)
        assert set(deployment["parameters"]) <= set(inspect.signature(found.fn).parameters)
        for schedule in deployment["schedules"]:
            hour = schedule["cron"].split()[1]
            clear = schedule["timezone"] == "UTC" or int(hour) == 0 or int(hour) >= 4
            assert clear, "from 01:00 to 03:59 clocks change: an hour is missing or there twice"
    assert f"prefect=={read['prefect-version']}" in (root / "pyproject.toml").read_text(encoding="utf-8")
