"""The grammar of offices: [state] [rank] [portfolio] HEAD [of X, Y and Z], before, after or without a name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tasks.extract.actors.apposition import (
    between,
    name_apposed,
    name_before,
    name_bracketed,
    past_address,
    skip_stop,
    told_next,
)
from tasks.extract.actors.bodybeside import body_beside
from tasks.extract.actors.chains import doubled, listed, respective
from tasks.extract.actors.complements import Complement
from tasks.extract.actors.extent import behind_head, kind, past_matter
from tasks.extract.actors.forenames import SEATS, addressed, behind, name_behind
from tasks.extract.actors.lexicon import head_of, region_at, singular, table, words
from tasks.extract.actors.modifiers import opening
from tasks.extract.actors.namewords import (
    name_from,
    plausible,
    possessive,
    short_as_name,
    skip_address,
)
from tasks.extract.actors.reading import Reading, Token
from tasks.extract.actors.taking import name_chosen
from tasks.extract.actors.tenure import Tenure, tenure

DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "whose"))
SPEAKING = frozenset(("spokesman", "spokeswoman", "spokesperson"))
SHORT_RANKS = frozenset(("lt", "maj", "brig", "col"))  # before another head, with a stop
MOST_SMALL = 3  # small words before the word for a body
DOUBTFUL = frozenset(("critic", "assistant", "ruler", "chair"))
ASSISTING = frozenset("special personal executive senior legislative technical media private".split())
SEVERAL = frozenset("both two three four five six seven eight nine ten several".split())
PLAIN = ("NOUN", "ADJ")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Title:
    """An office phrase: token ranges of one article."""

    role: Range  # without determiner and possessor
    head: int
    head_word: str  # singular, lower case
    claimed: Range  # possessor and determiner included
    possessor: Range | None = None
    name: Range | None = None
    place: str = "alone"  # of the name: "after", "before", "apposed" (after a comma), "chosen" (by a verb) or "alone"
    plural: bool = False
    tenure: Tenure = "held"


def titles(reading: Reading) -> tuple[Title, ...]:
    """Every office phrase, in order."""
    out: list[Title] = []
    for at in range(len(reading.tokens)):
        if out and at < out[-1].claimed[1]:
            continue
        head = _head(reading, at)
        if head:
            out += _at_head(reading, at, head)
    names = {i for t in out if t.name for i in range(*t.name)}
    told = doubled(reading, [t for t in out if t.head not in names])
    return tuple(replace(t, tenure=tenure(reading, t)) for t in told)


def _head(reading: Reading, at: int) -> str:
    """The head at ``at``, unless the next word is the head of the same phrase ("Secretary General")."""
    token = reading.tokens[at]
    head = head_of(token.text)
    if not head or token.shouted or (token.low in table("offices")["short"] and not _short_office(reading, at)):
        return ""
    if (token.low == "pm" and token.text != "PM") or (head in DOUBTFUL and not _sure(reading, at, head)):
        return ""
    after = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    if after is not None and not after.broken and head_of(after.text) and not behind(reading, at + 1):
        return ""
    plain = not token.capital and "-" not in token.text and token.pos in ("VERB", "AUX", "ADJ", "ADV")
    if plain or (at and ((behind(reading, at) and token.low not in SEATS) or addressed(reading, at))):
        return ""
    return "" if _names_firm(token, after) or _joins_rank(reading, at) else head


def _sure(reading: Reading, at: int, head: str) -> bool:
    """``education critic``, whom a party sets against a minister; ``special assistant``: told by the word before."""
    before = reading.texts[at - 1] if at else ""
    if head == "ruler":  # "the Ruler of Sharjah", no rulers of old
        return reading.tokens[at].capital and reading.texts[at + 1 : at + 2] == ("of",)
    if head == "chair":  # "the Vice-President in the chair"
        return [t.low for t in reading.tokens[max(0, at - 2) : at]] != ["in", "the"]
    if head == "critic":  # a Labour critic is one of the party, or of labour, or speaks against it
        return before.lower() in words("offices", "portfolio") and before != "Labour"
    return before.lower() in ASSISTING


def _names_firm(token: Token, after: Token | None) -> bool:
    """``Cardinal Foundries``: the word opens the name of a firm."""
    follows = after is not None and after.capital and not after.broken
    return follows and after is not None and token.capital and after.low in words("bodies", "firm_names")


def _joins_rank(reading: Reading, at: int) -> bool:
    """``Lt. Gov.``, ``Maj. Gen.``: a short grade with its stop before another head is part of that office."""
    stopped = at + 2 < len(reading.tokens) and reading.texts[at + 1] == "." and not reading.tokens[at + 2].broken
    return stopped and reading.tokens[at].low in SHORT_RANKS and bool(head_of(reading.texts[at + 2]))


def _short_office(reading: Reading, at: int) -> bool:
    """``Sen. X`` or ``Sen X``, not the Sen of Amartya Sen."""
    token = reading.tokens[at]
    after = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    if not token.capital or after is None or after.broken:
        return False
    stopped = after.text == "." and at + 2 < len(reading.tokens) and reading.tokens[at + 2].capital
    return (stopped and not reading.tokens[at + 2].first) or (after.capital and not short_as_name(reading, at))


def _at_head(reading: Reading, at: int, head: str) -> Iterator[Title]:
    left = opening(reading, at)
    possessor = _possessor(reading, left)
    claimed = possessor[0] if possessor else left
    claimed -= claimed > 1 and reading.tokens[claimed - 1].low == "next" and not reading.tokens[claimed].broken
    while claimed > 0 and reading.tokens[claimed - 1].low in DETERMINERS and not reading.tokens[claimed].broken:
        claimed -= 1
    plural = singular(reading.tokens[at].low) != reading.tokens[at].low
    left += plural and left < at and reading.tokens[left].low in SEVERAL
    after = skip_stop(reading, at)
    after = past_matter(reading, after)
    rest = behind_head(reading, after, kind(reading, at, head))
    if rest and reading.texts[rest.end : rest.end + 1] == (",",) and _based(reading, rest.end + 1):
        rest = None  # "executive of Toledo, Ohio-based Meridian"
    end = rest.end if rest else after
    base = Title((left, end), at, head, (claimed, end), possessor)
    named = _name_after(reading, base, after, rest)
    if named and plural:
        yield from _joined(reading, base, named)
    elif named:
        seat = end < named[0] and any(t.low in SEATS for t in reading.tokens[end : named[0]])
        yield Title(base.role, at, head, (claimed, end if seat else named[0]), possessor, named, "after")
    elif plural:
        yield from tuple(respective(reading, base)) or tuple(listed(reading, base))
    else:
        yield _with_apposed(reading, base)


def _based(reading: Reading, at: int) -> bool:
    """``Ohio-based``: what stands before it is where the body sits, not the body."""
    return "".join(reading.texts[at : at + 3]).lower().partition("-")[2].startswith("based")


def _possessor(reading: Reading, left: int) -> Range | None:
    """The words before ``'s`` that the office belongs to."""
    if left < 2 or not possessive(reading.tokens[left - 1]):
        return None
    start = _small_kind(reading, left - 2)
    while start > 0 and not reading.tokens[start].first and not reading.tokens[start].broken:
        token = reading.tokens[start - 1]
        chained = token.low in ("of", "and", "the") and reading.tokens[start - 2].capital if start > 1 else False
        if not (token.capital or (chained and token.low == "of")):
            break
        start -= 1
    return (start, left - 1)


