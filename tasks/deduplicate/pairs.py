"""What two articles are to each other: copy, part of one another, partly the same text, or distinct."""

from typing import Literal

from tasks.deduplicate import fingerprint
from tasks.model import Article, Judgement

# Tuned on the development half of the labelled pairs; library defaults (.7 to .9) lose most news copies.
COPY_GRAMS = 0.40
COPY_SKELETON = 0.175
PARTIAL_GRAMS = 0.15
CONTAINS_RATIO = 0.6  # the shorter text has at most this share of the longer one's words
LEAST_WORDS = 40  # of a text whose skeleton of stop words says anything

Relation = Literal["copy", "contains", "partial", "distinct"]


VERBATIM = 0.6  # of the shorter text's word runs: the same words, not only the same text


def verbatim(left: Article, right: Article) -> bool:
    """Whether one repeats the other's very words, so that it is no second witness to a wording."""
    return (
        fingerprint.containment(fingerprint.of(left.readable).grams, fingerprint.of(right.readable).grams) >= VERBATIM
    )


def judge(left: Article, right: Article) -> Judgement:
    """The relation of two articles by their readable texts; symmetric but for the order of the ids."""
    a, b = fingerprint.of(left.readable), fingerprint.of(right.readable)
    shared = fingerprint.containment(a.grams, b.grams)
    skeleton = fingerprint.containment(a.skeleton, b.skeleton)
    lengths = sorted((len(a.words), len(b.words)))
    same = shared >= COPY_GRAMS or (skeleton >= COPY_SKELETON and lengths[0] >= LEAST_WORDS)
    relation: Relation = "distinct"
    if same:
        relation = "contains" if lengths[0] < CONTAINS_RATIO * lengths[1] else "copy"
    elif shared >= PARTIAL_GRAMS:
        relation = "partial"
    reasons = (f"{shared:.0%} of the shorter text's three-word runs", f"{skeleton:.0%} of its stop-word runs")
    return Judgement(left.id, right.id, relation, round(max(shared, skeleton), 3), reasons)
