"""The party or group whose a person is by the words around: "NAME of IGAD", "Labour's NAME", "the Socialist NAME"."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from tasks.extract.actors.belonging import addressed, before_name, is_named_body, whole_state
from tasks.extract.actors.bodies import is_press
from tasks.extract.actors.brackets import party
from tasks.extract.actors.lexicon import head_of, region_at, singular, table, words
from tasks.extract.actors.namewords import is_address, possessive
from tasks.extract.actors.ownwords import GROUPS, NAMES_LONGEST, run
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import Found
from tasks.extract.actors.sides import STATED, Side, span_of

Range = tuple[int, int]
Told = tuple[Range, str, bool]  # where, the name in the words of the text, whether it is a party
# What tells that the name before or behind is one of a group of people, and of which of them a party.
PARTY_KINDS = frozenset(("party", "bloc", "faction", "caucus", "alliance", "coalition", "movement", "list"))
KINDS = PARTY_KINDS | frozenset(
    "group union charity federation association foundation organisation organization".split()
)
KINDS |= frozenset(
    "campaign lobby think-tank thinktank tank network ngo nonprofit watchdog consultancy company".split()
)
KINDS |= frozenset("firm collective institute trust operator lender insurer council agency".split())
MOST_SMALL = 4  # small words between "of the" and the name
LEADING = frozenset(("leads", "heads", "chairs", "runs"))
LEAST_LONG = 3  # words of a name that nothing tells to be a body
CAMEL = re.compile(r"[a-zà-þ][A-ZÀ-Þ]")  # "ShareAction"
OF_NAMES = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "O'", "Fitz")
SHORTEST, LONGEST = 3, 6  # letters of a short form


def around(reading: Reading, found: Sequence[Found]) -> Iterator[Side]:
    """What the words around each name say of the party or group it belongs to."""
    begins = {f.tokens[0]: f for f in found}
    taken = {i for f in found for i in range(*f.tokens)}
    for one in found:
        if not (one.full or addressed(reading, one.tokens[0])):
            continue
        for told in (
            _of(reading, one),
            _owner(reading, one, taken),
            _adherent(reading, one),
            _theirs(reading, one),
            _leads(reading, one),
        ):
            if told and not taken & set(range(*told[0])):
                yield _side(reading, one, told)
    for at in range(len(reading.tokens)):
        told = _several(reading, at)
        for one in _names(reading, begins, told[0][1] + 1) if told else ():
            yield _side(reading, one, told)
        told = _both(reading, at)
        for one in _names_before(reading, found, at) if told else ():
            yield _side(reading, one, told)


def _side(reading: Reading, one: Found, told: Told | None) -> Side:
    bounds, value, member = told or ((0, 0), "", False)
    first, last = min(bounds[0], one.tokens[0]), max(bounds[1], one.tokens[1])
    return Side(one.person, value, span_of(reading, first, last), STATED, spoken=True, member=member)


def _group(reading: Reading, at: int) -> Told | None:
    """The party, the short form or the group that is named from ``at`` on, with what tells its kind."""
    tokens = reading.tokens
    the = tokens[at].low in ("the", "a", "an")
    at += the
    start, kind = at, ""
    while start < len(tokens) and start - at < MOST_SMALL and _small(reading, start):
        kind = tokens[start].low if tokens[start].low in KINDS else kind if tokens[start].text == "-" else ""
        start += 1
    if start >= len(tokens) or not tokens[start].capital or tokens[start].broken:
        return None
    bounds = before_name(reading, run(reading, start))
    low = [t.low for t in reading.tokens[slice(*bounds)]]
    if _placed(reading, bounds) or any(head_of(w) and w not in words("offices", "portfolio") for w in low):
        return None
    behind = _kind_behind(reading, bounds[1])
    if behind:
        bracketed, end = behind
        whole = bounds if bracketed else (start, end)
        return whole, reading.slice(*whole), tokens[end - 1].low in PARTY_KINDS
    value = reading.slice(*bounds)
    listed = words("parties", "names") | words("parties", "short")
    if value in listed or party(reading, bounds, elected=False) or _shortened(reading, bounds[1]):
        return bounds, value, True
    if kind:
        return bounds, value, kind in PARTY_KINDS
    return (bounds, value, False) if _short(reading, bounds) else None


def _small(reading: Reading, at: int) -> bool:
    """``lobby group``, ``left-wing``, ``main opposition``."""
    token = reading.tokens[at]
    plain = token.pos in ("NOUN", "ADJ", "ADV", "VERB") or token.low in KINDS
    return plain and token.text[:1].islower() and not token.broken and not head_of(token.text)


def _placed(reading: Reading, bounds: Range) -> bool:
    """A state, a region or what the tagger takes for a place or a day."""
    if whole_state(reading, bounds) or reading.state(bounds[0]) or region_at(reading.texts, bounds[0]) == bounds[1]:
        return True
    return reading.tokens[bounds[0]].ent in ("GPE", "LOC", "FAC", "DATE") and bounds[1] - bounds[0] < 3


def _kind_behind(reading: Reading, at: int) -> tuple[bool, int] | None:
    """Whether a short form in brackets follows, and the token after the small word for a group."""
    tokens = reading.tokens
    bracketed = reading.texts[at : at + 1] == ("(",) and reading.texts[at + 2 : at + 3] == (")",)
    at += 3 if bracketed else 0
    small = at < len(tokens) and tokens[at].text in KINDS and not tokens[at].broken
    return (bracketed, at + 1) if small else None


def _short(reading: Reading, bounds: Range) -> bool:
    """``IGAD``: letters in capitals that are no place, no medium and nobody's."""
    text = reading.slice(*bounds)
    letters = text.isalpha() and text.isupper() and SHORTEST <= len(text) <= LONGEST
    camel = CAMEL.search(text) is not None and reading.tokens[bounds[0]].ent in ("", "ORG")
    if camel and bounds[1] - bounds[0] == 1:
        return not text.startswith(OF_NAMES) and not is_press((text,))
    free = letters and not reading.tokens[bounds[0]].shouted and not is_press((text,))
    return (free and text not in words("parties", "places")) or (text in table("bodies")["known"] and free)


