"""How each run stands, one file a run, written line by line while it goes and read by whoever wants to know.

``<work>/runs/<id>.json`` holds JSON lines; each is appended in one write, and a line that is cut off counts as
absent. While a run goes its process holds the file's lock: a run without an end whose lock is free was killed.
"""

import contextlib
import fcntl
import json
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from flows.attempt import RUNS
from flows.direct import Tell, Told
from flows.failures import foreseen
from tasks.archive import files
from tasks.text import veiled
from web.desk import RunRow, StageRow

R = TypeVar("R")
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
STEPS = (  # of flows.pipeline.edition, in its order
    "archive.begin",
    "archive.window",
    "archive.recall",
    "deduplicate.group",
    "deduplicate.carry_on",
    "select.choose",
    "deduplicate.cite",
    "extract.facts",
    "archive.remember",
    "compare.readings",
    "compare.overdue",
    "summarise.section",
    "summarise.assemble",
    "render.package",
    "archive.publish",
)
OFTEN = 0.25  # seconds between two lines of one step
TAKEN_UP = timedelta(minutes=30)  # a run that waits longer is not counted on any more
KILLED = "the run was killed; start it again, it resumes where it was"
FORGOTTEN = "nobody took the run up; start it again"


@dataclass(frozen=True, slots=True)
class About:
    """Which run it is."""

    id: str
    briefing: str
    day: date  # the reader's, at ``cut_off``
    cut_off: datetime
    asked: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """A run as its file tells it at one moment."""

    about: About
    row: RunRow
    killed: bool = False
    keys: frozenset[str] = frozenset()  # of the forms that asked for it


def ask(work: Path, about: About, key: str = "") -> bool:
    """Write down that a run was asked for, true for the first to ask; where it stands already only ``key`` is added."""
    path, first = work / RUNS / f"{about.id}.json", False
    with files.explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
            _put(handle, {"run": _plain(about)})
            os.close(handle)
            first = True
        if key:
            _append(path, {"key": key})
    return first


def say(work: Path, run: str, notice: str) -> None:
    """Add a sentence that is shown with the run."""
    with contextlib.suppress(OSError):  # the run matters more than what is said of it
        _append(work / RUNS / f"{run}.json", {"notice": notice})


def reach(work: Path, run: str, cut_off: datetime) -> None:
    """Write down that the run covers up to ``cut_off``, later than it was asked for: it has read its sources first."""
    with contextlib.suppress(OSError):
        _append(work / RUNS / f"{run}.json", {"cut_off": cut_off.isoformat()})


def follow(work: Path, about: About, tell: Tell, body: Callable[[Tell], R], edition: Callable[[R], str]) -> R:
    """What ``body`` makes, its progress written down and told on; ``edition`` is the folder it published."""
    ask(work, about)
    with _held(work / RUNS / f"{about.id}.json") as put:
        put({"started": _now(), "pid": os.getpid()})
        try:
            made = body(_both(put, tell))
        except BaseException as error:
            put({"ended": _now(), "state": "failed", "error": _why(error)})
            raise
        put({"ended": _now(), "state": "done", "edition": edition(made)})
        return made


def read(work: Path, run: str, now: datetime) -> Record | None:
    """The run ``run``; ``None`` where there is none of that id."""
    path = work / RUNS / f"{run}.json"
    if not ID.fullmatch(run):
        return None
    try:
        lines = [_parsed(line) for line in path.read_bytes().split(b"\n")]
    except OSError:
        return None
    said = [line for line in lines if line]
    about = _about(said[0].get("run")) if said else None
    return _record(about, said[1:], path, now) if about else None


def read_all(work: Path, now: datetime, briefing: str | None = None) -> tuple[Record, ...]:
    """The runs that are remembered, of one briefing or of all, the latest first."""
    found = (read(work, path.stem, now) for path in (work / RUNS).glob("*.json"))
    chosen = [record for record in found if record and briefing in (None, record.about.briefing)]
    return tuple(sorted(chosen, key=lambda record: (record.about.asked, record.about.id), reverse=True))


