"""What stands between a name and the office behind it: an age, a seat, a party, a body, "who is also", "these days"."""

from tasks.extract.actors import partytags
from tasks.extract.actors.lexicon import head_of
from tasks.extract.actors.namewords import is_address, name_until, plausible, possessive
from tasks.extract.actors.reading import Reading, Token

STILL = frozenset("now currently presently today also until still himself herself simultaneously concurrently".split())
SERVING = frozenset("serves acts doubles works".split())  # as
SEATS = ("M.P.", "MP", "K.C.", "KC", "TD", "T.D.", "MLA", "MSP", "MEP", "QC")
LEAST_SEATED = 3  # words before the comma behind a name and a seat
YEARS = range(18, 110)  # of a person's age
MOST_BRACKETED = 8  # words and marks between brackets
MOST_OF = 12  # words of the body or the place that somebody is of
JOINTS = frozenset(("of", "the", "and", "for", "&", "in"))


def mark_before(reading: Reading, at: int) -> int:
    """The mark before an office whose first word follows ``at``: over "now", "these days", "who is also"."""
    start = _past_still(reading, at)
    if start > 2 and reading.tokens[start].low == "as" and reading.tokens[start - 1].low in SERVING:
        start = _past_still(reading, start - 2)
        return start - 1 if reading.tokens[start].low == "who" and reading.texts[start - 1] == "," else at
    relative = start > 2 and reading.tokens[start].low in ("is", "was") and reading.tokens[start - 1].low == "who"
    if relative:
        return start - 2 if reading.texts[start - 2] == "," else at
    return start


def _past_still(reading: Reading, at: int) -> int:
    """The token before the words at ``at`` that say that something goes on or comes on top."""
    start = at
    while start > 1 and not reading.tokens[start].first:
        if reading.tokens[start].low in STILL:
            start -= 1
        elif (reading.tokens[start - 1].low, reading.tokens[start].low) in (("these", "days"), ("at", "present")):
            start -= 2
        else:
            break
    return start


def back_to_name(reading: Reading, mark: int) -> int:
    """Where the name ends that stands before the comma ``mark``: before an age, a seat, a party or a body beside it."""
    end = partytags.before(reading, mark)
    for step in (_seat, _age, _bracket, of_somewhere, _bracket):
        end = step(reading, end)
    return end


def _seat(reading: Reading, mark: int) -> int:
    """``NAME, M.P.,`` and ``NAME MP,``."""
    if mark < LEAST_SEATED or reading.texts[mark - 1] not in SEATS:
        return mark
    return mark - 2 if reading.texts[mark - 2] == "," else mark - 1


def _age(reading: Reading, mark: int) -> int:
    """``NAME, 44,`` and ``NAME, aged 44,``."""
    if mark < 3 or not reading.texts[mark - 1].isdigit() or int(reading.texts[mark - 1]) not in YEARS:
        return mark
    comma = mark - 2 - (reading.tokens[mark - 2].low == "aged")
    return comma if comma > 0 and reading.texts[comma] == "," else mark


def _bracket(reading: Reading, mark: int) -> int:
    """``NAME (Labour),``."""
    if mark < 3 or reading.texts[mark - 1] != ")":
        return mark
    for start in range(mark - 2, max(0, mark - MOST_BRACKETED), -1):
        if reading.texts[start] == "(":
            return start if reading.tokens[start - 1].capital or reading.texts[start - 1] == ")" else mark
        if reading.tokens[start].broken:
            break
    return mark


def of_somewhere(reading: Reading, mark: int) -> int:
    """``NAME of the Farmers' Party,``, ``NAME of Vermont,``: the end of a full name before "of"; else ``mark``."""
    for at in range(mark - 1, max(0, mark - MOST_OF), -1):
        token = reading.tokens[at]
        if token.low == "of" and reading.tokens[at - 1].capital and at + 1 < mark:
            start = name_until(reading, at)
            addressed = start > 0 and start < at and is_address(reading.tokens[start - 1])
            named = (addressed or plausible(reading, start, at)) and not any(
                head_of(t) for t in reading.texts[start:at]
            )
            return at if named and any(t.capital for t in reading.tokens[at + 1 : mark]) else mark
        if token.broken or token.first or not _of_name(token):
            return mark
    return mark


def _of_name(token: Token) -> bool:
    """A word of the name of a body or a place, or a small one before it: "the centre-right Unity party"."""
    return (
        token.capital or token.low in JOINTS or possessive(token) or token.text in "()" or token.pos in ("NOUN", "ADJ")
    )
