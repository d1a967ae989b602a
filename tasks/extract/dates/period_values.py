"""What stretches and points mean that lean on another date: fiscal quarters, "Thursday week", "the 12th"."""

import re
from datetime import date

from tasks.extract.dates import fiscal, periods, timewords
from tasks.extract.dates.periods import add_days, add_months
from tasks.extract.dates.timex_relative import ORDER, named_day, reference_day, weekday_day
from tasks.extract.dates.timex_values import Rule, Setting, Value, count, dated, month_of, nearest_year

HALF_MONTH = 15
QUARTER = 3  # months
FRESH = 2  # days
LISTED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:[-–](\d{1,2}))?")
NEXT = {"next": 1, "coming": 1, "last": -1, "previous": -1}


def _fiscal(parts: dict[str, str], setting: Setting) -> Value | None:
    """A year of account; one year alone is days only where the text tells whose books it speaks of."""
    opens = setting.books or fiscal.USUAL
    found = fiscal.first_year(parts["fiscal"], opens)
    if found is None:
        return None
    year, both = found
    if not both and not setting.books:
        return "DATE", f"{year + 1:04d}"
    return "DATE", fiscal.stretch(year, fiscal.USUAL if both and opens in (1, 10) else opens)


def _fiscal_quarter(parts: dict[str, str], setting: Setting) -> Value | None:
    opens = setting.books or fiscal.USUAL
    nth, months = _part(parts)
    if not parts.get("fiscal"):
        year = fiscal.current(setting.anchor, opens) + NEXT.get(parts.get("which", ""), 0)
        return "DATE", fiscal.stretch(year, opens, nth, months)
    found = fiscal.first_year(parts["fiscal"], opens)
    if found is None:
        return None
    year, both = found
    if not both and not setting.books:
        return "DATE", f"{year + 1:04d}-{'Q' if months == QUARTER else 'H'}{nth}"
    return "DATE", fiscal.stretch(year, fiscal.USUAL if both and opens in (1, 10) else opens, nth, months)


def _part(parts: dict[str, str]) -> tuple[int, int]:
    """Which part of a year of account, and how many months it has."""
    if half := parts.get("half"):
        return (1 if half in ("1", "first") else 2), 6
    return (int(parts["q"]) if parts.get("q") else 4 if parts["nth"] == "last" else ORDER[parts["nth"]]), QUARTER


def _half(parts: dict[str, str], _: Setting) -> Value | None:
    return "DATE", f"{parts['year']}-H{parts['half']}"


def _unit_half(parts: dict[str, str], setting: Setting) -> Value | None:
    """Half of a year, or the days to the fifteenth and those behind it of a month."""
    first = parts["half"] == "first"
    step = NEXT.get(parts.get("rel", ""), 0)
    if parts["unit"] == "year":
        return "DATE", f"{setting.anchor.year + step:04d}-H{1 if first else 2}"
    month = add_months(setting.anchor.replace(day=1), step)
    ends = (month, month.replace(day=HALF_MONTH))
    if not first:
        ends = (month.replace(day=HALF_MONTH + 1), periods.month_end(month.year, month.month))
    return "DATE", f"{ends[0].isoformat()}/{ends[1].isoformat()}"


def _week_weekday(parts: dict[str, str], setting: Setting) -> Value | None:
    """A week behind the coming Thursday: "Thursday week"."""
    coming = weekday_day(timewords.WEEKDAYS[parts["weekday"]], "next", "", setting)
    return dated(add_days(coming, 7), {})


def _weekday_range(parts: dict[str, str], setting: Setting) -> Value | None:
    """From one weekday to another; the last is dated by its own date, else as a weekday alone is."""
    first, last = timewords.WEEKDAYS[parts["weekday"]], timewords.WEEKDAYS[parts["weekday2"]]
    end: date | None = weekday_day(last, "", "", setting)
    if parts.get("month"):
        month, number = month_of(parts), int(parts["day"])
        end = periods.day(int(parts.get("year") or nearest_year(month, number, setting)), month, number)
    if end is None or end.weekday() != last or first == last:
        return None
    return "DATE", f"{add_days(end, -((last - first) % 7)).isoformat()}/{end.isoformat()}"


def _nth_range(parts: dict[str, str], setting: Setting) -> Value | None:
    """Two days without a month, "on the 19th and 20th": of the month in which the verb puts them."""
    one, two = int(parts["day"]), int(parts["day2"])
    step = NEXT.get(parts.get("which", ""), 0)
    month = add_months(setting.anchor.replace(day=1), step)
    if not parts.get("which") and setting.direction == "upcoming" and two < setting.anchor.day:
        month = add_months(month, 1)
    if not parts.get("which") and setting.direction == "past" and one > setting.anchor.day:
        month = add_months(month, -1)
    first, last = periods.day(month.year, month.month, one), periods.day(month.year, month.month, two)
    if not first or not last or not first < last:
        return None
    return "DATE", f"{first.isoformat()}/{last.isoformat()}"


def _nth_told(parts: dict[str, str], setting: Setting) -> Value | None:
    """The day named before, where its number agrees: "tomorrow, the 19th"."""
    day = reference_day(setting)
    return dated(day, {}) if day.day == int(parts["day"]) else None


