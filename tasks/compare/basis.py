"""Differences in what a report rests on: an official word in one article, unnamed sources in another."""

from collections.abc import Iterator

from tasks import nlp
from tasks.compare.slots import identity, reading
from tasks.model import Difference, Event, Facts, Span, Statement

UNNAMED = "unnamed sources"
OPENING = 60  # words: the beginning of an article, where one matter is told
# Verb and noun of one thing that happens.
SAME = {"travel": "visit", "trip": "visit", "tour": "visit", "meet": "meeting", "talk": "meeting", "talks": "meeting"}


def differences(facts: Facts) -> Iterator[Difference]:
    """One for each event that rests on an official word here and on unnamed sources there."""
    unnamed = [s for s in facts.statements if s.medium == UNNAMED and _clean(facts, s)]
    official = [s for s in facts.statements if s.official and _clean(facts, s)]
    for event in (e for e in facts.events if e.major):
        named = [s for s in official if _of(event, s)]
        loose = [s for s in unnamed if _of(event, s) or _mentions(facts, event, s)]
        articles = {s.evidence[0].article for s in named}
        apart = [s for s in loose if s.evidence[0].article not in articles]
        if named and apart:
            readings = (reading(facts, *_words(named[0])), reading(facts, *_words(apart[0])))
            yield Difference(identity("basis", event.id), event.phrase, "basis", readings, event.id, "use_official")


def _clean(facts: Facts, statement: Statement) -> bool:
    return statement.evidence[0].article not in facts.story.reworded


def _words(statement: Statement) -> tuple[Span, ...]:
    return (*statement.attribution[:1], statement.evidence[0])


def _of(event: Event, statement: Statement) -> bool:
    return any(a.overlaps(b) for a in event.evidence for b in statement.evidence)


def _mentions(facts: Facts, event: Event, statement: Statement) -> bool:
    """Whether the statement's sentence names the event ("confirmed the visit") in an article that reports it."""
    span = statement.evidence[0]
    if not any(e.article == span.article for e in event.evidence):
        return False
    doc = nlp.parse(facts.story.article(span.article).readable)
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand") or ()
    head = SAME.get(event.head, event.head)
    named = any(t.pos_ == "NOUN" and SAME.get(t.lemma_.casefold(), t.lemma_.casefold()) == head for t in tokens)
    return named or any(_follows(facts, e, span) for e in event.evidence)


def _follows(facts: Facts, evidence: Span, span: Span) -> bool:
    """The sentence right behind the one that tells of the event, in the first lines of its article."""
    if evidence.article != span.article or evidence.end > span.start:
        return False
    text = facts.story.article(span.article).readable
    return not text[evidence.end : span.start].strip() and len(text[: evidence.start].split()) < OPENING
