"""Commands run as a user would, each in a fork of one process that has loaded everything: in a tenth of the time."""

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
LOADED = "flows.cli flows.produce flows.progress flows.printed flows.topics tasks.summarise.gate weasyprint"


class Done(NamedTuple):
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str

    @property
    def said(self) -> str:
        """The last line on standard error, where mistakes are told."""
        return (self.stderr.splitlines() or [""])[-1]


class Commands:
    """``commands(folder, "collect", …)``; ``before`` is Python that the fork runs first."""

    def __init__(self) -> None:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("DAYBRIEF_", "PREFECT_", "COLUMNS"))}
        self._server = subprocess.Popen(
            [sys.executable, str(Path(__file__))],
            env={**clean, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, folder: Path, *args: str, before: str = "", **env: str) -> Done:
        return self.together(folder, list(args), before=before, **env)[0]

    def together(self, folder: Path, *commands: list[str], before: str = "", **env: str) -> list[Done]:
        """Several commands that start at once."""
        asked = {"folder": str(folder), "commands": commands, "before": before, "env": env}
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(asked) + "\n")
        self._server.stdin.flush()
        return [Done(*done) for done in json.loads(self._server.stdout.readline())]

    def close(self) -> None:
        self._server.communicate(timeout=30)


def serve() -> None:
    """Answer until the input ends."""
    for name in LOADED.split():
        __import__(name)
    from tasks.ingest.feeds import parser, process

    plain = type("Parser", (), {"parse": staticmethod(parser.parse)})  # without the process of its own: a second each
    process.open_parser = lambda: contextlib.nullcontext(plain)
    _warm_up()
    for line in sys.stdin:
        asked = json.loads(line)
        running = [_start(asked, args) for args in asked["commands"]]
        answer = [(_ended(pid), _text(out), _text(err)) for pid, out, err in running]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _warm_up() -> None:
    """A first edition: models, fonts and patterns are loaded by use."""
    import press

    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        (desk / "daybrief.toml").write_text(press.settings("post feed feed.xml"), encoding="utf-8")
        press.put(desk, "harbour", "power", "rail")
        for args in (["collect", "--at", press.at(2)], ["edition", "--cut-off", press.at(3)], ["verify", "daily"]):
            sys.argv = ["daybrief", *args]
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as said, contextlib.chdir(desk):
                assert _command() == 0, said.getvalue()


def _command() -> int:
    from flows import cli

    try:
        cli.main()
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def _start(asked: dict[str, Any], args: list[str]) -> tuple[int, Any, Any]:
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 - read once the fork has ended
    pid = os.fork()
    if pid:
        return pid, out, err
    try:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        os._exit(_code(asked, args))
    finally:
        os._exit(70)


def _code(asked: dict[str, Any], args: list[str]) -> int:
    sys.stdout, sys.stderr = (open(n, "w", encoding="utf-8", closefd=False) for n in (1, 2))  # noqa: SIM115
    os.chdir(asked["folder"])
    os.environ.update(asked["env"])
    sys.argv = ["daybrief", *args]
    try:
        exec(asked["before"], {})
        return _command()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _text(file: Any) -> str:
    with file:
        file.seek(0)
        read: bytes = file.read()
    return read.decode()


if __name__ == "__main__":
    serve()
