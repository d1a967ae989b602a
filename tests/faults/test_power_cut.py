"""What a power cut can take: nothing that somebody was told of, by the order in which the disk is waited for."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Pool, event

from tasks.archive import begin, files, publish
from tasks.model import Briefing, File, Order, Package, Shelf

Calls = list[tuple[str, str]]
PACKAGE = Package((File("note.html", b"<p>note"), File("note.pdf", b"%PDF"), File("sources/a.txt", b"text")))


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Calls]:
    """What is written, synced, moved and committed, in order, by path within the test's folder."""
    seen: Calls = []
    sync, rename, replace, mkdir, opened = os.fsync, os.rename, os.replace, os.mkdir, Path.open

    def note(what: str, path: object) -> None:
        seen.append((what, os.path.relpath(str(path), tmp_path)))

    def synced(handle: int) -> None:
        sync(handle)
        note("sync", Path(f"/proc/self/fd/{handle}").readlink())

    def moved(move: object):
        def moving(source: object, target: object, **more: object) -> None:
            move(source, target, **more)
            note("moved from", source)
            note("moved to", target)

        return moving

    def made(path: object, *args: object, **more: object) -> None:
        mkdir(path, *args, **more)
        note("made", path)

    def writing(path: Path, mode: str = "r", *args: object, **more: object):
        if set(mode) & set("wax+"):
            note("written", path)
        return opened(path, mode, *args, **more)

    def traced(raw: sqlite3.Connection, _: object) -> None:
        raw.set_trace_callback(lambda said: note("committed", tmp_path) if said == "COMMIT" else None)

    event.listen(Pool, "connect", traced)
    for name, call in (("fsync", synced), ("rename", moved(rename)), ("replace", moved(replace)), ("mkdir", made)):
        monkeypatch.setattr(os, name, call)
    monkeypatch.setattr(Path, "open", writing)
    yield seen
    event.remove(Pool, "connect", traced)


def where(calls: Calls, what: str, path: str) -> int:
    assert (what, path) in calls, f"{path} was never {what}"
    return calls.index((what, path))


def test_an_edition_is_on_the_disk_before_it_is_in_its_place_and_there_before_anyone_remembers_it(
    calls: Calls, tmp_path: Path
) -> None:
    shelf = Shelf(f"sqlite:///{tmp_path / 'archive.sqlite'}", str(tmp_path / "out"))
    order = Order("daily", "Note", date(2026, 2, 3), "UTC", cut_off=datetime(2026, 2, 3, 5, 30, tzinfo=UTC))
    period = begin(order, shelf)
    calls.clear()
    publish(period, shelf, PACKAGE, Briefing(order, (), (), (), (), (), (), 0))
    day = "out/daily/2026-02-03"
    (part,) = [path for what, path in calls if what == "moved from"]
    moved = where(calls, "moved to", f"{day}/v1")
    for name in ("note.html", "note.pdf", "sources/a.txt", "manifest.json"):
        assert where(calls, "written", f"{part}/{name}") < where(calls, "sync", f"{part}/{name}") < moved
    for folder in (part, f"{part}/sources"):
        last = max(where(calls, "written", f"{part}/{name}") for name in ("manifest.json", "sources/a.txt"))
        assert last < where(calls, "sync", folder) < moved, "the names in it too"
    told = [at for at, (what, _) in enumerate(calls) if what == "committed"]
    assert len(told) == 2, "what it tells is prepared, and remembered"
    assert told[0] < moved < where(calls, "sync", day) < told[1]
    for folder in ("out", "out/daily", day):
        parent = Path(folder).parent.as_posix()
        assert where(calls, "made", folder) < where(calls, "sync", parent) < told[1], f"the name of {folder}"


def test_a_file_is_on_the_disk_before_it_takes_the_place_of_another(calls: Calls, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    calls.clear()
    files.write(tmp_path / "manifest.json", b'{"run": {}}')
    (part,) = [path for what, path in calls if what == "written"]
    assert calls == [
        ("written", part),
        ("sync", part),
        ("moved from", part),
        ("moved to", "manifest.json"),
        ("sync", "."),
    ]


def test_the_archive_waits_for_the_disk_at_every_commit(tmp_path: Path) -> None:
    from tasks.archive.database import writing

    with writing(f"sqlite:///{tmp_path / 'archive.sqlite'}") as db:
        asked = [db.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "synchronous")]
    assert asked == ["wal", 2], "FULL: the log is synced before a commit counts"
