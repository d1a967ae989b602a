"""Figures of other readers of dates on a set: HeidelTime's stored readings, and the peers of ``.peers`` run here."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.date_scores import Doc, Marks, scores

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".peers/bin/python"
UNKNOWN = "2026-06-15"  # given to peers where a text has no day of writing: none of them does without
MOST_SECONDS = 3600


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
    for peer, python in _peers().items():
        found, seconds = _of_peer(peer, python, gold)
        out[peer] = scores(gold, found) | {"ms_per_doc": 1000 * seconds / max(len(gold), 1)}
    return out


def _peers() -> dict[str, Path]:
    """Each peer with the interpreter that holds it: ours, else that of ``.peers``."""
    found: dict[str, Path] = {}
    for python in (Path(sys.executable), HOME):
        if python.is_file():
            listed = subprocess.run(  # noqa: S603  # our own script
                [python, "-m", "benchmarks.date_peers", "--list"], cwd=ROOT, capture_output=True, check=True, text=True
            )
            found |= dict.fromkeys(json.loads(listed.stdout), python)
    return found


def _of_peer(peer: str, python: Path, gold: Sequence[Doc]) -> tuple[dict[str, Marks], float]:
    with tempfile.TemporaryDirectory() as place:
        texts, out = Path(place, "texts.json"), Path(place, "found.json")
        asked = {doc["doc_id"]: [doc["text"], _day(doc)] for doc in gold}
        texts.write_text(json.dumps(asked), encoding="utf-8")
        subprocess.run(  # noqa: S603  # our own script
            [python, "-m", "benchmarks.date_peers", "--peer", peer, "--texts", texts, "--out", out],
            cwd=ROOT,
            check=True,
            capture_output=True,
            timeout=MOST_SECONDS,
        )
        read = json.loads(out.read_text(encoding="utf-8"))
    return read["found"], read["seconds"]


def _day(doc: Doc) -> str:
    window = doc.get("window") or [UNKNOWN]
    said = str(doc.get("dct") or window[0])[:10]
    return said if said[:4].isdigit() else f"{said[6:]}-{said[3:5]}-{said[:2]}"
