"""A small fingerprint of every text that sources brought, kept when the text itself may be gone.

A sketch is the 64 lowest of the 32-bit hashes (BLAKE2b) of a text's runs of three folded words, ascending,
four bytes each. Two texts resemble each other as much as their sketches do, within some 6 per cent (MinHash).
"""

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select

from tasks.archive.database import reading
from tasks.archive.tables import sketches
from tasks.model import Shelf
from tasks.text import fold, words

GRAM = 3
LOWEST = 64


class Fingerprints(Protocol):
    """The sketches of the archive as it stood when they were opened."""

    def sketch(self, text: str) -> bytes:
        """The sketch of the text with this sha256; empty where the archive never had it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Sketches read from the archive."""

    by_text: Mapping[str, bytes]

    def sketch(self, text: str) -> bytes:
        return self.by_text.get(text, b"")


def fingerprints(shelf: Shelf) -> Fingerprints:
    """All sketches, 256 bytes a text."""
    with reading(shelf.archive) as db:
        rows = db.execute(select(sketches.c.text, sketches.c.sketch)).all()
    return Stored({row.text: row.sketch for row in rows})


def sketch(text: str) -> bytes:
    """The sketch of ``text``; empty where it has fewer than three words."""
    said = [fold(word) for word in words(text)]
    runs = {" ".join(said[n : n + GRAM]).encode("utf-8", "surrogatepass") for n in range(len(said) - GRAM + 1)}
    lowest = sorted({hashlib.blake2b(run, digest_size=4).digest() for run in runs})[:LOWEST]
    return b"".join(lowest)


def resemblance(left: bytes, right: bytes) -> float:
    """Share of runs of words that two texts have in common, by their sketches; 0 where one is empty."""
    here, there = _hashes(left), _hashes(right)
    if not (here and there):
        return 0.0
    lowest = set(sorted(here | there)[:LOWEST])
    return len(lowest & here & there) / len(lowest)


def containment(left: bytes, right: bytes) -> float:
    """Share of the runs of words of the shorter text that the longer one has too; 0 where one is empty."""
    here, there = _count(left), _count(right)
    if not (here and there):
        return 0.0
    like = resemblance(left, right)
    both = like * (here + there) / (1 + like)
    return min(1.0, both / min(here, there))


def _count(data: bytes) -> float:
    """How many runs of words a text has, by how close together the lowest of their hashes lie."""
    found = _hashes(data)
    return (LOWEST - 1) * 2**32 / (max(found) + 1) if len(found) >= LOWEST else len(found)


def _hashes(data: bytes) -> frozenset[int]:
    return frozenset(struct.unpack(f">{len(data) // 4}I", data))
