"""How days are printed: "2–4 February 2026", "27 January 2026", "January 2026"."""

import re
from datetime import date

from tasks.model import Dating, Precision, When

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ORDINALS = ("first", "second", "third", "fourth")
MONTHS = "January February March April May June July August September October November December".split()


def day(value: date) -> str:
    """One day: "2 February 2026"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """A day of the weeks around an edition: "2 February"."""
    return f"{value.day} {MONTHS[value.month - 1]}"


def span(first: date, last: date) -> str:
    """Two days as one expression; a year or a month that both share is written once."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}–{day(last)}"
    return f"{day(first)}–{day(last)}"


def when(value: When) -> str:
    """An interval at its own precision: never finer than the source."""
    match value.precision:
        case Precision.MONTH:
            return f"{MONTHS[value.first.month - 1]} {value.first.year}"
        case Precision.YEAR:
            return str(value.first.year)
        case Precision.QUARTER:
            return f"{ORDINALS[(value.first.month - 1) // 3]} quarter of {value.first.year}"
        case Precision.WEEK:
            return f"week of {day(value.first)}"
        case _:
            return span(value.first, value.last)


def dating(value: Dating) -> str:
    """When an article was published, in words; "undated" where that is not known."""
    if value.first is None or value.last is None:
        return "undated"
    return span(value.first, value.last) if value.day else f"undated, written {span(value.first, value.last)}"


def told_in(text: str, value: When) -> bool:
    """Whether ``text`` gives the day itself: its number beside its month."""
    month = MONTHS[value.first.month - 1][:3]
    return bool(re.search(rf"\b{value.first.day}\b.{{0,12}}\b{month}|\b{month}[a-z.]* {value.first.day}\b", text))
