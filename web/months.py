"""The archive of a briefing, a year at a time: months, days, versions."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tasks import datewords
from tasks.archive import Edition
from web.issues import Issue, address, size


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One issue: its day, earlier versions that it replaced, and the files most asked for."""

    day: Link
    time: str  # of its cut-off, where the day has several issues
    earlier: tuple[Link, ...]
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its issues, the latest first."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the archive, and the others there are."""

    number: int
    months: tuple[Month, ...]
    others: tuple[int, ...]


def year(issues: tuple[Issue, ...], wanted: str) -> Year | None:
    """The year ``wanted``, or the latest where that is empty; ``None`` where it has no edition."""
    years = tuple(sorted({issue.newest.as_of.year for issue in issues}, reverse=True))
    number = years[0] if years and not wanted else next((y for y in years if f"{y:04}" == wanted), None)
    if number is None:
        return None
    own = [issue for issue in reversed(issues) if issue.newest.as_of.year == number]
    months = itertools.groupby(own, key=lambda issue: issue.newest.as_of.month)
    return Year(
        number,
        tuple(Month(f"{datewords.MONTHS[month - 1]} {number}", tuple(_rows(found))) for month, found in months),
        tuple(y for y in years if y != number),
    )


def _rows(issues: Iterable[Issue]) -> Iterable[Row]:
    for issue in issues:
        newest = issue.newest
        yield Row(
            day=Link(day_name(newest.as_of), address(newest)),
            time=f"covers up to {issue.cut_off[:16].replace('T', ' ')} UTC" if issue.cut_off else "",
            earlier=tuple(Link(f"version {e.version}", address(e)) for e in issue.versions[:-1]),
            files=tuple(_files(newest)),
        )


def _files(edition: Edition) -> Iterable[Link]:
    for name, text in (("note.html", "Note"), ("note.pdf", "PDF")):
        if size(edition, name) is not None:
            yield Link(text, address(edition, name))


def day_name(day: date) -> str:
    """As a list has it: "Monday 2 February"."""
    return f"{datewords.DAYS[day.weekday()]} {datewords.short_day(day)}"
