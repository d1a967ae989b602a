"""Where the bytes that articles were read from stand, beside the archive, and when they go.

One file each, named by the sha256 of the bytes: two letters, then the rest. They grow with the press, not with the
archive, so that a copy of the archive stays small.
"""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, make_url, select

from tasks.archive.tables import arrivals
from tasks.model import Shelf


def raws(shelf: Shelf) -> str:
    """The folder of ``shelf`` in which a collection keeps the bytes of articles."""
    return str(Path(make_url(shelf.archive).database or "").parent / "raw")


def let_go(db: Connection, shelf: Shelf, before: datetime) -> None:
    """Remove the bytes that no arrival has any more; those written since ``before`` may be of one still to come."""
    held = set(db.execute(select(arrivals.c.raw).distinct()).scalars())
    for file in _files(raws(shelf)):
        if Path(file.path).parent.name + file.name in held or file.stat().st_mtime >= before.timestamp():
            continue
        with contextlib.suppress(FileNotFoundError):  # another run lets go of it at the same time
            os.unlink(file.path)  # noqa: PTH108 - a hundred thousand of them


def _files(folder: str) -> Iterator["os.DirEntry[str]"]:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as prefixes:
        for prefix in prefixes:
            with os.scandir(prefix.path) as files:
                yield from files
