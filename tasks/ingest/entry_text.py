"""The article that a feed's entry carries itself."""

import html
import re
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from tasks.errors import SourceError
from tasks.ingest import agencies, authorship, files, markup, raws
from tasks.ingest.feeds.items import Feed, Item, is_markup, plain
from tasks.model import Article, Basis, Credit, Dating, Source, Sourced, Span
from tasks.text import fold, words

FEW_WORDS = 60  # of what a feed calls content: below this it may be a teaser
MANY_WORDS = 150  # of a description: from here on it is the report itself
GOES_ON = re.compile(
    r"(?:…|\.{3})\s*$|\[(?:…|\.{3})\].{0,200}$"
    r"|\b(?:read (?:the )?(?:full|more|rest|whole)\b|continue reading|keep reading|full story|more »).{0,80}$",
    re.IGNORECASE,
)
KEPT = 0.7  # share of an entry's words that an extractor may not fall short of
OF_A_FEED = re.compile(
    r"(?:(?<!\s)\s++)?(?:[-–—|:»]\s*+)?\(?\b(?:RSS(?: ?2\.0)?|Atom|feed|news feed)\b\)?\s*+(?=[-–—|:]|$)", re.IGNORECASE
)


def is_whole(item: Item) -> bool:
    """Whether the entry carries the report itself, not what leads to it."""
    content, summary = plain(item.content), plain(item.summary)
    return any(
        len(words(text)) >= fewest and not GOES_ON.search(text)
        for text, fewest in ((content, FEW_WORDS), (summary, MANY_WORDS))
    )


def article(item: Item, feed: Feed, source: Source) -> Article | None:
    """The entry's own text as an article named by hand would be read; None where it says nothing at all."""
    language = _language(item.language or feed.language) or source.language or "en"
    title, link = item.title, item.link if item.link.startswith(("http://", "https://")) else ""
    if not (title or plain(item.body)):
        return None
    found = _of_markup(item, language) if is_markup(item.body) else None
    if found is None:
        body = html.unescape(item.body).strip() if not is_markup(item.body) else plain(item.body)
        found = replace(files.from_text(name(item), "\n\n".join(p for p in (title, body) if p)), language=language)
        found = replace(found, headline=Span(found.id, 0, len(title)) if title else found.headline)
    raw = raws.keep(f"{title}\0{item.summary}\0{item.content}".encode("utf-8", "surrogatepass"), "entry")
    return credited(replace(found, url=link or found.url, raw=raw), item, source.name or feed.title)


def credited(found: Article, item: Item, owner: str) -> Article:
    """``found`` with the author and the origin that the entry names beside ``owner``, whose feed it is."""
    names = ("", fold(owner), fold(found.outlet.value or ""))
    author = authorship.BY.sub("", item.author)[:80]
    signed = fold(author) not in (*authorship.NOBODY, *names)
    byline = found.byline or (Sourced(author, Basis.FEED) if signed else None)
    origin = item.origin if fold(item.origin) not in names else ""
    known = {credit.agency for credit in found.credits}
    agency = agencies.listed(origin) or origin
    credit = (Credit(agency, "republished", origin),) if origin and agency not in known else ()
    return replace(found, byline=byline, credits=(*found.credits, *credit))


def outlet(feed: Feed) -> Sourced[str]:
    """The feed's own name as an outlet's."""
    said = " ".join(OF_A_FEED.sub(" ", feed.title).split()).strip(" -–—|:»")[:100]
    return Sourced(said, Basis.FEED) if said else Sourced(None, Basis.UNKNOWN)


def dated(found: Article, said: Dating) -> Article:
    """``found`` with the day its page gives; else with the feed's."""
    return found if found.dated.day and found.dated.basis != Basis.URL else replace(found, dated=_best(found, said))


def _best(found: Article, said: Dating) -> Dating:
    return said if said.day or not found.dated.day else found.dated


def name(item: Item) -> str:
    """What people call the entry: the last part of its address, else its headline."""
    path = PurePosixPath(unquote(urlsplit(item.link).path)) if item.link else PurePosixPath()
    return (path.name or item.title or item.key or "entry")[:100]


def _of_markup(item: Item, language: str) -> Article | None:
    """The entry read like a page; None where that loses its words."""
    title = html.escape(item.title)
    link = f'<link rel="canonical" href="{html.escape(item.link)}">' if item.link else ""
    page = (
        f'<!doctype html><html lang="{language}"><head><title>{title}</title>{link}</head>'
        f"<body><article><h1>{title}</h1>{item.body}</article></body></html>"
    )
    try:
        found = files.from_page(name(item), page, language)
        whole = [b.text for b in markup.blocks(markup.tree_of(page)) if not b.aside]
    except SourceError:
        return None
    if len(words(found.text)) >= KEPT * len(words(" ".join(whole))):
        return found
    text = "\n\n".join(whole)
    again = replace(files.from_text(name(item), text), language=language)
    return replace(again, headline=Span(again.id, 0, len(whole[0])) if fold(whole[0]) == fold(item.title) else None)


def _language(said: str) -> str:
    match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", said)
    return match[1].lower() if match else ""
