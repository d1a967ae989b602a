"""Whatever moment the making of an edition is killed at: readers see whole ones only, and it is made all the same."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.archive import begin, publish
from tasks.model import Briefing, File, Order, Package, Shelf

Left = dict[str, dict[str, int]]


def survive(root: Path, folder: Path, *kinds: str, seconds: int) -> Left:
    done = subprocess.run(
        [sys.executable, str(root / "tests" / "faults" / "cut_off.py"), str(folder), *kinds],
        env={**os.environ, "PYTHONPATH": f"{root}:{root / 'tests' / 'flows'}"},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: Left = json.loads(done.stdout)
    sys.stdout.write(done.stdout)
    return said


@pytest.fixture(scope="module")
def left(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Left:
    """What some fifty kills left. Its desks check after each that what stands is whole, and at the end its bytes."""
    kinds = "boundaries 0 moments 8 publishing 8".split()
    return survive(root, tmp_path_factory.mktemp("desks"), *kinds, seconds=600)


pytestmark = pytest.mark.xdist_group("killed editions")  # one worker: they look at the same desks


def test_readers_see_whole_editions_only(left: Left) -> None:
    assert left["reader"]["torn"] == 0, left["reader"]
    assert left["reader"]["looks"] > 100, "the reader looked all the while"


def test_killed_at_every_boundary_of_every_step_it_redoes_that_step_only(left: Left) -> None:
    assert left["boundaries"]["kills"] == 41, "thrice at each step that is kept, once at each that is repeated"
    assert left["boundaries"]["most redone"] == 1


def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(left: Left) -> None:
    assert left["moments"]["kills"] >= 8
    assert left["moments"]["most redone"] <= 1


def test_killed_before_any_call_of_publishing_there_is_one_edition_or_none(left: Left) -> None:
    found = left["publishing"]
    assert found["editions"] == found["kills"] - 1 >= 8
    assert 0 < found["with an edition"] < found["kills"], "before the folder is in its place, and after"
    assert found.get("redone", 0) == 0, "nothing but the publishing itself"


@pytest.mark.long
def test_two_hundred_kills_tear_no_edition_and_cost_a_step_each_at_most(root: Path, tmp_path: Path) -> None:
    kinds = "boundaries 0 moments 120 publishing 1000".split()  # of publishing, every call
    left = survive(root, tmp_path, *kinds, seconds=1800)
    assert sum(left[kind]["kills"] for kind in kinds[::2]) >= 200
    assert max(left[kind].get("most redone", 0) for kind in kinds[::2]) == 1
    assert left["reader"]["torn"] == 0


def test_what_a_kill_left_beside_a_manifest_makes_no_second_version(tmp_path: Path) -> None:
    shelf = Shelf(f"sqlite:///{tmp_path / 'archive.sqlite'}", str(tmp_path / "out"))
    order = Order("daily", "Note", date(2026, 2, 3), "UTC", cut_off=datetime(2026, 2, 3, 5, 30, tzinfo=UTC))
    package, told = Package((File("note.html", b"<p>note"),)), Briefing(order, (), (), (), (), (), (), 0)
    first = publish(begin(order, shelf), shelf, package, told)
    (Path(first.folder) / ".manifest.json.77-88.part").write_bytes(b'{"format"')
    again = publish(begin(order, shelf), shelf, package, told)
    assert (again.version, again.fresh) == (1, False)
    assert sorted(path.name for path in Path(first.folder).iterdir()) == ["manifest.json", "note.html"]
