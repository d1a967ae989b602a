"""Who the persons of a story are: names that belong to one person, joined over all its articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tasks.extract.actors.lexicon import nicknames, words
from tasks.extract.actors.names import Use, name_key
from tasks.text import fold

Key = tuple[str, ...]
GENERATIONS = ("jr", "sr")
WHOLE = 3  # words of a name that may be told by its first two


@dataclass(slots=True)
class Person:
    """One person: full names as keys, and the articles that give one in full."""

    keys: tuple[Key, ...]
    articles: Counter[str] = field(default_factory=Counter)
    single: bool = False  # known by one word only
    half: str = ""  # the last part of a double family name that the story also writes alone

    @property
    def surname(self) -> str:
        return surname(max(self.keys, key=len))


def surname(key: Key) -> str:
    """The family name in ``key``: the last word, without the Arabic article."""
    return _plain(key)[-1]


def _plain(key: Key) -> Key:
    """``key`` without "Jr" or "Sr"."""
    return key[:-1] if len(key) > 1 and key[-1] in GENERATIONS else key


def persons(found: Iterable[Use], lowered: frozenset[str], others: frozenset[Key] = frozenset()) -> tuple[Person, ...]:
    """The persons behind all names of a story; ``lowered``: words the story also writes small.

    ``others``: names that the text says are those of another person than the one of a like name.
    """
    listed = _without_openings(list(found))
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    sure: set[Key] = set()
    for use in listed:
        if len(_plain(use.key)) > 1:
            counts[use.key][use.article] += 1
            if not (use.first and use.by == "tagger" and _plain_word(use.key[0], lowered)):
                sure.add(use.key)
    full = _without_stray_first_words(counts, sure)
    out = [_person(keys, full) for keys in _joined(sorted(full), others)]
    _halve(listed, out)
    return (*out, *_singles(listed, out, lowered))


def _without_openings(found: list[Use]) -> list[Use]:
    """Uses without ``Hamid Anwar`` behind ``Hamid Anwar Kassim`` in one article: a name without the family's."""
    wholes = sorted({u.key for u in found})
    shared = Counter(_opening(whole) for whole in wholes)
    openings = {key: whole for whole in wholes if shared[key := _opening(whole)] == 1 and key}
    whole_at = {(u.article, u.key): u.range[0] for u in reversed(found) if u.key in openings.values()}
    uses = defaultdict(list)
    for use in found:
        uses[use.key].append(use)
    short = {
        key
        for key, whole in openings.items()
        if uses[key]
        and all(u.by != "title" and whole_at.get((u.article, whole), u.range[0]) < u.range[0] for u in uses[key])
    }
    return [u for u in found if u.key not in short]


def _opening(key: Key) -> Key:
    """The two words that a name of three begins with, none of them a particle or an initial; empty for any other."""
    small = words("persons", "particles")
    whole = len(key) == WHOLE and not any(w in small or len(w) == 1 for w in key) and key[-1] not in GENERATIONS
    return key[:2] if whole else ()


def _halve(found: Sequence[Use], known: Sequence[Person]) -> None:
    """``Sela Tukana-Fotu`` is the "Minister Fotu" of the same story, where nobody else has that name."""
    taken = {word for person in known for key in person.keys for word in key}
    alone = {use.key[0] for use in found if len(use.key) == 1 and use.by != "tagger"} - taken
    parts = {u.key: fold(u.words[-1].rpartition("-")[2]) for u in found if len(u.key) > 1 and "-" in u.words[-1]}
    for word in sorted(alone & set(parts.values())):
        bearers = [p for p in known if any(parts.get(key) == word for key in p.keys)]
        if len(bearers) == 1:
            bearers[0].half = word


def _plain_word(word: str, lowered: frozenset[str]) -> bool:
    """``Accompanying``, ``Incoming``: what opens a sentence and need be no given name."""
    return word in lowered or word.endswith(("ing", "ed", "ly", "er", "or", "ist", "ian", "man", "aire"))


def _without_stray_first_words(counts: dict[Key, Counter[str]], sure: set[Key]) -> dict[Key, Counter[str]]:
    """``Accompanying Rogers`` at the start of a sentence is Rogers, if another full name ends so."""
    ends = defaultdict(set)
    for key in counts:
        ends[key[-1]].add(key)
    return {
        key: where
        for key, where in counts.items()
        if key in sure
        or (
            not any(compatible(key[1:], other) for other in ends[key[-1]] - {key} if len(key) > 2)
            and not (len(key) == 2 and any(o in sure for o in ends[key[-1]]))
        )
    }


def _person(keys: Sequence[Key], full: dict[Key, Counter[str]]) -> Person:
    where: Counter[str] = Counter()
    for key in keys:
        where.update(full[key])
    return Person(tuple(keys), where)


