"""Party and state behind a name in the press of the United States: ", R-Neb.,", "(D-N.M.)", ", Democrat of Ohio,"."""

import re
from bisect import bisect_left

from tasks.extract.actors.lexicon import party_states
from tasks.extract.actors.reading import Reading
from tasks.text import fold

PARTY = r"(?:[RDI]-|(?:a |the )?(?:Republican|Democrat|Independent|independent) of )"
TAG = re.compile(rf"(?:, |\(){PARTY}(?P<place>[A-Z][A-Za-z]*\.?+(?:[  ]?[A-Z][A-Za-z]*\.?+){{0,2}})(?=[,)])\)?+")
LONGEST = 11  # words and stops of one tag with its marks


def _match(reading: Reading, end: int) -> re.Match[str] | None:
    """The tag that starts at the token ``end``."""
    return TAG.match(reading.text, reading.tokens[end].start) if end < len(reading.tokens) else None


def after(reading: Reading, end: int) -> int:
    """The token after a tag that starts at ``end``: the closing comma, or what follows the bracket; else ``end``."""
    found = _match(reading, end)
    return bisect_left(reading.tokens, found.end(), lo=end, key=lambda t: t.start) if found else end


def state(reading: Reading, end: int) -> str:
    """The federal state in the tag that starts at ``end``; empty where there is no tag or its place is no state."""
    found = _match(reading, end)
    return party_states().get("".join(filter(str.isalpha, fold(found["place"]))), "") if found else ""


def before(reading: Reading, mark: int) -> int:
    """Where the tag that closes at the mark ``mark`` begins; ``mark`` itself where there is none."""
    for start in range(mark - 1, max(-1, mark - LONGEST - 2), -1):
        if after(reading, start) == mark:
            return start
    return mark


def tagged(reading: Reading) -> bool:
    """The article prints such a tag anywhere."""
    return TAG.search(reading.text) is not None
