"""The body of a page by several extractors: the precise one where they agree, else the one that the page vouches for.

A single extractor is right on nearly every page and returns a wrong or an almost empty box on a few, which cost
the whole article. The second opinion costs a tenth of the first; the dear ones are asked only when the two differ.
"""

import html
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tasks.errors import SourceError
from tasks.ingest import markup, scripts, shingles
from tasks.ingest.markup import Block
from tasks.ingest.metadata import Declared
from tasks.ingest.rebuild import filled, rebuild

ALMOST_NOTHING = 60  # words; below this every other way of reading is tried
LONGER = 1.3  # times the words by which the second opinion must exceed the first to count as other
MORE = 30  # words more, besides
SHARED = 0.6  # of the first that the second must hold
VOUCHED = 0.15  # share of the page's own signs by which another candidate must be better
TAG = re.compile(r"<[^<>]{1,300}>")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a page besides its text as extracted."""

    page: str
    declared: Declared
    blocks: Sequence[Block]


def find(root: Any, known: Sheet) -> list[str]:
    """The paragraphs of the body; ``root`` is used up. Raises ``SourceError`` where an extractor breaks on it."""
    second = _second(known.page)
    body = _extract(root, precise=known.declared.news, fast=True)
    if not _agree(body, second):
        body = _arbitrate(body, known)
        body = rebuild(body, second, known.blocks, live=known.declared.live)
    body = filled(body, second, known.blocks)
    if shingles.count(body) < ALMOST_NOTHING:
        body = _from_data(body, known)
    return body


def _agree(body: Sequence[str], second: Sequence[str]) -> bool:
    one, two = shingles.count(body), shingles.count(second)
    if one < ALMOST_NOTHING or two > LONGER * one + MORE:
        return False
    return shingles.share(shingles.of("\n".join(body)), shingles.of("\n".join(second))) >= SHARED


def _arbitrate(body: list[str], known: Sheet) -> list[str]:
    """The precise reading, unless the page's own words speak for another one."""
    news = known.declared.news
    precise = _extract(markup.tree_of(known.page), precise=news, fast=False)
    other = _extract(markup.tree_of(known.page), precise=not news, fast=True)
    best = precise if shingles.count(precise) > shingles.count(body) or not body else body
    for one in (body, other):
        if _vouched(one, known) > _vouched(best, known) + VOUCHED:
            best = one
    few = shingles.count(best) < ALMOST_NOTHING
    return other if few and shingles.count(other) > 2 * shingles.count(best) else best


def _vouched(body: Sequence[str], known: Sheet) -> float:
    """How much of what the page declares about its article a candidate holds."""
    said = known.declared
    held = shingles.terms("\n".join(body))
    signs = [shingles.terms(said.title), shingles.terms(said.description)]
    shares = [shingles.share(sign, held) for sign in signs if sign]
    whole = shingles.of(said.body)
    if len(whole) > ALMOST_NOTHING:
        mine = shingles.of("\n".join(body))
        shares += [2 * len(whole & mine) / (len(whole) + len(mine))] * 2
    return sum(shares) / len(shares) if shares else 0.0


def _from_data(body: list[str], known: Sheet) -> list[str]:
    """A page that builds its text in the browser: the text out of the data that it carries."""
    whole = html.unescape(TAG.sub("\n", known.declared.body))
    declared = [line for part in whole.splitlines() if (line := " ".join(part.split()))]
    for other in (declared, scripts.paragraphs(known.page)):
        if shingles.count(other) > max(ALMOST_NOTHING, 2 * shingles.count(body)):
            return other
    return body


def _extract(root: Any, *, precise: bool, fast: bool) -> list[str]:
    """Paragraphs as trafilatura finds them."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read we say ourselves
    try:
        found = trafilatura.bare_extraction(
            root, include_comments=False, include_images=False, favor_precision=precise, fast=fast
        )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise SourceError(
            "page", f"its article cannot be made out ({type(error).__name__}); save it as text"
        ) from error
    text = (found.text if found is not None else "") or ""
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]


def _second(page: str) -> list[str]:
    """Lines as resiliparse finds them: complete rather than precise."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(page, main_content=True, alt_texts=False, links=False, noscript=False)
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]
