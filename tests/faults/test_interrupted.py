"""A run that is cut off is taken up where it stopped, and its edition is the one it would have been."""

import json
import signal
from pathlib import Path

import pytest

STEPS = (  # each verb of the runner, at both ends of the costly stages
    "ingest.read",
    "archive.keep",
    "deduplicate.group",
    "extract.facts",
    "summarise.assemble",
    "render.package",
    "archive.publish",
)
HARBOUR = """Nine ministers to discuss the fisheries accord in Valletta

Valletta, 3 March 2026 - Ministers of nine coastal states will meet in Valletta on 12 March 2026 to discuss
the fisheries accord, the Ministry of Maritime Affairs said on Tuesday.

"We expect the accord to be signed before the summer," said Anna Borg, the Minister for Maritime Affairs of Malta.
She travels to Lisbon on 5 March 2026 for talks with her Portuguese counterpart.
"""
RAIL = """Railway law goes to the upper house

Lisbon, 2 March 2026 - The lower house passed the railway bill by 121 votes to 88 on Monday. The upper house is to
vote on 20 March 2026, its speaker said. The law would let other companies run night trains from January 2027.

The transport ministry expects fares to fall; the railway workers' union called a strike for 9 March 2026.
"""
DIE_AFTER = """
import contextlib, os, signal
import flows.progress
@contextlib.contextmanager
def shown():
    yield lambda told: os.kill(os.getpid(), signal.SIGKILL) if told.step == {0!r} else None
flows.progress.shown = shown
"""
LOADED = "import atexit, sys; atexit.register(lambda: print('prefect' in sys.modules, file=sys.stderr))"


@pytest.fixture
def desk(tmp_path: Path) -> str:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "rail.txt").write_text(RAIL, encoding="utf-8")
    return "desk"


def files(folder: Path) -> dict[str, bytes]:
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: data for name, data in found.items() if name != "manifest.json"}


def test_a_run_killed_after_every_step_in_turn_makes_the_same_edition(
    desk: str, tmp_path: Path, command, daybrief
) -> None:
    for step in STEPS:
        killed = command("run", desk, "--as-of", "2026-03-04", "--out", "cut", before=DIE_AFTER.format(step))
        assert killed.returncode == -signal.SIGKILL, f"{step}: {killed.stderr}"
        published = list((tmp_path / "cut").glob("*/*/v*"))
        assert bool(published) == (step == STEPS[-1]), "an edition is there only once it is whole"
    done = command("run", desk, "--as-of", "2026-03-04", "--out", "cut")
    assert done.returncode == 0, done.stderr
    whole = daybrief("run", desk, "--as-of", "2026-03-04", "--out", "whole", before=LOADED)
    assert whole.stderr.splitlines()[-1] == "False", "the plain path never loads Prefect"
    folder = Path(done.stdout.splitlines()[-1]).parent
    assert folder.name == "v1"
    assert files(folder) == files(Path(whole.stdout.splitlines()[-1]).parent)
    assert json.loads((folder / "manifest.json").read_bytes())["run"]["resumed"] is True


def test_the_same_documents_again_are_not_printed_twice(desk: str, command) -> None:
    first = command("run", desk)
    again = command("run", desk, "--json")
    pdf = first.stdout.splitlines()[-1]
    said = json.loads(again.stdout)
    assert (again.returncode, said["pdf"], said["fresh"], said["version"]) == (0, pdf, False, 1)
    third = command("run", desk)
    assert third.stdout.splitlines() == [f"already published, identical: {pdf}", pdf]


def test_an_edition_is_verified_shown_listed_and_laid_out_again(desk: str, tmp_path: Path, command) -> None:
    pdf = Path(command("run", desk, "--as-of", "2026-03-04").stdout.splitlines()[-1])
    assert command("verify", "manual").returncode == 0
    assert command("list").stdout.split() == ["manual/2026-03-04/v1", str(pdf.parent)]
    assert "BOTTOM LINE" in command("show", "manual").stdout
    again = command("render", "manual", "--out", "again")
    assert again.returncode == 0, again.stderr
    assert files(Path(again.stdout.splitlines()[-1]).parent) == files(pdf.parent)
    (source, *_) = sorted((pdf.parent / "sources").glob("*.txt"))
    source.write_text(source.read_text(encoding="utf-8").replace("the", "thy"), encoding="utf-8")
    wrong = command("verify", str(pdf.parent), "--json")
    assert wrong.returncode == 5
    assert f"sources/{source.name} was changed after it was published." in json.loads(wrong.stdout)["problems"]
