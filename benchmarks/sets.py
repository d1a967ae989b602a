"""How well single decisions are made on sets judged by hand: credit lines, releases, pages that are none, actors."""

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import set_actors, set_credits, set_pages, set_releases
from benchmarks.contract import Check, DataError, Result

Scored = tuple[dict[str, float], list[Check], int]


def credit_lines(folder: Path, limit: int | None) -> Scored:
    found = [set_credits.read(line) for line in set_credits.load(folder, limit)]
    return set_credits.scores(found), set_credits.checks(found), len(found)


def release_pairs(folder: Path, limit: int | None) -> Scored:
    found = [set_releases.read(pair) for pair in set_releases.load(folder, limit)]
    return set_releases.scores(found), set_releases.checks(found), len(found)


def not_articles(folder: Path, limit: int | None) -> Scored:
    found = [set_pages.read(page) for page in set_pages.load(folder, limit)]
    return set_pages.scores(found), set_pages.checks(found), len(found)


def policy_actors(folder: Path, limit: int | None) -> Scored:
    found = [answer for passage in set_actors.load(folder, limit) for answer in set_actors.read(passage)]
    return set_actors.scores(found), set_actors.checks(found), len({a.passage for a in found})


SETS: dict[str, Callable[[Path, int | None], Scored]] = {
    "credit-lines": credit_lines,
    "release-pairs": release_pairs,
    "not-articles": not_articles,
    "policy-actors": policy_actors,
    "policy-actors-2": policy_actors,
    "policy-actors-3": policy_actors,
}


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: ARG001, FBT001  # the contract of all areas
    """Metrics and checks of every set in ``data``."""
    names: Sequence[str] = [name for name in SETS if (data / name).is_dir()]
    if not names:
        raise DataError(f"{data}: holds none of {', '.join(SETS)}")
    scored = {name: SETS[name](data / name, limit) for name in names}
    return {
        "n": sum(n for _, _, n in scored.values()),
        "metrics": {name: numbers for name, (numbers, _, _) in scored.items()},
        "checks": {name: checks for name, (_, checks, _) in scored.items()},
    }
