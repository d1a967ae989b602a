"""Signs that a program put other words into a text: what its siblings, and the dictionary, say of its strange words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from tasks.deduplicate import reworded_names, synonyms
from tasks.deduplicate.reworded_names import LEAST_WITNESSES, Exchanged
from tasks.deduplicate.reworded_text import Reading, Stretch, Token, places, stem

LEAST_CONTENT = 30  # words of content; a shorter text is counted as if it had as many


@dataclass(frozen=True, slots=True)
class Swap:
    """A word here in the place where a sibling has another one."""

    here: Stretch
    sibling: int
    there: Stretch
    word: str
    other: str


@dataclass(frozen=True, slots=True)
class Signs:
    """How many signs of each kind there are for a hundred words of content."""

    places: float  # a synonym of the siblings' word in the same place
    names: float  # a name of the siblings with words exchanged
    known: float  # of these, exchanged for synonyms
    stand_ins: float  # a word no sibling has, for whose synonym they have
    rare: float  # of these, words hardly anybody writes
    phrases: float  # two words side by side that a dictionary has for one word of the siblings

    @property
    def total(self) -> float:
        """One number; roots, so that no kind of sign outweighs the others together."""
        return sum(map(sqrt, (self.places, self.names, self.known, self.stand_ins, self.rare, self.phrases)))


def strange(mine: Reading, siblings: Sequence[Reading]) -> dict[str, Token]:
    """The words of content that no sibling has, by their stems, each where it stands first."""
    vocabulary = _vocabulary(siblings)
    found: dict[str, Token] = {}
    for token in mine.tokens:
        if not token.small and token.stem not in vocabulary:
            found.setdefault(token.stem, token)
    return found


def swaps(mine: Reading, siblings: Sequence[Reading], *, known: bool) -> tuple[Swap, ...]:
    """Strange words standing where siblings have another word, each exchange once, in the order of the text.

    With ``known`` the other word is a synonym by the dictionary. Without, two siblings have it there and no sibling
    has another, this text has it nowhere, and it is not the same word spelled anew.
    """
    words = strange(mine, siblings)
    found: dict[tuple[str, str], Swap] = {}
    for i, token in enumerate(mine.tokens):
        if token.stem not in words:
            continue
        for place, here in places(mine.tokens, i):
            there = [(n, s.places[place]) for n, s in enumerate(siblings) if place in s.places]
            if not there:
                continue
            if other := (_synonym if known else _usual)(token, there, mine):
                n, stretch = next((n, seen[other]) for n, seen in there if other in seen)
                found.setdefault((token.stem, other), Swap(here, n, stretch, token.stem, other))
    return tuple(sorted(found.values(), key=lambda s: s.here))


Seen = list[tuple[int, dict[str, Stretch]]]


def _synonym(token: Token, there: Seen, _: Reading) -> str:
    same = stems_of(token.text)
    counted = Counter(word for _, seen in there for word in seen if word in same)
    return min(counted, key=lambda w: (-counted[w], w), default="")


def _usual(token: Token, there: Seen, mine: Reading) -> str:
    words = {word for _, seen in there for word in seen}
    if len(there) < LEAST_WITNESSES or len(words) != 1:
        return ""
    other = min(words)
    return "" if other in mine.stems or reworded_names.alike(token.stem, other) else other


def stems_of(word: str) -> frozenset[str]:
    """Stems of the single-word synonyms of ``word``."""
    return frozenset(stem(s) for s in synonyms.of(word) if " " not in s)


def count(mine: Reading, siblings: Sequence[Reading], exchanged: Sequence[Exchanged], swapped: Sequence[Swap]) -> Signs:
    """All kinds of signs in ``mine``."""
    vocabulary = _vocabulary(siblings)
    content = max(LEAST_CONTENT, sum(1 for t in mine.tokens if not t.small))
    stand_ins = [t for t in strange(mine, siblings).values() if stems_of(t.text) & vocabulary]
    rate = 100 / content
    return Signs(
        places=rate * len(swapped),
        names=rate * len({e.swaps for e in exchanged}),
        known=rate * len({e.swaps for e in exchanged if e.known}),
        stand_ins=rate * len(stand_ins),
        rare=rate * sum(1 for t in stand_ins if synonyms.rare(t.text)),
        phrases=rate * len(_phrases(mine, siblings, vocabulary)),
    )


def _phrases(mine: Reading, siblings: Sequence[Reading], vocabulary: frozenset[str]) -> set[tuple[str, str]]:
    """Pairs of words that no sibling has side by side, and that mean a single word which they have."""
    pairs = {
        (a.stem, b.stem): f"{a.text} {b.text}"
        for a, b in pairwise(mine.tokens)
        if not b.breaks and not (a.small and b.small) and not {a.stem, b.stem} <= vocabulary
    }
    return {
        stems
        for stems, words in pairs.items()
        if stems_of(words) & vocabulary and not any(s.says(stems) for s in siblings)
    }


def _vocabulary(siblings: Sequence[Reading]) -> frozenset[str]:
    return frozenset().union(*(s.stems for s in siblings))
