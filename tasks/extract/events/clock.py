"""The time of day that a text gives beside an event's day, in its own words and only with its zone."""

import re
from collections.abc import Iterable, Iterator

from tasks.extract.events.occurrence import Occurrence
from tasks.model import Precision, Span

_HOUR = r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|[1-9])\s?[ap]\.?m\b\.?|noon|midnight)"
_ZONE = (
    r"(?:GMT|UTC|[CEW]ES?T|[BIJKM]ST|MSK|PKT|SGT|WAT|SAST|AE[SD]T|NZ[SD]T|[CEMP][SD]T|ET|PT|"
    r"(?:[A-Z][\w-]+ )?(?:local|standard|summer|daylight)? ?time)(?:[+-]\d{1,2})?"
)
TIME = rf"{_HOUR}(?:(?: to | until |\s?[-–]\s?){_HOUR})?,? \(?{_ZONE}\)?"
WITHIN = re.compile(TIME)
BEFORE = re.compile(rf"\b(?:at|by|from|until|before) (?P<time>{TIME}),? on (?:\w+day,? )?(?:the )?$")
AFTER = re.compile(rf"[,;]? (?:at|by|from|until|before) (?P<time>{TIME})")


def times(members: Iterable[Occurrence]) -> Iterator[tuple[str, Span]]:
    """Each time of day with its zone that stands beside a single day of the event, and where."""
    for item in members:
        when = item.mention.when
        found = _beside(item) if when and when.precision is Precision.DAY else None
        if found:
            words = " ".join(item.sentence.text[slice(*found)].replace("(", "").replace(")", "").split())
            start = item.sentence.span.start
            yield words, Span(item.sentence.article, start + found[0], start + found[1])


def _beside(item: Occurrence) -> tuple[int, int] | None:
    text, start = item.sentence.text, item.sentence.span.start
    first, last = item.mention.span.start - start, item.mention.span.end - start
    if inside := WITHIN.search(text, max(first, 0), last):
        return inside.span()
    found = BEFORE.search(text[:first]) or AFTER.match(text, last)
    return found.span("time") if found else None
