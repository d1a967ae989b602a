"""The parsers themselves, run in a process of their own: feedparser, with lxml as the second opinion."""

import io
import json
import resource
import struct
import sys
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from tasks.ingest.feeds.items import person, plain

HEAD = struct.Struct(">Q")
SECONDS = 10  # of processor time for one feed
MOST_MEMORY = 2_000_000_000  # bytes
PLAIN = "text/plain"
TITLES, KEYS, SUMMARIES, CONTENTS = ("title",), ("guid", "id"), ("description", "summary"), ("encoded", "content")
PUBLISHED, UPDATED = ("pubdate", "published", "issued", "date", "created"), ("updated", "modified")
AUTHORS = ("creator", "author")
Entry = dict[str, str]
Fields = dict[str, Any]


def parse(data: bytes) -> Fields:
    """The feed in ``data`` as plain values: its title, language and entries, and which parser they are from."""
    first = _feedparser(data)
    second = _lxml(data)
    if len(second) > len(first["entries"]):
        return {**first, "entries": second, "mended": True}
    if len(second) == len(first["entries"]):
        first["entries"] = [_linked(*pair) for pair in zip(first["entries"], second, strict=True)]
    return {**first, "mended": False}


def _linked(entry: Entry, other: Entry) -> Entry:
    """``entry``, or the other reading of it where this one lost the link in an element that was left open."""
    return other if other["link"] and not entry["link"] and not entry["key"] else entry


def serve() -> None:
    """Read feeds from standard input and write what they hold, one after the other, until the input ends."""
    _bound(resource.RLIMIT_AS, MOST_MEMORY)
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(HEAD.size):
        used = resource.getrusage(resource.RUSAGE_SELF)
        _bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + SECONDS)
        _answer(source.read(HEAD.unpack(head)[0]), sink)


def _answer(data: bytes, sink: BinaryIO) -> None:
    try:
        found = parse(data)
    except Exception as error:  # noqa: BLE001  # whatever a parser stumbles over is one feed's fault, said by name
        found = {"fault": type(error).__name__}
    out = json.dumps(found).encode()
    sink.write(HEAD.pack(len(out)) + out)
    sink.flush()


def _bound(what: int, most: int) -> None:
    """Some systems know no such bound; the time on the clock is bounded anyway."""
    try:
        resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
    except (ValueError, OSError):
        return


def _feedparser(data: bytes) -> Fields:
    import feedparser  # type: ignore[import-untyped]

    said = {"content-type": "application/xml; charset=utf-8"}
    found = feedparser.parse(io.BytesIO(data), response_headers=said, sanitize_html=False, resolve_relative_uris=False)
    return {
        "title": _words(found.feed, "title"),
        "link": str(found.feed.get("link") or ""),
        "language": str(found.feed.get("language") or ""),
        "entries": [_entry(e) for e in found.entries],
    }


def _words(thing: Mapping[str, Any], key: str) -> str:
    """A title as its reader sees it."""
    value = str(thing.get(key) or "")
    kind = (thing.get(f"{key}_detail") or {}).get("type")
    return " ".join(value.split()) if kind == PLAIN else plain(value)


def _entry(entry: dict[str, Any]) -> Entry:
    contents = [str(c.get("value") or "") for c in entry.get("content") or ()]
    source = entry.get("source") or {}
    names = [person(str(a.get("name") or "")) for a in entry.get("authors") or ()]
    author = str(entry.get("author") or "")
    if "@" in author:  # feedparser cuts an address like "tom@paper.example" after four letters
        names[-1:] = [person(author)]
    return {
        "title": _words(entry, "title"),
        "link": str(entry.get("feedburner_origlink") or entry.get("link") or ""),
        "key": str(entry.get("id") or ""),
        "published": str(entry.get("published") or entry.get("created") or ""),
        "updated": str(dict.get(entry, "updated") or ""),
        "author": ", ".join(dict.fromkeys(n for n in names if n)) or person(author),
        "summary": str(entry.get("summary") or ""),
        "content": max(contents, key=len, default=""),
        "origin": plain(str(source.get("title") or "")),
        "language": str((entry.get("content") or [{}])[0].get("language") or ""),
    }


def _lxml(data: bytes) -> list[Entry]:
    """The entries as lxml recovers them, by the plain names of their elements."""
    from lxml import etree

    rules = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(data, rules)
    if root is None:
        return []
    return [_fields(e, etree.tostring) for e in root.iter("{*}item", "{*}entry")]


def _fields(entry: Any, write: Callable[..., str]) -> Entry:
    parts: dict[str, Any] = {}
    for child in entry:
        if isinstance(child.tag, str):
            parts.setdefault(_name(child), child)

    def text(names: tuple[str, ...]) -> str:
        part = next((parts[n] for n in names if n in parts), None)
        inner = [] if part is None else [part.text or "", *(write(c, encoding="unicode") for c in part)]
        return "".join(inner).strip()

    title: Any = parts.get("title")
    links = [*entry.iterchildren("{*}link"), *entry.iter("{*}link")]
    whole = title is None or not any(_name(child) == "link" for child in title)
    return {
        "title": plain(text(TITLES) if whole else title.text or ""),
        "link": next((_address(e) for e in links if e.get("rel") in (None, "alternate")), ""),
        "key": text(KEYS),
        "published": text(PUBLISHED),
        "updated": text(UPDATED),
        "author": person(plain(text(AUTHORS))),
        "summary": text(SUMMARIES),
        "content": text(CONTENTS),
        "origin": plain(text(("source",))),
        "language": "",
    }


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _address(link: Any) -> str:
    return (link.text or link.get("href") or "").strip()


if __name__ == "__main__":
    serve()
