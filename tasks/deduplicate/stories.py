"""Which articles are about one matter, told without relying on shared wording."""

import math
from collections import defaultdict

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


def similarity(texts: list[str]) -> np.ndarray:
    """Cosine of every two texts over their words and, apart, over their names and figures."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    prints = [fingerprint.of(text) for text in texts]
    total = np.zeros((len(texts), len(texts)))
    for weight, features in (
        (TEXT_WEIGHT, [[w for w in p.words if w not in fingerprint.STOP and len(w) > 1] for p in prints]),
        (NAME_WEIGHT, [list(p.names) for p in prints]),
    ):
        if not any(features):
            continue
        vectors = TfidfVectorizer(analyzer=_given, sublinear_tf=True).fit_transform(features)
        total += weight * (vectors @ vectors.T).toarray()
    return total


def line(articles: int) -> float:
    """The average cosine that makes one story in a batch of so many articles."""
    share = math.log(max(SMALL, min(articles, LARGE)) / SMALL) / math.log(LARGE / SMALL)
    return SMALL_LINE + (LARGE_LINE - SMALL_LINE) * share


def _given(features: list[str]) -> list[str]:
    return features


def _cluster(same: np.ndarray) -> np.ndarray:
    """Average link, never by transitive closure: one roundup does not join two stories."""
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(
        n_clusters=None, distance_threshold=1 - line(len(same)), metric="precomputed", linkage="average"
    )
    labels: np.ndarray = model.fit(np.clip(1 - same, 0, 2)).labels_
    return labels
