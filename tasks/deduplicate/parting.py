"""Tells two matters of one kind apart: two trials, two cups, two offers for one firm share the words of their kind.

Each of two matters has names of its own, which all its texts have and none of the other's. The more names are shared
out like that the more alike the halves have to be to be one story.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from tasks.deduplicate import subjects

Likeness = npt.NDArray[np.float64]
Side = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

LEAST = 2  # texts on either side
MOST = 800  # texts of a group that is looked at: more are left one
STRANGE = 0.5  # of the likeness of one story: what is no more alike has nothing to do with each other
ROUNDS = 3  # in which a text may go over to the side it is more like
# How much more alike the halves have to be for each time (e) that it is likelier that the names come from two matters:
# fitted on the development half of the labelled stories, in folds by matter.
EVIDENCE = 1 / 500
# The share of a story's texts that have one of its names: most have few of them, some are in all (Beta distribution).
HAVE, HAVE_NOT = 0.3, 3.0
# What was one story yesterday, or two, has to be so much less, or more, alike today to be one.
HELD = 0.05


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one group."""

    same: Likeness  # how alike every two are
    words: csr_array  # how often each has which
    names: csr_array
    weights: npt.NDArray[np.float64]  # of the names
    before: tuple[str, ...]  # in which story each was yesterday; empty: in none

    def only(self, rows: Rows) -> "Texts":
        known = tuple(self.before[n] for n in rows)
        return Texts(self.same[np.ix_(rows, rows)], self.words[rows], self.names[rows], self.weights, known)


def parts(texts: Texts, least: float) -> list[list[int]]:
    """The texts by matter: one part, mostly. ``least`` is how alike halves are of which no names are known."""
    found = _split(texts, least)
    if len(found) < 2:
        return [list(range(len(texts.same)))]
    return [[int(rows[n]) for n in part] for rows in found for part in parts(texts.only(rows), least)]


def tree(same: Likeness) -> npt.NDArray[np.float64]:
    """In which order groups become one by the average likeness between them."""
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    apart = np.clip(1 - same, 0, 2)
    np.fill_diagonal(apart, 0.0)
    joined: npt.NDArray[np.float64] = linkage(squareform(apart, checks=False), "average")
    return joined


def _split(texts: Texts, least: float) -> list[Rows]:
    """What is to be told apart: nothing, two halves, or what a roundup of both holds together."""
    if not 2 < len(texts.same) <= MOST:
        return []
    last = _last(texts.same)
    bridge = None if last.all() else _bridge(texts.same, last, least)
    if bridge is not None:
        rest = np.arange(len(last)) != bridge
        return [np.array([bridge]), np.flatnonzero(last & rest), np.flatnonzero(~last & rest)]
    side = _halves(texts, last, least)
    return [] if side is None else [np.flatnonzero(side), np.flatnonzero(~side)]


def _last(same: Likeness) -> Side:
    """The last two groups to become one; all where more do so at once."""
    from scipy.cluster.hierarchy import fcluster

    side: Side = fcluster(tree(same), 2, "maxclust") == 1
    return side


def _bridge(same: Likeness, side: Side, least: float) -> int | None:
    """The text without which the sides have nothing to do with each other: a roundup of two stories."""
    across = np.where(side, same[:, ~side].mean(axis=1), same[:, side].mean(axis=1))
    bridge = int(across.argmax())
    here, there = side.copy(), ~side
    here[bridge] = there[bridge] = False
    if not (here.any() and there.any()):
        return None
    return bridge if float(same[np.ix_(here, there)].mean()) < STRANGE * least else None


def _halves(texts: Texts, last: Side, least: float) -> Side | None:
    """The halves that are least one story, if they are two: by what some, not all, of the texts have, or ``last``."""
    cut = _settled(texts.same, _cut((_cosines(texts.words) + _cosines(texts.names)) / 2))
    best, found = 0.0, None
    for side in (cut, last):
        if min(side.sum(), (~side).sum()) < LEAST:
            continue
        wanted = least + EVIDENCE * _evidence(texts, side) + HELD * _were_two(texts.before, side)
        short = wanted - float(texts.same[np.ix_(side, ~side)].mean())
        if short > best:
            best, found = short, side
    return found


def _evidence(texts: Texts, side: Side) -> float:
    """How much likelier the names are if the halves are two matters, as a logarithm."""
    from scipy.special import betaln

    held = texts.names > 0
    here, there = held[side].sum(axis=0), held[~side].sum(axis=0)
    several = here + there >= 2
    here, there, weights = here[several], there[several], texts.weights[several]

    def likely(have: Rows, of: int) -> npt.NDArray[np.float64]:
        found: npt.NDArray[np.float64] = betaln(have + HAVE, of - have + HAVE_NOT) - betaln(HAVE, HAVE_NOT)
        return found

    left, right = int(side.sum()), int((~side).sum())
    return float(weights @ (likely(here, left) + likely(there, right) - likely(here + there, left + right)))


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
        if (moved == side).all() or min(moved.sum(), (~moved).sum()) < LEAST:
            break
        side = moved
    return side


def _were_two(before: tuple[str, ...], side: Side) -> int:
    """1 where most on either side were in different stories yesterday, -1 where they were in one, else 0."""
    mains = []
    for here in (True, False):
        known = [key for key, there in zip(before, side, strict=True) if key and there == here]
        if not known:
            return 0
        mains.append(max(sorted(set(known)), key=known.count))
    return 1 if mains[0] != mains[1] else -1
