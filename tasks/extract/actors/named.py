"""Everyone whom a story names, printed or not, and who is who among mentions that somebody else found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tasks.extract.actors import assembly, bodies, given, institutions, places, spread, standing
from tasks.extract.actors.bodies import BodyUse
from tasks.extract.actors.given import Range
from tasks.extract.actors.holders import Holders
from tasks.extract.actors.institutions import Institution
from tasks.extract.actors.lexicon import state_at, state_name
from tasks.extract.actors.names import Use, name_key
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import families
from tasks.extract.actors.survey import Read, Survey, read_story, survey
from tasks.extract.actors.titles import Title
from tasks.model import Span, Story
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Named:
    """A person, body or state, with every place that names it, and those of offices that stand for it."""

    kind: Literal["person", "body", "state"]
    name: str
    places: tuple[Span, ...]  # names and short forms
    offices: tuple[Span, ...] = ()  # "the External Affairs Minister", beside the name or alone


def named(story: Story, docs: Mapping[str, "Doc"]) -> tuple[Named, ...]:
    """All that ``story`` names; what is printed of it, ``find`` chooses by stricter rules."""
    ground = survey(read_story(story, docs), given.halves)
    taken = {key: ground.taken(key) for key in ground.readings}
    joined = assembly.assembled(ground, taken, wide=True)
    held: dict[str, set[int]] = {key: set(t) for key, t in taken.items()}
    for use in (u for b in joined for u in b.uses):
        held[use.article].update(range(*use.range))
    said = {key: frozenset(t) for key, t in held.items()}
    return (*_persons(ground), *_bodies(ground, joined, said), *_states(ground, said))


def _holders(ground: Survey) -> Holders:
    held = standing.versions(ground, standing.said(ground), standing.origins(ground.story))
    return Holders(ground, {n: v[0].value for n, v in held.items() if v})


def _persons(ground: Survey) -> Iterator[Named]:
    names: dict[int, list[Span]] = defaultdict(list)
    offices: dict[int, list[Span]] = defaultdict(list)
    kin = (f for reading in ground.readings.values() for f in families(reading, ground.index))
    for found in (*(f for listed in ground.found.values() for f in listed), *kin):
        names[found.person].append(Span(found.article, found.start, found.end))
    for found in _holders(ground).phrases():
        offices[found.person].append(Span(found.article, found.start, found.end))
    for number in sorted(names):
        fullest = max(sorted(ground.persons[number].keys), key=_length)
        yield Named("person", " ".join(fullest), _ordered(names[number]), _ordered(offices[number]))


def _length(key: tuple[str, ...]) -> int:
    return len(key)


def _ordered(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda s: (s.article, s.start, s.end)))


def _bodies(ground: Survey, joined: Sequence[Institution], held: Mapping[str, frozenset[int]]) -> Iterator[Named]:
    """``held``: the words that name a person or, by its own name, a body."""
    spans: dict[int, list[Span]] = {n: [Span(u.article, u.start, u.end) for u in b.uses] for n, b in enumerate(joined)}
    for key, reading in ground.readings.items():
        for number, token, _ in institutions.short_uses(reading, joined, held[key]):
            spans[number].append(Span(key, token.start, token.end))
    for number, span, _ in spread.places(ground.readings, joined, held):
        spans[number].append(span)
    for number, body in enumerate(joined):
        yield Named("body", max((u.text for u in body.uses), key=len), _ordered(spans[number]))
    outlets: dict[str, list[Span]] = defaultdict(list)
    for key, reading in ground.readings.items():
        for start, end in bodies.outlets(reading, held[key]):
            span = Span(key, reading.tokens[start].start, reading.tokens[end - 1].end)
            outlets[fold(" ".join(reading.texts[start:end])).removeprefix("the ")].append(span)
    for name in sorted(outlets):
        yield Named("body", name, _ordered(outlets[name]))


def _states(ground: Survey, held: Mapping[str, frozenset[int]]) -> Iterator[Named]:
    out: dict[str, list[Span]] = defaultdict(list)
    for key, reading in ground.readings.items():
        claimed = {i for t in ground.titles[key] for i in range(*t.claimed)}
        for use in places.uses(reading, held[key] | claimed):
            out[use.code].append(Span(key, use.start, use.end))
    for code in sorted(out):
        yield Named("body" if code == "EU" else "state", state_name(code), _ordered(out[code]))


def join(told: Read, mentions: Sequence[Span]) -> dict[Span, str]:
    """Who is who among ``mentions`` of a story that is read: those with one answer name the same.

    They are joined as the story's own names are: persons by full names, short names and offices, bodies by their
    words and acronyms, states by any form; what is none of these goes by its words.
    """
    by_article: dict[str, list[Span]] = defaultdict(list)
    for span in dict.fromkeys(mentions):
        by_article[span.article].append(span)
    ranges: dict[Span, Range] = {}

    def of(reading: Reading) -> Iterable[Use]:
        for span in by_article[reading.article.id]:
            found = given.tokens_of(reading, span)
            if found and reading.tokens[found[0]].start >= span.start and reading.tokens[found[1] - 1].end <= span.end:
                ranges[span] = given.core(reading, found)
        return given.full_names(reading, [ranges[s] for s in by_article[reading.article.id] if s in ranges])

    ground = survey(told, of)
    return _Joiner(ground, ranges).answers(mentions)


class _Joiner:
    """The persons, offices and bodies of a story, asked about given mentions."""

    def __init__(self, ground: Survey, ranges: Mapping[Span, Range]) -> None:
        self.ground = ground
        self.ranges = ranges
        self.holders = _holders(ground)

    def answers(self, mentions: Sequence[Span]) -> dict[Span, str]:
        out: dict[Span, str] = {}
        rest: list[tuple[Span, BodyUse]] = []
        for span in dict.fromkeys(mentions):
            answer = self._who(span)
            if answer:
                out[span] = answer
            elif self._office(span) is not None:
                out[span] = f"words {fold(self._as_body(span).text)}"
            else:
                rest.append((span, self._as_body(span)))
        joined = institutions.join([u for _, u in rest], list(self.ground.readings.values()), wide=True)
        home = {id(u): n for n, body in enumerate(joined) for u in body.uses}
        for span, use in rest:
            out[span] = f"body {home[id(use)]}" if id(use) in home else f"words {fold(use.text)}"
        return out

    def _who(self, span: Span) -> str:
        """The person or the state that a mention names or stands for; empty where it is neither."""
        reading = self.ground.readings[span.article]
        found = self.ranges.get(span)
        if found is None:
            return self._inside(span)
        name = given.name_of(reading, found)
        person = self._person(reading, name or found)
        state = reading.state(found[0])
        if person is None and state and state[2] == found[1]:
            return f"state {state[0]}"
        if person is None and name is None:
            person = self._holder(span)
        return f"person {person}" if person is not None else ""

    def _inside(self, span: Span) -> str:
        """``Abe`` in "Trump-Abe", ``US`` in "US-India": a part of a word."""
        word = (self.ground.readings[span.article].text[span.start : span.end],)
        state = state_at(word, 0)
        if state:
            return f"state {state[0].code}"
        person = self.ground.index.meant(name_key(word), span.article)
        return f"person {person}" if person is not None else ""

    def _person(self, reading: Reading, name: Range) -> int | None:
        """The one whose name the words end with: offices and forms of address may stand before it."""
        for start in range(*name):
            person = self.ground.index.meant(name_key(reading.texts[start : name[1]]), reading.article.id)
            if person is not None:
                return person
        return None

    def _holder(self, span: Span) -> int | None:
        """The person beside an office that the mention names, else the one who holds it."""
        title = self._office(span)
        return self.holders.of(span.article, title) if title else None

    def _office(self, span: Span) -> Title | None:
        """The office that is the head of a mention."""
        found = self.ranges.get(span, (0, 0))
        listed = (t for t in self.holders.titles[span.article] if not t.plural and t.role[1] >= found[1])
        return next((t for t in listed if found[0] <= t.head < found[1]), None)

    def _as_body(self, span: Span) -> BodyUse:
        reading = self.ground.readings[span.article]
        start, end = self.ranges.get(span, (0, 0))
        text = " ".join(reading.slice(start, end).split()) if end else reading.text[span.start : span.end]
        return BodyUse(span.article, (start, end), span.start, span.end, text, "", "given")
