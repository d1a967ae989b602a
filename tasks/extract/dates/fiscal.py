"""Years of account: which days "2026-27", "FY27" or a fiscal quarter are, by the state whose books they are."""

import re
from datetime import date

from tasks.extract.dates import periods
from tasks.extract.dates.periods import add_days, add_months

# Words that tell whose books a text speaks of, with the month in which that state's year of account opens.
BOOKS = {
    1: r"germany|german|france|french|china|chinese|russia|brazil|european union",
    4: r"india|indian|crore|lakh|rs\.?|rupees?|britain|british|united kingdom|uk|treasury|commons|japan|japanese|"
    r"canada|canadian|hong kong|singapore|barbados",
    7: r"australia|australian|new south wales|pakistan|pakistani|bangladesh|egypt|kenya|kenyan",
    10: r"united states|federal|congress|pentagon|senate",
}
MARKS = re.compile(r"\b(?:" + "|".join(f"(?P<m{month}>{words})" for month, words in BOOKS.items()) + r")\b")
USUAL = 4  # of "2026-27" where nothing tells: most who write it so open their books in April
CENTURY = 50  # two digits above it are of the last century


def opening(text: str, start: int) -> int:
    """Month in which the year of account named at ``start`` opens, by the last state named before it; 0 if none is.

    Text in lower case. A state named later in the sentence counts only where none stands before.
    """
    before = list(MARKS.finditer(text, 0, start))
    found = before[-1] if before else MARKS.search(text, start, start + 120)
    return int(found.lastgroup[1:]) if found and found.lastgroup else 0


def first_year(written: str, opens: int) -> tuple[int, bool] | None:
    """The calendar year in which the year of account opens, and whether it is written with both its years.

    None where the two years written do not follow each other.
    """
    numbers = re.findall(r"\d+", written)
    year = int(numbers[0])
    if len(numbers[0]) == 2:
        year += 1900 if year > CENTURY else 2000
    if len(numbers) > 1:
        return (year, True) if int(numbers[1]) % 100 == (year + 1) % 100 else None
    return year - (opens > 1), False  # one year alone is the one in which it closes


def stretch(year: int, opens: int, nth: int = 0, months: int = 3) -> str:
    """The days of a year of account, or of its ``nth`` part of so many ``months``, as first/last.

    A calendar year and its parts go by their numbers.
    """
    start = add_months(date(year, opens, 1), months * (nth - 1) if nth else 0)
    end = add_days(add_months(start, months if nth else 12), -1)
    if opens == 1:
        half = f"{year:04d}-H{nth}"
        return f"{year:04d}" if not nth else periods.quarter(start) if months == 3 else half
    return f"{start.isoformat()}/{end.isoformat()}"


def current(anchor: date, opens: int) -> int:
    """The calendar year in which the year of account of ``anchor`` opened."""
    return anchor.year - (anchor.month < opens)
