"""Run as a program: finds every pattern our modules compile, sets it long hostile texts, prints those too slow.

Times are CPU seconds of this process, so that a busy machine makes no pattern slow.
"""

import ast
import importlib
import json
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import hostile

ROOT = Path(__file__).resolve().parents[2]
OURS = ("flows", "tasks", "web")
LONG, SHORT = 100_000, 10_000
SECONDS = 0.1  # for LONG letters
SUSPECT = 0.0008  # for SHORT letters: less than this cannot, at ten times the length, take a hundred times as long
GIVEN_UP = 0.5
MEASURE, MEASURED = re.compile(r"\ba[^.]{0,60}\b(?:said|told)"), 0.003  # seconds over some letters
STEEP = 5.5  # times as long over four times the letters: more than in proportion
SLOWEST = 2  # of those in proportion, that are tried at full length
Key = tuple[str, int]
Act = Callable[[str], object]
# Patterns that only ever see so many letters: by the number that their callers cut or refuse a text by.
BOUNDED = {
    "tasks.ingest.datelines.FORMS": "LONGEST",  # the start of a line
    "tasks.ingest.headers.FIELD": "LONGEST",  # a longer line is no field
    "tasks.ingest.stamps.PARTS": "LONGEST",  # a longer line is no stamp
}
WAYS = {"search": "search", "finditer": "search", "findall": "search", "sub": "search", "subn": "search"}
WAYS |= {"split": "search", "match": "match", "fullmatch": "fullmatch"}


@dataclass
class Found:
    """A pattern: where it was compiled first, and the ways in which our code sets it to a text."""

    where: str
    ways: set[str] = field(default_factory=set)


def collected() -> dict[Key, Found]:
    """Every pattern compiled while our modules are loaded and a report is read, or written inside a function."""
    found: dict[Key, Found] = {}
    whole = re._compile  # type: ignore[attr-defined]

    def noted(pattern: Any, flags: int) -> Any:
        made = whole(pattern, flags)
        caller = sys._getframe(2)
        while caller and caller.f_globals.get("__name__", "").partition(".")[0] in ("re", "functools"):
            caller = caller.f_back
        name = caller.f_globals.get("__name__", "") if caller else ""
        if name.partition(".")[0] in OURS and isinstance(made.pattern, str):
            found.setdefault((made.pattern, made.flags), Found(f"{name}:{caller.f_lineno}"))
        return made

    re._compile = noted  # type: ignore[attr-defined]
    for top in OURS:
        for module in pkgutil.walk_packages([str(ROOT / top)], f"{top}."):
            if not module.name.endswith(".migrations.env"):
                importlib.import_module(module.name)
    _used()
    re._compile = whole  # type: ignore[attr-defined]
    trees = {name: ast.parse((ROOT / f"{name.replace('.', '/')}.py").read_text("utf-8")) for name in _modules()}
    for name, tree in trees.items():
        for pattern, way, line in _inside(tree):
            made = re.compile(pattern)
            found.setdefault((made.pattern, made.flags), Found(f"{name}:{line}")).ways.add(way)
    _ways(found, trees)
    return found


def _modules() -> list[str]:
    return [
        name
        for name in sys.modules
        if name.partition(".")[0] in OURS and (ROOT / f"{name.replace('.', '/')}.py").is_file()
    ]


