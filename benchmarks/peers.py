"""Peers asked and answered in JSON files, each in the interpreter that holds it: ours, else one of ``.peers*``."""

import argparse
import importlib.util
import json
import logging
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[1]
HOMES = ".peers*/bin/python"  # several, for some peers want versions of a library that others cannot bear
MOST_SECONDS = 3600  # of one peer on one set
T = TypeVar("T")


def homes(script: str) -> dict[str, Path]:
    """Each peer of the module ``script`` with the interpreter that holds it."""
    found: dict[str, Path] = {}
    for python in (*sorted(ROOT.glob(HOMES), reverse=True), Path(sys.executable)):
        listed = subprocess.run(  # noqa: S603  # our own script
            [python, "-m", script, "--list"], cwd=ROOT, capture_output=True, check=True, text=True
        )
        found |= dict.fromkeys(json.loads(listed.stdout), python)
    return found


def answer(script: str, peer: str, python: Path, asked: object) -> Any:
    """What ``peer`` makes of ``asked``; both are kept in files, for a peer may print what it likes."""
    with tempfile.TemporaryDirectory() as place:
        given, out = Path(place, "asked.json"), Path(place, "answer.json")
        given.write_text(json.dumps(asked), encoding="utf-8")
        subprocess.run(  # noqa: S603  # our own script
            [python, "-m", script, "--peer", peer, "--asked", given, "--out", out],
            cwd=ROOT,
            check=True,
            capture_output=True,
            timeout=MOST_SECONDS,
        )
        return json.loads(out.read_text(encoding="utf-8"))


def serve(about: str | None, peers: Mapping[str, tuple[str, T]], reply: Callable[[T, Any], object]) -> None:
    """The command of a module of peers: what one of them replies; with ``--list``, the peers that are installed.

    ``peers`` gives the library that each needs and what ``reply`` is called with.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--peer", choices=sorted(peers))
    parser.add_argument("--asked", type=Path, help="JSON, as the module says")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    if asked.list:
        print(json.dumps([name for name, (library, _) in peers.items() if importlib.util.find_spec(library)]))
        return
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    found = reply(peers[asked.peer][1], json.loads(asked.asked.read_text(encoding="utf-8")))
    asked.out.write_text(json.dumps(found, default=str), encoding="utf-8")
