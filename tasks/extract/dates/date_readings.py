"""Which calendar days an expression can mean, seen from one possible day of publication."""

import re
from datetime import date, timedelta

from tasks.extract.dates import periods, timewords
from tasks.extract.dates.period_values import days_of_list
from tasks.extract.dates.timex import Expression, value
from tasks.extract.dates.timex_values import WHICH, Setting, month_of, nearest_year, told_weekday
from tasks.model import Certainty, Precision, When

WRITTEN = frozenset(
    """iso numeric day week_of range_md range_dm range_mm range_dd range_months month_year month year quarter half
    iso_clock nth_weekday day_list shared_range word_day holiday""".split()
)
COUNTED = frozenset(
    """nth_day weekday today pod_day unit end_of weekend ago pod clock in_time week_weekday weekday_range
    nth_range nth_told unit_half nth_weekday ago_today""".split()
)
# Named, but by no calendar all readers share, or by a date elsewhere in the text.
OPEN = {
    "fiscal": "a fiscal year; its first month is not given",
    "fiscal_quarter": "a quarter of a year of account; its first month is not given",
    "season": "a season; its days differ from place to place",
    "quarter": "a quarter of a year that is not named",
    "other_unit": "counts from another date of the text",
    "previous_weekday": "counts from another date of the text",
    "year_end": "the end of a year; the day is not given",
}
OPEN_HOLIDAY = "a holiday; its day is not written"
DATED = WRITTEN | COUNTED | OPEN.keys()
FAR = 120  # days from publication beyond which a day without year and without tense is left open
NAMED = 60  # the same for a date that stands before a noun: "the 4 February ministerial", "the 6 January committee"
NEAR_DAYS = 3  # half a week: within it "votes on Thursday" is this Thursday
SLIP = 10  # days within which the nearest year stands even against the verb: parsers slip more often than years
EVENT_NAME = re.compile(r"\s(?:attacks?|massacre|riots?|insurrection|uprising|revolution|coup|movement)\b")
EACH_YEAR = re.compile(r",?\s(?:of\s|in\s)?(?:each|every)\syear\b|,?\sannually\b")
SOON = re.compile(r"(?:earlier|later|rest|remainder)\b")
LAST_WEEK = re.compile(r"(?:the )?(?:very )?(?:last|final) week of\b")


def is_date(item: Expression) -> bool:
    """Whether the note should know of ``item``: it names a time of the calendar, however loosely."""
    if item.rule == "season" and not item.found.has("rel", "year", "mod"):
        return False
    if item.rule == "clock" and not item.found.has("weekday", "today", "month"):
        return False
    if item.rule == "numeric" and item.found.parts["sep"] != "/" and len(item.found.parts["year"]) != 4:
        return False  # a version, a section
    return item.rule in DATED and not (item.rule == "ago" and not item.found.has("n"))


def is_relative(item: Expression) -> bool:
    """Whether ``item`` counts from the day it was said."""
    return item.rule in COUNTED and not item.found.has("month")


def leaves_open(item: Expression) -> str:
    """Why ``item`` has no value whatever the day of publication; empty where it has one."""
    found = item.found
    if item.rule == "quarter" and found.has("year", "year0") and not found.has("ago") and "fiscal" not in item.words:
        return ""
    if item.rule == "year" and "calendar" not in found.parts.get("fiscal", "calendar"):
        return OPEN["fiscal"]
    if item.rule == "ago" and found.parts["way"] not in ("ago", "from now", "hence"):
        return OPEN["other_unit"]
    if item.rule in ("ago", "in_time") and (
        found.has("about") or found.parts["unit"] != "day" or "or so" in item.words
    ):
        return "a rough distance in time"  # "six weeks ago" need not be the sixth week back
    if EACH_YEAR.match(item.after):
        return "a day of every year"
    if item.rule in ("weekday", "pod_day", "clock") and found.has("weekday") and found.has("the"):
        return "a weekday of a week that the text told of before"  # "opened on the Monday"
    if item.rule == "holiday":
        return OPEN_HOLIDAY if found.parts["holiday"] in timewords.LOOSE_HOLIDAYS else ""
    if found.has("any"):
        return "a day of a month that is not named"
    if item.rule == "unit" and found.parts.get("unit") in ("decade", "century", "fortnight", "quarter"):
        return "a stretch of time without days of its own"
    return OPEN.get(item.rule, "")


FIRST_DAY = re.compile(r"\d+")
YEAR_BEHIND = re.compile(r"\s+(?:of\s+)?(last|this|next)\s+year\b")


