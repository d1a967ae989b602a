"""Names that the text itself calls a firm ("Halden Marsh, an Ohio chipmaker,"): no person, whatever they look like."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tasks.extract.actors.kinship import without_form
from tasks.extract.actors.lexicon import head_of, nicknames, words
from tasks.extract.actors.names import Key, Use, name_key
from tasks.extract.actors.namewords import is_address, possessive
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.titles import Title

Range = tuple[int, int]
FORMS = frozenset(("inc", "corp", "ltd", "plc", "llc", "gmbh", "ag", "sa", "s.a", "nv", "n.v", "oyj", "spa", "s.p.a"))
OF_FIRMS = frozenset(("ceo", "cfo", "coo", "chairman", "chairwoman", "chairperson", "executive", "founder", "manager"))
BEFORE = frozenset(("chief", "general", "managing", "executive", "deputy", "vice", "operating", "financial"))
PAPERS = frozenset(("newspaper", "magazine", "daily", "weekly"))  # behind the name of one
MOST_WORDS = 9  # of the description after the comma
STOPS = frozenset((",", ".", ";", ":", "(", ")", "—", "–"))
CLAUSES = frozenset(("that", "which", "based", "whose", "with", "in", "of", "for", "from", "owned", "backed"))


@dataclass(frozen=True, slots=True)
class Firms:
    """Names of a story that are those of firms: by a description, by any other sign, by a legal form."""

    described: frozenset[Key]
    told: frozenset[Key]
    formed: frozenset[Key]

    def own(self, use: Use) -> bool:
        """The name is a firm's, or begins with that of a legal form: ``Cofinec GDRs`` of Cofinec S.A."""
        begun = len(use.key) > 1 and use.key[:1] in self.formed and use.key[0] not in nicknames()
        return (
            use.key in self.described
            or (use.by == "tagger" and use.key in self.told)
            or (use.by != "address" and begun)
        )


def gathered(readings: Mapping[str, Reading], titles: Mapping[str, Iterable[Title]]) -> Firms:
    """The firms that the articles tell of; ``titles`` are their offices."""
    by_text = {name_key(r.texts[a:b]) for r in readings.values() for a, b in described(r)}
    formed = {name_key(r.texts[a:b]) for r in readings.values() for a, b in incorporated(r)}
    signs = {name_key(r.texts[a:b]) for key, r in readings.items() for a, b in told(r, titles[key])}
    return Firms(frozenset(by_text), frozenset(formed | signs), frozenset(formed))


def is_firm_word(word: str) -> bool:
    """``chipmaker``, ``lender``: a word for a business."""
    return word in words("bodies", "firms")


def described(reading: Reading) -> tuple[Range, ...]:
    """Capitalised names set beside a word for a business."""
    out = []
    for at in range(1, len(reading.tokens) - 2):
        if reading.texts[at] == "," and reading.tokens[at + 1].low in ("a", "an", "the") and _firm(reading, at + 2):
            start = _start(reading, at)
            if start < at:
                out.append((start, at))
    return tuple(out)


def told(reading: Reading, titles: Iterable[Title]) -> Iterator[Range]:
    """Names that are those of firms by the word for a business beside them, an office or what they own."""
    yield from called(reading)
    yield from managed(reading, titles)
    yield from owning(reading)


def incorporated(reading: Reading) -> Iterator[Range]:
    """Names before or behind a legal form (``Johnson Controls Inc.``, ``PT Bumi Jaya``), without it; also short."""
    for at in range(1, len(reading.tokens)):
        token = reading.tokens[at]
        if token.capital and token.low.rstrip(".") in FORMS and not token.broken and not token.shouted:
            start = _start(reading, at)
            short = without_form(tuple(t.low for t in reading.tokens[start : at + 1]))
            yield from ((start, end) for end in (at, start + len(short)) if start < at)
        if token.text.isupper() and token.low in words("bodies", "forms_before") and not token.shouted:
            end = next((i for i in range(at + 1, len(reading.tokens)) if not _named(reading, i)), len(reading.tokens))
            if end > at + 1:
                yield at + 1, end


