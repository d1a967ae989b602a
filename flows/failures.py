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
from typing import NoReturn

from typer import Abort, Exit, TyperException

from flows.request import PRIVATE
from tasks.errors import DaybriefError, OutputError, SetupError

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
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has gone
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


def _end(line: str, code: int) -> NoReturn:
    sys.stderr.write(f"daybrief: {' '.join(line.split())}\n")
    sys.exit(code)


def _log(error: BaseException) -> Path:
    said = "".join(traceback.format_exception(error))
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.log"
    for folder in (*_logs, Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(said, encoding="utf-8")
            return folder / name
    return Path(os.devnull)
