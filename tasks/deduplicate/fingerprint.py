"""The words of one text as words, and which of them name something, for who counts or shows them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tasks.deduplicate.joining import WORDS
from tasks.text import fold

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*\d|\d")
SENTENCE_END = re.compile(r"[.!?:\"“”\n]")
STOP = WORDS
# Every article of a month names it: days tell no story from another.
DAYS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday""".split()
)
CALENDAR = re.compile(r"[0-3]?\d|(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says, word by word."""

    words: tuple[str, ...]  # folded
    names: tuple[str, ...]  # capitalised words inside sentences, and figures, in order


@lru_cache(maxsize=4096)
def of(text: str) -> Said:
    """The words of ``text`` (an article's readable text)."""
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
    return Said(tuple(words), tuple(names))
