"""Files that are there whole or not at all, also after a power cut."""

import contextlib
import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

from tasks.errors import OutputError


def write(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` in one step; raises ``OutputError`` where that cannot be done."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            put(part, data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        settle(path.parent)


def put(path: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def make(folder: Path) -> None:
    """Make ``folder`` and those above it that are not there, and wait until the disk has their names."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        settle(path.parent)


def settle(folder: Path) -> None:
    """Wait until the disk has the names in ``folder``."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Errors of the file system as an ``OutputError`` that says what to do."""
    try:
        yield
    except OSError as error:
        raise OutputError(str(path), f"cannot be written: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "the disk is full; free some space or choose another --out"
    if error.errno == errno.EFBIG:
        return "files of this size are not allowed here; raise the limit (ulimit -f) or choose another --out"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "no permission; choose another --out or mend its permissions"
    if error.errno in {errno.ENOTDIR, errno.EEXIST}:
        return "a file stands where a folder is needed; choose another --out"
    return f"{error.strerror or error}; choose another --out"