def _small_kind(reading: Reading, at: int) -> int:
    """``French culture ministry's``: start of the small words that end in the word for a body at ``at``."""
    start, tokens = at, reading.tokens
    if tokens[at].capital or tokens[at].low not in words("bodies", "heads"):
        return at
    while start > 1 and at - start < MOST_SMALL and not tokens[start - 1].capital and tokens[start - 1].pos in PLAIN:
        start -= 1
    opens = tokens[start - 1].low == "the" or tokens[start - 1].capital
    return start - 1 if opens and tokens[start - 1].capital else start if opens else at


def _name_after(reading: Reading, base: Title, after: int, rest: Complement | None) -> Range | None:
    """The name that directly follows the office."""
    if rest and rest.name:
        return rest.name if _strong(reading, base, rest.name) and _runs_on(reading, base, rest.name) else None
    start = rest.end if rest else after
    if start >= len(reading.tokens) or reading.tokens[start].broken:
        return None
    begin, end = _named_from(reading, base, start)
    if end == begin:
        return None
    return (begin, end) if _strong(reading, base, (begin, end)) else None


def _named_from(reading: Reading, base: Title, start: int) -> Range:
    """The name at ``start`` or behind what addresses its bearer."""
    begin = skip_address(reading, start)
    if begin < len(reading.tokens) and behind(reading, begin):
        return name_behind(reading, begin)
    begin = past_address(reading, begin) if base.head_word in SPEAKING else begin
    return begin, (name_from(reading, begin) if begin < len(reading.tokens) else begin)


