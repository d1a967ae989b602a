"""Signs of markdown at the start of a line: hashes of a heading, bullets of a list, rules between parts."""

import re
from collections.abc import Iterable, Iterator

from tasks.ingest.lines import Line

RULE = re.compile(r"(?:-\s?){3,}|(?:\*\s?){3,}|(?:_\s?){3,}|={3,}")
# A hyphen before a figure may be a minus sign: "- 5" opens a list, "-5" does not, and neither does "–".
LEADING = re.compile(r"#{1,6}(?=[ \t])|[-*•·▪◦‣](?=[ \t])|>(?=[ \t])")
TRAILING = re.compile(r"(?<=[ \t])#{1,6}$")


def of(text: str, lines: Iterable[Line]) -> Iterator[tuple[int, int]]:
    """Offsets of the signs of ``lines``: all of a rule, nothing of the words of any other line."""
    for line in lines:
        words = text[line.start : line.end]
        rule, leading = RULE.fullmatch(words), LEADING.match(words)
        if rule or leading:
            yield line.start, line.start + (rule or leading).end()  # type: ignore[union-attr]
        trailing = TRAILING.search(words) if leading and words.startswith("#") else None
        if trailing:
            yield line.start + trailing.start(), line.end
