"""Names of bodies carried over a whole story: what is a body in one place is one wherever it is named."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tasks.extract.actors.institutions import Institution
from tasks.extract.actors.lexicon import words
from tasks.extract.actors.reading import Reading
from tasks.model import Span
from tasks.text import fold

Key = tuple[str, ...]
LONGEST = 7  # words of the longest name looked for
LEAST = 2  # places in which the tagger sees a body behind one word


def places(
    readings: Mapping[str, Reading], bodies: Sequence[Institution], taken: Mapping[str, frozenset[int]]
) -> Iterator[tuple[int, Span, tuple[int, int]]]:
    """Number of the body, place and tokens of every further mention by a form the story prints of one body only."""
    names = _names(readings, bodies)
    first = {key[0] for key in names}
    for article, reading in readings.items():
        held = {i for b in bodies for u in b.uses if u.article == article for i in range(*u.range)} | taken[article]
        at = 0
        while at < len(reading.tokens):
            low = reading.tokens[at].low
            end = _end(reading, at, names) if low in first and at not in held else 0
            if end and not any(i in held for i in range(at, end)):
                span = Span(article, reading.tokens[at].start, reading.tokens[end - 1].end)
                yield names[_key(reading.texts[at:end])], span, (at, end)
            at = end or at + 1


def _key(texts: Sequence[str]) -> Key:
    return tuple(fold(t) for t in texts)


def _names(readings: Mapping[str, Reading], bodies: Sequence[Institution]) -> dict[Key, int]:
    """Forms that belong to one body and are no plain word of the story."""
    owners: dict[Key, set[int]] = defaultdict(set)
    within: set[tuple[int, str]] = set()  # words of the longer forms of a body
    count: Counter[Key] = Counter()
    for number, body in enumerate(bodies):
        for use in body.uses:
            key = _key(readings[use.article].texts[slice(*use.range)])
            owners[key].add(number)
            within.update((number, word) for word in key if len(key) > 1)
            count[key] += 1 if use.by == "tagger" else LEAST
    tokens = [t for r in readings.values() for t in r.tokens]
    small = {t.low for t in tokens if not t.capital} | words("persons", "never")
    others = Counter(t.low for t in tokens if t.capital and t.ent not in ("", "ORG"))

    def sure(key: Key, number: int) -> bool:
        """Several words, or one that is no plain word and is tagged twice, mostly so, or part of a longer form."""
        if len(key) > 1 or key[0] in small:
            return len(key) > 1
        return (count[key] >= LEAST and count[key] >= others[key[0]]) or (number, key[0]) in within

    sole = {key: next(iter(numbers)) for key, numbers in owners.items() if len(numbers) == 1}
    return {key: number for key, number in sole.items() if sure(key, number)}


def _end(reading: Reading, at: int, names: Mapping[Key, int]) -> int:
    """End of the longest such name at ``at`` that stands free; 0 where there is none."""
    for end in range(min(len(reading.tokens), at + LONGEST), at, -1):
        if _key(reading.texts[at:end]) in names and not any(t.broken for t in reading.tokens[at + 1 : end]):
            return end if _free(reading, at, end) else 0
    return 0


def _free(reading: Reading, at: int, end: int) -> bool:
    """Written as a name, and no piece of a longer one."""
    first = reading.tokens[at]
    if not (first.capital or first.text[:1].isdigit()):
        return False
    if end - at > 1:
        return True
    after = reading.tokens[end] if end < len(reading.tokens) else None
    before = reading.tokens[at - 1] if at and not first.broken else None
    onward = after is not None and after.capital and not (after.broken or after.first or first.shouted)
    led = before is not None and before.capital and not before.first and before.low not in words("persons", "never")
    return not onward and (not led or first.shouted)
