"""An edition that is killed at chosen moments, over and over, by one process that has loaded everything and forks.

As a script: ``cut_off.py FOLDER KIND MOST [KIND MOST]…`` kills and counts, and prints what it saw as JSON. ``FOLDER`` gets a
desk for every turn; another process looks at the desk of the turn all the while, as the reading room would.
"""

import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import press
from sqlalchemy import Pool, event

from flows import configuration, direct, standing
from flows.configuration import Configuration
from flows.direct import Told
from flows.morning import morning
from flows.produce import gather
from flows.records import STEPS
from flows.trigger import Job
from tasks import archive
from tasks.archive import files
from tasks.ingest.feeds import parser, process
from web import issues

BEFORE, DAY = (datetime(2026, 2, n, 5, 30, tzinfo=UTC) for n in (2, 3))
KEPT = tuple(step for step in STEPS if step not in ("archive.begin", "archive.publish"))  # the others are repeated
Moment = Callable[[], None]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def make(held: Configuration, cut_off: datetime, tell: direct.Tell = lambda _: None) -> None:
    morning(held, Job(held.briefing(), cut_off), f"r{os.getpid()}-{time.monotonic_ns()}", direct.Direct, tell)


def desk(folder: Path) -> Configuration:
    return configuration.load({}, str(folder / "daybrief.toml"))


def lay_out(folder: Path) -> None:
    """A desk with yesterday's edition, and today's press in the archive."""
    folder.mkdir(parents=True)
    (folder / "daybrief.toml").write_text(press.settings("post feed feed.xml"), encoding="utf-8")
    press.put(folder, "harbour", "rail")
    gather(desk(folder).sources, BEFORE.replace(hour=5, minute=0), desk(folder), direct.Direct, lambda _: None)
    make(desk(folder), BEFORE)
    put_off = "<p>The vote was put off to 27 February 2026, she added.</p>"
    press.put(folder, press.item("rail", after=put_off), "power")
    gather(desk(folder).sources, DAY.replace(hour=5, minute=0), desk(folder), direct.Direct, lambda _: None)


class Turns:
    """Desks, each a copy of the first, and what came of the kills on them."""

    def __init__(self, folder: Path) -> None:
        plain = type("Parser", (), {"parse": staticmethod(parser.parse)})  # without the process of its own
        process.open_parser = lambda: contextlib.nullcontext(plain)  # type: ignore[assignment]
        self.folder, self.first, self.number = folder, folder / "first", 0
        lay_out(self.first)
        self.yesterday = press.files(self.first / "output" / "daily" / "2026-02-02" / "v1")
        self.counts: Counter[str] = Counter()
        self.standing: set[str] = set()  # checkpoints that stood when a run was killed
        self.begun: set[str] = set()
        whole = self.next()
        begun = time.perf_counter()
        self.run(lambda: None)
        self.seconds = time.perf_counter() - begun
        self.edition = press.files(self.placed(whole))
        shutil.rmtree(whole)

    def next(self) -> Path:
        """A new desk, at which the reader looks from now on."""
        self.number += 1
        self.now = self.folder / f"desk{self.number}"
        shutil.copytree(self.first, self.now)
        self.standing, self.begun = set(), set()
        (self.folder / "now").write_text(str(self.now))
        return self.now

    def placed(self, folder: Path) -> Path:
        return folder / "output" / "daily" / "2026-02-03" / "v1"

    def run(self, arm: Moment, seconds: float | None = None) -> bool:
        """One run in a fork, killed after ``seconds`` or at the moment that ``arm`` sets; whether it was killed."""
        (self.now / "log").unlink(missing_ok=True)
        worker = os.fork()
        if not worker:
            try:
                log_steps(self.now / "log")
                arm()
                make(desk(self.now), DAY, told)
                os._exit(0)
            except BaseException:  # noqa: BLE001 - told, and the exit code is 1
                traceback.print_exc()
            finally:
                os._exit(1)
        if seconds is not None:
            time.sleep(seconds)
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        ended = os.waitpid(worker, 0)[1]
        assert os.WIFSIGNALED(ended) or os.WEXITSTATUS(ended) == 0, f"desk {self.number}: the run failed by itself"
        self.count(killed=os.WIFSIGNALED(ended))
        return os.WIFSIGNALED(ended)

    def count(self, *, killed: bool) -> None:
        """What stands after a run, and what it did again."""
        with contextlib.suppress(FileNotFoundError):
            begun = set((self.now / "log").read_text().split())
            again = begun & self.begun
            assert not begun & self.standing, "what had its checkpoint was computed again"
            self.counts["redone"] += len(again)
            self.counts["most redone"] = max(self.counts["most redone"], len(again))
            self.begun |= begun
        published = self.placed(self.now).exists()
        kept = (self.now / "output" / ".daybrief" / "checkpoints").rglob("[!.]*.json")
        # once the edition stands its observations are cleared away
        self.standing = {p.stem for p in kept if not (published and "observed" in p.parts)}
        if published:
            self.begun = self.begun & self.standing
        self.counts["kills"] += killed
        torn = look(self.now / "output")
        assert not torn, torn
        assert press.files(self.now / "output" / "daily" / "2026-02-02" / "v1") == self.yesterday

    def finish(self) -> None:
        """The same run again, to its end: one edition, with the bytes it would have had, and remembered."""
        assert not self.run(lambda: None)
        assert [path.name for path in self.placed(self.now).parent.iterdir()] == ["v1"]
        held = desk(self.now)
        assert press.files(self.placed(self.now)) == self.edition
        later = held.briefing().order(DAY.replace(day=4))
        past = archive.recall(archive.begin(later, held.shelf), held.shelf)
        assert {f"{t.as_of}" for s in past.stories for t in s.told} == {"2026-02-02", "2026-02-03"}
        self.counts["editions"] += 1
        shutil.rmtree(self.now / "output" / ".daybrief" / "checkpoints")


