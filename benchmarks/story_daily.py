"""How well stories are told day by day, and how steady their ids are, by the function that makes an edition's stories.

Articles that are nobody's copy are shuffled and come in five equal days; every day all that has come so far is put in
stories anew, given yesterday's ids. Scores are of the last day; ``story_churn`` is the mean share of the articles known
the day before whose story has another id now.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from tasks.deduplicate import stories
from tasks.model import Article, Basis, Dating, Sourced

SEEDS = range(5)
DAYS = 5
NATURAL = "natural"


def scores(docs: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """``story_b3_f1``, ``story_pair_f1`` and ``story_churn``, means over the seeds; empty where nothing is labelled."""
    told = [doc for doc in docs if doc["kind"] == NATURAL and doc["story"]]
    if not told:
        return {}
    gold = {doc["id"]: str(doc["story"]) for doc in told}
    articles = tuple(_article(doc) for doc in told)
    found = [_weeks(articles, gold, seed) for seed in SEEDS]
    names = ("story_b3_f1", "story_pair_f1", "story_churn")
    return {name: round(sum(one[n] for one in found) / len(found), 4) for n, name in enumerate(names)}


def days(articles: tuple[Article, ...], seed: int) -> Iterator[dict[str, str]]:
    """Article -> story, each day."""
    order = list(articles)
    random.Random(seed).shuffle(order)  # noqa: S311 - an order, no secret
    known: dict[str, str] = {}
    for day in range(1, DAYS + 1):
        known = stories.assign(tuple(order[: len(order) * day // DAYS]), known).ids
        yield known


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """F1 of the mean precision and the mean recall of an article's story."""
    both = Counter((found[key], gold[key]) for key in gold)
    ours, theirs = Counter(found[key] for key in gold), Counter(gold.values())
    precision = sum(n * n / ours[here] for (here, _), n in both.items()) / len(gold)
    recall = sum(n * n / theirs[there] for (_, there), n in both.items()) / len(gold)
    return _f1(precision, recall)


def pair_f1(found: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """F1 of the pairs of articles that are one story."""
    both = _pairs(Counter((found[key], gold[key]) for key in gold))
    ours, theirs = _pairs(Counter(found[key] for key in gold)), _pairs(Counter(gold.values()))
    return _f1(both / max(1, ours), both / max(1, theirs))


def _weeks(articles: tuple[Article, ...], gold: Mapping[str, str], seed: int) -> tuple[float, float, float]:
    told = list(days(articles, seed))
    moved = [
        sum(now[key] != story for key, story in before.items()) / max(1, len(before)) for before, now in pairwise(told)
    ]
    return b_cubed(told[-1], gold), pair_f1(told[-1], gold), sum(moved) / len(moved)


def _pairs(counts: Counter[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _article(doc: Mapping[str, Any]) -> Article:
    text = f"{doc.get('title') or ''}\n{doc['text']}"
    outlet = Sourced(doc.get("source") or None, Basis.UNKNOWN)
    return Article(doc["id"], doc["id"], "", text, None, outlet, Dating(None, None, Basis.UNKNOWN))
