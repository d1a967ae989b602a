"""Every place that names a person of the story: a full name anywhere makes the surname a person everywhere."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.extract.actors.lexicon import head_of, state_at, words
from tasks.extract.actors.names import Use, another, name_key
from tasks.extract.actors.namewords import is_address, name_word, possessive, with_article
from tasks.extract.actors.people import Key, Person, forms
from tasks.extract.actors.reading import Reading, Token

LONGEST = 9  # words and marks of the longest name looked for
TAKING_SIDES = ("anti", "pro", "ex", "non", "post", "pre")  # before a hyphen and a name
DOMINANT = 3  # times more often named in full than another of the same surname


@dataclass(frozen=True, slots=True)
class Found:
    """A place that names person number ``person`` of the story."""

    article: str
    start: int
    end: int
    person: int
    tokens: tuple[int, int]
    full: bool
    phrase: bool = False  # an office instead of a name


class Index:
    """Names of a story's persons by their words."""

    def __init__(self, persons: Sequence[Person], uses: Sequence[Use]) -> None:
        self.persons = persons
        self.full: dict[Key, set[int]] = defaultdict(set)
        self.strong: dict[Key, set[int]] = defaultdict(set)
        self.weak: dict[Key, set[int]] = defaultdict(set)
        self.loose: dict[Key, set[int]] = defaultdict(set)  # given names that no article prints alone
        bare = {u.key for u in uses if len(u.key) == 1}
        for number, person in enumerate(persons):
            strong, weak = forms(person)
            for key in person.keys:
                self.full[key].add(number)
            for key in strong:
                self.strong[key].add(number)
            for key in weak:
                (self.weak if key in bare else self.loose)[key].add(number)
        self.first = {key[0] for keys in (self.full, self.strong, self.weak) for key in keys}

    def who(self, key: Key, article: str) -> int | None:
        """The one person that ``key`` means in ``article``; None where two could be meant."""
        for names in (self.full, self.strong, self.weak):
            if key in names:
                return self._choose(names[key], article)
        return None

    def meant(self, key: Key, article: str) -> int | None:
        """The same where ``key`` is known to stand alone, so that a given name is enough."""
        return self._choose(self.loose[key], article) if key in self.loose else self.who(key, article)

    def _choose(self, numbers: set[int], article: str) -> int | None:
        if len(numbers) == 1:
            return next(iter(numbers))
        here = sorted(n for n in numbers if self.persons[n].articles[article])
        if len(here) == 1:
            return here[0]
        return self._dominant(here or sorted(numbers))

    def _dominant(self, numbers: list[int]) -> int | None:
        """The one named in full far more often than any other of that name."""
        ranked = sorted(numbers, key=lambda n: -self.persons[n].articles.total())
        most, next_most = (self.persons[n].articles.total() for n in ranked[:2])
        return ranked[0] if most >= DOMINANT * next_most and most > DOMINANT else None


def mentions(reading: Reading, index: Index) -> Iterator[Found]:
    """Persons of ``index`` named in one article, left to right, longest name first."""
    at = 0
    while at < len(reading.tokens):
        found = _match(reading, index, at)
        if found:
            if not another(reading, at):
                yield found
            at = found.tokens[1]
            continue
        yield from _inside_word(reading, index, at)
        at += 1


def families(reading: Reading, index: Index) -> Iterator[Found]:
    """``the Okoros``: the family name of a person of ``index`` in the plural, which names that person among others."""
    for at in range(1, len(reading.tokens)):
        token = reading.tokens[at]
        if not (token.capital and token.text.endswith("s")) or token.broken or token.shouted:
            continue
        key, whole = name_key((token.text[:-1],)), name_key((token.text,))
        if reading.tokens[at - 1].low != "the" or key not in index.strong or whole[0] in index.first:
            continue
        person = index.who(key, reading.article.id)
        if person is not None:
            yield Found(reading.article.id, token.start, token.end, person, (at, at + 1), full=False)


