"""Printed lines with their places into paragraphs: hyphens joined, page breaks bridged, running heads set apart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from tasks.text import line_digest

EDGE = 3  # lines at the top and at the foot of a page among which running heads stand
SAME_HEIGHT = 4.0  # points by which a running head may wander from page to page
SHARE = 0.4  # of the pages on which a running head stands; a left page may have another one than a right page
SAME_SIZE = 0.08  # share by which letters of one paragraph differ
GROWN = 1.05  # of the usual letters: a running head is no larger
GAP = 1.35  # of the usual distance between lines: more is a new paragraph
INDENT = (0.7, 5.0)  # of the letter's height: a first line that stands in by this is a new paragraph
SHORT = 0.75  # of the usual length of a line: a line that ends a sentence there ends the paragraph
FULL = 0.6  # of it: a line from here on may go on over the page
LONGEST = 20_000  # letters of a paragraph; what is longer is a table
TAIL = 60  # letters in which the end or the beginning of a line is looked at
NUMBER = re.compile(r"(?:page |p\. ?|seite |– ?|- ?)?\d{1,4}(?: ?(?:of|/|von|de) ?\d{1,4})?(?: ?[–-])?", re.IGNORECASE)
ITEM = re.compile(r"(?:[•▪●◦–—*]|\(?\d{1,3}[.)]|\([a-z]{1,3}\)|Article \d|Section \d)\s")
ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
SOFT = ("\u2010", "\u00ad")  # hyphens that typesetting put in
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LAST = re.compile(r"((?<![^\W\d_])[^\W\d_]++)-$")
NEXT = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a page; ``y`` counts upwards, ``size`` is the letter's height in points."""

    text: str
    x: float
    y: float
    size: float


