"""The party, body or state that stands in brackets behind a name: "Senator NAME (Heath Party, North Dale)"."""

import re
from collections.abc import Iterator, Sequence

from tasks.extract.actors.belonging import is_named_body, public, whole_state
from tasks.extract.actors.lexicon import region_at, words
from tasks.extract.actors.namewords import is_address
from tasks.extract.actors.ownwords import GROUPS, INNER
from tasks.extract.actors.reading import POSSESSIVE, Reading
from tasks.extract.actors.recognise import Found
from tasks.extract.actors.sides import STATED, Side, span_of
from tasks.extract.actors.titles import Title

Range = tuple[int, int]
# Offices of those who are elected or sit for a party, beside the seats.
SENT = frozenset("minister pm premier president chancellor mayor governor gov speaker whip leader co-leader".split())
SENT |= frozenset("candidate nominee councillor cllr deputy secretary chair chairman chairwoman politician".split())
SENT |= frozenset("chairperson taoiseach tanaiste vice-president member rapporteur alderman".split())
SEATS_BEHIND = frozenset(("MP", "MEP", "TD", "MSP", "MLA", "MS", "KC", "QC", "SC"))  # "Jane Roe MP (Lab)"
CAPTIONS = frozenset("LRC")  # left, right and centre of a picture
SPOKEN = 4  # letters of what may tell how a name is spoken: "(SHOLTS)"
SEATED = frozenset(("hon", "honourable", "cllr", "cr", "councillor", "sen", "rep"))  # before the name
MARKS = POSSESSIVE | {"(", ")", "/", "."}  # within what a bracket names
BREAKS = frozenset((",", ";", "–", "—", "-", "|"))
LONGEST = 16  # words and marks of one bracket
MOST_LETTERS = 7  # of a party's short form
LEAST_SURE = 3  # letters of a short form that says party without an office
TAGGED = re.compile(r"[RDI]-[A-Z]")  # of the press of the United States: read elsewhere
JOINED = re.compile(r"([A-Z]{2,6})[-/‑][A-Z][a-z]")  # "APC-Lagos"


def beside(reading: Reading, found: Sequence[Found], held: Sequence[tuple[Title, Found]]) -> Iterator[Side]:
    """What brackets right behind each name say."""
    sent = {holder.person for title, holder in held if title.head_word in SENT | words("offices", "seats")}
    taken = {i for f in found for i in range(*f.tokens)}
    closed = -1  # where the bracket of one who sits for a party ended
    for one in sorted(found, key=lambda f: f.tokens):
        opening, seated = _opening(reading, one)
        if not opening:
            continue
        elected = one.person in sent or seated or (closed > 0 and _joined(reading, closed, one.tokens[0]))
        told = _told(reading, opening, elected=elected) or _list_of(reading, one, opening)
        if told is None or _of_the_name(reading, one, told[1]):
            continue
        bounds, value, party = told
        closed = bounds[1] if party or elected else closed
        if party or not taken & set(range(*bounds)):
            span = span_of(reading, one.tokens[0], bounds[1])
            yield Side(one.person, value, span, STATED, spoken=True, member=party)


def _opening(reading: Reading, one: Found) -> tuple[int, bool]:
    """Where a bracket opens behind the name, over ``, MP``; 0 for nowhere; whether a seat stands there."""
    at, texts = one.tokens[1], reading.texts
    before = one.tokens[0] - 1
    before -= before > 0 and texts[before] == "."
    known = one.full or (before >= 0 and is_address(reading.tokens[before]))
    comma = texts[at : at + 1] == (",",)
    seated = texts[at + comma : at + comma + 1] != () and texts[at + comma] in SEATS_BEHIND
    at += comma + 1 if seated else 0
    seated = seated or (before >= 0 and reading.tokens[before].low in SEATED)
    opens = known and texts[at : at + 1] == ("(",) and not reading.tokens[at].broken
    return (at, seated) if opens else (0, False)


def _of_the_name(reading: Reading, one: Found, value: str) -> bool:
    """``Abdul Rahman Omar (ARO)``, ``Olaf Scholz (SHOLTS)``: initials, or how the name is spoken."""
    firsts = [t.text[0] for t in reading.tokens[slice(*one.tokens)]]
    unlisted = value not in words("parties", "short") | words("parties", "names")
    spoken = unlisted and value.isupper() and len(value) >= SPOKEN and value[0] in firsts
    return value == "".join(firsts) or spoken


def _list_of(reading: Reading, one: Found, opening: int) -> tuple[Range, str, bool] | None:
    """``MEP NAME (Renew)``: seats there are a state's, so that one word in brackets that is none is the party."""
    seat = one.tokens[0] > 0 and reading.texts[one.tokens[0] - 1] in ("MEP", "MEPs")
    pieces = _pieces(reading, opening) if seat else []
    single = len(pieces) == 1 and pieces[0][1] - pieces[0][0] == 1 and reading.state(pieces[0][0]) is None
    return (pieces[0], reading.slice(*pieces[0]), True) if single else None


