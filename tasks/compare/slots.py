"""Differences in an event's slots: when, where, who took part."""

import re
from collections.abc import Iterator

from tasks.model import Difference, Event, Facts, Reading, Span, Version, When
from tasks.text import clip, sha256

ROLES = re.compile(
    r"\b(?:(?:prime|foreign|finance|trade|defence|defense|energy|health|interior|justice|senior|deputy|top|junior)\s+){0,4}+"
    r"(ministers?|officials?|leaders?|envoys?|ambassadors?|delegates|representatives|secretaries|presidents|"
    r"governors|commissioners|negotiators|advisers|experts|chiefs)\b",
    re.IGNORECASE,
)
REPRESENTED = re.compile(
    r"\b(?:represent(?:ing|ed)|delegation (?:was|is|were) led by|led the .{0,30}delegation)\b", re.IGNORECASE
)


def identity(*parts: str) -> str:
    """Id of a difference from what it is about."""
    return sha256("\0".join(parts))[:12]


def reading(facts: Facts, *evidence: Span) -> Reading:
    """One side of a difference: the telling words, then the sentence they stand in."""
    text = facts.story.article(evidence[0].article).quote(evidence[0])
    return Reading(clip(" ".join(text.split()))[0], evidence)


def whens(facts: Facts) -> Iterator[Difference]:
    """Events whose day is given in more than one way."""
    for event in facts.events:
        clean = any(s.article not in facts.story.reworded for v in event.when for s in v.evidence)
        if len(event.when) > 1 and clean:
            moved = any(s.value == "postponed" for s in event.status)
            yield Difference(
                identity("when", event.id),
                event.phrase or event.head,
                "when",
                tuple(reading(facts, *v.evidence) for v in sorted(event.when, key=lambda v: -_carried(facts, v))),
                event.id,
                "moved" if moved else "stale" if _relative(facts, event) else "print_no_day",
            )


def _carried(facts: Facts, version: Version[When]) -> int:
    """How many clean articles give the day: the best carried readings stand first."""
    return len({s.article for s in version.evidence if s.article not in facts.story.reworded})


def _relative(facts: Facts, event: Event) -> bool:
    spans = {s for v in event.when for s in v.evidence}
    return any(m.relative for m in facts.dates if m.span in spans)


def places(facts: Facts) -> Iterator[Difference]:
    """Events put in two towns by different articles."""
    for event in facts.events:
        readings = [v for v in event.place if not _contained(v.value, event.place)]
        clean = [v for v in readings if any(s.article not in facts.story.reworded for s in v.evidence)]
        apart = len({v.evidence[0].article for v in clean}) > 1
        if event.major and len(clean) > 1 and apart:
            yield Difference(
                identity("place", event.id),
                event.phrase or event.head,
                "place",
                tuple(Reading(v.value, v.evidence) for v in clean),
                event.id,
            )


def _contained(value: str, others: tuple[Version[str], ...]) -> bool:
    return any(value != v.value and value in v.value for v in others)


def participants(facts: Facts) -> Iterator[Difference]:
    """Lists of those present that name other kinds of people, or other members."""
    for event in facts.events:
        spans = [s for v in event.participants for s in v.evidence]
        clean = [s for s in spans if s.article not in facts.story.reworded]
        sentences = {s: sentence_of(facts, s) for s in clean}
        kinds = {s: _kinds(facts, sentences[s], s) for s in clean}
        if len({k for _, k in kinds.values() if k}) > 1:
            readings = [reading(facts, words, sentences[s]) for s in clean for words, k in [kinds[s]] if k]
            readings += [reading(facts, s, s) for s in _represented(facts, [sentences[c] for c in clean])]
            yield Difference(
                identity("participants", event.id),
                event.phrase or event.head,
                "participants",
                tuple(readings),
                event.id,
            )


def _kinds(facts: Facts, sentence: Span, listed: Span) -> tuple[Span, tuple[str, ...]]:
    """Kinds of people named in the sentence before its list begins, and the words that name them."""
    before = facts.story.article(sentence.article).text[sentence.start : listed.start]
    found = list(ROLES.finditer(before))
    if not found:
        return sentence, ()
    words = Span(sentence.article, sentence.start + found[0].start(), sentence.start + found[-1].end())
    return words, tuple(sorted({m[1].casefold().rstrip("s") for m in found}))


def sentence_of(facts: Facts, span: Span) -> Span:
    """The claim's sentence that holds ``span``, or the span itself."""
    holding = (e for c in facts.claims for e in c.evidence if e.article == span.article)
    return next((e for e in holding if e.start <= span.start and span.end <= e.end), span)


def _represented(facts: Facts, sentences: list[Span]) -> list[Span]:
    """Sentences just behind the list that say who stood for a side."""
    spans = sorted({e for c in facts.claims for e in c.evidence})
    out = []
    for sentence in sentences:
        text = facts.story.article(sentence.article)
        after = next((s for s in spans if s.article == sentence.article and s.start >= sentence.end), None)
        if after and REPRESENTED.search(text.quote(after)):
            out.append(after)
    return out
