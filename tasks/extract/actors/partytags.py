"""Party and state behind a name, as the press of the United States prints them: ", R-Neb.," and "(D-N.M.)"."""

import re

from tasks.extract.actors.reading import Reading

TAG = re.compile(r"[RDI]-[A-Z][A-Za-z]*")
LONGEST = 7  # words and stops of one tag with its marks


def after(reading: Reading, end: int) -> int:
    """The token after a tag that starts at ``end``: the closing comma, or what follows the bracket; else ``end``."""
    texts, tokens = reading.texts, reading.tokens
    if end + 1 >= len(texts) or texts[end] not in (",", "(") or not TAG.fullmatch(texts[end + 1]):
        return end
    at = end + 2
    while at < len(texts) and at - end < LONGEST and not tokens[at].broken and _goes_on(reading, at):
        at += 1
    if texts[end] == "(":
        return at + 1 if at < len(texts) and texts[at] == ")" else end
    return at


def _goes_on(reading: Reading, at: int) -> bool:
    """``N.`` ``M.``, a stop, or the second word of a state's name."""
    return reading.texts[at] == "." or reading.tokens[at].initial or reading.tokens[at].ent == "GPE"


def before(reading: Reading, mark: int) -> int:
    """Where the tag that closes at the mark ``mark`` begins; ``mark`` itself where there is none."""
    for start in range(mark - 1, max(-1, mark - LONGEST - 2), -1):
        if after(reading, start) == mark:
            return start
    return mark


def tagged(reading: Reading) -> bool:
    """The article prints such a tag anywhere."""
    return any(after(reading, at) != at for at in range(len(reading.tokens)))
