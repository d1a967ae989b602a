"""Every failure as one line on standard error with its exit code; the unexpected ones with a log file."""

import contextlib
import errno
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, TextIO

from typer import Abort, Exit, TyperException

from flows.request import PRIVATE
from tasks.errors import DaybriefError, OutputError, SetupError
from tasks.text import veiled

_logs: list[Path] = []


def log_under(out: Path) -> None:
    """Put logs of unexpected errors into the output folder ``out``."""
    _logs[:] = [out / PRIVATE / "logs"]


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Say what went wrong in one line and end the process with its exit code."""
    try:
        yield
    except Exit as done:
        sys.exit(done.exit_code)
    except (Abort, KeyboardInterrupt):
        _end("run: stopped by the keyboard", 130)
    except BrokenPipeError:
        _forget(sys.stdout)  # whoever read us has gone
        sys.exit(0)
    except TyperException as error:
        _end(f"usage: {error} Try daybrief --help.", 2)
    except Exception as error:  # noqa: BLE001 - the one place that turns the unforeseen into a line and a log
        known = foreseen(error)
        if known:
            _end(str(known), known.exit_code)
        _end(f"unexpected: {type(error).__name__}: {error}; the log is {_log(error)}", 1)


def foreseen(error: BaseException) -> DaybriefError | None:
    """``error``, or what it means, as one of our own; None where nobody foresaw it."""
    if isinstance(error, DaybriefError):
        return error
    if isinstance(error, ModuleNotFoundError):
        return SetupError(str(error.name), "is not installed; run `make setup`")
    if isinstance(error, OSError) and "cannot load library" in str(error):
        return SetupError("Pango", "WeasyPrint cannot load it; run `make setup` or install Pango 1.44 or newer")
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return OutputError(str(error.filename or "disk"), "is full; free some space or choose another --out")
    if isinstance(error, OSError) and error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return OutputError(str(error.filename or "output"), "no permission; mend it or choose another --out")
    return None


def say(text: str, out: TextIO | None = None) -> None:
    """Tell ``text`` on standard error, or ``out``; where that takes no more, the work goes on without words."""
    stream = out or sys.stderr
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        _forget(stream)


def _end(line: str, code: int) -> NoReturn:
    say(f"daybrief: {veiled(' '.join(line.split()))}\n")
    say("", sys.stdout)
    sys.exit(code)


def _forget(stream: TextIO) -> None:
    """What ``stream`` did not take is not tried again when the process ends: that would change its exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _log(error: BaseException) -> Path:
    said = veiled("".join(traceback.format_exception(error)))
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.log"
    for folder in (*_logs, Path(tempfile.gettempdir())):
        if _is_written(folder / name, said):
            return folder / name
    return Path(os.devnull)


def _is_written(path: Path, said: str) -> bool:
    """Whether ``path`` holds all that was ``said``; where there is no room for it there is no file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, encoding="utf-8", errors="backslashreplace")
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        return False
    return True
