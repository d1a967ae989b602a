"""Other ways to tell which names are one, beside ours: a script of its own, so that one can run where it is installed.

``python -m venv .peers && .peers/bin/pip install rapidfuzz`` makes that environment; the other ways need nothing.
"""

import importlib.util
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

Joined = list[list[int]]  # a list of names each: the number of the entity of each name
EVERYWHERE = Path(__file__).resolve().parents[1] / ".peers" / "bin" / "python"
NEAR = 90  # of 100, as the comparison was set up
EDGE = re.compile(r"^(?:the|a|an)\s+|['’]s?$|[\s\"'“”‘’(),;:.-]+$|^[\s\"'“”‘’(),;:.-]+", re.IGNORECASE)


def level(name: str) -> str:
    """A name folded, without determiner, possessive and marks around it."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    before, after = "", " ".join(folded.split())
    while before != after:
        before, after = after, EDGE.sub("", after)
    return after.lower()


def exact(names: Sequence[str]) -> list[int]:
    """The same words are the same entity."""
    return _numbered(level(n) for n in names)


def last_word(names: Sequence[str]) -> list[int]:
    """The same last word is the same entity."""
    return _numbered((level(n).split() or [""])[-1] for n in names)


def _numbered(keys: Iterable[str]) -> list[int]:
    known: dict[str, int] = {}
    return [known.setdefault(key, len(known)) for key in keys]


def rapidfuzz(names: Sequence[str]) -> list[int]:
    """The first earlier name that shares enough words (token_set_ratio)."""
    ratio = importlib.import_module("rapidfuzz.fuzz").token_set_ratio
    known: list[str] = []
    out = []
    for name in map(level, names):
        found = next((n for n, other in enumerate(known) if ratio(name, other) >= NEAR), len(known))
        if found == len(known):
            known.append(name)
        out.append(found)
    return out


WAYS: dict[str, Callable[[Sequence[str]], list[int]]] = {"exact": exact, "rapidfuzz": rapidfuzz, "last-word": last_word}


def joined(way: str, lists: Sequence[Sequence[str]]) -> Joined | None:
    """Each of ``lists`` joined by one way; None where what it needs is installed neither here nor beside us."""
    if way != "rapidfuzz" or importlib.util.find_spec("rapidfuzz"):
        return [WAYS[way](names) for names in lists]
    if not EVERYWHERE.exists():
        return None
    asked = json.dumps(lists)
    script = [str(EVERYWHERE), str(Path(__file__).resolve())]
    done = subprocess.run(script, input=asked, capture_output=True, text=True, check=False)  # noqa: S603  # our own
    return json.loads(done.stdout) if done.returncode == 0 else None


if __name__ == "__main__":
    json.dump([rapidfuzz(names) for names in json.load(sys.stdin)], sys.stdout)
