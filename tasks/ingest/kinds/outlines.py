"""The feeds that a list of subscriptions (OPML) names, as feed readers export it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tasks.errors import SourceError
from tasks.ingest.web import addresses

MOST_BYTES = 5_000_000
MOST_FEEDS = 2_000
SIGN = re.compile(rb"<opml\b", re.IGNORECASE)
HEAD = 4_000  # bytes in which a list says what it is


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of the list: what its reader calls it, and where it is."""

    title: str
    address: str


def is_outline(data: bytes) -> bool:
    """Whether ``data`` is such a list."""
    return bool(SIGN.search(data[:HEAD]))


def feeds(data: bytes) -> tuple[Outline, ...]:
    """Every feed of the list, each address once, in order; raises ``SourceError`` for what is no OPML."""
    from lxml import etree

    if len(data) > MOST_BYTES:
        raise SourceError("opml", f"is larger than {MOST_BYTES // 1_000_000} MB; export fewer feeds at once")
    if not is_outline(data):
        raise SourceError("opml", "is no OPML; export the feeds of your reader as OPML")
    rules = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser=rules)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("opml", "is damaged; export it again") from error
    if root is None:
        raise SourceError("opml", "is damaged; export it again")
    found = {outline.address: outline for outline in reversed(tuple(_outlines(root)))}
    return tuple(reversed(found.values()))[:MOST_FEEDS]


def _outlines(root: Any) -> Iterator[Outline]:
    for element in root.iter("outline"):
        said = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        # the address is asked as written: a feed's key may stand in what looks like tracking
        address = said.get("xmlurl", "").strip()
        if addresses.canonical(address):
            title = " ".join((said.get("title") or said.get("text") or "").split())[:100]
            yield Outline(title, address)
