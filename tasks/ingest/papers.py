"""The number, the kind and the day of an official paper: of the one a text is, and of those it names."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tasks.ingest import agencies, days, lines
from tasks.model import Article, Paper, Span

HEAD = 14  # lines in which a paper gives its own number
HEAD_WORDS = 30
MOST_NAMED = 30
PARTS = 2  # rows of the file that stand for parts of the forms
OWN = "!"  # marks a form that counts only in an official paper
DIGIT = re.compile(r"\d")


@functools.cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of ``data/papers.txt``."""
    rows = [row.split("\t", 1) for row in agencies.rows("papers.txt")]
    parts = {f"<{name}>": f"(?:{form})" for name, form in rows[:PARTS]}
    return tuple(
        (kind, re.compile(functools.reduce(lambda made, part: made.replace(*part), parts.items(), form)))
        for kind, form in rows[PARTS:]
    )


def named(article: Article) -> Article:
    """``article`` with the official papers that its text names, and, where it is one itself, its own number and day."""
    cites = tuple(_all(article))
    if not article.official:
        return replace(article, cites=cites) if cites else article
    head = _head_end(article)
    own = next((one for one in cites if one.evidence[0].start < head), None)
    if own is None:
        return replace(article, cites=cites) if cites else article
    own = replace(own, day=_day(article, own))
    return replace(article, paper=own, cites=tuple(one for one in cites if one.number != own.number))


def key(number: str) -> str:
    """A number for comparing: "No. 12 / 2026" is 12/2026."""
    return re.sub(r"[\s.,]", "", number).upper()


def _all(article: Article) -> Iterator[Paper]:
    """Every paper that the text names, once each, in order."""
    found: dict[str, Paper] = {}
    text = article.text
    if not DIGIT.search(text):
        return
    for kind, form in _forms():
        if kind.endswith(OWN) and not article.official:
            continue
        for match in form.finditer(text):
            number = key(match["n"])
            span = Span(article.id, match.start(), match.end())
            before = found.get(number)
            if before is None or span.start < before.evidence[0].start:
                found[number] = Paper(kind.rstrip(OWN), number, (span,))  # type: ignore[arg-type]  # as in the file
    yield from sorted(found.values(), key=lambda paper: paper.evidence[0])[:MOST_NAMED]


def _head_end(article: Article) -> int:
    """Where the lines end in which a paper says what it is; a paragraph of prose is none of them."""
    end = 0
    for line in lines.of(article.text)[:HEAD]:
        if line.words > HEAD_WORDS:
            break
        end = line.end
    return end


def _day(article: Article, own: Paper) -> date | None:
    """The day that stands on the line of the paper's number, or alone on a line beside it."""
    read = lines.of(article.text)
    here = next((n for n, line in enumerate(read) if line.start <= own.evidence[0].start < line.end), None)
    if here is None:
        return None
    found = {
        day.date
        for n, line in enumerate(read[max(0, here - 1) : here + 2], max(0, here - 1))
        if line.words <= (HEAD_WORDS if n == here else 6)
        for day in days.find(line.plain)
        if day.date
    }
    return found.pop() if len(found) == 1 else None
