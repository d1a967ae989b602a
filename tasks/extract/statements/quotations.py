"""Where an article quotes: the words between quotation marks, over sentences and paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tasks.extract.actors.lexicon import words as lexicon
from tasks.text import paragraphs

LEAST_WORDS = 4  # fewer are words held up, not words said
NAMING_WORDS = 16  # between the parts of a broken quotation
DOUBLE = re.compile(r'[“"„«]')
# Before words that are only held up: an “absurd” claim.
HELD = frozenset("the a an this that these those its his her their our so-called and or of".split())
COMPLEMENT = frozenset(
    """said says saying answered replied as it he she they we was is were are been be only had has have to will would
    must should could can may might not never""".split()
)
CALLS = frozenset(
    "call calls called label labels labelled labeled brand brands branded term terms termed put puts".split()
)
LONGER = 3  # letters of a word that has a capital in a title
MOST_OBJECT = 6  # words between "called" and the mark
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
    brief: bool = False  # too few words to be words said but where somebody is told to say them
    inner: bool = False  # of these, what only the grammar of the sentence may tell to be somebody's

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


def quotations(text: str, *, brief: bool = False) -> tuple[Quotation, ...]:
    """All quotations of ``text`` in order; a mark left open at the end of a paragraph goes on in the next.

    ``brief`` takes in those of few words, too, that may be words said: “No,” she said; he spoke of an “absurd” day.
    """
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
    kept: list[Quotation] = []
    for before, quote, after in zip(near, out, near[2:], strict=False):
        if _enough(text, quote) or _halves(text, before, quote) or _halves(text, quote, after):
            kept.append(quote)
        elif brief and (_as_said(text, quote) or any(_alike(text, quote, o) for o in out)):
            kept.append(replace(quote, brief=True))
        elif brief and not _headed(text, quote):
            kept.append(replace(quote, brief=True, inner=True))
    return tuple(kept)


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
    if not closed and _headed(text, quote):
        return False
    return count >= (SPEECH_WORDS if closed else LEAST_WORDS)


def _alike(text: str, quote: Quotation, other: Quotation) -> bool:
    """The same words, as a headline takes them from the text."""
    same = text[quote.start : quote.end].lower() == text[other.start : other.end].lower()
    return quote is not other and same and _as_said(text, other)


def _headed(text: str, quote: Quotation) -> bool:
    """A title: every longer word has a capital."""
    longer = [w for a, b in quote.pieces for w in text[a:b].split() if len(w) > LONGER]
    return len(longer) > 1 and all(w[:1].isupper() for w in longer)


def _as_said(text: str, quote: Quotation) -> bool:
    """Few words that stand where words said stand: closed as speech is, or behind "as", "it was", "called the loan"."""
    words = text[quote.start : quote.end]
    if words[:1].isupper() and _apart(text, quote):
        return True
    if words[:1].isupper() or _headed(text, quote):
        return False  # a title, a nickname
    before = text[max(0, quote.outer[0] - 120) : quote.outer[0]].rstrip(" ,").lower().split()
    accused = any(w.startswith("accus") for w in before[-MOST_OBJECT:])
    if not before or (before[-1] in HELD and not (accused and before[-1] == "of")):
        return False
    return accused or before[-1] in COMPLEMENT or before[-1] in told() or bool(CALLS & set(before[-MOST_OBJECT:]))


def _apart(text: str, quote: Quotation) -> bool:
    """Closed by a stop, or by a comma within the marks or, where it is no title, behind them."""
    told = text.startswith((", he ", ", she "), quote.outer[1])
    behind = told or (text.startswith(",", quote.outer[1]) and not _headed(text, quote))
    return text[quote.outer[1] - 2] in ",.!?" or behind


@cache
def told() -> frozenset[str]:
    """Forms of the verbs of saying that may stand right before the words said: he mocked “a paper boat”."""
    return frozenset(form for verb in lexicon("speech", "verbs") for form in past(verb))


def past(verb: str) -> tuple[str, ...]:
    """The regular past and the present of ``verb``: "plead" gives "pleaded" and "pleads"."""
    if verb.endswith("e"):
        return f"{verb}d", f"{verb}s"
    if verb.endswith("y") and verb[-2:-1] not in ("a", "e", "o"):
        return f"{verb[:-1]}ied", f"{verb[:-1]}ies"
    return f"{verb}ed", f"{verb}{verb[-1]}ed", f"{verb}s", f"{verb}es"


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
