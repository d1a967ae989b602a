"""A feed as read: its name, and each entry with the words it was given."""

import html
import re
from dataclasses import dataclass

from tasks.text import sha256

INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,2000})?>", re.IGNORECASE
)
TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
COMMENT = ("<!--", "-->")
# "2 hours ago", "14 comments" and the like change by themselves
COUNTED = re.compile(r"\b\d{1,4}\s+(?:(?:second|minute|hour|day|week|month)s?\s+ago|comments?|views?|likes?)\b")
MAIL = re.compile(r"\S{1,100}@\S{1,100}")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. ``summary`` and ``content`` are text or HTML, dates as written."""

    title: str = ""
    link: str = ""
    key: str = ""  # the feed's own id of it
    published: str = ""
    updated: str = ""
    author: str = ""
    summary: str = ""
    content: str = ""  # what the feed itself calls the content
    origin: str = ""  # whom it was taken over from
    language: str = ""

    @property
    def body(self) -> str:
        """The longer of content and summary: some feeds put the text into either."""
        return self.content if len(plain(self.content)) >= len(plain(self.summary)) else self.summary

    def digest(self, *, dates: bool) -> str:
        """Of all that the feed says of it; without ``dates`` where the feed dates everything anew each time."""
        said = [self.title, plain(self.summary), plain(self.content), self.author, self.origin]
        stamps = [self.published, self.updated] if dates else []
        return sha256("\0".join([COUNTED.sub("", part) for part in said] + stamps))[:32]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's name and entries; ``opened`` is how many entries its markup opens."""

    title: str
    items: tuple[Item, ...]
    language: str = ""
    opened: int = 0
    cut: bool = False  # it breaks off within an entry
    mended: bool = False  # the usual reader lost entries; these are another one's


def plain(markup: str) -> str:
    """The words of a piece of HTML on one line."""
    return " ".join(html.unescape(TAG.sub(" ", _without_comments(INLINE.sub("", markup)))).split())


def is_markup(said: str) -> bool:
    """Whether something holds tags or comments of HTML."""
    return COMMENT[0] in said or TAG.search(said) is not None


def _without_comments(markup: str) -> str:
    kept, at = [], 0
    while (start := markup.find(COMMENT[0], at)) >= 0 and (end := markup.find(COMMENT[1], start)) >= 0:
        kept.append(markup[at:start])
        at = end + len(COMMENT[1])
    return " ".join([*kept, markup[at:]])


def person(said: str) -> str:
    """The name in an author field: "jane@paper.example (Jane Ashdown)" is Jane Ashdown."""
    inside = re.fullmatch(r"\s*+\S{1,100}@\S{1,100}\s*+\((?P<name>[^()]{2,100})\)\s*+", said)
    return " ".join(MAIL.sub(" ", inside["name"] if inside else said).split()).strip(" <>,;()")
