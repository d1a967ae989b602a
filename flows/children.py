"""The processes that serve starts: kept running or run once, and none of them outlives it."""

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

PAUSES = (1, 5, 15, 60)  # seconds before a process that ended is started again, the last for ever after
STEADY_SECONDS = 300  # one that ran this long begins with the first pause again


@dataclass(frozen=True, slots=True)
class Command:
    """What to run; one that is ``kept`` is started again when it ends, and what it says beside errors is left out."""

    name: str
    argv: Sequence[str]
    environ: Mapping[str, str]
    kept: bool = False


@dataclass
class _Child:
    command: Command
    process: "subprocess.Popen[bytes]"
    started: float
    ends: int = 0  # in a row
    again: float | None = None  # when to start it again


@dataclass
class Children:
    """All of them; safe to use from several threads."""

    said: list[str] = field(default_factory=list)  # what happened to them and nobody has read yet
    _running: list[_Child] = field(default_factory=list)
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _closed: bool = False

    def start(self, command: Command) -> None:
        """Run ``command`` beside us."""
        with self._turn:
            if not self._closed:
                self._running.append(_Child(command, _open(command), time.monotonic()))

    def alive(self, name: str) -> bool:
        """Whether a process called ``name`` runs."""
        with self._turn:
            return any(c.command.name == name and c.process.poll() is None for c in self._running)

    def look(self) -> None:
        """Start again what should run and does not, forget what has done its work."""
        with self._turn:
            for child in list(self._running):
                self._look(child)

    def stop(self) -> None:
        """End them all and wait for it; nothing can be started afterwards."""
        with self._turn:
            self._closed = True
            for child in self._running:
                _let_go(child.process)
            for child in self._running:
                child.process.wait()
            self._running.clear()

    def _look(self, child: _Child) -> None:
        code, now = child.process.poll(), time.monotonic()
        if code is None:
            return
        _let_go(child.process)
        if not child.command.kept:
            self._running.remove(child)
            if code:
                self.said.append(f"{child.command.name} ended with {code}")
        elif child.again is None:
            child.ends = 1 if now - child.started > STEADY_SECONDS else child.ends + 1
            pause = PAUSES[min(child.ends, len(PAUSES)) - 1]
            child.again = now + pause
            self.said.append(f"{child.command.name} ended with {code}; it is started again in {pause} s")
        elif now >= child.again:
            child.process, child.started, child.again = _open(child.command), now, None


def _open(command: Command) -> "subprocess.Popen[bytes]":
    argv = [sys.executable, "-m", "flows.tether", *command.argv]
    out = subprocess.DEVNULL if command.kept else None
    return subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=out, env=dict(command.environ))  # noqa: S603 - our own


def _let_go(process: "subprocess.Popen[bytes]") -> None:
    """Tell the tether that nobody holds on to it any more."""
    assert process.stdin
    with contextlib.suppress(OSError):
        process.stdin.close()