def _shortened(reading: Reading, at: int) -> bool:
    """``the Alternative for Germany (AfD)``: a party's short form in brackets behind the name."""
    bracketed = reading.texts[at : at + 1] == ("(",) and reading.texts[at + 2 : at + 3] == (")",)
    return bracketed and reading.texts[at + 1] in words("parties", "short")


def _of(reading: Reading, one: Found) -> Told | None:
    """``NAME of IGAD``, ``NAME of the lobby group ChemAlliance``, ``NAME from the SPD``."""
    at = one.tokens[1]
    at += reading.texts[at : at + 1] == (",",)
    if at + 1 >= len(reading.tokens) or reading.tokens[at].broken:
        return None
    the = reading.tokens[at + 1].low in ("the", "a", "an")
    if reading.tokens[at].low == "of":
        return _group(reading, at + 1) or _long(reading, one, at + 1)
    return _group(reading, at + 1) if reading.tokens[at].low == "from" and the else None


def _long(reading: Reading, one: Found, at: int) -> Told | None:
    """``NAME of Living Streets Otago``: three words or more with capitals that are no place to the tagger."""
    bounds = run(reading, at + (reading.tokens[at].low == "the"))
    part = reading.tokens[slice(*bounds)]
    peer = one.tokens[0] > 0 and reading.tokens[one.tokens[0] - 1].low in ("lord", "lady", "baroness", "earl", "baron")
    plain = all(t.capital and t.text.isalpha() and t.ent in ("", "ORG") for t in part)
    if peer or not plain or len(part) < LEAST_LONG or _placed(reading, bounds):
        return None
    other = any(head_of(t.text) or t.low in words("persons", "never") for t in part)
    return None if other or part[-1].low in words("bodies", "things") else (bounds, reading.slice(*bounds), False)


def _owner(reading: Reading, one: Found, taken: Container[int]) -> Told | None:
    """``Plaid Cymru's NAME``, ``the World Bank's NAME``."""
    mark = one.tokens[0] - 1
    if mark < 1 or not possessive(reading.tokens[mark]):
        return None
    for start in range(max(0, mark - NAMES_LONGEST), mark):
        bounds = (start, mark)
        whole = reading.tokens[start].capital and not any(i in taken for i in range(*bounds))
        if not whole or run(reading, start)[1] < mark or _placed(reading, bounds):
            continue
        value = reading.slice(*bounds)
        listed = bool(party(reading, bounds, elected=False)) or value in words("parties", "names")
        known = value in table("bodies")["known"] or _short(reading, bounds) or is_named_body(reading, bounds)
        if listed or known:
            return bounds, value, listed
    return None


