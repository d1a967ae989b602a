"""What the articles of one story say."""

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
