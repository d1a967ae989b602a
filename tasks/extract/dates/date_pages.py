"""One article as the dates are read from it: parse, expressions, quotations and sentences side by side."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tasks.extract.dates import date_quotes, passages, timex
from tasks.extract.dates.date_quotes import Region
from tasks.extract.dates.date_readings import is_date
from tasks.extract.dates.timex import Expression
from tasks.model import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Page:
    """An article with its parse and the dates found in it."""

    article: Article
    doc: "Doc"
    found: tuple[Expression, ...]
    quoted: tuple[Region, ...]
    sentences: tuple[Region, ...]

    def quotation(self, item: Expression) -> Region | None:
        return date_quotes.region_of(item.found.start, self.quoted)

    def span(self, item: Expression) -> Span:
        return Span(self.article.id, item.found.start, item.found.end)

    def sentence(self, item: Expression) -> Region:
        """Start and end of the sentence that holds ``item``."""
        return next((s for s in self.sentences if s[0] <= item.found.start < s[1]), (item.found.start, item.found.end))

    @property
    def candidates(self) -> tuple[date, ...]:
        return days_of(self.article.dated.first, self.article.dated.last)


def page(article: Article, doc: "Doc") -> Page:
    """``article`` with what ``doc``, the parse of its readable text, shows of dates."""
    return of(article, doc, timex.expressions(doc, article.readable[: len(doc.text)]))


def of(article: Article, doc: "Doc", found: tuple[Expression, ...]) -> Page:
    """``article`` with those of its time expressions that the note should know of."""
    text = article.readable[: len(doc.text)]
    bounds = date_quotes.sentences(doc)
    apart = tuple(sorted((*passages.offers(text), *passages.foreign(text, bounds))))
    told = tuple(i for i in found if is_date(i) and not passages.within(i.found.start, apart))
    return Page(article, doc, told, date_quotes.quotations(text), bounds)


def days_of(first: date | None, last: date | None) -> tuple[date, ...]:
    """Every day of a window, both ends included; none where an end is not known."""
    if first is None or last is None:
        return ()
    return tuple(date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
