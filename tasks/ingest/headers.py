"""The head that exports put before a text: "Title: ...", "Date: ...", "Source: ...", fenced by --- or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.ingest.lines import Line

MOST_LINES = 12
LONGEST = 600  # letters of a line that is a field
FEWEST = 2  # a single "Source: ..." is an ordinary line
KEYS = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "publication date": "date",
    "publish date": "date",
    "pubdate": "date",
    "source": "outlet",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "site": "outlet",
    "site_name": "outlet",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "language": "language",
    "lang": "language",
    "section": "section",
    "category": "section",
    "description": "description",
    "tags": "description",
}
FENCE = re.compile(r"[-+=]{3,}")
FIELD = re.compile(r"\s*\**(?P<key>[A-Za-z_ ]{3,20})\**\s*:\s*(?P<quote>[\"']?)(?P<value>[^\r\n]{1,500}?)(?P=quote)\s*")


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the head: ``start``..``end`` in the text; ``line`` is its number."""

    key: str
    value: str
    start: int
    end: int
    line: int


def of(text: str, lines: Sequence[Line]) -> tuple[tuple[Field, ...], int]:
    """The fields at the top of ``text`` and the number of lines they take; none where it starts otherwise."""
    found: list[Field] = []
    count = 0
    for number, line in enumerate(lines[:MOST_LINES]):
        words = text[line.start : line.end]
        fenced = bool(FENCE.fullmatch(words))
        field = None if fenced else _field(words, line.start, number)
        if field is None and not fenced:
            break
        count = number + 1
        if field:
            found.append(field)
        elif number:
            break
    known = {field.key for field in found}
    return (tuple(found), count) if len(known) >= FEWEST and known & {"title", "date", "author", "url"} else ((), 0)


def _field(words: str, start: int, number: int) -> Field | None:
    match = FIELD.fullmatch(words) if len(words) <= LONGEST else None
    key = KEYS.get(match["key"].strip().lower(), "") if match else ""
    if match is None or not key:
        return None
    return Field(key, match["value"], start + match.start("value"), start + match.end("value"), number)
