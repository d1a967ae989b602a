"""A small fingerprint of every text, by which the few texts worth comparing are found among very many."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from tasks.deduplicate import joining, tokens
from tasks.deduplicate.tokens import Flags, Keys, Places

GRAM = 3
RATE = 8  # of the runs of words of a text one in so many is kept
SHORT = 80  # words; of a text with fewer every run is kept
LEAST_WORDS = 5  # of a text that can be another's equal
BATCH = 150_000  # letters read at once: what fits a processor's cache
KEY = 16  # bytes
BITS = np.uint64(56)  # of a hash; before them stands, while they are sorted, the number of the text in its batch
MOST = np.uint64(2**56 - 1)
TEXTS = 250  # in a batch
ONE_IN = np.uint64(RATE - 1)
SKELETON = np.uint64(0xA0761D6478BD642F)  # tells runs of joining words from runs of all words


@dataclass(frozen=True, slots=True)
class Sketches:
    """Fingerprints of some texts, in their order; a text without three words has no hashes."""

    hashes: Keys  # those of a text ascending, each once
    bounds: Places  # of each text: its first hash, and one past the last of all
    words: npt.NDArray[np.int64]
    keys: tuple[bytes, ...]  # the same for the same words in the same order; empty where there are hardly any

    def __len__(self) -> int:
        return len(self.words)

    def of(self, text: int) -> Keys:
        return self.hashes[self.bounds[text] : self.bounds[text + 1]]


def sketch(texts: Iterable[str]) -> Sketches:
    """The fingerprints of ``texts``, one by one the same whatever stands beside them."""
    return join([_of(batch) for batch in _batches(texts)])


def join(parts: Sequence[Sketches]) -> Sketches:
    """All ``parts`` as one."""
    sizes = np.concatenate([np.zeros(1, np.int64), *(np.diff(part.bounds) for part in parts)])
    return Sketches(
        np.concatenate([np.zeros(0, np.uint64), *(part.hashes for part in parts)]),
        np.cumsum(sizes),
        np.concatenate([np.zeros(0, np.int64), *(part.words for part in parts)]),
        tuple(key for part in parts for key in part.keys),
    )


def only(sketches: Sketches, kept: Sequence[int]) -> Sketches:
    """The fingerprints of the texts ``kept``, in that order."""
    parts = [sketches.of(text) for text in kept]
    return Sketches(
        np.concatenate([np.zeros(0, np.uint64), *parts]),
        np.cumsum([0, *map(len, parts)]),
        sketches.words[np.asarray(kept, np.int64)],
        tuple(sketches.keys[text] for text in kept),
    )


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= BATCH or len(batch) >= TEXTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _of(texts: list[str]) -> Sketches:
    words = tokens.read(texts)
    count = np.diff(words.bounds)
    short = count < SHORT
    joined = np.flatnonzero(joining.among(words.key))
    parts = (
        _kept(words, tokens.grams(words.key, GRAM), None, short),
        _kept(words, tokens.grams(words.key[joined] ^ SKELETON, joining.RUN), joined, short),
    )
    packed = np.concatenate(parts)
    packed.sort()
    packed = packed[np.concatenate((packed[:1] == packed[:1], packed[1:] != packed[:-1]))]
    bounds = np.searchsorted(packed, np.arange(len(texts), dtype=np.uint64) << BITS)
    return Sketches(packed & MOST, np.append(bounds, len(packed)), count, _keys(words))


def _kept(words: tokens.Words, runs: Keys, places: Places | None, short: Flags) -> Keys:
    """Those of ``runs`` that a fingerprint keeps, behind the number of their text; none runs over two texts.

    ``places``: which words they are made of, where not of all.
    """
    chosen = (runs & ONE_IN) == 0
    if short.any():
        begin = np.arange(len(runs)) if places is None else places[: len(runs)]
        chosen |= short[words.text(begin)]
    at = np.flatnonzero(chosen)
    size = (len(words.key) if places is None else len(places)) - len(runs)
    first, last = (at, at + size) if places is None else (places[at], places[at + size])
    text = words.text(first)
    inside = text == words.text(last)
    packed = (runs[at] & MOST) | (text.astype(np.uint64) << BITS)
    kept: Keys = packed[inside]
    return kept


def _keys(words: tokens.Words) -> tuple[bytes, ...]:
    data, edges = words.key.view(np.uint8).data, (words.bounds * words.key.itemsize).tolist()
    least = LEAST_WORDS * words.key.itemsize
    return tuple(_key(data[a:b]) if b - a >= least else b"" for a, b in pairwise(edges))


def _key(data: memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=KEY).digest()
