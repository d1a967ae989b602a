"""For whom those act whom a list or a signing names: "for Togo, NAME", "BODY was represented by NAME", "Togo: NAME"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tasks.extract.actors.belonging import is_named_body
from tasks.extract.actors.lexicon import head_of, state_name, table
from tasks.extract.actors.namewords import is_address
from tasks.extract.actors.ownwords import run
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import Found
from tasks.extract.actors.sides import STATED, Side, span_of
from tasks.extract.actors.titles import Title

Whom = tuple[str, int, int]  # the state or body, where its words begin and where they end
SIGNING = frozenset("signed initialled represented attended present ratified participated negotiated".split())
ACTING = frozenset("signed spoke speaking signing signs speaks initialled answering replying voting responding".split())
MARKS = frozenset((":", "–", "—", "|", "-"))
LEAST_LINES = 2  # lines of a list that open with a state
NEAR = 12  # words from the verb to the name
LONGEST = 8  # words of a body's name before a verb


def stated(reading: Reading, found: Sequence[Found]) -> Iterator[Side]:
    """What lists and signings of one article say."""
    full = sorted((f for f in found if f.full or _addressed(reading, f)), key=lambda f: f.tokens)
    yield from _for_each(reading, full)
    yield from _lines(reading, full)
    for at in range(2, len(reading.tokens)):
        if reading.tokens[at - 1].low == "represented" and reading.tokens[at].low == "by":
            yield from _represented(reading, full, at)
        if reading.tokens[at].low in ("for", "behalf"):
            yield from _signed(reading, full, at)


def of_title(reading: Reading, title: Title, person: int) -> Side | None:
    """``NAME, Minister of Roads, Austria;``: the state closes what is said of one of a list."""
    at, tokens = title.role[1], reading.tokens
    if title.place != "before" or title.possessor or reading.texts[at : at + 1] != (",",) or at + 1 >= len(tokens):
        return None
    whom = _state(reading, at + 1)
    if whom is None or any(reading.state(i) for i in range(*title.role)) or tokens[at + 1].broken:
        return None
    end = whom[2]
    after = tokens[end : end + 2]
    listed = len(after) > 1 and after[0].text == "," and (after[1].low == "and" or is_address(after[1]))
    closed = not after or after[0].broken or after[0].text in (";", ".", ")") or listed
    return Side(person, whom[0], span_of(reading, title.role[0], end), STATED) if closed else None


def _addressed(reading: Reading, one: Found) -> bool:
    at = one.tokens[0] - 1
    at -= at > 0 and reading.texts[at] == "."
    return at >= 0 and is_address(reading.tokens[at]) and reading.tokens[at].capital


def _state(reading: Reading, at: int) -> Whom | None:
    start = at + (at < len(reading.tokens) and reading.tokens[at].low == "the")
    state = reading.state(start) if start < len(reading.tokens) else None
    return (state_name(state[0]), start, state[2]) if state and state[1] == "name" else None


def _whom(reading: Reading, at: int) -> Whom | None:
    """The state or body that is named from ``at`` on."""
    start = at + (at < len(reading.tokens) and reading.tokens[at].low == "the")
    if start >= len(reading.tokens) or not reading.tokens[start].capital:
        return None
    bounds = run(reading, start)
    state = _state(reading, start)
    if state and state[2] == bounds[1]:
        return state
    value = reading.slice(*bounds)
    named = value in table("bodies")["known"] or is_named_body(reading, bounds)
    land = bounds[1] - start == 1 and reading.tokens[start].ent in ("GPE", "NORP") and not head_of(value)
    return (value, *bounds) if named or land else None


def _side(reading: Reading, one: Found, whom: Whom) -> Side:
    first, last = min(whom[1], one.tokens[0]), max(whom[2], one.tokens[1])
    return Side(one.person, whom[0], span_of(reading, first, last), STATED, spoken=True)


def _for_each(reading: Reading, found: Sequence[Found]) -> Iterator[Side]:
    """``for Austria, Chancellor NAME; for Croatia, NAME``, ``For Ghana, it was signed by NAME``."""
    for begin, close in _sentences(reading):
        marks = [w for at in range(begin, close) if (w := _opens_item(reading, at))]
        signed = any(t.low in SIGNING for t in reading.tokens[begin:close])
        if len(marks) < LEAST_LINES and not (marks and signed):
            continue
        for mark, end in zip(marks, [m[1] for m in marks[1:]] + [close], strict=True):
            stop = next((i for i in range(mark[2], end) if reading.texts[i] == ";"), end)
            yield from (_side(reading, one, mark) for one in found if mark[2] < one.tokens[0] < stop)


def _opens_item(reading: Reading, at: int) -> Whom | None:
    """``for Togo,`` at the start of a sentence or behind a semicolon or a colon."""
    token = reading.tokens[at]
    if token.low != "for":
        return None
    before = reading.texts[at - 1] if at else ""
    before = reading.texts[at - 2] if before == "and" and at > 1 else before
    opens = token.first or token.broken or before in (":", ";")
    whom = _whom(reading, at + 1) if opens else None
    return whom if whom and reading.texts[whom[2] : whom[2] + 1] in ((",",), (":",)) else None


def _sentences(reading: Reading) -> Iterator[tuple[int, int]]:
    """Token bounds of the sentences, as the full stops have them: a tagger cuts lists into pieces."""
    begin = 0
    for at, token in enumerate(reading.tokens):
        ends = token.text in (".", "?", "!") and not (
            reading.tokens[at - 1].initial or is_address(reading.tokens[at - 1])
        )
        after = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
        if after is None or (ends and after.first) or after.broken:
            yield begin, at + 1
            begin = at + 1


def _represented(reading: Reading, found: Sequence[Found], by: int) -> Iterator[Side]:
    """``The Commission was represented by NAME, and the World Bank by its director, NAME``."""
    verb = by - 2
    starts = range(max(0, verb - LONGEST), verb)
    whom = next((w for i in starts if (w := _whom(reading, i)) and w[2] == verb), None)
    if whom and _within(reading, whom[1]):
        return
    while whom is not None:
        who = next((f for f in found if by < f.tokens[0] <= by + NEAR), None)
        between = reading.tokens[by : who.tokens[0]] if who else ()
        if who is None or any(t.first and i for i, t in enumerate(between)) or any(t.text == ";" for t in between):
            return
        yield _side(reading, who, whom)
        whom, by = _next(reading, who.tokens[1])


def _within(reading: Reading, at: int) -> bool:
    """``The Secretary-General of ASEAN was represented``: not the body, but somebody of it."""
    at -= 1 + (at > 1 and reading.tokens[at - 1].low == "the")
    return at >= 0 and (reading.tokens[at].pos == "ADP" or reading.tokens[at].low in ("of", "for", "and"))


def _next(reading: Reading, at: int) -> tuple[Whom | None, int]:
    """``, and Togo by``: the next of those who are represented, and where its "by" stands."""
    for start in range(at, min(len(reading.tokens), at + NEAR)):
        if reading.tokens[start].first:
            break
        if reading.texts[start] in (",", ";") or reading.tokens[start].low == "and":
            whom = _whom(reading, start + 1)
            if whom and reading.texts[whom[2] : whom[2] + 1] == ("by",):
                return whom, whom[2]
    return None, at


def _signed(reading: Reading, found: Sequence[Found], at: int) -> Iterator[Side]:
    """``NAME signed for the Front``, ``NAME on behalf of the Board``, ``Speaking on behalf of the Group, NAME``."""
    tokens = reading.tokens
    behalf = tokens[at].low == "behalf" and tokens[at - 1].low == "on" and reading.texts[at + 1 : at + 2] == ("of",)
    if not behalf and tokens[at].low != "for":
        return
    begin = at - 1 if behalf else at
    whom = _whom(reading, at + 1 + behalf)
    acting = begin > 0 and tokens[begin - 1].low in ACTING
    if whom is None or not (acting or behalf):
        return
    verb = begin - 1 if acting else begin
    comma = verb > 0 and reading.texts[verb - 1] == ","
    for one in found:
        behind = one.tokens[1] == verb - comma and (acting or not comma)
        ahead = acting and tokens[verb].first and reading.texts[whom[2] : whom[2] + 1] == (",",)
        follows = ahead and whom[2] < one.tokens[0] <= whom[2] + NEAR // 2
        if behind or follows:
            yield _side(reading, one, whom)
            return


def _lines(reading: Reading, found: Sequence[Found]) -> Iterator[Side]:
    """``Togo: NAME, Minister`` line by line, or the state on a line of its own above the names."""
    starts = [i for i, t in enumerate(reading.tokens) if t.broken] + [len(reading.tokens)]
    opened = [(i, end, _heading(reading, i, end)) for i, end in pairwise(starts)]
    if sum(bool(h) for _, _, h in opened) < LEAST_LINES:
        return
    whom: Whom | None = None
    for start, end, heading in opened:
        gap = start > 0 and reading.text.count("\n", reading.tokens[start - 1].end, reading.tokens[start].start) > 1
        alone = heading is not None and heading[2] + 1 >= end
        whom = heading or (None if gap else whom)
        names = [f for f in found if whom and start <= f.tokens[0] < end and whom[2] <= f.tokens[0]]
        if whom:
            yield from (_side(reading, one, whom) for one in names)
        whom = whom if alone or (names and heading is None) else None


def _heading(reading: Reading, start: int, end: int) -> Whom | None:
    """The state that opens a line, with a mark behind it or nothing else."""
    whom = _state(reading, start)
    return whom if whom and (whom[2] >= end or reading.texts[whom[2]] in MARKS) else None
