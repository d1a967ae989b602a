"""How well reworded copies are told: as copies of what they were made of, and where that is not at hand, by siblings.

Hard spins are made here of every natural article. The siblings of a text are the natural articles of its story that
go back to something else, so that neither its parent nor a copy of it is among the witnesses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from benchmarks.spin_generator import HARD, spin
from tasks.deduplicate import pairs, rewording, synonyms
from tasks.deduplicate.rewording import LEAST_SIBLINGS
from tasks.model import Article, Basis, Dating, Sourced
from tasks.text import words

NATURAL = "natural"
SPUN = ("spin30", "spin60")  # kinds of labelled articles that a program reworded, lightly and heavily
LEAST_WORDS = 100
MOST_PAIRS = 3_000  # of a hard spin and an article of its story that has nothing to do with its parent
SHARED = 0.15  # of five-word runs from which two articles have text in common
RUN = 5
FALSE_SHARE = 0.05
SAME_TEXT = ("copy", "contains")


@dataclass(frozen=True)
class Case:
    """One article, natural or spun, and its siblings."""

    article: Article
    siblings: tuple[Article, ...]

    @cached_property
    def strength(self) -> float:
        """Signs of rewording, whether enough for print or not."""
        return rewording.measure(self.article, self.siblings).total

    @cached_property
    def printed(self) -> bool:
        """Whether the note would call it reworded."""
        return rewording.judge(self.article, self.siblings) is not None


def scores(docs: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Metrics of hard spins and of the flag on ``docs``; empty where WordNet, which they are made with, is missing."""
    if not synonyms.installed():
        return {}
    long = [doc for doc in docs if len(words(doc["text"])) >= LEAST_WORDS]
    natural = [doc for doc in long if doc["kind"] == NATURAL]
    return _as_copies(natural) | _by_siblings(natural, long)


def _as_copies(natural: list[Mapping[str, Any]]) -> dict[str, float]:
    spun = {doc["id"]: _hard(doc) for doc in natural}
    found = [pairs.judge(_article(doc), spun[doc["id"]]).relation in SAME_TEXT for doc in natural]
    apart = (
        (spun[doc["id"]], _article(other))
        for doc in natural
        for other in natural
        if other["story"] == doc["story"] and other["dup_group"] != doc["dup_group"] and not _in_common(doc, other)
    )
    wrong = [pairs.judge(left, right).relation in SAME_TEXT for left, right in islice(apart, MOST_PAIRS)]
    return {
        "hard_spin_recall": _share(found),
        "hard_spin_false": float(sum(wrong)),
        "hard_spin_pairs": float(len(wrong)),
    }


def _by_siblings(natural: list[Mapping[str, Any]], docs: list[Mapping[str, Any]]) -> dict[str, float]:
    clean = _cases([(doc, _article(doc)) for doc in natural], natural)
    hard = _cases([(doc, _hard(doc)) for doc in natural], natural)
    limit = threshold([case.strength for case in clean])
    found = {
        "flag_limit": limit,
        "flag_recall": _share(case.strength > limit for case in hard),
        "flag_auc": auc([case.strength for case in hard], [case.strength for case in clean]),
        "flag_printed": _share(case.printed for case in hard),
        "flag_printed_false": _share(case.printed for case in clean),
    }
    for kind in SPUN:
        made = _cases([(doc, _article(doc)) for doc in docs if doc["kind"] == kind], natural)
        found[f"flag_recall_{kind}"] = _share(case.strength > limit for case in made)
        found[f"flag_printed_{kind}"] = _share(case.printed for case in made)
    return found


def threshold(values: Sequence[float]) -> float:
    """The value that one in twenty is above."""
    ordered = sorted(values)
    return ordered[int((1 - FALSE_SHARE) * len(ordered))] if ordered else 0.0


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """How often one of the first is above one of the second; a tie is half."""
    wins = sum((p > n) + (p == n) / 2 for p in positive for n in negative)
    return wins / max(1, len(positive) * len(negative))


def _cases(texts: list[tuple[Mapping[str, Any], Article]], natural: list[Mapping[str, Any]]) -> list[Case]:
    found = []
    for doc, article in texts:
        others = (o for o in natural if o["story"] == doc["story"] and o["dup_group"] != doc["dup_group"])
        siblings = tuple(sorted((_article(o) for o in others), key=lambda a: (-len(a.text), a.id)))
        if len(siblings) >= LEAST_SIBLINGS:
            found.append(Case(article, siblings))
    return found


def _hard(doc: Mapping[str, Any]) -> Article:
    return _made(f"{doc['id']}+hard", spin(_text(doc), HARD, doc["id"]))


def _article(doc: Mapping[str, Any]) -> Article:
    return _made(doc["id"], _text(doc))


def _text(doc: Mapping[str, Any]) -> str:
    return f"{doc.get('title') or ''}\n{doc['text']}".strip()


def _made(key: str, text: str) -> Article:
    unknown = Dating(None, None, Basis.UNKNOWN)
    return Article(key, key, "", text, None, Sourced(None, Basis.UNKNOWN), unknown)


def _in_common(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    a, b = _runs(_text(left)), _runs(_text(right))
    return len(a & b) >= SHARED * max(1, min(len(a), len(b)))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    folded = [word.casefold() for word in words(text)]
    return frozenset(zip(*(folded[n:] for n in range(RUN)), strict=False))


def _share(hits: Any) -> float:
    told = list(hits)
    return sum(told) / len(told) if told else 0.0
