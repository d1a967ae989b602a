"""Where an article quotes: the words between quotation marks, over sentences and paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.text import paragraphs

LEAST_WORDS = 4  # fewer are words held up, not words said
NAMING_WORDS = 16  # between the parts of a broken quotation
DOUBLE = re.compile(r'[“"„«]')
SPEECH_WORDS = 3  # are enough where the marks hold a comma or a stop as well: “We are ready,” he said
STRAIGHT = re.compile(r"(?:(?<=[\s(—–])|(?<=^))'(?=[^\W\d]|[“\"…])", re.MULTILINE)
# An apostrophe at the end of a plural looks like a closing mark before a comma; one behind a stop does not.
STRAIGHT_END = re.compile(r"(?<=[.,!?…])'(?!\w)|(?<=[^s\s.,!?…])'(?=[,;:.)]|\s*$)(?!\w)", re.MULTILINE)
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
    opening = _marks(text)
    for start, end in paragraphs(text):
        pairs = list(_pairs(text, start, end, opening))
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
    near = [None, *out, None]
    return tuple(
        quote
        for before, quote, after in zip(near, out, near[2:], strict=False)
        if _enough(text, quote) or _halves(text, before, quote) or _halves(text, quote, after)
    )


def broken(text: str, first: Quotation, second: Quotation) -> bool:
    """Whether two quotations are one, “We,” she said, “are ready”, broken by the words that name the speaker."""
    between = text[first.outer[1] : second.outer[0]]
    comma = text[first.outer[1] - 2] in ",—–" or between.startswith(",")
    goes_on = between.rstrip().endswith((",", ";")) and not re.search(r"[.!?]\s|\n", between)
    return comma and goes_on and 1 < len(between.split()) <= NAMING_WORDS


def _halves(text: str, first: Quotation | None, second: Quotation | None) -> bool:
    """Two parts of a broken quotation that have words enough together."""
    if first is None or second is None or not broken(text, first, second):
        return False
    return _count(text, first) + _count(text, second) >= LEAST_WORDS


def _count(text: str, quote: Quotation) -> int:
    return sum(len(text[a:b].split()) for a, b in quote.pieces)


def _enough(text: str, quote: Quotation) -> bool:
    """Words said, not words held up."""
    count = _count(text, quote)
    closed = text[quote.outer[1] - 2] in ",.!?" and text[quote.start].isupper()
    return count >= (SPEECH_WORDS if closed else LEAST_WORDS)


def _marks(text: str) -> re.Pattern[str]:
    """The opening mark of this text's quotations: that which holds more of them, double marks in doubt."""
    double = _counted(text, DOUBLE)
    for mark in (SINGLE, STRAIGHT):
        if _counted(text, mark) > double:
            return mark
    return DOUBLE


def _counted(text: str, opening: re.Pattern[str]) -> int:
    return sum(
        close is not None and len(text[mark:close].split()) >= LEAST_WORDS
        for start, end in paragraphs(text)
        for mark, close in _pairs(text, start, end, opening)
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at the edges and the comma before a closing mark."""
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    while start < end - 1 and text[start].isspace():
        start += 1
    return start, end


def _pairs(text: str, start: int, end: int, opening: re.Pattern[str]) -> Iterator[tuple[int, int | None]]:
    """Opening and closing marks of one paragraph; None where the last is left open."""
    at = start
    while at < end:
        found = opening.search(text, at, end)
        if not found:
            return
        mark = found.start()
        close = _close(text, mark, end)
        if close is None and text[mark] == "'":  # an apostrophe
            at = mark + 1
            continue
        yield mark, close
        if close is None:
            return
        at = close + 1


def _close(text: str, mark: int, end: int) -> int | None:
    opened = text[mark]
    if opened in "‘'":
        found = (SINGLE_END if opened == "‘" else STRAIGHT_END).search(text, mark + 1, end)
        return found.start() if found else None
    closing = {"“": "”", '"': '"', "„": "“", "«": "»"}[opened]
    at = text.find(closing, mark + 1, end)
    if at < 0 and opened == "“":
        at = text.find('"', mark + 1, end)
    return at if at >= 0 else None
