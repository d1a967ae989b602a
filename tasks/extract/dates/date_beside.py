"""The day of writing where a text gives a relative word and its date side by side: "yesterday, Friday 12 June 2026"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tasks.extract.dates import date_readings, periods
from tasks.extract.dates.date_clues import WRITTEN_DAYS, Clue
from tasks.extract.dates.date_pages import Page, days_of
from tasks.extract.dates.periods import add_days, add_months
from tasks.extract.dates.timex import Expression

BETWEEN = re.compile(r",?[^\S\n](?:on |in )?|,[^\S\n](?:on |in )?")
COUNTED = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
MONTHS = {"last": -1, "this": 0, "next": 1}
SOON = timedelta(62)  # what is to come is news of the days around its announcement
NEAR = 15  # days around the one a story turns around in which "tomorrow, the 19th" is looked for


def clues(page: Page, centre: date | None) -> Iterator[Clue]:
    """What the pairs of ``page`` say of the day it was written; a number without a month counts around ``centre``."""
    for left, right in zip(page.found, page.found[1:], strict=False):
        if page.quotation(left) or not BETWEEN.fullmatch(page.doc.text[left.found.end : right.found.start]):
            continue
        window = _window(left, right, centre)
        if window:
            said = page.doc.text[left.found.start : right.found.end]
            yield Clue(*window, f"says “{said}”", page.span(left))


def _window(left: Expression, right: Expression, centre: date | None) -> tuple[date, date] | None:
    step = COUNTED.get(left.found.parts.get("today", ""))
    if step is not None and right.rule in WRITTEN_DAYS and right.found.has("year"):
        found = date_readings.readings(right, date.min)
        return (add_days(found[0].first, -step),) * 2 if len(found) == 1 else None
    if step is not None and right.rule in ("nth_told", "nth_day") and centre:
        days = days_of(centre - timedelta(NEAR), centre + timedelta(NEAR))
        fitting = [d for d in days if add_days(d, step).day == int(right.found.parts["day"])]
        return (fitting[0], fitting[0]) if len(fitting) == 1 else None
    if right.rule == "month_year" and left.rule == "unit" and left.found.parts["unit"] == "month":
        found = date_readings.readings(right, date.min)
        rel = left.found.parts["rel"]
        if len(found) == 1 and rel in MONTHS and not left.found.has("mod"):
            first = add_months(found[0].first, -MONTHS[rel])
            return first, periods.month_end(first.year, first.month)
    return None


def centre(page: Page) -> date | None:
    """The latest past day that the text writes with its year, where a firm verb ties it to the writing, or a pair.

    For a story none of whose articles is dated: a report of "the treaty signed on 3 May 2026" was hardly written
    years after it if it tells of no later day than what is to come soon.
    """
    pairs = list(clues(page, None))
    if pairs:
        return pairs[0].first
    written = [
        (when[0], item)
        for item in page.found
        if item.rule in WRITTEN_DAYS and item.found.has("year") and not page.quotation(item)
        if len(when := date_readings.readings(item, date.min)) == 1
    ]
    if not written:
        return None
    told = [(when.last, item) for when, item in written if item.outlook.direction != "upcoming"]
    if not told:
        return None
    latest, item = max(told, key=lambda pair: pair[0])
    coming = [when.first for when, other in written if other.outlook.direction == "upcoming"]
    soon = all(latest <= day <= latest + SOON for day in coming)
    return latest if soon and item.outlook.firm and item.outlook.direction == "past" else None
