"""Scores of names and of who is who: span F1, B-cubed, CEAF-e and nDCG, as the shared scorers define them."""

import math
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

Spans = set[tuple[int, int, str]]
Row = Mapping[str, Any]
Cluster = tuple[str, str]
LEAD = re.compile(r"^(?:(?:the|a|an)\s+|[\"'“”‘\s(])+", re.IGNORECASE)
TAIL = re.compile(r"(?:\s*['’]s|\s*['’]|[\"“”\s.,;:)])+$")
KINDS = {"PERSON": "person", "ORG": "org", "LOC": "loc"}


def f1(right: float, found: float, gold: float) -> float:
    """Harmonic mean of precision and recall; 0 where nothing is right."""
    return 2 * right / (found + gold) if right else 0.0


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without determiner, quotation marks and possessive, so that guidelines compare."""
    words = text[start:end]
    lead = LEAD.match(words)
    if lead and lead.end() < len(words):
        start += lead.end()
        words = words[lead.end() :]
    tail = TAIL.search(words)
    if tail and tail.start() > 0:
        initial = words[tail.start()] == "." and re.search(r"\b\w$", words[: tail.start()])
        end = end if initial else start + tail.start()
    return start, end


def names(gold: Iterable[Row], found: Mapping[str, Spans]) -> dict[str, float]:
    """Strict, type-blind and by-type F1 over documents."""
    count: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in gold:
        want = {(*trimmed(row["text"], s, e), t) for s, e, t in row["spans"] if t in KINDS}
        have = {(*trimmed(row["text"], s, e), t) for s, e, t in found.get(row["id"], set())}
        _add(count["ner_strict"], want, have)
        _add(count["ner_span"], {w[:2] for w in want}, {h[:2] for h in have})
        for kind, name in KINDS.items():
            _add(count[name], {w for w in want if w[2] == kind}, {h for h in have if h[2] == kind})
    return {name: f1(*(float(n) for n in numbers)) for name, numbers in count.items()}


def _add(numbers: list[int], want: set[Any], have: set[Any]) -> None:
    for place, size in enumerate((len(want & have), len(have), len(want))):
        numbers[place] += size


def clusters(
    gold: Iterable[Row], found: Mapping[str, Sequence[tuple[int, int, str]]], kinds: frozenset[str]
) -> dict[str, float]:
    """B-cubed and CEAF-e over named gold mentions; unfound ones count against recall."""
    key: dict[Cluster, set[Hashable]] = defaultdict(set)
    ours: dict[Cluster, set[Hashable]] = defaultdict(set)
    total = hit = 0
    for row in gold:
        wanted = [
            m for m in row["mentions"] if m["named"] and (not kinds or kinds & {m["kind"], m["kind"].split("_")[0]})
        ]
        matched = align(wanted, found.get(row["id"], ()))
        for number, mention in enumerate(wanted):
            key[row.get("topic", ""), mention["cluster"]].add((row["id"], number))
            total += 1
            if number in matched:
                ours[row.get("topic", ""), matched[number]].add((row["id"], number))
                hit += 1
    precision, recall = b_cubed(key, ours, total, hit)
    return {
        "b3_f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "b3_precision": precision,
        "ceafe_f1": ceaf(key, ours),
        "found": hit / max(1, total),
    }


def align(wanted: Sequence[Row], have: Sequence[tuple[int, int, str]]) -> dict[int, str]:
    """Which of ours answers which gold mention: best overlap first, one to one."""
    pairs = sorted(
        (
            ((min(w["e"], e) - max(w["s"], s)) / max(w["e"] - w["s"], e - s), i, j)
            for i, w in enumerate(wanted)
            for j, (s, e, _) in enumerate(have)
            if min(w["e"], e) > max(w["s"], s)
        ),
        reverse=True,
    )
    out: dict[int, str] = {}
    used: set[int] = set()
    for _, i, j in pairs:
        if i not in out and j not in used:
            out[i] = have[j][2]
            used.add(j)
    return out


def b_cubed(
    key: Mapping[Cluster, set[Hashable]], ours: Mapping[Cluster, set[Hashable]], total: int, hit: int
) -> tuple[float, float]:
    """Precision over the mentions found, recall over all."""
    home = {m: members for members in key.values() for m in members}
    recall = sum(len(home[m] & members) / len(home[m]) for members in ours.values() for m in members)
    precision = sum(len(home[m] & members) / len(members) for members in ours.values() for m in members)
    return precision / max(1, hit), recall / max(1, total)


def ceaf(key: Mapping[Cluster, set[Hashable]], ours: Mapping[Cluster, set[Hashable]]) -> float:
    """CEAF-e (phi4): the best one-to-one match of clusters inside each topic."""
    similar = 0.0
    for topic in sorted({k[0] for k in key}):
        left = [members for k, members in key.items() if k[0] == topic]
        right = [members for k, members in ours.items() if k[0] == topic]
        if right:
            table = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in right] for a in left])
            rows, columns = linear_sum_assignment(-table)
            similar += float(table[rows, columns].sum())
    return f1(similar, len(ours), len(key))


def ndcg(order: Sequence[float], best: int = 5) -> float:
    """Gain of gold weights in our order over their ideal order."""
    ideal = sorted(order, reverse=True)
    gain = [sum((2**g - 1) / math.log2(r + 2) for r, g in enumerate(o[:best])) for o in (order, ideal)]
    return gain[0] / gain[1] if gain[1] else 0.0
