"""Whom an office means anywhere in a story, beside a name or alone: wider than what roles are printed from."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tasks.extract.actors.lexicon import words
from tasks.extract.actors.phrases import definite, place, state_codes
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import DOMINANT, Found
from tasks.extract.actors.roles import office_words
from tasks.extract.actors.survey import Survey
from tasks.extract.actors.titles import Title, titles

# Heads that the press writes for one another of the same person.
LEVEL = {"dictator": "leader", "strongman": "leader", "chief": "director", "head": "director", "boss": "director"}
CLOSED = ((",",), (".",), (";",), ())  # what ends "the presidential nominee, Ada Brandt,"
PAST = {"ex": "former", "previous": "former", "then": "former"}
ENDED = frozenset(("fired", "sacked", "ousted", "dismissed", "deposed", "departed"))  # who holds an office no more
LEADING = frozenset(("leader", "president", "minister", "chancellor", "premier", "king", "queen", "taoiseach", "emir"))


@dataclass(frozen=True, slots=True)
class Post:
    """What an office phrase says, printable or not: "the North Korean dictator"."""

    head: str
    key: frozenset[str]
    states: frozenset[str]
    apart: frozenset[str]

    @property
    def bare(self) -> bool:
        """A head alone: "the president"."""
        return len(self.key) == 1 and not self.states


@dataclass(frozen=True, slots=True)
class Held:
    """An office that somebody holds; ``side``: the state he acts for, or empty."""

    post: Post
    side: str

    @property
    def states(self) -> frozenset[str]:
        return self.post.states | ({self.side} if self.side else set())


def exactly(wanted: Post, held: Held) -> bool:
    """Every word, rank and state of the phrase is one of the office."""
    same = wanted.head == held.post.head and wanted.apart == held.post.apart and wanted.key <= held.post.key
    return same and wanted.states <= held.states


def leading(wanted: Post, held: Held) -> bool:
    """``the leader of Japan`` for its prime minister, ``his Japanese counterpart``."""
    if len(wanted.key) != 1 or not wanted.states or not wanted.states <= held.states:
        return False
    first = held.post.head in LEADING and not held.post.apart - {"prime"} and held.post.key <= {held.post.head, "prime"}
    return wanted.head == "counterpart" or (wanted.head == "leader" and first)


def loosely(wanted: Post, held: Held) -> bool:
    """The office of one whose state nobody gives."""
    same = wanted.head == held.post.head and wanted.key <= held.post.key and wanted.apart == held.post.apart
    return same and not wanted.bare and not held.states


FITTING: tuple[Callable[[Post, Held], bool], ...] = (exactly, leading, loosely)


def post(reading: Reading, title: Title) -> Post:
    """The office that ``title`` names, with the state that owns it; heads of one meaning levelled."""
    key, states = office_words(reading, *title.role)
    if title.possessor:
        at = title.possessor[0] + (reading.tokens[title.possessor[0]].low == "the")
        state = reading.state(at)
        if state and state[2] == title.possessor[1]:
            states |= {state[0]}
        else:
            key |= office_words(reading, *title.possessor)[0]
    if _ended(reading, title):
        key |= {"former"}
    levelled = frozenset(PAST.get(w, LEVEL.get(w, w)) for w in key)
    apart = frozenset(PAST.get(w, w) for w in key if w in words("offices", "apart"))
    return Post(LEVEL.get(title.head_word, title.head_word), levelled, states, apart)


def _ended(reading: Reading, title: Title) -> bool:
    """``the fired FBI director``: an office that is over without "former"."""
    return title.role[0] > 0 and reading.tokens[title.role[0] - 1].low in ENDED


class Holders:
    """Who holds which office in a story, by all its articles."""

    def __init__(self, survey: Survey, sides: Mapping[int, str]) -> None:
        codes = state_codes()
        self.survey = survey
        self.titles = {key: (*listed, *_headlines(survey.readings[key])) for key, listed in survey.titles.items()}
        self.by_name = {(f.article, f.tokens[1]): f.person for found in survey.found.values() for f in found}
        self.by_start = {(f.article, f.tokens[0]): f for found in survey.found.values() for f in found}
        self.held: dict[int, set[Held]] = defaultdict(set)
        for key, listed in self.titles.items():
            for title in listed:
                person = self.beside(key, title)
                if person is not None and title.tenure == "held":
                    state = codes.get(sides.get(person, ""), "")
                    self.held[person].add(Held(post(survey.readings[key], title), state))
        self.here = {key: Counter(f.person for f in found) for key, found in survey.found.items()}
        self.all = sum(self.here.values(), Counter[int]())

    def beside(self, key: str, title: Title) -> int | None:
        """The person whose name stands beside the office in the article ``key``."""
        if title.name:
            return self.by_name.get((key, title.name[1]))
        reading, comma = self.survey.readings[key], title.role[1]
        the = any(t.low == "the" for t in reading.tokens[max(0, title.role[0] - 3) : title.head])
        if not the or comma + 1 >= len(reading.tokens) or reading.texts[comma] != ",":
            return None
        apposed = self.by_start.get((key, comma + 1))
        closed = apposed and apposed.full and reading.texts[apposed.tokens[1] : apposed.tokens[1] + 1] in CLOSED
        return apposed.person if apposed and closed else None

    def phrases(self) -> Iterator[Found]:
        """Every office phrase that means one person, beside the name or alone."""
        for key in sorted(self.titles):
            for title in self.titles[key]:
                person = None if title.plural else self.of(key, title)
                if person is not None:
                    yield place(self.survey.readings[key], title, person)

    def of(self, key: str, title: Title) -> int | None:
        """The one person whom the office means in the article ``key``; None where several could be meant."""
        beside = self.beside(key, title)
        if title.name or beside is not None:
            return beside
        wanted = post(self.survey.readings[key], title)
        abroad = wanted.head == "counterpart" and wanted.states
        if not (abroad or definite(self.survey, key, title) or _ended(self.survey.readings[key], title)):
            return None
        if wanted.bare and wanted.head not in words("offices", "sole"):
            return self._told(key, title, wanted.head)
        for fits in FITTING:
            fitting = [p for p in sorted(self.held) if any(fits(wanted, h) for h in self.held[p])]
            present = [p for p in fitting if self.here[key][p]]
            if present or (fitting and not wanted.bare):
                return _main(present, self.here[key]) if present else _main(fitting, self.all)
        return None

    def _told(self, key: str, title: Title, head: str) -> int | None:
        """``the judge`` after the only one whom the article calls a judge."""
        held = {p for p in self.here[key] if any(h.post.head == head for h in self.held[p])}
        told = [f.person for f in self.survey.found[key] if f.tokens[0] < title.head]
        return next(iter(held)) if len(held) == 1 and held <= set(told) else None


def _main(persons: Sequence[int], count: Counter[int]) -> int | None:
    """The only one, or the one named far more often than any other."""
    ranked = sorted(persons, key=lambda p: (-count[p], p))
    if len(ranked) > 1 and count[ranked[0]] < DOMINANT * count[ranked[1]]:
        return None
    return ranked[0] if ranked else None


def _headlines(reading: Reading) -> Iterator[Title]:
    """Offices in lines whose capitals say nothing, where a state or a name stands beside them."""
    if not any(t.shouted for t in reading.tokens):
        return
    plain = replace(reading, tokens=tuple(replace(t, shouted=False) if t.shouted else t for t in reading.tokens))
    for title in titles(plain):
        if reading.tokens[title.head].shouted and (title.name or reading.state(title.role[0])):
            yield title
