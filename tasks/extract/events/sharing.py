"""Days that share the month of a later day: "in Aarhus on 19 and in Bergen on 20 May" names two days."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tasks.extract.sentences import Sentence
from tasks.model import DateMention, Precision, Span, When
from tasks.text import fold

# The day of its own, then what is on the later day: "on 19 and in Bergen on ".
BEFORE = re.compile(
    r"\b(?P<prep>on|by|until) (?:the )?(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,? "
    r"(?:(?:and|or) )?(?:(?:in|at|with|for|to) [^\W\d][^,.;:\d\n]{1,40} )?(?P=prep) (?:the )?$"
)
MONTH_LAST = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]")
MOST = 6  # days that lean on one month


def with_shared(sentences: Iterable[Sentence], mentions: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """``mentions`` with the days before them that borrow their month, in the order of the texts."""
    held = tuple((s, m) for s in sentences for m in mentions if s.span.holds(m.span))
    shared = [day for sentence, mention in held for day in _before(sentence, mention, mentions)]
    # "On the 19th", counted from today, where the month stands behind it
    found = [*(m for m in mentions if not any(m.span.overlaps(day.span) for day in shared)), *shared]
    rank = {a: n for n, a in enumerate(dict.fromkeys(m.span.article for m in mentions))}
    return tuple(sorted(found, key=lambda m: (rank[m.span.article], m.span.start)))


def _before(sentence: Sentence, later: DateMention, known: tuple[DateMention, ...]) -> Iterator[DateMention]:
    """The days right before ``later`` that have no month of their own, from the last to the first."""
    start = sentence.span.start
    words = sentence.text[later.span.start - start : later.span.end - start]
    if not MONTH_LAST.match(fold(words)):
        return
    for _ in range(MOST):
        when = later.when
        match = BEFORE.search(sentence.text[: later.span.start - start])
        if match is None or when is None or when.precision is not Precision.DAY:
            return
        span = Span(sentence.article, start + match.start("day"), start + match.end("day"))
        if int(match["day"]) >= when.first.day or any(m.span.overlaps(span) and not m.relative for m in known):
            return
        day = date(when.first.year, when.first.month, int(match["day"]))
        reason = f"month and year as of “{words}” behind it"
        later = replace(later, span=span, when=When(day, day, Precision.DAY, when.certainty), reason=reason)
        yield later
