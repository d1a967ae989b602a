"""The lines of a text as its cleaning sees them: with their place, and plain of markdown and typographic signs."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from tasks.text import paragraphs

LONGEST = 600  # characters; a longer line is a paragraph and never compared as a whole
PROSE_WORDS = 12
LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
MARKS = re.compile(r"^(?:[>#*•·▪–—_-]+\s+|\*+(?=\S)|_+(?=\S))+|\*\*|(?<!\w)__|__(?!\w)")
SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u200b": " ", "\ufeff": " "}
)
ENDED = re.compile(r"[.!?…]['\"’”)\]*_]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; ``start`` and ``end`` are offsets of its trimmed words in the text."""

    start: int
    end: int
    plain: str  # for comparing; empty where the line is longer than anything but a paragraph
    words: int
    ended: bool  # closes with a full stop, a question or an exclamation mark
    spaced: bool  # stands apart from the line before

    @property
    def prose(self) -> bool:
        """Whether it reads as running text."""
        return self.ended and self.words >= PROSE_WORDS


def plain(text: str) -> str:
    """``text`` without markdown signs, with straight quotation marks and single spaces."""
    text = _open_ended(LINK.sub(r"\1", text.translate(SIGNS).strip()))
    return " ".join(MARKS.sub("", text).split())


def _open_ended(text: str) -> str:
    """``text`` without the signs that close an emphasis at its end; one that stands alone is none."""
    bare = text.rstrip(text[-1]) if text.endswith(("*", "_")) else text
    if not bare.strip("*_"):
        return text if len(text) == 1 else ""
    return text if bare[-1].isspace() and len(text) - len(bare) == 1 else bare


def of(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` in order."""
    found: list[Line] = []
    last = 0
    for start, end in paragraphs(text):
        words = text[start:end]
        count = len(words.split(None, LONGEST))
        short = plain(words) if end - start <= LONGEST else ""
        ended = bool(ENDED.search(words[-12:]))
        found.append(Line(start, end, short, count, ended, text.count("\n", last, start) > 1 or not found))
        last = end
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands among those still read."""

    top: bool  # before the first paragraph, or it itself
    tail: bool  # after the last paragraph
    closing: bool  # one of the last three paragraphs
    last: bool  # nothing stands behind it


def places(lines: tuple[Line, ...], gone: Collection[int]) -> dict[int, Place]:
    """The place of every line whose number is not in ``gone``."""
    left = [n for n in range(len(lines)) if n not in gone]
    prose = [n for n in left if lines[n].prose]
    first = prose[0] if prose else len(lines)
    last = prose[-1] if prose else -1
    closing = set(prose[-3:])
    return {n: Place(n <= first and rank < 12, n > last, n in closing, n == left[-1]) for rank, n in enumerate(left)}
