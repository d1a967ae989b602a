"""Feeds: how many entries are kept of parsers' own test files, and what comes of damaged and hostile feeds."""

import contextlib
import csv
import importlib.util
import io
import json
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

from benchmarks.contract import Check, DataError, Result, verdict
from benchmarks.feed_case import READERS, Told
from tasks.errors import SourceError
from tasks.ingest.feeds import reading
from tasks.ingest.feeds.process import Parser

SECONDS, MEGABYTES = 3.0, 150.0  # that a case may cost
HANGS = 25.0  # seconds after which a reader is stopped
FEEDS = (".xml", ".rss", ".atom", ".rdf", ".json", ".z")
REFUSED = ("deep_nest", "quadratic", "huge_text", "attrs_100k")  # may be kept or refused
ERRORS = ("html_not_feed", "empty", "huge_text", "attrs_100k", "deep_nest", "quadratic")
CUT = ("truncated_half", "truncated_in_tag")  # a last entry that is whole but for its end may be kept
Count = Callable[[bytes], int]


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: FBT001  # the contract of all areas
    """The ``feeds_*`` trees of ``data`` and the fault cases beside it; ``limit`` bounds files and cases alike."""
    trees = {tree.name: sorted(_files(tree))[:limit] for tree in sorted(data.glob("feeds_*"))}
    if not any(trees.values()):
        raise DataError(f"{data}: holds no feeds_* folder with feeds")
    cases = _cases(data.parent, limit)
    names = ["ours", *(n for n in READERS if peers and n != "ours" and importlib.util.find_spec(n))]
    checks: dict[str, list[Check]] = {}
    found: dict[str, dict[str, dict[str, float]]] = {}
    reference = {tree: [_reference(file) for file in files] for tree, files in trees.items()}
    for name in names:
        with _counter(name) as count:
            kept = {t: _kept(files, reference[t], count) for t, files in trees.items()}
        found[name] = {tree: numbers for tree, (numbers, _) in kept.items()}
        judged, costs = _judge(name, cases)
        found[name]["faults"] = {"cases_passed": sum(c.status == "pass" for c in judged), "cases": len(judged)} | costs
        if name == "ours":
            checks = {tree: lost for tree, (_, lost) in kept.items() if lost} | {"faults": judged}
    total = sum(map(len, trees.values())) + len(cases)
    return Result(n=total, metrics=found.pop("ours"), peers=found, checks=checks)


def _files(tree: Path) -> Iterator[Path]:
    return (path for path in tree.rglob("*") if path.is_file() and path.suffix.lower() in FEEDS)


def _reference(file: Path) -> int:
    """How many entries feedparser finds in a file, the measure of all."""
    return _feedparser(file.read_bytes())


def _feedparser(data: bytes) -> int:
    import feedparser  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return len(feedparser.parse(io.BytesIO(data)).entries)


@contextlib.contextmanager
def _counter(name: str) -> Iterator[Count]:
    """How many entries a reader finds in a feed; none where it refuses or fails."""
    if name == "ours":
        with Parser() as parser:
            yield lambda data: _ours(data, parser)
    elif name == "feedparser":
        yield _feedparser
    else:
        parse = importlib.import_module(name).parse
        yield lambda data: _other(parse, data)


def _ours(data: bytes, parser: Parser) -> int:
    try:
        return len(reading.read(data, parser).items)
    except SourceError:
        return 0


def _other(parse: Callable[[bytes], object], data: bytes) -> int:
    try:
        return len(getattr(parse(data), "entries", ()))
    except Exception:  # noqa: BLE001  # whatever a peer stumbles over counts as nothing found
        return 0


def _kept(files: Iterable[Path], reference: Iterable[int], count: Count) -> tuple[dict[str, float], list[Check]]:
    """Share of the reference's entries that are kept, file by file: more in one file makes up for none in another."""
    kept = asked = more = 0
    lost = []
    for file, known in zip(files, reference, strict=True):
        found = count(file.read_bytes())
        kept, asked, more = kept + min(found, known), asked + known, more + max(0, found - known)
        if found < known:
            lost.append(verdict("entries", file.name, ok=False, detail=f"{found} of {known}"))
    numbers = {"entries_kept": kept / asked if asked else 1.0, "entries": asked, "more": more, "files_lost": len(lost)}
    return numbers, lost


def _cases(folder: Path, limit: int | None) -> list[tuple[str, bytes, int]]:
    """Name, feed and right number of entries of each fault case."""
    source, table = folder / "feed_faults.py", folder / "feed_expected.tsv"
    for needed in (source, table):
        if not needed.exists():
            raise DataError(f"{folder}: has no {needed.name}; take the folder of labelled data as it came")
    feeds: Mapping[str, bytes] = _module(source).F
    rows = csv.reader(table.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t")
    wanted = [(row[0], int(row[1])) for row in rows if row and not row[0].startswith("#")]
    if missing := [name for name, _ in wanted if name not in feeds]:
        raise DataError(f"{source.name}: lacks the case {missing[0]}")
    return [(name, feeds[name], number) for name, number in wanted][:limit]


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _judge(name: str, cases: Iterable[tuple[str, bytes, int]]) -> tuple[list[Check], dict[str, float]]:
    checks, slowest, memory = [], 0.0, 0.0
    for case, feed, number in cases:
        told = _told(name, feed)
        slowest, memory = max(slowest, told.seconds), max(memory, told.memory_mb)
        wrong = "; ".join(_faults(case, told, number))
        checks.append(verdict("case", case, not wrong, wrong))
    return checks, {"slowest_s": round(slowest, 3), "peak_mb": round(memory, 1)}


def _told(name: str, feed: bytes) -> Told:
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.feed_case", name]
    try:
        done = subprocess.run(command, input=feed, capture_output=True, timeout=HANGS, check=True)  # noqa: S603
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        return Told(0, HANGS, error=type(error).__name__, crashed=True)
    return Told(**json.loads(done.stdout))


def _faults(case: str, told: Told, number: int) -> Iterator[str]:
    """What is wrong with what became of a case."""
    if told.crashed:
        yield "hung or crashed"
    if told.seconds > SECONDS or told.memory_mb > MEGABYTES:
        yield f"{told.seconds:.1f} s and {told.memory_mb:.0f} MB"
    right = {number, number + 1} if case in CUT else {0, 1} if case in REFUSED else {number}
    if told.entries not in right:
        yield f"{told.entries} entries instead of {number}"
    if case in ERRORS and not told.entries and not told.error:
        yield "no word on why there are none"
    if case in READS and not READS[case](told):
        yield f"reads {told.title[:40]!r}, {told.instant}"


def _unexpanded(told: Told) -> bool:
    return len(told.title) < 100_000 and "lololol" not in told.title


READS: dict[str, Callable[[Told], bool]] = {
    "undef_entity": lambda told: told.title in ("Story\u00a07 \u2019 & more", "Story 7 \u2019 & more"),
    "latin1_as_utf8": lambda told: told.title.startswith("Stor\u00e9 7"),
    "cp1252_quotes": lambda told: told.title.startswith("St\u201cry\u201d 7"),
    "bare_amp": lambda told: told.title.startswith("Story 7 AT&T &"),
    "billion_laughs": _unexpanded,
    "quadratic": _unexpanded,
    "xxe_file": lambda told: told.title in ("AB", "A B", "A&x;B"),
    "xss": lambda told: "alert(1)" not in told.text and "<script" not in told.text and "onerror" not in told.text,
    "dates_odd": lambda told: told.instant == "2026-02-02T10:07:00+05:30",
}