def _joined(reading: Reading, start: int, end: int) -> bool:
    """Between one bracket and the next name stand only commas, "and" and forms of address."""
    between = reading.tokens[start:end]
    return len(between) <= 4 and all(t.text in (",", ";", ".", ")") or t.low == "and" or is_address(t) for t in between)


def _told(reading: Reading, opening: int, *, elected: bool) -> tuple[Range, str, bool] | None:
    """What the bracket at ``opening`` says, or the second of two; whether it is a party."""
    pieces = _pieces(reading, opening)
    if not pieces:
        return None
    end = pieces[-1][1]
    told = _of_pieces(reading, pieces, elected=elected)
    second = end + 1
    if told is None and reading.texts[second : second + 1] == ("(",):  # "NAME (North Dale) (Heath Party)"
        pieces = _pieces(reading, second)
        told = _of_pieces(reading, pieces, elected=True) if pieces else None
        return (told[0], told[1], True) if told and reading.state(told[0][0]) is None else None
    return told


def _pieces(reading: Reading, opening: int) -> list[Range]:
    """What stands between commas and dashes in the bracket; nothing where any of it is no name."""
    tokens, start = reading.tokens, opening + 1
    out: list[Range] = []
    for at in range(opening + 1, min(len(tokens), opening + LONGEST)):
        token = tokens[at]
        if token.broken:
            return []
        if token.text == ")" and not _inner_bracket(reading, at):
            return [*out, (start, at)] if at > start else out
        if token.text in BREAKS:
            out += [(start, at)] if at > start else []
            start = at + 1
        elif not (token.capital or token.low in INNER or token.text in MARKS or token.text.isdigit()):
            return []
    return []


def _inner_bracket(reading: Reading, at: int) -> bool:
    """``CPI(M)``: a bracket within the short form of a party."""
    return reading.texts[at - 2 : at - 1] == ("(",) and reading.texts[at + 1 : at + 2] == (")",)


def _of_pieces(reading: Reading, pieces: Sequence[Range], *, elected: bool) -> tuple[Range, str, bool] | None:
    for piece in pieces:
        bounds = (piece[0] + (reading.tokens[piece[0]].low == "the"), piece[1])
        value = party(reading, bounds, elected=elected) if bounds[0] < bounds[1] else ""
        if value:
            return bounds, value, True
    first = pieces[0]
    first = (first[0] + (reading.tokens[first[0]].low == "the"), first[1])
    state = whole_state(reading, first)
    if state:
        return first, state, False
    for piece in pieces:
        if is_named_body(reading, piece):
            return _with_land(reading, piece, pieces)
    return None


def _with_land(reading: Reading, piece: Range, pieces: Sequence[Range]) -> tuple[Range, str, bool]:
    """``(Ministry of Defence, Norland)``: what governs a land is told with it."""
    owned = pieces[0] == piece and len(pieces) > 1 and public(reading, piece) and pieces[1][1] - pieces[1][0] == 1
    if not owned or not reading.tokens[pieces[1][0]].text.isalpha():
        return piece, reading.slice(*piece), False
    state = whole_state(reading, pieces[1])
    whole = (piece[0], pieces[1][1])
    return whole, state or reading.slice(*whole), False


def party(reading: Reading, bounds: Range, *, elected: bool) -> str:
    """The party that the words name, as they stand; empty where they name none for sure."""
    text = reading.slice(*bounds).rstrip(".")
    if TAGGED.match(text) or text in words("parties", "never") or whole_state(reading, bounds):
        return ""
    letters = sum(c.isalpha() for c in text)
    if text in words("parties", "short") and (elected or letters >= LEAST_SURE):
        return text
    if text in words("parties", "names") and (bounds[1] - bounds[0] > 1 or text == "Greens"):
        return text
    if _party_by_words(reading, bounds):
        return text
    if not elected:
        return ""
    place = region_at(reading.texts, bounds[0]) == bounds[1]
    joined = JOINED.match(text)
    if joined and bounds[1] - bounds[0] == 1 and joined[1] not in words("parties", "never"):
        return joined[1]
    if text in words("parties", "names") or (not place and _called_party(reading, text)):
        return text
    single = bounds[1] - bounds[0] == 1 or "&" in text or "/" in text
    short = text.isupper() and letters <= MOST_LETTERS and single and text not in CAPTIONS
    return text if short and letters and not any(c.isdigit() for c in text) else ""


def _party_by_words(reading: Reading, bounds: Range) -> bool:
    """``Heath Party``, ``Party of Work``: the words say it."""
    low = [t.low for t in reading.tokens[slice(*bounds)]]
    groups = GROUPS - {"union", "forum"}
    return len(low) > 1 and (low[-1] in groups or low[:2] == ["party", "of"]) and is_named_body(reading, bounds)


def _called_party(reading: Reading, text: str) -> bool:
    """The article says elsewhere that it is a party: ``the Heath party``."""
    return re.search(rf"(?<!\w){re.escape(text)}(?: \([^()\n]{{1,12}}\))? [Pp]arty\b", reading.text) is not None
