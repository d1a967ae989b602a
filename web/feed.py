"""The editions of a briefing as an Atom feed: headlines and addresses, never an article."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from xml.etree.ElementTree import Element, SubElement, tostring

from tasks import datewords
from tasks.archive import Edition
from web.issues import address, head, size
from web.reading import summary

ATOM = "http://www.w3.org/2005/Atom"
MOST = 20  # editions
EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Feed:
    """A briefing's feed: ``home`` is the room's address as the reader wrote it."""

    briefing: str
    title: str
    home: str


def atom(feed: Feed, editions: Iterable[Edition]) -> bytes:
    """The feed of ``editions``, given oldest first and listed newest first; a correction is an entry of its own."""
    listed = tuple(editions)[-MOST:][::-1]
    own = f"{feed.home}/b/{feed.briefing}/feed.atom"
    root = Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _say(root, "id", _name(feed.briefing))
    _say(root, "title", feed.title)
    _say(root, "updated", max(map(updated, listed), default=EPOCH))
    _say(SubElement(root, "author"), "name", "daybrief")
    _link(root, "self", own, "application/atom+xml")
    _link(root, "alternate", f"{feed.home}/b/{feed.briefing}", "text/html")
    for edition in listed:
        _entry(SubElement(root, "entry"), feed, edition)
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def updated(edition: Edition) -> str:
    """When ``edition`` was made, by its manifest; else its day."""
    said = head(edition)
    run, period = said.get("run"), said.get("period")
    for part, key in ((run, "finished"), (period, "cut_off")):
        if isinstance(part, Mapping) and (stamp := _instant(str(part.get(key, "")))):
            return stamp
    return f"{datetime.combine(edition.as_of, time()).isoformat()}Z"


def _entry(entry: Element, feed: Feed, edition: Edition) -> None:
    said = summary(edition)
    version = f", version {edition.version}" if edition.version > 1 else ""
    _say(entry, "id", _name(f"{edition.briefing}/{edition.as_of.isoformat()}/v{edition.version}"))
    _say(entry, "title", f"{said.title if said else feed.title}, {datewords.day(edition.as_of)}{version}")
    _say(entry, "updated", updated(edition))
    _link(entry, "alternate", feed.home + address(edition), "text/html")
    length = size(edition, "note.pdf")
    if length is not None:
        link = _link(entry, "enclosure", feed.home + address(edition, "note.pdf"), "application/pdf")
        link.set("length", str(length))
    if said:
        _say(entry, "summary", "\n".join(said.lines))


def _say(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _link(parent: Element, relation: str, to: str, kind: str) -> Element:
    return SubElement(parent, "link", {"rel": relation, "href": to, "type": kind})


def _name(of: str) -> str:
    """An id that outlives the room's address."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"daybrief:{of}").urn


def _instant(text: str) -> str:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if found.tzinfo else ""