def _match(reading: Reading, index: Index, at: int) -> Found | None:
    token = reading.tokens[at]
    if not (_closes_name(token) or token.low in words("persons", "particles")):
        return None
    first = name_key((token.text,))
    if not first or first[0] not in index.first:
        return None
    for end in range(min(len(reading.tokens), at + LONGEST), at, -1):
        if any(t.broken for t in reading.tokens[at + 1 : end]) or not _closes_name(reading.tokens[end - 1]):
            continue
        key = name_key(reading.texts[at:end])
        if not any(key in names for names in (index.full, index.strong, index.weak)):
            continue
        person = index.who(key, reading.article.id)
        full = key in index.full and len(key) > 1
        if person is not None and (full or _alone(reading, at, end, weak=key not in index.strong)):
            return Found(reading.article.id, token.start, reading.tokens[end - 1].end, person, (at, end), full)
        return None
    return None


def _closes_name(token: Token) -> bool:
    return token.capital or with_article(token)


def _alone(reading: Reading, start: int, end: int, *, weak: bool) -> bool:
    """A short name is not a piece of a longer name or of a thing named after somebody."""
    before = reading.tokens[start - 1] if start else None
    after = reading.tokens[end] if end < len(reading.tokens) else None
    token = reading.tokens[start]
    if token.text.isupper() and len(token.text) > 1 and not token.shouted:
        return False
    if token.ent in ("GPE", "LOC") and reading.state(start) is not None:
        return False
    if (
        after is not None
        and after.capital
        and not after.broken
        and not after.first
        and not token.shouted
        and not _verbal(after)
    ):
        return False
    if before is None or token.broken or token.first or not before.capital or token.shouted:
        return not weak or token.ent == "PERSON"
    offices = (
        head_of(before.text)
        or is_address(before)
        or before.low in words("offices", "ranks") | words("offices", "portfolio")
    )
    quoting = start > 1 and reading.texts[start - 2] in ("“", "‘", '"')
    opens = before.first or (quoting and before.pos not in ("PROPN", "ADJ"))
    led = bool(offices) or opens or reading.state(start - 1) is not None or not name_word(reading, start - 1)
    return led and (not weak or token.ent == "PERSON" or bool(offices))


def _verbal(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or possessive(token)


def _inside_word(reading: Reading, index: Index, at: int) -> Iterator[Found]:
    """``Modi-Trump``, ``Rubio-led``, ``anti-Rubio``: names joined by a hyphen."""
    token = reading.tokens[at]
    parts = token.text.split("-")
    if len(parts) < 2 or not (token.capital or parts[0] in TAKING_SIDES):
        return
    offset = token.start
    several = sum(name_key((part,)) in index.strong for part in parts) > 1
    if not several and not _told_apart(reading, index, at):
        return
    for part in parts:
        key = name_key((part,))
        if len(part) > (2 if several else 3) and part[0].isupper() and key in index.strong:
            person = index.who(key, reading.article.id)
            if person is not None:
                yield Found(reading.article.id, offset, offset + len(part), person, (at, at + 1), full=False)
        offset += len(part) + 1


def _told_apart(reading: Reading, index: Index, at: int) -> bool:
    """``Cole-Macauley`` is a family name of its own; in ``the Cole-Mensah pact`` and ``Cole-EU`` are two names.

    Two capitals within one word join two names where the other one is known too, or a thing is told by them.
    """
    parts = [p for p in reading.texts[at].split("-") if p[:1].isupper()]
    strange = [p for p in parts if name_key((p,)) not in index.strong and state_at((p,), 0) is None]
    if not strange or all(p.isupper() for p in strange):
        return True
    after = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    determined = at > 0 and not reading.tokens[at].first and reading.tokens[at - 1].pos in ("DET", "ADJ", "NUM")
    return determined and after is not None and after.pos == "NOUN" and not after.capital
