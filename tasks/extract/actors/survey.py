"""All that a story's articles say about persons, gathered once for roles, sides, bodies and statements."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tasks.extract.actors.charge import chaired, overseen
from tasks.extract.actors.firms import Firms, gathered
from tasks.extract.actors.given import namesakes
from tasks.extract.actors.localities import without_places
from tasks.extract.actors.names import Use, name_key, others, uses
from tasks.extract.actors.people import Person, persons, surname, without_titles
from tasks.extract.actors.reading import Reading, read
from tasks.extract.actors.recognise import Found, Index, mentions
from tasks.extract.actors.roles import Office, office
from tasks.extract.actors.titles import Title, titles
from tasks.model import Story

if TYPE_CHECKING:
    from spacy.tokens import Doc


Given = Callable[[Reading], Iterable[Use]]
ENDED = frozenset(
    """fired sacked ousted dismissed replaced removed toppled deposed unseated fires sacks ousts dismisses replaces
    removes topples deposes unseats replacing succeeded succeeding removing ousting dismissing""".split()
)


@dataclass(frozen=True, slots=True)
class Survey:
    """Readings and titles by article, the persons, where each is named, and which office goes with which."""

    story: Story
    readings: Mapping[str, Reading]
    titles: Mapping[str, tuple[Title, ...]]
    persons: tuple[Person, ...]
    index: Index  # of the persons by their names
    found: Mapping[str, tuple[Found, ...]]
    held: Mapping[str, tuple[tuple[Title, Found], ...]]  # offices with their holders
    offices: tuple[Office, ...]  # of the clean articles
    clean: frozenset[str]

    def taken(self, article: str) -> frozenset[int]:
        """Tokens of ``article`` in names of persons."""
        return frozenset(i for f in self.found[article] for i in range(*f.tokens))


@dataclass(frozen=True, slots=True)
class Read:
    """The articles of a story read one by one: words, offices and names, before anybody is known to be who."""

    story: Story
    readings: Mapping[str, Reading]
    titles: Mapping[str, tuple[Title, ...]]
    uses: tuple[Use, ...]
    firms: Firms


def read_story(story: Story, docs: Mapping[str, "Doc"]) -> Read:
    """Every article of ``story`` read; ``docs[article id]`` is its readable text parsed."""
    readings = {a.id: read(a, docs[a.id]) for a in story.articles}
    offices_of = {key: titles(r) for key, r in readings.items()}
    used = tuple(u for key, r in readings.items() for u in uses(r, offices_of[key]))
    return Read(story, readings, offices_of, used, gathered(readings, offices_of))


def survey(told: Read, given: Given | None = None) -> Survey:
    """Who is who over the articles; reworded copies give no names where a clean article does.

    ``given``: full names that somebody else found in an article, beside those of its own offices and tags.
    """
    story, readings, offices_of = told.story, told.readings, told.titles
    clean = frozenset(a.id for a in story.clean) or frozenset(readings)
    used = list(told.uses)
    used = _with_given(used, given, readings) if given else used
    used = without_places(without_titles(used), readings)
    used = [u for u in used if not told.firms.own(u)]
    lowered = frozenset(t.low for r in readings.values() for t in r.tokens if not t.capital)
    used += list(namesakes(readings.values(), used, lowered))
    other = frozenset(k for key, r in readings.items() for k in others(r, [u for u in used if u.article == key]))
    known = persons([u for u in used if u.article in clean], lowered, other)
    _credit(known, used, clean, offices_of)
    index = Index(known, used)
    found = {key: tuple(mentions(r, index)) for key, r in readings.items()}
    held = {key: _holders(readings[key], offices_of[key], found[key]) for key in readings}
    offices = _offices(readings, held, found, clean)
    return Survey(story, readings, offices_of, known, index, found, held, offices, clean)


def _with_given(used: Sequence[Use], given: Given, readings: Mapping[str, Reading]) -> list[Use]:
    """Names as given, before the tagger's of the same words, where no better sign shows another."""
    more = {(u.article, u.range): u for r in readings.values() for u in given(r)}
    own = [u for u in used if u.by != "tagger" or (u.article, u.range) not in more]
    held = {(u.article, i) for u in own for i in range(*u.range)}
    return [*own, *(u for u in more.values() if not any((u.article, i) in held for i in range(*u.range)))]


