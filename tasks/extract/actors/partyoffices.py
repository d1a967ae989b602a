"""The party that stands before an office or a seat: "Dal candidate NAME", "NDP education critic NAME"."""

from collections.abc import Iterator, Sequence

from tasks.extract.actors.bodywords import MATTERS
from tasks.extract.actors.brackets import party
from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.actors.ownwords import run
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import Found
from tasks.extract.actors.sides import STATED, Side, span_of

# At the start of a sentence they may be plain words: "Moderate lawmaker", "National treasurer".
ADJECTIVES = frozenset("National Centre Center Left Alliance Reform Moderate Progressive Radical Liberal Green".split())
ADJECTIVES |= frozenset("Conservative Socialist Communist Democratic League Bloc Congress".split())
LONGEST = 8  # words of a party's name
MOST_SMALL = 4  # words of an office behind it
# What somebody of a party is called, beside the offices; "critic" and "rival" alone are those of others.
SITTING = frozenset("backbencher veteran stalwart peer grandee assemblywoman assemblyman assemblymember".split())
SITTING |= frozenset("frontbencher heavyweight parliamentarian strategist deputy senator politician veteran".split())
SITTING |= frozenset("candidate hopeful nominee lawmaker legislator spokesperson treasurer organiser".split())


def before(reading: Reading, found: Sequence[Found]) -> Iterator[Side]:
    """The party before the office before each name, or behind it: "NAME, the Labour MP for Leeds"."""
    taken = {i for f in found for i in range(*f.tokens)}
    for one in found:
        told = _apposed(reading, one) if one.full else None
        if told:
            yield Side(one.person, told[1], span_of(reading, one.tokens[0], told[0]), STATED, spoken=True, member=True)
        office = _office(reading, one.tokens[0])
        end = office if one.full and office < one.tokens[0] else 0
        for start in range(max(0, end - LONGEST), end):
            whole = reading.tokens[start].capital and run(reading, start)[1] >= end
            joined = start > 0 and _joins(reading, start)
            if not whole or joined or any(i in taken for i in range(start, end)):
                continue
            bounds = (start + (reading.tokens[start].low == "the"), end)
            value = _party(reading, bounds) if bounds[0] < end else ""
            if value:
                yield Side(one.person, value, span_of(reading, start, one.tokens[1]), STATED, spoken=True, member=True)
                break


def _apposed(reading: Reading, one: Found) -> tuple[int, str] | None:
    """``NAME, the Bloc critic``, ``NAME, a Democrat,``: where what is said ends, and the party."""
    at, tokens = one.tokens[1], reading.tokens
    if reading.texts[at : at + 1] != (",",) or at + 3 >= len(tokens) or tokens[at + 1].low not in ("the", "a", "an"):
        return None
    begin = at + 2
    for end in range(min(len(tokens) - 1, begin + LONGEST), begin, -1):
        value = reading.slice(begin, end) if tokens[begin].capital else ""
        closed = tokens[end].text in (",", ".", ";", ")") or tokens[end].low in ("who", "from", "and")
        if value in words("parties", "members") and closed:
            return end, value
        whole = run(reading, begin)[1] == end or head_of(tokens[end].text)
        if value and whole and _sits(reading, end) and (told := _party(reading, (begin, end))):
            return end, told
    return None


def _sits(reading: Reading, at: int) -> bool:
    """Behind the party comes what somebody is called: ``MP``, ``education critic``, ``lawmaker``."""
    for i in range(at, min(len(reading.tokens), at + MOST_SMALL)):
        token = reading.tokens[i]
        if token.low in SITTING | {"critic"} or head_of(token.text):
            return True
        if not _small(reading, i):
            return False
    return False


def _joins(reading: Reading, at: int) -> bool:
    """What stands before is part of the same name: ``Greens/EFA``."""
    before = reading.tokens[at - 1]
    opens = before.first and before.pos not in ("PROPN", "NOUN", "ADJ")  # "Later Labour backbencher NAME"
    named = before.capital and not opens
    return (named or before.text in ("/", "-", "&")) and not reading.tokens[at].first


def _office(reading: Reading, name: int) -> int:
    """Where the words of the office before the name begin: seats, candidates, spokesmen; the name itself for none."""
    at = name
    if at == 0 or reading.tokens[at].broken or reading.tokens[at].first:
        return name
    at -= reading.texts[at - 1] == "."
    last = reading.tokens[at - 1]
    head = head_of(last.text) if last.low != "critic" else ""
    matter = reading.tokens[at - 2] if at > 1 else last
    critic = last.low == "critic" and not matter.capital and matter.low in words("offices", "portfolio")
    seat = last.text.isupper() and head in words("offices", "seats")
    if not (critic or seat or (last.text[:1].islower() and (last.low in SITTING or head))):
        return name
    at -= 1
    while name - at < MOST_SMALL and at > 0 and not reading.tokens[at].broken and _small(reading, at - 1):
        at -= 1
    return at


def _small(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    return token.text[:1].islower() and token.text.isalpha() and token.pos in ("NOUN", "ADJ", "PROPN")


def _party(reading: Reading, bounds: tuple[int, int]) -> str:
    value = reading.slice(*bounds)
    small = reading.tokens[bounds[0]].first and reading.texts[bounds[1]][:1].islower()
    listed = value in words("parties", "names") and not (small and value in ADJECTIVES)
    if reading.tokens[bounds[1]].low in MATTERS:
        return ""
    return value if listed else party(reading, bounds, elected=False)
