"""For whom a person acts by the sentence: who represents a state, leads its delegation, or how he is addressed."""

from collections.abc import Iterator, Sequence

from tasks.extract.actors.lexicon import state_name, table
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import Found
from tasks.extract.actors.sides import ADDRESSED, STATED, Side, span_of

Range = tuple[int, int]


REPRESENT = frozenset(("representing", "represented", "represents", "represent"))


DELEGATIONS = frozenset(("delegation", "team", "side", "mission"))


LED = frozenset(("led", "headed"))


def of_sentence(reading: Reading, found: Sequence[Found]) -> Iterator[Side]:
    """``Representing India was NAME``, ``India's delegation was led by NAME``, ``NAME represented India``."""
    starts = [f.tokens[0] for f in found]
    for at, token in enumerate(reading.tokens):
        if token.low in REPRESENT and at + 1 < len(reading.tokens):
            state = reading.state(at + 1 + (reading.tokens[at + 1].low == "the"))
            who = state and _represents(reading, found, starts, at)
            if state and who:
                yield _spoken(reading, who, state[0], (at, state[2]))
        if token.low in LED and at + 2 < len(reading.tokens) and reading.tokens[at + 1].low == "by":
            yield from _led(reading, found, at)


def _spoken(reading: Reading, who: Found, code: str, words_at: Range) -> Side:
    first, last = min(words_at[0], who.tokens[0]), max(words_at[1], who.tokens[1])
    return Side(who.person, state_name(code), span_of(reading, first, last), STATED, spoken=True)


def _represents(reading: Reading, found: Sequence[Found], starts: Sequence[int], at: int) -> Found | None:
    """Who represents: after "was" if the sentence is turned round, else the name just before."""
    end = at
    turned = False
    while end < len(reading.tokens) and end - at < 40 and reading.tokens[end].text not in (".", ";"):
        turned = turned or reading.tokens[end].low in ("was", "were", "is", "are", "will")
        if turned and end in starts:
            return found[starts.index(end)]
        end += 1
    before = [f for f in found if f.tokens[1] <= at and at - f.tokens[1] <= 2]
    opens = reading.tokens[at].first
    return before[-1] if before and not opens and reading.tokens[at].low != "represent" else None


def _led(reading: Reading, found: Sequence[Found], at: int) -> Iterator[Side]:
    """A state's delegation before "led by", a person after it."""
    after = next((f for f in found if at < f.tokens[0] <= at + 32 and _same_sentence(reading, at, f.tokens[0])), None)
    before = at - 1
    while before > 0 and at - before < 6 and reading.tokens[before].low not in DELEGATIONS:
        before -= 1
    if after is None or reading.tokens[before].low not in DELEGATIONS:
        return
    for start in range(max(0, before - 6), before):
        state = reading.state(start)
        if state and _clear(reading, state[2], before) and _same_sentence(reading, start, at):
            yield _spoken(reading, after, state[0], (start, at))
            return


def _clear(reading: Reading, start: int, end: int) -> bool:
    return all(possessive(t) or t.capital or t.pos in ("ADJ", "NOUN") for t in reading.tokens[start:end]) and not any(
        t.text in (",", ".") for t in reading.tokens[start:end]
    )


def _same_sentence(reading: Reading, first: int, last: int) -> bool:
    return not any(
        t.broken or (t.first and not reading.tokens[i - 1].initial)
        for i, t in enumerate(reading.tokens)
        if first < i <= last and i
    )


def of_address(reading: Reading, found: Found) -> Side | None:
    """``Shri`` and ``Smt`` before a name."""
    at = found.tokens[0] - 1
    if at < 0 or reading.tokens[at].low not in table("offices")["address"]["india"]:
        return None
    reason = "Indian form of address in a quoted statement" if _quoted(reading, at) else "Indian form of address"
    return Side(found.person, state_name("IN"), span_of(reading, at, found.tokens[1]), ADDRESSED, reason, spoken=True)


def _quoted(reading: Reading, at: int) -> bool:
    """An odd number of quotation marks stands before ``at`` in its line."""
    marks = 0
    while at >= 0:
        marks += reading.texts[at] in ('"', "“", "”")
        if reading.tokens[at].broken:
            break
        at -= 1
    return marks % 2 == 1
