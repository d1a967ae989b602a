"""The dates ahead as a picture: a row an event, so that no two labels can meet."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from tasks import datewords
from tasks.datewords import DAYS, MONTHS
from tasks.render.display import short
from tasks.render.page import Bar, Tick, Timeline

WIDTH, TOP, ROW, BAR = 680.0, 20.0, 16.0, 7.0
GUTTER = 180.0  # right of the last day: a bar over all days has its label there
LABEL_WORDS = 5
LETTER = 5.0  # mean advance of a letter at the size the template sets; twice that for CJK
FEWEST_DAYS, MOST_DAYS, MOST_ROWS = 7, 62, 10
DAILY = 14  # up to so many days each is named, beyond it each Monday
PRINTED = re.compile(
    rf"(?:(?:{'|'.join(DAYS)}),? )?(?P<first>\d{{1,2}})(?: (?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))?)?"
    rf"(?:\s?[–-]\s?(?P<last>\d{{1,2}}) (?P<month2>{'|'.join(MONTHS)})(?: (?P<year2>\d{{4}}))?)?(?: \([^()]*\))?"
)
# WeasyPrint sets a picture's text letter by letter: scripts that join or reorder letters come out wrong.
JOINED = re.compile("[\u0300-\u036f\u0590-\u1cff\u2068\ua880-\uabff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Row:
    """A date of the table that the picture can show."""

    first: date
    last: date
    when: str
    what: str


def printed_days(when: str, as_of: date) -> tuple[date, date] | None:
    """First and last day of a date as the note prints it; None for a month, a window or other words."""
    found = PRINTED.fullmatch(when)
    if not found:
        return None
    month = found["month"] or found["month2"]
    if not month:
        return None
    year2 = int(found["year2"] or found["year"] or as_of.year)
    year = int(found["year"] or year2)
    try:
        first = date(year, MONTHS.index(month) + 1, int(found["first"]))
        last = date(year2, MONTHS.index(found["month2"] or month) + 1, int(found["last"] or found["first"]))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def draw(dates: tuple[tuple[str, str], ...], as_of: date) -> Timeline | None:
    """A picture of ``dates`` (when, what) from ``as_of`` on; None where fewer than two can be shown."""
    rows = _rows(dates, as_of)
    if len(rows) < 2:
        return None
    span = max(FEWEST_DAYS, (max(r.last for r in rows) - as_of).days + 1)
    step = (WIDTH - GUTTER) / span
    floor = TOP + ROW * len(rows) + 3
    told = "; ".join(f"{r.when}, {r.what}" for r in rows)
    return Timeline(
        title=short(f"Timeline of the dates ahead from {datewords.day(as_of)}: {told}", 900),
        height=_number(floor + 1),
        floor=_number(floor),
        today_width=_number(step),
        ticks=_ticks(as_of, span, step),
        bars=tuple(_bar(row, n, as_of, step) for n, row in enumerate(rows)),
    )


def _rows(dates: tuple[tuple[str, str], ...], as_of: date) -> list[Row]:
    latest = as_of + timedelta(days=MOST_DAYS)
    rows = []
    for when, what in dates:
        found = printed_days(when, as_of)
        if found and as_of <= found[1] <= latest:
            rows.append(Row(found[0], found[1], when, what))
    return sorted(rows, key=lambda r: (r.first, r.last))[:MOST_ROWS]


def _ticks(as_of: date, span: int, step: float) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    for n in range(span):
        day = as_of + timedelta(days=n)
        if span > DAILY and day.weekday() != 0 and n != 0:
            continue
        if span > DAILY and n > 0 and n * step < 60:
            continue  # too close to today's own label
        month = f" {MONTHS[day.month - 1][:3]}" if not ticks or day.day == 1 or span > DAILY else ""
        ticks.append(Tick(_number(n * step), f"{day.day}{month}"))
    return tuple(ticks)


def _bar(row: Row, number: int, as_of: date, step: float) -> Bar:
    left = max(0, (row.first - as_of).days) * step
    right = ((row.last - as_of).days + 1) * step
    width = max(4.0, right - left - 2)
    after, before = WIDTH - left - width - 12, left - 6
    said = row.when if JOINED.search(row.what) else short_name(row.what)
    start = after >= min(_length(said), 260) or after >= before
    label = _fit(said, after if start else before)
    top = TOP + ROW * number + (ROW - BAR) / 2 + 2
    return Bar(
        x=_number(left + 1),
        y=_number(top),
        width=_number(width),
        middle=_number(top + BAR - 0.5),
        label=label,
        label_x=_number(left + width + 6 if start else left - 4),
        anchor="start" if start else "end",
    )


def short_name(what: str) -> str:
    """The first words of the event's name; the table has it whole."""
    words = what.removeprefix("The ").split()
    return " ".join(words) if len(words) <= LABEL_WORDS else f"{' '.join(words[:LABEL_WORDS])} …"


def _length(text: str) -> float:
    return sum(2 * LETTER if unicodedata.east_asian_width(c) in "WF" else LETTER for c in text)


def _fit(text: str, room: float) -> str:
    if _length(text) <= room:
        return text
    most = len(text)
    while most > 1 and _length(text[:most]) > room - LETTER:
        most -= 1
    return short(text, max(2, most))


def _number(value: float) -> str:
    return f"{value:.1f}"
