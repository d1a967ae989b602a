"""Names written wholly in capitals: family names as records of meetings print them, and given names cut to initials."""

from tasks.extract.actors.lexicon import head_of, table, words
from tasks.extract.actors.reading import Reading, Token

LEAST_SURNAME = 4  # letters of a family name that needs no other sign
MOST_INITIALS = 3  # letters of given names written as initials without stops
OFFICES = frozenset("VP FM CM HM DG AG GM MD PS CS IG SP DC CJ CJI EAM DCM CEO PM MP EU UN AU UK US EC AI TV".split())


def in_capitals(reading: Reading, at: int) -> bool:
    """``SUGIURA Takanori``, ``Ursula VON DER LEYEN``, ``RK Singh``: the capitals at ``at`` are part of a name."""
    token = reading.tokens[at]
    if not _in_capitals(token) or token.shouted or _known(reading, at):
        return False
    after = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    begins = after is not None and _cased(after) and not after.broken and not after.first
    if begins and _addressed(reading, at):
        return True
    person = begins and after is not None and after.ent == "PERSON"
    if len(token.text) <= MOST_INITIALS:  # not a ship or a position on a field: "MV Explorer"
        return (person and at > 0 and bool(head_of(reading.texts[at - 1]))) or _closes(reading, at)
    return (person and token.ent == "PERSON") or _closes(reading, at)


def _in_capitals(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > 1 and token.text.replace("-", "").isalpha()


def _known(reading: Reading, at: int) -> bool:
    """A state, a body or an office, or a word of none of our names."""
    token = reading.tokens[at]
    other = token.text in OFFICES or token.text in table("bodies")["known"] or bool(head_of(token.text))
    return other or token.low in words("persons", "never") or reading.state(at) is not None


def _cased(token: Token) -> bool:
    """A word of a name in the usual letters."""
    things = words("bodies", "heads") | words("bodies", "things") | words("offices", "portfolio")
    plain = token.text[:1].isupper() and token.text[1:2].islower()
    return plain and not head_of(token.text) and token.low not in things


def _addressed(reading: Reading, at: int) -> bool:
    """A form of address stands right before."""
    before = at - 1 - (at > 1 and reading.texts[at - 1] == ".")
    forms = ("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "madam", "madame", "hon", "prof")
    return before >= 0 and reading.tokens[before].low.rstrip(".") in forms


def _closes(reading: Reading, at: int) -> bool:
    """``Jutta URPILAINEN``, ``Ursula VON DER LEYEN``: the tagger's person ends in capitals or right before them."""
    token = reading.tokens[at]
    start = at
    while start > 0 and _in_capitals(reading.tokens[start - 1]) and not reading.tokens[start].broken:
        start -= 1
    before = reading.tokens[start - 1] if start else None
    if before is None or reading.tokens[start].broken or reading.tokens[start].first:
        return False
    long = len(token.text) >= LEAST_SURNAME or any(
        len(t) >= LEAST_SURNAME and t.isupper() and t.isalpha() for t in reading.texts[at + 1 : at + 3]
    )
    unlike = token.ent == "ORG" and at - start == 0
    return long and before.ent == "PERSON" and _cased(before) and not unlike
