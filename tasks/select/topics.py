"""Which topics an article is on, by the words it uses and where it uses them."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from pathlib import Path

from tasks.model import Article, Topic
from tasks.select.words import Vocabulary, tokens

# Set on some 1,100 news texts labelled by hand, then on press written for the tests.
ON_TOPIC = 1.0  # score at the line
WHOLE = 4.0  # score of an article whose source belongs to the topic
LINE = 2.0  # weight that puts an article on a topic of few terms: one word in the headline, two in the text
SHORT_LIST = 20  # terms, from which each doubling asks for more
DOUBLED = 0.6
HEADLINE, OPENING, REST = 3.0, 2.0, 1.0  # weight of a word by where it stands best
HEADLINE_WORDS = 25  # a first line of more is a paragraph
OPENING_WORDS = 60
LONG = 400  # words of rest, from which passing mentions count less
PHRASE = 1.5  # a term of several words says more than one word
PLACE = 0.5  # a place is where something happens, not what it is about
DESK = 1.5  # words of another desk say more than words of policy: a match report names the minister in the stand
STRAY = 0.5  # of them, what any text may hold
DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Match:
    """That an article is on a topic: how strongly, and by which terms, the strongest first."""

    topic: str
    score: float
    terms: tuple[str, ...]


class Evidence:
    """What lists of terms weigh in an article, each term where it stands best and by how often it stands."""

    def __init__(self, article: Article, vocabulary: Vocabulary) -> None:
        places: dict[str, dict[str, float]] = {}
        counts: Counter[tuple[str, str]] = Counter()
        for words, weight in _zones(article):
            for phrase in vocabulary.find(words):
                terms = places.setdefault(phrase.owner, {})
                terms[phrase.term] = max(terms.get(phrase.term, 0.0), weight * (PHRASE if phrase.size > 1 else 1.0))
                counts[phrase.owner, phrase.term] += 1
        self._weights = {
            owner: {term: weight * (1 + log2(counts[owner, term]) / 2) for term, weight in terms.items()}
            for owner, terms in places.items()
        }

    def of(self, owner: str) -> dict[str, float]:
        """Weight of each term of the list that the article has."""
        return self._weights.get(owner, {})

    def total(self, owner: str) -> float:
        return sum(self.of(owner).values())


def matches(article: Article, topics: tuple[Topic, ...]) -> tuple[Match, ...]:
    """The topics the article is on, the best fitting first; a score of 1 is the line.

    Headline and opening count more than the rest, several terms more than one repeated, a phrase more than a
    word. Words of ``unless``, and those of another desk (sport, stage, the crime report) that the topic itself
    does not name, count against it. Places only support, unless the topic has nothing else.
    """
    return holding(scored(article, topics))


def scored(article: Article, topics: tuple[Topic, ...]) -> tuple[Match, ...]:
    """As ``matches``, with the topics that it hardly touches."""
    evidence = Evidence(article, _vocabulary(topics))
    rated = (_rate(article, topic, str(n), evidence) for n, topic in enumerate(topics))
    return tuple(sorted((m for m in rated if m.score > 0), key=lambda m: (-m.score, m.topic)))


def holding(rated: tuple[Match, ...]) -> tuple[Match, ...]:
    """Of ratings, the best first, those at the line; where none is, the best one if the next nearly bears it out."""
    held = tuple(match for match in rated if match.score >= ON_TOPIC)
    nearly = not held and len(rated) > 1 and rated[0].score + rated[1].score / 2 >= ON_TOPIC
    return rated[:1] if nearly else held


def _rate(article: Article, topic: Topic, key: str, evidence: Evidence) -> Match:
    if article.source and article.source in topic.sources:
        return Match(topic.name, WHOLE, (article.source,))
    weights = evidence.of(f"{key} for")
    places = evidence.of(f"{key} places")
    if topic.terms or topic.actors:
        places = {term: PLACE * weight for term, weight in places.items()} if weights else {}
    weights = {**places, **weights}
    found = sum(weights.values())
    other = max((evidence.total(desk) for desk in _desks(topic)), default=0.0)
    elsewhere = DESK * max(0.0, other - STRAY)
    score = max(0.0, found - evidence.total(f"{key} unless") - elsewhere) / _line(topic)
    return Match(topic.name, round(score, 2), tuple(sorted(weights, key=lambda t: (-weights[t], t))))


def _line(topic: Topic) -> float:
    """Weight that puts an article on the topic: a long list finds words of its own in any text."""
    listed = len(topic.terms) + len(topic.actors) + len(topic.places)
    return LINE + DOUBLED * max(0.0, log2(listed / SHORT_LIST)) if listed else LINE


def _zones(article: Article) -> tuple[tuple[list[str], float], ...]:
    """Words of headline, opening and rest, and what a word there weighs."""
    text = article.readable
    head = article.headline
    if head is None:
        line = text.lstrip().partition("\n")[0]
        end = text.find(line) + len(line) if len(line.split()) <= HEADLINE_WORDS else 0
        title, body = text[:end], text[end:]
    else:
        title, body = article.quote(head), text[: head.start] + " " + text[head.end :]
    words = tokens(body)
    rest = words[OPENING_WORDS:]
    return (
        (tokens(title), HEADLINE),
        (words[:OPENING_WORDS], OPENING),
        (rest, REST * min(1.0, (LONG / max(1, len(rest))) ** 0.5)),
    )


@lru_cache(maxsize=32)
def _vocabulary(topics: tuple[Topic, ...]) -> Vocabulary:
    lists = dict(_elsewhere())
    for n, topic in enumerate(topics):
        lists |= {
            f"{n} for": (*topic.terms, *topic.actors),
            f"{n} places": topic.places,
            f"{n} unless": topic.unless,
        }
    return Vocabulary(lists)


@lru_cache(maxsize=256)
def _desks(topic: Topic) -> tuple[str, ...]:
    """The desks that count against the topic: those of which it names no term itself."""
    own = [tokens(term) for term in (topic.name, *topic.terms, *topic.actors)]
    named = {p.owner for words in own for p in _desk_words().find(words) if p.size == len(words)}
    return tuple(desk for desk in _elsewhere() if desk not in named)


@lru_cache(maxsize=1)
def _desk_words() -> Vocabulary:
    return Vocabulary(_elsewhere())


@lru_cache(maxsize=1)
def _elsewhere() -> dict[str, tuple[str, ...]]:
    lists = tomllib.loads((DATA / "elsewhere.toml").read_text(encoding="utf-8"))
    return {desk: tuple(term.strip() for term in terms.split("|") if term.strip()) for desk, terms in lists.items()}