def readings(item: Expression, anchor: date, *, sure: bool = True) -> tuple[When, ...]:
    """The days ``item`` can mean if written on ``anchor``: none, one, or several where it stays open.

    Where the day of writing is not ``sure``, "earlier this month" is read as that month.
    """
    found = _readings(item, anchor, sure=sure)
    if not last_week(item):
        return found
    days = tuple(sorted({days for when in found for days in _last_days(when)}))
    # "Fell in the last week of the month", written on the third: of a month that the text named before.
    ahead = any(d.first > anchor for d in days)
    return () if ahead and is_relative(item) and item.outlook.direction == "past" else days


def last_week(item: Expression) -> bool:
    """Whether ``item`` is "the last week of the month": the words count back from its end, not from today."""
    parts = item.found.parts
    return parts.get("unit", "month") == "month" and bool(LAST_WEEK.match(parts.get("mod", "")))


def _last_days(when: When) -> tuple[When, ...]:
    """The last week of a month: to some readers its last seven days, to others its last Monday to Sunday."""
    if when.precision is not Precision.MONTH:
        return (when,)
    sunday = when.last - timedelta((when.last.weekday() + 1) % 7)
    ends = {when.last, sunday}
    return tuple(When(end - timedelta(6), end, Precision.RANGE, Certainty.DERIVED) for end in sorted(ends))


def _readings(item: Expression, anchor: date, *, sure: bool) -> tuple[When, ...]:
    found = item.found
    if item.rule == "numeric":
        return _numeric(item)
    if item.rule == "day_list" or (found.has("and") and not found.has("between")):
        return _both(item, anchor)
    if item.rule == "nth_range" and not (found.has("which") or item.outlook.direction):
        return ()  # nothing tells the month
    meant = value(item, Setting(anchor, item.outlook.guess, after=item.after))
    days = periods.interval(meant[1]) if meant and meant[0] in ("DATE", "TIME") else None
    if not days:
        return ()
    first, last, precision = days
    when = When(first, last, precision, Certainty.DERIVED if is_relative(item) else Certainty.STATED)
    if item.rule in ("unit", "end_of") and SOON.match(found.parts.get("mod", "").removeprefix("the ")):
        part = _part(item, when, anchor)
        return part if sure or not part else (when,)
    told = told_weekday(found.parts)
    if told is not None and when.first.weekday() != told:
        return ()
    if item.rule in ("unit", "month") and found.parts.get("rel") in ("last", "next"):
        return _next_one(item, when, anchor)
    if found.has("weekday") and item.rule in ("weekday", "pod_day", "clock") and not found.has("month"):
        return _weekday(item, when, anchor)
    if item.rule in WRITTEN and not found.has("year", "year2", "year0", "rel", "which"):
        return _told_year(item, when, anchor) or _either_year(item, when, anchor)
    return (when,)


def _told_year(item: Expression, when: When, anchor: date) -> tuple[When, ...]:
    """The days in the year that the words behind them name: "between March and June last year"."""
    told = YEAR_BEHIND.match(item.after.casefold())
    if told is None:
        return ()
    step = 12 * (anchor.year + WHICH[told[1]] - when.first.year)
    return (When(periods.add_months(when.first, step), _same_end(when, step), *when_kind(when)),)


def _part(item: Expression, whole: When, anchor: date) -> tuple[When, ...]:
    """What "earlier this month" means: from its first day to the day of writing; cannot be written on the first."""
    if not whole.first <= anchor <= whole.last:
        return (whole,)
    if item.found.parts["mod"].removeprefix("the ").startswith("earlier"):
        ends = (whole.first, anchor)
    else:
        ends = (anchor, whole.last)
    if whole.precision is Precision.WEEK and ends[0] < ends[1]:
        return (whole,)
    return (When(*ends, whole.precision, Certainty.DERIVED),) if ends[0] < ends[1] else ()


def _next_one(item: Expression, when: When, anchor: date) -> tuple[When, ...]:
    """What "next weekend" or, in February, "last January" names: two readers may differ, so both stay open."""
    back = item.found.parts["rel"] == "last"
    if item.rule == "unit":
        other = timedelta(7 if back else -7)
        near = item.found.parts["unit"] == "weekend" and not back and anchor < when.first + other
        return tuple(sorted((when, When(when.first + other, when.last + other, *when_kind(when))))) if near else (when,)
    months = (when.first.year - anchor.year) * 12 + when.first.month - anchor.month
    if abs(months) > 2:
        return (when,)
    step = -12 if back else 12
    return tuple(sorted((when, When(periods.add_months(when.first, step), _same_end(when, step), *when_kind(when)))))


def when_kind(when: When) -> tuple[Precision, Certainty]:
    return when.precision, when.certainty


