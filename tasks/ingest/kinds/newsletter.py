"""A newsletter into its items: each heading or linked title with the paragraphs under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tasks.ingest import links, markup
from tasks.ingest.web import addresses
from tasks.text import fold

HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
MOST_LINKS = 500  # that are looked at; a newsletter has a few dozen
TITLE_WORDS = (3, 35)
TITLE_LETTERS = 400
FEWEST_ITEMS = 2
SHARE = 0.8  # of a block's letters that its link makes up, where it is a title
CALLS = re.compile(
    r"(?:read (?:more|on|the|in)|continue reading|view (?:in|this|online|the)|unsubscribe|manage|update your|forward"
    r"|subscribe|sign up|share|follow us|privacy|contact us|advertise|click here|see all|more from|all rights|©"
    r"|you (?:are receiving|received|have received)|to stop receiving|was this (?:email|mail|newsletter))\b",
    re.IGNORECASE,
)
END = re.compile(
    r"^(?:unsubscribe|you (?:are receiving|received|have received) this|to stop receiving|manage your (?:e-?mail"
    r"|newsletter|subscription)|©|copyright \d|update your preferences|was this (?:e-?mail|newsletter))",
    re.IGNORECASE,
)
TAGS = re.compile(r"\b(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$))")


@dataclass(slots=True)
class Piece:
    """An item: its title, where its link leads (empty where a counter hides it), and its paragraphs."""

    title: str
    link: str
    hidden: bool = False
    paragraphs: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cell:
    """A block of a letter: its words, and the link that makes up most of them."""

    text: str
    tag: str
    link: str
    share: float


def items(html: str) -> tuple[Piece, ...]:
    """The items of a newsletter; none where the letter is one text. Raises ``SourceError`` for hostile markup."""
    found: list[Piece] = []
    for cell in cells(html):
        if END.match(cell.text):
            break
        if _is_title(cell):
            _open(found, cell)
        elif found and not CALLS.match(cell.text):
            found[-1].paragraphs.append(cell.text)
    whole = [piece for piece in found if piece.paragraphs and (piece.link or piece.hidden)]
    targets = {piece.link for piece in whole if piece.link}
    same = len(targets) < FEWEST_ITEMS and not any(piece.hidden for piece in whole)
    return () if len(whole) < FEWEST_ITEMS or same else tuple(whole)


def _open(found: list[Piece], cell: Cell) -> None:
    """A new item; a linked title right under a heading without text belongs to that heading."""
    link = links.target(cell.link)
    hidden = links.counts(link) or links.hides(link)
    place = "" if hidden else addresses.article(link)
    last = found[-1] if found else None
    if last and not last.paragraphs and not last.link and not last.hidden and fold(last.title) == fold(cell.text):
        last.link, last.hidden = place, hidden
        return
    found.append(Piece(cell.text, place, hidden))


def _is_title(cell: Cell) -> bool:
    fewest, most = TITLE_WORDS
    if not fewest <= len(cell.text.split()) <= most or CALLS.match(cell.text):
        return False
    return cell.tag in HEADS or (bool(cell.link) and cell.share >= SHARE and not cell.text.endswith((".", ":", "»")))


def cells(html: str) -> list[Cell]:
    """The visible blocks of a letter in order, without what only a program is to see."""
    root = markup.tree_of(html)
    for element in list(root.iter()):
        if isinstance(element.tag, str) and TAGS.search((element.get("style") or "").lower()):
            tail = element.tail
            element.clear()
            element.tail = tail
    anchors = _anchors(root)
    found = []
    for block in markup.blocks(root):
        link, length = _link(block.text, anchors) if len(block.text) <= TITLE_LETTERS else ("", 0)
        found.append(Cell(block.text, block.tag, link, length / max(1, len(block.text))))
    return found


def _anchors(root: Any) -> list[tuple[str, str]]:
    """The words and the address of each link, in order."""
    found: list[tuple[str, str]] = []
    for element in root.iter("a"):
        words = " ".join("".join(element.itertext()).split())
        address = (element.get("href") or "").strip()
        if len(found) < MOST_LINKS and words and address.lower().startswith(("http://", "https://")):
            found.append((words, address))
    return found


def _link(text: str, anchors: Sequence[tuple[str, str]]) -> tuple[str, int]:
    """The link whose words make up most of ``text``."""
    inside = [(words, address) for words, address in anchors if words in text]
    words, address = max(inside, key=lambda pair: len(pair[0]), default=("", ""))
    return address, len(words)
