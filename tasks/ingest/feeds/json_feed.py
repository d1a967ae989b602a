"""JSON Feed: the same entries in another notation."""

import json
from collections.abc import Mapping
from typing import Any

from tasks.errors import SourceError
from tasks.ingest.feeds.items import Feed, Item, person, plain

VERSION = "jsonfeed.org/version/1"


def read(text: str) -> Feed:
    """The feed in ``text``; raises ``SourceError`` for JSON that is no feed."""
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise SourceError("feed", "is JSON that breaks off or is damaged; it is read again next time") from error
    entries = found.get("items") if isinstance(found, dict) else None
    if not isinstance(entries, list) or VERSION not in str(found.get("version")):
        raise SourceError("feed", "is JSON but no JSON Feed; give the address of a feed")
    items = tuple(_item(entry) for entry in entries if isinstance(entry, dict))
    return Feed(plain(_text(found, "title")), items, _text(found, "language"), opened=len(entries))


def _item(entry: Mapping[str, Any]) -> Item:
    authors = entry.get("authors") if isinstance(entry.get("authors"), list) else [entry.get("author")]
    names = [person(_text(a, "name")) for a in authors or () if isinstance(a, dict)]
    return Item(
        title=" ".join(_text(entry, "title").split()),
        link=_text(entry, "url", "external_url"),
        key=str(entry.get("id") or ""),
        published=_text(entry, "date_published"),
        updated=_text(entry, "date_modified"),
        author=", ".join(n for n in names if n),
        summary=_text(entry, "summary"),
        content=_text(entry, "content_html", "content_text"),
        language=_text(entry, "language"),
    )


def _text(thing: Mapping[str, Any], *keys: str) -> str:
    return next((v for k in keys if isinstance(v := thing.get(k), str) and v.strip()), "")
