"""An edition: what was asked for, what it covers and remembers, and what comes of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from tasks.model.comparison import Change
from tasks.model.memory import NOBODY, Memory
from tasks.model.note import Block, Ledger, Line, Notice, Passage, Section, SourceNote, Weighed
from tasks.model.sources import Article, Choice, Print
from tasks.model.visits import Health, Host, SourceState


@dataclass(frozen=True, slots=True)
class Intake:
    """What was brought in, and what could not be read.

    From a collection: with the state of each source after it, what hosts asked of us, and the fingerprints of the
    articles. Out of the archive: with each source's health.
    """

    articles: tuple[Article, ...]
    notices: tuple[Notice, ...] = ()
    states: tuple[SourceState, ...] = ()
    health: tuple[Health, ...] = ()
    hosts: tuple[Host, ...] = ()
    prints: tuple[Print, ...] = ()


@dataclass(frozen=True, slots=True)
class Collected:
    """Receipt of a collection: its id, how many articles are in use, how many the archive had not, the latest day."""

    id: str
    articles: int
    latest: date | None
    fresh: int = 0
    seen: datetime | None = None  # the instant its articles count as first seen


@dataclass(frozen=True, slots=True)
class Topic:
    """What a reader follows. Terms are words or phrases, ``*`` at the end of a word stands for any ending."""

    name: str
    terms: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # keys of sources that belong to it whole
    unless: tuple[str, ...] = ()  # terms that speak against it: words of sport, of a crime report
    weight: float = 1.0
    section: str = ""  # heading it is printed under; empty for its name


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. Not where it is put: that must not reach a checkpoint's key."""

    briefing: str
    title: str
    as_of: date  # the reader's date in ``zone``
    zone: str  # IANA
    intake: str = ""  # id of what was collected for it; empty where it covers the archive up to ``cut_off``
    cut_off: datetime | None = None  # UTC: what was first seen before this instant
    sources: tuple[str, ...] = ()  # keys it reads; none: all of the archive
    topics: tuple[Topic, ...] = ()  # none: every story is on topic
    packaged: bool = False  # the topics are the policy pack, because none were given
    pages: int = 6  # of note.pdf
    words: int = 2300
    horizon: int = 14  # days of earlier editions to compare with
    next: datetime | None = None  # UTC: when the edition after it is due; None where nothing is scheduled
    gazetteer: str = ""  # sha256 of the user's list of actors; empty where there is none


@dataclass(frozen=True, slots=True)
class Period:
    """What an edition covers and remembers, fixed when it was first begun: a later run of it gets the same."""

    order: Order
    number: int  # of this briefing's editions, from 1; 0 by hand
    since: datetime | None  # cut-off of the last edition before it; None for the first
    remembers: tuple[str, ...] = ()  # keys of the earlier editions it may compare with, oldest first
    knows: int = 0  # how many printings had been published by then: up to there it knows actors


@dataclass(frozen=True, slots=True)
class Telling:
    """A story as an earlier edition told it."""

    as_of: date
    tier: Literal["to-read", "in-brief", "also-seen"]
    headline: str
    ledger: Ledger  # of a story also seen: without facts


@dataclass(frozen=True, slots=True)
class PastStory:
    """A story of earlier editions under the id it was given first, oldest telling first."""

    id: str
    told: tuple[Telling, ...]
    articles: tuple[Article, ...]

    @property
    def last(self) -> date:
        """as_of of the last edition that had it."""
        return self.told[-1].as_of


@dataclass(frozen=True, slots=True)
class Past:
    """The archive as it stood before an edition, never the edition itself."""

    edition: date | None = None  # as_of of the last edition; None before the first
    number: int = 0  # of that edition
    stories: tuple[PastStory, ...] = ()
    versions: tuple[tuple[str, Article], ...] = ()  # id of an article of this edition -> its version before
    reprints: tuple[tuple[str, Article], ...] = ()  # id of an article of this edition -> a like text read before it
    memory: Memory = NOBODY  # of actors, however long ago

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article of an earlier edition, once."""
        found = {a.id: a for a in self.memory.articles} | {a.id: a for s in self.stories for a in s.articles}
        found |= {a.id: a for _, a in self.versions}
        return tuple(found[key] for key in sorted(found))

    def story(self, key: str) -> PastStory | None:
        """The story ``key``; ``None`` where no edition had it."""
        return next((s for s in self.stories if s.id == key), None)


@dataclass(frozen=True, slots=True)
class Material:
    """What an edition is put together from, beside its sections."""

    period: Period
    intake: Intake
    choices: tuple[Choice, ...]
    past: Past = Past()
    overdue: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()  # of what was wanting while it was made


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the archive (a database address) and the editions (an absolute path) stand."""

    archive: str
    output: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """One edition, ready to be laid out."""

    order: Order
    masthead: tuple[Line, ...]
    front: tuple[Block, ...]  # since the last edition, today and next, read with care
    sections: tuple[Section, ...]
    sources: tuple[SourceNote, ...]
    passages: tuple[Passage, ...]
    notices: tuple[Notice, ...]
    withheld: int
    version: str = ""  # of daybrief's data format
    number: int = 0
    since: datetime | None = None
    last: date | None = None  # as_of of the edition before
    weighed: tuple[Weighed, ...] = ()  # every story, also those outside the topics
    overdue: tuple[Change, ...] = ()  # of stories without a new article
    past: tuple[Ledger, ...] = ()  # of the stories of ``overdue``, as last told
    health: tuple[Health, ...] = ()
    fitted: int = 0  # how many steps of detail were given up so that it keeps to its pages and words
    fitted_front: int = 0  # the same of page 1, so that it is one page


@dataclass(frozen=True, slots=True)
class File:
    """One file of an edition."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"ser_json_bytes": "base64", "val_json_bytes": "base64"}
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Package:
    """All files of an edition but manifest.json."""

    files: tuple[File, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """Where an edition stands; ``fresh`` is false where it had been published with the same bytes."""

    folder: str
    version: int
    fresh: bool
