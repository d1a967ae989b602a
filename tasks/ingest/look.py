"""A look at what somebody wants to add as a source: what it is, what it holds, and what to expect of it."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin, urlsplit

from tasks.errors import SourceError
from tasks.ingest import conditions, entry_text, feed_source, files, listing, markup, opened, site_page
from tasks.ingest.feeds import dates, process, reading, tidy
from tasks.ingest.feeds.items import Feed
from tasks.ingest.folder import read as read_folder
from tasks.ingest.kinds import letter, list_of_links, mailbox, outlines, sitemap, warc
from tasks.ingest.sourced import dated_path, is_link
from tasks.ingest.web import addresses, interface
from tasks.ingest.web.interface import Reply
from tasks.model import Article, Source, SourceState

FEEDS = ("rss", "atom", "feed+json", "rdf+xml")
MOST_MAILS = 1_000  # looked at
QUIET = timedelta(days=30)
OF_FEEDS = frozenset("feeds feed rss news www xml syndication api".split())


@dataclass(frozen=True, slots=True)
class Probe:
    """What stands at an address or a path; ``key`` is a name for it, ``warnings`` are sentences."""

    kind: Literal["feed", "page", "sitemap", "list", "folder", "mailbox", "warc"]
    title: str
    items: int
    full_text: bool  # its entries carry the reports, not only what leads to them; or each is read at its own page
    last: date | None  # of its entries
    key: str
    warnings: tuple[str, ...] = ()


def look(at: str, now: datetime) -> Probe:
    """What stands at ``at``, an address or a path; raises ``SourceError`` that says what to give instead."""
    where = dated_path(at, now)
    if is_link(at):
        reply = interface.open_fetcher().get(where)
        moved = (f"it has moved to {reply.moved}: give that address",) if reply.moved else ()
        return _content(at, reply, now, moved)
    path = Path(where)
    if not path.exists():
        raise SourceError(at, "is neither an http or https address nor a file or folder; correct it")
    if mailbox.is_mailbox(path):
        return _mailbox(at, path, now)
    if warc.is_archive(path):
        return _captured(at, path)
    if path.is_dir():
        return _folder(at, path, now)
    if path.suffix.lower() in files.TEXTS and list_of_links.is_list(files.bytes_of(path)):
        return _list(at, files.bytes_of(path))
    if opened.accepted(path):
        return _page(at, opened.articles(files.name_of(path), opened.bytes_of(path))[0], ())
    return _content(at, feed_source.of_file(where), now, ())


def _content(at: str, reply: Reply, now: datetime, warnings: tuple[str, ...]) -> Probe:
    """A feed, a sitemap, a list, else a page."""
    if outlines.is_outline(reply.body):
        raise SourceError(at, "is a list of feeds (OPML); `daybrief sources import` adds each of them")
    if sitemap.is_sitemap(reply.body):
        return _sitemap(at, reply, now, warnings)
    if reply.kind in ("", "text/plain") and list_of_links.is_list(reply.body):
        return _list(at, reply.body)
    if opened.is_paper(reply.body):
        return _page(at, site_page.of_reply(reply), warnings)
    try:
        with process.open_parser() as parser:
            feed = reading.read(reply.body, parser)
    except SourceError as error:
        if error.message != tidy.IS_PAGE:
            raise SourceError(at, error.message) from error
        return _of_site(at, reply, warnings)
    return _feed(at, feed, now, warnings)


def _feed(at: str, feed: Feed, now: datetime, warnings: tuple[str, ...]) -> Probe:
    """What a feed promises."""
    moments = [dates.moment(item.published or item.updated) for item in feed.items]
    known = [m for m in moments if m and m.instant <= now + dates.AHEAD]
    last = max((m.day for m in known), default=None)
    whole = sum(entry_text.is_whole(item) for item in feed.items)
    said = [
        (not feed.items, "it lists no entries now"),
        (bool(feed.items) and not known, "its entries carry no dates that can be read"),
        (not dates.believed(moments, now), "it gives all its entries one date; their days will not be known from it"),
        (
            last is not None and now.astimezone(UTC).date() - last > QUIET,
            f"its last entry is of {last}; it may be given up",
        ),
        (feed.mended or feed.opened > len(feed.items), "it is damaged; entries may be missing"),
        (2 * whole < len(feed.items), "it carries summaries; each article's page will be fetched"),
        (any(not addresses.article(listing.linked(i, at).link) for i in feed.items), "some entries have no link"),
    ]
    told = (*warnings, *(words for wrong, words in said if wrong))
    return Probe("feed", feed.title, len(feed.items), 2 * whole >= len(feed.items) > 0, last, _key(at), told)


def _of_site(at: str, reply: Reply, warnings: tuple[str, ...]) -> Probe:
    """A page: an article's, or one that at least names a feed."""
    offered = _offered(reply)
    try:
        article = site_page.of_reply(reply)
    except SourceError:
        article = None
    if article is None or addresses.is_front(reply.url) or not conditions.judge(article)[0]:
        instead = f"give the address of its feed, {offered[0]}" if offered else "give the address of a feed or article"
        raise SourceError(at, f"is a web page without an article of its own; {instead}")
    feeds = tuple(f"its site has a feed: {address}" for address in offered[:1])
    return _page(at, article, (*warnings, *feeds))


