"""Which articles are about one matter, told without relying on shared wording."""

import math
from collections import Counter, defaultdict

import numpy as np

from tasks.deduplicate import fingerprint
from tasks.model import Article

# Average cosine above which two groups are one story. In a small batch every word looks rarer than it is in the press
# at large and all cosines shrink, so the line is drawn lower there; both ends tuned on the development half of the
# labelled stories (batches of 3 to 24 stories, and all 47 at once).
SMALL, SMALL_LINE = 10, 0.115
LARGE, LARGE_LINE = 500, 0.20
TEXT_WEIGHT, NAME_WEIGHT = 0.6, 0.4


def group(articles: tuple[Article, ...]) -> tuple[tuple[Article, ...], ...]:
    """Articles by story, largest story first; order of arrival changes nothing."""
    ordered = sorted(articles, key=lambda a: a.id)
    if len(ordered) < 2:
        return tuple((a,) for a in ordered)
    labels = _cluster(similarity([a.readable for a in ordered]))
    groups: dict[int, list[Article]] = defaultdict(list)
    for article, label in zip(ordered, labels, strict=True):
        groups[int(label)].append(article)
    return tuple(tuple(g) for g in sorted(groups.values(), key=lambda g: (-len(g), g[0].id)))


def similarity(texts: list[str], first: int = 0) -> np.ndarray:
    """Cosine of every two texts over their words and, apart, over their names and figures.

    With ``first``: of the first so many texts against those behind them.
    """
    prints = [fingerprint.of(text) for text in texts]
    words = [[w for w in p.words if w not in fingerprint.STOP and len(w) > 1] for p in prints]
    return TEXT_WEIGHT * cosines(words, first) + NAME_WEIGHT * cosines([list(p.names) for p in prints], first)


def cosines(features: list[list[str]], first: int = 0) -> np.ndarray:
    """Cosine of every two bags of features under TF-IDF (1 + log tf, smoothed idf); 0 where a bag is empty.

    With ``first``: of the first so many bags against those behind them, weighed over all.
    """
    from scipy.sparse import csr_array

    counts = [Counter(bag) for bag in features]
    places = {name: i for i, name in enumerate(sorted({f for bag in counts for f in bag}))}
    if not places:
        return np.zeros((first or len(features), len(features) - first))
    rows = np.repeat(np.arange(len(counts)), [len(c) for c in counts])
    columns = np.array([places[f] for c in counts for f in c], dtype=np.int64)
    times = np.array([n for c in counts for n in c.values()], dtype=float)
    idf = np.log((1 + len(counts)) / (1 + np.bincount(columns, minlength=len(places)))) + 1
    matrix = csr_array(((1 + np.log(times)) * idf[columns], (rows, columns)), shape=(len(counts), len(places)))
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    scale = np.where(lengths > 0, lengths, 1.0)
    left, right = (matrix[:first], matrix[first:]) if first else (matrix, matrix)
    dense: np.ndarray = (left @ right.T).toarray()
    cosine: np.ndarray = dense / np.outer(scale[:first] if first else scale, scale[first:])
    return cosine


def line(articles: int) -> float:
    """The average cosine that makes one story in a batch of so many articles."""
    share = math.log(max(SMALL, min(articles, LARGE)) / SMALL) / math.log(LARGE / SMALL)
    return SMALL_LINE + (LARGE_LINE - SMALL_LINE) * share


def _cluster(same: np.ndarray) -> np.ndarray:
    """Average link, never by transitive closure: one roundup does not join two stories."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = np.clip(1 - same, 0, 2)
    np.fill_diagonal(apart, 0.0)
    labels: np.ndarray = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - line(len(same)), "distance")
    return labels
