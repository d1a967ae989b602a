"""Tells two matters of one kind apart: two trials, two cups, two offers for one firm share the words of their kind.

Weighed within the texts themselves what all of them say counts for nothing, and what is left falls into two halves
where there are two matters.
"""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from tasks.deduplicate import subjects

Likeness = npt.NDArray[np.float64]
Side = npt.NDArray[np.bool_]

# Tuned on the development half of the labelled stories, as is ``stories.line``.
LEAST = 5  # texts on either side: of few texts any two halves look apart
MOST = 800  # texts of a group that is looked at: more are left one
NEAR = 3  # neighbours of a text that are to stand on its side
ROUNDS = 3  # in which a text may go over to the side it is more like
ALIKE = 0.45  # between the sides: what is more alike is one matter
APART = 0.52  # likeness between the sides in that within them, in the texts' own weights times in those of the press
FAR_APART = 0.24
WITH_NEIGHBOURS = 0.68  # share of texts whose nearest all stand on their side
# What was two stories yesterday stays so on less.
KNOWN_LEAST, KNOWN_ALIKE, KNOWN_APART, KNOWN_NEIGHBOURS = 3, 0.5, 0.6, 0.5


def parts(same: Likeness, words: csr_array, names: csr_array, before: list[str]) -> list[list[int]]:
    """The texts of one group by matter: one part, mostly.

    ``same`` is how alike every two are, ``words`` and ``names`` how often each has which, ``before`` in which story
    each was yesterday (empty: in none).
    """
    halves = _halves(same, words, names, before)
    if halves is None:
        return [list(range(len(same)))]
    found = []
    for half in halves:
        own = parts(same[np.ix_(half, half)], words[half], names[half], [before[n] for n in half])
        found += [[int(half[n]) for n in part] for part in own]
    return found


def _halves(
    same: Likeness, words: csr_array, names: csr_array, before: list[str]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]] | None:
    if not 2 * KNOWN_LEAST <= len(same) <= MOST:
        return None
    own = (_cosines(words) + _cosines(names)) / 2
    side = _settled(same, _cut(own))
    here, there = np.flatnonzero(side), np.flatnonzero(~side)
    fewest = min(len(here), len(there))
    if fewest < KNOWN_LEAST:
        return None
    between = float(same[np.ix_(here, there)].mean())
    apart = _ratio(own, here, there) * _ratio(same, here, there)
    neighbours = _neighbours(same, side)
    sure = apart <= FAR_APART or neighbours >= WITH_NEIGHBOURS
    new = fewest >= LEAST and between <= ALIKE and apart <= APART and sure
    old = between <= KNOWN_ALIKE and apart <= KNOWN_APART and neighbours >= KNOWN_NEIGHBOURS
    return (here, there) if new or (old and _were_two(before, here, there)) else None


def _cosines(counts: csr_array) -> Likeness:
    """How alike every two are by what some, and not all of them have."""
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    matrix = csr_array(counts[:, held >= 2])
    weights = np.log((counts.shape[0] + 1) / np.maximum(held[held >= 2], 1))
    matrix.data = (1 + np.log(matrix.data)) * weights[matrix.indices]
    scaled = subjects.unit(matrix)
    cosines: Likeness = (scaled @ scaled.T).toarray()
    return cosines


def _cut(same: Likeness) -> Side:
    """The two halves with least in common for their size (normalised cut)."""
    sums = same.sum(axis=1)
    scale = 1 / np.sqrt(np.where(sums > 0, sums, 1.0))
    _, vectors = np.linalg.eigh(scale[:, None] * same * scale)
    side: Side = vectors[:, -2] > 0
    return side


def _settled(same: Likeness, side: Side) -> Side:
    """``side`` after every text has gone to the side that it is more like."""
    others = same.copy()
    np.fill_diagonal(others, 0.0)
    for _ in range(ROUNDS):
        here = others[:, side].sum(axis=1) / np.maximum(1, side.sum() - side)
        there = others[:, ~side].sum(axis=1) / np.maximum(1, (~side).sum() - ~side)
        moved = here > there
        if (moved == side).all() or min(moved.sum(), (~moved).sum()) < KNOWN_LEAST:
            break
        side = moved
    return side


def _ratio(same: Likeness, here: npt.NDArray[np.int64], there: npt.NDArray[np.int64]) -> float:
    """Mean likeness between the sides in that within the looser one."""
    within = min(_within(same, here), _within(same, there))
    return float(same[np.ix_(here, there)].mean()) / within if within > 0 else 1.0


def _within(same: Likeness, members: npt.NDArray[np.int64]) -> float:
    block = same[np.ix_(members, members)]
    return float(block.sum() - np.trace(block)) / (len(members) * (len(members) - 1))


def _neighbours(same: Likeness, side: Side) -> float:
    others = same.copy()
    np.fill_diagonal(others, -1.0)
    near = np.argsort(-others, axis=1, kind="stable")[:, :NEAR]
    return float((side[near] == side[:, None]).all(axis=1).mean())


def _were_two(before: list[str], here: npt.NDArray[np.int64], there: npt.NDArray[np.int64]) -> bool:
    """Whether most on either side were in different stories yesterday."""
    mains = []
    for members in (here, there):
        known = [before[n] for n in members if before[n]]
        mains.append(max(sorted(set(known)), key=known.count, default=""))
        if known.count(mains[-1]) < 2:  # one text is no story
            return False
    return mains[0] != mains[1]
