"""Every date of a story's articles: what it says, which days it means and how they were reached."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from tasks.extract.dates import date_pages, date_readings, date_reasons, date_speech, dating
from tasks.extract.dates.date_pages import Page
from tasks.extract.dates.date_quotes import Region
from tasks.extract.dates.date_speech import UNTOLD, Speech
from tasks.extract.dates.timex import Expression
from tasks.model import DateMention, Dating, Story, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_READINGS = 8  # alternatives of one date worth keeping
Years = Mapping[tuple[int, int], int]  # month and day -> the one year the story writes with them


def read(story: Story, docs: Mapping[str, "Doc"]) -> tuple[tuple[tuple[str, Dating], ...], tuple[DateMention, ...]]:
    """Each article's publication, windows solved, and every date of every article in order."""
    pages = tuple(date_pages.page(article, docs[article.id]) for article in story.articles)
    datings = dating.solve(pages)
    years = written_years(pages)
    centre = min((d.first for d in datings.values() if d.first), default=None)
    mentions = tuple(m for page in pages for m in _mentions(page, datings[page.article.id], years, centre))
    return tuple(datings.items()), mentions


def written_years(pages: tuple[Page, ...]) -> dict[tuple[int, int], int]:
    """The year that the story's articles write with a month and day, where they write only one."""
    seen: dict[tuple[int, int], set[int]] = {}
    for page in pages:
        for item in page.found:
            key = date_readings.month_day(item)
            if key and key[1] and item.found.has("year"):
                seen.setdefault(key, set()).add(int(item.found.parts["year"]))
    return {key: min(years) for key, years in seen.items() if len(years) == 1}


def _mentions(page: Page, dated: Dating, years: Years, centre: date | None) -> list[DateMention]:
    """The dates of one article: those outside quotations first, since they tell when the quoted words were spoken."""
    out = {item.found.start: mention for item, mention in _unquoted(page, dated, years, centre)}
    plain = [(i, out[i.found.start]) for i in page.found if i.found.start in out and not page.quotation(i)]
    for item, region in _said(page):
        out[item.found.start] = _quoted(page, item, date_speech.spoken_on(page, region, plain))
    return [out[start] for start in sorted(out)]


def _unquoted(page: Page, dated: Dating, years: Years, centre: date | None) -> Iterator[tuple[Expression, DateMention]]:
    """The dates that do not count from the day on which quoted words were spoken."""
    days = date_pages.days_of(dated.first, dated.last)
    for item in page.found:
        if not (page.quotation(item) and date_readings.is_relative(item)):
            yield item, _mention(page, item, days, years, centre)


def _said(page: Page) -> Iterator[tuple[Expression, Region]]:
    """The dates that do, with their quotations."""
    for item in page.found:
        region = page.quotation(item)
        if region and date_readings.is_relative(item):
            yield item, region


def spoken(page: Page, dated: Dating) -> dict[int, date]:
    """The day from which each quoted relative date counts, by its first letter, where the text tells that day."""
    plain = [(i, m) for i, m in _unquoted(page, dated, {}, None) if not page.quotation(i)]
    found = ((item, date_speech.spoken_on(page, region, plain)) for item, region in _said(page))
    return {item.found.start: speech.day for item, speech in found if speech}


def _quoted(page: Page, item: Expression, speech: Speech | None) -> DateMention:
    """A date that counts from the day its words were spoken."""
    found = date_readings.readings(item, speech.day) if speech else ()
    if speech is None or len(found) != 1 or date_readings.leaves_open(item):
        return _built(page, item, (), date_readings.leaves_open(item) or UNTOLD, quoted=True)
    return _built(page, item, found, f"inside a quoted statement; counts from {speech.source}", quoted=True)


def _mention(page: Page, item: Expression, days: tuple[date, ...], years: Years, centre: date | None) -> DateMention:
    quoted = page.quotation(item) is not None
    if why := date_readings.leaves_open(item):
        return _built(page, item, (), why, quoted=quoted)
    if item.needs_no_anchor:
        found, reason = date_readings.readings(item, date(2001, 1, 1)), date_reasons.reached(item, ())
    elif days:
        found, reason = over_window(item, days), date_reasons.reached(item, days)
    else:
        found, reason = _undated(item, years, centre)
    if len(found) > 1:
        reason = date_reasons.several(found, days)
    elif not found and (days or item.needs_no_anchor):
        reason = date_reasons.nothing(item, days)
    return _built(page, item, found, reason, quoted=quoted)


def over_window(item: Expression, days: tuple[date, ...]) -> tuple[When, ...]:
    """What ``item`` can mean over every day on which it may have been written; days that do not fit are left out."""
    found = {when for day in days for when in date_readings.readings(item, day, sure=len(days) == 1)}
    return tuple(sorted(found))


def _undated(item: Expression, years: Years, centre: date | None) -> tuple[tuple[When, ...], str]:
    """Where the day of publication is not known, only a year that the story settles gives a day."""
    key = date_readings.month_day(item)
    if key is None or item.found.has("rel", "which"):
        return (), date_reasons.nothing(item, ())
    if key[1] and key in years:
        found = date_readings.readings(item, date(years[key], key[0], min(key[1], 28)))
        return found, "day and month written; year as another passage of the story writes it"
    if centre is None:
        return (), date_reasons.nothing(item, ())
    return date_readings.readings(item, centre), date_reasons.reached(item, (), "the story's other articles")


def _built(page: Page, item: Expression, found: tuple[When, ...], reason: str, *, quoted: bool) -> DateMention:
    return DateMention(
        page.span(item),
        found[0] if len(found) == 1 else None,
        reason,
        relative=date_readings.is_relative(item),
        alternatives=found[:MOST_READINGS] if len(found) > 1 else (),
        direction=item.direction,
        quoted=quoted,
    )
