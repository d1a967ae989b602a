"""Sentences of today that say themselves what no longer holds: the promised day stands in them as the old one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tasks.compare import sense
from tasks.compare.sense import Sense
from tasks.compare.then import FINE, Promise, Then, day_of, reading
from tasks.datewords import when as written
from tasks.model import Change, DateMention, Facts, Reading, Span, When

_SET = (
    r"(?:fixed|set|due|scheduled|planned|booked|announced|slated|supposed|meant|expected|foreseen|put down|billed|"
    r"pencilled in|penciled in|called|timetabled|intended|earmarked)"
)
# Right before the day that held so far.
FORMERLY = re.compile(
    rf"\b(?:(?:was|were) to (?:have )?|(?:was|were) (?:originally |first |earlier |previously )?{_SET}\b|"
    rf"had (?:originally |first |earlier |previously )?(?:been )?{_SET}\b|ha(?:s|ve) been {_SET}\b|"
    r"originally|initially|previously|instead of|rather than|in place of|no longer|"
    r"(?:earlier|old|original|previous) date|(?:from|not)(?= (?:on )?(?:the )?\d))[^.;!?\n]{0,60}$",
    re.IGNORECASE,
)
_ENDED = r"(?:called off|cancell?ed|scrapped|shelved|abandoned|dropped|withdrawn)"
OFF = re.compile(
    r"\b(?:(?:is|are|was|were) (?:now |also |all )?off\b(?! (?:to|the|limits|guard|course))|"
    rf"(?:is|are|was|were|(?:has|have|had) been) {_ENDED}|"
    r"(?:will|would) (?:now |no longer |not |not now )+(?:take place|go ahead|be held|happen|come)|"
    r"called off|calls off|call(?:ed)? it off|pulled out)\b",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"\b(?:may|might|could|if|unless|whether|not (?:been )?(?:called off|cancell?ed|off)|den(?:y|ied|ies))\b"
)
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
NTH = re.compile(
    r"\bon the (" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r"|\d{1,2}(?:st|nd|rd|th))\b(?! of)"
)
_NAME = r"(?:the )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3}"
ELSEWHERE = re.compile(
    rf"\b(?:in|at|to) (?P<new>{_NAME}),? (?:and not|not|instead of|rather than) (?:in |at )?(?P<old>{_NAME})|"
    rf"\b(?:moved?|shifted|switched|transferred|relocated) (?:\w+ ){{0,3}}from (?P<old2>{_NAME}) to (?P<new2>{_NAME})"
)
LEAST_SHARED = 2  # content words of the promise's sentences and of the one that takes it back


@dataclass(frozen=True, slots=True)
class Said:
    """A clean sentence of today with the days it gives."""

    sense: Sense
    days: tuple[DateMention, ...]


def find(facts: Facts, then: Then) -> Iterator[Change]:
    """One change for each promised day that a sentence of today gives as past planning, with a new day or none."""
    said = tuple(_said(facts, then))
    for promise in then.promises:
        if not _open(promise):
            continue
        for one in said:
            change = _change(facts, then, promise, one)
            if change:
                yield change
                break


def _said(facts: Facts, then: Then) -> Iterator[Said]:
    days = {m.span: m.when for m in facts.dates if m.when}
    spans = {s for c in facts.claims if c.kind != "opinion" for s in c.evidence}
    for span in sorted(s for s in spans if s.article not in facts.story.reworded):
        found = sense.of(facts.story.article(span.article), span, days)
        if not then.earlier.holds(found.text):
            yield Said(found, tuple(m for m in facts.dates if m.when and span.holds(m.span)))


def _open(promise: Promise) -> bool:
    """Whether an edition let a reader expect it on one day, still to come."""
    event = promise.matter.event
    if promise.done or len(event.when) != 1:
        return False
    when = event.when[0].value
    return when.precision in FINE and when.first > promise.told


def _change(facts: Facts, then: Then, promise: Promise, one: Said) -> Change | None:
    before = promise.matter.event.when[0].value
    ends = _places(one, before)
    if not ends or not _on_it(promise, one.sense):
        return None
    article = facts.story.article(one.sense.span.article)
    fresh = [m for m in one.days if m.when and _new(facts, then, m.when, before, article.id)]
    words = reading({article.id: article}, one.sense.span)
    given_up = any(FORMERLY.search(one.sense.text[:end]) for end in ends)
    if given_up and len({(m.when.first, m.when.last) for m in fresh if m.when}) == 1 and fresh[0].when:
        now = Reading(written(fresh[0].when), (fresh[0].span, one.sense.span))
        return _made(facts, promise, "when", now if promise.matter.event.phrase else words)
    if not fresh and (place := _place(then, promise, one)):
        return _moved_to(facts, promise, *place)
    if not fresh and OFF.search(one.sense.text) and not UNSURE.search(one.sense.text):
        return _made(facts, promise, "status", words)
    return None


def _on_it(promise: Promise, said: Sense) -> bool:
    """Whether the sentence is on the promised matter: words of its sentences, and a name or what it is called."""
    matter = promise.matter
    shared = matter.around & said.words
    head = sense.stem(matter.event.head)
    return len(shared) >= LEAST_SHARED and bool(matter.around_names & said.words or head in said.words)


def _places(one: Said, before: When) -> list[int]:
    """Where in the sentence the promised day stands."""
    text, start = one.sense.text, one.sense.span.start
    ends = [
        m.span.start - start for m in one.days if m.when and (m.when.first, m.when.last) == (before.first, before.last)
    ]
    nth = (m for m in NTH.finditer(text) if before.first == before.last and _number(m[1]) == before.first.day)
    return ends + [m.start() for m in nth if FORMERLY.search(text[: m.start()])]


def _number(word: str) -> int:
    return ORDINALS.index(word) + 1 if word in ORDINALS else int(word[:-2])


def _new(facts: Facts, then: Then, day: When, before: When, article: str) -> bool:
    """Whether ``day`` lies after its article, is not the old one, and no earlier edition knew of it."""
    dating = dict(facts.datings).get(article)
    if day.precision not in FINE or (dating and dating.last and day.first <= dating.last):
        return False
    ledgers = (t.ledger for s in then.stories for t in s.told)
    known = any(m.when and (m.when.first, m.when.last) == (day.first, day.last) for x in ledgers for m in x.dates)
    return not known and (day.last < before.first or before.last < day.first)


def _place(then: Then, promise: Promise, one: Said) -> tuple[Reading, Reading] | None:
    """The town that an edition gave for the event and the one that stands in its place, which none gave."""
    match = ELSEWHERE.search(one.sense.text)
    if match is None:
        return None
    new, old = ("new", "old") if match["new"] else ("new2", "old2")
    before = next((s for s in promise.matter.event.evidence if match[old] in then.articles[s.article].quote(s)), None)
    if before is None or then.earlier.holds(match[new]):
        return None
    at = before.start + then.articles[before.article].quote(before).index(match[old])
    span = one.sense.span
    here = Span(span.article, span.start + match.start(new), span.start + match.end(new))
    there = Span(before.article, at, at + len(match[old]))
    return Reading(match[old], (there, before)), Reading(match[new], (here, span))


def _moved_to(facts: Facts, promise: Promise, before: Reading, now: Reading) -> Change:
    return replace(_made(facts, promise, "place", now), before=before)


def _made(facts: Facts, promise: Promise, slot: Literal["when", "status", "place"], now: Reading) -> Change:
    event = promise.matter.event
    return Change(
        kind="changed",
        story=facts.story.id,
        slot=slot,
        matter=event.phrase,
        matter_evidence=event.phrase_evidence if event.phrase else (),
        before=day_of(promise),
        now=now,
        told=promise.told,
        event=event.id,
    )
