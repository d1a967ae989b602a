"""Articles beside official releases: which of these an article reports, and which are one release in two languages."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypedDict

from benchmarks.contract import Check, verdict
from tasks.deduplicate.releases import cited, translations
from tasks.ingest import mark, papers
from tasks.model import Article, Basis, Dating, Sourced, Span


class Report(TypedDict):
    """An article."""

    outlet: str
    date: str
    text: str


class Release(TypedDict):
    """A release that it may report."""

    issuer: str
    date: str
    title: str
    text: str
    language: str


class Pair(TypedDict):
    """An article with its candidates; by hand: the one it reports, and the same one in another language."""

    id: str
    article: Report
    candidates: list[Release]
    cites: int | None
    translation: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """``found`` is a candidate, ``None`` for a release not seen, -1 where nothing is said."""

    pair: Pair
    found: int | None
    reason: str
    translated: frozenset[frozenset[int]]

    @property
    def wanted(self) -> frozenset[frozenset[int]]:
        """The candidates that are one release in two languages."""
        right, other = self.pair["cites"], self.pair["translation"]
        return frozenset([frozenset([right, other])]) if right is not None and other is not None else frozenset()


def load(folder: Path, limit: int | None) -> list[Pair]:
    """The pairs of a set."""
    rows = (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row) for row in rows[:limit]]


def read(pair: Pair) -> Outcome:
    """What is said of an article and its candidates, all of them as ingest reads them."""
    report = _read("report", pair["article"]["text"], pair["article"]["date"])
    releases = [_release(f"release-{n}", one) for n, one in enumerate(pair["candidates"])]
    everything = (report, *releases)
    numbers = {one.id: n for n, one in enumerate(releases)}
    said = next(iter(cited(everything)), None)
    found = -1 if said is None else numbers.get(said.release)
    twins = frozenset(frozenset((numbers[a], numbers[b])) for a, b in translations(everything))
    return Outcome(pair, found, said.reason if said else "", twins)


def scores(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Of the releases named, of those said not to be there, and of translations: how many are right and found."""
    named = [one for one in outcomes if one.found not in (-1, None)]
    right = sum(one.found == one.pair["cites"] for one in named)
    there = sum(one.pair["cites"] is not None for one in outcomes)
    unseen = [one for one in outcomes if one.found is None]
    absent = sum(one.pair["cites"] is None for one in outcomes)
    not_there = sum(one.pair["cites"] is None for one in unseen)
    twins, wanted = sum(len(o.translated) for o in outcomes), sum(len(o.wanted) for o in outcomes)
    both = sum(len(one.translated & one.wanted) for one in outcomes)
    return {
        "precision": right / max(1, len(named)),
        "recall": right / max(1, there),
        "unseen_precision": not_there / max(1, len(unseen)),
        "unseen_recall": not_there / max(1, absent),
        "translation_precision": both / twins if twins else 1.0,
        "translation_recall": both / max(1, wanted),
    }


def checks(outcomes: Iterable[Outcome]) -> list[Check]:
    """A check a pair, and one for each that has a translation."""
    found: list[Check] = []
    for one in outcomes:
        key, wanted = one.pair["id"], one.pair["cites"]
        found.append(verdict("cites", key, one.found == wanted, f"{one.found} ({one.reason}), wanted {wanted}"))
        if one.wanted or one.translated:
            pairs = [sorted(pair) for pair in one.translated]
            found.append(verdict("translation", key, one.translated == one.wanted, f"{pairs}"))
    return found


def _release(key: str, one: Release) -> Article:
    read = _read(key, f"{one['title']}\n\n{one['text']}", one["date"])
    return replace(read, headline=Span(key, 0, len(one["title"])), official=one["issuer"], language=one["language"])


def _read(key: str, text: str, day: str) -> Article:
    when = date.fromisoformat(day)
    dated = Dating(when, when, Basis.METADATA)
    return mark(papers.named(Article(key, f"{key}.txt", "", text, None, Sourced(None, Basis.UNKNOWN), dated)))
