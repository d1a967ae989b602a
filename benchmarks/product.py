"""The product run as a user runs it: a child process with its wall time, CPU time and peak memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that has ended; times and memory are of it and of the processes it waited for."""

    code: int
    output: str
    errors: str
    wall_s: float
    cpu_s: float
    peak_mb: float

    @property
    def complaint(self) -> str:
        """The last line said on standard error, for a command that failed."""
        lines = [line for line in self.errors.splitlines() if line.strip()]
        return f"exit code {self.code}: {lines[-1] if lines else 'nothing said'}"


def daybrief(*arguments: str) -> Finished:
    """``daybrief`` with ``arguments``, in this Python environment, without the caller's settings."""
    return python("-m", "flows.cli", *arguments, told={})


def python(*arguments: str, told: Mapping[str, str]) -> Finished:
    """This Python with ``arguments``; its environment says ``told`` besides."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DAYBRIEF_")} | dict(told)
    command = [sys.executable, *arguments]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=errors)  # noqa: S603
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)  # it has been waited for
        output.seek(0)
        errors.seek(0)
        return Finished(
            child.returncode,
            output.read().decode("utf-8", "replace"),
            errors.read().decode("utf-8", "replace"),
            wall,
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2),
        )


def run(articles: Path, out: Path, as_of: date | None = None, name: str = "case") -> Finished:
    """One edition of ``articles``, into ``out``."""
    when: Sequence[str] = ("--as-of", as_of.isoformat()) if as_of else ()
    return daybrief("run", str(articles.resolve()), *when, "--out", str(out.resolve()), "--name", name)


def edition_of(finished: Finished) -> Path | None:
    """The folder of the edition: the last line printed is the path of its PDF."""
    lines = [line.strip() for line in finished.output.splitlines() if line.strip()]
    folder = Path(lines[-1]).parent if lines and not finished.code else None
    return folder if folder and folder.is_dir() else None
