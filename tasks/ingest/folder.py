"""A folder as a source: what is new or changed in it since the last collection."""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tasks.errors import SourceError
from tasks.ingest import files, opened
from tasks.ingest.sourced import DAY, Found, dated_path, label, near, of_source, well
from tasks.ingest.web import addresses
from tasks.model import Article, Entry, Notice, Source, SourceState


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was looked at; no articles where it was known or cannot be read, and ``fault`` says why."""

    name: str  # for people
    entry: Entry | None  # none where it has to be looked at again
    articles: tuple[Article, ...] = ()
    fault: str = ""


def read(source: Source, state: SourceState, at: datetime) -> Found:
    """The articles in files that are new or have other bytes; raises ``SourceError`` where there is no folder."""
    folder = Path(dated_path(source.at, at))
    place = near(str(folder))
    if not folder.is_dir():
        raise SourceError(source.key, f"has no folder {place}; make it, or correct its at")
    paths = files.inside_of(folder)
    if folder in paths:
        raise SourceError(source.key, f"has a folder that cannot be opened, {place}; make it readable for this user")
    base = Path(source.at.partition(DAY)[0] + "x").parent if DAY in source.at else folder
    known = frozenset(state.entries)
    seen = [_file(path, path.relative_to(base).as_posix(), source, known) for path in paths]
    name = label(source)
    return Found(
        replace(well(state, at), entries=tuple(f.entry for f in seen if f.entry)),
        _placed([pair for f in seen if f.entry for pair in _places(f.articles, f.entry.address)], source),
        tuple(Notice("unread", f.name, f"{f.name} {f.fault} (in {name})") for f in seen if f.fault),
    )


def _file(path: Path, place: str, source: Source, known: frozenset[Entry]) -> File:
    name, place = files.name_of(path), place.encode("utf-8", "replace").decode("utf-8")
    if path.is_dir():
        return File(name, None, fault=files.CLOSED)
    try:
        data = opened.bytes_of(path) if opened.accepted(path) else None
    except SourceError as error:
        return _unread(path, File(name, None, fault=error.message), place, known)
    if data is None:
        return _unread(path, File(name, None, fault=f"is not {opened.ACCEPTED}"), place, known)
    entry = Entry(place, hashlib.sha256(data).hexdigest()[:32])
    if entry in known:
        return File(name, entry)
    try:
        return File(name, entry, opened.articles(name, data, source.language or "en"))
    except SourceError as error:
        return File(name, entry, fault=error.message)


def _unread(path: Path, file: File, place: str, known: frozenset[Entry]) -> File:
    """A file that was not opened is told once, by its size and time; one that is gone may come back."""
    try:
        about = path.stat()
    except OSError:
        return replace(file, fault="went away while the folder was read; it is read again next time")
    entry = Entry(place, f"{about.st_size}:{about.st_mtime_ns}")
    readable = not opened.accepted(path) or about.st_size > opened.most(path)
    if readable and entry in known:
        return File(file.name, entry)
    return replace(file, entry=entry if readable else None)


def _places(articles: tuple[Article, ...], place: str) -> list[tuple[Article, str]]:
    """The place of each article of a file; the items of a newsletter are numbered."""
    several = len(articles) > 1
    return [(a, f"{place}#{n}" if several else place) for n, a in enumerate(articles, start=1)]


def _placed(found: list[tuple[Article, str]], source: Source) -> tuple[Article, ...]:
    """Each article at its page's own address; where several name the same one, at their files' names."""
    links = [addresses.article(article.url) for article, _ in found]
    shared = {link for link, count in Counter(links).items() if count > 1}
    placed = [
        of_source(article, source, link if link and link not in shared else place)
        for (article, place), link in zip(found, links, strict=True)
    ]
    return tuple({article.id: article for article in placed}.values())
