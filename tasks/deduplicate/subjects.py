"""What a text is about: its words and its names, weighed by how rarely the press at large uses them.

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

import numpy as np
from scipy.sparse import csr_array

from tasks.deduplicate.fingerprint import CALENDAR, DAYS, STOP
from tasks.text import fold

Bag: TypeAlias = Mapping[str, int]  # feature -> times
COMMON = Path(__file__).with_name("data") / "common.json"
# A sentence's end, a word, a figure.
TOKEN = re.compile(r"([.!?:\"“”\n])|([^\W\d_]+(?:['’][^\W\d_]+)?)|(\d[\d,.]*\d|\d)")
ENDINGS = ("ingly", "edly", "ing", "ies", "ed", "es", "ly", "s")
STEM = 4  # letters that are left at least
RAREST = 1 / 80  # added to the share of the press that has a word: no word counts as rarer than this
TEXT_WEIGHT, NAME_WEIGHT = 0.6, 0.4


@lru_cache(maxsize=8192)
def bags(text: str) -> tuple[Bag, Bag]:
    """Its words, stemmed and without the small ones; and its names and figures, those of a calendar aside."""
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    opens = True  # a capital letter at a sentence's start makes no name
    for end, word, figure in TOKEN.findall(text):
        if end:
            opens = True
            continue
        low = fold(word or figure)
        if low not in STOP and len(low) > 1:
            words[stem(low)] += 1
        if figure:
            names.update([figure] if not CALENDAR.fullmatch(figure) else [])
        elif word[0].isupper() and not opens and len(word) > 1 and low not in STOP | DAYS:
            names[_bare(low)] += 1
        opens = False
    return words, names


def stem(word: str) -> str:
    """``word`` (folded) without the ending of a plural or a tense."""
    bare = _bare(word)
    for ending in ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= STEM:
            return bare[: -len(ending)]
    return bare


def counted(bags_: Sequence[Bag]) -> csr_array:
    """A row a bag, a column a feature: how often it has it."""
    places = {name: i for i, name in enumerate(sorted({f for bag in bags_ for f in bag}))}
    rows = np.repeat(np.arange(len(bags_)), [len(bag) for bag in bags_])
    columns = np.array([places[f] for bag in bags_ for f in bag], dtype=np.int64)
    times = np.array([n for bag in bags_ for n in bag.values()], dtype=float)
    return csr_array((times, (rows, columns)), shape=(len(bags_), max(1, len(places))))


def vectors(texts: Sequence[str]) -> csr_array:
    """A row a text; the product of two rows is how alike they are, from 0 to 1."""
    from scipy.sparse import hstack

    both = [bags(text) for text in texts]
    words = _weighed([w for w, _ in both], rarity("words"))
    names = _weighed([n for _, n in both], rarity("names"))
    return csr_array(hstack([math.sqrt(TEXT_WEIGHT) * words, math.sqrt(NAME_WEIGHT) * names]))


def unit(matrix: csr_array) -> csr_array:
    """``matrix`` with every row of length 1; an empty row stays empty."""
    from scipy.sparse import diags_array

    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    return csr_array(diags_array(1 / np.where(lengths > 0, lengths, 1.0)) @ matrix)


def rarity(kind: str) -> Callable[[str], float]:
    """The weight of a word, or of a name."""
    shares = _common()[kind]
    return lambda feature: -math.log(RAREST + shares.get(feature, 0) / 1000)


def _weighed(bags_: list[Bag], weight: Callable[[str], float]) -> csr_array:
    matrix = counted(bags_)
    names = sorted({f for bag in bags_ for f in bag}) or [""]
    weights = np.array([max(0.0, weight(name)) for name in names])
    matrix.data = (1 + np.log(matrix.data)) * weights[matrix.indices]
    return unit(matrix)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


@cache
def _common() -> Mapping[str, Mapping[str, int]]:
    """For words and for names: of 1,000 articles on any matter, how many have it."""
    found: Mapping[str, Mapping[str, int]] = json.loads(COMMON.read_text(encoding="utf-8"))
    return found
