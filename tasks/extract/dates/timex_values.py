"""What a found expression means, counted from a given day: its TIMEX3 type and value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tasks.extract.dates import fiscal, periods, timewords
from tasks.extract.dates.periods import add_months
from tasks.extract.dates.tense import Direction

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Value = tuple[Kind, str]
WHICH = {"last": -1, "this": 0, "next": 1}
NEAR = 75  # days by which a verb's direction must be contradicted before it moves a written date by a year


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression counts from: the day of writing and what the text has named before."""

    anchor: date
    direction: Direction = ""
    last: str = ""  # the date named last
    period: str = ""  # the month or quarter the text reports on
    after: str = ""  # the words that follow
    books: int = 0  # month in which the year of account opens, where the text tells whose it is
    time_of: str = ""  # the day to which a time of day belongs, where it stands beside it


def whole_number(text: str) -> int:
    return int(re.sub(r"\D", "", text) or 0)


def count(text: str) -> str:
    """The number that ``text`` spells; "X" where it is left open, "2.5" where it has a half."""
    if not text or text.startswith(("a few", "few", "several", "many", "some")):
        return "X"
    if "couple" in text:
        return "2"
    if "half" in text:
        return "0.5"
    if found := re.fullmatch(r"(\d+) (\d)/(\d)", text):
        return f"{int(found[1]) + int(found[2]) / max(int(found[3]), 1):g}"
    if re.fullmatch(r"[\d.]+", text):
        return f"{float(text):g}"
    numbers = [timewords.NUMBERS[w] for w in re.split(r"[- ]", text) if w in timewords.NUMBERS]
    if numbers and numbers[-1] in (12, 100) and len(numbers) > 1:
        return str(numbers[0] * numbers[-1])
    return str(sum(numbers))


def month_of(parts: dict[str, str], name: str = "month") -> int:
    return timewords.MONTHS[parts[name].rstrip(".")]


def nearest_year(month: int, number: int, setting: Setting) -> int:
    """The year that brings a day or month (``number`` 0) closest; the verb decides where it contradicts by far."""
    anchor = setting.anchor
    target = number or min(anchor.day, 28)
    days = [d for y in (-1, 0, 1) if (d := periods.day(anchor.year + y, month, target))]
    if not days:
        return anchor.year
    best = min(days, key=lambda d: (d - anchor).days * 5 if d > anchor else (anchor - d).days * 4)
    away = (best - anchor).days
    near = NEAR if number else 15
    if setting.direction == "past" and away > near:
        return best.year - 1
    if setting.direction == "upcoming" and away < -near:
        return best.year + 1
    return best.year


def _year_in(parts: dict[str, str], setting: Setting, month: int, number: int) -> int:
    written = parts.get("year") or parts.get("year2")
    if parts.get("which"):
        return setting.anchor.year + WHICH[parts["which"]]
    return int(written) if written else nearest_year(month, number, setting)


def dated(moment: date | None, parts: dict[str, str]) -> Value | None:
    """A day, with its part of the day where one is named."""
    if moment is None:
        return None
    pod = timewords.PARTS_OF_DAY.get(parts.get("pod") or parts.get("part") or "", "")
    return ("TIME" if pod else "DATE"), moment.isoformat() + pod


def _iso(parts: dict[str, str], _: Setting) -> Value | None:
    return dated(periods.day(int(parts["year"]), int(parts["mm"]), int(parts["day"])), parts)


def _numeric(parts: dict[str, str], _: Setting) -> Value | None:
    """7/8/07 is read the American way, 7.8.2007 and 07-08-2007 the European one; the note is stricter."""
    first, second, year = int(parts["a"]), int(parts["b"]), parts["year"]
    if parts["sep"] != "/" and len(year) != 4:
        return None
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 50 else 2000)
    month_first = (first <= 12) if parts["sep"] == "/" else (second > 12)
    month, number = (first, second) if month_first else (second, first)
    return dated(periods.day(full, month, number), {})


def told_weekday(parts: dict[str, str]) -> int | None:
    """The weekday written beside a date: "Monday 16 June"."""
    name = parts.get("told", "").rstrip(".")
    return next((n for full, n in timewords.WEEKDAYS.items() if name and full.startswith(name)), None)


def _beside(month: int, number: int, rel: str, anchor: date) -> date | None:
    """The 23 October before or after ``anchor``, as "last" and "next" have it, or that of its year."""
    year = anchor.year
    if rel != "this":
        over = (month, number) < (anchor.month, anchor.day)
        year += (rel == "next") * over - (rel == "last") * (not over)
    return periods.day(year, month, number)


def _day(parts: dict[str, str], setting: Setting) -> Value | None:
    month, number, told = month_of(parts), int(parts["day"]), told_weekday(parts)
    if parts.get("rel") and not parts.get("year"):
        return dated(_beside(month, number, parts["rel"], setting.anchor), parts)
    if told is not None and not (parts.get("year") or parts.get("which")):
        near = (periods.day(setting.anchor.year + y, month, number) for y in (-1, 0, 1))
        fitting = [d for d in near if d and d.weekday() == told]
        if fitting:
            return dated(min(fitting, key=lambda d: abs(d - setting.anchor)), parts)
    return dated(periods.day(_year_in(parts, setting, month, number), month, number), parts)


def _week_of(parts: dict[str, str], setting: Setting) -> Value | None:
    month, number = month_of(parts), int(parts["day"])
    start = periods.day(_year_in(parts, setting, month, number), month, number)
    return ("DATE", periods.week(start)) if start else None


