"""Whether two occurrences are one event: by day, kind, names and places, never by wording alone."""

import re
from datetime import timedelta
from itertools import takewhile

from tasks.extract.events.eventwords import JOINT, POSTPONED, opposed, same_kind
from tasks.extract.events.occurrence import Occurrence
from tasks.extract.sentences import Sentence
from tasks.model import Certainty, Precision, Span, When
from tasks.text import fold

OLD_DAY = re.compile(
    r"(?:\bfrom|\binstead of|\brather than|\bnot(?: on)?|\boriginally\b[^,;]{0,40}(?:for|on)|\bdue(?: on)?|"
    r"\b(?:scheduled|planned|set) for|\b(?:meeting|hearing|vote|summit|talks|session|round) on)\s*$",
    re.IGNORECASE,
)
FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
SHIFTED = re.compile(r"\b(?:brought forward|put (?:back|off)|slipp(?:ed|ing) (?:from|to))\b", re.IGNORECASE)
# Words right before a day on which something is not, or no longer.
SET_ASIDE = re.compile(
    r"(?:\binstead of|\brather than|\bnot(?: on| by)?|"
    r"\boff (?:the|its|their) (?:calendar|agenda|order paper|list|schedule|timetable) (?:for|of|on))"
    r"(?: on)?(?: the)?\s*$",
    re.IGNORECASE,
)
# "Will not meet on Wednesday but on Friday": the first day is set aside, the second is meant.
NOT_BUT = re.compile(r"\bnot\b[^.;]{0,100}?\bbut (?:only )?(?:on|in|at|from)\b", re.IGNORECASE)
COPIED = 6  # words on end that two writers hardly choose alike
# Words right before the day on which something was to be at first.
ONCE = re.compile(
    r"\b(?:once|initially|originally|previously|first) (?:due|expected|fixed|planned|scheduled|set|slated)"
    r"(?: to \w+)?(?: for| on)?(?: the)?\s*$",
    re.IGNORECASE,
)
# "Will not begin before 5 June" says nothing of the day without its "before".
LIMITS = frozenset("after before beyond past till until".split())
NEGATIONS = frozenset("cannot neither never no nor not".split())
REACH = 12  # words from a "not" to its "before"
FINE = (Precision.DAY, Precision.RANGE)
CLOSE = timedelta(days=3)  # of two days for what two sides do in one place
NEAR = timedelta(days=14)  # two days given for one thing lie no farther apart


def same(left: Occurrence, right: Occurrence) -> bool:
    """Whether both tell of one event, with one day or with two readings of it."""
    a, b = left.mention.when, right.mention.when
    shared = len(left.sentence.names & right.sentence.names)
    saying = {left.kind == "saying", right.kind == "saying"}
    kind = same_kind(left.head, right.head)
    if a is None or b is None:
        return _same_words(left, right) and (shared >= 2 or _copied(left, right))
    if opposed(left.head, right.head) or (left.places and right.places and left.places.isdisjoint(right.places)):
        return False
    if (a.first, a.last) == (b.first, b.last):
        if len(saying) == 2 and a.precision in FINE:
            return shared >= 2
        if a.precision in FINE:
            return shared >= 2 or _alike(left, right, kind=kind, shared=shared)
        alike = shared > 0 or len(left.sentence.content & right.sentence.content) >= 3
        return (alike and kind) or (shared > 0 and len(saying) == 1)
    if within(a, b) or within(b, a):
        return kind and shared > 0 and len(saying) == 1
    if left.mention.relative and right.mention.relative:
        return _same_words(left, right) and (shared >= 2 or _copied(left, right))
    return _rival(left, right, a, b)


def _alike(left: Occurrence, right: Occurrence, *, kind: bool, shared: int) -> bool:
    """One day in two articles, or one kind of event and a shared name in one."""
    if left.sentence.article == right.sentence.article:
        return kind and (shared > 0 or "upcoming" in (left.mention.direction, right.mention.direction))
    return kind or shared > 0 or len(left.sentence.content & right.sentence.content) >= 2


def _same_words(left: Occurrence, right: Occurrence) -> bool:
    """The same relative words ("earlier this month") for one matter, read from different days."""
    return left.mention.relative and right.mention.relative and _words(left) == _words(right)