def _runs_on(reading: Reading, base: Title, name: Range) -> bool:
    """``the envoy to the U.S. James Comey's memos``: after a stop a new sentence may begin."""
    if not reading.texts[name[0] - 1].endswith("."):
        return True
    owned = name[1] < len(reading.tokens) and possessive(reading.tokens[name[1]])
    return base.claimed[0] == base.role[0] and not owned


def _strong(reading: Reading, base: Title, name: Range) -> bool:
    """A doubtful head ("General Motors") or a lower-case one needs a name that looks like one."""
    start, end = name
    tagged = any(a < end and start < b for a, b in reading.persons)
    if end - start >= 2:
        bare = base.role[1] - base.role[0] == 1
        doubtful = (bare and base.head_word in words("offices", "weak")) or any(
            t.low in words("bodies", "heads") | words("bodies", "things") | words("offices", "portfolio")
            for t in reading.tokens[start:end]
        )
        return plausible(reading, start, end) and (tagged or not doubtful)
    capital = reading.tokens[base.head].capital
    word = reading.tokens[start]
    if (
        word.pos in ("VERB", "AUX")
        or word.low in words("offices", "portfolio") | words("bodies", "heads") | words("bodies", "things")
        or reading.state(start)
    ):
        return False
    if word.ent == "GPE" and _holds_alone(reading, base, name):
        return True
    return tagged or (
        capital and base.head_word not in words("offices", "weak") and word.ent not in ("ORG", "GPE", "NORP", "DATE")
    )


def _holds_alone(reading: Reading, base: Title, name: Range) -> bool:
    """``President Gunarto has``: one word that does something right behind an office which people bear before names."""
    titled = base.head_word in words("offices", "sole") and reading.tokens[base.head].capital
    direct = titled and base.role[1] == name[0] == base.head + 1 and not region_at(reading.texts, name[0])
    return direct and name[1] < len(reading.tokens) and reading.tokens[name[1]].pos in ("VERB", "AUX")


def _joined(reading: Reading, base: Title, first: Range) -> Iterator[Title]:
    """``Senators A and B``, ``Foreign Ministers A, B and C``: the office of each."""
    name: Range | None = first
    while name:
        yield Title(
            base.role,
            base.head,
            base.head_word,
            (base.claimed[0], base.role[1]),
            base.possessor,
            name,
            "after",
            plural=True,
        )
        at = name[1]
        while at < len(reading.tokens) and reading.tokens[at].text in (",", "and", "&"):
            at += 1
        end = name_from(reading, at) if at < len(reading.tokens) and at > name[1] else at
        good = end > at and (plausible(reading, at, end) or any(a < end and at < b for a, b in reading.persons))
        name = (at, end) if good else None


def _with_apposed(reading: Reading, base: Title) -> Title:
    """The office with the name that stands before it, or after it between commas, or with none."""
    claimed = base.claimed
    beside = body_beside(reading, base.role[1]) if reading.tokens[base.head].capital else base.role[1]
    if beside > base.role[1]:  # "the Chairman, Works Board, Alhaji NAME,"
        wide = replace(base, role=(base.role[0], beside))
        named = name_apposed(reading, wide)
        if named and not name_before(reading, wide):
            return replace(wide, claimed=(claimed[0], beside), name=named, place="apposed")
    after = name_apposed(reading, base)
    before = name_before(reading, base)
    if before and after and not between(reading, before, after):
        before = before if told_next(reading, after) else None
        after = None
    if before and not after:
        role = (base.role[0], body_beside(reading, base.role[1]))
        return Title(role, base.head, base.head_word, (claimed[0], role[1]), base.possessor, before, "before")
    after = after or name_bracketed(reading, base)
    chosen = None if after else name_chosen(reading, base)
    place = "apposed" if after else "chosen" if chosen else "alone"
    return Title(base.role, base.head, base.head_word, claimed, base.possessor, after or chosen, place)