def _nth_weekday(parts: dict[str, str], setting: Setting) -> Value | None:
    """The first Monday in January; of "the month" only where the text says which."""
    if parts.get("any"):
        return None
    number, nth = timewords.WEEKDAYS[parts["weekday"]], parts["nth"]
    if parts.get("month"):
        month = month_of(parts)
        year = int(parts["year"]) if parts.get("year") else nearest_year(month, HALF_MONTH, setting)
        opens = date(year, month, 1)
    else:
        opens = add_months(setting.anchor.replace(day=1), NEXT.get(parts["which"], 0))
    if nth == "last":
        end = periods.month_end(opens.year, opens.month)
        return dated(add_days(end, -((end.weekday() - number) % 7)), {})
    return dated(add_days(opens, (number - opens.weekday()) % 7 + 7 * (ORDER[nth] - 1)), {})


def _ago_today(parts: dict[str, str], setting: Setting) -> Value | None:
    """One day, where the words without "today" would be none: "two weeks ago today"."""
    base, unit = named_day(parts["today"], setting.anchor), parts["unit"]
    steps = int(count(parts["n"])) * (-1 if parts["way"] == "ago" else 1)
    if unit in ("month", "year"):
        return dated(add_months(base, steps * (12 if unit == "year" else 1)), {})
    return dated(add_days(base, steps * {"day": 1, "week": 7, "fortnight": 14}[unit]), {})


def days_of_list(parts: dict[str, str], year: int) -> tuple[tuple[date, date], ...]:
    """The stretches that "1-3 and 7 December" names; days that follow each other are one stretch."""
    found: list[tuple[date, date]] = []
    for one, two in LISTED.findall(parts["list"]):
        first, last = (periods.day(year, month_of(parts), int(n)) for n in (one, two or one))
        if not first or not last or last < first or (found and first <= found[-1][1]):
            return ()
        if found and first == add_days(found[-1][1], 1):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return tuple(found)


def _day_list(parts: dict[str, str], setting: Setting) -> Value | None:
    """Days of one month: a stretch where they follow each other, else no one value."""
    first = int(LISTED.findall(parts["list"])[0][0])
    year = int(parts["year"]) if parts.get("year") else nearest_year(month_of(parts), first, setting)
    found = days_of_list(parts, year)
    return ("DATE", f"{found[0][0].isoformat()}/{found[0][1].isoformat()}") if len(found) == 1 else None


def _shared_day(parts: dict[str, str], setting: Setting) -> Value | None:
    """The 19 of "in Mombasa on 19 and in Kisumu on 20 May"; the stretch of "from 1 to 3 and on 7 May"."""
    number, last = int(parts["day"]), int(parts.get("day2") or parts["day"])
    if not number <= last < int(parts["later"]):
        return None
    month = month_of(parts)
    year = int(parts.get("year") or nearest_year(month, int(parts["later"]), setting))
    day, end = periods.day(year, month, number), periods.day(year, month, last)
    return ("DATE", f"{day.isoformat()}/{end.isoformat()}") if day and end and day < end else dated(day, {})


def _word_day(parts: dict[str, str], setting: Setting) -> Value | None:
    """A day spelled out, as in transcripts: "March eighth"."""
    tens, _, ones = parts["word"].replace("-", " ").rpartition(" ")
    number = timewords.ORDINAL[ones] + timewords.TENS.get(tens, 0)
    month = month_of(parts)
    year = int(parts["year"]) if parts.get("year") else nearest_year(month, number, setting)
    return dated(periods.day(year, month, number), {})


def _the_day(_: dict[str, str], setting: Setting) -> Value | None:
    """The day told of, in "later in the day": the one named last, if news still tells of it by the hour."""
    day = date.fromisoformat(setting.time_of) if setting.time_of else setting.anchor
    return dated(day if 0 <= (setting.anchor - day).days <= FRESH else setting.anchor, {})


def _in_fortnight(_: dict[str, str], setting: Setting) -> Value | None:
    if setting.direction != "upcoming":
        return "DURATION", "P2W"
    return "DATE", periods.week(add_days(setting.anchor, 14))


def _iso_clock(parts: dict[str, str], _: Setting) -> Value | None:
    found = periods.day(int(parts["year"]), int(parts["mm"]), int(parts["day"]))
    return ("TIME", f"{found.isoformat()}T{parts['hour']}:{parts['minute']}") if found else None


PERIODS: dict[str, Rule] = {
    "fiscal": _fiscal, "fiscal_quarter": _fiscal_quarter, "half": _half, "unit_half": _unit_half,
    "week_weekday": _week_weekday, "weekday_range": _weekday_range, "nth_range": _nth_range,
    "nth_told": _nth_told, "shared_day": _shared_day, "shared_range": _shared_day, "word_day": _word_day,
    "nth_weekday": _nth_weekday, "ago_today": _ago_today, "day_list": _day_list,
    "the_day": _the_day, "in_fortnight": _in_fortnight, "iso_clock": _iso_clock,
}  # fmt: skip
