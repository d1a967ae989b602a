"""The day of publication by a page's own markup, else by its address."""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from tasks.ingest import civil, days, markup
from tasks.model import Basis, Dating

DATES = (
    "article:published_time og:article:published_time datepublished date.published parsely-pub-date sailthru.date"
    " article:published dc.date.issued dcterms.created dcterms.issued dc.date dcterms.date dc.date.created publishdate"
    " publish-date publish_date pubdate publication_date publicationdate article_date_original originalpublicationdate"
    " cxenseparse:recs:publishtime og:pubdate date rnews:datepublished datecreated citation_publication_date"
)
CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
IN_ADDRESS = re.compile(r"/(20\d\d)(?:/|-)(\d{1,2})(?:/|-)(\d{1,2})(?=[/-]|$)")
SMALL_HOURS = re.compile(r"T0\d.{0,40}(?:Z|[+-]00:?00)$|\b0\d:\d\d(?::\d\d)? (?:GMT|UTC|[+-]0000)$")
UNIVERSAL = re.compile(r"\d\d:\d\d(?::\d\d\S{0,8}?)?(?:Z|[+-]00:?00| (?:GMT|UTC))(?![^\s;,])")
NO_END = "2100-01-01"  # no clock below flows: what lies ahead of the day of reading is refused there
MODIFIED_GAP = 1  # days between publication and change up to which a page may be called by either
UNDATED = Dating(None, None, Basis.UNKNOWN)


def dated(root: Any, metas: Mapping[str, str], article: Mapping[str, Any], url: str) -> Dating:
    """The day of publication by the markup, else by the address."""
    for name, value in _stamps(root, metas, article):
        day = days.stamp(value)
        evening = by_address(day, value, url) if day else None
        if evening:
            return replace(evening, reason=f"the page's address; {name} {value[:40]} is universal time")
        if day:
            here = civil.day(value, url) if _address_day(url) != day else None
            where = f"; universal time, {here} where the paper is printed" if here and here != day else ""
            why = f"the page's markup: {name} {value[:40]}{where}" + _later(day, metas, article, url)
            return Dating(here or day, here or day, Basis.METADATA, why)
    day = _address_day(url)
    if day:
        return Dating(day, day, Basis.URL, f"the page's address holds {day.isoformat()}")
    return _by_its_text(root, url)


def _by_its_text(root: Any, url: str) -> Dating:
    """The day that stands where pages put their date, as a library of such places reads it."""
    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = htmldate.find_date(root, url=url or None, original_date=True, extensive_search=True, max_date=NO_END)
    except (ValueError, TypeError, RecursionError, OverflowError, AttributeError):
        return UNDATED
    day = days.stamp(found or "")
    # "by 2027" in the text becomes 1 January 2027 there: a first of the month may stand for a month or a year alone
    if day is None or day.day == 1:
        return UNDATED
    return Dating(None, None, Basis.UNKNOWN, f"the page suggests {day.isoformat()}, not surely as its own", (), day)


def settled(known: Dating, shown: Sequence[date], beside: date | None, url: str) -> Dating:
    """``known``, or the day that the page shows its readers: where its markup is silent or in universal time."""
    if not known.day:
        return (
            Dating(beside, beside, Basis.VISIBLE, f"beside its headline the page shows {beside}") if beside else known
        )
    if not UNIVERSAL.search(known.reason) or known.day in shown or known.day == _address_day(url):
        return known
    near = next((day for day in shown if abs((day - known.day).days) == 1), None)
    return replace(known, first=near, last=near, reason=f"{known.reason}; the page shows {near}") if near else known


def changed(metas: Mapping[str, str], article: Mapping[str, Any], url: str) -> date | None:
    """The day of the last change that the markup gives."""
    said = markup.text_of(article, "dateModified") or next((metas[k] for k in CHANGED if k in metas), "")
    return civil.day(said, url) or days.stamp(said)


def _stamps(root: Any, metas: Mapping[str, str], article: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Name and value of every stamp of publication, the most reliable first."""
    found = [(key, markup.text_of(article, key)) for key in ("datePublished", "dateCreated", "uploadDate")]
    found += [(key, metas.get(key, "")) for key in DATES.split()]
    for element in root.iter():
        if (element.get("itemprop") or "").lower() == "datepublished":
            found.append(("datePublished", element.get("content") or element.get("datetime") or element.text_content()))
    times = [(e, (e.get("datetime") or "")[:40]) for e in root.iter("time")]
    alone = len({days.stamp(value) for _, value in times if value}) == 1
    for element, value in times:
        place = {e.tag for e in element.iterancestors()}
        if element.get("pubdate") is not None or "header" in place or (alone and place & {"article", "main"}):
            found.append(("time", value))
    return [(name, value.strip()) for name, value in found if value.strip()]


def by_address(day: date, value: str, url: str) -> Dating | None:
    """The day in the address where a stamp in universal time falls on the next: an evening in the Americas."""
    before = _address_day(url)
    if not before or (day - before).days != 1 or not SMALL_HOURS.search(value):
        return None
    return Dating(before, before, Basis.URL, f"the address; {value[:40]} is universal time")


def _later(day: date, metas: Mapping[str, str], article: Mapping[str, Any], url: str) -> str:
    """A remark where the stamp may be that of a later change."""
    last = changed(metas, article, url)
    earlier = _address_day(url)
    if earlier and (day - earlier).days > MODIFIED_GAP:
        return f"; its address holds {earlier.isoformat()}, so this may be the day of a change"
    if last and (last - day).days > MODIFIED_GAP:
        return f"; changed on {last.isoformat()}"
    return ""


def _address_day(url: str) -> date | None:
    match = IN_ADDRESS.search(urlsplit(url).path) if url else None
    return days.civil(*map(int, match.groups())) if match else None
