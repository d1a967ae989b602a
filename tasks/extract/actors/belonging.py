"""To which body or state the words beside a name bind a person: "NAME of the BODY", "For X: NAME"."""

from collections.abc import Iterator, Sequence

from tasks import publicbodies
from tasks.extract.actors.callings import acts
from tasks.extract.actors.lexicon import head_of, state_name, words
from tasks.extract.actors.namewords import is_address, name_from, plausible, possessive
from tasks.extract.actors.ownwords import GROUPS, NAMES_LONGEST, PARTIES, run
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import Found
from tasks.extract.actors.sides import STATED, Side, span_of

Range = tuple[int, int]
CAMPS = frozenset(("government", "opposition", "crown", "prosecution"))
LOOSE = frozenset(("opposition", "ruling", "governing", "centre-left", "centre-right", "far-right", "far-left"))


def beside(reading: Reading, found: Sequence[Found]) -> Iterator[Side]:
    """What stands right behind or before each name."""
    taken = {i for f in found for i in range(*f.tokens)}
    for one in found:
        if not (one.full or addressed(reading, one.tokens[0])):
            continue
        for side in (_of(reading, one), _signing(reading, one), _owned(reading, one)):
            bounds, value = side or ((0, 0), "")
            private = _of_state(reading, bounds, value) and not acts(reading, found, one, _closing(reading, bounds[1]))
            if value and not private and not taken & set(range(*bounds)):
                first, last = min(bounds[0], one.tokens[0]), max(bounds[1], one.tokens[1])
                yield Side(one.person, value, span_of(reading, first, last), STATED, spoken=True)


def _of_state(reading: Reading, bounds: Range, value: str) -> bool:
    """The words are a state's name alone, not a body's owner."""
    owner = bounds[1] < len(reading.tokens) and possessive(reading.tokens[bounds[1]])
    return bool(value) and not owner and whole_state(reading, bounds) == value


def _closing(reading: Reading, end: int) -> int:
    """Behind the bracket that may close at ``end``."""
    return end + (reading.texts[end : end + 1] == (")",))


def addressed(reading: Reading, at: int) -> bool:
    at -= 1 + (at > 1 and reading.texts[at - 1] == ".")
    return at >= 0 and is_address(reading.tokens[at]) and reading.tokens[at].capital


def _of(reading: Reading, one: Found) -> tuple[Range, str] | None:
    """``NAME of the Po Basin Authority``, ``NAME, of the Heath Party,``, ``NAME of Peru``, ``NAME, for the Crown,``."""
    tokens, at = reading.tokens, one.tokens[1]
    comma = at + 1 < len(tokens) and tokens[at].text == ","
    at += comma
    joint = tokens[at].low if at + 2 < len(tokens) and not tokens[at].broken else ""
    if joint not in (("of", "for") if comma else ("of", "from")):
        return None
    at += 1
    the = tokens[at].low == "the"
    while at < len(tokens) and tokens[at].low in LOOSE | {"the"}:
        at += 1
    bounds = run(reading, at)
    if the and bounds[1] - bounds[0] == 1 and _camp(reading, bounds):
        return bounds, reading.slice(*bounds)
    owner = bounds[1] < len(tokens) and possessive(tokens[bounds[1]])
    state = _house(reading, bounds) or ("" if owner or joint == "from" else whole_state(reading, bounds))
    listed = (
        _listed(reading, at) if not state and not owner and joint == "of" else None
    )  # "Karl Weber of Germany and Anna Lind"
    bounds, state = listed or (bounds, state)
    if state and one.full and not comma:
        return bounds, state
    if bounds[1] < len(tokens) and tokens[bounds[1]].text == "party":  # told with the word for it, as an adherent
        return None
    bounds = before_name(reading, bounds)
    body = is_named_body(reading, bounds) and (joint != "from" or the)
    return (bounds, _named(reading, bounds)) if body or (joint != "from" and _firm(reading, bounds)) else None


def before_name(reading: Reading, bounds: Range) -> Range:
    """``of the Heath Party and Jane Roe``: up to an "and" behind which a person stands."""
    for at in range(bounds[0] + 1, bounds[1] - 1):
        if reading.tokens[at].low == "and" and any(a == at + 1 for a, _ in reading.persons):
            return bounds[0], at
    return bounds


def _listed(reading: Reading, at: int) -> tuple[Range, str] | None:
    """``A of Germany and B of Sweden``: the state before "and" and a person."""
    state = reading.state(at)
    if state is None or state[1] != "name" or state[2] + 1 >= len(reading.tokens):
        return None
    other = state[2] + 1
    joined = reading.tokens[state[2]].low == "and" and plausible(reading, other, name_from(reading, other))
    return ((at, state[2]), state_name(state[0])) if joined else None