def _offered(reply: Reply) -> list[str]:
    """Addresses of the feeds that a page names."""
    root = markup.tree_of(reply.body.decode("utf-8", "replace"))
    links = [e for e in root.iter("link") if "alternate" in (e.get("rel") or "").lower()]
    return [
        urljoin(reply.url, e.get("href"))
        for e in links
        if e.get("href") and any(kind in (e.get("type") or "").lower() for kind in FEEDS)
    ]


def _page(at: str, article: Article, warnings: tuple[str, ...]) -> Probe:
    title = article.quote(article.headline) if article.headline else article.name
    used, why = conditions.judge(article)
    told = warnings if used else (*warnings, f"it cannot be used as it is: {why}")
    return Probe("page", title, 1, full_text=used, last=article.dated.day, key=_key(at), warnings=told)


def _folder(at: str, path: Path, now: datetime) -> Probe:
    found = read_folder(Source("look", "folder", str(path)), SourceState("look"), now)
    last = max((a.dated.last for a in found.articles if a.dated.last), default=None)
    told = [notice.message for notice in found.notices[:5]]
    empty = () if found.articles else (f"it holds no {opened.ACCEPTED} yet",)
    return Probe("folder", path.name, len(found.articles), True, last, _key(at), (*empty, *told))  # noqa: FBT003


def _sitemap(at: str, reply: Reply, now: datetime, warnings: tuple[str, ...]) -> Probe:
    """What a sitemap promises."""
    found = sitemap.parse(reply.body)
    dated = [
        m for one in (*found.pages, *found.maps) if (m := one.moment()) and m <= now + dates.AHEAD + timedelta(days=1)
    ]
    last = max((m.date() for m in dated), default=None)
    parts = (f"it is an index of {len(found.maps)} sitemaps; the newest of them are read",) if found.maps else ()
    undated = ("it gives no dates: only what appears from now on is read",) if not dated else ()
    name = addresses.host(at) if is_link(at) else Path(at).name
    items = len(found.pages) or len(found.maps)
    return Probe("sitemap", name, items, True, last, _key(at), (*warnings, *parts, *undated))  # noqa: FBT003


def _list(at: str, data: bytes) -> Probe:
    given = list_of_links.parse(data)[0]
    name = addresses.host(at) if is_link(at) else Path(at).name
    return Probe("list", name, len(given), True, None, _key(at))  # noqa: FBT003


def _mailbox(at: str, path: Path, now: datetime) -> Probe:
    """What a mailbox holds; nothing in it is changed."""
    count, senders, last = 0, Counter[str](), None
    for sheet in mailbox.sheets(path, at):
        try:
            one = letter.of(sheet.data)
        except SourceError:
            continue
        count += 1
        senders[one.sender] += 1
        if one.sent and one.sent <= now + dates.AHEAD:
            last = max(last or one.sent.date(), one.sent.date())
        if count >= MOST_MAILS:
            break
    empty = () if count else ("it holds no mail yet",)
    first = ("only mails of the last 48 hours are read at first",) if count else ()
    title = senders.most_common(1)[0][0] if len(senders) == 1 else path.name
    return Probe("mailbox", title, count, True, last, _key(at), (*empty, *first))  # noqa: FBT003


def _captured(at: str, path: Path) -> Probe:
    count = len(warc.archives(path, at))
    return Probe("warc", path.name, count, True, None, _key(at))  # noqa: FBT003


def _key(at: str) -> str:
    """A name for a source: the owner's part of its host, else the last name in its path."""
    if is_link(at):
        name = addresses.registrable(addresses.host(at)).partition(".")[0]
        parts = [p for p in urlsplit(at).path.split("/") if p]
        name = name if name not in OF_FEEDS or not parts else parts[-1].partition(".")[0]
    else:
        given = [p for p in Path(at).parts if "{" not in p]
        name = Path(given[-1]).stem if given else ""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "source"
