"""The words of many texts at once, as numbers, for comparing texts without a string a word."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

SPELT = 0x3100  # below it letters are looked up one by one, above it nearly all are letters
ALONE = 0x0E00  # from here on some scripts set no space between words
# Scripts without spaces, where every sign counts as a word: Thai to Myanmar, Khmer, kana, Han.
UNSPACED = ((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800), (0x3040, 0x3100), (0x3400, 0xA000), (0xF900, 0xFB00))
MARKS = ((0x3000, 0x3040), (0xFE10, 0xFE70), (0xFF00, 0xFF10))  # of East Asian setting
BREAK = "\n\x00"  # between two texts: no word runs over it
STEP = 0x9E3779B97F4A7C15  # odd, so that it has an inverse


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, one after another; a word of a text is known by its place among all."""

    key: Keys  # of the folded word: case, accents and form of letters aside
    bounds: Places  # of each text: its first word, and one past the last of all
    start: Places  # offsets in ``codes``
    end: Places
    codes: npt.NDArray[np.uint16]

    def text(self, words: Places) -> Places:
        """In which text each of these words stands."""
        return np.searchsorted(self.bounds, words, side="right") - 1


def read(texts: list[str]) -> Words:
    """The words of ``texts``: runs of letters, signs and digits; a text without any has none."""
    parts = [_encoded(text) for text in texts]
    codes = np.frombuffer(b"".join(parts), np.uint16)
    letters = _table().take(codes, mode="clip")  # the quickest way there is
    start, end = _edges(codes, letters != 0)
    forward, back = _powers(len(codes))
    sums = np.zeros(len(codes) + 1, np.uint64)
    letters *= forward[: len(codes)]
    np.cumsum(letters, out=sums[1:])
    key = (sums[end] - sums[start]) * back[start]
    lengths = np.fromiter(map(len, parts), np.int64, len(parts)) // codes.itemsize
    bounds = np.searchsorted(start, np.concatenate(([0], np.cumsum(lengths))))
    return Words(mix(key), bounds, start, end, codes)


def mix(keys: Keys) -> Keys:
    """``keys`` spread over all 64 bits, each to one."""
    out = keys ^ (keys >> np.uint64(29))
    out *= np.uint64(0xBF58476D1CE4E5B9)
    out ^= out >> np.uint64(32)
    return out


def grams(key: Keys, size: int) -> Keys:
    """A key for every run of ``size`` words, in order; empty where there are fewer words."""
    count = max(0, len(key) - size + 1)
    out = key[:count].copy()
    for shift in range(1, size):
        out *= np.uint64(STEP)
        out += key[shift : count + shift]
    return mix(out)


def _encoded(text: str) -> bytes:
    """``text`` in one form of its letters (NFKC) as UTF-16; a half of a pair counts as a letter."""
    form = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return (form + BREAK).encode("utf-16-le", "surrogatepass")


def _edges(codes: npt.NDArray[np.uint16], inside: Flags) -> tuple[Places, Places]:
    if not len(codes):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    if codes.max() < ALONE:
        turns = np.flatnonzero(inside[1:] != inside[:-1]) + 1
        if inside[0]:
            turns = np.concatenate(([0], turns))
        return turns[0::2], turns[1::2]
    alone = _alone()[codes] & inside
    before, after = np.roll(inside & ~alone, 1), np.roll(inside & ~alone, -1)
    start = np.flatnonzero(inside & (alone | ~before))
    end = np.flatnonzero(inside & (alone | ~after)) + 1
    return start, end


@lru_cache(maxsize=1)
def _table() -> Keys:
    """The key of every UTF-16 unit after folding; 0 for what stands between words."""
    folded = np.arange(0x10000, dtype=np.uint64)
    for low, high in MARKS:
        folded[low:high] = 0
    folded[:SPELT] = [_folded(chr(code)) for code in range(SPELT)]
    keys = mix(folded * np.uint64(STEP)) | np.uint64(1)
    keys[folded == 0] = 0
    return keys


def _folded(sign: str) -> int:
    """The letter that stands for ``sign`` in all its cases and accents; 0 for marks and blanks."""
    if unicodedata.category(sign)[0] not in "LMN":
        return 0
    plain = unicodedata.normalize("NFKD", sign.casefold())
    return ord(plain[0])


@lru_cache(maxsize=1)
def _alone() -> Flags:
    alone = np.zeros(0x10000, np.bool_)
    for low, high in UNSPACED:
        alone[low:high] = True
    return alone


@lru_cache(maxsize=4)
def _power_table(size: int) -> tuple[Keys, Keys]:
    forward, back = np.full(size, STEP, np.uint64), np.full(size, pow(STEP, -1, 2**64), np.uint64)
    forward[0] = back[0] = 1
    return np.multiply.accumulate(forward), np.multiply.accumulate(back)


def _powers(size: int) -> tuple[Keys, Keys]:
    return _power_table(1 << max(16, size.bit_length()))
