"""Offices told together: two of one person, and those of several persons, each of a state of his own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import words
from tasks.extract.actors.namewords import name_from, name_until, plausible, skip_address
from tasks.extract.actors.reading import Reading

if TYPE_CHECKING:
    from tasks.extract.actors.titles import Title

MOST_PORTFOLIO = 6  # words of a portfolio between two prepositions
Range = tuple[int, int]
# Two heads of a state or a government are two persons: "the president and prime minister, NAME,".
TOP = frozenset(("president", "minister", "premier", "king", "queen", "pm", "chancellor"))


def doubled(reading: Reading, listed: Sequence["Title"]) -> tuple["Title", ...]:
    """``listed`` with the name also for the first office of ``Ghana's Vice-President and Chair of the Board, A,``."""
    out = list(listed)
    for at in range(len(out) - 1):
        first, second = out[at], out[at + 1]
        if not _one_holder(reading, first, second):
            continue
        out[at] = replace(first, name=second.name, place="apposed")
        state = reading.state(first.possessor[0]) if first.possessor else None
        if state and first.possessor and state[2] == first.possessor[1]:
            out[at + 1] = replace(second, possessor=first.possessor)
    return tuple(out)


def _one_holder(reading: Reading, first: "Title", second: "Title") -> bool:
    """Only the first office has an owner or an article, and only the second a name, behind a comma."""
    joint = first.role[1]
    if first.place != "alone" or second.place != "apposed" or second.plural or second.role[0] != joint + 1:
        return False
    joined = reading.tokens[joint].low == "and" and second.claimed[0] == second.role[0]
    owned = first.possessor is not None or reading.state(first.role[0]) is not None
    other = any(reading.state(i) for i in range(*second.role))
    return joined and owned and not other and first.head_word not in TOP


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
