"""A feed as a source: its new and changed entries as articles, the rest remembered or tried again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from tasks.errors import SourceError
from tasks.ingest import conditions, entry_text, listing, site_page
from tasks.ingest.feeds import reading
from tasks.ingest.feeds.items import Feed
from tasks.ingest.feeds.tidy import MOST_BYTES
from tasks.ingest.listing import Listing, Wanted
from tasks.ingest.sourced import Found, dated_path, is_link, label, near, of_source, well
from tasks.ingest.web import addresses
from tasks.ingest.web.interface import Fetcher, FetchError, LeftAloneError, Reply
from tasks.model import Article, Entry, Notice, Source, SourceState
from tasks.text import words

MOST_PAGES = 60  # asked for in one collection; the rest waits for the next
FAULTS = 3  # pages in a row that fail for now: the host is left alone until the next collection
TEASER = "a teaser; its page could not be read"


@dataclass(slots=True)
class Round:
    """One feed on one collection: what has been read of it so far."""

    source: Source
    feed: Feed
    fetcher: Fetcher
    articles: list[Article] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)  # pages that could not be read, and why
    waiting: int = 0  # entries that wait for the next collection
    asked: int = 0
    failing: int = 0  # in a row

    @property
    def tired(self) -> bool:
        return self.asked >= MOST_PAGES or self.failing >= FAULTS


def read(source: Source, state: SourceState, at: datetime, fetcher: Fetcher, parser: reading.Parses) -> Found:
    """What of a feed is new or changed; raises ``SourceError`` where it cannot be read."""
    where = dated_path(source.at, at)
    reply = fetcher.get(where, state.etag, state.modified) if is_link(where) else of_file(where, state.etag)
    if not reply.fresh:
        return Found(replace(well(state, at), entries=()))
    feed = reading.read(reply.body, parser)
    found = listing.compare(feed, state, at, reply.url)
    work = Round(source, feed, fetcher, entries=list(found.settled))
    for wanted in found.wanted:
        _take(work, wanted)
    whole = not work.waiting and not feed.cut
    now = replace(
        well(state, at),
        etag=reply.etag if whole else "",
        modified=reply.modified if whole else "",
        moved=reply.moved,
        entries=tuple(work.entries),
    )
    articles = tuple({article.id: article for article in work.articles}.values())
    notices = (*site_page.moved(source, state, reply.moved), *_notices(work, found))
    return Found(now, articles, notices)


def of_file(where: str, etag: str = "") -> Reply:
    """A feed saved on this machine, with its digest for a validator; raises ``SourceError``."""
    try:
        with Path(where).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SourceError(where, f"cannot be opened at {near(where)} ({reason}); correct its at") from error
    digest = hashlib.sha256(data).hexdigest()[:32]
    return Reply("", data, etag=digest, fresh=digest != etag)


def _take(work: Round, wanted: Wanted) -> None:
    """The article of one entry, out of the feed or from its page."""
    own = entry_text.article(wanted.item, work.feed, work.source) if wanted.listed else None
    if not _has_page(work.source, wanted):
        _add(work, wanted, own)
        return
    if work.tired:
        _put_off(work, wanted)
        return
    work.asked += 1
    try:
        reply = work.fetcher.page(wanted.item.link)
        page = _of_page(work, wanted, reply)
    except SourceError as error:
        _missed(work, wanted, own, error)
        return
    work.failing = 0
    _add(work, wanted, _better(page, own), addresses.article(reply.url))


def _put_off(work: Round, wanted: Wanted) -> None:
    """An entry whose page was not asked for: it waits as it did."""
    work.waiting += 1
    if wanted.tries:
        work.entries.append(replace(wanted, tries=wanted.tries - 1).waiting)


def _has_page(source: Source, wanted: Wanted) -> bool:
    """Whether an entry has to be read at its link."""
    if wanted.listed and (not source.full_text or entry_text.is_whole(wanted.item)):
        return False
    return bool(addresses.article(wanted.item.link))


def _of_page(work: Round, wanted: Wanted, reply: Reply) -> Article:
    if addresses.is_front(reply.url):
        raise SourceError(reply.url, "leads to the front page instead")
    page = site_page.of_reply(reply, work.source.language or "en")
    return entry_text.credited(page, wanted.item, work.source.name or work.feed.title)


def _better(page: Article, own: Article | None) -> Article:
    """The page, but where it is only a notice or shorter than what the feed itself said."""
    if own is None:
        return page
    usable = conditions.judge(page)[0]
    longer = len(words(own.text)) > len(words(page.text))
    return own if longer or (not usable and conditions.judge(own)[0]) else page


def _missed(work: Round, wanted: Wanted, own: Article | None, error: SourceError) -> None:
    """An entry whose page could not be read: tried again later, else its teaser is all there is."""
    passing = isinstance(error, FetchError) and error.passing
    work.failing += passing
    why = error.message.partition(";")[0]
    work.faults.append(f"{wanted.item.link} {why}")
    if isinstance(error, LeftAloneError):
        _put_off(work, wanted)
    elif passing and not wanted.last:
        work.waiting += 1
        work.entries.append(wanted.waiting)
    elif wanted.earlier:  # the version that was read stands
        work.entries.append(wanted.done)
    else:
        _add(work, wanted, replace(own, used=False, why=f"{TEASER} ({why})") if own else None)


def _add(work: Round, wanted: Wanted, article: Article | None, landed: str = "") -> None:
    """An article of an entry, at its link; where that only leads to another site, at the page it leads to."""
    work.entries.append(wanted.done)
    if article is None:
        return
    place = wanted.address
    if landed and addresses.article(place) and _site(landed) != _site(place):
        place = landed
    named = entry_text.dated(article, wanted.dated)
    placed = of_source(named, work.source, place)
    work.articles.append(placed if placed.outlet.value else replace(placed, outlet=entry_text.outlet(work.feed)))


def _site(url: str) -> str:
    return addresses.registrable(addresses.host(url))


def _notices(work: Round, found: Listing) -> Iterator[Notice]:
    name, key, feed = label(work.source), work.source.key, work.feed
    if not feed.items:
        yield Notice("unread", key, f"{name} lists no entries; see whether its address is right")
    if feed.cut:
        yield Notice("unread", key, f"{name} breaks off; its last entry waits for the next collection")
    elif feed.opened > len(feed.items):
        lost = f"{feed.opened - len(feed.items)} of {feed.opened} entries of {name} could not be read"
        yield Notice("unread", key, f"{lost}; tell its publisher that the feed is damaged")
    if feed.mended:
        yield Notice("set-aside", key, f"{name} is damaged; its {len(feed.items)} entries were read all the same")
    if work.faults:
        again = f"; {work.waiting} wait for the next collection" if work.waiting else ""
        pages = "1 page" if len(work.faults) == 1 else f"{len(work.faults)} pages"
        yield Notice("unread", key, f"{pages} of {name} could not be read, as {work.faults[0]}{again}")
    if found.old:
        yield Notice("set-aside", key, f"{name} lists {found.old} entries that are old; they were left")
