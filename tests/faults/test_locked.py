"""An archive that another process holds: who writes waits and is told, who reads is not held up."""

import contextlib
import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from forked import Commands
from press import at, put, settings

SHORT = "import tasks.archive.database as d; d.WAIT_MS = 1_500"


@pytest.fixture
def desk(tmp_path: Path, commands: Commands) -> Path:
    (tmp_path / "daybrief.toml").write_text(settings("post feed feed.xml"), encoding="utf-8")
    put(tmp_path, "harbour")
    assert commands(tmp_path, "collect", "--at", at(2)).returncode == 0
    assert commands(tmp_path, "edition", "--cut-off", at(2, 5, 30)).returncode == 0
    put(tmp_path, "harbour", "rail")
    return tmp_path


@contextlib.contextmanager
def held(desk: Path, seconds: float = 0.0) -> Iterator[None]:
    """The archive's write lock in other hands: for ``seconds`` from now on, or until the end of the block."""
    archive = desk / "output" / ".daybrief" / "archive.sqlite"
    db = sqlite3.connect(archive, isolation_level=None, check_same_thread=False)
    db.execute("BEGIN IMMEDIATE")
    letting_go = threading.Timer(seconds, db.rollback) if seconds else None
    if letting_go:
        letting_go.start()
    try:
        yield
    finally:
        if letting_go:
            letting_go.join()
        db.close()


@pytest.mark.parametrize(
    ("seconds", "before"), [(0.7, SHORT), pytest.param(5.0, "", marks=pytest.mark.long)], ids=["quick", "five seconds"]
)
def test_who_writes_waits_until_the_other_has_ended(
    seconds: float, before: str, commands: Commands, desk: Path
) -> None:
    start = time.monotonic()
    with held(desk, seconds):
        done = commands(desk, "collect", "--at", at(3), before=before)
    assert time.monotonic() - start >= seconds
    assert done.stdout.endswith("1 new article\n"), done.said
    with held(desk, seconds):
        done = commands(desk, "edition", "--cut-off", at(3, 5, 30), before=before)
    assert done.returncode == 0, done.said


@pytest.mark.parametrize(
    "before", [SHORT, pytest.param("", marks=pytest.mark.long)], ids=["quick", "as long as it waits"]
)
def test_who_waits_in_vain_is_told_and_loses_nothing(before: str, commands: Commands, desk: Path) -> None:
    with held(desk):
        for args in (("collect", "--at", at(3)), ("edition", "--cut-off", at(3, 5, 30))):
            start = time.monotonic()
            done = commands(desk, *args, before=before)
            assert done.returncode == 4, done.stderr
            assert re.search(r"archive\.sqlite: is in use by another run \(.*\); wait for it and try again$", done.said)
            assert time.monotonic() - start < 60
    assert not list(desk.glob("output/daily/2026-02-03/*"))
    assert commands(desk, "collect", "--at", at(3)).stdout.endswith("1 new article\n")
    assert commands(desk, "edition", "--cut-off", at(3, 5, 30)).returncode == 0


def test_who_reads_is_held_up_by_nobody(commands: Commands, desk: Path) -> None:
    reads = (["sources"], ["list"], ["show", "daily"], ["verify", "daily"], ["topics", "test"])
    with held(desk):
        start = time.monotonic()
        done = [commands(desk, *read) for read in reads]
        spent = time.monotonic() - start
    assert [one.returncode for one in done] == [0] * len(reads), [one.said for one in done]
    assert spent < 25, "no one of them waited the thirty seconds that a writer waits"
