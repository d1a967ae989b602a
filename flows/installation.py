"""Who uses an archive: each installation leaves a mark beside it, so that two that share one can be told.

``<archive>.used-by/<id>.json`` says which machine, settings and output folder, since when and until when; the lock of
``<id>.lock`` is held while a run of it goes.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import socket
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from flows import config_values as values
from flows.configuration import Configuration
from tasks.archive import files
from tasks.errors import OutputError

MACHINE = Path("/etc/machine-id")


@dataclass(frozen=True, slots=True)
class Mark:
    """An installation that has used an archive from ``first`` to ``last``."""

    id: str
    host: str
    settings: str  # path of its daybrief.toml
    output: str
    first: str
    last: str
    pid: int
    runs: bool = False  # now, as far as this machine can see

    def __str__(self) -> str:
        """Which one it is, for people."""
        return f"{self.settings} on {self.host} (output {self.output})"


def folder(held: Configuration) -> Path:
    """Where the marks of an archive stand."""
    archive = Path(held.archive.removeprefix(values.SQLITE))
    return archive.with_name(f"{archive.name}.used-by")


def own(held: Configuration) -> str:
    """The id of this installation at its archive."""
    try:
        machine = MACHINE.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        machine = ""
    said = "\0".join((machine, socket.gethostname(), str(held.path), str(held.output)))
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()[:16]


@contextlib.contextmanager
def using(held: Configuration) -> Iterator[None]:
    """Mark the archive as ours while a run goes; where no mark can be made the run goes on without."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError, OutputError):  # the run itself tells of a disk that takes nothing
            stack.enter_context(_marked(held))
        yield


@contextlib.contextmanager
def _marked(held: Configuration) -> Iterator[None]:
    place, key = folder(held), own(held)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    before = _read(place / f"{key}.json")
    made = Mark(key, socket.gethostname(), str(held.path), str(held.output), now, now, os.getpid())
    made = replace(made, first=before.first) if before else made
    files.write(place / f"{key}.json", json.dumps(asdict(made)).encode())
    handle = os.open(place / f"{key}.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)  # runs of ours wait for each other elsewhere
        yield
    finally:
        os.close(handle)


def marks(held: Configuration) -> tuple[Mark, ...]:
    """Every installation that has used the archive, the last user first."""
    found = (_read(path) for path in folder(held).glob("*.json"))
    return tuple(sorted((mark for mark in found if mark), key=lambda mark: (mark.last, mark.id), reverse=True))


def _read(path: Path) -> Mark | None:
    try:
        said = json.loads(path.read_bytes())
        made = Mark(**{name: said[name] for name in ("id", "host", "settings", "output", "first", "last", "pid")})
        if any(datetime.fromisoformat(at).tzinfo is None for at in (made.first, made.last)):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return replace(made, runs=_is_held(path.with_suffix(".lock")))


def _is_held(path: Path) -> bool:
    try:
        with path.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