def _nth_day(parts: dict[str, str], setting: Setting) -> Value | None:
    """Day of a month not named, "on the 27th": of this month, or of the month beside it that the verb points to."""
    number, anchor = int(parts["day"]), setting.anchor
    if parts.get("which"):
        month = add_months(anchor.replace(day=1), WHICH[parts["which"]])
        return dated(periods.day(month.year, month.month, number), {})
    if re.match(
        r"\s(?!of\b)[a-z]*\s?(?:anniversary|floor|birthday|century|day|time|round|edition|meeting)", setting.after
    ):
        return None
    near = [d for m in (-1, 0, 1) if (d := periods.day(add_months(anchor.replace(day=1), m).year,
            add_months(anchor.replace(day=1), m).month, number))]  # fmt: skip
    if setting.direction == "past":
        near = [d for d in near if d <= anchor] or near
    if setting.direction == "upcoming":
        near = [d for d in near if d >= anchor] or near
    return dated(min(near, key=lambda d: abs((d - anchor).days)), {}) if near else None


def _range(parts: dict[str, str], setting: Setting) -> Value | None:
    """Two days of one month, or of two; "2 and 4 February" names two days and no stretch."""
    month, day_one, day_two = month_of(parts), int(parts["day"]), int(parts["day2"])
    month_two = month_of(parts, "month2") if parts.get("month2") else month
    year = _year_in(parts, setting, month, day_one)
    if not parts.get("year") and parts.get("year2") and month > month_two:
        year -= 1
    year_two = int(parts["year2"]) if parts.get("year2") else year + (month_two < month)
    first, last = periods.day(year, month, day_one), periods.day(year_two, month_two, day_two)
    if not first or not last or first >= last or (last - first).days > 366:
        return None
    apart = parts.get("and") == "or" or (last - first).days > 1
    if parts.get("and") and not parts.get("between") and apart:
        return None
    return "DATE", f"{first.isoformat()}/{last.isoformat()}"


def _range_months(parts: dict[str, str], setting: Setting) -> Value | None:
    first, last = month_of(parts), month_of(parts, "month2")
    year = _year_in(parts, setting, last, 0)
    start = f"{year - (first > last):04d}-{first:02d}"
    return ("DATE", f"{start}/{year:04d}-{last:02d}") if first != last else None


def _month_year(parts: dict[str, str], _: Setting) -> Value | None:
    if not parts.get("year"):
        return None
    return "DATE", f"{int(parts['year']):04d}-{month_of(parts):02d}"


def _month(parts: dict[str, str], setting: Setting) -> Value | None:
    month, anchor = month_of(parts), setting.anchor
    rel = parts.get("rel", "").removeprefix("the ")
    if parts.get("which"):
        year = anchor.year + WHICH[parts["which"]]
    elif rel in ("last", "this past", "past"):
        year = anchor.year - (month >= anchor.month)
    elif rel in ("next", "this coming", "coming"):
        year = anchor.year + (month <= anchor.month)
    elif rel == "this":
        year = anchor.year
    else:
        year = nearest_year(month, 0, setting)
    return "DATE", f"{year:04d}-{month:02d}"


def _year(parts: dict[str, str], setting: Setting) -> Value | None:
    """A year; a fiscal one is days where the text tells whose books it speaks of."""
    if setting.books and re.search(r"fiscal|financial", parts.get("fiscal", "")):
        return "DATE", fiscal.stretch(int(parts["year"]) - (setting.books > 1), setting.books)
    half = re.match(r"(?:the )?(first|second|last|latter) half", parts.get("mod", ""))
    return "DATE", parts["year"] + (f"-H{1 if half[1] == 'first' else 2}" if half else "")


def _word_year(parts: dict[str, str], _: Setting) -> Value | None:
    if "century" not in parts:
        return "DATE", "2000"
    return ("DATE", parts["year"]) if parts.get("year") else None


def _decade(parts: dict[str, str], _: Setting) -> Value | None:
    if parts.get("year"):
        return "DATE", parts["year"][:3]
    tens = whole_number(parts["short"]) if parts.get("short") else timewords.DECADES[parts["word"]]
    return "DATE", f"19{tens // 10}"


def _century(parts: dict[str, str], _: Setting) -> Value | None:
    return "DATE", f"{max(int(parts['century']) - 1, 0):02d}"


def _annual_holiday(parts: dict[str, str], setting: Setting) -> Value | None:
    month, number = timewords.HOLIDAYS[parts["holiday"]]
    return dated(periods.day(_year_in(parts, setting, month, number), month, number), {})


def _reference(parts: dict[str, str], _: Setting) -> Value | None:
    word = parts["ref"]
    if word in timewords.PRESENT:
        return "DATE", "PRESENT_REF"
    return "DATE", "PAST_REF" if word in timewords.PAST else "FUTURE_REF"


Rule = Callable[[dict[str, str], Setting], Value | None]
ABSOLUTE: dict[str, Rule] = {
    "iso": _iso, "numeric": _numeric, "day": _day, "week_of": _week_of, "nth_day": _nth_day,
    "range_md": _range, "range_dm": _range,
    "range_mm": _range, "range_dd": _range, "range_months": _range_months, "month_year": _month_year,
    "month": _month, "year": _year, "word_year": _word_year, "decade": _decade,
    "century": _century, "holiday": _annual_holiday, "reference": _reference,
}  # fmt: skip
