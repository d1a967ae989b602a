"""When an undated article was written, as far as its own words and its siblings tell."""

from collections.abc import Mapping, Sequence
from datetime import date

from tasks.extract.dates import date_beside, date_clues, date_readings, timex_grammar
from tasks.extract.dates.date_clues import WRITTEN_DAYS, Clue
from tasks.extract.dates.date_pages import Page, days_of
from tasks.extract.dates.periods import spoken
from tasks.extract.dates.tense import NEUTRAL
from tasks.extract.dates.timex import Expression
from tasks.model import Article, Basis, Dating, Span

WIDEST = 62  # days of a window that still says something


def known_day(pages: Sequence[Page], datings: Mapping[str, Dating]) -> date | None:
    """A day the story certainly turns around: an article's date, else a coming day written with its year.

    The latter only where the story also writes it without one, as news does with days close by: a law that
    applies "from 1 January 2035" says nothing of the day on which it is reported.
    """
    dated = sorted(d.first for d in datings.values() if d.first)
    if dated:
        return dated[0]
    found = [(page, item) for page in pages for item in page.found if item.rule in WRITTEN_DAYS]
    written = [
        when
        for page, item in found
        if item.found.has("year") and item.outlook.direction == "upcoming" and not page.quotation(item)
        for when in date_readings.readings(item, date.min)
    ]
    bare = {date_readings.month_day(item) for _, item in found if not item.found.has("year", "year2")}
    close = [w.first for w in written if any((d.month, d.day) in bare for d in days_of(w.first, w.last))]
    return min(close, default=None)


def solve(pages: Sequence[Page]) -> dict[str, Dating]:
    """The publication of each article: its own where known, else from a dateline, else a window, else unknown."""
    datings = {p.article.id: p.article.dated for p in pages if p.article.dated.first is not None}
    for page in pages:
        if page.article.id not in datings and (found := _dateline(page.article, known_day(pages, datings))):
            datings[page.article.id] = found
    centre = known_day(pages, datings)
    return {
        p.article.id: datings.get(p.article.id) or _window(p, pages, datings, centre or date_beside.centre(p))
        for p in pages
    }


def _dateline(article: Article, centre: date | None) -> Dating | None:
    """A dateline's day, its year from the day the story turns around."""
    for dropped in article.dropped:
        if dropped.reason != "dateline":
            continue
        words = article.text[dropped.start : dropped.end]
        found = [f for f in timex_grammar.candidates(words) if f.rule in ("day", "iso")]
        for item in timex_grammar.longest(found, len(words))[:1]:
            evidence = Span(article.id, dropped.start + item.start, dropped.start + item.end)
            return _from_dateline(Expression(item, NEUTRAL, "", ""), evidence, centre)
    return None


def _from_dateline(item: Expression, evidence: Span, centre: date | None) -> Dating | None:
    written = item.found.has("year")
    if not written and centre is None:
        return None
    days = date_readings.readings(item, centre or date.min)
    if len(days) != 1:
        return None
    day = days[0].first
    reason = f"dateline says {spoken(day, day, year=written)}"
    if centre and not written:
        reason += f"; year from the story's other articles, around {spoken(centre, centre)}"
    return Dating(day, day, Basis.DATELINE, reason, (evidence,))


def _window(page: Page, pages: Sequence[Page], datings: Mapping[str, Dating], centre: date | None) -> Dating:
    """The days on which everything the text says of itself could have been written."""
    if centre is None:
        return _unknown("no article of the story gives a day to count from")
    clues = (*date_clues.clues(page, pages, datings, centre), *date_beside.clues(page, centre))
    if not clues:
        return _unknown("nothing in the text bounds the day of writing")
    lower = max(clues, key=lambda c: c.first)
    upper = min(clues, key=lambda c: c.last)
    if lower.first == date.min or upper.last == date.max:
        known = upper if lower.first == date.min else lower
        return _unknown(f"the text bounds the day of writing on one side only: it {known.words}")
    if lower.first > upper.last:
        return _unknown(f"the text contradicts itself: it {lower.words} and {upper.words}")
    if (upper.last - lower.first).days > WIDEST:
        return _unknown("the text bounds the day of writing only to within months")
    return _narrowed(page, lower, upper)


def _narrowed(page: Page, lower: Clue, upper: Clue) -> Dating:
    """The window between two clues, less the days on which its weekdays would be too long past."""
    days = days_of(lower.first, upper.last)
    reasons, spans = [lower.words], [lower.span]
    if upper != lower:
        reasons.append(upper.words)
        spans.append(upper.span)
    for item, weekday in date_clues.fresh_weekdays(page):
        kept = tuple(d for d in days if date_clues.is_fresh(d, weekday))
        if not kept:
            return _unknown("the text contradicts itself in the weekdays it names")
        if (kept[0], kept[-1]) != (days[0], days[-1]):
            reasons.append(f"speaks of {date_readings.weekday_named(item)} as just past")
            spans.append(page.span(item))
        days = kept
    words = reasons[0] if len(reasons) == 1 else f"{', '.join(reasons[:-1])} and {reasons[-1]}"
    return Dating(days[0], days[-1], Basis.WINDOW, words, tuple(spans))


def _unknown(reason: str) -> Dating:
    return Dating(None, None, Basis.UNKNOWN, reason)
