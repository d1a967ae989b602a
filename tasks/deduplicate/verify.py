"""Whether what two texts have in common makes one a copy of the other, by a model fitted on labelled pairs.

``python -m benchmarks.dup_fit`` writes its few numbers, which stand in data/copies.json, anew.
"""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from tasks.deduplicate.features import Features, Traits, compare

COEFFICIENTS = Path(__file__).with_name("data") / "copies.json"
LEAST = 0.42  # probability from which a pair is called a copy: on the development half more than .995 of them are
# Two short notes on one matter share its names and what stands between them; only their wording tells a copy.
LEAST_WORDS = 40
SHORT_GRAMS = 0.4
PARTIAL_GRAMS = 0.15
CONTAINS_RATIO = 0.6  # the shorter text has at most this share of the longer one's words
LEAST_PART = 0.2  # a text with a smaller share of the longer one's words is one item of a round-up

Relation = Literal["copy", "contains", "partial", "distinct"]


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: a weight for each feature that counts in it."""

    weights: dict[str, float]
    bias: float

    def probability(self, found: Features) -> float:
        """What the model makes of ``found``, between 0 and 1."""
        return 1 / (1 + math.exp(-self.bias - sum(w * getattr(found, name) for name, w in self.weights.items())))


@dataclass(frozen=True, slots=True)
class Models:
    """``copy``: one text is the other's, as a whole or in part. ``link``: both are one text, edited or cut."""

    copy: Model
    link: Model


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two texts are to each other; ``link`` is how much speaks for their being one text in two places."""

    relation: Relation
    probability: float
    link: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=1)
def models() -> Models:
    """The models as fitted last."""
    stored = json.loads(COEFFICIENTS.read_text(encoding="utf-8"))
    return Models(Model(**stored["copy"]), Model(**stored["link"]))


def verify(left: Traits, right: Traits) -> Verdict:
    """The verdict on two texts; the same whichever is named first."""
    found = compare(left, right)
    chance = round(models().copy.probability(found), 4)
    told = min(left.words, right.words) >= LEAST_WORDS or found.grams >= SHORT_GRAMS
    if not told:
        chance = min(chance, round(found.grams, 4))
    relation: Relation = "distinct"
    if chance >= LEAST:
        relation = "contains" if found.length < CONTAINS_RATIO else "copy"
    elif found.grams >= PARTIAL_GRAMS:
        relation = "partial"
    joined = told and found.length >= LEAST_PART
    link = round(models().link.probability(found), 4) if joined else 0.0
    return Verdict(relation, chance, link, _reasons(found, relation))


def _reasons(found: Features, relation: Relation) -> tuple[str, ...]:
    said = [f"{found.grams:.0%} of the shorter text's three-word runs", f"{found.skeleton:.0%} of its stop-word runs"]
    if relation != "distinct":
        said += [f"{found.names:.0%} of its names and figures", f"{found.covered:.0%} of its words in the same order"]
    return tuple(said)
