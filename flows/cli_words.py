"""Options and texts that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from flows import failures
from tasks.errors import UsageError

EPILOG = (
    "Exit codes: 0 done · 1 unexpected error, its log is named · 2 wrong argument, setting or input · "
    "3 the machine lacks something (`daybrief doctor`) · 4 output or archive cannot be written · "
    "5 an edition does not hold what it prints"
)
Out = Annotated[str | None, typer.Option("--out", help="Folder of the editions [default: output].", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Config = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="Sources, topics, briefings [default: daybrief.toml].")
]


def folder(out: str) -> Path:
    """``out`` as an absolute path; logs of a failure go under it."""
    if not out.strip():
        raise UsageError("out", "is empty; name a folder by --out")
    found = Path(out).expanduser().resolve()
    failures.log_under(found)
    return found
