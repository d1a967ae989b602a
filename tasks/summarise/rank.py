"""Which sentences say most, ranked by sumy over spaCy's sentences.

sumy's own tokenizer wants data from the network; its sentences are built from spaCy's tokens instead.
"""

import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from tasks import nlp
from tasks.model import Claim, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_SENTENCES = 300  # of a story; LexRank's cost grows with the square
LEAD_PRIOR = 4.0  # sentences over which the weight of a text's beginning fades


class _Words:
    """sumy's tokenizer interface over words that are there already."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def to_words(self, _text: str) -> tuple[str, ...]:
        return self.words


@contextmanager
def _unasked(module: str) -> Iterator[None]:
    """Keeps ``module`` from being imported while sumy is.

    sumy brings nltk for its stemmers, and nltk tries scipy.stats for one test of significance that nobody
    here uses, and does without where it is missing: two of the fourteen seconds of an edition.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


def lexrank(facts: Facts) -> dict[Span, float]:
    """LexRank (Erkan and Radev 2004) of each claim sentence of the clean articles, highest 1."""
    with _unasked("scipy.stats"):
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.nlp.stemmers import Stemmer
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.utils import get_stop_words

    spans = [s for s in _spans(facts) if s.article not in facts.story.reworded][:MOST_SENTENCES]
    if len(spans) < 2:
        return dict.fromkeys(spans, 1.0)
    made = [Sentence(f"{i} {_text(facts, s)}", _Words(_tokens(facts, s))) for i, s in enumerate(spans)]
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    ratings: dict[str, float] = {}

    def keep(infos: list[object]) -> list[object]:
        for info in infos:
            ratings[str(info.sentence)] = float(info.rating)  # type: ignore[attr-defined]
        return infos

    with np.errstate(invalid="ignore"):  # sentences that share no word leave its matrix empty
        summarizer(ObjectDocumentModel([Paragraph(made)]), keep)
    ratings = {key: value if math.isfinite(value) else 0.0 for key, value in ratings.items()}
    top = max(ratings.values(), default=1.0) or 1.0
    return {span: ratings.get(str(sentence), 0.0) / top for span, sentence in zip(spans, made, strict=True)}


def score(facts: Facts, claim: Claim, ranks: dict[Span, float]) -> float:
    """Weight of a claim: centrality, beginning of the text, articles that carry it, an official word, an event."""
    first = claim.evidence[0]
    place = sum(1 for s in _spans(facts) if s.article == first.article and s.start < first.start)
    rank = max((ranks.get(s, 0.0) for s in claim.evidence), default=0.0)
    official = any(s.id == claim.statement and s.official for s in facts.statements)
    major = any(e.id in claim.events and e.major for e in facts.events)
    return (
        rank
        + 0.6 * math.exp(-place / LEAD_PRIOR)
        + 0.4 * math.log(len(set(claim.articles)))
        + (0.3 if official else 0.0)
        + (0.4 if major else 0.0)
    )


def _spans(facts: Facts) -> list[Span]:
    return sorted({e for c in facts.claims for e in c.evidence})


def _text(facts: Facts, span: Span) -> str:
    return facts.story.article(span.article).quote(span)


def _tokens(facts: Facts, span: Span) -> tuple[str, ...]:
    doc: Doc = nlp.parse(facts.story.article(span.article).readable)
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand") or ()
    return tuple(t.text for t in tokens if t.is_alpha or t.like_num)
