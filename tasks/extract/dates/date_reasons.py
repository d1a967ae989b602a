"""One plain English sentence for each date: how its days were reached, or why they cannot be told."""

from datetime import date

from tasks.extract.dates import date_readings
from tasks.extract.dates.periods import spoken
from tasks.extract.dates.timex import Expression
from tasks.model import When

WRITTEN_PARTS = {"month": "month written", "month_year": "month written", "range_months": "months written",
                 "year": "year written", "quarter": "quarter written"}  # fmt: skip


def publication(days: tuple[date, ...]) -> str:
    """The day or window an article counts from."""
    if not days:
        return "publication"
    if len(days) == 1:
        return f"publication on {spoken(days[0], days[0])}"
    return f"publication between {spoken(days[0], days[0])} and {spoken(days[-1], days[-1])}"


def reached(item: Expression, days: tuple[date, ...], source: str = "") -> str:
    """How the days of ``item`` follow; ``source`` names what it counts from where that is not publication."""
    origin = source or publication(days)
    mod = item.found.parts.get("mod", "")
    rough = f"; “{mod.replace('-', '')}” is not narrowed down" if mod and not date_readings.is_relative(item) else ""
    rough = "; the last seven days of it" if date_readings.last_week(item) else rough
    if item.needs_no_anchor:
        return f"{WRITTEN_PARTS.get(item.rule, 'written out')}{' with its year' if item.rule != 'year' else ''}{rough}"
    weekday = date_readings.weekday_named(item)
    if weekday and item.found.has("rel", "week"):
        return f"the {weekday} meant, counted from {origin}"
    if weekday:
        ahead = item.outlook.direction == "upcoming"
        return f"the {'first' if ahead else 'latest'} {weekday} {'from' if ahead else 'up to'} {origin}"
    if date_readings.is_relative(item):
        return f"counted from {origin}{rough}"
    return f"{WRITTEN_PARTS.get(item.rule, 'day and month written')}; year from {origin}{rough}"


def several(found: tuple[When, ...], days: tuple[date, ...]) -> str:
    """Why more than one reading stands."""
    named = " or ".join(spoken(w.first, w.last) for w in found[:3]) + (" or another day" if len(found) > 3 else "")
    if len(days) > 1:
        between = f"{spoken(days[0], days[0])} and {spoken(days[-1], days[-1])}"
        return f"the article was written between {between}, so this is {named}"
    return f"the words fit {named}"


def nothing(item: Expression, days: tuple[date, ...]) -> str:
    """Why no reading stands."""
    if item.found.has("told"):
        return "the weekday does not fit the date"
    if not days:
        return "the day of publication is not known"
    return f"does not fit {publication(days)}"
