"""Groups of copies out of pairs, such that one odd pair never joins two groups."""

from collections import defaultdict
from collections.abc import Mapping
from heapq import heapify, heappop, heappush

LEAST = 0.5  # average link between two groups that become one: more than this
Pair = tuple[int, int]
Links = dict[int, dict[int, float]]  # group -> neighbour -> sum of the links between their members


def link(pairs: Mapping[Pair, float], crowded: frozenset[int], times: Mapping[int, int]) -> dict[int, int]:
    """The member to name for the group of every text that ``pairs`` links to another, ``left < right``.

    Two groups become one while the average over all pairs between them, those not compared counting 0, is high
    enough; a text that was found several ``times`` counts as often. Of ``crowded`` texts not all pairs were looked
    at: there a group is what is linked to one text.
    """
    links: Links = defaultdict(dict)
    for (left, right), weight in pairs.items():
        if weight > 0:
            links[left][right] = links[right][left] = weight
    homes: dict[int, int] = {}
    for members in _components(links):
        found = _stars(members, links) if crowded & members else _averages(members, links, times)
        homes |= {key: first for first, group in found.items() for key in group}
    return homes


def _components(links: Links) -> list[set[int]]:
    seen: set[int] = set()
    out = []
    for key in sorted(links):
        if key in seen:
            continue
        found, waiting = {key}, [key]
        while waiting:
            new = links[waiting.pop()].keys() - found
            found |= new
            waiting += new
        seen |= found
        out.append(found)
    return out


def _stars(members: set[int], links: Links) -> dict[int, set[int]]:
    """The text with the most links and what is linked to it; then the same with the rest."""
    strong = {key: {k for k, weight in links[key].items() if weight > LEAST} for key in members}
    heap = [(-len(strong[key]), key) for key in members]
    heapify(heap)
    taken: set[int] = set()
    out: dict[int, set[int]] = {}
    while heap:
        size, key = heappop(heap)
        if key in taken:
            continue
        left = strong[key] - taken
        if len(left) < -size:
            heappush(heap, (-len(left), key))
            continue
        out[key] = {key, *left}
        taken |= {key, *left}
    return out


def _averages(members: set[int], links: Links, times: Mapping[int, int]) -> dict[int, set[int]]:
    groups = {key: {key} for key in members}
    sizes = {key: times.get(key, 1) for key in members}
    sums = {a: {b: weight * sizes[a] * sizes[b] for b, weight in links[a].items()} for a in members}

    def average(a: int, b: int) -> float:
        return sums[a][b] / (sizes[a] * sizes[b])

    heap = [(-average(a, b), a, b) for a in members for b in sums[a] if a < b]
    heapify(heap)
    while heap and -heap[0][0] > LEAST:
        link, a, b = heappop(heap)
        if a not in groups or b not in groups or -link != average(a, b):
            continue
        groups[a] |= groups.pop(b)
        sizes[a] += sizes.pop(b)
        _merge(a, b, sums)
        for other in sums[a]:
            heappush(heap, (-average(a, other), min(a, other), max(a, other)))
    return {min(group): group for group in groups.values()}


def _merge(a: int, b: int, sums: dict[int, dict[int, float]]) -> None:
    """What was linked to ``b`` is linked to ``a``."""
    for other, weight in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + weight
