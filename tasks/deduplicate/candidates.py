"""Which pairs of very many texts are worth comparing, found without looking at every pair."""

from dataclasses import dataclass

import numpy as np

from tasks.deduplicate.sketch import RATE, SHORT, Sketches
from tasks.deduplicate.tokens import Flags, Keys, Places

# A run of words that more texts have is a phrase of the language, or of a text that is copied by the thousand.
FEW, MANY = 200, 30
SCALE = 5_000  # texts above which the lower bound holds
TEXTS = 1 << 24  # at once
TEXT_BITS, TEXT, NONE = np.uint64(24), np.uint64(TEXTS - 1), np.uint64(0)
HASH_OVER = np.uint64(16)  # bits of a hash that are left out
SLICE, SLICE_TEXTS = 1 << 18, 1 << 12
LEAST_SHARE = 0.05  # of the smaller fingerprint
CROWDED = 0.25  # share of a text's runs that too many texts have: copied so often that not all pairs are looked at


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to compare, by number of text, ``left < right``, ascending."""

    left: Places
    right: Places
    crowded: Flags  # of each text: it was paired only with the first of those that share its runs

    def __len__(self) -> int:
        return len(self.left)


def candidates(sketches: Sketches) -> Candidates:
    """Pairs of texts with enough runs of words in common; their number grows as that of the texts."""
    count = len(sketches)
    if count > TEXTS:
        raise ValueError(f"{count} texts are too many to compare at once; the most are {TEXTS}")
    text, start, size = _runs(sketches)
    most = MANY if count > SCALE else FEW
    crowded = _crowded(sketches, text, size, most)
    pairs = _all_pairs(text, start, size, most)
    if crowded.any():
        pairs += _first_pairs(text, start, size, most, crowded)
    return _enough(np.concatenate(pairs), sketches, crowded)


def _runs(sketches: Sketches) -> tuple[Keys, Places, Places]:
    """The texts of every hash that more than one has, hash after hash; where each hash begins, and how many it has."""
    packed = _packed(sketches)
    packed = packed[_several(packed, TEXT)]
    new = np.ones(len(packed), np.bool_)
    np.greater(packed[1:] ^ packed[:-1], TEXT, out=new[1:])
    packed &= TEXT
    start = np.flatnonzero(new)
    return packed, start, np.diff(np.append(start, len(packed)))


def _packed(sketches: Sketches) -> Keys:
    """Every hash before the number of its text, ascending: one sort of both.

    Of a hash 40 bits are enough where two texts have to agree. What passes through memory does so in slices that a
    processor keeps: memory that is new to a process costs more than the work done in it.
    """
    packed = sketches.hashes >> HASH_OVER
    for begin in range(0, len(sketches), SLICE_TEXTS):
        edges = sketches.bounds[begin : begin + SLICE_TEXTS + 1]
        part = packed[edges[0] : edges[-1]]
        part <<= TEXT_BITS
        part |= np.repeat(np.arange(begin, begin + len(edges) - 1, dtype=np.uint64), np.diff(edges))
    packed.sort()
    return packed


def _several(ascending: Keys, loose: np.uint64 = NONE) -> Flags:
    """Which numbers there are more than once, but for the bits ``loose``."""
    found = np.zeros(len(ascending), np.bool_)
    for begin in range(0, len(ascending), SLICE):
        part = ascending[begin : begin + SLICE + 1]
        same = (part[1:] ^ part[:-1]) <= loose
        found[begin : begin + len(same)] |= same
        found[begin + 1 : begin + 1 + len(same)] |= same
    return found


def _crowded(sketches: Sketches, text: Keys, size: Places, most: int) -> Flags:
    count = len(sketches)
    if not (size > most).any():
        return np.zeros(count, np.bool_)
    often = text[np.repeat(size > most, size)].astype(np.int64)
    total = np.diff(sketches.bounds)
    return np.bincount(often, minlength=count) > CROWDED * np.maximum(total, 1)


def _all_pairs(text: Keys, start: Places, size: Places, most: int) -> list[Keys]:
    """Every pair of the texts that share a run which not too many have, as one number, the first before the second."""
    found = [np.zeros(0, np.uint64)]
    for many in np.unique(size[size <= most]):
        members = text[start[size == many][:, None] + np.arange(many)]
        one, two = np.triu_indices(many, 1)
        found.append((members[:, one] << TEXT_BITS | members[:, two]).ravel())
    return found


def _first_pairs(text: Keys, start: Places, size: Places, most: int, crowded: Flags) -> list[Keys]:
    """Of runs that too many texts have: each crowded text with the first one that has it."""
    found = [np.zeros(0, np.uint64)]
    for begin, many in zip(start[size > most].tolist(), size[size > most].tolist(), strict=True):
        members = text[begin : begin + many]
        members = members[crowded[members]]
        found.append(members[:1] << TEXT_BITS | members[1:])
    return found


def _enough(pairs: Keys, sketches: Sketches, crowded: Flags) -> Candidates:
    pairs.sort()
    code, shared = np.unique(pairs[_several(pairs)], return_counts=True)  # one run in common is chance
    left, right = (code >> TEXT_BITS).astype(np.int64), (code & TEXT).astype(np.int64)
    enough = shared >= LEAST_SHARE * _smaller(sketches, left, right)
    return Candidates(left[enough], right[enough], crowded)


def _smaller(sketches: Sketches, left: Places, right: Places) -> Places:
    """The size of the smaller fingerprint of each pair; of a short text beside a long one, what it would be if long."""
    whole = np.diff(sketches.bounds)
    short = sketches.words < SHORT
    if not short.any():
        return np.minimum(whole[left], whole[right])
    ends = np.concatenate(([0], np.cumsum(sketches.hashes % np.uint64(RATE) == 0)))
    sparse = np.diff(ends[sketches.bounds])
    both = short[left] & short[right]
    return np.where(both, np.minimum(whole[left], whole[right]), np.minimum(sparse[left], sparse[right]))
