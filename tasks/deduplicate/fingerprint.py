"""What a text is compared by: word grams, the skeleton of stop words, names and figures."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tasks.text import fold

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*\d|\d")
SENTENCE_END = re.compile(r"[.!?:\"“”\n]")
# The words whose order survives rewording of the rest (Stamatatos 2011, stop-word n-grams).
STOP = frozenset(
    """a about after against all also am an and any are as at be because been before being between both but by can
    could did do does down during each few for from had has have he her here him his how i if in into is it its
    just may me more most my no not now of off on once only or other our out over own said same she should so
    some such than that the their them then there these they this those through to too under until up very was
    we were what when where which while who whom why will with would you your""".split()
)
# Every article of a month names it: days tell no story from another.
DAYS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday""".split()
)
CALENDAR = re.compile(r"[0-3]?\d|(?:19|20)\d\d")
GRAM = 3
SKELETON = 8


@dataclass(frozen=True)
class Print:
    """Features of one text; sets of hashes would be smaller, words explain themselves."""

    words: tuple[str, ...]  # folded
    grams: frozenset[tuple[str, ...]]
    skeleton: frozenset[tuple[str, ...]]
    names: tuple[str, ...]  # capitalised words inside sentences, and figures, in order


@lru_cache(maxsize=4096)
def of(text: str) -> Print:
    """The fingerprint of ``text`` (an article's readable text)."""
    words: list[str] = []
    names: list[str] = []
    last = 0
    for match in TOKEN.finditer(text):
        opens = last == 0 or bool(SENTENCE_END.search(text, last, match.start()))
        last, word = match.end(), match[0]
        low = fold(word)
        words.append(low)
        if (word[0].isdigit() and not CALENDAR.fullmatch(word)) or (
            word[0].isupper() and not opens and len(word) > 1 and low not in STOP | DAYS
        ):
            names.append(word.strip(".,"))
    stops = [w for w in words if w in STOP]
    return Print(tuple(words), grams(words, GRAM), grams(stops, SKELETON), tuple(names))


def grams(words: list[str], size: int) -> frozenset[tuple[str, ...]]:
    """All runs of ``size`` words."""
    return frozenset(zip(*(words[i:] for i in range(size)), strict=False))


def containment(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    """Share of the smaller set that the larger holds; 0 where one is empty."""
    least = min(len(left), len(right))
    return len(left & right) / least if least else 0.0
