"""The View: all that a template may place, as strings and lists in the order in which they are printed."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Room:
    """How long the lists of an edition of many stories may be."""

    seen: int = 40  # headlines of stories also seen, on paper
    below: int = 2  # lines below each headline of the list on page 1
    picture: bool = True  # of the dates ahead, on paper
    days: bool = True  # of the articles in the legend


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation: "2¶5" and the anchor of its passage in the annex (empty where there is none)."""

    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Text:
    """A printed string with its citations; ``more`` says how many marks were left out ("+3")."""

    text: str
    marks: tuple[Mark, ...] = ()
    more: str = ""
    quoted: bool = False  # the words of a source
    label: str = ""  # stands out before the text: "Changed"


@dataclass(frozen=True, slots=True)
class Link:
    """``url`` is empty where the text may not be followed: a file, or no address of the web."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: one text, and in small letters what belongs to it."""

    text: Text
    note: Link | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of each row heads the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A difference: what it is about, the readings side by side, what to make of it."""

    matter: Text
    sides: tuple[Text, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines; ``texts`` stand below table and matters where the form has those."""

    key: str
    heading: str
    form: Literal["prose", "points", "quotes", "table", "readings"]
    texts: tuple[Text, ...]
    table: Table | None = None
    matters: tuple[Matter, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the timeline, in units of the picture."""

    x: str
    y: str
    width: str
    middle: str  # y of the row's text
    label: str
    label_x: str
    anchor: Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that the timeline names."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates ahead as a picture; ``title`` is its text alternative."""

    title: str
    height: str
    floor: str  # y where the rows end
    today_width: str
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A story in the note or in the annex."""

    anchor: str
    headline: Text
    parts: tuple[Part, ...]
    kicker: str = ""  # the topic it belongs to


@dataclass(frozen=True, slots=True)
class Brief:
    """A story in one or two lines."""

    anchor: str
    headline: Text
    texts: tuple[Text, ...]
    kicker: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A story of which only the headline is printed."""

    headline: Text
    outlet: str
    url: str
    note: str = ""  # that nothing in it is new


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list on page 1 or of the legend; ``below`` stands under it in small letters."""

    text: str
    target: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A passage as the annex prints it."""

    anchor: str
    place: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The passages of one article."""

    heading: str
    warning: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A row of the table of articles."""

    anchor: str
    number: str
    outlet: str
    known: str  # how the outlet is known
    title: Link
    facts: tuple[str, ...]  # date, credit, origin
    condition: str
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """What the note rests on."""

    stories: tuple[Told, ...]
    cited: tuple[Cited, ...]
    sources: tuple[Source, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One edition, laid out but for fonts and measures."""

    title: str
    running: str
    day: str
    head: str  # of the document, for window titles and readers
    stamp: str  # the edition's date as machines read it
    date_line: str  # empty where the masthead says the date itself
    masthead: tuple[Text, ...]
    before: tuple[Part, ...]  # since the last edition, today and next
    timeline: Timeline | None  # stands in the part "next"
    pictured: bool  # on paper too
    contents: tuple[Entry, ...]
    after: tuple[Part, ...]  # read with care
    stories: tuple[Told, ...]
    briefs: tuple[Brief, ...]
    seen: tuple[Seen, ...]
    seen_printed: tuple[Seen, ...]  # on paper
    seen_more: str  # how many that leaves out
    legend: tuple[Entry, ...]
    annex: Annex
