"""Where a text quotes somebody, since "today" in a quotation is not the article's today."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

Region = tuple[int, int]
LINE = re.compile(r"[^\n]+")
DOUBLE = re.compile(r"[\"“”„]|``|''")
SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[\w“\"])")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?;…])[’'](?![\w])")
LONGEST_LINE = 20_000  # of which single quotation marks are paired; a longer line is no prose
CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))


def quotations(text: str) -> tuple[Region, ...]:
    """The quoted stretches of ``text``, marks included; an unclosed one ends with its line."""
    out: list[Region] = []
    for line in LINE.finditer(text):
        doubles = _doubles(line[0], line.start())
        out += doubles or _singles(line[0], line.start())
    return tuple(out)


def _doubles(line: str, offset: int) -> list[Region]:
    out: list[Region] = []
    opened = -1
    for mark in DOUBLE.finditer(line):
        closes = mark[0] in ("”", "''") or (mark[0] == '"' and opened >= 0)
        if closes and opened >= 0:
            out.append((offset + opened, offset + mark.end()))
            opened = -1
        elif not closes and opened < 0:
            opened = mark.start()
    if opened >= 0:
        out.append((offset + opened, offset + len(line)))
    return out


def _singles(line: str, offset: int) -> list[Region]:
    """British marks: ‘…’ around at least three words, apostrophes left alone."""
    if len(line) > LONGEST_LINE:
        return []
    out: list[Region] = []
    closes = [m.end() for m in SINGLE_CLOSE.finditer(line)]
    end = 0
    for mark in SINGLE_OPEN.finditer(line):
        if mark.start() < end:
            continue
        place = bisect_right(closes, mark.end())
        if place < len(closes) and line.count(" ", mark.start(), closes[place]) >= 2:
            end = closes[place]
            out.append((offset + mark.start(), offset + end))
    return out


def region_of(start: int, regions: Sequence[Region]) -> Region | None:
    """The quotation that holds letter ``start``."""
    place = bisect_right(regions, (start, 1 << 60)) - 1
    return regions[place] if place >= 0 and regions[place][0] <= start < regions[place][1] else None


def sentences(doc: "Doc") -> tuple[Region, ...]:
    """Start and end of each sentence."""
    return tuple((s.start_char, s.end_char) for s in doc.sents)


def around(region: Region, bounds: Sequence[Region]) -> tuple[int, int]:
    """First and last sentence (by number) that the letters of ``region`` touch."""
    touched = [n for n, (start, end) in enumerate(bounds) if start < region[1] and region[0] < end]
    return (touched[0], touched[-1]) if touched else (0, -1)


def content(doc: "Doc", first: int, last: int) -> frozenset[str]:
    """Lemmas of the content words between two letters."""
    span = doc.char_span(first, last, alignment_mode="expand")
    return frozenset(t.lemma_.lower() for t in span or () if t.pos_ in CONTENT and not t.is_stop and len(t.lemma_) > 2)


def names(doc: "Doc", first: int, last: int) -> frozenset[str]:
    """The last word of each name between two letters: Jaishankar, States, Ministerial."""
    span = doc.char_span(first, last, alignment_mode="expand")
    out = set()
    for token in span or ():
        nxt = token.nbor(1) if token.i + 1 < len(doc) else None
        goes_on = nxt is not None and nxt.pos_ == "PROPN" and nxt.text[:1].isupper()
        if token.pos_ == "PROPN" and token.text[:1].isupper() and not goes_on and len(token.text) > 1:
            out.add(token.lower_)
    return frozenset(out)
