"""The name that an office stands beside: "NAME, the ROLE,", "the ROLE, NAME,", "elected NAME as its ROLE"."""

from typing import TYPE_CHECKING

from tasks.extract.actors.asides import back_to_name, mark_before
from tasks.extract.actors.forenames import SEATED, called, past
from tasks.extract.actors.lexicon import head_of, table, words
from tasks.extract.actors.namewords import is_address, name_from, name_until, name_word, plausible, skip_address
from tasks.extract.actors.reading import Reading

if TYPE_CHECKING:
    from tasks.extract.actors.titles import Title

CLOSERS = frozenset((",", ".", ";", ":", ")", "—", "–", "-", "”", '"', "(", "?", "!", "]"))
AFTER_NAME = CLOSERS - {"?", "!", "]", "-"}
CHOOSING = frozenset(
    """elected elects elect appointed appoints named names nominated confirmed chose listed lists identified identifies
    described describes installed reappointed re-elected hired hires hire""".split()
)
FRONTING = frozenset("on upon at by with under following after".split())  # opens a phrase before the subject
COURTESY = frozenset(("commander", "ambassador", "judge", "justice"))  # before a name, beside another office
OPENS = frozenset("the of and its his her their a an".split())  # and small words of an office
MOST_TITLED = 5  # words of an office up to its head
LEAST_NAME = 2  # letters of a name of one word: more than these
Range = tuple[int, int]


def skip_stop(reading: Reading, at: int) -> int:
    """The token after the head and the stop of its abbreviation ("Sen.", "Gov.")."""
    tokens, after = reading.tokens, at + 1
    short = tokens[at].low in table("offices")["short"]
    if short and after < len(tokens) and tokens[after].text == ".":
        return after + 1
    return after


def _closed(reading: Reading, at: int) -> bool:
    """Nothing of the sentence goes on at ``at`` but a mark or a clause about the person."""
    if at >= len(reading.tokens) or reading.tokens[at].broken:
        return True
    token = reading.tokens[at]
    return token.text in CLOSERS or token.low in (
        "who",
        "whose",
        "and",
        "in",
        "at",
        "from",
        "since",
        "until",
        "between",
        "as",
        "on",
        "with",
    )


def name_before(reading: Reading, base: "Title") -> Range | None:
    """``NAME, the ROLE,``, ``NAME, now the ROLE,`` and ``NAME (ROLE)``; also ``NAME is the ROLE``."""
    tokens, mark = reading.tokens, mark_before(reading, base.claimed[0] - 1)
    if mark < 1 or tokens[base.claimed[0]].broken or tokens[base.claimed[0]].low == "whose":
        return None
    copula = tokens[mark].low in ("is", "was", "as")
    if copula and not _said_to_hold(reading, base, mark):
        return None
    if tokens[mark].text not in (",", "(", "—", "–") and not copula:
        return None
    if tokens[mark].text in (",", "—", "–") and not _closed(reading, base.role[1]):
        return None
    end = back_to_name(reading, mark) if tokens[mark].text == "," else mark
    start = name_until(reading, end)
    if start == end or (not plausible(reading, start, end) and not _single(reading, start, end)):
        return None
    listed = tokens[mark].text == "," and start > 0 and tokens[start - 1].text == ","
    return None if listed and _ends_list(reading, base.role[1]) else (start, end)


def _said_to_hold(reading: Reading, base: "Title", mark: int) -> bool:
    """``NAME is the ROLE``, ``NAME is minister of X``, ``elected NAME as its ROLE``."""
    if reading.tokens[mark].low != "as":
        return base.claimed[0] < base.role[0] or base.role[1] > base.head + 1
    start = name_until(reading, mark)
    while start > 0 and is_address(reading.tokens[start - 1]) and reading.tokens[start - 1].capital:
        start -= 1
    return 0 < start < mark and reading.tokens[start - 1].low in CHOOSING


