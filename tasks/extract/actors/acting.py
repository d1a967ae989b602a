"""How much an actor does in a story: sentences in which it acts, and its weight among the others."""

import math
from collections.abc import Iterable, Mapping, Sequence

from tasks.extract.actors.reading import Reading
from tasks.model import Span, Story

MOST_PARTS = 12
LEAST_ACTING = 1.5
LATE = 3.0
CLIMBED = frozenset(("compound", "appos", "flat", "nmod", "amod", "nummod"))


def acts(reading: Reading, start: int, end: int) -> float:
    """3 for the subject of the sentence, less for other subjects, agents and partners, 0.5 for a mere mention."""
    found = reading.doc.char_span(start, end, alignment_mode="expand")
    if found is None or not len(found):
        return 0.0
    token = found.root
    for _ in range(8):
        if token.dep_ in CLIMBED or (token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN")):
            token = token.head
        else:
            break
    if token.dep_ in ("nsubj", "csubj"):
        return 3.0 if token.head.dep_ == "ROOT" else 2.5
    if token.dep_ == "nsubjpass":
        return 2.0
    by = token.head.dep_ == "agent" or (
        token.head.lower_ == "by" and token.dep_ == "pobj" and token.head.head.pos_ == "VERB"
    )
    if by or (token.dep_ == "attr" and token.i > token.head.i):
        return 2.5
    if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according":
        return 2.0
    if token.dep_ in ("dobj", "dative") or (token.dep_ == "pobj" and token.head.lower_ in ("with", "alongside")):
        return 1.5
    return 0.5


def _torn(sentence: str) -> float:
    """A sentence cut out of a longer quotation is the last to be printed by itself."""
    return 1.0 if sentence.count('"') % 2 or sentence.count("“") != sentence.count("”") else 0.0


def parts(mentions: Iterable[Span], story: Story, readings: Mapping[str, Reading]) -> tuple[Span, ...]:
    """Sentences in which the actor acts, best first; where it never acts, those that name it."""
    clean = {a.id for a in story.clean}
    best: dict[Span, tuple[float, int]] = {}
    for span in mentions:
        reading = readings[span.article]
        bounds = reading.sentence(span.start, span.end)
        if bounds:
            sentence = Span(span.article, *bounds)
            score = acts(reading, span.start, span.end) - _torn(reading.text[slice(*bounds)])
            before = best.get(sentence, (0.0, bounds[0]))
            best[sentence] = (max(before[0], score), bounds[0])
    kept = {s: v for s, v in best.items() if s.article in clean} or best
    acting = {s: v for s, v in kept.items() if v[0] >= LEAST_ACTING} or kept
    ranked = sorted(acting, key=lambda s: (-acting[s][0], s.article != story.lead, acting[s][1], s.article))
    return tuple(ranked[:MOST_PARTS])


def weight(times: float, headed: float, first: float) -> float:
    """How much an entity matters in a text that names it ``times``, first at ``first`` (0 start, 1 end of the text).

    ``headed`` is 1 where the headline names it. The coefficients are those that order labelled entities best
    on two sets at once (`python -m benchmarks actors`: gum_news, wikinews_salience).
    """
    return math.log1p(times) + headed - LATE * first


def salience(
    mentions: Sequence[Span], story: Story, readings: Mapping[str, Reading], origin: Mapping[str, str]
) -> float:
    """The weight of an actor over the clean articles, copies counted once, and its spread over the origins."""
    clean = {a.id for a in story.clean} or set(readings)
    counted: dict[str, dict[str, int]] = {}
    first: dict[str, int] = {}
    for span in mentions:
        if span.article in clean:
            by_article = counted.setdefault(origin[span.article], {})
            by_article[span.article] = by_article.get(span.article, 0) + 1
            first[span.article] = min(first.get(span.article, span.start), span.start)
    if not counted:
        return 0.0
    total = sum(max(by.values()) for by in counted.values())
    headed = sum(_headed(readings[a], at) for a, at in first.items()) / len(first)
    late = sum(at / max(1, len(readings[a].text)) for a, at in first.items()) / len(first)
    everyone = {origin[a] for a in clean}
    return round(weight(total, headed, late) + len(counted) / len(everyone), 4)


def _headed(reading: Reading, at: int) -> float:
    """Whether the headline, or the first sentence of a text without one, reaches to ``at``."""
    headline = reading.article.headline
    if headline:
        return float(headline.start <= at < headline.end)
    return float(bool(reading.sentences) and at < reading.sentences[0][1])
