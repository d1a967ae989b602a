"""What a run is asked for, checked before anything is read; every mistake is named with its fix."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tasks.errors import UsageError
from tasks.model import Shelf

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
PRIVATE = ".daybrief"  # archive, checkpoints, parsed texts and logs, inside the output folder


@dataclass(frozen=True, slots=True)
class Command:
    """What was asked for, the files it reads, and how long it waits for another run to end."""

    work: Path  # our own folder inside the output folder
    said: tuple[str, ...]
    reads: tuple[str, ...] = ()  # files and folders
    patience_seconds: int = 0


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

    @property
    def shelf(self) -> Shelf:
        """A private archive inside the output folder."""
        return Shelf(f"sqlite:///{self.work / 'archive.sqlite'}", str(self.out))

    @property
    def command(self) -> Command:
        """What makes two requests the same."""
        return Command(self.work, (self.name, self.title, str(self.as_of), self.zone, *self.paths), self.paths)


def day(text: str) -> date:
    """``text`` as a calendar day; raises ``UsageError``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("date", f"{text!r} is not a day; write it as YYYY-MM-DD") from None


def instant(text: str) -> datetime:
    """``text`` as an instant in UTC; raises ``UsageError``."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise UsageError("instant", f"{text!r} is no instant; write it as 2026-02-02T05:30:00Z or with +01:00")
    return found.astimezone(UTC)


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
