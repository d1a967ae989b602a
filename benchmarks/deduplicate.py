"""How well copies, their groups, stories and reworded texts are told on labelled articles, peers beside us."""

import importlib
import importlib.util
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import dup_data, dup_run, dup_scale, dup_scores
from benchmarks.contract import Result, Value
from benchmarks.dup_data import Pair, Press
from tasks.deduplicate import copies

SET = "docs"
MORE = ("story_daily", "spin_scores")  # modules of this folder with ``scores(docs)``


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: FBT001  # the contract of all areas
    """Metrics of ``docs.jsonl`` in ``data``."""
    press = dup_data.load(data, limit)
    ours = _ours(press)
    for name in MORE:
        if importlib.util.find_spec(f"benchmarks.{name}"):
            ours |= importlib.import_module(f"benchmarks.{name}").scores(list(press.docs))
    found = {name: {SET: _peer(name, press)} for name in (dup_run.present()["texts"] if peers else ())}
    return {"n": len(press.docs), "metrics": {SET: ours}, "peers": found}


def scale(_: Path | None, limit: int | None, peers: bool) -> Result:  # noqa: FBT001  # the contract of all areas
    """Speed and memory on a made-up press of growing size."""
    return dup_scale.run(limit, peers=peers)


def _ours(press: Press) -> dict[str, Value]:
    start = time.process_time()
    found = copies.find(press.texts)
    spent = time.process_time() - start
    pairs = called(press, found)
    homes = {key: found.home(number) for number, key in enumerate(press.ids)}
    return _copies(press, pairs) | dup_scores.groups(press, homes) | {"docs_per_cpu_s": len(press.docs) / spent}


def called(press: Press, found: copies.Copies) -> frozenset[Pair]:
    """Every two articles that are called copies, or one a part of the other; equal texts share what one of them is."""
    alike: dict[int, list[str]] = {}
    for number, key in enumerate(press.ids):
        alike.setdefault(found.equal.get(number, number), []).append(key)
    same = dup_data.pairs_of({key: first for first, keys in alike.items() for key in keys})
    near = (ends for ends, verdict in found.verdicts.items() if verdict.relation in ("copy", "contains"))
    return same | {dup_data.pair(a, b) for left, right in near for a in alike[left] for b in alike[right]}


def _copies(press: Press, pairs: frozenset[Pair]) -> dict[str, Value]:
    kinds = dup_scores.by_kind(press, pairs)
    natural = {"natural_recall": kinds[dup_scores.NATURAL]} if dup_scores.NATURAL in kinds else {}
    return {**dup_scores.pairs(press, pairs), "recall_by_kind": kinds, **natural}


def _peer(name: str, press: Press) -> dict[str, Value]:
    """A peer knows pairs alone: its groups are what they join."""
    told = dup_run.on_texts(name, press.texts)
    pairs = frozenset(dup_data.pair(press.ids[a], press.ids[b]) for a, b in told.pairs)
    speed: dict[str, Any] = {"docs_per_cpu_s": len(press.docs) / told.seconds if told.seconds else 0.0}
    return _copies(press, pairs) | dup_scores.groups(press, _joined(press.ids, pairs)) | speed


def _joined(keys: Iterable[str], pairs: Iterable[Pair]) -> dict[str, str]:
    homes = {key: key for key in keys}

    def home(key: str) -> str:
        while homes[key] != key:
            key = homes[key]
        return key

    for one, two in pairs:
        homes[home(one)] = home(two)
    return {key: home(key) for key in homes}
