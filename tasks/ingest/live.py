"""A live page that holds only the newest posts of a longer blog, told from one that holds the whole of it.

The whole blog is a text like another. The newest posts are others at every visit, and each has a day of its own:
where a report of its own stands above them, that is the article.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from tasks.ingest import markup
from tasks.text import fold

KIND = "LiveBlogPosting"
SAME = 60  # letters by which a post is known again among the lines
FEWEST_LETTERS = 12
REPORT = 100  # words that must stand above the posts to be an article without them
TAG = re.compile(r"<[^<>]{1,300}>")
SIGNS = re.compile(r"[\W_]+")


def is_live(thing: Mapping[str, Any]) -> bool:
    """Whether a JSON-LD object says that it is a live blog."""
    kinds = thing.get("@type")
    return KIND in (kinds if isinstance(kinds, list) else [kinds])


def newest(things: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """How the posts on the page begin, where most of the time that the blog covers lies before them; else nothing."""
    return tuple(key for thing in things if is_live(thing) for key in _openings(thing))


def standing(body: list[str], posts: Sequence[str]) -> list[str]:
    """``body`` up to the first of ``posts``, where what stands above it is an article."""
    known = frozenset(posts)
    first = next((n for n, line in enumerate(body) if _key(line) in known), len(body))
    return body[:first] if sum(len(line.split()) for line in body[:first]) >= REPORT else body


def _openings(blog: Mapping[str, Any]) -> Iterator[str]:
    said = blog.get("liveBlogUpdate")
    posts = [post for post in said if isinstance(post, dict)] if isinstance(said, list) else []
    times = [time for post in posts if (time := _instant(markup.text_of(post, "datePublished")))]
    start = _instant(markup.text_of(blog, "coverageStartTime", "datePublished"))
    if len(times) < 2 or start is None or min(times) - start <= max(times) - min(times):
        return
    own = _key(markup.text_of(blog, "headline"))
    for post in posts:
        text = html.unescape(TAG.sub("\n", markup.text_of(post, "articleBody")))
        lines = (markup.text_of(post, "headline"), *(line for line in text.split("\n") if line.strip()))
        keys = (_key(line) for line in lines[:2])
        yield from (key for key in keys if key != own and len(key) >= FEWEST_LETTERS)


def _instant(stamp: str) -> datetime | None:
    """The instant of a stamp with an hour; a day alone does not tell what lies before a post of that day."""
    try:
        found = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    if ":" not in stamp:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _key(line: str) -> str:
    return SIGNS.sub("", fold(line[: 3 * SAME]))[:SAME]
