"""A sitemap as a source: the pages that it lists as new, read one by one."""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from tasks.errors import SourceError
from tasks.ingest import feed_source, page_dates, site_page
from tasks.ingest.feeds import dates
from tasks.ingest.kinds import following
from tasks.ingest.kinds.following import Lead
from tasks.ingest.sourced import Found, dated_path, is_link, label, site_of, well
from tasks.ingest.visit import Visit
from tasks.ingest.web import addresses
from tasks.model import Basis, Dating, Entry, Notice
from tasks.text import sha256

FIRST = timedelta(hours=48)  # of a sitemap that was never read
MOST_BYTES = 60_000_000  # unpacked; the form allows 50 MB
MOST_LISTED = 20_000  # addresses that are looked at, the newest first
MOST_MAPS = 5  # sitemaps of an index that are read at once
OLD = timedelta(days=30)  # a page that dates itself before that is not news, whatever its sitemap says
UNDATED = Dating(None, None, Basis.UNKNOWN)
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Listed:
    """An address of a sitemap: when it says that the page was changed, and when published."""

    address: str
    changed: str = ""
    published: str = ""
    title: str = ""

    def moment(self) -> datetime | None:
        """When the page was last news; a day counts to its end."""
        found = dates.moment(self.published or self.changed)
        if found is None:
            return None
        return found.instant if found.timed else found.instant + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Map:
    """What one file lists: pages, or further sitemaps."""

    pages: tuple[Listed, ...]
    maps: tuple[Listed, ...] = ()


def read(visit: Visit) -> Found:
    """The pages that are new or changed since the last visit; raises ``SourceError`` where it is no sitemap.

    At the first visit only those of the last 48 hours are read; pages without a date are remembered then.
    """
    where = dated_path(visit.source.at, visit.at)
    state = visit.state
    reply = visit.fetcher.get(where, state.etag, state.modified) if is_link(where) else feed_source.of_file(where)
    if not reply.fresh:
        return Found(replace(well(state, visit.at), entries=()))
    top = parse(reply.body)
    pages, faults = _pages(visit, top, where)
    leads, settled, off = _leads(visit, pages, where)
    work = following.follow(visit, leads)
    kept = [a for a in work.articles if not _is_old(a.dated, visit)]
    whole = not work.waiting and not top.maps
    now = replace(
        well(state, visit.at),
        etag=reply.etag if whole else "",
        modified=reply.modified if whole else "",
        moved=reply.moved,
        entries=(*work.entries, *settled),
    )
    told = [*faults, *_notices(visit, pages, off, len(work.articles) - len(kept)), *work.notices()]
    return Found(now, tuple(kept), (*site_page.moved(visit.source, state, reply.moved), *told))


def is_sitemap(data: bytes) -> bool:
    """Whether ``data`` is one, by its beginning."""
    head = unpacked(data, 4_000)[:4_000] if data.startswith(GZIP) else data[:4_000]
    return b"<urlset" in head or b"<sitemapindex" in head


def unpacked(data: bytes, most: int = MOST_BYTES) -> bytes:
    """``data`` out of gzip, never more than ``most`` bytes and one; raises ``SourceError`` for a damaged file."""
    if not data.startswith(GZIP):
        return data
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(data, most + 1)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise SourceError("sitemap", "is damaged (gzip); see whether its address is right") from error


def parse(data: bytes) -> Map:
    """What a sitemap lists; raises ``SourceError`` for anything else."""
    from lxml import etree

    text = unpacked(data)
    if len(text) > MOST_BYTES:
        raise SourceError("sitemap", "is larger than a sitemap may be (50 MB); name one of its parts")
    rules = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(text, parser=rules)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("sitemap", "is no sitemap; see whether its address is right") from error
    name = _local(root) if root is not None else ""
    if name == "sitemapindex":
        return Map((), tuple(_listed(root, "sitemap")))
    if name == "urlset":
        return Map(tuple(_listed(root, "url")))
    raise SourceError("sitemap", "is no sitemap; see whether its address is right")


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _listed(root: Any, name: str) -> Iterator[Listed]:
    for entry in root:
        if _local(entry) != name:
            continue
        said: dict[str, str] = {}
        for part in entry.iter():
            said.setdefault(_local(part), " ".join((part.text or "").split())[:2_000])
        address = addresses.canonical(said.get("loc", ""))
        if address:
            yield Listed(address, said.get("lastmod", ""), said.get("publication_date", ""), said.get("title", ""))


