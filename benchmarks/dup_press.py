"""A made-up press of any size, a tenth of it edited copies: the same texts for us and for the peers."""

from collections.abc import Iterator
from typing import Any

import numpy as np

WORDS, LETTERS = 400, "abcdefghijklmnoprstuvwy"
VOCABULARY = 30_000
PART = 2_000  # articles made at a time
COPIES = 10  # one article in so many
EDITED = 0.08  # share of a copy's words that are others
SMALL = """the of to in and a for on that is with said by as at it from was has be will are have its he an not this
were but which had they would his more who their been also or than after over about up we there one could when all into
out last some other before if because through no so only them him can where what do while most made both did against
under being during""".split()


def parts(size: int) -> Iterator[list[str]]:
    """``size`` articles of 400 words; from the second part on a tenth are copies of articles of the part before."""
    words, odds = _words()
    before = None
    for number, begin in enumerate(range(0, size, PART)):
        draw = np.random.default_rng((5, number))
        many = min(PART, size - begin)
        made = draw.choice(len(words), size=(many, WORDS), p=odds)
        if before is not None:
            copied = before[: many // COPIES].copy()
            edited = draw.random(copied.shape) < EDITED
            copied[edited] = draw.integers(0, len(words), int(edited.sum()))
            made[: len(copied)] = copied
        before = made[PART // 2 :]
        yield [" ".join(row) for row in words[made]]


def planted(size: int) -> int:
    """How many copies there are among so many articles."""
    return sum(min(PART, size - begin) // COPIES for begin in range(PART, size, PART))


def _words() -> tuple[Any, Any]:
    """Words and how often each is used, as in any language: the n-th most frequent one 1/n as often as the first."""
    draw = np.random.default_rng(3)
    made = {"".join(draw.choice(list(LETTERS), size=int(n))) for n in draw.integers(3, 11, VOCABULARY)}
    words = np.array([*dict.fromkeys(SMALL), *sorted(made - set(SMALL))])
    odds = 1 / np.arange(1, len(words) + 1)
    return words, odds / odds.sum()
