"""For whom a person acts by the sentence: who represents a state, leads its delegation, or how he is addressed."""

from collections.abc import Container, Iterator, Sequence

from tasks.extract.actors.belonging import beside
from tasks.extract.actors.lexicon import state_name, table, words
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.ownwords import own_words, run
from tasks.extract.actors.reading import Reading, Token
from tasks.extract.actors.recognise import Found
from tasks.extract.actors.sides import ADDRESSED, STATED, Side, span_of

Range = tuple[int, int]


PRESENT = frozenset(("present", "speaking", "attending", "signing", "negotiating", "appearing"))
REPRESENT = frozenset(("representing", "represented", "represents", "represent"))


DELEGATIONS = frozenset(("delegation", "team", "side", "mission"))


LED = frozenset(("led", "headed"))
NEAR = 12  # words from the verb to the name


def of_sentence(reading: Reading, found: Sequence[Found]) -> Iterator[Side]:
    """``Representing India was NAME``, ``India's delegation was led by NAME``, ``NAME represented India``."""
    starts = [f.tokens[0] for f in found]
    taken = {i for f in found for i in range(*f.tokens)}
    yield from beside(reading, found)
    for at, token in enumerate(reading.tokens):
        if token.low in REPRESENT and at + 1 < len(reading.tokens):
            named = _represented(reading, taken, at + 1)
            who = _represents(reading, found, starts, at) if named else None
            if named and who:
                yield _spoken(reading, who, named[0], (at, named[1]))
        if token.first and token.low in PRESENT:
            yield from _present(reading, found, at)
        if token.low in LED | {"represented"} and at + 2 < len(reading.tokens) and reading.tokens[at + 1].low == "by":
            yield from _led(reading, found, at) if token.low in LED else _by(reading, found, at)


def _represented(reading: Reading, taken: Container[int], at: int) -> tuple[str, int] | None:
    """The state that is represented, or an unlisted one in the words of the text, and where it ends."""
    state = reading.state(at + (reading.tokens[at].low == "the"))
    if state:
        return state_name(state[0]), state[2]
    start = at + (reading.tokens[at].low == "the")
    end = run(reading, start)[1]
    turned = end < len(reading.tokens) and reading.tokens[end].low in ("was", "were", "is", "are")
    if not turned or any(i in taken for i in range(start, end)):
        return None
    value = reading.slice(start, end) if end - start == 1 else own_words(reading, (start, end), "")
    return (value, end) if value else None


def _present(reading: Reading, found: Sequence[Found], at: int) -> Iterator[Side]:
    """``Present for Fiji were A and B``, ``Speaking for Tonga was its attorney general, NAME``."""
    tokens = reading.tokens
    if at + 3 >= len(tokens) or tokens[at + 1].low != "for":
        return
    state = reading.state(at + 2 + (tokens[at + 2].low == "the"))
    verb = state[2] if state else 0
    if not state or verb >= len(tokens) or tokens[verb].low not in ("was", "were", "is", "are"):
        return
    for who in found:
        if verb < who.tokens[0] and who.full and _same_sentence(reading, verb, who.tokens[0]):
            other = [i for i in range(verb, who.tokens[0]) if tokens[i].text == ";" or reading.state(i)]
            if not other:
                yield _spoken(reading, who, state_name(state[0]), (at, verb))


def _by(reading: Reading, found: Sequence[Found], at: int) -> Iterator[Side]:
    """``Haiti was represented by its consul, NAME``."""
    verb = at - 1
    if verb < 1 or reading.tokens[verb].low not in ("was", "were", "is", "are"):
        return
    start = verb
    while start > 0 and reading.tokens[start - 1].capital and not reading.tokens[start].first:
        start -= 1
    state = next((s for i in range(start, verb) if (s := reading.state(i)) and s[2] == verb), None)
    whole = state is not None and (start == verb - 1 or reading.state(start) == state or reading.tokens[start].first)
    who = next((f for f in found if at < f.tokens[0] <= at + NEAR and _same_sentence(reading, at, f.tokens[0])), None)
    if state and whole and who and not any(t.text in (";", "and") for t in reading.tokens[at : who.tokens[0]]):
        yield _spoken(reading, who, state_name(state[0]), (start, at))


def _spoken(reading: Reading, who: Found, value: str, words_at: Range) -> Side:
    first, last = min(words_at[0], who.tokens[0]), max(words_at[1], who.tokens[1])
    return Side(who.person, value, span_of(reading, first, last), STATED, spoken=True)


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
            yield _spoken(reading, after, state_name(state[0]), (start, at))
            return
    side = reading.tokens[before].low in ("side", "delegation") and before > 1
    if side and reading.tokens[before - 2].low == "the" and _unlisted(reading.tokens[before - 1]):
        yield _spoken(reading, after, reading.texts[before - 1], (before - 1, at))


def _unlisted(token: Token) -> bool:
    """One capitalised word that may stand for a people."""
    return token.capital and token.ent in ("NORP", "GPE", "ORG") and token.low not in words("persons", "never")


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
    """``Shri`` and ``Smt.`` before a name."""
    at = found.tokens[0] - 1
    at -= at > 0 and reading.texts[at] == "."
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
