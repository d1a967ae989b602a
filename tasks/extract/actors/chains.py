"""Offices told together: two of one person, and those of several persons, each of a state of his own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.actors.namewords import is_address, name_from, name_until, plausible, skip_address
from tasks.extract.actors.reading import Reading

if TYPE_CHECKING:
    from tasks.extract.actors.titles import Title

MOST_PORTFOLIO = 6  # words of a portfolio between two prepositions
MOST_LISTED = 6  # persons of one plural office
CLOSED = frozenset((",", ".", ";", ":", ")", "—", "–", "(", "”"))  # what ends a name beside an office
Range = tuple[int, int]
APART = frozenset((",", "(", "—", "–"))  # behind a name, before its office
# A head of government and a head of state are two persons.
CHIEFS = frozenset(("president", "king", "queen", "sultan", "emir"))
# Two heads of a state or a government are two persons: "the president and prime minister, NAME,".
TOP = frozenset(("president", "minister", "premier", "king", "queen", "pm", "chancellor"))


def doubled(reading: Reading, listed: Sequence["Title"]) -> tuple["Title", ...]:
    """``listed`` with the name also for the first office of ``Ghana's Vice-President and Chair of the Board, A,``."""
    out = list(listed)
    for at in range(len(out) - 1):
        first, second = out[at], out[at + 1]
        if _joint(reading, first, second) or _beside(reading, first, second):
            out[at] = replace(first, name=second.name, place="apposed")
        elif _further(reading, first, second):
            out[at + 1] = replace(second, name=first.name, place=first.place)
        if not _one_holder(reading, first, second):
            continue
        out[at] = replace(first, name=second.name, place="apposed")
        state = reading.state(first.possessor[0]) if first.possessor else None
        if state and first.possessor and state[2] == first.possessor[1]:
            out[at + 1] = replace(second, possessor=first.possessor)
    return tuple(out)


def _joint(reading: Reading, first: "Title", second: "Title") -> bool:
    """``Deputy Prime Minister and Health Minister NAME``: no article before either, so that one person is both."""
    joint = first.role[1]
    told = first.place == "alone" and second.place == "after" and second.claimed[0] == second.role[0] == joint + 1
    if not told or reading.tokens[joint].low != "and" or first.plural or second.plural:
        return False
    opened = first.claimed[0] == first.role[0] and first.role[1] - first.role[0] > 1
    return opened and _led(reading, first) and not {first.head_word, second.head_word} <= CHIEFS


def _led(reading: Reading, title: "Title") -> bool:
    """The words before an office leave it without a name: no name that it stands behind, and no "between"."""
    start = title.role[0]
    if start == 0 or reading.tokens[start].first or reading.tokens[start].broken:
        return True
    before = reading.tokens[start - 1]
    if (
        before.low == "and"
        and start > 1
        and reading.tokens[start - 2].capital
        and not head_of(reading.texts[start - 2])
    ):
        return True  # "Ana Weil and Deputy Prime Minister and Minister of Defence NAME"
    apart = before.text in APART or before.low in ("between", "both", "and", "once", "as", "is", "was")
    return title.role[1] == title.head + 1 and not apart


def _beside(reading: Reading, first: "Title", second: "Title") -> bool:
    """``The chair of the committee, Independent TD NAME,``: a second office before the name behind a comma."""
    comma = first.role[1]
    told = first.place == "alone" and second.place == "after" and second.claimed[0] == second.role[0] == comma + 1
    if not told or second.name is None or reading.texts[comma] != "," or first.plural or second.plural:
        return False
    defined = first.claimed[0] < first.role[0] or first.possessor is not None
    end = second.name[1]
    return defined and (end >= len(reading.tokens) or reading.tokens[end].broken or reading.texts[end] in CLOSED)


def _further(reading: Reading, first: "Title", second: "Title") -> bool:
    """``NAME, mayor of X and a member of the board,``: a second office of the same person, closed like the first."""
    told = first.place == "before" and second.place == "alone" and second.claimed[0] == first.role[1] + 1
    if not told or first.plural or second.plural or reading.tokens[first.role[1]].low != "and":
        return False
    own = reading.tokens[second.claimed[0]].low
    another = own == "the" and reading.tokens[first.claimed[0]].low != "the"
    over = {t.low for t in reading.tokens[first.claimed[0] : first.head]} & words("offices", "over")
    return (
        not another
        and not (over and own not in ("a", "an"))
        and second.possessor is None
        and _ends(reading, second.role[1])
    )


def _one_holder(reading: Reading, first: "Title", second: "Title") -> bool:
    """Only the first office has an owner or an article, and only the second a name, behind a comma."""
    joint = first.role[1]
    if first.place != "alone" or second.place != "apposed" or second.plural or second.role[0] != joint + 1:
        return False
    joined = reading.tokens[joint].low == "and" and second.claimed[0] == second.role[0]
    owned = first.possessor is not None or reading.state(first.role[0]) is not None
    other = any(reading.state(i) for i in range(*second.role))
    return joined and owned and not other and first.head_word not in TOP


