"""Runs the peers of ``deduplicate`` in the environment that holds them."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".peers" / "bin" / "python"
MOST_SECONDS = 900  # of one peer


@dataclass(frozen=True, slots=True)
class Told:
    """What a peer found, in how many CPU seconds, and by how much its memory grew."""

    pairs: tuple[tuple[int, int], ...]
    seconds: float
    bytes: int


def present() -> dict[str, list[str]]:
    """The peers there are, for texts and for a large press."""
    python = _python()
    listed = subprocess.run(  # noqa: S603  # our own script
        [python, "-m", "benchmarks.dup_peers", "--list"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    found: dict[str, list[str]] = json.loads(listed.stdout)
    return found


def on_texts(peer: str, texts: Sequence[str]) -> Told:
    """What ``peer`` finds in ``texts``."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "texts.json")
        file.write_text(json.dumps(list(texts)), encoding="utf-8")
        return _run(peer, Path(place, "found.json"), "--texts", str(file))


def at_size(peer: str, size: int) -> Told | None:
    """What ``peer`` finds in a made-up press of ``size`` articles; ``None`` where it takes too long or too much."""
    with tempfile.TemporaryDirectory() as place:
        try:
            return _run(peer, Path(place, "found.json"), "--size", str(size))
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            return None


def _python() -> Path:
    return HOME if HOME.is_file() else Path(sys.executable)


def _run(peer: str, out: Path, *arguments: str) -> Told:
    subprocess.run(  # noqa: S603  # our own script
        [_python(), "-m", "benchmarks.dup_peers", "--peer", peer, "--out", out, *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=MOST_SECONDS,
    )
    told = json.loads(out.read_text(encoding="utf-8"))
    return Told(tuple((a, b) for a, b in told["pairs"]), told["seconds"], told["bytes"])