def _ways(found: dict[Key, Found], trees: dict[str, ast.Module]) -> None:
    """How each is used: by its name wherever that is known, else as its module uses what it gets out of a list."""
    named: dict[tuple[str, str], set[str]] = {}
    loose: dict[str, set[str]] = {}
    for module, tree in trees.items():
        home = _homes(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or node.attr not in WAYS:
                continue
            owner = node.value
            if isinstance(owner, ast.Name) and owner.id.isupper():
                named.setdefault((home.get(owner.id, module), owner.id), set()).add(WAYS[node.attr])
            elif isinstance(owner, ast.Attribute) and owner.attr.isupper() and isinstance(owner.value, ast.Name):
                named.setdefault((home.get(owner.value.id, owner.value.id), owner.attr), set()).add(WAYS[node.attr])
            elif node.attr != "split" and not (isinstance(owner, ast.Name) and owner.id == "re"):
                loose.setdefault(module, set()).add(WAYS[node.attr])
    for module in trees:
        for name, value in vars(sys.modules[module]).items():
            if isinstance(value, re.Pattern) and (value.pattern, value.flags) in found:
                found[value.pattern, value.flags].ways |= named.get((module, name), set())
    for one in found.values():
        one.ways = one.ways or loose.get(one.where.partition(":")[0], set()) or {"search"}


def bounds() -> dict[Key, int]:
    """The letters that the patterns of BOUNDED are set to, by the code's own numbers."""
    found = {}
    for name, number in BOUNDED.items():
        home, _, own = name.rpartition(".")
        module = sys.modules[home]
        for pattern in _within(getattr(module, own)):
            found[pattern.pattern, pattern.flags] = int(getattr(module, number))
    return found


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _within(one)


def _homes(tree: ast.Module) -> dict[str, str]:
    """The module behind each imported name: of a module itself, or of what is imported out of one."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                found[name.asname or name.name] = whole if whole in sys.modules else node.module
    return found


def _used() -> None:
    """Read and mark one report: some patterns are put together out of data when they are first needed."""
    from tasks import ingest
    from tasks.ingest import files

    text = (
        "Ministers meet in Lisbon\n\nLISBON, Jan 30 (MWS) - Ministers will meet in Lisbon on 12 March 2026, "
        "Foreign Minister Ana Reis said.\n"
    )
    ingest.mark(files.of_bytes("a.txt", text.encode()))


def _inside(tree: ast.AST) -> Iterator[tuple[str, str, int]]:
    """Patterns written out in a call of ``re``."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        given = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
        if of_re and isinstance(given, str) and node.func.attr in WAYS:
            yield given, WAYS[node.func.attr], node.lineno


class SlowError(Exception):
    """A pattern did not come to an end."""


def _slow(*_: object) -> None:
    raise SlowError


def seconds(act: Act, text: str) -> float:
    """CPU seconds that ``act`` takes; no more than GIVEN_UP."""
    signal.setitimer(signal.ITIMER_VIRTUAL, GIVEN_UP)
    start = time.process_time()
    try:
        act(text)
    except SlowError:
        return GIVEN_UP
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def worst(pattern: str, flags: int, ways: set[str], longest: int = LONG) -> tuple[float, str]:
    """The longest that the pattern takes over a text of ``longest`` letters, and over which; 0 where never suspect."""
    made = re.compile(pattern, flags)
    acts = [getattr(made, way) for way in sorted(ways)]
    found = (0.0, "")
    for act, text in _suspects(acts, list(hostile.texts(pattern, flags)), longest):
        long = text(longest)
        took = seconds(act, long)
        if SECONDS < took < GIVEN_UP:  # again, and by how fast the machine is just now
            took = min(took, seconds(act, long), seconds(act, long)) / pace()
        found = max(found, (took, f"{act.__name__} {text.args[0][:40]!r} + {text.args[1][:60]!r}… + {text.args[2]!r}"))
        if took > SECONDS:
            break
    return found


def pace() -> float:
    """How many times slower this machine is at the moment than the one that the limit was set on, undisturbed."""
    text = "a aide " * 2000
    return max(1.0, min(seconds(MEASURE.search, text) for _ in range(3)) / MEASURED)


def _suspects(acts: list[Act], texts: list[partial[str]], longest: int) -> Iterator[tuple[Act, partial[str]]]:
    """What takes longer than ever more letters explain; else the slowest."""
    plain: list[tuple[float, int, Act, partial[str]]] = []
    short = min(SHORT, longest)
    for text in texts:
        for act in acts:
            took = seconds(act, text(short))
            if took < SUSPECT:
                continue
            if took > STEEP * seconds(act, text(short // 4)) and took > STEEP * seconds(act, text(short // 4)):
                yield act, text
            else:
                plain.append((took, len(plain), act, text))
    for _, _, act, text in sorted(plain, reverse=True)[:SLOWEST]:
        yield act, text


def main() -> None:
    signal.signal(signal.SIGVTALRM, _slow)
    found = collected()
    slow, longest = [], bounds()
    for (pattern, flags), one in sorted(found.items(), key=lambda item: item[1].where):
        took, over = worst(pattern, flags, one.ways, longest.get((pattern, flags), LONG))
        if took > SECONDS:
            slow.append({"where": one.where, "seconds": round(took, 2), "over": over, "pattern": pattern[:300]})
            sys.stderr.write(f"{one.where} {took:.2f} {over}\n")
            sys.stderr.flush()
    told = {"patterns": len(found), "slow": slow, "cpu": round(time.process_time(), 1)}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
