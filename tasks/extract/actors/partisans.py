"""Names that only their party points out: "Plaid Cymru's NAME", "the Socialist NAME", "NAME (SPD)"."""

from tasks.extract.actors.lexicon import words
from tasks.extract.actors.namewords import name_from, name_until, plausible, possessive
from tasks.extract.actors.ownwords import GROUPS, run
from tasks.extract.actors.reading import Reading

Range = tuple[int, int]
LONGEST = 3  # words of a party's name


def beside_party(reading: Reading, at: int) -> Range | None:
    """The full name that stands behind the party, or the noun for its member, which ends before ``at``."""
    token = reading.tokens[at]
    if token.broken or token.shouted:
        return None
    if token.text == "(":
        start = name_until(reading, at)
        closed = next(
            (i for i in range(at + 2, min(len(reading.texts), at + 2 + LONGEST)) if reading.texts[i] == ")"), 0
        )
        listed = closed and reading.slice(at + 1, closed) in words("parties", "short")
        return (start, at) if listed and plausible(reading, start, at) else None
    if token.low == "of" and _body_from(reading, at + 1):
        start = name_until(reading, at)
        return (start, at) if plausible(reading, start, at) else None
    owned = possessive(token) and _party_until(reading, at)
    begin = at + 1 if owned else at if _adherent(reading, at) else 0
    end = name_from(reading, begin) if 0 < begin < len(reading.tokens) else begin
    return (begin, end) if end > begin and plausible(reading, begin, end) else None


def _body_from(reading: Reading, at: int) -> bool:
    """``the Uzbek State Gas Committee``: whoever is of it is somebody."""
    if at + 2 >= len(reading.tokens) or reading.tokens[at].low != "the":
        return False
    start, end = run(reading, at + 1)
    return end - start > 1 and reading.tokens[end - 1].low in words("bodies", "heads") | GROUPS


def _party_until(reading: Reading, end: int) -> bool:
    listed = words("parties", "short") | words("parties", "names")
    return any(reading.slice(start, end) in listed for start in range(max(0, end - LONGEST), end))


def _adherent(reading: Reading, end: int) -> bool:
    """``the Socialist``: the noun with its article, before a name."""
    if end >= len(reading.tokens) or not reading.tokens[end].capital:
        return False
    return any(
        reading.slice(start, end) in words("parties", "members")
        and reading.tokens[start - 1].low in ("the", "a", "fellow")
        for start in range(max(1, end - 2), end)
    )
