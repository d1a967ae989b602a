"""A look at a feed before it is parsed: parsers need minutes for thousands of attributes or a very deep tree."""

import re
from dataclasses import dataclass

from tasks.errors import SourceError
from tasks.ingest.guard import ATTRIBUTE

MOST_ATTRIBUTES = 200  # of one element; a feed's root has at most about thirty
MOST_DEPTH = 200
TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<data>!\[CDATA\[)|(?P<end>/)?(?P<name>[A-Za-z_][^\s/>]*))")
# What stands inside escaped or unclosed HTML; it never holds anything.
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
ENTRIES = ("item", "entry")


@dataclass(frozen=True, slots=True)
class Seen:
    """How many entries the markup opens, and whether the last one is open at the end."""

    opened: int
    cut: bool


def check(feed: str) -> Seen:
    """What the markup of ``feed`` holds; raises ``SourceError`` for one that would take minutes to parse."""
    inside: list[str] = []
    opened = at = last_start = last_end = 0
    while tag := TAG.search(feed, at):
        at = tag.end()
        if tag["name"] is None:
            at = _after(feed, "-->" if tag["comment"] else "]]>", at)
            continue
        name = tag["name"].lower()
        entry = name.rpartition(":")[2] in ENTRIES
        if tag["end"]:
            last_end = at if entry else last_end
            _close(inside, name)
            continue
        at, closed = _attributes(feed, at)
        if entry:  # it never stands in another: whatever the one before left open is over
            opened, last_start, last_end = opened + 1, at, at + 1 if closed else last_end
            inside = inside[:2]
        if not closed and name not in VOID:
            inside.append(name)
        if len(inside) > MOST_DEPTH:
            raise SourceError("feed", f"has more than {MOST_DEPTH} elements inside each other; it is not read")
    return Seen(opened, last_start > last_end)


def _close(inside: list[str], name: str) -> None:
    """An end closes the nearest element of its name with all in it; one that nothing opened closes nothing."""
    if name in inside:
        while inside.pop() != name:
            pass


def _attributes(feed: str, at: int) -> tuple[int, bool]:
    """Where the attributes of the element that opens before ``at`` end, and whether it closes at once."""
    count = 0
    while (found := ATTRIBUTE.match(feed, at)) and found.end() > at:
        count, at = count + 1, found.end()
        if count > MOST_ATTRIBUTES:
            raise SourceError("feed", f"has an element with more than {MOST_ATTRIBUTES} attributes; it is not read")
    return at, feed[at : at + 3].lstrip().startswith("/>")


def _after(feed: str, end: str, at: int) -> int:
    """Where ``end`` ends after ``at``; the feed's end where it does not come."""
    found = feed.find(end, at)
    return found + len(end) if found >= 0 else len(feed)
