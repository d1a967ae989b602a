"""A look at a page before it is parsed: libxml2 needs quadratic time for an element with very many attributes."""

import re

from tasks.errors import SourceError

MOST_ATTRIBUTES = 2_000  # of one element; a news page has at most about sixty
TAG = re.compile(r"<(?:(?P<raw>script|style)\b|[A-Za-z]|!--)", re.IGNORECASE)
NAME = re.compile(r"[^\s/>]*")
# The closing quotation mark is searched once: where it is missing, it is missing for every later attribute too.
ATTRIBUTE = re.compile(r"""[\s/]*(?!>)[^\s=>/][^\s=>/]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*|["'])?)?""")


def check(page: str) -> None:
    """Raise ``SourceError`` for a page that would take minutes to parse."""
    at = 0
    while tag := TAG.search(page, at):
        if tag[0] == "<!--":
            at = _after(page, "-->", tag.end())
            continue
        at = _attributes(page, tag.end())
        if tag["raw"]:
            at = _after(page, f"</{tag['raw']}", at)


def _attributes(page: str, at: int) -> int:
    """Where the attributes of the element that opens before ``at`` end."""
    at = NAME.match(page, at).end()  # type: ignore[union-attr]  # matches anywhere
    count = 0
    while (found := ATTRIBUTE.match(page, at)) and found.end() > at:
        count, at = count + 1, found.end()
        if count > MOST_ATTRIBUTES:
            raise SourceError("page", "has an element with thousands of attributes; save the article as text")
    return at


def _after(page: str, end: str, at: int) -> int:
    """Where ``end`` ends after ``at``, in any case of letters; the page's end where it does not come."""
    found = re.compile(re.escape(end), re.IGNORECASE).search(page, at)
    return found.end() if found else len(page)
