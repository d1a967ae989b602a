"""Names of bodies carried over a whole story: what is a body in one place is one wherever it is named."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tasks.extract.actors.institutions import Institution
from tasks.extract.actors.kinship import LEAST_WORDS, name_words, short_forms, without_form
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
    """Number of the body, place and tokens of every further mention by a form the story prints of one body only.

    ``taken``: the words in names of persons and of bodies.
    """
    names = _names(readings, bodies)
    names |= {key: number for key, number in _initials(bodies).items() if _key(key) not in names}
    first = {key[0] for key in names}
    for article, reading in readings.items():
        held = taken[article]
        at = 0
        while at < len(reading.tokens):
            token = reading.tokens[at]
            begins = at not in held and (token.low in first or token.text in first)
            end = _end(reading, at, names) if begins else 0
            if end and not any(i in held for i in range(at, end)):
                span = Span(article, token.start, reading.tokens[end - 1].end)
                yield names[_name(reading.texts[at:end], names)], span, (at, end)
            at = end or at + 1


def _key(texts: Sequence[str]) -> Key:
    return tuple(fold(t) for t in texts)


def _name(texts: Sequence[str], names: Mapping[Key, int]) -> Key:
    """The name that the words are, whatever their letters, or initials in capitals; empty for none."""
    return next((key for key in (_key(texts), tuple(texts)) if key in names), ())


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
            short = without_form(key)
            if short != key and short not in ((), ("the",)):
                owners[short].add(number)
                count[short] += LEAST
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


def _initials(bodies: Sequence[Institution]) -> dict[Key, int]:
    """``FOMC`` beside one body whose words begin so; a key in capitals is read as it is written."""
    owners: dict[str, set[int]] = defaultdict(set)
    for number, body in enumerate(bodies):
        for short in (s for form in body.forms for s in short_forms(name_words(form)) if len(s) >= LEAST_WORDS):
            owners[short].add(number)
    return {(short.upper(),): next(iter(numbers)) for short, numbers in owners.items() if len(numbers) == 1}


def _end(reading: Reading, at: int, names: Mapping[Key, int]) -> int:
    """End of the longest such name at ``at`` that stands free; 0 where there is none."""
    for end in range(min(len(reading.tokens), at + LONGEST), at, -1):
        if _name(reading.texts[at:end], names) and not any(t.broken for t in reading.tokens[at + 1 : end]):
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
