"""Reading the lines of one article: what is no part of the report, whom it credits, when it came out."""

import re
from dataclasses import replace

from tasks.ingest import (
    agencies,
    attribution,
    authors,
    conditions,
    houses,
    lines,
    opinions,
    outlets,
    publication,
    releases,
    repeated,
    reporting,
    signs,
    whole,
    within,
)
from tasks.ingest.sheet import Sheet
from tasks.ingest.stamps import visible
from tasks.model import Article, Basis, Credit, SiteLines, Sourced

OWN = "own reporting"
LENT = (Basis.SETTING, Basis.FEED)  # names of a source that stand in where an article names no outlet itself
JOINED = re.compile(r",? (?:and|&) |, ?| ?/ ?|; ?")


def mark(article: Article, habits: tuple[SiteLines, ...] = ()) -> Article:
    """``article`` with its marks; its text stays as it is, letter for letter.

    ``habits`` are the lines that sites print under story after story; those of other sites are not looked at.
    """
    read = lines.of(article.text)
    official = article.official or releases.issuer(read, article.outlet.value or "", article.url)
    sheet = Sheet(article, read, bool(official) or any(releases.is_mark(line.plain) for line in read[: releases.HEAD]))
    _set_apart(sheet)
    within.header(sheet)
    sheet.outlet = sheet.outlet or _outlet(sheet, official)
    own = sheet.outlet if sheet.outlet and article.outlet.basis in LENT else article.outlet
    whole.strike(sheet)
    if habits and repeated.strike(sheet, habits):
        whole.strike(sheet)
    within.openings(sheet)
    within.handovers(sheet)
    within.closings(sheet)
    for start, end in signs.of(article.text, [line for number, line in enumerate(read) if number not in sheet.gone]):
        sheet.cut(start, end, "markup")
    marked = replace(
        article,
        official=official,
        outlet=own if own.value else sheet.outlet or own,
        byline=article.byline or sheet.byline,
        dropped=sheet.dropped(),
        credits=_credits(sheet),
        dated=publication.settle(article, sheet.signals),
        modified=publication.changed(article),
        opinion=not official and (article.opinion or _opinion(sheet)),
    )
    marked = replace(marked, byline=marked.byline or _own(marked))
    used, why = conditions.judge(marked)
    return replace(marked, used=used and article.used, why=why or article.why)


def _set_apart(sheet: Sheet) -> None:
    """Lines that the reader of a paper set apart itself: running heads, numbers of pages."""
    aside = [d for d in sheet.article.dropped if d.reason == "markup"]
    for number, line in enumerate(sheet.lines):
        if any(d.start <= line.start and line.end <= d.end for d in aside):
            sheet.drop(number, "markup")


def _outlet(sheet: Sheet, official: str) -> Sourced[str] | None:
    """The outlet that the text itself names as its own."""
    key = sheet.article.id
    place = sheet.places()
    tail = {n for n, p in place.items() if p.tail}
    found = outlets.inferred(key, sheet.lines, tail) or houses.named(key, sheet.lines, tail)
    if found:
        return found
    for number in sorted(place):
        stamp = visible(sheet.lines[number].plain) if place[number].top else None
        beside = outlets.beside_stamp(key, sheet.lines[number], stamp) if stamp else None
        if beside:
            return beside
    return outlets.of_body(key, sheet.lines, official)


def _opinion(sheet: Sheet) -> bool:
    """Whether the text itself says that it is a comment."""
    head = sheet.article.headline
    ends = [n for n, line in enumerate(sheet.lines) if n < opinions.HEAD or n >= len(sheet.lines) - authors.MOST_LINES]
    return opinions.said(sheet.lines, lines.plain(sheet.article.quote(head)) if head else "", ends)


def _own(marked: Article) -> Sourced[str] | None:
    """Work of the outlet's own people, where nobody signed it and no agency is credited."""
    outlet = marked.outlet.value
    if not outlet or marked.credits or marked.official:
        return None
    span = reporting.own(marked.id, marked.readable, outlet)
    return Sourced(OWN, Basis.VISIBLE, (span,)) if span else None


def _credits(sheet: Sheet) -> tuple[Credit, ...]:
    """What the markup and the lines credit, each agency once a relation, in the order of the text."""
    author = sheet.article.byline.value if sheet.article.byline else ""
    named = [agencies.listed(part) or agencies.shaped(part) for part in JOINED.split(author or "")]
    whole_name = agencies.listed(author or "") or agencies.shaped(author or "") or agencies.staffed(author or "")
    names = attribution.of_others(tuple(n for n in ([whole_name] if whole_name else named) if n), sheet.owner)
    by = [Credit(n, "byline", author or "") for n in dict.fromkeys(names)]
    ordered = sorted(sheet.credits, key=lambda c: c.evidence[0].start)
    kept: dict[tuple[str, str], Credit] = {}
    for credit in (*sheet.article.credits, *ordered, *by):
        kept.setdefault((credit.agency, credit.relation), credit)
    return tuple(kept.values())
