"""How the reading of actors grows with the names in one article."""

import time
from itertools import product

from benchmarks import set_actors
from benchmarks.contract import Check, Result, verdict
from benchmarks.dup_scale import exponent
from tasks import nlp
from tasks.extract import actors

SIZES = (100, 200, 400, 800)
MOST_EXPONENT = 1.25  # with room for what a small article costs beside its names
GIVEN = tuple(
    f"{head}{tail}"
    for head, tail in product(("Mar", "Tim", "Hug", "Ern", "Ott", "Pal", "Ric", "Sol"), ("ok", "ol", "om", "on"))
)
FAMILY = tuple(
    f"{head}{tail}"
    for head, tail in product(
        ("Al", "Bel", "Cor", "Del", "Fan", "Gol", "Hel", "Ind"), ("ander", "berg", "croft", "dal")
    )
)


def run(limit: int | None) -> Result:
    """CPU seconds, without the parse, of an article with each number of ministers; ``exponent`` from first to last."""
    names = [f"{given} {family}" for given, family in product(GIVEN, FAMILY)]
    sizes = [size for size in SIZES if size <= (limit or SIZES[-1])] or [SIZES[0]]
    _seconds(names[:10])  # word lists are read once
    spent = [_seconds(names[:size]) for size in sizes]
    ours = {f"names-{size}": {"cpu_s": seconds} for size, seconds in zip(sizes, spent, strict=True)}
    checks: list[Check] = []
    if len(sizes) > 1:
        power = exponent(sizes, spent)
        ours[f"names-{sizes[-1]}"]["exponent"] = power
        checks = [verdict("scale", "time grows with the names", power <= MOST_EXPONENT, f"exponent {power:.2f}")]
    return {"n": sizes[-1], "metrics": ours, "checks": {"scale": checks}}


def _seconds(names: list[str]) -> float:
    story = set_actors.story({"id": "names", "text": " ".join(f"Minister {name} spoke." for name in names)})
    docs = {a.id: nlp.parse(a.readable) for a in story.articles}
    start = time.process_time()
    actors.find(story, docs)
    return time.process_time() - start
