"""The bytes that articles were read from, kept on this machine so that a better reading needs no second visit.

One file each under the folder of a collection, named by the sha256 of the bytes: two letters, then the rest. They
never reach an edition. A reader of this stage hands its bytes to ``keep`` and needs not know whether they are kept.
"""

import contextlib
import hashlib
import os
import threading
import zlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Kind = Literal["page", "file", "entry"]
MOST_BYTES = 10_000_000  # of one file, unpacked
LEVEL = 6
FOLDER: ContextVar[Path | None] = ContextVar("folder", default=None)


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as read, and by which reader: of pages, of files by their name, of a feed's entries."""

    kind: Kind
    data: bytes


@contextlib.contextmanager
def kept_in(folder: str) -> Iterator[None]:
    """What this thread reads meanwhile is kept in ``folder``; nothing where that is empty."""
    before = FOLDER.set(Path(folder) if folder else None)
    try:
        yield
    finally:
        FOLDER.reset(before)


def keep(data: bytes, kind: Kind) -> str:
    """The sha256 of ``data``, under which it is kept from now on."""
    key = hashlib.sha256(data).hexdigest()
    folder = FOLDER.get()
    if folder and len(data) <= MOST_BYTES:
        # Where the disk takes nothing, the article is read all the same: the archive will say what is wrong with it.
        with contextlib.suppress(OSError):
            _write(_place(folder, key), zlib.compress(f"{kind}\n".encode() + data, LEVEL))
    return key


def find(folder: str, key: str) -> Raw | None:
    """What was kept under ``key``; None where that is gone or damaged."""
    unpacker = zlib.decompressobj()
    try:
        packed = _place(Path(folder), key).read_bytes()
        kind, _, data = unpacker.decompress(packed, MOST_BYTES + len("entry\n")).partition(b"\n")
    except (OSError, zlib.error):
        return None
    named = next((known for known in get_args(Kind) if known == kind.decode("ascii", "replace")), None)
    return Raw(named, data) if named and hashlib.sha256(data).hexdigest() == key else None


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]


def _write(path: Path, packed: bytes) -> None:
    """Whole or not at all; the same bytes again change nothing. A file torn by a power cut counts as gone."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        part.write_bytes(packed)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