def _single(reading: Reading, start: int, end: int) -> bool:
    if end - start != 1:
        return False
    addressed = start > 0 and reading.tokens[start - 1].capital and is_address(reading.tokens[start - 1])
    return addressed or (start, end) in reading.persons or _family_name(reading, start)


def _family_name(reading: Reading, at: int) -> bool:
    """The last word of what the tagger takes for a person's full name in the same article."""
    word = reading.texts[at]
    return any(b - a > 1 and b - 1 != at and reading.texts[b - 1] == word for a, b in reading.persons)


def _ends_list(reading: Reading, at: int) -> bool:
    """``A, B, the head of X and C``: a list, in which a comma sets nothing beside a name."""
    return at < len(reading.tokens) and reading.tokens[at].low == "and"


def name_apposed(reading: Reading, base: "Title") -> Range | None:
    """``the ROLE, NAME,`` closed by a mark, a line or a verb of saying."""
    tokens, comma = reading.tokens, _past_place(reading, base.role[1])
    listed = comma < len(tokens) and tokens[comma].text in (":", "–", "—") and _opens_entry(reading, base)
    if comma + 1 >= len(tokens) or not (tokens[comma].text == "," or listed) or tokens[comma + 1].broken:
        return None
    begin = past(reading, past_address(reading, comma + 1))
    end = name_from(reading, begin) if begin < len(tokens) and name_word(reading, begin) else begin
    begin, end = (base.head_word in SEATED and called(reading, begin)) or (begin, end)
    addressed = any(is_address(t) for t in tokens[comma + 1 : begin])  # "the Chair, Mr. Tanaka (Japan),"
    if end == begin or not (addressed or plausible(reading, begin, end) or _one_word(reading, base, (begin, end))):
        return None
    defined = base.claimed[0] < base.role[0] or base.possessor is not None or tokens[base.role[0]].capital
    closed = end >= len(tokens) or tokens[end].broken or tokens[end].text in AFTER_NAME or of_body(reading, end)
    defined = defined or listed
    return (begin, end) if defined and closed and not _fronted(reading, base, end) else None


def _fronted(reading: Reading, base: "Title", end: int) -> bool:
    """``On the proposal of the ROLE, NAME, a lawyer, is appointed``: the comma closes the opening phrase.

    A verb behind the next comma has the name before it for its subject.
    """
    at = base.claimed[0]
    while at > 0 and not (reading.tokens[at].first or reading.tokens[at].broken):
        at -= 1
    led = at < base.claimed[0] and reading.tokens[at].low in FRONTING
    if not led or reading.texts[end : end + 1] != (",",):
        return False
    told = any(t.pos in ("VERB", "AUX") for t in reading.tokens[at : base.claimed[0]])
    close = next((i for i in range(end + 1, len(reading.tokens) - 1) if reading.texts[i] in AFTER_NAME), end)
    verb = reading.tokens[close + 1] if close > end and reading.texts[close] == "," else None
    return not told and verb is not None and verb.pos in ("VERB", "AUX") and not verb.broken


def _opens_entry(reading: Reading, base: "Title") -> bool:
    """``Finance minister: NAME.``: the office stands first on its line, in its sentence or in an entry of a list."""
    start = base.claimed[0]
    opens = start == 0 or reading.tokens[start].first or reading.tokens[start].broken
    return opens or reading.texts[start - 1] in (";", ":", "•", "*")


def _one_word(reading: Reading, base: "Title", name: Range) -> bool:
    """``Indonesia's minister for islands, Prawotoadji, flew``: one word for a person who has no other name."""
    token, end = reading.tokens[name[0]], name[1]
    if end - name[0] != 1 or reading.state(name[0]) or reading.texts[end : end + 1] != (",",):
        return False
    held = reading.tokens[base.head].capital and base.role[1] - base.role[0] > 1 and base.claimed[0] < base.role[0]
    owned = held or base.possessor is not None or reading.state(base.role[0]) is not None
    goes_on = end + 1 < len(reading.tokens) and (reading.tokens[end + 1].pos in ("VERB", "AUX"))
    thing = token.low in words("bodies", "heads") | words("bodies", "things") | words("offices", "portfolio")
    placed = token.ent in ("DATE", "FAC") or (token.ent in ("GPE", "LOC", "NORP") and not held)
    return owned and goes_on and not thing and not placed and len(token.text) > LEAST_NAME


