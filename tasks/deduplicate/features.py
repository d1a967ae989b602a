"""What two texts have in common, as a few numbers between 0 and 1, whichever of them is the shorter."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from tasks.deduplicate import joining, tokens
from tasks.deduplicate.sketch import GRAM
from tasks.deduplicate.tokens import Flags, Keys, Places

OPENERS = '.!?:"“”„«»\n\x00'  # a capital behind one of these is no sign of a name
FEWEST = 4  # words in common whose order says anything
FEWEST_PAIRS = 5  # of names: two texts with hardly any agree by chance
CENTURIES = ("19", "20")
BATCH = 64


@dataclass(frozen=True, slots=True)
class Traits:
    """What a text is compared by, each set ascending and without repetition."""

    words: int
    grams: Keys  # runs of three words
    skeleton: Keys  # runs of eight joining words
    names: Keys  # capitalised words inside sentences, and figures that are no day and no year
    trail: Keys  # runs of two of them, whatever stands between
    once: Keys  # words that join nothing and stand in the text once
    places: Places  # of each of them


@dataclass(frozen=True, slots=True)
class Features:
    """Shares of the smaller set that the larger holds, and how far the order agrees; 0 where there is nothing.

    The fitted models name these fields.
    """

    grams: float
    skeleton: float
    frame: float  # of the runs of joining words of the longer text, not of the shorter one
    names: float
    trail: float  # of the runs of two names, of a few at least
    order: float  # of the words that stand once in both
    covered: float  # share of the shorter text's words that stand once, in both and in the same order
    union: float  # of the runs of three words of both
    length: float  # of the shorter text, as a share of the longer one's


def traits(texts: list[str]) -> list[Traits]:
    """The traits of each text, whatever stands beside it."""
    return [one for n in range(0, len(texts), BATCH) for one in _traits(texts[n : n + BATCH])]


def compare(left: Traits, right: Traits) -> Features:
    """What two texts have in common; the same whichever is named first."""
    a, b = sorted((left, right), key=lambda t: (t.words, t.grams.tobytes()))
    grams = _shared(a.grams, b.grams)
    # Of short texts, and of languages whose joining words are not known, all words stand for those that join.
    known = len(a.skeleton) > 0 and len(b.skeleton) > 0
    here, there = (a.skeleton, b.skeleton) if known else (a.grams, b.grams)
    frame = _shared(here, there)
    run, both = _in_order(a, b)
    return Features(
        grams=_share(grams, a.grams, b.grams),
        skeleton=_share(frame, here, there),
        frame=frame / max(1, len(here), len(there)),
        names=_shared(a.names, b.names) / max(1, len(a.names)),
        trail=_shared(a.trail, b.trail) / max(FEWEST_PAIRS, min(len(a.trail), len(b.trail))),
        order=run / both if both >= FEWEST else 0.0,
        covered=run / max(1, len(a.once)),
        union=grams / max(1, len(a.grams) + len(b.grams) - grams),
        length=a.words / max(1, b.words),
    )


def repeated(left: Traits, right: Traits) -> float:
    """Share of the runs of three words of one text that the other has."""
    return _share(_shared(left.grams, right.grams), left.grams, right.grams)


def _shared(one: Keys, two: Keys) -> int:
    """How many keys both have."""
    if not (len(one) and len(two)):
        return 0
    less, more = (one, two) if len(one) <= len(two) else (two, one)
    places = np.searchsorted(more, less)
    places[places == len(more)] = 0
    return int(np.count_nonzero(more[places] == less))


def _share(shared: int, one: Keys, two: Keys) -> float:
    return shared / max(1, min(len(one), len(two)))


def _in_order(a: Traits, b: Traits) -> tuple[int, int]:
    """How many words that stand once in both keep their order, and how many there are."""
    _, here, there = np.intersect1d(a.once, b.once, assume_unique=True, return_indices=True)
    places = b.places[there][np.argsort(a.places[here])].tolist()
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails), len(places)


def _traits(texts: list[str]) -> list[Traits]:
    words = tokens.read(texts)
    joined = joining.among(words.key)
    said = ~joined & (words.end - words.start > 1)
    named = _names(words) & ~joined
    out = []
    for a, b in zip(words.bounds[:-1].tolist(), words.bounds[1:].tolist(), strict=True):
        key, content = words.key[a:b], words.key[a:b][said[a:b]]
        unique, first, times = np.unique(content, return_index=True, return_counts=True)
        out.append(
            Traits(
                words=b - a,
                grams=np.unique(tokens.grams(key, GRAM)),
                skeleton=np.unique(tokens.grams(key[joined[a:b]], joining.RUN)),
                names=np.unique(key[named[a:b]]),
                trail=np.unique(tokens.grams(key[named[a:b]], 2)),
                once=unique[times == 1],
                places=first[times == 1],
            )
        )
    return out


def _names(words: tokens.Words) -> Flags:
    """Which words are capitalised inside a sentence, or figures."""
    if not len(words.key):
        return np.zeros(0, np.bool_)
    kinds = _kinds().take(words.codes, mode="clip")
    ends = np.concatenate(([0], np.cumsum(kinds == OPENS)))
    before = np.concatenate(([0], words.end[:-1]))
    inside = ends[words.start] == ends[before]
    inside[words.bounds[:-1][np.diff(words.bounds) > 0]] = False
    long = words.end - words.start
    first = kinds[words.start]
    year = (long == 4) & np.isin(_pairs(words), [ord(c[0]) << 16 | ord(c[1]) for c in CENTURIES])
    figure = (first == DIGIT) & (long > 2) & ~year
    names: Flags = ((first == CAPITAL) & inside & (long > 1)) | figure
    return names


def _pairs(words: tokens.Words) -> Places:
    """The first two letters of each word as one number."""
    second = np.minimum(words.start + 1, len(words.codes) - 1)
    pairs: Places = words.codes[words.start].astype(np.int64) << 16 | words.codes[second]
    return pairs


CAPITAL, DIGIT, OPENS = 1, 2, 3


@lru_cache(maxsize=1)
def _kinds() -> npt.NDArray[np.uint8]:
    kinds = np.zeros(0x10000, np.uint8)
    for code in range(tokens.SPELT):
        sign = chr(code)
        if sign.isupper():
            kinds[code] = CAPITAL
        elif sign.isdigit():
            kinds[code] = DIGIT
    kinds[[ord(sign) for sign in OPENERS]] = OPENS
    return kinds