@dataclass(slots=True)
class Paragraph:
    text: str
    size: float
    page: int
    lines: list[Printed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Usual:
    """How most of a paper is set."""

    size: float
    gap: float  # between the feet of two lines
    length: float  # letters of a line
    words: Counter[str]


def of(pages: Sequence[Sequence[Printed]]) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs in reading order, and each running head or page number once, as first seen.

    The head of the first page stays where it is: it may be the masthead.
    """
    usual = _usual(pages)
    running = _running(pages, usual)
    found: list[Paragraph] = []
    aside: dict[str, str] = {}
    for number, page in enumerate(pages):
        ordered = _ordered(page)
        heads = [line for line in ordered if (number, line) in running]
        masthead = [] if number else [line for line in heads if _is_masthead(line, page)]
        for line in (line for line in heads if line not in masthead):
            aside.setdefault(line_digest(line.text), line.text)
        for line in (*masthead, *(line for line in ordered if line not in heads)):
            _add(found, line, number, usual)
    return found, list(aside.values())


def _running(pages: Sequence[Sequence[Printed]], usual: Usual) -> set[tuple[int, Printed]]:
    """Lines at the edges of the pages that stand in one place on many, and numbers of pages."""
    edges = [_edges(page) for page in pages]
    places: dict[str, list[tuple[int, float]]] = {}
    for number, page in enumerate(edges):
        for line in (line for edge in page for line in edge):
            places.setdefault(line_digest(line.text), []).append((number, line.y))
    found = set()
    for number, edge in ((n, edge) for n, page in enumerate(edges) for edge in page):
        for line in edge:
            same = {n for n, y in places[line_digest(line.text)] if abs(y - line.y) <= SAME_HEIGHT}
            often = len(same) >= max(2, SHARE * len(pages)) and not line.text.endswith((*SOFT, "-"))
            if line.size > GROWN * usual.size or not (often or NUMBER.fullmatch(line.text)):
                break  # what stands further inside is the text
            found.add((number, line))
    return found


def _edges(page: Sequence[Printed]) -> tuple[list[Printed], list[Printed]]:
    """The outermost lines of a page, from above and from below."""
    ordered = sorted(page, key=lambda line: -line.y)
    foot = ordered[EDGE:][-EDGE:]
    return ordered[:EDGE], foot[::-1]


def _is_masthead(line: Printed, page: Sequence[Printed]) -> bool:
    return not NUMBER.fullmatch(line.text) and line.y > median(other.y for other in page)


def _ordered(page: Sequence[Printed]) -> list[Printed]:
    """As the file has them; from above to below where there is plainly one column."""
    rows = sorted(page, key=lambda line: -line.y)
    beside = any(a.y - b.y < 0.5 * b.size for a, b in pairwise(rows))
    return list(page) if beside else rows


def _usual(pages: Sequence[Sequence[Printed]]) -> Usual:
    weights: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        weights[line.size] += len(line.text)
    size = weights.most_common(1)[0][0] if weights else 10.0
    pairs = [(a, b) for page in pages for a, b in pairwise(page) if a.size == b.size == size]
    gaps = sorted(a.y - b.y for a, b in pairs if 0 < a.y - b.y < 4 * size)
    lengths = sorted(len(line.text) for page in pages for line in page if line.size == size)
    words = Counter(word.lower() for page in pages for word in _whole_words(page))
    # the lower third: most lines follow one another within a paragraph, and a table may have wide rows
    gap = gaps[len(gaps) // 3] if gaps else 1.2 * size
    return Usual(size, gap, float(lengths[2 * len(lengths) // 3]) if lengths else 60.0, words)


def _whole_words(page: Sequence[Printed]) -> Iterator[str]:
    """The words of a page but those that a line breaks off."""
    broken = False
    for line in page:
        words = WORD.findall(line.text)
        cut = bool(LAST.search(line.text[-TAIL:]))
        yield from words[broken : len(words) - cut]
        broken = cut


def _add(found: list[Paragraph], line: Printed, page: int, usual: Usual) -> None:
    if found and _goes_on(found[-1], line, page, usual):
        last = found[-1]
        last.text = _joined(last.text, line.text, usual)
        last.page = page
        last.lines.append(line)
    else:
        found.append(Paragraph(line.text, line.size, page, [line]))


def _goes_on(last: Paragraph, line: Printed, page: int, usual: Usual) -> bool:
    """Whether ``line`` belongs to the paragraph before it."""
    before = last.lines[-1]
    if len(last.text) > LONGEST or abs(before.size - line.size) > SAME_SIZE * before.size or ITEM.match(line.text):
        return False
    down = before.y - line.y
    if page != last.page or down < -0.5 * line.size:  # over the page or to the next column
        full = len(before.text) >= FULL * usual.length
        return not ENDED.search(last.text[-TAIL:]) and (full or line.text[:1].islower())
    if abs(down) <= 0.5 * line.size:  # cells of one row
        return True
    gap = usual.gap * line.size / usual.size
    if down > GAP * gap:
        return False
    inward = (line.x - before.x) / line.size
    if INDENT[0] < inward < INDENT[1] and len(last.lines) > 1:
        return False
    return not (
        len(before.text) < SHORT * usual.length and ENDED.search(before.text[-TAIL:]) and line.text[:1].isupper()
    )


def _joined(above: str, below: str, usual: Usual) -> str:
    """Two lines of a paragraph as one, a word that was broken over them whole again."""
    if above.endswith(SOFT) and below[:1].islower():
        return above[:-1] + below
    left, right = LAST.search(above[-TAIL:]), NEXT.match(below[:TAIL])
    if left is None or right is None:
        return f"{above} {below}"
    if not below[0].islower():
        return above + below  # "Asia-" and "Pacific" are one compound
    whole, compound = f"{left[1]}{right[0]}".lower(), f"{left[1]}-{right[0]}".lower()
    parts = usual.words[left[1].lower()] and usual.words[right[0].lower()]
    keeps = usual.words[compound] > usual.words[whole] or (not usual.words[whole] and parts)
    return above + below if keeps else above[:-1] + below


def texts(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The words of each paragraph with single spaces, without hyphens that only typesetting put in."""
    for paragraph in paragraphs:
        words = paragraph.text.replace("\u00ad", "").replace("\u2010", "-")
        yield " ".join(words.split())
