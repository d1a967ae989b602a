"""Where an article names a person, and on what ground it is taken for one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tasks.extract.actors.forenames import addressed, called
from tasks.extract.actors.lexicon import head_of, region_at, words
from tasks.extract.actors.namewords import (
    is_address,
    name_from,
    name_until,
    name_word,
    plausible,
    possessive,
    skip_address,
)
from tasks.extract.actors.partisans import beside_party
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.titles import Title
from tasks.text import fold

Range = tuple[int, int]
Key = tuple[str, ...]
YEARS = re.compile(r"1[6-9]|[2-9]\d")  # of age, as the press gives them
BEHIND = frozenset("V VI VII VIII KC QC CBE OBE MBE PhD MD".split())  # a name: ordinals, honours and degrees
OTHER = frozenset(("different", "another", "unrelated", "namesake"))
LEAST_NAMED = 2  # words of a full name
RELATIVES = frozenset(
    """son daughter grandson granddaughter wife husband widow widower brother sister father mother grandfather
    grandmother uncle aunt nephew niece cousin fiancé fiancée""".split()
)


@dataclass(frozen=True, slots=True)
class Use:
    """A name in a text: words without forms of address; ``by`` is "title", "address" or "tagger"."""

    article: str
    range: Range
    words: tuple[str, ...]
    by: str
    first: bool  # opens a sentence, so its first word may be another

    @property
    def key(self) -> tuple[str, ...]:
        return name_key(self.words)


def another(reading: Reading, start: int) -> bool:
    """``a different S. Vartanen``: the name at ``start`` is that of somebody else than before."""
    at = start - 1
    while at > 0 and is_address(reading.tokens[at]):
        at -= 1
    return at > 0 and reading.tokens[at].low in OTHER and not reading.tokens[at + 1].broken


def others(reading: Reading, listed: Iterable[Use]) -> Iterable[Key]:
    """``A different S. Vartanen, Seppo Vartanen``: the names of those who only share a name with somebody."""
    begins = {u.range[0]: u for u in listed}
    for use in begins.values():
        if another(reading, use.range[0]):
            end = use.range[1]
            apposed = begins.get(end + 1) if reading.texts[end : end + 1] == (",",) else None
            yield apposed.key if apposed else use.key


def name_key(name: Iterable[str]) -> tuple[str, ...]:
    """``name`` for comparing: folded, no stops, no hyphens, no ordinal."""
    listed = list(name)
    while len(listed) > 1 and listed[-1] in BEHIND:
        listed.pop()
    folded = [fold(w).replace(".", "").replace("-", "").replace("‑", "") for w in listed]
    return tuple(w for w in folded if w not in ("", "ii", "iii", "iv", "“", "”", "‘", "’", '"', "'"))


def uses(reading: Reading, titles: tuple[Title, ...]) -> tuple[Use, ...]:
    """Every name of one article that an office, a form of address or the tagger points out."""
    out: dict[Range, Use] = {}
    for title in titles:
        if title.name:
            _note(out, reading, title.name, "title")
    for at in range(len(reading.tokens)):
        named = _addressed(reading, at)
        if named:
            _note(out, reading, named, "address")
    for at in range(1, len(reading.tokens) - 1):
        named = _described(reading, at) or _related(reading, at) or beside_party(reading, at)
        if named:
            _note(out, reading, named, "title")
    held = {i for t in titles if t.name for i in range(*t.role)}
    for start, end in reading.persons:
        if _party(reading, start, end):
            continue
        for named in _tagged(reading, start, end):
            if not all(i in held for i in range(*named)):  # "Krishi Dal candidate NAME"
                _note(out, reading, named, "tagger")
    return tuple(out[key] for key in sorted(out))


def _party(reading: Reading, start: int, end: int) -> bool:
    """``Sinn Féin``, ``(Lib Dem)``: a party to the press, whatever the tagger calls it."""
    end -= end - start > 1 and possessive(reading.tokens[end - 1])
    listed = reading.slice(start, end) in words("parties", "short") | words("parties", "names")
    return listed and (end - start > 1 or reading.texts[start - 1 : start] == ("(",))


def _note(out: dict[Range, Use], reading: Reading, named: Range, by: str) -> None:
    start, end = named
    if any(a < end and start < b for a, b in out):
        return
    first = reading.tokens[start].first
    out[named] = Use(reading.article.id, named, tuple(reading.texts[start:end]), by, first)


def _addressed(reading: Reading, at: int) -> Range | None:
    """``Mr Ouazzani``, ``Shri Rajesh Kumar Singh``."""
    if not is_address(reading.tokens[at]) or not reading.tokens[at].capital:
        return None
    if at and is_address(reading.tokens[at - 1]) and reading.tokens[at - 1].capital:
        return None
    if reading.state(at):  # "Sri Lanka"
        return None
    start = skip_address(reading, at)
    if start >= len(reading.tokens) or reading.tokens[start].broken:
        return None
    if addressed(reading, start):
        return called(reading, start)
    end = name_from(reading, start)
    return (start, end) if end > start else None


def _described(reading: Reading, at: int) -> Range | None:
    """``Elodie Marchand, who heads the delegation``, ``Elodie Marchand, 54,``: a person is a "who" and has an age."""
    if reading.tokens[at].text != "," or not (reading.tokens[at + 1].low == "who" or _age(reading, at + 1)):
        return None
    start = name_until(reading, at)
    return (start, at) if plausible(reading, start, at) and not reading.tokens[start].shouted else None


def _related(reading: Reading, at: int) -> Range | None:
    """``his granddaughter June Marchand``: behind a word of kin a month is a given name."""
    if reading.tokens[at].text not in RELATIVES or reading.tokens[at + 1].broken:
        return None
    end = name_from(reading, at + 1)
    return (at + 1, end) if plausible(reading, at + 1, end) else None


def _age(reading: Reading, at: int) -> bool:
    """A number of years between marks: neither a day before its year nor a sum."""
    closed = at + 1 < len(reading.tokens) and reading.texts[at + 1] in (",", ".")
    return (
        closed and YEARS.fullmatch(reading.texts[at]) is not None and reading.tokens[at].ent in ("DATE", "CARDINAL", "")
    )


def _tagged(reading: Reading, start: int, end: int) -> Iterable[Range]:
    """The names inside what the tagger calls a person: cut at "and", without offices, states and stray words."""
    at = start
    while at < end:
        begin = skip_address(reading, at)
        if begin > at or not name_word(reading, at):
            state = reading.state(at)
            at = max(begin, state[2] if state else at + 1)
            continue
        stop = name_from(reading, at)
        while at < stop and (_office_word(reading, at) or _calling(reading, at, stop)):
            at += 1
        if at < stop and _tag_holds(reading, at, stop):
            yield (at, stop)
        at = max(stop, at + 1)


def _office_word(reading: Reading, at: int) -> bool:
    return bool(head_of(reading.texts[at])) or reading.tokens[at].low in words("offices", "ranks")


def _calling(reading: Reading, at: int, stop: int) -> bool:
    """``Farmer John Mbeki`` at the start of a sentence: the word says what he is."""
    return (
        stop - at > LEAST_NAMED and reading.tokens[at].first and reading.tokens[at].low in words("persons", "callings")
    )


def _tag_holds(reading: Reading, start: int, end: int) -> bool:
    """Not a thing, a body, a state or a headline's word."""
    low = [t.low for t in reading.tokens[start:end]]
    if end - start == 1 and (low[0] in words("bodies", "things") or low[0] in words("bodies", "heads")):
        return False
    if end - start == 1 and (
        low[0] in words("offices", "portfolio") or reading.state(start) or region_at(reading.texts, start)
    ):
        return False
    if end - start > 1 and not plausible(reading, start, end):
        return False
    if _owns_body(reading, end):
        return False
    return not (start and possessive(reading.tokens[start]))


def _owns_body(reading: Reading, end: int) -> bool:
    """``Harbour Pilots’ Association``: a name in the plural that owns a body is the first part of the body's name."""
    plural = reading.texts[end : end + 1] in (("’",), ("'",)) and reading.texts[end - 1].endswith("s")
    after = reading.tokens[end + 1] if plural and end + 1 < len(reading.tokens) else None
    return after is not None and after.capital and not after.broken and after.low in words("bodies", "heads")
