"""The article's text out of an HTML page: its title, the lines under the title, the body, the credit behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.ingest import attribution, bodies, bylines, datelines, edges, lines, live, markup, metadata, stamps, titles
from tasks.ingest.markup import Block
from tasks.ingest.metadata import Declared
from tasks.text import fold

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
    everything = list(markup.blocks(root))
    declared = metadata.declared(root, everything)
    blocks = [b for b in everything if not b.aside]
    title = " ".join(declared.title.split())
    whole = edges.trimmed(bodies.find(root, bodies.Sheet(page, declared, everything)), declared, everything)
    body = live.standing(whole, declared.posts)
    parts = [p for p in (title, *_leads(blocks, title, body), *body, *_credit(blocks, title, body)) if p]
    return Page("\n\n".join(parts), title, declared)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", fold(text[: 3 * SAME]))[:SAME]


def _leads(blocks: Sequence[Block], title: str, body: Sequence[str]) -> Iterator[str]:
    """Byline and date between headline and body, which an extractor leaves out; we need their words."""
    known = {_key(p) for p in body}
    start = next((n for n, b in enumerate(blocks) if b.tag == "h1" and titles.heads(b.text, title)), None)
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
