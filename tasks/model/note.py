"""What is printed of a story: lines, blocks and sections, with the ledger they are checked against.

A ``Line`` is one of four kinds and nothing else can be rendered. ``tasks.summarise.gate`` holds
each kind to its own rule before rendering and again in ``daybrief verify``.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tasks.model.comparison import CalendarEntry, Change, Difference, Gap, Primary
from tasks.model.facts import Actor, Claim, DateMention, Event, Statement
from tasks.model.sources import Citation, Dating, Dropped, Judgement, Origin, Rewording, Shared, Sourced, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the source's words: ``text[start:end]`` of the line stands for ``was``."""

    start: int
    end: int
    was: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A source's words: ``text`` with the edits undone is the slice at the first span of ``evidence``.

    Further spans are passages that say the same.
    """

    text: str
    evidence: tuple[Span, ...]
    edits: tuple[Edit, ...] = ()
    kind: Literal["quoted"] = "quoted"

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.text!r} has no passage behind it")


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of a filled line: the words of its passage, or a resolved value with its reason."""

    name: str
    value: str
    evidence: tuple[Span, ...] = ()
    reason: str = ""  # why ``value`` is not word for word in the passage; empty where it is

    def __post_init__(self) -> None:
        if self.value and not self.evidence:
            raise ValueError(f"{self.name} = {self.value!r} has no passage behind it")


@dataclass(frozen=True, slots=True)
class Filled:
    """A pattern of the phrase catalogue with its slots; ``text`` is the pattern filled."""

    pattern: str
    slots: tuple[Slot, ...]
    text: str
    kind: Literal["filled"] = "filled"

    @property
    def evidence(self) -> tuple[Span, ...]:
        return tuple(dict.fromkeys(s for slot in self.slots for s in slot.evidence))

    def slot(self, name: str) -> Slot:
        """The slot called ``name``; an empty one where the line has none."""
        return next((s for s in self.slots if s.name == name), Slot(name, ""))


@dataclass(frozen=True, slots=True)
class Counted:
    """A rule over the ledger, recomputed by ``verify``; ``subject`` says of what (a story id, or empty)."""

    rule: str
    subject: str
    text: str
    kind: Literal["counted"] = "counted"
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Fixed:
    """A sentence of the phrase catalogue."""

    phrase: str
    text: str
    kind: Literal["fixed"] = "fixed"
    evidence: tuple[Span, ...] = ()


Line = Quoted | Filled | Counted | Fixed


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under one heading; ``form`` tells the template how to set them."""

    key: str  # bottom-line, new, key-points, quotations, dates, people, differ, single, not-known ...
    heading: str
    form: Literal["prose", "points", "quotes", "dates", "people", "readings", "table"]
    lines: tuple[Line, ...]
    columns: tuple[str, ...] = ()  # of a table: heading of each slot, in the order of the slots


@dataclass(frozen=True, slots=True)
class Passage:
    """Words a line stands on, at most 60 of them; ``cut`` where the passage goes on."""

    span: Span
    text: str
    paragraph: int  # n-th non-empty line of the stored text, from 1
    cut: bool = False


@dataclass(frozen=True, slots=True)
class SourceNote:
    """An article as the note speaks of it: no text."""

    id: str
    number: int  # as cited in the note
    name: str
    title: str
    url: str
    outlet: Sourced[str]
    dated: Dating
    credits: tuple[str, ...]
    origin: str
    story: str
    reworded: bool
    used: bool
    why: str
    official: str
    dropped: tuple[Dropped, ...]
    dropped_words: tuple[str, ...]  # each cut to 60 words
    text_sha256: str
    printed: date | None = None  # as_of of the earlier edition that had it; None for what this edition read
    rights: Literal["open", "quote", "link"] = "quote"
    modified: date | None = None  # day of the last change that its page declares, where that is not the day it came out
    section: str = ""  # under which its page files it


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is known of one story, without the texts: what lines are checked against."""

    story: str
    articles: tuple[str, ...]
    lead: str
    origins: tuple[Origin, ...]
    judgements: tuple[Judgement, ...]
    rewordings: tuple[Rewording, ...]
    datings: tuple[tuple[str, Dating], ...]
    dates: tuple[DateMention, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    upcoming: tuple[str, ...]
    agreements: tuple[str, ...]
    differences: tuple[Difference, ...]
    single: tuple[str, ...]
    gaps: tuple[Gap, ...]
    seen: date | None = None
    changes: tuple[Change, ...] = ()
    fresh: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    entries: tuple[CalendarEntry, ...] = ()
    outlets: tuple[str, ...] = ()  # by name; none where an article of the press does not say its outlet
    primaries: tuple[Primary, ...] = ()
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One story as printed: ``front`` in the note, ``annex`` behind it."""

    story: str
    tier: Literal["to-read", "in-brief", "also-seen"]
    headline: Line
    front: tuple[Block, ...]
    annex: tuple[Block, ...]
    ledger: Ledger
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A story as selected, printed or not: why it stands where it does."""

    story: str
    tier: Literal["to-read", "in-brief", "also-seen", "outside"]
    score: float
    reasons: tuple[str, ...]
    topics: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Notice:
    """What failed or was set aside; the reader sees it in the note."""

    code: Literal["unread", "set-aside", "reworded", "withheld", "undated", "render"]
    subject: str
    message: str
