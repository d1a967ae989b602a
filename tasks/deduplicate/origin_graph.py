"""What ties articles to one origin beside their credits: the same text."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import product

from tasks.model import Article, Judgement

# A text that holds another and more may hold a third as well: two texts are not one for being parts of the same.
WEIGHTS = {"copy": 1.0, "reworded": 1.0, "contains": 0.9}
SUREST_FIRST = (0.9, 0.5)  # average weight of the pairs of two groups that are one text
ALL_JUDGED = 40  # articles of which every two are judged; of more, two that are not are distinct
SEVERAL = 2  # texts of different desks in one article: it goes back to none of them alone


def same_text(
    articles: Sequence[Article], judgements: Sequence[Judgement], credited: Mapping[str, str]
) -> list[list[str]]:
    """Groups of articles of one text by average link, never by way of a third alone.

    ``credited`` names the desk of each article that says one; ties go to it.
    """
    firsts = _firsts(judgements)
    edges = _edges(articles, [j for j in judgements if not {j.left, j.right} & set(firsts)], credited)
    judged = {frozenset((j.left, j.right)): 0.0 for j in judgements}
    judged |= {frozenset((j.left, j.right)): WEIGHTS[j.relation] for j in edges}
    if len(articles) > ALL_JUDGED:
        judged = {pair: weight for pair, weight in judged.items() if weight}
    groups = {article.id: {article.id} for article in articles if article.id not in firsts}
    ranked = sorted(edges, key=lambda j: _rank(j, credited))
    for least, judgement in product(SUREST_FIRST, ranked):
        one, two = groups[judgement.left], groups[judgement.right]
        if one is not two and _average(one, two, judged, unknown=len(articles) <= ALL_JUDGED) >= least:
            one |= two
            groups |= dict.fromkeys(one, one)
    for follower, first in sorted(firsts.items()):
        groups[first].add(follower)
    return sorted({min(group): sorted(group) for group in groups.values() if len(group) > 1}.values())


def _firsts(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Of each article that was compared with one alone, whose copy it is: that one."""
    seen: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        seen[judgement.left].append(judgement)
        seen[judgement.right].append(judgement)
    found: dict[str, str] = {}
    for judgement in judgements:
        if judgement.relation == "copy" and len(seen[judgement.right]) == 1 and judgement.left not in found:
            found[judgement.right] = judgement.left
    return found


def _rank(judgement: Judgement, credited: Collection[str]) -> tuple[float, bool, float, list[str]]:
    """The surest first, of equals those of an article that says its desk."""
    ends = sorted((judgement.left, judgement.right))
    return -WEIGHTS[judgement.relation], not set(ends) & set(credited), -judgement.score, ends


def _average(one: set[str], two: set[str], judged: Mapping[frozenset[str], float], *, unknown: bool) -> float:
    """The mean weight of the pairs of two groups that were judged or, where none is unknown, of all."""
    known = [judged[pair] for a in one for b in two if (pair := frozenset((a, b))) in judged]
    return sum(known) / (len(known) if unknown else len(one) * len(two))


def _edges(
    articles: Sequence[Article], judgements: Sequence[Judgement], credited: Mapping[str, str]
) -> list[Judgement]:
    """What makes one text; not the parts of an article that holds those of several desks."""
    lengths = {article.id: len(article.readable.split()) for article in articles}
    known = [j for j in judgements if j.relation in WEIGHTS and {j.left, j.right} <= set(lengths)]
    held: dict[str, set[str]] = defaultdict(set)
    for judgement in known:
        if judgement.relation == "contains":
            part, whole = sorted((judgement.left, judgement.right), key=lambda key: (lengths[key], key))
            held[whole].update([credited[part]] if part in credited else [])
    mixed = {key for key, desks in held.items() if len(desks) >= SEVERAL}
    return [j for j in known if j.relation != "contains" or not _whole(j, lengths, mixed)]


def _whole(judgement: Judgement, lengths: Mapping[str, int], mixed: Collection[str]) -> bool:
    return max((judgement.left, judgement.right), key=lambda key: (lengths[key], key)) in mixed