def _adherent(reading: Reading, one: Found) -> Told | None:
    """``the Socialist NAME``, ``The Christian Democrat NAME``."""
    end = one.tokens[0]
    for start in (end - 2, end - 1):
        if start > 0 and not reading.tokens[start].broken and reading.slice(start, end) in words("parties", "members"):
            the = reading.tokens[start - 1].low in ("the", "a", "an", "fellow")
            return ((start, end), reading.slice(start, end), True) if the else None
    return None


def _theirs(reading: Reading, one: Found) -> Told | None:
    """``NAME's ruling Heath Party``, ``NAME, whose Albanian Forum holds``."""
    at, tokens = one.tokens[1], reading.tokens
    if at + 3 >= len(tokens):
        return None
    whose = tokens[at].text == "," and tokens[at + 1].low == "whose"
    if not (whose or possessive(tokens[at])):
        return None
    start = at + 1 + whose
    while start < len(tokens) and start - at < MOST_SMALL and _small(reading, start):
        start += 1
    if start >= len(tokens) or not tokens[start].capital:
        return None
    bounds = run(reading, start)
    named = is_named_body(reading, bounds) and tokens[bounds[1] - 1].low in GROUPS
    listed = named or (bounds[1] - bounds[0] > 1 and reading.slice(*bounds) in words("parties", "names"))
    return (bounds, reading.slice(*bounds), True) if listed else None


def _leads(reading: Reading, one: Found) -> Told | None:
    """``NAME, who leads the Centre Party``."""
    at, texts = one.tokens[1], reading.texts
    if texts[at : at + 2] != (",", "who") or at + 4 >= len(texts) or texts[at + 2] not in LEADING:
        return None
    return _body(reading, at + 3)


def _several(reading: Reading, at: int) -> Told | None:
    """``Two councillors of the Workers' Congress, A and B,``: what the names behind the comma are of."""
    tokens = reading.tokens
    head = head_of(tokens[at].text)
    if not head or head not in words("offices", "seats") | {"candidate", "member", "delegate"}:
        return None
    if singular(tokens[at].low) == tokens[at].low or at + 2 >= len(tokens) or tokens[at + 1].low not in ("of", "from"):
        return None
    told = _group(reading, at + 2) or _body(reading, at + 2)
    return told if told and reading.texts[told[0][1] : told[0][1] + 1] in ((",",), (":",)) else None


def _body(reading: Reading, at: int) -> Told | None:
    bounds = run(reading, at + (reading.tokens[at].low == "the"))
    member = bounds[0] < bounds[1] and reading.tokens[bounds[1] - 1].low in GROUPS | {"congress"}
    return (
        (bounds, reading.slice(*bounds), member) if bounds[0] < bounds[1] and is_named_body(reading, bounds) else None
    )


def _names(reading: Reading, begins: Mapping[int, Found], at: int) -> Iterator[Found]:
    """The names that are joined by commas and "and" from ``at`` on."""
    while at < len(reading.tokens) and not reading.tokens[at].broken:
        if at in begins:
            yield begins[at]
            at = begins[at].tokens[1]
        elif reading.tokens[at].low in (",", "and") or is_address(reading.tokens[at]):
            at += 1
        else:
            return


def _both(reading: Reading, at: int) -> Told | None:
    """``A and B, both of the Heath bloc``."""
    said = reading.texts[at] == "," and reading.tokens[at + 1 : at + 2] and at + 3 < len(reading.tokens)
    if (
        not said
        or reading.tokens[at + 1].low not in ("both", "all")
        or reading.tokens[at + 2].low not in ("of", "from")
    ):
        return None
    return _group(reading, at + 3) or _body(reading, at + 3)


def _names_before(reading: Reading, found: Sequence[Found], at: int) -> Iterator[Found]:
    """The names that are joined by commas and "and" before ``at``."""
    ends = {f.tokens[1]: f for f in found}
    first = True
    while at > 0:
        if at in ends:
            yield ends[at]
            at, first = ends[at].tokens[0], False
        elif not first and (reading.tokens[at - 1].low in (",", "and") or is_address(reading.tokens[at - 1])):
            at -= 1
        else:
            return
