"""The bytes of a feed into its entries, none of them lost without a word."""

from dataclasses import replace
from typing import Protocol

from tasks.ingest.feeds import json_feed, scan, tidy
from tasks.ingest.feeds.items import Feed, Item


class Parses(Protocol):
    """What turns a well-behaved feed into plain values."""

    def parse(self, data: bytes) -> dict[str, object]:
        """Title, language and entries; raises ``SourceError``."""


def read(data: bytes, parser: Parses) -> Feed:
    """The feed in ``data``; raises ``SourceError`` for what is none or was made to stop us.

    Of a feed that breaks off within an entry, that entry is left out.
    """
    text = tidy.tidy(data)
    if text.startswith("{"):
        return json_feed.read(text)
    seen = scan.check(text)
    found = parser.parse(text.encode("utf-8", "replace"))
    entries = found["entries"]
    assert isinstance(entries, list)
    items = tuple(Item(**entry) for entry in entries)
    feed = Feed(str(found["title"]), items, str(found["language"]), seen.opened, seen.cut, bool(found["mended"]))
    return replace(feed, items=items[: seen.opened - 1]) if seen.cut else feed
