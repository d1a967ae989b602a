"""How much two readings of one page have in common, by runs of four words."""

import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from tasks.text import fold

SIZE = 4
WORD = re.compile(r"\w+")
Run = tuple[str, ...]
SHORT = 3  # letters; shorter words say nothing about a text


def of(text: str) -> frozenset[Run]:
    """The runs of ``text``; a text of fewer words is one run."""
    words = WORD.findall(text.casefold())
    return frozenset(tuple(words[i : i + SIZE]) for i in range(max(1, len(words) - SIZE + 1)) if words)


def share(part: AbstractSet[object], whole: Collection[object]) -> float:
    """How much of ``part`` is in ``whole``; 0 of nothing."""
    return sum(one in whole for one in part) / len(part) if part else 0.0


def terms(text: str) -> frozenset[str]:
    """The words of ``text`` that say something, folded."""
    return frozenset(word for word in WORD.findall(fold(text)) if len(word) > SHORT)


def count(lines: Sequence[str]) -> int:
    """Words of ``lines``."""
    return sum(len(line.split()) for line in lines)
