"""What the articles of one story say, and how their readings compare."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from tasks.model.memory import Listed
from tasks.model.sources import Dating, Span, Story

T = TypeVar("T")


class Precision(StrEnum):
    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    STATED = "stated"  # day or month written out; at most the year is added
    DERIVED = "derived"  # worked out from another date


@dataclass(frozen=True, slots=True)
class Version(Generic[T]):
    """One reading of a slot; the same value from several articles is one Version."""

    value: T
    origins: tuple[str, ...]
    evidence: tuple[Span, ...]
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.value!r} has no passage behind it")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A calendar interval, both days included."""

    first: date
    last: date
    precision: Precision
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: what it says and how the day was reached; ``when`` is None if it cannot be told."""

    span: Span
    when: When | None
    reason: str
    relative: bool = False
    alternatives: tuple[When, ...] = ()  # other readings that the text leaves open
    direction: Literal["past", "upcoming", ""] = ""
    quoted: bool = False  # inside quotation marks: counts from the statement's own date


@dataclass(frozen=True, slots=True)
class Mention:
    span: Span
    kind: Literal["person", "body", "state", "place", "other"]
    actor: str = ""  # id of the Actor it was resolved to


@dataclass(frozen=True, slots=True)
class Act:
    """What an actor does: the verb, and the words of its clause from the verb group on."""

    verb: Span
    clause: Span
    passive: bool = False  # the actor is named as the agent: "was received by", "led by"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a body or a state that acts in a story."""

    id: str
    name: str
    kind: Literal["person", "body", "state"]
    roles: tuple[Version[str], ...] = ()
    acts_for: tuple[Version[str], ...] = ()  # state or body
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    parts: tuple[Span, ...] = ()  # sentences in which it acts, best first
    acts: tuple[Act, ...] = ()  # in the order of the text, of clean articles only
    salience: float = 0.0
    listed: Listed | None = None  # the row of the user's list that it is

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"{self.name!r} has no passage behind it")


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of somebody: a release, a post, an interview."""

    id: str
    speaker: str  # as printed
    actor: str  # id of the Actor, or empty
    medium: str  # "official release", "post on X", "told reporters", "unnamed sources" or empty
    dated: tuple[Version[When], ...]
    seen: Literal["original", "quoted", "second-hand"]
    evidence: tuple[Span, ...]  # the words, or the sentence that reports them
    attribution: tuple[Span, ...] = ()  # the words that name speaker and medium
    official: bool = False

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.speaker!r} has no passage behind it")


@dataclass(frozen=True, slots=True)
class Event:
    """What happens on a date: a key date is an event's *when*; two Versions in a slot are a conflict."""

    id: str
    phrase: str  # "visit to the United States", words of a source
    head: str  # "visit"
    when: tuple[Version[When], ...]
    evidence: tuple[Span, ...]  # the sentences
    actors: tuple[str, ...] = ()
    place: tuple[Version[str], ...] = ()
    convener: tuple[Version[str], ...] = ()
    participants: tuple[Version[tuple[str, ...]], ...] = ()
    status: tuple[Version[str], ...] = ()  # announced, postponed, cancelled, as the text gives it
    phrase_evidence: tuple[Span, ...] = ()
    major: bool = True  # worth a line of its own (not the day on which somebody spoke)
    at: tuple[Version[str], ...] = ()  # time of day with its zone, words of a source: "10:00 GMT"

    def __post_init__(self) -> None:
        if not (self.evidence and self.when):
            raise ValueError(f"{self.phrase or self.head!r} has no passage or no day behind it")

    @property
    def first(self) -> date:
        return self.when[0].value.first

    @property
    def last(self) -> date:
        return self.when[0].value.last


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of a source that says something of its own."""

    id: str
    kind: Literal["fact", "planned", "opinion", "forecast"]
    evidence: tuple[Span, ...]  # the sentence first, then the sentences of other articles that say the same
    origins: tuple[str, ...]
    articles: tuple[str, ...]
    events: tuple[str, ...] = ()
    statement: str = ""
    details: tuple[Span, ...] = ()  # what only this article has: figures, places, names

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.id!r} has no passage behind it")


@dataclass(frozen=True, slots=True)
class Facts:
    """What one story's articles say; never sees the reader's date."""

    story: Story
    datings: tuple[tuple[str, Dating], ...]  # article id -> publication, windows solved
    dates: tuple[DateMention, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]


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

    @property
    def unchanged(self) -> bool:
        """An earlier edition had the story, and nothing in it is new."""
        return self.seen is not None and not (self.changes or self.fresh)
