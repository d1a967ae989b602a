"""The article's text out of an HTML page: its title, the lines under the title, the body, the credit behind it."""

import copy
import html
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tasks.errors import SourceError
from tasks.ingest import attribution, bylines, datelines, lines, markup, metadata, stamps
from tasks.ingest.markup import Block
from tasks.ingest.metadata import Declared
from tasks.text import fold

ALMOST_NOTHING = 60  # words; below this the other way of extracting is tried
SHORT = 40  # words of a line under the headline, or of a credit
LEADS = 12  # blocks after the headline among which byline and date stand
SAME = 60  # letters by which a block is known again among the paragraphs


@dataclass(frozen=True, slots=True)
class Page:
    """A page as extracted; ``title`` is the first line of ``text``, or empty."""

    text: str
    title: str
    declared: Declared


def read(page: str) -> Page:
    """The article on ``page``; raises ``SourceError`` where there is none to be read."""
    root = markup.tree_of(page)
    declared = metadata.declared(root)
    body = _body(root, declared)
    blocks = [b for b in markup.blocks(root) if not b.aside]
    title = " ".join(declared.title.split())
    if body and fold(body[0]) == fold(title):
        body = body[1:]
    parts = [p for p in (title, *_leads(blocks, title, body), *body, *_credit(blocks, title, body)) if p]
    return Page("\n\n".join(parts), title, declared)


def _body(root: Any, declared: Declared) -> list[str]:
    """The paragraphs of the body: precise for pages that say they are news, else complete."""
    body = _extract(root, precise=declared.news)
    if _count(body) < ALMOST_NOTHING:
        other = _extract(root, precise=not declared.news)
        body = other if _count(other) > 2 * _count(body) else body
    if _count(body) < ALMOST_NOTHING < len(declared.body.split()):
        whole = html.unescape(re.sub(r"<[^<>]{1,300}>", "\n", declared.body))
        body = [line for part in whole.splitlines() if (line := " ".join(part.split()))]
    return body


def _extract(root: Any, *, precise: bool) -> list[str]:
    """Paragraphs as trafilatura finds them."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read we say ourselves
    try:
        found = trafilatura.bare_extraction(
            copy.deepcopy(root), include_comments=False, include_images=False, favor_precision=precise
        )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise SourceError(
            "page", f"its article cannot be made out ({type(error).__name__}); save it as text"
        ) from error
    text = (found.text if found is not None else "") or ""
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]


def _count(paragraphs: Sequence[str]) -> int:
    return sum(len(p.split()) for p in paragraphs)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", fold(text[: 3 * SAME]))[:SAME]


def _leads(blocks: Sequence[Block], title: str, body: Sequence[str]) -> Iterator[str]:
    """Byline and date between headline and body, which an extractor leaves out; we need their words."""
    known = {_key(p) for p in body}
    start = next((n for n, b in enumerate(blocks) if title and b.tag == "h1" and fold(b.text) == fold(title)), None)
    for block in blocks[start + 1 : start + 1 + LEADS] if start is not None else ():
        if len(block.text.split()) > SHORT:
            return
        if _key(block.text) in known:
            continue
        plain = lines.plain(block.text)
        if stamps.visible(plain) or bylines.written_by(plain, "\n".join(body)) or _whole_dateline(block.text):
            yield block.text


def _whole_dateline(text: str) -> bool:
    found = datelines.opening(text)
    return found is not None and found.whole


def _credit(blocks: Sequence[Block], title: str, body: Sequence[str]) -> Iterator[str]:
    """Credit lines behind the body that an extractor takes for furniture."""
    known = {_key(p) for p in (title, *body)}
    last = max((n for n, b in enumerate(blocks) if body and _key(b.text) == _key(body[-1])), default=len(blocks))
    for number, block in enumerate(blocks[last + 1 :]):
        if number > LEADS or block.tag in ("h1", "h2"):
            return
        plain = lines.plain(block.text)
        found = attribution.of_line(plain, "\n".join(body), tail=True) if len(block.text.split()) <= SHORT else None
        signed = bylines.signed_by(plain, "") or bylines.biography(plain)
        if (found or signed) and _key(block.text) not in known:
            yield block.text
