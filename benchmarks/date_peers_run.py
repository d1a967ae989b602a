"""Figures of other readers of dates on a set: HeidelTime's stored readings, and the peers of ``.peers`` run here."""

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks import peers
from benchmarks.date_scores import Doc, Marks, scores

SCRIPT = "benchmarks.date_peers"
UNKNOWN = "2026-06-15"  # given to peers where a text has no day of writing: none of them does without


def readings(file: Path, gold: Sequence[Doc]) -> dict[str, dict[str, float]]:
    """F1 figures of each peer that is there, on the texts of ``file``.

    HeidelTime takes seconds a text and is not run: it has figures only on sets for which its readings are stored
    in ``peers`` beside the data's folder.
    """
    out: dict[str, dict[str, float]] = {}
    stored = file.parent.parent / "peers" / f"heideltime.{file.stem}.jsonl"
    if stored.exists():
        rows = [json.loads(line) for line in stored.read_text(encoding="utf-8").splitlines()]
        out["heideltime"] = scores(gold, {row["doc_id"]: row["timexes"] for row in rows})
    for peer, python in peers.homes(SCRIPT).items():
        found, seconds = _of_peer(peer, python, gold)
        out[peer] = scores(gold, found) | {"ms_per_doc": 1000 * seconds / max(len(gold), 1)}
    return out


def _of_peer(peer: str, python: Path, gold: Sequence[Doc]) -> tuple[dict[str, Marks], float]:
    asked = {doc["doc_id"]: [doc["text"], _day(doc)] for doc in gold}
    read = peers.answer(SCRIPT, peer, python, asked)
    return read["found"], read["seconds"]


def _day(doc: Doc) -> str:
    window = doc.get("window") or [UNKNOWN]
    said = str(doc.get("dct") or window[0])[:10]
    return said if said[:4].isdigit() else f"{said[6:]}-{said[3:5]}-{said[:2]}"
