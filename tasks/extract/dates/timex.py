"""Every time expression of a text with its TIMEX3 type and value, for benchmarks and for the dates of the note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tasks.extract.dates import tense, timex_grammar
from tasks.extract.dates.tense import Direction, Outlook
from tasks.extract.dates.timex_checks import stands
from tasks.extract.dates.timex_grammar import Found
from tasks.extract.dates.timex_lengths import LENGTHS
from tasks.extract.dates.timex_relative import RELATIVE
from tasks.extract.dates.timex_values import ABSOLUTE, Kind, Setting, Value

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULES = ABSOLUTE | RELATIVE | LENGTHS
SELF_STANDING = frozenset(
    [
        "iso",
        "numeric",
        "month_year",
        "year",
        "fiscal",
        "word_year",
        "decade",
        "century",
        "reference",
        "weekdays",
        "duration",
        "span",
        "durations",
        "often",
        "every",
    ]
)
TENSELESS = SELF_STANDING - {"iso", "numeric", "month_year", "year"}
PERIODS = frozenset(("quarter", "the_quarter", "month", "month_year"))  # what "a year earlier" goes back from
BACKWARD = frozenset(("ago", "year_ago", "year_period", "same_last_year"))
LOOKS_BACK = re.compile(r"(?:earlier|last|yesterday|the day before yesterday)\b(?! of)")
LOOKS_AHEAD = re.compile(r"(?:later this|next|tomorrow|the day after tomorrow)\b")
_SOME_DAY = date(2001, 1, 1)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as TIMEX3 has it; ``value`` is empty where it counts from a day that is not known."""

    start: int
    end: int
    type: Kind
    value: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression before anybody asks what day it means, with what its verb says of past and future."""

    found: Found
    outlook: Outlook
    words: str  # lower case
    after: str

    @property
    def rule(self) -> str:
        return self.found.rule

    @property
    def direction(self) -> Direction:
        """What the words themselves say, else the verb: "next year's budget was drafted" is of next year."""
        if LOOKS_BACK.match(self.words) or (self.rule == "ago" and self.found.parts["way"] == "ago"):
            return "past"
        return "upcoming" if LOOKS_AHEAD.match(self.words) or self.rule == "in_time" else self.outlook.direction

    @property
    def needs_no_anchor(self) -> bool:
        """Whether it names its own year, or no day at all."""
        return self.rule in SELF_STANDING or self.found.has("year", "year2")


def expressions(doc: "Doc", text: str) -> tuple[Expression, ...]:
    """The time expressions of ``text``, longest first where they overlap, in order."""
    standing = [f for f in timex_grammar.candidates(text) if stands(f, doc, text)]
    return tuple(
        Expression(
            found,
            tense.NEUTRAL if found.rule in TENSELESS else tense.outlook(doc, found.start, found.end),
            text[found.start : found.end].lower(),
            text[found.end : found.end + 30].lower(),
        )
        for found in timex_grammar.longest(standing, len(text))
    )


def value(expression: Expression, setting: Setting) -> Value | None:
    """What ``expression`` means under ``setting``."""
    return RULES[expression.rule](expression.found.parts, setting)


def walk(found: tuple[Expression, ...], anchor: date) -> Iterator[tuple[Expression, Value | None]]:
    """Each expression with its value counted from ``anchor`` and from the values before it."""
    last = period = ""
    for item in found:
        meant = value(item, Setting(anchor, item.outlook.guess, last, period, item.after))
        if meant and item.rule not in BACKWARD:
            last = meant[1] if meant[0] == "DATE" and meant[1][:1].isdigit() else last
            period = _period(item, meant[1], period, anchor)
        yield item, meant


def _period(item: Expression, meant: str, period: str, anchor: date) -> str:
    """The month or quarter the text reports on: a longer stretch ends it, last year's does not replace it."""
    if meant in ("P9M", "P6M", "P1Y"):
        return ""
    fresh = meant[:4].isdigit() and int(meant[:4]) >= anchor.year - (anchor.month <= 3)
    return meant if item.rule in PERIODS and fresh else period


def tag(doc: "Doc", text: str, dct: date | None) -> tuple[Timex, ...]:
    """The time expressions of ``text``, vague ones too, counted from the day of writing ``dct``."""
    found = expressions(doc, text)
    anchor = dct or _own_line(found, text)
    out = []
    for item, meant in walk(found, anchor or _SOME_DAY):
        if meant:
            known = anchor is not None or item.needs_no_anchor
            start, end = item.found.start, item.found.end
            out.append(Timex(start, end, meant[0], meant[1] if known else "", item.rule))
    return tuple(out)


def _own_line(found: tuple[Expression, ...], text: str) -> date | None:
    """The day that stands on a line of its own among the first three lines, year and all."""
    for item in found:
        start, end = item.found.start, item.found.end
        if text.count("\n", 0, start) > 3 or not item.found.has("year"):
            return None
        alone = (start == 0 or text[start - 1] == "\n") and text[end : end + 1] in ("", "\n")
        meant = value(item, Setting(_SOME_DAY)) if alone and item.rule in ("day", "iso") else None
        if meant and meant[0] == "DATE":
            return date.fromisoformat(meant[1])
    return None
