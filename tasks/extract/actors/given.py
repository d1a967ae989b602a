"""What a mention that somebody else found says: the name in it, without office, address and what follows the name."""

import bisect
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.actors.names import Use, name_key
from tasks.extract.actors.namewords import is_address, name_from, name_word, plausible, possessive
from tasks.extract.actors.reading import Reading, Token
from tasks.model import Span

Range = tuple[int, int]
LEAST = 2  # letters of a given name: more than these
ENDS = frozenset((",", "(", "—", "–", "-", ":", ";"))
CLAUSES = frozenset(("who", "whose", "of", "from", "in", "at", "that", "which", "for", "to", "on", "with"))


def tokens_of(reading: Reading, span: Span) -> Range | None:
    """The words that ``span`` holds, without quotation marks around them; None where it holds none."""
    starts = [t.start for t in reading.tokens]
    first = bisect.bisect_right(starts, span.start) - 1
    first += first < 0 or reading.tokens[first].end <= span.start
    last = bisect.bisect_left(starts, span.end)
    while first < last and not any(c.isalnum() for c in reading.texts[first]):
        first += 1
    while last > first and not any(c.isalnum() for c in reading.texts[last - 1]):
        last -= 1
    return (first, last) if first < last else None


def core(reading: Reading, found: Range) -> Range:
    """``the president of the bank, who ...`` -> the words before the clause, without determiner and possessive."""
    start, end = found
    while start < end - 1 and reading.tokens[start].low in ("the", "a", "an"):
        start += 1
    for at in range(start + 1, end):
        clause = reading.tokens[at].low in CLAUSES and not reading.tokens[at].capital
        if reading.texts[at] in ENDS or (clause and reading.tokens[at].low not in ("of", "for", "on")):
            end = at
            break
    while end - 1 > start and possessive(reading.tokens[end - 1]):
        end -= 1
    return start, end


def name_of(reading: Reading, found: Range) -> Range | None:
    """The personal name that is the head of a mention: after offices and forms of address, up to a mark or a clause."""
    start, end = found
    while start < end and not _opens(reading, start):
        state = reading.state(start)
        start = min(end, state[2]) if state else start + 1
    stop = min(end, name_from(reading, start)) if start < end else start
    if stop == start or not _closed(reading, stop, end):
        return None
    return start, stop


def _opens(reading: Reading, at: int) -> bool:
    """The first word of a name, and of no office before it."""
    token = reading.tokens[at]
    office = head_of(token.text) or token.low in words("offices", "ranks") or is_address(token)
    return name_word(reading, at) and not office and reading.state(at) is None


def _closed(reading: Reading, stop: int, end: int) -> bool:
    """Nothing but a mark, a possessive at the end or a clause follows the name inside the mention."""
    if stop < end and possessive(reading.tokens[stop]):
        return stop + 1 == end
    return stop >= end or reading.texts[stop] in ENDS or reading.tokens[stop].low in CLAUSES


def full_names(reading: Reading, ranges: Sequence[Range]) -> Iterator[Use]:
    """Names of two words and more in given mentions that look like a person's."""
    for found in ranges:
        named = name_of(reading, found)
        if named and plausible(reading, *named) and not _body(reading, named):
            yield Use(reading.article.id, named, tuple(reading.texts[slice(*named)]), "given", first=False)


def halves(reading: Reading) -> Iterator[Use]:
    """``Xi Jinping`` untagged, where the tagger calls ``Xi`` alone a person elsewhere in the article."""
    alone = {reading.tokens[start].low for start, end in reading.persons if end - start == 1}
    for at in range(1, len(reading.tokens) - 2):
        pair = reading.tokens[at : at + 2]
        if not any(t.low in alone for t in pair) or not all(_untagged(t) for t in pair) or pair[1].broken:
            continue
        free = not any(reading.tokens[i].capital and not reading.tokens[i].broken for i in (at - 1, at + 2))
        if free and plausible(reading, at, at + 2):
            yield Use(reading.article.id, (at, at + 2), tuple(t.text for t in pair), "given", first=False)


def namesakes(readings: Iterable[Reading], used: Sequence[Use], lowered: frozenset[str]) -> Iterator[Use]:
    """``exporter Pablo Rossetti`` untagged, where the story names another Rossetti in full."""
    families: dict[str, set[str]] = defaultdict(set)
    taken: dict[str, set[int]] = defaultdict(set)
    for use in used:
        key = use.key
        if len(key) > 1:
            families[key[-1]].add(key[0])
        taken[use.article].update(range(*use.range))
    for reading in readings:
        yield from _beside(reading, families, taken[reading.article.id], lowered)


def _beside(
    reading: Reading, families: Mapping[str, set[str]], taken: Container[int], lowered: frozenset[str]
) -> Iterator[Use]:
    for at in range(1, len(reading.tokens)):
        start, token = at - 1, reading.tokens[at]
        free = token.capital and reading.tokens[start].capital and start not in taken and at not in taken
        key = name_key((reading.texts[start], token.text)) if free else ()
        if len(key) < 2 or key[1] not in families or key[0] in families[key[1]] | lowered | families.keys():
            continue
        alone = not any(reading.tokens[i].capital for i in (start - 1, at + 1) if 0 <= i < len(reading.tokens))
        if alone and _untagged_name(reading, start):
            yield Use(reading.article.id, (start, at + 1), tuple(reading.texts[start : at + 1]), "given", first=False)


def _untagged_name(reading: Reading, start: int) -> bool:
    """Two words of a name within a sentence, the first of them no plain word."""
    token = reading.tokens[start]
    inside = not (token.first or token.broken or token.shouted or reading.tokens[start + 1].broken)
    given = token.pos == "PROPN" and name_word(reading, start) and not is_address(token) and len(token.text) > LEAST
    return inside and given and not head_of(token.text) and plausible(reading, start, start + 2)


def _untagged(token: Token) -> bool:
    return token.capital and token.pos == "PROPN" and token.ent == "" and not token.shouted and not token.first


def _body(reading: Reading, named: Range) -> bool:
    """The tagger calls the whole an organisation or a place."""
    return all(reading.tokens[i].ent in ("ORG", "GPE", "LOC", "FAC", "PRODUCT") for i in range(*named))
