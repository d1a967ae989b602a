"""What the rest of the stage knows of the net: an address in, its bytes out, or a plain word on why not."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from tasks.errors import SourceError
from tasks.model import Host


class FetchError(SourceError):
    """An address could not be read; ``passing`` where it may work later, after ``wait`` seconds if it says so."""

    asked = True

    def __init__(self, subject: str, message: str, *, passing: bool, wait: float | None = None) -> None:
        super().__init__(subject, message)
        self.passing = passing
        self.wait = wait


class LeftAloneError(FetchError):
    """An address was not asked: its host wants to be left alone for ``wait`` seconds more."""

    asked = False

    def __init__(self, subject: str, wait: float) -> None:
        minutes = round(wait / 60) or 1
        message = f"wants to be left alone for {minutes} minute{'' if minutes == 1 else 's'} more"
        super().__init__(subject, message, passing=True, wait=wait)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; ``fresh`` is false where what was read before still stands (304)."""

    url: str  # that answered in the end
    body: bytes
    kind: str = ""  # media type
    etag: str = ""
    modified: str = ""
    moved: str = ""  # where permanent redirects led
    fresh: bool = True
    lasts: float | None = None  # seconds for which the host says that it may be remembered


class Fetcher(Protocol):
    """What sources are read with."""

    def get(self, url: str, etag: str = "", modified: str = "") -> Reply:
        """An address that the reader listed; raises ``FetchError``."""

    def page(self, url: str, etag: str = "", modified: str = "") -> Reply:
        """An article's page, if its host's robots.txt allows; raises ``FetchError``."""

    def take(self, hosts: tuple[Host, ...], at: datetime) -> None:
        """What hosts asked of us in earlier collections; this one is of ``at``."""

    def left(self) -> tuple[Host, ...]:
        """What they ask of the next one."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How we introduce ourselves, and which private hosts are the reader's own."""

    contact: str = ""
    allow: frozenset[str] = frozenset()


@dataclass(slots=True)
class Introduced:
    """The manners of this process."""

    manners: Manners = field(default_factory=Manners)


OURS = Introduced()


def introduce(contact: str = "", allow: frozenset[str] = frozenset()) -> None:
    """Set how every fetcher opened from now on introduces itself, and which private hosts it may ask."""
    OURS.manners = Manners(contact, allow)


def open_fetcher() -> Fetcher:
    """A fetcher with the manners of this process, for one collection."""
    from tasks.ingest.web.fetch import Web

    return Web(OURS.manners)
