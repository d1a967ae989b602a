"""Behind `daybrief topics test`: what the topics find among the articles of the last days, and where they are wide."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.model import Article, Topic

if TYPE_CHECKING:
    from tasks.select import Match

SHOWN = 20  # articles of one topic
TERMS = 6  # of one article
FEW = 4  # articles of which "more than half" says nothing
LISTED = 40  # idle terms of one topic that are named; a list of hundreds always has idle ones
WIDTH = 72  # letters of a headline


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in one article: the topics it is on, and all that its words alone touch on."""

    article: Article
    on: "tuple[Match, ...]"
    touched: "tuple[Match, ...]"


def topics_report(articles: Iterable[Article], topics: tuple[Topic, ...]) -> str:
    """For each topic the articles on it with the terms that found them, those on none, and terms to look at again."""
    from tasks.select import matches
    from tasks.select.topics import scored

    words = tuple(dataclasses.replace(topic, sources=()) for topic in topics)
    seen = [Seen(a, matches(a, topics), scored(a, words)) for a in articles if a.used]
    if not seen:
        return "no article to test on: run `daybrief collect` first"
    if not topics:
        return f"{_count(len(seen), 'article')}, no topics: every story is printed"
    parts = [f"{_count(len(seen), 'article')}, {_count(len(topics), 'topic')}"]
    parts += ["\n".join(_topic(topic, seen)) for topic in topics]
    parts.append("\n".join(_none([one for one in seen if not one.on])))
    idle, wide = list(_idle(topics, seen)), list(_wide(topics, seen))
    parts += ["\n".join(["terms that stand in no article:", *idle])] if idle else []
    parts += ["\n".join(["terms in more than half of all articles, likely too wide:", *wide])] if wide else []
    return "\n\n".join(parts)


def _topic(topic: Topic, seen: list[Seen]) -> Iterator[str]:
    found = [(match, one.article) for one in seen for match in one.on if match.topic == topic.name]
    found.sort(key=lambda pair: (-pair[0].score, pair[1].name))
    yield f"{topic.name}: {_count(len(found), 'article')}"
    for match, article in found[:SHOWN]:
        why = "its source" if article.source in topic.sources else _listed(match.terms)
        yield f"  {match.score:5.1f}  {_said(article)}: {why}"
    if len(found) > SHOWN:
        yield f"         and {len(found) - SHOWN} more"


def _none(left: list[Seen]) -> Iterator[str]:
    yield f"on no topic: {_count(len(left), 'article')}"
    for one in left[:SHOWN]:
        nearest = "".join(f": nearest {match.topic} by {_listed(match.terms)}" for match in one.touched[:1])
        yield f"         {_said(one.article)}{nearest}"
    if len(left) > SHOWN:
        yield f"         and {len(left) - SHOWN} more"


def _idle(topics: tuple[Topic, ...], seen: list[Seen]) -> Iterator[str]:
    used = _uses(seen)
    for topic in topics:
        idle = [term for term in _terms(topic) if not used[topic.name][term]]
        if idle:
            named = ", ".join(idle) if len(idle) <= LISTED else f"{len(idle)} of {len(_terms(topic))} terms"
            yield f"  {topic.name}: {named}"


def _wide(topics: tuple[Topic, ...], seen: list[Seen]) -> Iterator[str]:
    used = _uses(seen)
    for topic in topics:
        for term in _terms(topic):
            times = used[topic.name][term]
            if len(seen) >= FEW and times * 2 > len(seen):
                yield f"  {topic.name}: {term} ({times} of {len(seen)})"


def _uses(seen: list[Seen]) -> dict[str, Counter[str]]:
    """In how many articles each term of each topic stands."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for one in seen:
        for match in one.touched:
            used[match.topic].update(set(match.terms))
    return used


def _terms(topic: Topic) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*topic.terms, *topic.actors, *topic.places)))


def _listed(terms: tuple[str, ...]) -> str:
    more = f" and {len(terms) - TERMS} more" if len(terms) > TERMS else ""
    return ", ".join(terms[:TERMS]) + more


def _said(article: Article) -> str:
    headline = article.quote(article.headline) if article.headline else article.readable.strip().partition("\n")[0]
    words = " ".join(headline.split())
    short = words if len(words) <= WIDTH else f"{words[:WIDTH].rstrip()}…"
    where = article.outlet.value or article.source or article.name
    return f"{short} ({where}{f', {article.dated.day}' if article.dated.day else ''})"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