def _joined(keys: Sequence[Key], others: frozenset[Key]) -> list[list[Key]]:
    """Full names in groups of one person each: same family name and given names that agree with all others."""
    families: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        families[surname(key)].append(key)
    groups: list[list[Key]] = []
    for name in sorted(families):
        mine: list[list[Key]] = []
        for key in sorted(families[name], key=lambda k: (sum(len(w) == 1 for w in k), -len(k), k)):
            fitting = [g for g in mine if not others & set(g) and all(compatible(key, other) for other in g)]
            if len(fitting) > 1:
                fitting = [g for g in fitting if any(_spelt_out(key, other) for other in g)]
            if len(fitting) == 1 and key not in others:
                fitting[0].append(key)
            else:
                mine.append([key])
        groups += mine
    return _same_letters(groups)


def _spelt_out(initials: Key, whole: Key) -> bool:
    """``R. K. Singh`` leaves out no name of ``Rajesh Kumar Singh``, as he would of ``Rajnath Singh``."""
    return len(initials) == len(whole) > 2 and all(len(w) == 1 for w in initials[:-1])


def _same_letters(groups: list[list[Key]]) -> list[list[Key]]:
    """``Kim Jong-un`` and ``Kim Jong Un`` are one."""
    by_letters: dict[str, list[Key]] = {}
    for group in groups:
        letters = "".join(max(group, key=lambda key: len("".join(key))))
        if letters in by_letters:
            by_letters[letters] += group
        else:
            by_letters[letters] = group
    return list(by_letters.values())


def compatible(left: Key, right: Key) -> bool:
    """The given names agree: one has no more than the other, initials and everyday forms allowed."""
    if surname(left) != surname(right) or (left[-1] in GENERATIONS) != (right[-1] in GENERATIONS):
        return False
    short, long = sorted((_plain(left)[:-1], _plain(right)[:-1]), key=len)
    at = 0
    for word in short:
        while at < len(long) and not _same_given(word, long[at]):
            at += 1
        if at == len(long):
            return _initials(short, long)
        at += 1
    return True


def _same_given(left: str, right: str) -> bool:
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return nicknames().get(left, left) == nicknames().get(right, right)


def _initials(short: Key, long: Key) -> bool:
    """``RK`` for Rajesh Kumar."""
    return (
        len(short) == 1
        and 1 < len(short[0]) == len(long)
        and all(a == b[0] for a, b in zip(short[0], long, strict=True))
    )


def _singles(found: list[Use], known: list[Person], lowered: frozenset[str]) -> list[Person]:
    """Persons whose full name the story never gives: an office or a form of address, or several tags."""
    taken = {word for person in known for key in person.keys for word in key} | {p.half for p in known}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    weight: Counter[str] = Counter()
    for use in found:
        if (
            len(use.key) == 1
            and (use.by == "tagger" or use.key[0] not in lowered)
            and use.key[0] not in taken
            and len(use.key[0]) > 1
            and use.key[0] not in words("persons", "never")
        ):
            seen[use.key[0]][use.article] += 1
            weight[use.key[0]] += 1 if use.by == "tagger" else 2
    return [
        Person(((word,),), seen[word], single=True)
        for word in sorted(seen)
        if weight[word] >= 2 and (word not in lowered or weight[word] > seen[word].total())
    ]


def forms(person: Person) -> tuple[set[Key], set[Key]]:
    """Short names of a person: those that stand for him alone, and those that need a sign in the text."""
    strong: set[Key] = set()
    weak: set[Key] = {(person.half,)} if person.half else set()
    for whole in person.keys:
        key = _plain(whole)
        if len(key) < 2:
            strong.add(key)
            continue
        start = len(key) - 1
        strong.add(key[start:])
        strong.add((key[start], *whole[len(key) :]))
        while start > 1 and key[start - 1] in words("persons", "particles"):
            start -= 1
            strong.add(key[start:])
        if opening := _opening(whole):
            strong.add(opening)
        small = words("persons", "particles") | words("persons", "never")
        weak.update((w,) for w in key[:-1] if len(w) > 1 and w not in small)
    return strong, weak - strong


def without_titles(used: Sequence[Use]) -> list[Use]:
    """``Prince Faisal`` is Faisal where the story names him as Faisal bin Farhan."""
    titles = words("persons", "titles")
    full: dict[str, set[Key]] = defaultdict(set)
    for use in used:
        if len(use.key) > 1 and use.key[0] not in titles:
            full[use.key[0]].add(use.key)
            full[use.key[-1]].add(use.key)
    return [_bare(u) if len(u.key) == 2 and u.key[0] in titles and full[u.key[1]] else u for u in used]


def _bare(use: Use) -> Use:
    return replace(use, range=(use.range[0] + 1, use.range[1]), words=use.words[1:])


__all__ = ["Person", "compatible", "forms", "name_key", "persons", "without_titles"]
