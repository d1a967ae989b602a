"""What two articles are to each other: copy, part of one another, partly the same text, or distinct."""

from functools import lru_cache

from tasks.deduplicate import features, verify
from tasks.deduplicate.features import Traits
from tasks.deduplicate.verify import Verdict
from tasks.model import Article, Judgement

VERBATIM = 0.6  # of the shorter text's word runs: the same words, not only the same text


@lru_cache(maxsize=1024)
def traits(text: str) -> Traits:
    """What ``text`` (an article's readable text) is compared by."""
    return features.traits([text])[0]


def verbatim(left: Article, right: Article) -> bool:
    """Whether one repeats the other's very words, so that it is no second witness to a wording."""
    return features.repeated(traits(left.readable), traits(right.readable)) >= VERBATIM


def judge(left: Article, right: Article) -> Judgement:
    """The relation of two articles by their readable texts; the same whichever is named first.

    The score is the probability that one copies the other, as a whole or in part.
    """
    return judgement(left, right, verify.verify(traits(left.readable), traits(right.readable)))


def judgement(left: Article, right: Article, verdict: Verdict) -> Judgement:
    """``verdict`` on two articles; one that contains the other stands first."""
    if verdict.relation == "contains" and len(left.readable.split()) < len(right.readable.split()):
        left, right = right, left
    return Judgement(left.id, right.id, verdict.relation, verdict.probability, verdict.reasons)