def called(reading: Reading) -> Iterator[Range]:
    """``mineral water firm Multico``, ``the Dziennik daily``: a name beside a small word for a business or a paper."""
    for at in range(len(reading.tokens) - 1):
        token = reading.tokens[at]
        if token.capital or token.broken:
            continue
        if token.text not in _callers():
            continue
        end = _called_until(reading, at + 1)
        if end > at + 1:
            yield at + 1, end
        start = _start(reading, at) if token.text in PAPERS else at
        if start < at and all(t.ent in ("", "ORG", "PERSON") and t.pos == "PROPN" for t in reading.tokens[start:at]):
            yield start, at


@functools.cache
def _callers() -> frozenset[str]:
    """Words for a business or a paper that stand right before its name."""
    return words("bodies", "firms") | words("bodies", "firms_before") | PAPERS


def _called_until(reading: Reading, start: int) -> int:
    """End of the capitalised words from ``start`` on; ``start`` where they are an office, a person or a place."""
    end = start
    while end < len(reading.tokens) and (_named(reading, end) or _sign(reading, start, end)):
        end += 1
    part = reading.tokens[start:end]
    other = any(
        head_of(t.text) or is_address(t) or t.low in words("offices", "ranks") | words("persons", "never") for t in part
    )
    person = any(a < end and start < b and b - a > 1 for a, b in reading.persons)
    placed = bool(part) and (reading.state(start) is not None or part[0].ent in ("NORP", "DATE"))
    return start if other or person or placed else end


def _sign(reading: Reading, start: int, at: int) -> bool:
    return start < at < len(reading.tokens) - 1 and reading.texts[at] == "&" and _named(reading, at + 1)


def managed(reading: Reading, titles: Iterable[Title]) -> Iterator[Range]:
    """``Petofi general manager Laszlo Sebesvari``, ``chairman of Petofi``: one word that such an office is of."""
    for title in titles:
        if title.head_word not in OF_FIRMS or title.plural:
            continue
        at = title.head
        while at > title.role[0] and reading.tokens[at - 1].low in BEFORE:
            at -= 1
        if title.name and at - 1 == title.role[0] and _one_word(reading, at - 1):
            yield at - 1, at
        after = title.head + 1
        if reading.texts[after : after + 1] == ("of",) and title.role[1] == after + 2 and _one_word(reading, after + 1):
            yield after + 1, after + 2


def owning(reading: Reading) -> Iterator[Range]:
    """``Petofi's shareholders``, ``Petofi shares``, ``Petofi said its``: one word that nobody is a person by."""
    for at in range(len(reading.tokens) - 2):
        if not reading.tokens[at].capital:
            continue
        low = [t.low for t in reading.tokens[at : at + 3]]
        owned = (
            low[2] in words("bodies", "owned") if possessive(reading.tokens[at + 1]) else low[1] in ("shares", "stock")
        )
        neuter = low[1] in ("said", "says") and low[2] == "its"
        alone = at == 0 or reading.tokens[at].broken or not reading.tokens[at - 1].capital
        if (owned or neuter) and alone and _one_word(reading, at):
            yield at, at + 1


def _one_word(reading: Reading, at: int) -> bool:
    return reading.tokens[at].capital and not reading.tokens[at].shouted and reading.state(at) is None


def _named(reading: Reading, at: int) -> bool:
    return reading.tokens[at].capital and not reading.tokens[at].broken and not reading.tokens[at].first


def _firm(reading: Reading, at: int) -> bool:
    """The last noun before a mark or a clause is a word for a business."""
    end = at
    while end < len(reading.tokens) and end - at < MOST_WORDS and not reading.tokens[end].broken:
        if reading.texts[end] in STOPS or reading.tokens[end].low in CLAUSES:
            break
        end += 1
    closed = end >= len(reading.tokens) or reading.texts[end] in STOPS or reading.tokens[end].low in CLAUSES
    return closed and end > at and is_firm_word(reading.tokens[end - 1].low) and not reading.tokens[end - 1].capital


def _start(reading: Reading, end: int) -> int:
    """Start of the capitalised words before the comma."""
    start = end
    while start > 0 and end - start < 5:
        token = reading.tokens[start - 1]
        if not (token.capital or token.text == "&") or token.shouted:
            break
        start -= 1
        if token.first or token.broken:
            break
    return start
