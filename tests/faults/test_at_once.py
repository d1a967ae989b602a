"""Twenty hands on one button: one edition, and an answer for each of them."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from forked import Commands
from press import at, files, names, put, settings

from flows.configuration import load
from flows.desk import Ask, RecordsDesk
from flows.trigger import Job

MANY = 20
DAY = "output/daily/2026-02-03"
FOUR = "\n".join(f'[[briefings]]\nname = "{name}"\n' for name in ("east", "north", "south", "west"))


@pytest.fixture
def desk(tmp_path: Path, commands: Commands) -> Path:
    (tmp_path / "daybrief.toml").write_text(settings("post feed feed.xml"), encoding="utf-8")
    put(tmp_path, "harbour", "rail")
    assert commands(tmp_path, "collect", "--at", at(3)).returncode == 0
    return tmp_path


def test_twenty_starts_of_one_edition_make_one(commands: Commands, desk: Path) -> None:
    done = commands.together(desk, *[["edition", "--cut-off", at(3, 5, 30)]] * MANY)
    assert {one.returncode for one in done} == {0}, [one.said for one in done if one.returncode]
    assert [path.name for path in (desk / DAY).iterdir()] == ["v1"]
    pdf = str(desk / DAY / "v1" / "note.pdf")
    assert {one.stdout.splitlines()[-1] for one in done} == {pdf}, "each is led to it"
    said = [one.stdout.splitlines()[0] for one in done]
    assert said.count(f"already published, identical: {pdf}") == MANY - 1
    assert commands(desk, "verify", "daily").returncode == 0


def test_an_earlier_day_that_is_triggered_by_twenty_is_made_once(commands: Commands, desk: Path) -> None:
    done = commands.together(desk, *[["trigger", "--date", "2026-02-03", "--key", "desk"]] * MANY)
    if "farther back" in done[0].said:
        pytest.skip("the sample day lies farther back than the archive keeps articles")
    assert {one.returncode for one in done} == {0}, [one.said for one in done if one.returncode]
    assert [path.name for path in (desk / DAY).iterdir()] == ["v1"]


def test_today_asked_for_by_six_with_one_key_is_made_once(commands: Commands, desk: Path) -> None:
    done = commands.together(desk, *[["trigger", "--key", "desk"]] * 6)
    assert {one.returncode for one in done} == {0}, [one.said for one in done if one.returncode]
    made = [*(desk / "output" / "daily").glob("2*/v*")]
    assert len(made) == 1
    assert {one.stdout.splitlines()[-1] for one in done} == {str(made[0] / "note.pdf")}


def test_of_twenty_notes_by_hand_one_is_made_and_the_others_are_told(commands: Commands, desk: Path) -> None:
    (desk / "rail.txt").write_text("Rail vote\n\n" + "The upper house votes on the railway bill on 20 March 2026. " * 9)
    done = commands.together(desk, *[["run", "rail.txt", "--as-of", "2026-03-04"]] * MANY)
    made = [one for one in done if one.returncode == 0]
    told = [one for one in done if one.returncode == 4]
    assert len(made) + len(told) == MANY
    assert all("another run is writing here; wait for it to end" in one.said for one in told)
    assert told
    assert [path.name for path in (desk / "output" / "manual" / "2026-03-04").iterdir()] == ["v1"]


def test_a_form_that_is_sent_twenty_times_starts_one_run(desk: Path) -> None:
    begun: list[str] = []

    def begin(ask: Ask, job: Job) -> str:
        begun.append(ask.run)
        return ask.run

    room = RecordsDesk(load({}, str(desk / "daybrief.toml")), begin, lambda: datetime(2026, 2, 3, 12, tzinfo=UTC))
    with ThreadPoolExecutor(MANY) as hands:
        asked = [hands.submit(room.start, "daily", datetime(2026, 2, 3, tzinfo=UTC).date(), "key") for _ in range(MANY)]
    assert {hand.result() for hand in asked} == set(begun)
    assert len(begun) == 1


def test_four_briefings_at_once_from_one_archive_all_stand(commands: Commands, desk: Path) -> None:
    """Each in a folder of its own: they meet in the archive alone."""
    (desk / "daybrief.toml").write_text(settings("post feed feed.xml", more=FOUR), encoding="utf-8")
    archive = desk / "output" / ".daybrief" / "archive.sqlite"
    before = "import os, sys; os.environ['DAYBRIEF_OUT'] = f'out-{sys.argv[2]}'"
    wanted = [["edition", name, "--cut-off", at(3, 5, 30)] for name in ("east", "north", "south", "west")]
    for _ in range(2):  # and again: the same four
        done = commands.together(desk, *wanted, before=before, DAYBRIEF_ARCHIVE=str(archive))
        assert [one.returncode for one in done] == [0] * 4, [one.said for one in done]
    made = {path.parent.parent.name: files(path) for path in desk.glob("out-*/*/2026-02-03/v1")}
    assert sorted(made) == ["east", "north", "south", "west"]
    assert not list(desk.glob("out-*/*/*/v2"))
    put(desk, "power")
    assert commands(desk, "collect", "--at", at(4)).stdout.endswith("1 new article\n")
    after = commands(desk, "edition", "west", "--cut-off", at(4, 5, 30))
    assert after.returncode == 0, after.said
    assert names(desk, "west/2026-02-04") == ["power"], "each remembers its own edition"


@pytest.mark.long
def test_twenty_processes_make_one_edition(root: Path, desk: Path) -> None:
    command = [sys.executable, "-m", "flows.cli", "edition", "--cut-off", at(3, 5, 30)]
    runs = [
        subprocess.Popen(
            command,
            cwd=desk,
            env={**os.environ, "PYTHONPATH": str(root)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(MANY)
    ]
    said = [run.communicate(timeout=600) for run in runs]
    assert {run.returncode for run in runs} == {0}, [err[-300:] for _, err in said]
    assert sum("already published, identical" in out for out, _ in said) == MANY - 1
    assert [path.name for path in (desk / DAY).iterdir()] == ["v1"]
