"""How sources stood when they were visited, and what their hosts and sites are known for."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One item that a source listed: its address, and a digest of all that the source said of it."""

    address: str  # canonical link; else the source's own id of it; else the file's relative name
    digest: str


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source stood when it was last read. ``entries`` are those it listed lately, whose articles are kept."""

    key: str
    etag: str = ""
    modified: str = ""  # Last-Modified, as the server wrote it
    moved: str = ""  # where a permanent redirect leads
    entries: tuple[Entry, ...] = ()
    read: datetime | None = None  # last success
    failing: datetime | None = None  # first failure since then
    error: str = ""  # of the last try; empty where it worked
    failures: int = 0  # visits in a row that failed
    after: datetime | None = None  # it is not asked before then
    where: str = ""  # address at which it fails

    @property
    def first(self) -> bool:
        """Whether it was never read: only its last 48 hours are taken then."""
        return self.read is None


@dataclass(frozen=True, slots=True)
class Host:
    """What a host asked of us that holds beyond one collection."""

    origin: str  # "https://paper.example"
    robots: str = ""  # its robots.txt, empty where it has none
    until: datetime | None = None  # how long that holds; None: it was not asked for
    after: datetime | None = None  # nothing is asked of it before then


@dataclass(frozen=True, slots=True)
class Health:
    """How a source did in the hours that an edition covers."""

    key: str
    name: str
    articles: int  # first seen in those hours
    failing: datetime | None = None  # since when it cannot be read
    error: str = ""


@dataclass(frozen=True, slots=True)
class SiteLines:
    """Lines that a site prints under one story after another: notices, biographies, appeals.

    ``lines`` are sorted digests (``tasks.text.line_digest``) of lines seen in at least three distinct stories.
    """

    site: str  # as in ``Article.site``
    lines: tuple[str, ...]
