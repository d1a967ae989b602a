"""The mentions of an acceptance case: exact names by kind, and who is who over its articles."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks import actor_scores
from benchmarks.actor_story import story_of
from tasks.extract import actors
from tasks.model import Span

Row = Mapping[str, Any]
Place = tuple[int, int, str]
KINDS = {"person": "PERSON", "body": "ORG", "state": "STATE"}


def scores(rows: Sequence[Row]) -> dict[str, float]:
    """Gold mentions found with span and kind, and how they are joined, found by us and given to us."""
    story, docs = story_of(rows)
    found: dict[str, list[Place]] = {r["id"]: [] for r in rows}
    kinds: dict[str, set[Place]] = {r["id"]: set() for r in rows}
    texts = {r["id"]: r["text"] for r in rows}
    for number, one in enumerate(actors.named(story, docs)):
        for span in (*one.places, *one.offices):
            start, end = actor_scores.trimmed(texts[span.article], span.start, span.end)
            found[span.article].append((start, end, str(number)))
            kinds[span.article].add((start, end, KINDS[one.kind]))
    answers = actors.join(
        actors.read_story(story, docs), [Span(r["id"], m["s"], m["e"]) for r in rows for m in r["mentions"]]
    )
    given = {r["id"]: [(s.start, s.end, a) for s, a in answers.items() if s.article == r["id"]] for r in rows}
    everything: frozenset[str] = frozenset()
    on_gold = actor_scores.clusters(rows, given, everything)
    joined = actor_scores.clusters(rows, found, everything)
    return {
        **_exact(rows, kinds),
        **joined,
        "gold_b3_f1": on_gold["b3_f1"],
        "gold_precision": on_gold["b3_precision"],
    }


def _exact(rows: Sequence[Row], found: Mapping[str, set[Place]]) -> dict[str, float]:
    out: dict[str, float] = {}
    for kind in KINDS.values():
        wanted = [
            (r["id"], (*actor_scores.trimmed(r["text"], m["s"], m["e"]), kind))
            for r in rows
            for m in r["mentions"]
            if m["kind"] == kind
        ]
        out[kind.lower()] = float(sum(place in found[article] for article, place in wanted))
        out[f"{kind.lower()}_total"] = float(len(wanted))
    return out
