"""Calendar days written out in a line: the small set of forms that stamps, datelines and addresses use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
NTH = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d.-])(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
        rf"(?<![\w-]){NTH}(?:\s+of)?[\s-]\s?(?P<month>{MONTH})\b\.?(?:,?[\s-]\s?(?P<y>\d{{4}})\b)?",
        rf"(?<!\w)(?P<month>{MONTH})\b\.?\s{{1,2}}{NTH}\b(?!:\d)(?:,?\s{{1,2}}(?P<y>\d{{4}})\b)?",
        r"(?<![\d.-])(?P<n1>\d{1,2})(?P<s>[-/.])(?P<n2>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)",
    )
)
FIRST_YEAR, LAST_YEAR = 1990, 2100  # a stamp outside of these is a default of the software, not a date
TIME = (
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b\.?|hrs|h)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s?\(?(?:[A-Z]{2,4}|[+-]\d{2}:?\d{2})\)?)?"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day at ``start``..``end`` of a string; ``year`` is 0 where it is not written."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def date(self) -> date | None:
        return civil(self.year, self.month, self.day)

    @property
    def words(self) -> str:
        name = next(n for n, number in MONTHS.items() if number == self.month)
        return f"{self.day} {name.capitalize()}" + (f" {self.year}" if self.year else "")


def civil(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it and it can be a day of publication."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def find(text: str) -> Iterator[Day]:
    """Every day in ``text`` by position; a numeric one only where month and day cannot be mixed up."""
    found = [day for form in FORMS for match in form.finditer(text) if (day := _day(match))]
    last = -1
    for day in sorted(found, key=lambda d: (d.start, -d.end)):
        if day.start >= last:
            yield day
            last = day.end


def first(text: str) -> Day | None:
    """The first day in ``text``."""
    return next(find(text), None)


def stamp(value: str) -> date | None:
    """The civil day of a machine's or a person's stamp, as given: its offset moves it to no other day."""
    value = value.strip()[:60]
    compact = re.match(r"(\d{4})(\d{2})(\d{2})(?:T|\b)", value)
    if compact:
        return civil(*map(int, compact.groups()))
    day = first(value)
    return day.date if day else None


def _day(match: re.Match[str]) -> Day | None:
    groups = match.groupdict()
    year, day = int(groups["y"] or 0), int(groups.get("d") or 0)
    if "n1" in groups:
        one, two = int(groups["n1"]), int(groups["n2"])
        if one <= 12 and two <= 12 and one != two:
            return None
        day, month = max(one, two), min(one, two)
    else:
        month = MONTHS[groups["month"].lower()] if groups.get("month") else int(groups["m"])
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return Day(match.start(), match.end(), year, month, day)
