"""What a text is about: its words and names, weighed by how rarely the press at large uses them, and its phrases.

The weights are fixed by a table, so what two texts have in common is the same whatever else was collected that day.
``python -m benchmarks.story_words`` makes the table, data/common.json, anew.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from tasks.deduplicate.fingerprint import CALENDAR, DAYS, STOP
from tasks.text import fold

Bag: TypeAlias = Mapping[str, int]  # feature -> times
Phrases: TypeAlias = npt.NDArray[np.uint32]  # checksums: there are too many to keep their letters
COMMON = Path(__file__).with_name("data") / "common.json"
# A sentence's end, a word, a figure.
TOKEN = re.compile(r"([.!?:\"“”\n])|([^\W\d_]+(?:['’][^\W\d_]+)?)|(\d[\d,.]*\d|\d)")
ENDINGS = ("ingly", "edly", "ing", "ies", "ed", "es", "ly", "s")
STEM = 4  # letters that are left at least
RAREST = 1 / 80  # added to the share of the press that has a word: no word counts as rarer than this
WORD_WEIGHT, NAME_WEIGHT, PHRASE_WEIGHT = 0.4, 0.3, 0.3
FULL = 1.2  # a feature that stands so often counts half of what it could


@lru_cache(maxsize=8192)
def read(text: str) -> tuple[Bag, Bag, Phrases]:
    """Its words, stemmed and without the small ones; its names and figures, those of a calendar aside; its phrases.

    A phrase is two such words, one behind the other.
    """
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    phrases: set[int] = set()
    opens = True  # a capital letter at a sentence's start makes no name
    last = ""
    for end, word, figure in TOKEN.findall(text):
        if end:
            opens, last = True, ""
            continue
        low = fold(word or figure)
        kept = stem(low) if low not in STOP and len(low) > 1 else ""
        if kept:
            words[kept] += 1
        if kept and last:
            phrases.add(crc32(f"{last} {kept}".encode()))
        if figure:
            names.update([figure] if not CALENDAR.fullmatch(figure) else [])
        elif word[0].isupper() and not opens and len(word) > 1 and low not in STOP | DAYS:
            names[_bare(low)] += 1
        opens, last = False, kept
    return words, names, np.array(sorted(phrases), dtype=np.uint32)


def stem(word: str) -> str:
    """``word`` (folded) without the ending of a plural or a tense."""
    bare = _bare(word)
    for ending in ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= STEM:
            return bare[: -len(ending)]
    return bare


def counted(bags: Sequence[Bag]) -> csr_array:
    """A row a bag, a column a feature, by name: how often it has it."""
    places = {name: i for i, name in enumerate(features(bags))}
    rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    columns = np.array([places[f] for bag in bags for f in bag], dtype=np.int64)
    times = np.array([n for bag in bags for n in bag.values()], dtype=float)
    return csr_array((times, (rows, columns)), shape=(len(bags), max(1, len(places))))


def features(bags: Sequence[Bag]) -> list[str]:
    """What any of them has, by name."""
    return sorted({feature for bag in bags for feature in bag})


def vectors(texts: Sequence[str]) -> csr_array:
    """A row a text; the product of two rows is how alike they are, from 0 to 1."""
    from scipy.sparse import hstack

    found = [read(text) for text in texts]
    words = _weighed([w for w, _, _ in found], rarity("words"))
    names = _weighed([n for _, n, _ in found], rarity("names"))
    phrases = _phrased([p for _, _, p in found])
    weighed = ((WORD_WEIGHT, words), (NAME_WEIGHT, names), (PHRASE_WEIGHT, phrases))
    return csr_array(hstack([math.sqrt(weight) * matrix for weight, matrix in weighed]))


def unit(matrix: csr_array) -> csr_array:
    """``matrix`` with every row of length 1; an empty row stays empty."""
    from scipy.sparse import diags_array

    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    return csr_array(diags_array(1 / np.where(lengths > 0, lengths, 1.0)) @ matrix)


def rarity(kind: str) -> Callable[[str], float]:
    """The weight of a word, or of a name: 1 where the press at large has it nowhere."""
    shares = _common()[kind]
    return lambda feature: max(0.0, math.log(RAREST + shares.get(feature, 0) / 1000) / math.log(RAREST))


def _weighed(bags: list[Bag], weight: Callable[[str], float]) -> csr_array:
    matrix = counted(bags)
    weights = np.array([weight(name) for name in features(bags)] or [0.0])
    matrix.data = matrix.data / (matrix.data + FULL) * weights[matrix.indices]
    return unit(matrix)


def _phrased(phrases: list[Phrases]) -> csr_array:
    """No table knows how rare a phrase is: each counts the same."""
    rows = np.repeat(np.arange(len(phrases)), [len(found) for found in phrases])
    known, columns = np.unique(np.concatenate([*phrases, np.array([0], dtype=np.uint32)]), return_inverse=True)
    return unit(csr_array((np.ones(len(rows)), (rows, columns[:-1])), shape=(len(phrases), len(known))))


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


@cache
def _common() -> Mapping[str, Mapping[str, int]]:
    """For words and for names: of 1,000 articles on any matter, how many have it."""
    found: Mapping[str, Mapping[str, int]] = json.loads(COMMON.read_text(encoding="utf-8"))
    return found
