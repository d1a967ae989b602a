"""How copies and their groups are scored; the definitions are those of the labelled data's own scorers."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from benchmarks.dup_data import Pair, Press

NATURAL = "natural"


def pairs(press: Press, found: AbstractSet[Pair]) -> dict[str, float]:
    """Precision, recall and their mean over pairs, those left out not counted."""
    called = set(found) - press.ignored
    right = len(called & press.gold)
    precision = right / len(called) if called else 1.0
    recall = right / len(press.gold) if press.gold else 1.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"dup_p": precision, "dup_r": recall, "dup_f1": both}


def by_kind(press: Press, found: AbstractSet[Pair]) -> dict[str, float]:
    """For each kind of copy the share that was found with the article it was made from.

    ``natural``: of pairs that nobody made.
    """
    right: dict[str, list[bool]] = defaultdict(list)
    for doc in press.docs:
        end = doc.get("parent")
        if end in press.families and doc["kind"] != NATURAL:
            one = (doc["id"], end) if doc["id"] < end else (end, doc["id"])
            if one not in press.ignored:
                right[doc["kind"]].append(one in found)
    right[NATURAL] = [one in found for one in press.gold if {press.kinds[one[0]], press.kinds[one[1]]} == {NATURAL}]
    return {kind: sum(hits) / len(hits) for kind, hits in sorted(right.items()) if hits}


def groups(press: Press, homes: Mapping[str, Any]) -> dict[str, float]:
    """B-cubed of groups, and by how much the number of origins of a story is wrong on average."""
    stories: dict[str, list[str]] = defaultdict(list)
    for doc in press.docs:
        stories[doc["story"]].append(doc["id"])
    wrong = [_wrong({press.families[k] for k in keys}, {homes[k] for k in keys}) for keys in stories.values()]
    return {"group_b3_f1": bcubed(homes, press.families)[2], "origin_error": sum(wrong) / max(1, len(wrong))}


def _wrong(gold: AbstractSet[Any], found: AbstractSet[Any]) -> float:
    return abs(len(found) - len(gold)) / len(gold)


def bcubed(found: Mapping[str, Any], gold: Mapping[str, Any]) -> tuple[float, float, float]:
    """Precision, recall and their mean over articles."""
    here, there = _members(found), _members(gold)
    precision = recall = 0.0
    for key, group in gold.items():
        both = len(here[found[key]] & there[group])
        precision += both / len(here[found[key]])
        recall += both / len(there[group])
    precision, recall = precision / max(1, len(gold)), recall / max(1, len(gold))
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _members(groups_: Mapping[str, Any]) -> dict[Any, set[str]]:
    out: dict[Any, set[str]] = defaultdict(set)
    for key, group in groups_.items():
        out[group].add(key)
    return out
