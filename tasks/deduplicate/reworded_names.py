"""Names of a reworded copy that are a name of its siblings with some of its words exchanged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from tasks.deduplicate import synonyms
from tasks.deduplicate.reworded_text import JOINERS, Reading, Stretch, Token, stem

LEAST_WITNESSES = 2  # siblings that have the name
FIRM = 3  # words of a name long enough that a change of one is no other name
WIDE = range(4, 8)  # words of a name that two may be exchanged of
ROUNDS = 2  # what the first names teach is used for the others
ANY = "*"

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A name here, the sibling that has the name it stands for, and the words that differ."""

    here: Stretch
    sibling: int
    there: Stretch
    swaps: tuple[tuple[str, str], ...]
    firm: bool
    known: bool  # the dictionary knows each word as a synonym of the other


@dataclass(frozen=True, slots=True)
class _Search:
    """One way through the names of a text."""

    mine: Reading
    siblings: Sequence[Reading]
    heard: frozenset[str]  # words that nobody exchanged, as the siblings use them
    least: int  # siblings that have the name
    learnt: Mapping[str, str]  # words here for words there

    def run(self) -> list[Exchanged]:
        """The longest names that are exchanged, each stretch of the text once."""
        windows = _windows(self.mine, self.heard)
        known = [_patterns(s) for s in self.siblings] if windows else []
        found: list[Exchanged] = []
        for stretch in windows:
            if not any(f.here[0] <= stretch[1] and stretch[0] <= f.here[1] for f in found):
                found += self._named(stretch, known)[:1]
        return found

    def _named(self, stretch: Stretch, known: Sequence[dict[Stems, list[Stretch]]]) -> list[Exchanged]:
        words = tuple(self.learnt.get(w, w) for w in _stems(self.mine.tokens, stretch))
        found: dict[Stems, Exchanged] = {}
        places = (
            (n, there)
            for pattern in (words, *_masked(words))
            for n, patterns in enumerate(known)
            for there in patterns.get(pattern, ())
        )
        for n, there in places:
            name = _stems(self.siblings[n].tokens, there)
            if name not in found and self._stands_for(name):
                value = self._exchanged(stretch, n, there)
                found |= {name: value} if value else {}
        return sorted(found.values(), key=lambda f: (not f.known, len(f.swaps), f.sibling, f.there))

    def _stands_for(self, name: Stems) -> bool:
        return not self.mine.says(name) and sum(s.says(name) for s in self.siblings) >= self.least

    def _exchanged(self, here: Stretch, number: int, there: Stretch) -> Exchanged | None:
        theirs = self.siblings[number].tokens
        both = list(zip(_slice(self.mine.tokens, here), _slice(theirs, there), strict=True))
        differ = [(a, b) for a, b in both if a.stem != b.stem]
        shared = sum(1 for a, b in both if a.stem == b.stem and a.stem not in JOINERS)
        learnt = sum(1 for a, b in differ if self.learnt.get(a.stem) == b.stem)
        odd = any(b.small or alike(a.stem, b.stem) for a, b in differ)
        if odd or not differ or shared + learnt < len(differ) - learnt:
            return None
        swaps = tuple((a.stem, b.stem) for a, b in differ)
        known = all(of_one_meaning(a.text, b.stem) for a, b in differ)
        return Exchanged(here, number, there, swaps, firm=shared + len(differ) >= FIRM, known=known)


def find(mine: Reading, siblings: Sequence[Reading]) -> tuple[Exchanged, ...]:
    """Names that speak for rewording.

    A name counts where two siblings have it, this text does not, and no sibling knows the words that stand instead.
    A name of two words counts where the dictionary, or a longer name of the same text, knows the exchange.
    """
    heard = frozenset[str]().union(*(s.stems for s in siblings))
    found = _Search(mine, siblings, heard, LEAST_WITNESSES, {}).run()
    learnt = {swap for f in found if f.firm for swap in f.swaps}
    return _ordered(f for f in found if f.firm or f.known or set(f.swaps) <= learnt)


def every(mine: Reading, siblings: Sequence[Reading], learnt: Mapping[str, str]) -> tuple[Exchanged, ...]:
    """All names of a text known to be reworded that are a sibling's with words exchanged.

    One sibling that has the name is enough, and its words may stand elsewhere in the siblings, as long as not in names.
    """
    heard = frozenset(t.stem for s in siblings for name in s.names for t in _slice(s.tokens, name))
    for _ in range(ROUNDS):
        found = _Search(mine, siblings, heard, 1, learnt).run()
        sure = [f for f in found if f.firm or f.known or all(learnt.get(a) == b for a, b in f.swaps)]
        learnt = {a: b for f in sure for a, b in f.swaps} | dict(learnt)
    return _ordered(sure)


def _ordered(found: Iterable[Exchanged]) -> tuple[Exchanged, ...]:
    return tuple(sorted(found, key=lambda f: f.here))


def of_one_meaning(word: str, other: str) -> bool:
    """Whether the dictionary has a word of the stem ``other`` as a synonym of ``word``."""
    return other in {stem(s) for s in synonyms.of(word)}


def alike(left: str, right: str) -> bool:
    """Whether two stems are one word in two spellings: a letter or so apart, or one the beginning of the other."""
    if left.startswith(right) or right.startswith(left) or sorted(left) == sorted(right):
        return True
    most = max(1, min(len(left), len(right)) // 4)
    return abs(len(left) - len(right)) <= most and _apart(left, right) <= most


def _apart(left: str, right: str) -> int:
    """Letters to change, add or leave out."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        above, row[0] = row[0], i
        for j, b in enumerate(right, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]


def _windows(mine: Reading, vocabulary: frozenset[str]) -> list[Stretch]:
    """Stretches of names with a word that no sibling knows, the longest first."""
    found = [w for name in mine.names for w in _inside(mine.tokens, name) if _strange(mine, w, vocabulary)]
    return sorted(found, key=lambda w: (w[0] - w[1], w))


def _strange(mine: Reading, window: Stretch, vocabulary: frozenset[str]) -> bool:
    return any(t.stem not in vocabulary and not t.small for t in _slice(mine.tokens, window))


@lru_cache(maxsize=256)
def _patterns(reading: Reading) -> dict[Stems, list[Stretch]]:
    found: dict[Stems, list[Stretch]] = {}
    for name in reading.names:
        for window in _inside(reading.tokens, name):
            for pattern in _masked(_stems(reading.tokens, window)):
                found.setdefault(pattern, []).append(window)
    return found


def _inside(tokens: tuple[Token, ...], name: Stretch) -> Iterator[Stretch]:
    """The parts of a name that begin and end with a word of content."""
    whole = [n for n in range(name[0], name[1] + 1) if tokens[n].stem not in JOINERS]
    yield from combinations(whole, 2)


def _masked(words: Stems) -> Iterator[Stems]:
    """``words`` with one content word left open, or two of a long name."""
    spots = [n for n, word in enumerate(words) if word not in JOINERS]
    open_spots = [(n,) for n in spots] + (list(combinations(spots, 2)) if len(spots) in WIDE else [])
    for chosen in open_spots:
        yield tuple(ANY if n in chosen else word for n, word in enumerate(words))


def _slice(tokens: tuple[Token, ...], stretch: Stretch) -> tuple[Token, ...]:
    return tokens[stretch[0] : stretch[1] + 1]


def _stems(tokens: tuple[Token, ...], stretch: Stretch) -> Stems:
    return tuple(t.stem for t in _slice(tokens, stretch))
