"""How a story stands to the reader's topics, told from all its articles together."""

from collections.abc import Iterator
from statistics import median

from tasks.model import Article, Story, Topic
from tasks.select.topics import WHOLE, Match, scored

OFFICIAL = 2.0  # an official text says in few words what it is on


def fit(story: Story, topics: tuple[Topic, ...]) -> tuple[Match, ...]:
    """How well the story fits each topic that it touches, the best first; a score of 1 is the line.

    The median of its clean articles, so that one of six which names a minister in passing does not make it policy.
    An official text, or an article of a source that belongs to the topic, speaks for the whole story.
    """
    articles = story.clean or story.articles
    ratings = [(article, {match.topic: match for match in scored(article, topics)}) for article in articles]
    found = (_fit(topic.name, ratings) for topic in {t.name: t for t in topics}.values())
    return tuple(sorted((m for m in found if m.score > 0), key=lambda m: (-m.score, m.topic)))


def _fit(topic: str, ratings: list[tuple[Article, dict[str, Match]]]) -> Match:
    matches = [rating.get(topic, Match(topic, 0.0, ())) for _, rating in ratings]
    middle = median(match.score for match in matches)
    score = max([middle, *_strong(topic, ratings)])
    best = max(matches, key=lambda m: (m.score, m.terms))
    return Match(topic, round(score, 2), best.terms)


def _strong(topic: str, ratings: list[tuple[Article, dict[str, Match]]]) -> Iterator[float]:
    for article, rating in ratings:
        match = rating.get(topic)
        if match and article.official:
            yield OFFICIAL * match.score
        elif match and match.score == WHOLE and match.terms == (article.source,):
            yield WHOLE
