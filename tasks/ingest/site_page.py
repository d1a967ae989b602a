"""Pages: one that a source consists of, and those that a feed's entries lead to."""

import hashlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import unquote, urlsplit

from tasks.errors import SourceError
from tasks.ingest import decoding, files, links, opened, raws
from tasks.ingest.sourced import Found, dated_path, is_link, label, of_source, well
from tasks.ingest.web import addresses
from tasks.ingest.web.interface import Fetcher, Reply
from tasks.model import Article, Basis, Entry, Notice, Source, SourceState
from tasks.text import veiled

PAGES = ("", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain")


def of_reply(reply: Reply, language: str = "en") -> Article:
    """The article on a page or in a paper that was fetched; raises ``SourceError`` where there is none."""
    if links.hides(reply.url):
        raise SourceError(reply.url, "is an aggregator's link that hides its article; take the outlet's own feed")
    if opened.is_paper(reply.body):
        return _of_paper(reply, language)
    if reply.kind not in PAGES:
        raise SourceError(reply.url, f"is no web page ({reply.kind})")
    if reply.kind == "text/plain":
        return replace(files.of_bytes(_name(reply.url) + ".txt", reply.body, language), url=reply.url)
    name = _name(reply.url)
    try:
        article = files.from_page(name, decoding.decode(reply.body, page=True), language)
    except SourceError as error:
        raise SourceError(reply.url, error.message.partition(";")[0]) from error
    asked: tuple[tuple[Literal["title", "language", "url"], Basis], ...] = () if article.url else (("url", Basis.URL),)
    known = (*article.provenance, *asked)
    return replace(article, url=article.url or reply.url, provenance=known, raw=raws.keep(reply.body, "page"))


def _of_paper(reply: Reply, language: str) -> Article:
    """A PDF or a Word file, whatever the server calls it."""
    try:
        article = opened.articles(_name(reply.url), reply.body, language)[0]
    except SourceError as error:
        raise SourceError(reply.url, error.message.partition(";")[0]) from error
    return replace(article, url=article.url or reply.url, raw=raws.keep(reply.body, "page"))


def read(source: Source, state: SourceState, at: datetime, fetcher: Fetcher) -> Found:
    """The page as an article where it changed since the last visit; raises ``SourceError`` where it cannot be read."""
    where = dated_path(source.at, at)
    language = source.language or "en"
    if not is_link(where):
        return _of_file(source, state, at, Path(where))
    reply = fetcher.page(where, state.etag, state.modified)
    if not reply.fresh:
        return Found(replace(well(state, at), entries=state.entries))
    entry = Entry(veiled(addresses.canonical(where)), _digest(reply.body))
    now = replace(well(state, at), etag=reply.etag, modified=reply.modified, moved=reply.moved, entries=(entry,))
    notices = moved(source, state, reply.moved)
    if entry in state.entries:
        return Found(now, (), notices)
    return Found(now, (of_source(of_reply(reply, language), source, entry.address),), notices)


def _of_file(source: Source, state: SourceState, at: datetime, path: Path) -> Found:
    data = opened.bytes_of(path)
    entry = Entry(source.at, _digest(data))
    now = replace(well(state, at), entries=(entry,))
    if entry in state.entries:
        return Found(now)
    article = opened.articles(files.name_of(path), data, source.language or "en")[0]
    return Found(now, (of_source(article, source, addresses.article(article.url) or files.name_of(path)),))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def moved(source: Source, before: SourceState, to: str) -> tuple[Notice, ...]:
    """A word on a source that moved for good, once."""
    if not to or to == before.moved:
        return ()
    name = label(source)
    return (Notice("set-aside", source.key, f"{name} has moved to {to}; correct its address in daybrief.toml"),)


def _name(url: str) -> str:
    parts = urlsplit(url)
    return (PurePosixPath(unquote(parts.path)).name or parts.netloc or "page")[:100]