def between(reading: Reading, before: Range, after: Range) -> bool:
    """``A, the ROLE, B, said``: the office is B's where a verb follows or A has another before it; else nobody's."""
    tokens, comma = reading.tokens, after[1]
    verb = reading.texts[comma : comma + 1] == (",",) and tokens[comma + 1].pos in ("VERB", "AUX")
    start = before[0]
    while start > 0 and is_address(tokens[start - 1]):
        start -= 1
    led = (
        start > 1 and reading.texts[start - 1] == "," and (tokens[start - 2].capital or head_of(tokens[start - 2].text))
    )
    return verb and (bool(led) or not tokens[before[0]].first)


def told_next(reading: Reading, name: Range) -> bool:
    """``A, the ROLE of X, B, the ROLE of Y,``: another office stands behind the second name, and is his."""
    tokens, at = reading.tokens, name[1] + 1
    if reading.texts[name[1] : at] != (",",):
        return False
    for token in tokens[at : at + MOST_TITLED]:
        if token.broken or not (token.capital or token.low in OPENS or token.pos in ("NOUN", "ADJ")):
            return False
        if head_of(token.text):
            return True
    return False


def name_bracketed(reading: Reading, base: "Title") -> Range | None:
    """``The CHAIR (Mrs NAME):`` and ``The Minister for Roads (NAME):``: whom the report of a sitting means."""
    tokens, mark = reading.tokens, base.role[1]
    if mark + 2 >= len(tokens) or tokens[mark].text != "(" or tokens[mark].broken:
        return None
    begin = skip_address(reading, mark + 1 + (tokens[mark + 1].low == "the"))
    end = name_from(reading, begin) if begin < len(tokens) else begin
    closed = begin < end < len(tokens) and tokens[end].text == ")"
    turn = end + 1 < len(tokens) and tokens[end + 1].text in (":", "(")
    sure = begin > mark + 1 or (turn and plausible(reading, begin, end))
    return (begin, end) if closed and sure else None


def _past_place(reading: Reading, at: int) -> int:
    """The comma behind ``in London`` or ``at the European desk``; ``at`` where something else goes on."""
    if at >= len(reading.tokens) or reading.tokens[at].low not in ("in", "at", "for", "on", "to", "of"):
        return at
    for end in range(at + 1, min(len(reading.tokens), at + 9)):
        token = reading.tokens[end]
        if token.text == ",":
            return end
        plain = token.pos in ("NOUN", "ADJ", "DET", "ADP", "PROPN", "PART", "CCONJ", "NUM") or token.capital
        seated = token.low == "chair" and reading.tokens[end - 1].low == "the"  # "the Vice-President in the chair"
        if not plain or token.broken or (head_of(token.text) and not seated):
            return at
    return at


def past_address(reading: Reading, at: int) -> int:
    """The name after ``the Hon.`` or ``Senator``."""
    begin = skip_address(reading, at + (reading.tokens[at].low == "the"))
    if begin >= len(reading.tokens):
        return begin
    seat = head_of(reading.texts[begin]) in words("offices", "seats") | words("offices", "grades") | COURTESY
    ranked = seat and reading.tokens[begin].capital and not name_word(reading, begin)
    return skip_stop(reading, begin) if ranked else begin


def of_body(reading: Reading, at: int) -> bool:
    """``of`` and a capital: the name ends, and what the person is of follows."""
    after = at + 1 + (at + 1 < len(reading.tokens) and reading.tokens[at + 1].low == "the")
    if after >= len(reading.tokens):
        return False
    return reading.tokens[at].low == "of" and reading.tokens[after].capital
