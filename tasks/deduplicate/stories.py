"""Which articles are about one matter, told without relying on shared wording."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from tasks.deduplicate import parting, subjects
from tasks.deduplicate.neighbours import components
from tasks.model import Article
from tasks.text import sha256

Likeness = npt.NDArray[np.float64]

# Average likeness above which two groups are one story. The more is written the more of it is of one kind, up to what
# the press of a day holds. Both ends tuned: on our own cases of two days, and on the development half of the labelled
# stories.
SMALL, SMALL_LINE = 40, 0.11
LARGE, LARGE_LINE = 100, 0.15


@dataclass(frozen=True, slots=True)
class Assignment:
    """The articles of a window by story, each story under the id that most of it had yesterday."""

    stories: Mapping[str, tuple[str, ...]]  # id -> articles
    merged: tuple[tuple[str, tuple[str, ...]], ...] = ()  # id -> ids of yesterday that are part of it, where several
    split: tuple[tuple[str, tuple[str, ...]], ...] = ()  # id of yesterday -> ids that hold its articles, where several

    @property
    def ids(self) -> dict[str, str]:
        """Article -> story: what tomorrow's call is given."""
        return {article: story for story, articles in self.stories.items() for article in articles}


def group(articles: tuple[Article, ...]) -> tuple[tuple[Article, ...], ...]:
    """Articles by story, largest story first; order of arrival changes nothing."""
    return regroup(articles, {})


def assign(articles: tuple[Article, ...], yesterday: Mapping[str, str]) -> Assignment:
    """The articles of all days of the window in stories, with ids carried over from ``yesterday`` (article -> story).

    An id goes to the group that shares most articles with it; what has none of its own is named by its articles.
    """
    groups = [tuple(sorted(a.id for a in members)) for members in regroup(articles, yesterday)]
    had = [Counter(yesterday[key] for key in members if key in yesterday) for members in groups]
    ids: dict[int, str] = {}
    carried: set[str] = set()
    shares = ((-times, groups[n], old, n) for n, parts in enumerate(had) for old, times in parts.items())
    for _, _, old, n in sorted(shares):
        if n not in ids and old not in carried:
            ids[n] = old
            carried.add(old)
    taken = set(yesterday.values())
    for n, members in enumerate(groups):
        ids.setdefault(n, _fresh(members, taken))
    homes: dict[str, list[str]] = defaultdict(list)
    for n, parts in enumerate(had):
        for old in parts:
            homes[old].append(ids[n])
    return Assignment(
        {ids[n]: members for n, members in enumerate(groups)},
        tuple((ids[n], tuple(sorted(parts))) for n, parts in enumerate(had) if len(parts) > 1),
        tuple((old, tuple(sorted(now))) for old, now in sorted(homes.items()) if len(now) > 1),
    )


def regroup(articles: tuple[Article, ...], yesterday: Mapping[str, str]) -> tuple[tuple[Article, ...], ...]:
    """Articles by story, largest first; what was one story yesterday stays one unless it clearly is not."""
    ordered = sorted(articles, key=lambda a: a.id)
    if len(ordered) < 2:
        return tuple((a,) for a in ordered)
    found = [subjects.read(a.readable) for a in ordered]
    names = [n for _, n, _ in found]
    weights = np.array([subjects.rarity("names")(name) for name in subjects.features(names)] or [0.0])
    matrix = subjects.vectors([a.readable for a in ordered])
    words, counts = subjects.counted([w for w, _, _ in found]), subjects.counted(names)
    groups: list[list[int]] = []
    least = line(len(ordered))
    for near in components(matrix, least - parting.HELD):
        before = tuple(yesterday.get(ordered[n].id, "") for n in near)
        texts = parting.Texts(likeness(matrix[near]), words[near], counts[near], weights, before)
        for cluster in _clusters(_held(texts.same, before), least):
            groups += [[near[cluster[n]] for n in part] for part in parting.parts(texts.only(cluster), least)]
    stories = [tuple(ordered[n] for n in sorted(members)) for members in groups]
    return tuple(sorted(stories, key=lambda g: (-len(g), g[0].id)))


def similarity(texts: Sequence[str], first: int) -> Likeness:
    """How alike each of the first so many texts is to each of those behind them."""
    matrix = subjects.vectors(texts)
    return likeness(matrix[:first], matrix[first:])


def likeness(left: csr_array, right: csr_array | None = None) -> Likeness:
    """How alike every two rows are, from 0 to 1."""
    found: Likeness = (left @ (left if right is None else right).T).toarray()
    return found


def line(articles: int) -> float:
    """The average likeness that makes one story in a window of so many articles."""
    share = math.log(max(SMALL, min(articles, LARGE)) / SMALL) / math.log(LARGE / SMALL)
    return SMALL_LINE + (LARGE_LINE - SMALL_LINE) * share


def _held(same: Likeness, before: Sequence[str]) -> Likeness:
    """``same`` with what is known from yesterday."""
    numbers = {key: n for n, key in enumerate(sorted(set(before) - {""}))}
    known = np.array([numbers.get(key, -1) for key in before])
    both = (known[:, None] >= 0) & (known >= 0)
    one = known[:, None] == known
    held: Likeness = same + parting.HELD * (both & one) - parting.HELD * (both & ~one)
    return held


def _clusters(same: Likeness, least: float) -> list[npt.NDArray[np.int64]]:
    """Average link, never by transitive closure: one roundup does not join two stories."""
    from scipy.cluster.hierarchy import fcluster

    if len(same) == 1:
        return [np.zeros(1, dtype=np.int64)]
    labels = fcluster(parting.tree(same), 1 - least, "distance")
    return [np.flatnonzero(labels == label) for label in np.unique(labels)]


def _fresh(members: Iterable[str], taken: set[str]) -> str:
    """An id from what a story holds, other than any of yesterday or of today."""
    name = "\0".join(members)
    while (key := sha256(name)[:12]) in taken:
        name += "\0again"
    taken.add(key)
    return key
