"""The day of publication: one signal out of markup, dateline, glued stamp, visible line and address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tasks.ingest import days
from tasks.ingest.days import Day
from tasks.model import Article, Basis, Dating, Sourced, Span

RANK = (Basis.DATELINE, Basis.INLINE_PREFIX, Basis.VISIBLE)
SAYS = {
    Basis.DATELINE: "the dateline",
    Basis.INLINE_PREFIX: "a stamp joined to the first sentence",
    Basis.VISIBLE: "a line of the text",
}
NOT_YET = Dating(None, None, Basis.UNKNOWN, "the page gives a day after it was read")
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,]|\.\d)")
NEAR = 45  # days: a full date, or the day of reading, this near to a dateline's day settles its year
FRESH = 3  # days from a suggested day to its being found; the day of reading itself stands in the head of many pages
GAP = 1  # days by which signals may differ before the reason says so


@dataclass(frozen=True, slots=True)
class Signal:
    """A day that the text itself gives for its publication."""

    day: Day
    basis: Basis
    span: Span


def settle(article: Article, signals: Sequence[Signal]) -> Dating:
    """The dating of ``article``: its markup's where it has one, else the best signal of its text, else its address."""
    ordered = sorted(signals, key=lambda s: (RANK.index(s.basis), s.span.start))
    until = article.read + timedelta(days=GAP) if article.read else date.max
    full = [s for s in ordered if (day := s.day.date) and day <= until]
    known = _suggested(article) if not article.dated.day or article.dated.day <= until else NOT_YET
    if known.basis in (Basis.METADATA, Basis.FEED) and known.day:
        return _with_remark(known, full)
    if full:
        return _of_signal(full[0], full[0].day.date)
    partial = next((s for s in ordered if s.basis == Basis.DATELINE), None)
    if partial is None or known.day:
        return known
    year = _year(article.text, partial.day)
    if year:
        return _of_signal(
            partial, days.civil(year, partial.day.month, partial.day.day), f"; the text gives the year, {year}"
        )
    latest = _latest(article.read, partial.day) if article.read else None
    if latest:
        return _of_signal(partial, latest, f"; read on {article.read}, which gives the year, {latest.year}")
    return Dating(None, None, Basis.UNKNOWN, f"the dateline says {partial.day.words}, without a year", (partial.span,))


def changed(article: Article) -> Sourced[date] | None:
    """The day of the last change that its page declares, unless that lies ahead of the day of reading."""
    said = article.modified
    ahead = said and said.value and article.read and said.value > article.read + timedelta(days=GAP)
    return None if ahead else said


def _suggested(article: Article) -> Dating:
    """The dating; a day the page only suggests counts where a collection found the article within days of it."""
    known, read = article.dated, article.read
    if known.day or known.suggested is None:
        return known
    if read and read > known.suggested and (read - known.suggested).days <= FRESH:
        why = f"the page shows {known.suggested}, and it was found on {read}"
        return Dating(known.suggested, known.suggested, Basis.VISIBLE, why)
    return known if not read or known.suggested <= read else NOT_YET


def _of_signal(signal: Signal, day: date | None, more: str = "") -> Dating:
    return Dating(day, day, signal.basis, f"{SAYS[signal.basis]} says {signal.day.words}{more}", (signal.span,))


def _with_remark(known: Dating, full: Sequence[Signal]) -> Dating:
    """``known``, with a word on an earlier day in the text: the markup's may be that of a later change."""
    for signal in full:
        said = signal.day.date
        if said and known.day and (known.day - said).days > GAP:
            remark = f"; {SAYS[signal.basis]} says {signal.day.words}, so this may be the day of a change"
            reason = known.reason if remark in known.reason else known.reason + remark
            return Dating(known.first, known.last, known.basis, reason, known.evidence or (signal.span,))
    return known


def _latest(read: date, day: Day) -> date | None:
    """The last ``day`` of a year up to the day of reading (one more, where the clock is ahead), if it is near."""
    until = read + timedelta(days=GAP)
    found = [d for year in (until.year, until.year - 1) if (d := days.civil(year, day.month, day.day)) and d <= until]
    return found[0] if found and (until - found[0]).days <= NEAR else None


def _year(text: str, day: Day) -> int | None:
    """The one year that ``text`` states, where a full date beside the dateline's day has it."""
    years = {int(found) for found in YEAR.findall(text)}
    if len(years) != 1:
        return None
    year = years.pop()
    here = days.civil(year, day.month, day.day)
    near = [d.date for d in days.find(text) if d.date and here and abs((d.date - here).days) <= NEAR]
    return year if near else None
