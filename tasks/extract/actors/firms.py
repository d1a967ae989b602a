"""Names that the text itself calls a firm ("Halden Marsh, an Ohio chipmaker,"): no person, whatever they look like."""

from tasks.extract.actors.lexicon import words
from tasks.extract.actors.reading import Reading

Range = tuple[int, int]
FORMS = frozenset(("inc", "corp", "ltd", "plc", "llc", "gmbh", "ag"))
MOST_WORDS = 9  # of the description after the comma
STOPS = frozenset((",", ".", ";", ":", "(", ")", "—", "–"))
CLAUSES = frozenset(("that", "which", "based", "whose", "with", "in", "of", "for", "from", "owned", "backed"))


def is_firm_word(word: str) -> bool:
    """``chipmaker``, ``lender``: a word for a business."""
    return word in words("bodies", "firms")


def described(reading: Reading) -> tuple[Range, ...]:
    """Capitalised names set beside a word for a business."""
    out = []
    for at in range(1, len(reading.tokens) - 2):
        if reading.texts[at] == "," and reading.tokens[at + 1].low in ("a", "an", "the") and _firm(reading, at + 2):
            start = _start(reading, at)
            if start < at:
                out.append((start, at))
    return tuple(out)


def incorporated(reading: Reading) -> tuple[Range, ...]:
    """Names before or behind a legal form (``Johnson Controls Inc.``, ``PT Bumi Jaya``), without it."""
    out = []
    for at in range(1, len(reading.tokens)):
        token = reading.tokens[at]
        if token.capital and token.low in FORMS and not token.broken and not token.shouted:
            start = _start(reading, at)
            if start < at:
                out.append((start, at))
        if token.text.isupper() and token.low in words("bodies", "forms_before") and not token.shouted:
            end = next((i for i in range(at + 1, len(reading.tokens)) if not _named(reading, i)), len(reading.tokens))
            out.append((at + 1, end))
    return tuple((a, b) for a, b in out if a < b)


def _named(reading: Reading, at: int) -> bool:
    return reading.tokens[at].capital and not reading.tokens[at].broken and not reading.tokens[at].first


def _firm(reading: Reading, at: int) -> bool:
    """The last noun before a mark or a clause is a word for a business."""
    end = at
    while end < len(reading.tokens) and end - at < MOST_WORDS and not reading.tokens[end].broken:
        if reading.texts[end] in STOPS or reading.tokens[end].low in CLAUSES:
            break
        end += 1
    closed = end >= len(reading.tokens) or reading.texts[end] in STOPS or reading.tokens[end].low in CLAUSES
    return closed and end > at and is_firm_word(reading.tokens[end - 1].low) and not reading.tokens[end - 1].capital


def _start(reading: Reading, end: int) -> int:
    """Start of the capitalised words before the comma."""
    start = end
    while start > 0 and end - start < 5:
        token = reading.tokens[start - 1]
        if not (token.capital or token.text == "&") or token.shouted:
            break
        start -= 1
        if token.first or token.broken:
            break
    return start