def _record(about: About, said: list[dict[str, Any]], path: Path, now: datetime) -> Record:
    row = RunRow(about.id, about.briefing, about.day, "waiting", started=None)
    steps: list[dict[str, Any]] = []
    for line in said:
        if "started" in line:  # the second time where a killed run goes on
            row, steps = replace(row, state="running", started=_at(line["started"]), ended=None, error=""), []
        elif "step" in line:
            steps.append(line)
        elif "cut_off" in line:
            about = replace(about, cut_off=_at(line["cut_off"]))
        elif "ended" in line:
            row = replace(row, state=line["state"], ended=_at(line["ended"]), edition=line.get("edition") or None)
            row = replace(row, error=line.get("error", ""))
    killed = row.state == "running" and _is_free(path)
    if killed:
        row = replace(row, state="failed", error=KILLED)
    elif row.state == "waiting" and now - about.asked > TAKEN_UP:
        row = replace(row, state="failed", error=FORGOTTEN)
    notices = tuple(dict.fromkeys(line["notice"] for line in said if "notice" in line))
    row = replace(row, stages=_stages(steps, row.state if row.started else "waiting"), notices=notices)
    return Record(about, row, killed, frozenset(line["key"] for line in said if "key" in line))


def _stages(steps: list[dict[str, Any]], state: str) -> tuple[StageRow, ...]:
    """Every step of an edition, after those of a collection before it: what was told, and where the run is now."""
    at = max((STEPS.index(line["step"]) for line in steps if line["step"] in STEPS), default=-1)
    last = {line["step"]: line for line in steps}
    if at >= 0 and last[STEPS[at]]["number"] < last[STEPS[at]]["total"]:
        at -= 1  # not through with it
    before = tuple(_stage(name, line, 0, state) for name, line in last.items() if name not in STEPS)
    return (*before, *(_stage(name, last.get(name), number - at, state) for number, name in enumerate(STEPS)))


def _stage(name: str, told: dict[str, Any] | None, ahead: int, run: str) -> StageRow:
    """The step ``ahead`` of the last one that is through."""
    number, total, seconds = (told[key] for key in ("number", "total", "seconds")) if told else (0, 0, 0.0)
    kept = bool(told) and told is not None and told["kept"] == told["number"]
    if ahead <= 0:
        return StageRow(name, "kept" if kept else "done", number, total, seconds)
    if ahead == 1 and run in ("running", "failed"):
        return StageRow(name, "running" if run == "running" else "failed", number, total, seconds)
    return StageRow(name, "waiting")


def _both(put: Callable[[Mapping[str, object]], None], tell: Tell) -> Tell:
    spent: dict[str, float] = {}
    kept: dict[str, int] = {}
    written: dict[str, float] = {}

    def told(this: Told) -> None:
        spent[this.step] = spent.get(this.step, 0.0) + this.seconds
        kept[this.step] = kept.get(this.step, 0) + (this.state == "kept")
        now = time.monotonic()
        if this.number == this.total or now - written.get(this.step, 0.0) >= OFTEN:
            written[this.step] = now
            place = {"number": this.number, "total": this.total, "kept": kept[this.step]}
            put({"step": this.step, **place, "seconds": round(spent[this.step], 3)})
        tell(this)

    return told


@contextlib.contextmanager
def _held(path: Path) -> Iterator[Callable[[Mapping[str, object]], None]]:
    with files.explained(path):
        handle = os.open(path, os.O_WRONLY | os.O_APPEND)
    fcntl.flock(handle, fcntl.LOCK_EX)
    os.write(handle, b"\n")  # a line that was cut off when the run was killed ends here

    def put(line: Mapping[str, object]) -> None:
        with contextlib.suppress(OSError):  # a full disk is told by the step that needs it
            _put(handle, line)

    try:
        yield put
    finally:
        os.close(handle)


def _is_free(path: Path) -> bool:
    with contextlib.suppress(OSError), path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return True
    return False


def _append(path: Path, line: Mapping[str, object]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_APPEND)
    try:
        _put(handle, line)
    finally:
        os.close(handle)


def _put(handle: int, line: Mapping[str, object]) -> None:
    os.write(handle, json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _plain(about: About) -> dict[str, str]:
    when = {"cut_off": about.cut_off.isoformat(), "asked": about.asked.isoformat()}
    return {"id": about.id, "briefing": about.briefing, "day": about.day.isoformat(), **when}


def _about(said: object) -> About | None:
    try:
        assert isinstance(said, dict)
        day, cut_off, asked = date.fromisoformat(said["day"]), _at(said["cut_off"]), _at(said["asked"])
        return About(said["id"], said["briefing"], day, cut_off, asked)
    except (AssertionError, KeyError, TypeError, ValueError):
        return None


def _why(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt | SystemExit):
        return "the run was stopped"
    return veiled(str(foreseen(error) or f"unexpected: {type(error).__name__}: {error}"))


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
