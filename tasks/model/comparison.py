"""How what the articles of one story say stands beside each other and beside the past."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tasks.model.facts import Facts, Version, When
from tasks.model.sources import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One side of a difference."""

    text: str
    evidence: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.text!r} has no passage behind it")


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the sources differ: readings side by side."""

    id: str
    matter: str
    slot: Literal["when", "place", "figure", "participants", "basis", "status", "wording", "role"]
    readings: tuple[Reading, ...]
    event: str = ""
    advice: str = ""  # key of the phrase catalogue


@dataclass(frozen=True, slots=True)
class Gap:
    """What a reader will ask and no article read answers."""

    question: str  # key of the phrase catalogue
    subject: str
    searched: tuple[str, ...]
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What an earlier edition said, or let expect, beside what is said now.

    ``matter`` are words of a source. ``before`` and ``now`` are a day as printed, or words of a source.

    ======== ==============================================================================
    kind     what stands where
    ======== ==============================================================================
    changed  the same event or figure has another value, an actor another office: both readings
    corrected a source corrects itself, by a notice (``now`` its words) or a new version
    confirmed told by one origin before, now by another, or officially: ``now`` its words
    dropped  a new version of an article no longer says ``before``
    reported an event that was ahead took place: ``before`` its day, ``now`` the words that report it
    expected the day of an event has come and no article read reports it: ``before`` its day
    ======== ==============================================================================
    """

    kind: Literal["changed", "corrected", "confirmed", "dropped", "reported", "expected"]
    story: str  # persistent id
    slot: Literal["when", "status", "figure", "place", "text", "event", "role"]
    matter: str
    matter_evidence: tuple[Span, ...]
    before: Reading | None
    now: Reading | None
    told: date  # as_of of the edition that said ``before``
    event: str = ""  # id of the Event it concerns, today's where there is one
    by: str = ""  # of a confirmation: the origin that tells it now
    official: bool = False  # of a confirmation: ``by`` is the body whose own text tells it
    actor: str = ""  # of a change of office: id of the Actor

    def __post_init__(self) -> None:
        if not (self.before or self.now):
            raise ValueError(f"{self.matter!r} has neither a before nor a now")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An event that an earlier edition told, as calendars are to have it now: under its first id, a step further."""

    uid: str  # id of the event when an edition told it first
    sequence: int  # how often its day or its standing has changed since
    event: str  # id of today's event; of the past one where no event of today gives its new day
    name: str
    when: When
    evidence: tuple[Span, ...]
    standing: Literal["set", "open", "off"] = "set"  # open: put off, and no source gives a new day

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.name!r} has no passage behind it")


@dataclass(frozen=True, slots=True)
class Primary:
    """What a body or a person gave out and articles of a story tell: a release, a statement, a post, a news conference.

    Articles of ``only`` name no other source: several of them are hardly several origins.
    """

    issuer: str
    actor: str  # id of the Actor, or empty
    medium: str  # as a Statement has it; "release read" of a release among what was read
    evidence: tuple[Span, ...]  # words of each article that say so
    articles: tuple[str, ...]
    only: tuple[str, ...] = ()
    when: Version[When] | None = None  # its own day, as a report gives it
    release: str = ""  # id of the article that it is, where it was read
    day: date | None = None  # its own day, of a report or of itself

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.issuer!r} has no passage behind it")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Facts of a story seen from the reader's day, beside each other and beside the past."""

    facts: Facts
    upcoming: tuple[str, ...]  # event ids not yet over on as_of, soonest first
    agreements: tuple[str, ...]  # claim ids that several articles carry
    differences: tuple[Difference, ...]
    single: tuple[str, ...]  # claim ids with a detail that only one article has
    gaps: tuple[Gap, ...]
    seen: date | None = None  # as_of of the last edition that had the story; None where it is new
    changes: tuple[Change, ...] = ()  # weightiest first
    fresh: tuple[str, ...] = ()  # claim ids that no text of an earlier edition held; all of them in a new story
    entries: tuple[CalendarEntry, ...] = ()  # events that readers have in their calendars already
    primaries: tuple[Primary, ...] = ()  # what most articles tell first

    @property
    def unchanged(self) -> bool:
        """An earlier edition had the story, and nothing in it is new."""
        return self.seen is not None and not (self.changes or self.fresh)