def _named(reading: Reading, bounds: Range) -> str:
    """The body in the words of the text; ``South Korea's Port Office``: the state whose public body it is."""
    state = reading.state(bounds[0])
    owner = state is not None and state[2] < bounds[1] and possessive(reading.tokens[state[2]])
    return state_name(state[0]) if state and owner and public(reading, bounds) else reading.slice(*bounds)


def public(reading: Reading, bounds: Range) -> bool:
    """The words are those of a public body."""
    fore = reading.tokens[bounds[0]].low in publicbodies.OFFICIAL & words("bodies", "fore")
    return fore or reading.tokens[bounds[1] - 1].low in publicbodies.OFFICIAL


def whole_state(reading: Reading, bounds: Range) -> str:
    """The state that the words name, whole and by its name."""
    state = reading.state(bounds[0]) if bounds[0] < bounds[1] else None
    whole = state is not None and state[1] == "name" and state[2] == bounds[1]
    return state_name(state[0]) if state and whole else ""


def _house(reading: Reading, bounds: Range) -> str:
    """``NAME of Indonesia's foreign ministry``: the state whose body the small words tell."""
    state, at = reading.state(bounds[0]), bounds[1]
    if not state or state[2] != bounds[1] or at + 1 >= len(reading.tokens) or not possessive(reading.tokens[at]):
        return ""
    while at + 1 < len(reading.tokens) and reading.tokens[at + 1].pos in ("NOUN", "ADJ"):
        at += 1
    return state_name(state[0]) if reading.tokens[at].low in publicbodies.OFFICIAL else ""


def _camp(reading: Reading, bounds: Range) -> bool:
    """``the Greens``, ``the Government``, where a mark or a verb follows."""
    token, end = reading.tokens[bounds[0]], bounds[1]
    named = token.low in CAMPS or (token.low.endswith("s") and token.ent in ("ORG", "NORP") and not token.first)
    after = reading.tokens[end] if end < len(reading.tokens) else None
    return named and after is not None and (after.text in (",", ".", ")", ";") or after.pos in ("VERB", "AUX"))


def _firm(reading: Reading, bounds: Range) -> bool:
    """Two words or more that are one organisation to the tagger, and nobody's name or office."""
    low = [t.low for t in reading.tokens[slice(*bounds)]]
    named = len(low) > 1 and bounds in reading.bodies and not any(head_of(w) for w in low)
    return named and not any(w in words("bodies", "things") for w in low)


def _owned(reading: Reading, one: Found) -> tuple[Range, str] | None:
    """``France's Élodie Vasseur``: right behind the state, and no office between."""
    mark = one.tokens[0] - 1
    if mark < 1 or not possessive(reading.tokens[mark]) or not one.full:
        return None
    starts = [i for i in range(max(0, mark - 4), mark) if (s := reading.state(i)) and s[2] == mark and s[1] == "name"]
    bounds = (starts[0], mark) if starts else (mark, mark)
    return (bounds, whole_state(reading, bounds)) if starts else None


def is_named_body(reading: Reading, bounds: Range) -> bool:
    """Two words or more that end or begin as bodies do, with no office, name or second body joined to them."""
    start, end = bounds
    low = [t.low for t in reading.tokens[start:end]]
    if (
        len(low) < 2
        or any(head_of(w) and w not in words("offices", "portfolio") for w in low)
        or _joins(reading, bounds)
    ):
        return False
    fore = any(w in words("bodies", "fore") and low[i + 1] in ("of", "for") for i, w in enumerate(low[:-2]))
    last = low[-1] in words("bodies", "heads") | GROUPS
    return fore or last or low[0] in PARTIES


def _joins(reading: Reading, bounds: Range) -> bool:
    """``the Bar Council and Jane Roe``: a person or a second body follows "and"."""
    for at in range(*bounds):
        if reading.tokens[at].low in ("and", "&"):
            before = any(t.low in words("bodies", "heads") for t in reading.tokens[bounds[0] + 1 : at])
            if before or reading.tokens[at + 1].ent == "PERSON":
                return True
    return False


def _signing(reading: Reading, one: Found) -> tuple[Range, str] | None:
    """``For the Government of Norland: NAME, ...`` at the start of a line."""
    tokens, at = reading.tokens, one.tokens[0]
    while at > 0 and is_address(tokens[at - 1]) and tokens[at - 1].capital:
        at -= 1
    if at < 3 or tokens[at - 1].text != ":" or tokens[at].broken:
        return None
    start = at - 2
    while start > 0 and not tokens[start].broken and at - start < NAMES_LONGEST:
        start -= 1
    if not tokens[start].broken or tokens[start].text != "For":
        return None
    begin = start + 1 + (tokens[start + 1].low == "the")
    bounds = run(reading, begin)
    if bounds[1] != at - 1 or bounds[0] == bounds[1]:
        return None
    state = reading.state(begin)
    whole = state is not None and state[2] == bounds[1]
    return bounds, state_name(state[0]) if state and whole else reading.slice(*bounds)