watched: dict[str, Moment] = {}  # by the name of a step that was told


def told(this: Told) -> None:
    if this.number == this.total:
        watched.get(this.step, lambda: None)()


def log_steps(path: Path) -> None:
    log, compute = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), direct._compute

    def logged(call: direct.Call, place: Path) -> object:
        os.write(log, f"{place.stem}\n".encode())
        return compute(call, place)

    direct._compute = logged


def look(output: Path, known: set[str] = set()) -> list[str]:  # noqa: B006
    """What is wrong with the editions that a reader finds; ``known`` are manifests whose files were compared."""
    found = archive.list_editions(str(output))
    seen = {Path(i.newest.folder) for i in issues.latest(str(output)).values()}
    newest = standing.newest(output, "daily")
    wrong = []
    for folder in {Path(e.folder) for e in found} | seen | ({newest} if newest else set()):
        data = (folder / "manifest.json").read_bytes()
        name = f"{folder} {hashlib.sha256(data).hexdigest()}"
        if name not in known:
            listed = json.loads(data)["files"]
            here = press.files(folder)
            good = {n for n, d in here.items() if n in listed and hashlib.sha256(d).hexdigest() == listed[n]["sha256"]}
            wrong += [f"{folder}/{n} is torn" for n in {*listed} - good]
            wrong += [f"{folder}/{n} does not belong there" for n in {*here} - {*listed} if not n.endswith(".part")]
            known.add(name)
    return wrong


@contextlib.contextmanager
def reader(folder: Path) -> Iterator[Callable[[], dict[str, int]]]:
    """Another process that looks at the shelf of the turn until it is asked what it saw."""
    said, stop = folder / "seen", folder / "stop"
    worker = os.fork()
    if not worker:
        looks, torn, known = 0, [], set()
        while not stop.exists():
            with contextlib.suppress(FileNotFoundError):  # the desk before the first, or one that is taken away
                torn += look(Path((folder / "now").read_text()) / "output", known)
                looks += 1
            time.sleep(0.01)
        said.write_text(json.dumps({"looks": looks, "torn": len(torn), "first": torn[:1]}))
        os._exit(0)

    def ended() -> dict[str, int]:
        stop.touch()
        assert os.waitpid(worker, 0)[1] == 0
        return json.loads(said.read_text())

    try:
        yield ended
    except BaseException:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        raise


