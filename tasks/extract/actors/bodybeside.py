"""The body that stands behind an office and a comma, without a preposition: "NAME, Chairman, Works Board,"."""

from tasks.extract.actors.complements import walk
from tasks.extract.actors.lexicon import words
from tasks.extract.actors.reading import POSSESSIVE, Reading


def body_beside(reading: Reading, at: int) -> int:
    """Token after the body in ``NAME, ROLE, BODY,``; ``at`` where none stands behind the comma at ``at``."""
    tokens = reading.tokens
    if at + 3 >= len(tokens) or reading.texts[at] != "," or tokens[at + 1].broken or not tokens[at + 1].capital:
        return at
    fore = tokens[at + 1].low in words("bodies", "fore") and tokens[at + 2].low in ("of", "for")
    end = walk(reading, at + 2) if fore else at + 1
    while not fore and end < len(tokens) and not tokens[end].broken and (tokens[end].capital or _owns(reading, end)):
        end += 1
    named = fore or (end - at > 2 and tokens[end - 1].low in words("bodies", "heads"))
    closed = end >= len(tokens) or tokens[end].broken or reading.texts[end] in (",", ".", ";", ")", "—", "–")
    return end if named and closed and end > at + 2 else at


def _owns(reading: Reading, at: int) -> bool:
    """``Boat Operators' Union``."""
    return reading.texts[at] in POSSESSIVE and reading.tokens[at + 1 : at + 2] != () and reading.tokens[at + 1].capital
