"""Which articles of today are copies of texts that were read before, whoever printed them then."""

from collections import defaultdict

from tasks.deduplicate import pairs
from tasks.model import Past, Story

# Higher than within a day: a week later another text on the matter has much of the same background.
LEAST = 0.9


def copied(stories: tuple[Story, ...], past: Past) -> dict[str, frozenset[str]]:
    """For an article of ``stories`` the earlier articles whose text it repeats; none for one that it only resembles."""
    near: dict[str, list[int]] = defaultdict(list)
    for number, (key, _) in enumerate(past.reprints):
        near[key].append(number)
    out: dict[str, frozenset[str]] = {}
    for article in (a for story in stories for a in story.articles if a.id in near):
        earlier = [past.reprints[number][1] for number in near[article.id]]
        judged = ((one.id, pairs.judge(one, article)) for one in earlier if one.id != article.id)
        same = frozenset(key for key, j in judged if j.relation == "copy" and j.score >= LEAST)
        if same:
            out[article.id] = same
    return out