def _weekday(item: Expression, when: When, anchor: date) -> tuple[When, ...]:
    """The day a weekday names; "next Friday" said on a Monday is two days to two readers, and stays open.

    So does a bare weekday whose verb only hints at the future: "could meet on Friday".
    """
    rel, outlook = item.found.parts.get("rel", ""), item.outlook
    other = 0
    if rel in ("next", "last") and when.first.isocalendar()[:2] == anchor.isocalendar()[:2]:
        other = 7 if rel == "next" else -7
    elif (
        not item.found.has("rel", "week")
        and outlook.direction == "upcoming"
        and not outlook.firm
        and when.first != anchor
        and not _soon(item, when, anchor)
    ) or (outlook.planned and not item.found.has("rel", "week") and when.first != anchor):
        other = -7 if when.first > anchor else 7
    if not other:
        return (when,)
    shift = timedelta(other)
    return tuple(sorted((when, When(when.first + shift, when.last + shift, when.precision, when.certainty))))


def _soon(item: Expression, when: When, anchor: date) -> bool:
    """Whether a sentence in the present can only mean the coming day: the last one of that name is longer past.

    A caption has the present too, but of the days before it is printed.
    """
    outlook = item.outlook
    return outlook.present and not outlook.indirect and 0 < (when.first - anchor).days <= NEAR_DAYS


def _either_year(item: Expression, when: When, anchor: date) -> tuple[When, ...]:
    """A date without year stays open where the verb contradicts the nearest year, or is silent and the date far off."""
    if when.first <= anchor <= when.last:
        return (when,)
    ahead = when.first > anchor
    away = (when.first - anchor).days if ahead else (anchor - when.last).days
    if _fits(item, away, "upcoming" if ahead else "past"):
        return (when,)
    step = -12 if ahead else 12
    other = When(periods.add_months(when.first, step), _same_end(when, step), when.precision, when.certainty)
    return tuple(sorted((when, other)))


def _fits(item: Expression, away: int, side: str) -> bool:
    """Whether the nearest year stands: the tense agrees, or is silent and the date close."""
    outlook = item.outlook
    if EVENT_NAME.match(item.after):
        return False
    if not outlook.indirect and outlook.lean == side:
        return True
    if outlook.indirect or not outlook.direction:
        limit = NAMED if outlook.indirect or (outlook.lean and outlook.lean != side) else FAR
        return away <= limit
    return outlook.direction == side or away <= SLIP


def _both(item: Expression, anchor: date) -> tuple[When, ...]:
    """Two days joined by "and": one stretch where they follow each other, else both, and no value."""
    meant = value(item, Setting(anchor, item.outlook.guess, after=item.after))
    days = periods.interval(meant[1]) if meant else None
    if days:
        return (When(days[0], days[1], Precision.RANGE, Certainty.STATED),)
    parts = item.found.parts
    year = int(parts.get("year") or nearest_year(month_of(parts), 1, Setting(anchor)))
    if "list" in parts:
        return tuple(When(a, b, *_kind(a, b)) for a, b in days_of_list(parts, year))
    named = (periods.day(year, month_of(parts), int(parts[key])) for key in ("day", "day2"))
    return tuple(When(d, d, Precision.DAY, Certainty.STATED) for d in named if d)


def _kind(first: date, last: date) -> tuple[Precision, Certainty]:
    return (Precision.DAY if first == last else Precision.RANGE), Certainty.STATED


def _same_end(when: When, step: int) -> date:
    end = periods.add_months(when.last, step)
    return periods.month_end(end.year, end.month) if when.precision == Precision.MONTH else end


def _numeric(item: Expression) -> tuple[When, ...]:
    """7/8/2026 is two days; 27/8/2026 and 7.8.2026 are one."""
    parts = item.found.parts
    first, second = int(parts["a"]), int(parts["b"])
    year = int(parts["year"]) if len(parts["year"]) == 4 else 2000 + int(parts["year"])
    orders = ((first, second),) if parts["sep"] == "." else ((first, second), (second, first))
    days = {d for number, month in orders if (d := periods.day(year, month, number))}
    return tuple(When(d, d, Precision.DAY, Certainty.STATED) for d in sorted(days))


def weekday_named(item: Expression) -> str:
    return item.found.parts.get("weekday", "").capitalize() if item.rule in ("weekday", "pod_day", "clock") else ""


def month_day(item: Expression) -> tuple[int, int] | None:
    """Month and (first) day that ``item`` writes out; day 0 for a month alone."""
    parts = item.found.parts
    if "mm" in parts:
        return int(parts["mm"]), int(parts["day"])
    if "month" not in parts:
        return None
    listed = FIRST_DAY.search(parts.get("list", "0"))
    return month_of(parts), int(parts.get("day") or (listed[0] if listed else 0))
