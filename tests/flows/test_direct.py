"""The plain runner keeps what it computed, and nothing else."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import toy_steps
from hypothesis import given
from hypothesis import strategies as st
from toy_steps import Cutting, compose, join, look, mark

from flows.digest import Digester
from flows.direct import Call, Checkpoints, Direct, Told

STEPS = ("look", "mark", "join", "put")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "cuttings"
    folder.mkdir()
    (folder / "gazette.txt").write_text("The minister leaves for Lisbon on Friday.\n", encoding="utf-8")
    (folder / "herald.txt").write_text("Talks on the fisheries accord resume.\n", encoding="utf-8")
    (folder / "post.txt").write_text("Envoys met in Valletta.\n", encoding="utf-8")
    return folder


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "ran.log"
    path.touch()
    monkeypatch.setenv("TOY_LOG", str(path))
    return path


def runner(folder: Path, attempt: str = "first", told: list[Told] | None = None, version: str = "1") -> Direct:
    return Direct(Checkpoints(folder / "kept", attempt, (told if told is not None else []).append, version))


def test_a_second_run_computes_nothing_but_looks_again_and_publishes(desk: Path, log: Path, tmp_path: Path) -> None:
    compose(str(desk), str(tmp_path / "digest.txt"), runner(tmp_path))
    first = (tmp_path / "digest.txt").read_bytes()
    log.write_text("")
    compose(str(desk), str(tmp_path / "digest.txt"), runner(tmp_path, "second"))
    assert log.read_text().split() == ["look", "put"]
    assert (tmp_path / "digest.txt").read_bytes() == first


def test_a_resumed_attempt_sees_what_the_first_saw(desk: Path, log: Path, tmp_path: Path) -> None:
    seen = runner(tmp_path).observe(look, str(desk))
    (desk / "late.txt").write_text("A correction came at noon.", encoding="utf-8")
    assert runner(tmp_path).observe(look, str(desk)) == seen
    assert len(runner(tmp_path, "second").observe(look, str(desk))) == len(seen) + 1


def test_one_new_article_costs_one_step(desk: Path, log: Path, tmp_path: Path) -> None:
    run = runner(tmp_path)
    run.each(mark, run.observe(look, str(desk)))
    log.write_text("")
    run.each(mark, (*run.observe(look, str(desk)), Cutting("extra.txt", "Customs officers struck at Calais.")))
    assert log.read_text().split() == ["mark"]


@pytest.mark.parametrize(
    "spoil", [lambda b: b[: len(b) // 2], lambda b: b"", lambda b: b[:-3] + b"??]", lambda b: b"{}"]
)
def test_a_damaged_checkpoint_is_computed_again(spoil: object, log: Path, tmp_path: Path) -> None:
    cutting = Cutting("gazette.txt", "The minister leaves for Lisbon on Friday.\n")
    expected = runner(tmp_path)(mark, cutting)
    (kept,) = (tmp_path / "kept").rglob("*.json")
    kept.write_bytes(spoil(kept.read_bytes()))  # type: ignore[operator]
    log.write_text("")
    assert runner(tmp_path)(mark, cutting) == expected
    assert log.read_text().split() == ["mark"]
    assert runner(tmp_path)(mark, cutting) == expected
    assert log.read_text().split() == ["mark"]


def test_changed_code_never_reuses_a_value(log: Path, tmp_path: Path) -> None:
    cutting = Cutting("post.txt", "Envoys met in Valletta.")
    runner(tmp_path, version="1")(mark, cutting)
    runner(tmp_path, version="2")(mark, cutting)
    assert log.read_text().split() == ["mark", "mark"]


def test_keyword_arguments_are_part_of_the_key(log: Path, tmp_path: Path) -> None:
    run = runner(tmp_path)
    cuttings = (mark(Cutting("post.txt", "Envoys met in Valletta.")),)
    assert run(join, cuttings, loud=True).lines != run(join, cuttings, loud=False).lines


def test_a_default_written_out_is_the_same_call(log: Path, tmp_path: Path) -> None:
    run = runner(tmp_path)
    cuttings = (mark(Cutting("post.txt", "Envoys met in Valletta.")),)
    log.write_text("")
    run(join, cuttings)
    run(join, cuttings, loud=False)
    assert log.read_text().split() == ["join"]


def test_progress_counts_items_and_says_which_were_kept(desk: Path, tmp_path: Path) -> None:
    told: list[Told] = []
    run = runner(tmp_path, told=told)
    cuttings = look(str(desk))
    run.each(mark, cuttings[:1])
    run.each(mark, cuttings)
    assert [(t.step, t.state, t.number, t.total) for t in told] == [
        ("toy_steps.mark", "done", 1, 1),
        ("toy_steps.mark", "kept", 1, 3),
        ("toy_steps.mark", "done", 2, 3),
        ("toy_steps.mark", "done", 3, 3),
    ]


def child(desk: Path, out: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join((str(Path(toy_steps.__file__).parent), str(Path(__file__).parents[2])))
    command = [sys.executable, toy_steps.__file__, str(desk), str(out)]
    return subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path, **env}, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("when", ["TOY_DIE_IN", "TOY_DIE_AFTER"])
def test_a_run_killed_at_any_step_resumes_to_the_same_bytes(
    step: str, when: str, desk: Path, log: Path, tmp_path: Path
) -> None:
    compose(str(desk), str(tmp_path / "whole.txt"), runner(tmp_path))
    whole = (tmp_path / "whole.txt").read_bytes()
    log.write_text("")
    out = tmp_path / "cut"
    killed = child(desk, out, **{when: step})
    assert killed.returncode == -signal.SIGKILL
    assert child(desk, out).returncode == 0
    assert (out / "digest.txt").read_bytes() == whole
    again = log.read_text().split()
    done_before = STEPS[: STEPS.index(step) + (when == "TOY_DIE_AFTER")]
    for finished in done_before:
        if finished not in {"mark", "put"}:
            assert again.count(finished) == 1, "what stood before the kill is not done again"
    if "mark" in done_before:
        assert again.count("mark") == 3


def test_a_killed_run_looks_again_where_the_files_changed(desk: Path, log: Path, tmp_path: Path) -> None:
    child(desk, tmp_path / "out", TOY_DIE_AFTER="look")
    (desk / "late.txt").write_text("A correction came at noon.", encoding="utf-8")
    assert child(desk, tmp_path / "out").returncode == 0
    assert "A correction came at noon." in (tmp_path / "out" / "digest.txt").read_text(encoding="utf-8")


SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates() | st.floats(allow_nan=False)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner), max_leaves=12
)


@given(left=VALUES, right=VALUES)
def test_values_share_a_digest_only_if_they_are_equal(left: object, right: object) -> None:
    if repr(left) == repr(right):
        assert Digester()(left) == Digester()(right)
    if Digester()(left) == Digester()(right):
        assert left == right


def test_the_table_of_known_digests_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.digest.REMEMBERED", 8)
    digester = Digester()
    for n in range(50):
        digester(Cutting(f"{n}.txt", "", tuple(range(100))))
    assert len(digester._known) == 8


def test_a_value_without_stable_content_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="stable content"):
        Checkpoints(tmp_path, "a", lambda _: None, "1").value(Call(mark, (object(),), {}))
