"""Arithmetic on calendar values as TIMEX3 writes them: days, weeks, months, quarters, years and intervals."""

import calendar
import functools
import re
from datetime import date, timedelta

from tasks.model import Precision

Interval = tuple[date, date, Precision]

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
HALF = re.compile(r"(\d{4})-H([12])")
YEAR = re.compile(r"(\d{4})")


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none such (30 February)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(start: date, months: int) -> date:
    """``start`` moved by whole months; a day the month lacks becomes its last; kept within the calendar."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    year = min(max(year, 1), 9998)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def add_days(start: date, days: int) -> date:
    """``start`` moved by days, kept within the calendar."""
    return date.fromordinal(min(max(start.toordinal() + days, 400), date.max.toordinal() - 400))


def week(moment: date) -> str:
    year, number, _ = moment.isocalendar()
    return f"{year:04d}-W{number:02d}"


def month(moment: date) -> str:
    return f"{moment.year:04d}-{moment.month:02d}"


def quarter(moment: date) -> str:
    return f"{moment.year:04d}-Q{(moment.month + 2) // 3}"


def _months(year: int, first: int, count: int, precision: Precision) -> Interval:
    return date(year, first, 1), month_end(year, first + count - 1), precision


@functools.lru_cache(maxsize=4096)
def interval(value: str) -> Interval | None:
    """First and last day that ``value`` names, or None where it names no days of the calendar."""
    if "/" in value:
        first, last = (interval(part) for part in value.split("/", 1))
        return (first[0], last[1], Precision.RANGE) if first and last and first[0] <= last[1] else None
    try:
        return _single(value)
    except ValueError:
        return None


def _single(value: str) -> Interval | None:
    if found := DAY.fullmatch(value):
        moment = date(int(found[1]), int(found[2]), int(found[3]))
        return moment, moment, Precision.DAY
    if found := WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        if found[3]:
            return monday + timedelta(5), monday + timedelta(6), Precision.RANGE
        return monday, monday + timedelta(6), Precision.WEEK
    if found := MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), 1, Precision.MONTH)
    if found := QUARTER.fullmatch(value):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3, Precision.QUARTER)
    if found := HALF.fullmatch(value):
        return _months(int(found[1]), 6 * int(found[2]) - 5, 6, Precision.RANGE)
    if found := YEAR.fullmatch(value):
        return _months(int(found[1]), 1, 12, Precision.YEAR)
    return None


def spoken(first: date, last: date, *, year: bool = True) -> str:
    """The interval as the note prints it: "2–4 February 2026"."""
    tail = f"{last.day} {calendar.month_name[last.month]}" + (f" {last.year}" if year else "")
    if first == last:
        return tail
    if first == first.replace(day=1) and last == month_end(first.year, first.month):
        return f"{calendar.month_name[last.month]}" + (f" {last.year}" if year else "")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{tail}"
    head = f"{first.day} {calendar.month_name[first.month]}"
    return f"{head}{f' {first.year}' if first.year != last.year else ''} – {tail}"
