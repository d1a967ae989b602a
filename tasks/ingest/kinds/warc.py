"""A web archive as a source: the pages that were captured in it, read like pages fetched on that day."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from tasks.errors import SourceError
from tasks.ingest import decoding, files, links, raws
from tasks.ingest.kinds import child
from tasks.ingest.sourced import Found, dated_path, label, near, of_source, well
from tasks.ingest.visit import Visit
from tasks.ingest.web import addresses
from tasks.model import Article, Entry, Notice

ENDINGS = (".warc", ".warc.gz")


@dataclass(slots=True)
class Captured:
    """What came of the files of one source."""

    articles: list[Article]
    entries: list[Entry]
    faults: list[str]
    left: int = 0  # pages that hold no article
    large: int = 0


def read(visit: Visit) -> Found:
    """The articles on pages captured since the last visit; raises ``SourceError`` where there is no web archive."""
    place = Path(dated_path(visit.source.at, visit.at))
    known = frozenset(visit.state.entries)
    got = Captured([], [], [])
    paths = archives(place, visit.source.key)
    for path in paths:
        about = path.stat()
        whole = Entry(path.name, f"{about.st_size}:{about.st_mtime_ns}")
        if whole in known:
            got.entries.append(whole)
            continue
        try:
            done = _file(got, path, visit)
        except SourceError as error:
            got.faults.append(f"{path.name} {error.message.partition(';')[0]}")
            done = True
        if done:
            got.entries.append(whole)
    if got.faults and len(got.faults) == len(paths):
        raise SourceError(visit.source.key, f"has no web archive that can be read, as {got.faults[0]}")
    state = replace(well(visit.state, visit.at), entries=tuple(dict.fromkeys(got.entries)))
    return Found(state, tuple({a.id: a for a in got.articles}.values()), tuple(_notices(visit, got)))


def archives(place: Path, subject: str) -> list[Path]:
    """The web archives at ``place``: the file itself, or those in a folder."""
    if place.is_dir():
        return [path for path in files.inside_of(place) if path.name.lower().endswith(ENDINGS)]
    if place.is_file():
        return [place]
    raise SourceError(subject, f"has no web archive {near(str(place))}; make it, or correct its at")


def is_archive(place: Path) -> bool:
    """Whether ``place`` is a web archive, or a folder that holds some."""
    if place.is_dir():
        return any(path.name.lower().endswith(ENDINGS) for path in files.inside_of(place))
    return place.name.lower().endswith(ENDINGS)


def _file(got: Captured, path: Path, visit: Visit) -> bool:
    """Read one file; false where some of it waits for the next collection."""
    known = [f"{e.address} {e.digest}" for e in visit.state.entries]
    found = child.opened("warc", json.dumps({"path": str(path.resolve()), "known": known}).encode(), seconds=120)
    for page in found["pages"]:
        got.entries.append(Entry(page["url"], page["raw"][:32]))
        article = _article(page, visit)
        if article is None:
            got.left += 1
        else:
            got.articles.append(article)
    # pages known from before stay known while their file is not yet read to its end
    if not found["whole"]:
        got.entries += visit.state.entries
    got.large += found["large"]
    return bool(found["whole"])


def _article(page: dict[str, Any], visit: Visit) -> Article | None:
    """The article of a captured page, as read on the day of its capture; None where it is none."""
    url = addresses.canonical(links.target(page["url"]))
    if not url or addresses.is_front(url):
        return None
    name = (PurePosixPath(unquote(urlsplit(url).path)).name or "page")[:100]
    try:
        body = base64.b64decode(page["body"])
        text = decoding.decode(body, page=True)
        found = files.from_page(name, text, visit.source.language or "en")
    except SourceError:
        return None
    day = date.fromisoformat(page["day"]) if page["day"] else None
    placed = of_source(replace(found, url=found.url or url, raw=raws.keep(body, "page")), visit.source, url)
    return replace(placed, read=day)


def _notices(visit: Visit, got: Captured) -> Iterator[Notice]:
    name, key = label(visit.source), visit.source.key
    if got.faults:
        yield Notice("unread", key, f"{got.faults[0]} (in {name})")
    if got.large:
        yield Notice("unread", key, f"{got.large} captured pages of {name} are too large; they were left")
    if got.left:
        yield Notice("set-aside", key, f"{got.left} captured pages of {name} hold no article; they were left")
