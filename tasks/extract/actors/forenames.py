"""What stands between an office and a name and is an office elsewhere: part of the address, or the given name."""

from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.actors.namewords import is_address, name_from, skip_address
from tasks.extract.actors.reading import Reading, Token

Range = tuple[int, int]
# Behind these a grade or a title opens the address: "Prime Minister General Wong", "Governor Chief Obi".
SEATED = frozenset(
    """minister premier pm president chancellor governor mayor senator congressman congresswoman ambassador envoy mp
    chairman chairwoman chairperson speaker spokesman spokeswoman spokesperson commissioner undersecretary secretary
    director lawmaker leader commander head adviser advisor candidate chair co-chair whip nominee coordinator
    administrator treasurer secretary-general""".split()
)
# With "general" behind them these are one office.
GENERALS = frozenset("secretary governor commissioner director".split())
COMMAND = frozenset("commander justice judge ambassador barrister lt gen col maj adm capt brig".split())
ABOVE = frozenset(("vice", "rear", "air"))  # before a grade
# Seats with a capital, which open the address behind any office: "committee chair Sen. Whitlow".
SEATS = frozenset("senator sen congressman congresswoman representative rep councillor cllr".split())
FORCES = frozenset(("army", "navy", "naval", "police", "defence", "military", "staff"))  # "Army Chief General Mirza"
FORENAMES = frozenset(("dean", "marshal"))  # given names first, where the tagger says so
FORMS = frozenset(("mr", "ms", "mrs", "dr", "prof"))  # before a name; nobody is "Dr Sultan" by his office


def behind(reading: Reading, at: int) -> bool:
    """Right behind an office, perhaps over a form of address, ``at`` opens the address or the name of its holder."""
    token, held = reading.tokens[at], at - 1
    while held > 0 and (is_address(reading.tokens[held]) or reading.texts[held] == "." or _above(reading, held)):
        held -= 1
    seat = token.low in SEATS
    office = (head_of(reading.texts[held]) if seat else _office(reading, held)) if held >= 0 else ""
    opens = seat or token.low in _courtesies() or _above(reading, at)
    if not office or token.broken or not token.capital or not opens:
        return False
    if token.low == "general" and office in GENERALS:
        return False
    further = _further(reading, at)
    return further[0] < further[1] and not _firm(reading, further)


def _office(reading: Reading, at: int) -> str:
    """The office at ``at`` if its holder may be addressed with a grade: ``army chief``, ``Attorney General``."""
    head = head_of(reading.texts[at])
    force = at > 0 and reading.tokens[at - 1].low in FORCES
    small = head == "chief" and (force or not reading.tokens[at].capital)
    double = head == "general" and at > 0 and bool(head_of(reading.texts[at - 1]))
    return head if head in SEATED or small or double else ""


def name_behind(reading: Reading, at: int) -> Range:
    """The name that begins at ``at`` or behind it.

    ``Defence Minister Sultan Ahmed``: with one further word it is a name by which he is called, given or not.
    ``Foreign Minister Prince Faisal bin Farhan``: with more it is a title before the name.
    """
    begin, end = _further(reading, at)
    low = reading.tokens[at].low
    tagged = any(a == at and b - a > 1 for a, b in reading.persons)
    given = low in words("persons", "titles") and (_one(reading, begin, end) or (tagged and low in FORENAMES))
    return (at if given else begin), end


def addressed(reading: Reading, at: int) -> bool:
    """``Dr Sultan Ahmed``: behind a form of address, with one further name."""
    before = at - 1 - (at > 1 and reading.texts[at - 1] == ".")
    formal = before >= 0 and reading.tokens[before].low in FORMS and reading.tokens[before].capital
    return formal and reading.tokens[at].low != "justice" and called(reading, at) is not None


def past(reading: Reading, at: int) -> int:
    """``, Cardinal Pietro Sala,``: the full name behind a title; ``at`` where none stands there."""
    if at >= len(reading.tokens) or not reading.tokens[at].capital or reading.tokens[at].low not in _courtesies():
        return at
    begin, end = _further(reading, at)
    return begin if begin < end and not _one(reading, begin, end) else at


def called(reading: Reading, at: int) -> Range | None:
    """``, Prince Okafor,`` beside an office: the title with the one name behind it."""
    if (
        at >= len(reading.tokens)
        or not reading.tokens[at].capital
        or reading.tokens[at].low not in words("persons", "titles")
    ):
        return None
    begin, end = _further(reading, at)
    return (at, end) if begin < end and _one(reading, begin, end) else None


def _courtesies() -> frozenset[str]:
    return words("persons", "titles") | words("offices", "military") | words("persons", "courtesies") | COMMAND


def _further(reading: Reading, at: int) -> Range:
    """The name behind the word at ``at``; empty where none follows."""
    begin = at + 1 + (reading.texts[at + 1 : at + 2] == (".",))
    while begin < len(reading.tokens) and _graded(reading.tokens[begin]):
        begin += 1
    begin = skip_address(reading, begin)
    if begin >= len(reading.tokens) or reading.tokens[begin].broken:
        return begin, begin
    return begin, name_from(reading, begin)


def _above(reading: Reading, at: int) -> bool:
    """``Vice`` of "Vice Admiral"."""
    return reading.tokens[at].low in ABOVE and at + 1 < len(reading.tokens) and _graded(reading.tokens[at + 1])


def _graded(token: Token) -> bool:
    graded = token.low in words("offices", "military") - words("persons", "titles")
    return token.capital and not token.broken and graded


def _one(reading: Reading, begin: int, end: int) -> bool:
    """One word, particles and the Arabic article aside."""
    return sum(t.low not in words("persons", "particles") for t in reading.tokens[begin:end]) == 1


def _firm(reading: Reading, name: Range) -> bool:
    """``chairman General Motors``, ``minister Marshal Plan``."""
    things = words("bodies", "firm_names") | words("bodies", "things") | words("bodies", "heads")
    return any(t.low in things for t in reading.tokens[slice(*name)])