def _copied(left: Occurrence, right: Occurrence) -> bool:
    """Whether two articles have the words around their date from one text."""
    if left.sentence.article == right.sentence.article:
        return False
    (before, after), (others, behind) = _around(left), _around(right)
    return _run(before[::-1], others[::-1]) + _run(after, behind) >= COPIED or (before, after) == (others, behind)


def _around(item: Occurrence) -> tuple[list[str], list[str]]:
    """The sentence's words before the date and behind it."""
    start, span = item.sentence.span.start, item.mention.span
    text = item.sentence.text
    return fold(text[: span.start - start]).split(), fold(text[span.end - start :]).split()


def _run(left: list[str], right: list[str]) -> int:
    """How many words two lists begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


def _words(item: Occurrence) -> str:
    start = item.sentence.span.start
    span = item.mention.span
    return fold(item.sentence.text[span.start - start : span.end - start])


def within(outer: When, inner: When) -> bool:
    """Whether the coarse ``outer`` holds ``inner`` and so only supports it."""
    holds = outer.first <= inner.first and inner.last <= outer.last
    return holds and coarse(outer) and (outer.first, outer.last) != (inner.first, inner.last)


def coarse(when: When) -> bool:
    """A week, a month, or the days that "earlier this month" leaves open."""
    return when.precision not in FINE or (when.precision is Precision.RANGE and when.certainty is Certainty.DERIVED)


def _rival(left: Occurrence, right: Occurrence, a: When, b: When) -> bool:
    """Two articles giving different days for what both name alike."""
    if left.sentence.article == right.sentence.article or {a.precision, b.precision} - set(FINE):
        return _moved(left, right)
    if (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last):
        return False  # who travels on the first day of a summit gives no other day for it
    near = abs(a.first - b.first) <= NEAR and left.mention.direction == right.mention.direction == "upcoming"
    shared = left.sentence.names & right.sentence.names
    named = left.kind == right.kind == "noun" and bool(shared) and left.head == right.head
    alike = len(shared) >= 2 and left.kind == right.kind and left.kind != "saying"
    close = abs(a.first - b.first) <= CLOSE and {left.head, right.head} <= JOINT
    placed = close and bool(left.places & right.places)
    return near and same_kind(left.head, right.head) and (named or alike or placed)


def _moved(left: Occurrence, right: Occurrence) -> bool:
    """One sentence that moves an event from one day to another: one verb for both days, or one day called old."""
    days = [o.mention.when for o in (left, right) if o.mention.when and o.mention.when.precision in FINE]
    if left.sentence is not right.sentence or len(days) < 2 or "saying" in (left.kind, right.kind):
        return False
    if left.clause != right.clause:
        return False  # "the vote was put off to 19 May, and the summit opens on 23 May"
    one_verb = left.head == right.head or outdated(left) != outdated(right)
    return one_verb and shifted(left.sentence)


def shifted(sentence: Sentence) -> bool:
    """Whether the sentence speaks of moving something in time."""
    return bool(sentence.content & POSTPONED or SHIFTED.search(sentence.text))


def set_aside(item: Occurrence) -> bool:
    """Whether the words before a day give it as the one on which the event is not: "rather than 27 March"."""
    return given_up(item.sentence, item.mention.span)


def given_up(sentence: Sentence, day: Span) -> bool:
    """The same of any day of a sentence."""
    place = day.start - sentence.span.start
    contrast = NOT_BUT.search(sentence.text)
    inside = contrast is not None and contrast.start() < place < contrast.end()
    return inside or bool(SET_ASIDE.search(sentence.text[:place]))


def bounded(item: Occurrence) -> bool:
    """Whether the day only bounds what is not to be: "not before 5 June"."""
    words = _before(item).casefold().replace("n't", " not").replace("n’t", " not").removesuffix(" the ").split()
    return words[-1:] != [] and words[-1] in LIMITS and not NEGATIONS.isdisjoint(words[-REACH:])


def at_first(item: Occurrence) -> bool:
    """Whether the words before a day give it as the one that was planned at first."""
    return bool(ONCE.search(_before(item)))


def _before(item: Occurrence) -> str:
    return item.sentence.text[: item.mention.span.start - item.sentence.span.start]


def outdated(item: Occurrence) -> bool:
    """Whether the words before a day of a moved event give it as the old one."""
    before = _before(item)
    when = item.mention.when
    if when and when.precision is Precision.RANGE and not item.moved and FROM.search(before):
        return False  # "after the summit from 23 to 24 May": it lasts that long
    return bool(OLD_DAY.search(before))
