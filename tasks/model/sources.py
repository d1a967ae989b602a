"""What was read: sources, articles, and how articles stand to each other."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Generic, Literal, TypeVar

T = TypeVar("T")


class Basis(StrEnum):
    """How an outlet or a publication date is known."""

    METADATA = "metadata"  # the page's own markup
    DATELINE = "dateline"  # "LISBON, Jan 30 (MWS) -"
    INLINE_PREFIX = "inline_prefix"  # "date 2026-02-02" glued to the first sentence
    INFERRED_BOILERPLATE = "inferred_boilerplate"  # "Add Zee News as a Preferred Source"
    VISIBLE = "visible"  # a line of its own in the text
    URL = "url"
    FEED = "feed"  # the feed's entry
    SETTING = "setting"  # daybrief.toml says so
    WINDOW = "window"  # solved from what the text itself says
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles come from, as daybrief.toml lists it."""

    key: str  # lower-case name of its own, part of every article's id
    kind: Literal["feed", "page", "sitemap", "list", "folder", "mailbox", "warc"]
    at: str  # http(s) address, or an absolute path; {date} stands for the day of collection
    name: str = ""  # outlet, where its articles do not say
    rights: Literal["open", "quote", "link"] = "quote"
    official: str = ""  # issuing body, where all it holds is official
    topics: tuple[str, ...] = ()  # names of topics that everything of this source belongs to
    full_text: bool = True  # fetch the article's page where the feed carries a summary
    language: str = ""  # of its articles, where they do not say


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


DropReason = Literal[
    "date_stamp",
    "dateline",
    "promo",
    "credit",
    "byline",
    "image",
    "advert",
    "caption",
    "contact",
    "markup",
    "site_line",  # stands in several stories of the same site
]
"""Why a stretch of a text is not read."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of the stored text that is not read; it stays where it is."""

    start: int
    end: int
    reason: DropReason


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
    suggested: date | None = None  # where the page most likely has its date: too unsure to count from, right in 4 of 5

    @property
    def day(self) -> date | None:
        return self.first if self.first == self.last else None


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom an article names as its origin: ``agency`` as in the gazetteer, ``raw`` as written.

    ``agency`` is "agencies" where a line credits agencies and names none: that is nobody's name.
    """

    UNNAMED: ClassVar[str] = "agencies"
    agency: str
    relation: Literal["based_on", "inputs_from", "dateline", "byline", "republished", "translated"]
    raw: str
    evidence: tuple[Span, ...] = ()

    @property
    def named(self) -> bool:
        """Whether it says which agency."""
        return self.agency != self.UNNAMED


@dataclass(frozen=True, slots=True)
class Paper:
    """An official paper by its number, as a text names it; ``number`` is without spaces and full stops, in capitals."""

    kind: Literal["release", "gazette", "order", "law", "bill", "paper", "question", "resolution"]
    number: str
    evidence: tuple[Span, ...]
    day: date | None = None  # that the paper itself gives beside its number


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
    source: str = ""  # key of the Source; empty for files named by hand
    address: str = ""  # what its versions share: canonical link, else the source's own id of it, else the file's name
    rights: Literal["open", "quote", "link"] = "quote"
    read: date | None = None  # day (UTC) on which a collection found it: it cannot have been written later
    site: str = ""  # registrable domain of its address, else its source's key; empty for files named by hand
    paper: Paper | None = None  # what it is, where it is an official paper that gives its number
    cites: tuple[Paper, ...] = ()  # official papers that it names
    modified: Sourced[date] | None = None  # day of the last change that its page declares
    section: Sourced[str] | None = None  # under which its page files it
    provenance: tuple[tuple[Literal["title", "language", "url"], Basis], ...] = ()  # how its other fields are known

    def basis(self, name: Literal["title", "language", "url"]) -> Basis:
        """How a field is known that does not say so itself."""
        return dict(self.provenance).get(name, Basis.UNKNOWN)

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
class Print:
    """The fingerprint of an article's text, by which copies of it are found later without the text."""

    article: str
    key: str  # hex: the same for the same words; empty where there are hardly any
    words: int
    hashes: str  # hex: eight bytes, the last ones first, for every run of words that it keeps, ascending


@dataclass(frozen=True, slots=True)
class Judgement:
    """What two articles are to each other, with the reasons; of two where one contains the other, ``left`` does."""

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
class Citation:
    """An article of the press that stands on a body's release; ``release`` is empty where none that was read is it."""

    article: str
    release: str  # id of the article that the release is
    evidence: Span  # the sentence of the report that says so
    issuer: str = ""
    day: date | None = None  # of the release
    where: Span | None = None  # the release's own first words, where it is told in the same edition
    also: tuple[str, ...] = ()  # codes of the other languages in which the same release was read


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that articles of several origins have alike, of each origin one passage: they go back to one source."""

    kind: Literal["quotation", "list"]
    evidence: tuple[Span, ...]


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
    continues: tuple[str, ...] = ()  # ids of stories of earlier editions that this one goes on with, the nearest first
    cites: tuple[Citation, ...] = ()  # of the stories that are told: what their articles stand on
    shared: tuple[Shared, ...] = ()  # of the stories that are told

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
    tier: Literal["to-read", "in-brief", "also-seen", "outside"]
    score: float
    reasons: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()  # names, the best fitting first; empty outside the topics
    unchanged: bool = False  # nothing in it that an earlier edition did not have, by its texts

    @property
    def told(self) -> bool:
        """Whether more is printed of it than its headline: only then is it parsed."""
        return self.tier in ("to-read", "in-brief") and not self.unchanged
