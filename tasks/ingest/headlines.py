"""Which line of a plain text is its headline."""

import re
from collections.abc import Sequence

from tasks.ingest import bylines, datelines, furniture, headers, promo, releases, stamps
from tasks.ingest.lines import Line
from tasks.text import trim

MOST_WORDS = 20
FEWEST_WORDS = 2
HEAD = 8  # lines among which a headline stands
LEADING = re.compile(r"#\s+")


def of_markdown(text: str, lines: Sequence[Line]) -> tuple[int, int] | None:
    """The first heading of the first level."""
    for line in lines[: 4 * HEAD]:
        words = text[line.start : line.end]
        mark = LEADING.match(words)
        if mark:
            return trim(text, line.start + mark.end(), line.start + len(words.rstrip("# \t\r")))
    return of_plain(text, lines)


def of_plain(text: str, lines: Sequence[Line]) -> tuple[int, int] | None:
    """A short first line without a full stop that stands apart; what only labels the text is passed over."""
    fields, skipped = headers.of(text, lines)
    titled = next((f for f in fields if f.key == "title"), None)
    if titled:
        return titled.start, titled.end
    for number in range(skipped, min(len(lines) - 1, skipped + HEAD)):
        line = lines[number]
        if _labels(text, line):
            continue
        return (line.start, line.end) if _is_headline(text, line, lines[number + 1]) else None
    return None


def _is_headline(text: str, line: Line, following: Line) -> bool:
    words = text[line.start : line.end]
    short = FEWEST_WORDS <= line.words <= MOST_WORDS and not words.endswith((".", ":", ";", ",", "…"))
    called = promo.is_promo(line.plain) or stamps.prefix(words) or datelines.opening(words)
    apart = following.spaced or _labels(text, following) or datelines.opening(text[following.start : following.end])
    return bool(short and not called and apart)


def _labels(text: str, line: Line) -> bool:
    """Whether a line only says what the text is, who issued or wrote it, and when."""
    plain = line.plain
    dateline = datelines.opening(text[line.start : line.end])
    return bool(
        releases.is_mark(plain)
        or releases.body_named(plain)
        or stamps.visible(plain)
        or (dateline and dateline.whole)
        or bylines.written_by(plain, text)
        or furniture.images(text[line.start : line.end])[0]
        or furniture.is_contact(plain)
    )
