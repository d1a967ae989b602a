"""Articles into stories: who copies whom, which texts are reworded, how many origins there are."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations

from tasks.deduplicate import copies, origins, pairs, rewording, stories
from tasks.model import Article, Basis, Judgement, Past, Rewording, Story
from tasks.text import sha256

NOTHING = Past()
SMALL = 40  # texts of a story of which every two are compared
RELIABLE = frozenset(Basis) - {Basis.WINDOW, Basis.UNKNOWN}
ATTRIBUTION = re.compile(
    r"\b(?:according to|said|told|announced|stated|in a (?:post|statement)|official release)\b", re.IGNORECASE
)


def group(articles: tuple[Article, ...], past: Past = NOTHING) -> tuple[Story, ...]:
    """Stories of the articles that are used, largest first; empty where none is.

    What earlier editions told is put in stories anew with them; ``continues`` names the past stories that a story of
    today is one with, most of it first. A past story named by two has split, two named by one have become one.
    """
    read = sorted((a for a in articles if a.used), key=lambda a: a.id)
    found = copies.find([article.readable for article in read])
    followers: dict[str, list[Article]] = {}
    for number, article in enumerate(read):
        followers.setdefault(read[found.first(number)].id, []).append(article)
    compared = _Compared(read, found, followers)
    firsts = tuple(members[0] for members in followers.values())
    made = [replace(_story(own, compared), continues=before) for own, before in _told(firsts, past)]
    return tuple(sorted(made, key=lambda s: (-len(s.articles), min(a.id for a in s.articles))))


def _told(firsts: tuple[Article, ...], past: Past) -> Iterator[tuple[tuple[Article, ...], tuple[str, ...]]]:
    """The texts of today by story, each with the past stories that are part of it."""
    today = {article.id: article for article in firsts}
    earlier = {article.id: article for story in past.stories for article in story.articles}
    known = {article.id: story.id for story in past.stories for article in story.articles}
    for members in stories.assign(tuple((earlier | today).values()), known).stories.values():
        before = Counter(known[key] for key in members if key in known)
        if own := tuple(today[key] for key in members if key in today):
            yield own, tuple(sorted(before, key=lambda key: (-before[key], key)))


@dataclass(frozen=True)
class _Compared:
    """The texts that are compared, the copies that follow each of them, and what is known of pairs."""

    read: list[Article]
    found: copies.Copies
    followers: dict[str, list[Article]]  # of each that is compared: itself and its followers

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {article.id: number for number, article in enumerate(self.read)}

    def judgements(self, firsts: tuple[Article, ...]) -> Iterator[Judgement]:
        """Of few texts every pair; else those that have words in common."""
        if len(firsts) <= SMALL:
            yield from (pairs.judge(left, right) for left, right in combinations(firsts, 2))
            return
        own = {self.numbers[a.id] for a in firsts}
        for (left, right), verdict in self.found.verdicts.items():
            if left in own and right in own:
                yield pairs.judgement(self.read[left], self.read[right], verdict)

    def followed(self, first: Article) -> Iterator[Judgement]:
        """Why those who follow ``first`` do."""
        here = self.numbers[first.id]
        for follower in self.followers[first.id][1:]:
            there = self.numbers[follower.id]
            there = self.found.equal.get(there, there)
            if here == there:
                yield Judgement(first.id, follower.id, "copy", 1.0, ("the same words",))
            elif verdict := self.found.verdicts.get((min(here, there), max(here, there))):
                yield pairs.judgement(first, follower, verdict)


def _story(firsts: tuple[Article, ...], compared: _Compared) -> Story:
    """The story of texts that differ; of equal texts one is compared, the others follow it."""
    articles = tuple(a for first in firsts for a in compared.followers[first.id])
    rewordings = rewording.among(firsts, pairs.verbatim)
    judged = (_reworded(j, rewordings) for j in compared.judgements(firsts))
    judgements = (*judged, *(j for first in firsts for j in compared.followed(first)))
    reworded = {a.id for first in rewordings for a in compared.followers[first]}
    clean = [a for a in articles if a.id not in reworded]
    return Story(
        id=sha256("\0".join(sorted(a.id for a in articles)))[:12],
        articles=articles,
        lead=_lead(clean, judgements).id,
        origins=origins.trace(articles, judgements),
        judgements=judgements,
        reworded=tuple(sorted(reworded)),
        rewordings=tuple(r for key in sorted(rewordings) for r in rewordings[key]),
    )


def _reworded(judgement: Judgement, rewordings: dict[str, tuple[Rewording, ...]]) -> Judgement:
    """The same text where one side is a reworded copy is a rewording."""
    ends = {judgement.left, judgement.right}
    if judgement.relation in ("copy", "contains") and ends & set(rewordings):
        return replace(judgement, relation="reworded")
    return judgement


def _lead(clean: list[Article], judgements: tuple[Judgement, ...]) -> Article:
    """The article to prefer for wording: of the most trusted one's copies the one to name for all."""
    best = max(clean, key=_trust)
    ends = ((j.left, j.right) for j in judgements if j.relation == "copy" and best.id in (j.left, j.right))
    same = {best.id}.union(*ends)
    return canonical([a for a in clean if a.id in same and bool(a.official) == bool(best.official)])


def canonical(copies_: Sequence[Article]) -> Article:
    """The one of ``copies_`` to name for all: the first by a day that is sure, then the longest, then an agency's."""

    def rank(article: Article) -> tuple[bool, date, int, bool, str]:
        day = article.dated.day if article.dated.basis in RELIABLE else None
        credited = bool(article.official) or any(c.named for c in article.credits)
        return day is None, day or date.max, -len(article.readable.split()), not credited, article.id

    return min(copies_, key=rank)


def _trust(article: Article) -> tuple[bool, bool, float, str]:
    """What to prefer for wording: dated, not a release speaking for itself, saying who said what."""
    text = article.readable
    words = max(1, len(text.split()))
    density = len(ATTRIBUTION.findall(text)) / (words + 100)
    return bool(article.dated.day), not article.official, density, article.id