def listed(reading: Reading, base: "Title") -> Iterator["Title"]:
    """``two councillors of Works, A and B,`` and ``A and B, the co-chairs of the party,``: the office of each."""
    start, end = base.claimed[0], base.role[1]
    names: list[Range] = []
    if reading.texts[end : end + 1] == (",",):
        names = _list_from(reading, end + 1)
    if not names and start > 1 and reading.texts[start - 1] == "," and _ends(reading, end):
        names = _list_until(reading, start - 1)
    for name in names:
        yield replace(base, claimed=(start, end), name=name, place="apposed", plural=True)


def _ends(reading: Reading, at: int) -> bool:
    return at >= len(reading.tokens) or reading.tokens[at].broken or reading.texts[at] in CLOSED


def _list_from(reading: Reading, at: int) -> list[Range]:
    """Full names from ``at`` on, two or more, the last behind "and"; none where something else follows."""
    out: list[Range] = []
    last = False
    while at < len(reading.tokens) and len(out) < MOST_LISTED and not reading.tokens[at].broken:
        begin = skip_address(reading, at)
        end = name_from(reading, begin) if begin < len(reading.tokens) else begin
        if not plausible(reading, begin, end):
            return []
        out.append((begin, end))
        if last:
            break
        joint = end + (reading.texts[end : end + 1] == (",",))
        last = joint < len(reading.tokens) and reading.tokens[joint].low in ("and", "&")
        if joint == end and not last:
            return []
        at = joint + last
    closed = last and _ends(reading, out[-1][1])
    return out if len(out) > 1 and closed else []


def _list_until(reading: Reading, mark: int) -> list[Range]:
    """``A and B`` before the comma ``mark``, with no office before them but one of both."""
    second = name_until(reading, mark)
    joint = second - 1
    while joint > 0 and is_address(reading.tokens[joint]):
        joint -= 1
    if not plausible(reading, second, mark) or joint < 1 or reading.tokens[joint].low not in ("and", "&"):
        return []
    first = name_until(reading, joint)
    before = reading.tokens[first - 1] if first else None
    free = before is None or not (before.text == "," or head_of(before.text) or before.low in ("and", "between"))
    return [(first, joint), (second, mark)] if plausible(reading, first, joint) and free else []


def respective(reading: Reading, base: "Title") -> Iterator["Title"]:
    """``A and B, respectively the trade ministers of Chad and Niger``, ``the envoys of Chad and Niger, A and B,``."""
    states = _states(reading, _past_portfolio(reading, base.head + 1))
    if len(states) < 2:
        return
    names = _names_before(reading, base.claimed[0]) or _names_after(reading, states[-1][1])
    if len(names) == len(states):
        for name, state in zip(names, states, strict=True):
            role = (base.role[0], _past_portfolio(reading, base.head + 1))
            claimed = (base.claimed[0], states[-1][1])
            yield replace(base, role=role, claimed=claimed, possessor=state, name=name, place="apposed", plural=True)


def _past_portfolio(reading: Reading, at: int) -> int:
    """``ministers of energy of``: the second preposition; ``at`` itself where a state follows the first."""
    end = at + 1
    while end < len(reading.tokens) and end - at < MOST_PORTFOLIO and reading.tokens[end].low != "of":
        if not (reading.tokens[end].low in words("offices", "portfolio") or reading.tokens[end].low in ("and", "the")):
            return at
        end += 1
    return end if end - at < MOST_PORTFOLIO else at


def _states(reading: Reading, at: int) -> list[Range]:
    """The states of ``of X, Y and Z`` from the preposition on."""
    out: list[Range] = []
    if at >= len(reading.tokens) or reading.tokens[at].low != "of":
        return out
    at += 1
    while at < len(reading.tokens):
        at += reading.tokens[at].low == "the"
        state = reading.state(at)
        if state is None:
            return []
        out.append((at, state[2]))
        at = state[2]
        if at >= len(reading.tokens) or reading.tokens[at].low not in (",", "and") or reading.state(at + 1) is None:
            return out
        at += 1
    return out


def _names_before(reading: Reading, at: int) -> list[Range]:
    """``A and B, respectively`` up to ``at``."""
    if at < 3 or reading.tokens[at - 1].low != "respectively":
        return []
    out: list[Range] = []
    at -= 1
    while at > 0 and reading.tokens[at - 1].low in (",", "and"):
        start = name_until(reading, at - 1)
        if not plausible(reading, start, at - 1):
            break
        out.insert(0, (start, at - 1))
        at = start
    return out


def _names_after(reading: Reading, at: int) -> list[Range]:
    """``, A and B, respectively,`` from ``at`` on."""
    out: list[Range] = []
    while at + 1 < len(reading.tokens) and reading.tokens[at].low in (",", "and"):
        begin = skip_address(reading, at + 1)
        end = name_from(reading, begin) if begin < len(reading.tokens) else begin
        if not plausible(reading, begin, end):
            break
        out.append((begin, end))
        at = end
    closed = at < len(reading.tokens) and reading.tokens[at].low in (",", "respectively")
    return out if closed else []
