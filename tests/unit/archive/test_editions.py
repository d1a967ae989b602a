"""An edition is there whole or not at all, and never changes once it is published."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from tasks.archive import begin, find_edition, keep, list_editions, publish_again, record
from tasks.archive import publish as print_edition
from tasks.errors import OutputError, UsageError
from tasks.model import Article, Basis, Briefing, Dating, File, Intake, Order, Package, Published, Shelf, Sourced

DAY = date(2026, 3, 3)
ARTICLE = Article(
    id="6d6f726e696e672e",
    name="morning.txt",
    url="",
    text="The cabinet meets on Tuesday.",
    headline=None,
    outlet=Sourced(None, Basis.UNKNOWN),
    dated=Dating(DAY, DAY, Basis.VISIBLE),
    raw="ab" * 32,
)


def package(note: str = "The cabinet meets on Tuesday.") -> Package:
    text = File(f"sources/{ARTICLE.id}.txt", ARTICLE.text.encode())
    return Package((File("note.html", note.encode()), File("note.pdf", b"%PDF-1.7 \xff"), text))


@pytest.fixture
def order(shelf: Shelf) -> Order:
    return Order("manual", "Note", DAY, "UTC", keep(shelf, Intake((ARTICLE,))).id)


def publish(order: Order, shelf: Shelf, package: Package) -> Published:
    """Print documents named by hand."""
    return print_edition(begin(order, shelf), shelf, package, Briefing(order, (), (), (), (), (), (), 0))


def files(folder: str | Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in Path(folder).rglob("*") if p.is_file()}


def test_an_edition_lands_in_its_folder_with_hashes_of_all_it_holds(order: Order, shelf: Shelf) -> None:
    published = publish(order, shelf, package())
    assert Path(published.folder) == Path(shelf.output) / "manual" / "2026-03-03" / "v1"
    assert published.fresh
    manifest = json.loads((Path(published.folder) / "manifest.json").read_bytes())
    assert set(manifest["files"]) == {"note.html", "note.pdf", "sources/6d6f726e696e672e.txt"}
    assert manifest["inputs"][0]["raw_sha256"] == "ab" * 32
    assert set(files(published.folder)) == {*manifest["files"], "manifest.json"}


def test_the_same_edition_again_writes_nothing(order: Order, shelf: Shelf) -> None:
    first = publish(order, shelf, package())
    record(first, {"runner": "direct"})
    before = {p: p.stat().st_mtime_ns for p in Path(shelf.output).rglob("*")}
    assert publish(order, shelf, package()) == Published(first.folder, 1, fresh=False)
    assert {p: p.stat().st_mtime_ns for p in Path(shelf.output).rglob("*")} == before


def test_a_correction_is_the_next_version_and_the_first_stays(order: Order, shelf: Shelf) -> None:
    first = publish(order, shelf, package())
    before = files(first.folder)
    second = publish(order, shelf, package("The cabinet meets on Wednesday."))
    assert (second.version, second.fresh) == (2, True)
    assert files(first.folder) == before


def test_an_edition_that_was_tampered_with_is_not_called_identical(order: Order, shelf: Shelf) -> None:
    first = publish(order, shelf, package())
    (Path(first.folder) / "note.html").write_text("The cabinet never met.")
    assert publish(order, shelf, package()).version == 2


def test_the_tenth_version_comes_after_the_ninth(order: Order, shelf: Shelf) -> None:
    for n in range(1, 11):
        assert publish(order, shelf, package(f"Reading {n}.")).version == n
    assert not publish(order, shelf, package("Reading 10.")).fresh


@pytest.mark.parametrize("failing", ["note.html", "note.pdf", "manifest.json"])
def test_a_disk_that_fills_leaves_no_half_edition(
    failing: str, order: Order, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tasks.archive import files as durable

    first, put = publish(order, shelf, package()), durable.put

    def full(path: Path, data: bytes) -> None:
        put(path, data[: len(data) // 2])
        if path.name == failing:
            raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(durable, "put", full)
    with pytest.raises(OutputError, match="disk is full"):
        publish(order, shelf, package("A second reading."))
    assert [path.name for path in Path(first.folder).parent.iterdir()] == ["v1"]


def test_what_a_killed_run_left_is_swept_and_never_listed(order: Order, shelf: Shelf) -> None:
    left = Path(shelf.output) / "manual" / "2026-03-03" / ".v1.4711.part"
    left.mkdir(parents=True)
    (left / "manifest.json").write_text("{}")
    assert list_editions(shelf.output) == ()
    published = publish(order, shelf, package())
    assert published.version == 1
    assert [path.name for path in Path(published.folder).parent.iterdir()] == ["v1"]


def test_two_runs_at_once_take_two_numbers(order: Order, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, raced = Path.rename, []

    def slow(self: Path, target: Path) -> Path:
        if not raced:
            raced.append(target)
            target.mkdir()
            (target / "manifest.json").write_text("{}")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", slow)
    assert publish(order, shelf, package()).version == 2


@pytest.mark.parametrize("name", ["../note.html", "/note.html", "manifest.json", "a/../../b", "a\\b", ""])
def test_a_file_cannot_leave_the_edition(name: str, order: Order, shelf: Shelf) -> None:
    with pytest.raises(OutputError, match="no name for a file"):
        publish(order, shelf, Package((File(name, b"x"),)))


def test_an_output_that_is_a_file_is_said(order: Order, shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("not a folder")
    with pytest.raises(OutputError, match="choose another --out"):
        publish(order, shelf, package())


def test_the_run_is_recorded_once(order: Order, shelf: Shelf) -> None:
    published = publish(order, shelf, package())
    before = files(published.folder)
    assert record(published, {"runner": "direct"})
    assert not record(published, {"runner": "tasks"})
    after = files(published.folder)
    assert json.loads(after.pop("manifest.json"))["run"] == {"runner": "direct"}
    assert after == {k: v for k, v in before.items() if k != "manifest.json"}


def test_editions_are_found_by_name_and_by_path(order: Order, shelf: Shelf) -> None:
    first = publish(order, shelf, package())
    second = publish(order, shelf, package("A second reading."))
    assert [e.version for e in list_editions(shelf.output)] == [1, 2]
    for name in ("manual", "manual/2026-03-03", "manual/2026-03-03/v2", second.folder, f"{second.folder}/note.pdf"):
        assert find_edition(shelf.output, name).folder == second.folder
    assert find_edition(shelf.output, "manual/2026-03-03/v1").folder == first.folder
    assert find_edition(shelf.output, os.path.relpath(first.folder)).version == 1


@pytest.mark.parametrize("name", ["weekly", "manual/2026-03-04", "manual/2026-03-03/v7", "", "/"])
def test_an_edition_that_is_not_there_is_said(name: str, order: Order, shelf: Shelf) -> None:
    publish(order, shelf, package())
    with pytest.raises(UsageError, match="daybrief list"):
        find_edition(shelf.output, name)


def test_a_new_rendering_keeps_the_inputs_of_its_edition(order: Order, shelf: Shelf, tmp_path: Path) -> None:
    publish(order, shelf, package())
    again = publish_again(find_edition(shelf.output, "manual"), str(tmp_path / "again"), package("New layout."))
    manifest = json.loads((Path(again.folder) / "manifest.json").read_bytes())
    assert manifest["inputs"][0]["id"] == ARTICLE.id
    assert again.version == 1
