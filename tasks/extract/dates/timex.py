"""The time expressions of a text, and what each is worth counted from a given day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tasks.extract.dates import fiscal, nowadays, periods, tense, timex_grammar
from tasks.extract.dates.period_values import PERIODS
from tasks.extract.dates.tense import Direction, Outlook
from tasks.extract.dates.timex_checks import stands
from tasks.extract.dates.timex_grammar import Found
from tasks.extract.dates.timex_lengths import LENGTHS
from tasks.extract.dates.timex_relative import RELATIVE
from tasks.extract.dates.timex_values import ABSOLUTE, Setting, Value

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULES = ABSOLUTE | RELATIVE | LENGTHS | PERIODS
SELF_STANDING = frozenset(
    [
        "iso",
        "numeric",
        "month_year",
        "year",
        "fiscal",
        "half",
        "iso_clock",
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
TENSELESS = SELF_STANDING - {"iso", "numeric", "month_year", "year", "half", "iso_clock"}
REPORTED = frozenset(
    ("fiscal_quarter", "quarter", "the_quarter", "month", "month_year")
)  # what "a year earlier" goes back from
ACCOUNTS = frozenset(("fiscal", "fiscal_quarter", "year"))
DAYS = frozenset(("day", "iso", "numeric", "weekday", "today", "nth_day", "word_day"))  # a time may stand behind
ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
AT = re.compile(r",?\s(?:at|from|by|around|about)\s(?:about\s|around\s)?|,?\s")
BACKWARD = frozenset(("ago", "year_ago", "year_period", "same_last_year"))
LOOKS_BACK = re.compile(r"(?:earlier|last|yesterday|the day before yesterday)\b(?! of)")
LOOKS_AHEAD = re.compile(r"(?:later this|next|tomorrow|the day after tomorrow)\b")


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression before anybody asks what day it means, with what its verb says of past and future."""

    found: Found
    outlook: Outlook
    words: str  # lower case
    after: str
    books: int = 0  # month in which the year of account opens that it names; 0 where the text does not tell
    beside: bool = False  # stands in one clause behind a day: "on 10 March at 11.30 a.m."

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
    standing = [nowadays.as_meant(f, doc) for f in timex_grammar.candidates(text) if stands(f, doc, text)]
    small = timex_grammar.lower(text)
    out: list[Expression] = []
    for found in timex_grammar.longest(standing, len(text)):
        between = small[out[-1].found.end : found.start] if out else ""
        out.append(
            Expression(
                found,
                tense.NEUTRAL if found.rule in TENSELESS else tense.outlook(doc, found.start, found.end),
                small[found.start : found.end],
                small[found.end : found.end + 30],
                fiscal.opening(small, found.start) if found.rule in ACCOUNTS else 0,
                bool(out) and out[-1].rule in DAYS and found.rule == "clock" and AT.fullmatch(between) is not None,
            )
        )
    return tuple(out)


def value(expression: Expression, setting: Setting) -> Value | None:
    """What ``expression`` means under ``setting``."""
    return RULES[expression.rule](expression.found.parts, setting)


def walk(found: tuple[Expression, ...], anchor: date) -> Iterator[tuple[Expression, Value | None]]:
    """Each expression with its value counted from ``anchor`` and from the values before it."""
    last = period = day = ""
    for item in found:
        own = day if item.beside or item.rule == "the_day" else ""
        meant = value(item, Setting(anchor, item.outlook.guess, last, period, item.after, item.books, own))
        if meant and item.rule not in BACKWARD:
            last = meant[1] if meant[0] == "DATE" and meant[1][:1].isdigit() else last
            day = meant[1] if ONE_DAY.fullmatch(meant[1]) else day
            period = _period(item, meant[1], period, anchor)
        yield item, meant


def _period(item: Expression, meant: str, period: str, anchor: date) -> str:
    """The month or quarter the text reports on: a longer stretch ends it, last year's does not replace it."""
    if meant in ("P9M", "P6M", "P1Y"):
        return ""
    fresh = meant[:4].isdigit() and int(meant[:4]) >= anchor.year - (anchor.month <= 3)
    days = periods.interval(meant) if fresh and item.rule in REPORTED else None
    return meant if days and days[0] <= anchor else period
