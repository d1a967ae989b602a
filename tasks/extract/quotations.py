"""Where an article quotes: the words between quotation marks, over sentences and paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.text import paragraphs

LEAST_WORDS = 4  # fewer are words held up, not words said
SINGLE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=\())‘(?=\S)")
SINGLE_END = re.compile(r"(?:(?<=[.,!?…])’|’(?=[,.;:!?)]|\s*$))(?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words; ``pieces`` are the words without the marks, one piece a paragraph."""

    pieces: tuple[tuple[int, int], ...]
    outer: tuple[int, int]  # marks included
    paragraph: tuple[int, int]  # of its end

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of ``text`` in order; a mark left open at the end of a paragraph goes on in the next."""
    out: list[Quotation] = []
    open_pieces: list[tuple[int, int]] = []
    opened = 0
    for start, end in paragraphs(text):
        pairs = list(_pairs(text, start, end))
        if open_pieces and not (pairs and pairs[0][0] == start):
            open_pieces = []
        for mark, close in pairs:
            inner = (mark + 1, close if close is not None else end)
            if inner[0] >= inner[1]:
                continue
            if not open_pieces:
                opened = mark
            open_pieces.append(_trimmed(text, *inner))
            if close is not None:
                out.append(Quotation(tuple(open_pieces), (opened, close + 1), (start, end)))
                open_pieces = []
    return tuple(q for q in out if sum(len(text[a:b].split()) for a, b in q.pieces) >= LEAST_WORDS)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at the edges and the comma before a closing mark."""
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    while start < end - 1 and text[start].isspace():
        start += 1
    return start, end


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int | None]]:
    """Opening and closing marks of one paragraph; None where the last is left open."""
    at = start
    single = "“" not in text and '"' not in text
    while at < end:
        found = re.compile(r'[“"„«]').search(text, at, end) if not single else SINGLE.search(text, at, end)
        if not found:
            return
        mark = found.start()
        close = _close(text, mark, end)
        yield mark, close
        if close is None:
            return
        at = close + 1


def _close(text: str, mark: int, end: int) -> int | None:
    opened = text[mark]
    if opened == "‘":
        found = SINGLE_END.search(text, mark + 1, end)
        return found.start() if found else None
    closing = {"“": "”", '"': '"', "„": "“", "«": "»"}[opened]
    at = text.find(closing, mark + 1, end)
    if at < 0 and opened == "“":
        at = text.find('"', mark + 1, end)
    return at if at >= 0 else None
