"""What an extractor leaves at the edges of a body: the head of the page before it, lists of other articles after."""

from collections.abc import Mapping, Sequence

from tasks.ingest import shingles, titles
from tasks.ingest.markup import Block
from tasks.ingest.metadata import Declared
from tasks.text import fold

HEAD = 6  # lines among which the headline may come again
LINKED = 0.45  # share of links from which a line without a full stop leads elsewhere
WHOLLY = 0.75  # and with one
LISTED = 0.4  # of the lines at the end that must lead elsewhere for all of them to be a list
FEWEST = 2  # lines of a list
HEADLINE = 5  # words of a line in a box of other headlines
KEPT = 0.5  # of the lines, from the start, that are never taken for a list
LATE = 0.75  # part of the body behind which the page's own copy of it is believed
COMPLETE = 0.85  # of the page's own copy that the body must hold for that
UNKNOWN = 0.34  # share of a line's runs below which the page's own copy does not have it
HEADINGS = frozenset(("h2", "h3", "h4"))
MARKS = "-*#>•| \t"


def trimmed(body: Sequence[str], declared: Declared, blocks: Sequence[Block]) -> list[str]:
    """``body`` without its headline, without what the page's own copy of the text does not have, without link lists."""
    kept = _without_head(list(body), declared.title)
    kept = _pruned(kept, declared.body, blocks)
    links: dict[str, float] = {}
    for block in blocks:
        key = fold(block.text)
        links[key] = max(block.links, links.get(key, 0.0))
    kept = _without_lists(kept, links)
    return _without_boxes(kept, links) if declared.news else kept


def _without_head(body: list[str], title: str) -> list[str]:
    """The headline again, with what stands over it."""
    folded = fold(title)
    place = next((n for n, line in enumerate(body[:HEAD]) if folded and fold(line.strip(MARKS)) == folded), -1)
    if place < 0 and body and titles.heads(body[0].strip(MARKS), title):  # further down it may head a part
        place = 0
    return body[place + 1 :]


def _pruned(body: list[str], declared: str, blocks: Sequence[Block]) -> list[str]:
    """The last quarter without lines that ``articleBody`` lacks: publishers leave out headings and lists elsewhere."""
    whole = shingles.of(declared)
    mine = shingles.of("\n".join(body))
    if len(whole) < shingles.SIZE * 10 or shingles.share(whole, mine) < COMPLETE:
        return body
    headings = {fold(b.text) for b in blocks if b.tag in HEADINGS}
    late = LATE * len(body)
    kept = [
        line
        for number, line in enumerate(body)
        if number < late or shingles.share(shingles.of(line), whole) >= UNKNOWN or fold(line.strip(MARKS)) in headings
    ]
    return kept if len(shingles.of("\n".join(kept))) > COMPLETE * len(mine) else body


def _without_lists(body: list[str], links: Mapping[str, float]) -> list[str]:
    """The body up to the list of other articles that closes it."""
    away = [_leads_away(line, links) for line in body]
    first = int(KEPT * len(body)) + 1
    for start in range(first, len(body)):
        rest = away[start:]
        if rest[0] and sum(rest) >= max(FEWEST, LISTED * len(rest)):
            return body[:start]
    while len(body) > FEWEST and _leads_away(body[-1], links):
        body = body[:-1]
    return body


def _without_boxes(body: list[str], links: Mapping[str, float]) -> list[str]:
    """A report without the boxes of other headlines within it; on pages that are no report such a list is content."""
    boxed = [links.get(fold(line.strip(MARKS)), 0.0) >= WHOLLY and len(line.split()) >= HEADLINE for line in body]
    near = [one and (True in boxed[max(0, n - 1) : n] or True in boxed[n + 1 : n + 2]) for n, one in enumerate(boxed)]
    few = sum(near) < LISTED * len(body)
    return [line for line, gone in zip(body, near, strict=True) if not gone] if few else body


def _leads_away(line: str, links: Mapping[str, float]) -> bool:
    plain = line.strip(MARKS)
    share = links.get(fold(plain), 0.0)
    return share >= (WHOLLY if plain.endswith((".", "!", "?", "”", '"')) else LINKED)
