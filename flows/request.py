"""What a run is asked for, checked before anything is read; every mistake is named with its fix."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tasks.errors import UsageError

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
PRIVATE = ".daybrief"  # archive, checkpoints, parsed texts and logs, inside the output folder


@dataclass(frozen=True, slots=True)
class Request:
    """Documents to read and the edition to make of them."""

    paths: tuple[str, ...]  # files and folders, as given
    out: Path  # absolute
    as_of: date | None = None  # None: the latest day a document carries
    zone: str = "UTC"
    title: str = "Policy briefing note"
    name: str = "manual"

    def __post_init__(self) -> None:
        if not self.paths:
            raise UsageError("PATH", "name at least one file or folder to read")
        for path in self.paths:
            if not Path(path).exists():
                raise UsageError(path, "is not there; name a file or folder that exists")
        if self.out.exists() and not self.out.is_dir():
            raise UsageError(str(self.out), "is a file; name a folder by --out")
        check_zone(self.zone)
        check_name(self.name)
        if not self.title.strip():
            raise UsageError("title", "is empty; give --title TEXT")

    @property
    def work(self) -> Path:
        """Our own folder inside the output folder."""
        return self.out / PRIVATE


def day(text: str) -> date:
    """``text`` as a calendar day; raises ``UsageError``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("date", f"{text!r} is not a day; write it as YYYY-MM-DD") from None


def check_zone(zone: str) -> str:
    """``zone`` where it is an IANA time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError("zone", f"{zone!r} is not a time zone; write one as Europe/Brussels or UTC") from None
    return zone


def check_name(name: str) -> str:
    """``name`` where it can be the folder of a briefing."""
    if not NAME.fullmatch(name):
        raise UsageError("name", f"{name!r} cannot name a folder; use lower-case letters, digits, - and _")
    return name