def boundaries(turns: Turns, most: int) -> None:
    """At each step in turn: before it begins, when it has its value and not yet its checkpoint, when it is told."""
    turns.next()
    for step in STEPS:
        if step in KEPT:
            turns.run(lambda step=step: at_compute(step))
            turns.run(lambda step=step: at_write(step))
        turns.run(lambda step=step: watched.update({step: die}))
        assert turns.placed(turns.now).exists() == (step == STEPS[-1]), "an edition is there only once it is whole"
    turns.finish()


def at_compute(step: str) -> None:
    compute = direct._compute

    def dies(call: direct.Call, path: Path) -> object:
        return die() if direct.name(call.step) == step else compute(call, path)

    direct._compute = dies


def at_write(step: str) -> None:
    put = files.put

    def dies(path: Path, data: bytes) -> None:
        put(path, data[: len(data) // 2] if path.parent.name == step else data)
        if path.parent.name == step:
            die()

    files.put = dies


def moments(turns: Turns, most: int) -> None:
    """At any moment, again and again until it stands; then the next desk."""
    chance = random.Random(most)
    turns.next()
    while turns.counts["kills"] < most:
        if not turns.run(lambda: None, chance.uniform(0, 0.7 * turns.seconds)):
            turns.finish()
            turns.next()
    turns.finish()


def publishing(turns: Turns, most: int) -> None:
    """From the moment it has its pages: before every call that changes a file or the archive, or waits for the disk."""
    turns.next()
    turns.run(lambda: watched.update({"render.package": die}))
    ready = turns.folder / "ready"
    shutil.copytree(turns.now, ready)
    turns.first = ready
    turns.run(lambda: watched.update({"render.package": lambda: arm(0, turns.folder / "calls")}))
    total = (turns.folder / "calls").read_text().splitlines()
    turns.counts["calls"] = len(total)
    for number in range(1, len(total) + 1, max(1, len(total) // most)):
        turns.next()
        assert turns.run(lambda n=number: watched.update({"render.package": lambda: arm(n, turns.now / "calls")}))
        turns.counts["with an edition"] += turns.placed(turns.now).exists()
        turns.finish()


def arm(number: int, path: Path) -> None:
    """Write down each call from now on, and die before the one of ``number``."""
    log, sync, met = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), os.fsync, 0

    def call(what: str) -> None:
        nonlocal met
        met += 1
        os.write(log, f"{what}\n".encode())
        if met == number:
            die()

    def synced(handle: int) -> None:
        call("fsync")
        sync(handle)

    def audited(name: str, args: tuple[object, ...]) -> None:
        changes = name == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        made = name == "os.mkdir" and not Path(str(args[0])).exists()
        if changes or made or name in ("os.rename", "os.remove", "os.rmdir"):
            call(f"{name} {Path(str(args[0])).name}")

    def traced(raw: sqlite3.Connection, _: object) -> None:
        changes = ("INSERT", "UPDATE", "DELETE", "COMMIT")
        raw.set_trace_callback(lambda said: call(said.partition("\n")[0]) if said.startswith(changes) else None)

    event.listen(Pool, "connect", traced)
    os.fsync = synced
    sys.addaudithook(audited)


KINDS = {"boundaries": boundaries, "moments": moments, "publishing": publishing}


def main(folder: Path, wanted: list[str]) -> dict[str, dict[str, int]]:
    """``wanted`` are kinds of kills, each with how many."""
    start, turns, said = time.perf_counter(), Turns(folder), {}
    with reader(folder) as seen:
        for kind, most in zip(wanted[::2], wanted[1::2], strict=True):
            turns.counts = Counter()
            KINDS[kind](turns, int(most))
            said[kind] = dict(turns.counts)
        return {**said, "reader": seen(), "all": {"seconds": round(time.perf_counter() - start)}}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), sys.argv[2:])))
