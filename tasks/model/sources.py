"""What was read: articles, and how they stand to each other."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Literal, TypeVar

T = TypeVar("T")


class Basis(StrEnum):
    """How an outlet or a publication date is known."""

    METADATA = "metadata"  # the page's own markup
    DATELINE = "dateline"  # "LISBON, Jan 30 (MWS) -"
    INLINE_PREFIX = "inline_prefix"  # "date 2026-02-02" glued to the first sentence
    INFERRED_BOILERPLATE = "inferred_boilerplate"  # "Add Zee News as a Preferred Source"
    VISIBLE = "visible"  # a line of its own in the text
    URL = "url"
    WINDOW = "window"  # solved from what the text itself says
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A passage of a stored text."""

    article: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no passage at {self.start}..{self.end} of {self.article}")

    def overlaps(self, other: "Span") -> bool:
        """Whether both share a letter of one text."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of the stored text that is not read; it stays where it is."""

    start: int
    end: int
    reason: Literal[
        "date_stamp", "dateline", "promo", "credit", "byline", "image", "advert", "caption", "contact", "markup"
    ]


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value of an article with how it is known; ``None`` where it is not."""

    value: T | None
    basis: Basis
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published: one day, a window of days, or unknown (both ends ``None``)."""

    first: date | None
    last: date | None
    basis: Basis
    reason: str = ""
    evidence: tuple[Span, ...] = ()

    @property
    def day(self) -> date | None:
        return self.first if self.first == self.last else None


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom an article names as its origin: ``agency`` as in the gazetteer, ``raw`` as written."""

    agency: str
    relation: Literal["based_on", "inputs_from", "dateline", "byline", "republished"]
    raw: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One text of one outlet, stored as extracted and never edited."""

    id: str  # first 16 hex of sha256 over source key, url or file name, and text
    name: str  # file name or last part of the url, for people
    url: str
    text: str
    headline: Span | None
    outlet: Sourced[str]
    dated: Dating
    credits: tuple[Credit, ...] = ()
    byline: Sourced[str] | None = None  # the author line: a person, a desk or an agency
    language: str = "en"
    dropped: tuple[Dropped, ...] = ()
    official: str = ""  # the issuing body where the text is itself a release, order or transcript
    used: bool = True
    why: str = ""  # why it is not used
    raw: str = ""  # sha256 of the bytes as read
    opinion: bool = False  # a column, a comment or an editorial, by its section, its label or its author's note

    @property
    def readable(self) -> str:
        """Same length as ``text``: every dropped letter is a space, line ends stay."""
        out = list(self.text)
        for d in self.dropped:
            out[d.start : d.end] = [c if c == "\n" else " " for c in self.text[d.start : d.end]]
        return "".join(out)

    def quote(self, span: Span) -> str:
        """The words of ``span``; raises ``ValueError`` for a passage of another article or past the end."""
        if span.article != self.id or span.end > len(self.text):
            raise ValueError(f"{span} is not a passage of {self.name}")
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What two articles are to each other, with the reasons."""

    left: str
    right: str
    relation: Literal["copy", "contains", "partial", "reworded", "distinct"]
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewording:
    """Words of a reworded copy beside the words its siblings use in the same place."""

    here: Span
    there: Span
    name: bool  # a name of an office, body or programme, not an ordinary phrase


@dataclass(frozen=True, slots=True)
class Origin:
    """Who said it first: articles that go back to one desk count once."""

    name: str
    kind: Literal["agency", "outlet", "official", "unknown"]
    articles: tuple[str, ...]
    confirmed: bool
    probably: str = ""  # name of the origin it probably shares, where nothing credits it
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one matter; ``lead`` is the article to prefer for wording."""

    id: str
    articles: tuple[Article, ...]
    lead: str
    origins: tuple[Origin, ...]
    judgements: tuple[Judgement, ...] = ()
    reworded: tuple[str, ...] = ()
    rewordings: tuple[Rewording, ...] = ()

    def article(self, key: str) -> Article:
        return next(a for a in self.articles if a.id == key)

    def origin(self, key: str) -> str:
        """Name of the origin of article ``key``."""
        return next(o.name for o in self.origins if key in o.articles)

    @property
    def clean(self) -> tuple[Article, ...]:
        """The articles that may be quoted."""
        return tuple(a for a in self.articles if a.id not in self.reworded)


@dataclass(frozen=True, slots=True)
class Choice:
    """A story the edition prints, how fully, and why."""

    story: Story
    tier: Literal["to-read", "in-brief", "also-seen"]
    score: float
    reasons: tuple[str, ...] = ()
