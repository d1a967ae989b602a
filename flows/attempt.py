"""One run at a time in an output folder, and what a run that was killed had seen.

A command is what was asked for: by hand briefing, title, day, zone and the paths as given; a collection's
instant and sources; an edition's briefing and cut-off. While it runs, a file
under ``attempts/`` holds the attempt's id and a digest of the files listed (path, size, times). Where the
run ends, well or with an error it could explain, that file and the attempt's observations are taken away.
So the same command finds the file only if the last run was killed or broke: if the files are listed as
they were then, it resumes with what that run saw, else it looks again. A run after a finished one always
looks again.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.direct import observed
from flows.request import Command
from tasks.archive import files
from tasks.errors import DaybriefError, OutputError

KEEP_DAYS = 30  # checkpoints, parsed texts and records of runs that nobody has written since
CHECKPOINTS, PARSED, ATTEMPTS, RUNS, LOGS = "checkpoints", "parsed", "attempts", "runs", "logs"
PAUSE_SECONDS = 0.2  # between two looks at the lock


@dataclass(frozen=True, slots=True)
class Attempt:
    """The right to run, under an id that a resumed run keeps."""

    id: str
    resumed: bool


@contextlib.contextmanager
def attempt(command: Command) -> Iterator[Attempt]:
    """Hold the output folder for one run of ``command``; raises ``OutputError`` while another run holds it."""
    path = command.work / ATTEMPTS / f"{_digest(list(command.said))}.json"
    with _alone(command):
        listed = _digest(_listing(command.reads))
        before = _stands(path)
        resumed = before.get("files") == listed
        this = Attempt(before["id"] if resumed else uuid.uuid4().hex, resumed)
        files.write(path, json.dumps({"id": this.id, "files": listed}).encode())
        try:
            yield this
        except DaybriefError:
            _close(command.work, path, this)
            raise
        _close(command.work, path, this)


@contextlib.contextmanager
def _alone(command: Command) -> Iterator[None]:
    work = command.work
    with files.explained(work):
        work.mkdir(parents=True, exist_ok=True)
        handle = os.open(work / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle, command)
        yield
    finally:
        os.close(handle)


def _take(handle: int, command: Command) -> None:
    """Lock the file; the system lets go of it where we are killed."""
    until = time.monotonic() + command.patience_seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise OutputError(str(command.work.parent), "another run is writing here; wait for it to end") from None
            time.sleep(PAUSE_SECONDS)
        else:
            return


def _close(work: Path, path: Path, this: Attempt) -> None:
    shutil.rmtree(observed(work / CHECKPOINTS, this.id), ignore_errors=True)
    path.unlink(missing_ok=True)
    oldest = time.time() - KEEP_DAYS * 86_400
    for old in [
        path for folder in (CHECKPOINTS, PARSED, ATTEMPTS, RUNS, LOGS) for path in sorted((work / folder).rglob("*"))
    ]:
        with contextlib.suppress(OSError):  # taken away by hand meanwhile, or not ours to take
            if old.is_file() and old.stat().st_mtime < oldest:
                old.unlink()


def _stands(path: Path) -> dict[str, str]:
    try:
        read = json.loads(path.read_bytes())
        return {"id": str(read["id"]), "files": str(read["files"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _listing(paths: tuple[str, ...]) -> list[str]:
    roots = [path for path in map(Path, paths) if path.exists()]
    found = sorted({p for root in roots for p in ([root] if root.is_file() else root.rglob("*")) if p.is_file()})
    stats = [(path, path.stat()) for path in found]
    return [f"{path} {s.st_size} {s.st_mtime_ns} {s.st_ctime_ns}" for path, s in stats]


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]
