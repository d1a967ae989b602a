"""Lines behind a report that say who wrote it and for whom: "Anna Holt is a columnist for the Lakeshore Ledger"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.ingest.bylines import is_name
from tasks.ingest.lines import Line

MOST_WORDS = 60
MOST_LINES = 12  # at the end of a text, among which such a line stands
COLUMN = (
    r"(?:columnist|commentator|leader writer|editorial writer|opinion (?:writer|editor)|contributing opinion writer)"
)
DESK = (
    r"(?:reporter|correspondent|editor|writer|journalist|bureau chief|editor-in-chief|editor-at-large|critic"
    r"|sub-editor)"
)
TITLE = re.compile(
    rf"^(?P<who>[^,.:;\"()]{{4,60}}?),? (?:is|works as) (?:an?|the|our|its) "
    rf"(?P<title>(?:[\w'&/-]+,? ){{0,5}}?(?:(?P<column>{COLUMN})|{DESK}))"
    r"(?: (?:at|for|with|of|on) (?:the )?(?P<house>.{3,80}))?(?:[.,; ]|$)",
    re.IGNORECASE,
)
WRITES = re.compile(
    r"^(?P<who>[^,.:;\"()]{4,60}?),? writes (?P<column>(?:an? )?(?:\w+ ){0,2}column)"
    r" (?:for|in) (?:the )?(?P<house>.{3,80})"
)
PAST = re.compile(r"\b(?:former|ex|late|retired|then|exiled|jailed|detained|imprisoned)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a line says of an author; ``house`` is what follows "columnist for the"."""

    who: str
    columnist: bool
    house: str


def profile(lines: Sequence[Line], number: int) -> Profile | None:
    """The author that line ``number`` describes; None where the report itself is about that person."""
    plain = lines[number].plain
    if not plain or number < len(lines) - MOST_LINES or len(plain.split()) > MOST_WORDS:
        return None
    match = TITLE.match(plain) or WRITES.match(plain)
    if not match or not is_name(match["who"]) or PAST.search(match[0]):
        return None
    surname = re.compile(rf"(?<!\w){re.escape(match['who'].split()[-1])}(?!\w)")
    if any(line.prose and n != number and surname.search(line.plain) for n, line in enumerate(lines)):
        return None
    return Profile(match["who"], bool(match["column"]), match["house"] or "")
