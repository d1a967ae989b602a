"""The labelled articles of ``deduplicate`` as its scorers need them: who copies whom, and which pairs do not count."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.contract import DataError

Pair = tuple[str, str]
FIELDS = ("id", "text", "dup_group", "story", "kind")


@dataclass(frozen=True)
class Press:
    """Labelled articles, and the pairs that are left out: parts of one text in another."""

    docs: tuple[dict[str, Any], ...]
    ignored: frozenset[Pair]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(doc["id"] for doc in self.docs)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(f"{doc.get('title') or ''}\n{doc['text']}" for doc in self.docs)

    @cached_property
    def families(self) -> dict[str, str]:
        """Article -> what it goes back to."""
        return {doc["id"]: doc["dup_group"] for doc in self.docs}

    @cached_property
    def kinds(self) -> dict[str, str]:
        return {doc["id"]: doc["kind"] for doc in self.docs}

    @cached_property
    def gold(self) -> frozenset[Pair]:
        """Pairs that are copies, those left out not among them."""
        return pairs_of(self.families) - self.ignored


def load(folder: Path, limit: int | None = None) -> Press:
    """The articles of ``docs.jsonl`` and the pairs of ``ignore_pairs_full.json`` beside it."""
    lines = (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    docs = tuple(json.loads(line) for line in lines if line.strip())[:limit]
    for number, doc in enumerate(docs, 1):
        lacking = [name for name in FIELDS if name not in doc]
        if lacking:
            raise DataError(f"{folder / 'docs.jsonl'}: article {number} lacks {', '.join(lacking)}")
    beside = folder / "ignore_pairs_full.json"
    listed = json.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else []
    return Press(docs, frozenset(pair(a, b) for a, b in listed))


def pair(one: str, two: str) -> Pair:
    """Both in one order."""
    return (one, two) if one < two else (two, one)


def pairs_of(groups: dict[str, Any]) -> frozenset[Pair]:
    """Every two articles of one group."""
    members: dict[Any, list[str]] = {}
    for key, group in groups.items():
        members.setdefault(group, []).append(key)
    return frozenset(pair(a, b) for m in members.values() for n, a in enumerate(m) for b in m[n + 1 :])