def _pages(visit: Visit, top: Map, where: str) -> tuple[list[Listed], list[Notice]]:
    """The pages of a sitemap and of the newest sitemaps that it is an index of."""
    since = _since(visit)
    wanted = [m for m in top.maps if (at := m.moment()) is None or at >= since]
    wanted = [m for m in wanted if not is_link(where) or site_of(m.address) == site_of(where)]
    wanted.sort(key=lambda m: (m.changed, "news" in m.address), reverse=True)
    pages, notices = list(top.pages), []
    for one in wanted[:MOST_MAPS]:
        try:
            pages += parse(visit.fetcher.get(one.address).body).pages
        except SourceError as error:
            said = f"a part of {label(visit.source)}, {one.address}, {error.message.partition(';')[0]}"
            notices.append(Notice("unread", visit.source.key, said))
    if wanted and len(notices) == len(wanted[:MOST_MAPS]):
        raise SourceError(visit.source.key, f"has no part that could be read: {notices[0].message}")
    return pages, notices


def _leads(visit: Visit, pages: Sequence[Listed], where: str) -> tuple[list[Lead], list[Entry], int]:
    """What is to be read, the newest first; what is only remembered; how many stand on other sites."""
    since, known = _since(visit), {entry.address for entry in visit.state.entries}
    mine = [p for p in pages if not is_link(where) or site_of(p.address) == site_of(where)]
    dated = sorted(
        ((p.moment(), p) for p in mine), key=lambda pair: pair[0].timestamp() if pair[0] else 0, reverse=True
    )
    leads, settled = [], []
    for moment, page in dated[:MOST_LISTED]:
        digest = sha256(f"{page.changed}\0{page.published}\0{page.title}")[:16]
        if addresses.is_front(page.address):
            continue
        if moment is None and visit.state.first:
            settled.append(Entry(page.address, digest))
        elif moment is None or moment >= since or page.address in known:
            leads.append(Lead(page.address, digest, _dating(page, visit)))
    return leads, settled, len(pages) - len(mine)


def _since(visit: Visit) -> datetime:
    read = visit.state.read
    return (min(read, visit.at) if read else visit.at) - FIRST


def _dating(page: Listed, visit: Visit) -> Dating:
    """The day that a news sitemap gives; the day of a change is no day of publication."""
    found = dates.moment(page.published)
    if found is None or found.instant > visit.at + dates.AHEAD:
        return UNDATED
    said = page.published[:50]
    evening = page_dates.by_address(found.day, said, page.address)
    return evening or Dating(found.day, found.day, Basis.FEED, f"the news sitemap says {said}")


def _is_old(dated: Dating, visit: Visit) -> bool:
    return dated.last is not None and dated.last < (visit.at - OLD).date()


def _notices(visit: Visit, pages: Sequence[Listed], off: int, old: int) -> Iterator[Notice]:
    name, key = label(visit.source), visit.source.key
    if not pages:
        yield Notice("unread", key, f"{name} lists no pages; see whether its address is right")
    if len(pages) > MOST_LISTED:
        yield Notice("set-aside", key, f"{name} lists {len(pages)} pages; the {MOST_LISTED} newest were looked at")
    if off:
        yield Notice("set-aside", key, f"{name} lists {_counted(off)} of other sites; they were left")
    if old:
        yield Notice(
            "set-aside", key, f"{name} lists {_counted(old)} as new that are old by their own date; they were left"
        )


def _counted(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
