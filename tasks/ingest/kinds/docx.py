"""A Word file as an article: every block of it, in order."""

from dataclasses import replace

from tasks.errors import SourceError
from tasks.ingest import files, markup, raws
from tasks.ingest.kinds import child
from tasks.model import Article, Span
from tasks.text import trim

HEADS = ("h1", "h2")
FIRST = 10  # blocks among which the headline stands


def article(name: str, data: bytes, language: str = "en") -> Article:
    """The article in a Word file; raises ``SourceError`` where it is locked, damaged or a bomb."""
    try:
        html = child.opened("docx", data)["html"]
        blocks = list(markup.blocks(markup.tree_of(f"<html><body>{html}</body></html>"))) if html.strip() else []
    except SourceError as error:
        raise SourceError(name, error.message) from error
    if not blocks:
        raise SourceError(name, "holds no text; save the article again")
    text = "\n\n".join(block.text for block in blocks)
    made = replace(files.from_text(name, text), language=language, raw=raws.keep(data, "file"))
    heads = [n for tag in HEADS for n, block in enumerate(blocks[:FIRST]) if block.tag == tag]
    if not heads:
        return made
    start = sum(len(block.text) + 2 for block in blocks[: heads[0]])
    place = trim(text, start, start + len(blocks[heads[0]].text))
    return replace(made, headline=Span(made.id, *place)) if place else made
