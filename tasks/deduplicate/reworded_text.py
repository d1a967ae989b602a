"""A text as the search for reworded copies reads it: its words by their stems, the places they stand in, its names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tasks.deduplicate.fingerprint import STOP
from tasks.text import fold

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$")
ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
SHORTEST = 3  # letters of a word that carries content, and of a stem
JOINERS = frozenset(("of", "and", "for", "the", "on", "in", "to"))
LONGEST_NAME = 12  # words

Place = tuple[str, ...]  # what stands beside a word: ("<", before), (">", after), ("<>", before, after)
Stretch = tuple[int, int]  # first and last token


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text; ``breaks`` where more than white space stands before it."""

    text: str
    stem: str
    start: int
    end: int
    breaks: bool
    comma: bool  # nothing but a comma and a space before it: a name goes on there
    small: bool  # carries no content: a stop word, a figure, one or two letters


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Everything of one text that is compared."""

    tokens: tuple[Token, ...]
    stems: frozenset[str]
    places: dict[Place, dict[str, Stretch]]  # what stands in each place, and a stretch that shows it
    names: tuple[Stretch, ...]
    joined: str  # all stems, a space before and after each

    def says(self, stems: tuple[str, ...]) -> bool:
        """Whether the words stand somewhere in it one behind the other."""
        return f" {' '.join(stems)} " in self.joined


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The stems of all words that carry content: what a reading has, at a tenth of its price."""
    return frozenset(_stem_of(word) for word in WORD.findall(text)) - {""}


@lru_cache(maxsize=100_000)
def _stem_of(word: str) -> str:
    low = fold(POSSESSIVE.sub("", word))
    return "" if _small(low) else stem(low)


def _small(low: str) -> bool:
    return low in STOP or len(low) < SHORTEST or low[0].isdigit()


@lru_cache(maxsize=1024)
def read(text: str) -> Reading:
    """The reading of an article's readable text."""
    tokens = tuple(_tokens(text))
    found: dict[Place, dict[str, Stretch]] = {}
    for i, token in enumerate(tokens):
        if not token.small:
            for place, stretch in places(tokens, i):
                found.setdefault(place, {}).setdefault(token.stem, stretch)
    joined = f" {' '.join(t.stem for t in tokens)} "
    return Reading(tokens, frozenset(t.stem for t in tokens), found, tuple(_names(tokens)), joined)


def _tokens(text: str) -> Iterator[Token]:
    last = 0
    for match in WORD.finditer(text):
        gap = text[last : match.start()]
        word = POSSESSIVE.sub("", match[0])
        low = fold(word)
        last = match.start() + len(word)
        yield Token(word, stem(low), match.start(), last, bool(gap.strip()) or "\n" in gap, gap == ", ", _small(low))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """``word``, in lower case, without the endings of number and tense: two forms of a word share it as a rule."""
    ending = next(((e, r) for e, r in ENDINGS if word.endswith(e) and len(word) - len(e) >= SHORTEST), None)
    if ending and not word.endswith("ss"):
        word = word.removesuffix(ending[0]) + ending[1]
    if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "sle":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > SHORTEST else word


def places(tokens: tuple[Token, ...], i: int) -> Iterator[tuple[Place, Stretch]]:
    """The places that token ``i`` stands in: beside a word of content, or with one small word between the two."""
    after = _beside(tokens, i, 1)
    before = _beside(tokens, i, -1)
    if after:
        yield (">", *(tokens[n].stem for n in range(i + 1, after + 1))), (i, after)
    if before is not None:
        yield ("<", *(tokens[n].stem for n in range(before, i))), (before, i)
    if 0 < i < len(tokens) - 1 and not (tokens[i].breaks or tokens[i + 1].breaks):
        left, right = tokens[i - 1], tokens[i + 1]
        if not (left.small and right.small):
            yield ("<>", left.stem, right.stem), (i - 1, i + 1)


def _beside(tokens: tuple[Token, ...], i: int, step: int) -> int | None:
    """The nearest word of content on one side, at most one small word away and in the same clause."""
    for n in (i + step, i + 2 * step):
        if not 0 <= n < len(tokens) or tokens[max(n, n - step)].breaks:
            return None
        if not tokens[n].small:
            return n
    return None


def _names(tokens: tuple[Token, ...]) -> Iterator[Stretch]:
    """Capitalised words one behind the other, with small joining words between them."""
    start = 0
    for i in range(1, len(tokens) + 1):
        if i < len(tokens) and _goes_on(tokens[i]) and i - start < LONGEST_NAME:
            continue
        first, last = _trimmed(tokens, start, i - 1)
        if last > first:
            yield first, last
        start = i


def _goes_on(token: Token) -> bool:
    return (token.comma or not token.breaks) and (token.text[:1].isupper() or token.stem in JOINERS)


def _trimmed(tokens: tuple[Token, ...], first: int, last: int) -> Stretch:
    while first <= last and (tokens[first].stem in STOP or not tokens[first].text[:1].isupper()):
        first += 1
    while last > first and tokens[last].stem in JOINERS:
        last -= 1
    return first, last
