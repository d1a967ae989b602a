"""A body that an extractor cut off because the page keeps it in several boxes, put together again.

Guards: the box found must be most of what a second extractor found; only blocks of the same article element and
under parents of the same class are added; nothing is taken beyond the next headline, where the next article of an
endless page begins; and what is added must be mostly paragraphs.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.ingest import shingles
from tasks.ingest.markup import Block

LONGER = 1.3
MORE = 30
HELD = 0.75  # of the body that the second opinion must hold
OWN = 0.7  # of a block's runs that the body must hold, for it to be the body's own
KNOWN = 0.6  # of a block's runs that either reading must hold
LONG = 40  # letters of a block that tells where the body stands
PARAGRAPH = 100  # letters
LINKED = 0.5  # share of links above which a block is a list of other articles
PROSE = 0.75  # share of what is added that must be paragraphs
GROWN = 1.25  # times the runs that it must have to be worth it
FEWEST = 3  # paragraphs by which the body's own box is known
SENTENCE = 8  # words of a paragraph that may have been passed over
MOST_FILLED = 0.34  # of the lines there are: more than that is another text
SIGNS = re.compile(r"[\W_]+")
SAME = 60  # letters by which a line is known again
LIVE = 2.0  # the same for a live page, whose posts each stand in a box of their own


@dataclass(frozen=True, slots=True)
class Seat:
    """Where on the page the body stands; no class where it stands in boxes of any kind."""

    article: int
    kin: frozenset[str]

    def holds(self, block: Block) -> bool:
        """Whether a block stands where the body does."""
        return not block.aside if not self.kin else block.article == self.article and block.kin in self.kin


def rebuild(body: list[str], second: Sequence[str], blocks: Sequence[Block], *, live: bool) -> list[str]:
    """``body``, or the blocks of the page that continue it where it was cut off."""
    mine, theirs = shingles.of("\n".join(body)), shingles.of("\n".join(second))
    if len(theirs) <= LONGER * len(mine) + MORE or shingles.share(mine, theirs) < HELD:
        return body
    seats = [(seat, GROWN, PROSE) for seat in (_seat(blocks, mine),) if seat]
    seats += [(Seat(0, frozenset()), LIVE, LINKED)] if live else []
    for seat, times, share in seats:
        kept, added, prose = _collect(blocks, seat, mine, mine | theirs)
        if added and prose / added > share and len(shingles.of("\n".join(kept))) > times * len(mine):
            return kept
    return body


def filled(body: list[str], second: Sequence[str], blocks: Sequence[Block]) -> list[str]:
    """``body`` with the paragraphs that stand between its own and that it passed over.

    Not those behind its last one: there stand rules for comments, teasers and notes on the author.
    """
    keys = {_key(line): number for number, line in enumerate(body)}
    theirs = shingles.of("\n".join(second))
    own = [b.kin for b in blocks if b.tag == "p" and _key(b.text) in keys]
    if len(own) < FEWEST:
        return body
    kin = Counter(own).most_common(1)[0][0]
    after: dict[int, list[str]] = {}
    last = -1
    for block in blocks:
        key = _key(block.text)
        if key in keys:
            last = max(last, keys[key])
        elif last >= 0 and block.kin == kin and _is_paragraph(block) and shingles.of(block.text) <= theirs:
            after.setdefault(last, []).append(block.text)
    after.pop(len(body) - 1, None)
    more = sum(map(len, after.values()))
    if not 0 < more <= MOST_FILLED * len(body):
        return body
    return [line for number, one in enumerate(body) for line in (one, *after.get(number, ()))]


def _is_paragraph(block: Block) -> bool:
    words = len(block.text.split())
    return block.tag == "p" and not block.aside and words >= SENTENCE and block.links < LINKED and _ends(block.text)


def _ends(text: str) -> bool:
    return text.rstrip("\"'”’»)").endswith((".", "!", "?", "…"))


def _key(text: str) -> str:
    return SIGNS.sub("", text.casefold())[:SAME]


def _seat(blocks: Sequence[Block], mine: frozenset[shingles.Run]) -> Seat | None:
    own = [b for b in blocks if len(b.text) > LONG and shingles.share(shingles.of(b.text), mine) > OWN]
    if not own:
        return None
    article = Counter(b.article for b in own).most_common(1)[0][0]
    return Seat(article, frozenset(b.kin for b in own))


def _collect(
    blocks: Sequence[Block], seat: Seat, mine: frozenset[shingles.Run], known: frozenset[shingles.Run]
) -> tuple[list[str], int, int]:
    """The blocks of the body, how many letters are new, and how many of those are paragraphs."""
    kept: list[str] = []
    seen: set[str] = set()
    added = prose = 0
    started = False
    for block in blocks:
        if started and block.tag == "h1":
            break
        if not seat.holds(block) or block.text in seen:
            continue
        runs = shingles.of(block.text)
        if block.links >= LINKED or shingles.share(runs, known) <= KNOWN:
            continue
        seen.add(block.text)
        kept.append(block.text)
        own = shingles.share(runs, mine)
        started = started or (own > OWN and len(block.text) > LONG)
        if own < 1 - LINKED:
            added += len(block.text)
            prose += len(block.text) if len(block.text) > PARAGRAPH else 0
    return kept, added, prose
