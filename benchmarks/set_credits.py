"""Single lines of articles with the agencies that they credit, put where they stood and read as part of an article."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict

from benchmarks.contract import Check, verdict
from tasks.ingest import mark
from tasks.model import Article, Basis, Dating, Sourced, Span

Pair = tuple[str, str]  # agency, relation
HEADLINE = "Harbour board puts off its vote on the new quay"
BODY = (
    "The harbour board on Tuesday put off its vote on the new quay until the middle of next month at the earliest.",
    "Members asked for a second estimate of the cost after the first had left out the dredging of the northern basin.",
    "Two of the nine members said that they would vote against the quay whatever the second estimate came to.",
)


class Credited(TypedDict):
    """What a line credits, by hand."""

    agency: str
    relation: str


class Line(TypedDict):
    """A line of the set."""

    id: str
    text: str
    place: Literal["head", "byline", "dateline", "body", "tail"]
    credits: list[Credited]
    content: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was wanted of a line and what was found; ``lost`` where news in it is no longer read."""

    line: Line
    wanted: frozenset[Pair]
    found: frozenset[Pair]
    lost: bool


def load(folder: Path, limit: int | None) -> list[Line]:
    """The lines of a set."""
    rows = (folder / "lines.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row) for row in rows[:limit]]


def read(line: Line) -> Outcome:
    """The line marked in its place in an article that says nothing else of its origin."""
    article = mark(_article(line))
    at = article.text.index(line["text"], len(HEADLINE))
    left = article.readable[at : at + len(line["text"])]
    wanted = frozenset((c["agency"], c["relation"]) for c in line["credits"])
    found = frozenset((c.agency, c.relation) for c in article.credits)
    return Outcome(line, wanted, found, line["content"] and not left.strip())


def scores(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Precision and recall of pairs over all lines, and the lines of news that are lost."""
    counts: Counter[str] = Counter()
    for one in outcomes:
        counts["right"] += len(one.wanted & one.found)
        counts["wanted"] += len(one.wanted)
        counts["found"] += len(one.found)
    return {
        "precision": counts["right"] / max(1, counts["found"]),
        "recall": counts["right"] / max(1, counts["wanted"]),
        "lost": sum(one.lost for one in outcomes),
    }


def checks(outcomes: Iterable[Outcome]) -> list[Check]:
    """A check a line."""
    return [
        verdict(
            one.line["place"],
            one.line["id"],
            one.wanted == one.found and not one.lost,
            f"{one.line['text']!r}: {_shown(one.found)}, wanted {_shown(one.wanted)}{', lost' if one.lost else ''}",
        )
        for one in outcomes
    ]


def _shown(pairs: frozenset[Pair]) -> str:
    return " ".join(f"{agency}:{relation}" for agency, relation in sorted(pairs)) or "nobody"


def _article(line: Line) -> Article:
    first, middle, last = BODY
    order = {
        "head": (line["text"], *BODY),
        "byline": (line["text"], *BODY),
        "dateline": (line["text"], *BODY),
        "body": (first, middle, line["text"], last),
        "tail": (*BODY, line["text"]),
    }[line["place"]]
    text = "\n\n".join((HEADLINE, *order))
    unknown = Dating(None, None, Basis.UNKNOWN)
    name = f"{line['id']}.txt"
    head = Span(line["id"], 0, len(HEADLINE))
    return Article(line["id"], name, "", text, head, Sourced(None, Basis.UNKNOWN), unknown)