def _credit(
    known: tuple[Person, ...], used: list[Use], clean: frozenset[str], offices_of: Mapping[str, tuple[Title, ...]]
) -> None:
    """Articles that name a person in full in a reworded copy, or by an office of his and his surname."""
    by_key = {key: p for p in known for key in p.keys}
    families: dict[str, list[Person]] = defaultdict(list)
    heads: dict[int, set[str]] = defaultdict(set)
    for person in known:
        families[surname(max(person.keys, key=len))].append(person)
    head_at = {(a, t.name): t.head_word for a, listed in offices_of.items() for t in listed if t.name}
    for use in used:
        if use.key in by_key:
            heads[id(by_key[use.key])].add(head_at.get((use.article, use.range), ""))
            if use.article not in clean:
                by_key[use.key].articles[use.article] += 1
    for use in used:
        head = head_at.get((use.article, use.range))
        if len(use.key) == 1 and head:
            fitting = [p for p in families.get(use.key[0], ()) if head in heads[id(p)]]
            if len(fitting) == 1:
                fitting[0].articles[use.article] += 1


def _holders(reading: Reading, listed: tuple[Title, ...], found: tuple[Found, ...]) -> tuple[tuple[Title, Found], ...]:
    by_token = {i: f for f in found for i in range(*f.tokens)}
    out = []
    for title in listed:
        holder = by_token.get(title.name[1] - 1) if title.name else None
        named = holder is not None and title.head in range(*holder.tokens)  # "Sultan Ahmed", told before as a name
        if holder and not named and title.tenure != "open" and not _over(reading, title):
            out.append((_told_before(reading, title, listed), holder))
    return tuple(out)


def _told_before(reading: Reading, title: Title, listed: Sequence[Title]) -> Title:
    """``Oman's new envoy ... The envoy, NAME,``: the office in the words that told it first."""
    bare = title.place == "apposed" and title.role[1] - title.role[0] == 1 and title.possessor is None
    if not bare or reading.tokens[title.claimed[0]].low != "the":
        return title
    same = [t for t in listed if t.head < title.head and t.head_word == title.head_word and not t.plural]
    alone = len(same) == 1 and same[0].name is None
    owned = alone and (same[0].possessor is not None or reading.state(same[0].role[0]) is not None)
    return replace(same[0], name=title.name, place="apposed") if owned else title


def _over(reading: Reading, title: Title) -> bool:
    return _once(reading, title) or _ended(reading, title)


def _once(reading: Reading, title: Title) -> bool:
    """``former federal prosecutor and New York mayor NAME``: the second office may be over too."""
    at = title.claimed[0] - 1
    if at < 2 or title.place != "after" or reading.tokens[at].low != "and" or reading.tokens[at + 1].broken:
        return False
    for back in range(at - 1, max(-1, at - 7), -1):
        if reading.texts[back] in (",", ".", ";", ":", "(") or reading.tokens[back].first:
            return reading.tokens[back].low in ("former", "ex")
        if reading.tokens[back].low in ("former", "ex"):
            return not any(a > back and b <= at for a, b in reading.persons)
    return False


def _ended(reading: Reading, title: Title) -> bool:
    """``fired national security adviser NAME and Secretary of State NAME``: the office is taken from its holder."""
    for at in range(title.claimed[0] - 1, max(-1, title.claimed[0] - 9), -1):
        token = reading.tokens[at]
        if token.low in ENDED:
            return True
        if token.broken or not (token.capital or token.low in ("and", "the") or token.pos in ("NOUN", "ADJ")):
            return False
    return False


def _offices(
    readings: Mapping[str, Reading],
    held: Mapping[str, tuple[tuple[Title, Found], ...]],
    found: Mapping[str, tuple[Found, ...]],
    clean: frozenset[str],
) -> tuple[Office, ...]:
    out: list[Office | None] = []
    for key in readings:
        if key not in clean:
            continue
        for title, holder in held[key]:
            out.append(office(readings[key], title, holder.person))
            out.append(overseen(readings[key], title, holder.person))
        out += [chaired(readings[key], f.tokens, f.person) for f in found[key] if f.full]
    return tuple(o for o in out if o)


__all__ = ["Read", "Survey", "name_key", "read_story", "survey"]
