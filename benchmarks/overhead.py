"""What Prefect costs: the same edition by the command and as a flow run at a running server, and a task that is empty.

``python -m benchmarks.overhead TASKS`` is the part that runs under Prefect: the milliseconds of each empty task.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from benchmarks import product
from benchmarks.contract import Check, DataError, Result, verdict
from benchmarks.product import Finished

PAIRS = 2  # of runs, one each way; the faster of each way counts
TASKS = 200
MOST_SECONDS, MOST_MS = 6.0, 10.0  # an edition may take longer, and a task
START_SECONDS = 180
EDITION = "import sys; from datetime import datetime as d; from flows.daily import daily_briefing as f; "
EDITION += "f(config=sys.argv[1], out=sys.argv[2], cut_off=d.fromisoformat(sys.argv[3]))"


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: ARG001, FBT001
    """The edition of the day that ``data`` is named after, ``limit`` times each way; its daybrief.toml lies above."""
    config, at, cut_off = _morning(data)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _ended(product.daybrief("collect", "--config", str(config), "--at", at, "--out", str(work / "collected")))
        direct, flow = [], []
        with server(work / "prefect") as told:
            for number in range(limit or PAIRS):
                mine, theirs = (_copied(work / "collected", work / f"{way}-{number}") for way in ("direct", "flow"))
                order = ("--config", str(config), "--cut-off", cut_off, "--out", str(mine))
                direct.append(_ended(product.daybrief("edition", *order)))
                flow.append(_ended(product.python("-c", EDITION, str(config), str(theirs), cut_off, told=told)))
            said = _ended(product.python("-m", "benchmarks.overhead", str(TASKS), told=told)).output
    return _result(data.name, direct, flow, float(said.split()[-1]))


def _result(name: str, direct: list[Finished], flow: list[Finished], task_ms: float) -> Result:
    wall = min(f.wall_s for f in flow) - min(f.wall_s for f in direct)
    numbers = {
        "direct_s": round(min(f.wall_s for f in direct), 2),
        "prefect_s": round(min(f.wall_s for f in flow), 2),
        "overhead_s": round(wall, 2),
        "direct_cpu_s": round(min(f.cpu_s for f in direct), 2),
        "prefect_cpu_s": round(min(f.cpu_s for f in flow), 2),
        "task_ms": round(task_ms, 2),
        "load": round(os.getloadavg()[0], 2),
    }
    checks: list[Check] = [
        verdict("overhead", f"an edition takes at most {MOST_SECONDS:g} s longer", wall <= MOST_SECONDS, f"{wall:.1f}"),
        verdict("overhead", f"a task takes at most {MOST_MS:g} ms", task_ms <= MOST_MS, f"{task_ms:.1f}"),
    ]
    return Result(n=len(direct), metrics={name: numbers}, checks={name: checks})


def _morning(data: Path) -> tuple[Path, str, str]:
    """Its daybrief.toml, and when it is collected and made."""
    try:
        day = date.fromisoformat(data.resolve().name)
    except ValueError:
        raise DataError(f"{data}: name a folder called after its day, as samples/2026-02-02") from None
    config = data.resolve().parent / "daybrief.toml"
    if not config.is_file():
        raise DataError(f"{config}: is missing; the sources of the day are read as it says")
    return config, f"{day}T05:00:00Z", f"{day}T05:30:00Z"


@contextlib.contextmanager
def server(home: Path) -> Iterator[Mapping[str, str]]:
    """A Prefect server as `daybrief serve` runs it; yields what its clients are told."""
    from flows.configuration import read
    from flows.remote import Server, password
    from flows.serve import environ

    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    held = read(home / "daybrief.toml", b'[[topics]]\nname = "a"\nterms = ["a"]', {})
    made = Server(f"http://127.0.0.1:{port}/api", password(held.work))
    told = environ(held, made, os.environ)
    argv = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(argv, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        until = time.monotonic() + START_SECONDS
        while not made.is_up():
            if process.poll() is not None or time.monotonic() > until:
                raise DataError("the Prefect server did not start; run `daybrief doctor`")
            time.sleep(0.5)
        yield told
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _copied(folder: Path, to: Path) -> Path:
    return Path(shutil.copytree(folder, to))


def _ended(finished: Finished) -> Finished:
    if finished.code:
        raise DataError(finished.complaint)
    return finished


def empty_tasks(count: int) -> float:
    """Milliseconds of each of ``count`` steps that do nothing, in a flow of their own."""
    from prefect import flow

    from flows.direct import Checkpoints
    from flows.steps import Tasks

    @flow(name="empty-tasks", persist_result=False)
    def steps() -> float:
        with tempfile.TemporaryDirectory() as folder:
            run = Tasks(Checkpoints(Path(folder), "empty", lambda _: None, "1"))
            run.commit(os.getpid)
            start = time.perf_counter()
            for _ in range(count):
                run.commit(os.getpid)
            return (time.perf_counter() - start) * 1000 / count

    return steps()


if __name__ == "__main__":
    print(empty_tasks(int(sys.argv[1])))
