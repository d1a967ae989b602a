"""Articles into stories: who copies whom, which texts are reworded, how many origins there are."""

import re
from dataclasses import replace
from itertools import combinations

from tasks.deduplicate import origins, pairs, rewording, stories
from tasks.model import Article, Judgement, Rewording, Story
from tasks.text import sha256

LEAST_SIBLINGS = 2
LEAST_WORDS = 5  # of a text that can be another's equal
ATTRIBUTION = re.compile(
    r"\b(?:according to|said|told|announced|stated|in a (?:post|statement)|official release)\b", re.IGNORECASE
)


def group(articles: tuple[Article, ...]) -> tuple[Story, ...]:
    """Stories of the articles that are used, largest first; empty where none is."""
    twins: dict[str, list[Article]] = {}
    for article in sorted((a for a in articles if a.used), key=lambda a: a.id):
        words = article.readable.split()
        twins.setdefault(" ".join(words) if len(words) >= LEAST_WORDS else article.id, []).append(article)
    firsts = {members[0].id: members for members in twins.values()}
    stories_ = stories.group(tuple(members[0] for members in twins.values()))
    found = [_story(members, {a.id: firsts[a.id] for a in members}) for members in stories_]
    return tuple(sorted(found, key=lambda s: (-len(s.articles), min(a.id for a in s.articles))))


def _story(firsts: tuple[Article, ...], equals: dict[str, list[Article]] | None = None) -> Story:
    """The story of texts that differ; of equal texts one is compared, the others follow it."""
    twins = equals or {a.id: [a] for a in firsts}
    members = tuple(a for first in firsts for a in twins[first.id])
    judged = tuple(pairs.judge(a, b) for a, b in combinations(firsts, 2))
    equal = tuple(
        Judgement(first.id, twin.id, "copy", 1.0, ("the same text",))
        for first in firsts
        for twin in twins[first.id][1:]
    )
    rewordings = _rewordings(firsts)
    judgements = tuple(_reworded(j, rewordings) for j in judged) + equal
    reworded = {twin.id for first in rewordings for twin in twins[first]}
    clean = [a for a in members if a.id not in reworded]
    return Story(
        id=sha256("\0".join(sorted(a.id for a in members)))[:12],
        articles=members,
        lead=max(clean, key=_trust).id,
        origins=origins.trace(members, judgements),
        judgements=judgements,
        reworded=tuple(sorted(reworded)),
        rewordings=tuple(r for key in sorted(rewordings) for r in rewordings[key]),
    )


def _rewordings(members: tuple[Article, ...]) -> dict[str, tuple[Rewording, ...]]:
    """What shows each reworded copy to be one; nobody is one where everybody would be."""
    found: dict[str, tuple[Rewording, ...]] = {}
    for article in members:
        siblings = tuple(s for s in members if s is not article and not pairs.verbatim(s, article))
        # One sibling cannot tell which of the two is reworded.
        if len(siblings) >= LEAST_SIBLINGS and (signs := rewording.flag(article, siblings)):
            found[article.id] = signs
    return {} if len(found) == len(members) else found


def _reworded(judgement: Judgement, rewordings: dict[str, tuple[Rewording, ...]]) -> Judgement:
    """The same text where one side is a reworded copy is a rewording."""
    ends = {judgement.left, judgement.right}
    if judgement.relation in ("copy", "contains") and ends & set(rewordings):
        return replace(judgement, relation="reworded")
    return judgement


def _trust(article: Article) -> tuple[bool, bool, float, str]:
    """What to prefer for wording: dated, not a release speaking for itself, saying who said what."""
    text = article.readable
    words = max(1, len(text.split()))
    density = len(ATTRIBUTION.findall(text)) / (words + 100)
    return bool(article.dated.day), not article.official, density, article.id
