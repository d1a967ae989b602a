"""The values: nothing stands without a passage, and each survives its JSON form."""

from dataclasses import FrozenInstanceError, fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tasks import model
from tasks.model import (
    Act,
    Actor,
    Article,
    Basis,
    Block,
    Briefing,
    CalendarEntry,
    Certainty,
    Change,
    Choice,
    Citation,
    Claim,
    Collected,
    Comparison,
    Counted,
    Credit,
    DateMention,
    Dating,
    Difference,
    Dropped,
    Edit,
    Entry,
    Event,
    Facts,
    File,
    Filled,
    Fixed,
    Gap,
    Health,
    Held,
    Host,
    Intake,
    Judgement,
    KnownActor,
    Ledger,
    Line,
    Listed,
    Material,
    Memory,
    Mention,
    Notice,
    Order,
    Origin,
    Package,
    Paper,
    Passage,
    Past,
    PastStory,
    Period,
    Precision,
    Primary,
    Print,
    Published,
    Quoted,
    Reading,
    Rewording,
    Section,
    Shared,
    Shelf,
    SiteLines,
    Slot,
    Source,
    Sourced,
    SourceNote,
    SourceState,
    Span,
    Statement,
    Story,
    Telling,
    Topic,
    Version,
    Weighed,
    When,
)

DAY = date(2026, 3, 9)
SPAN = Span("a", 0, 9)
WHEN = When(DAY, date(2026, 3, 11), Precision.RANGE, Certainty.STATED)
WHENS = (Version(WHEN, ("NPS",), (SPAN,), "written out"),)
NAMES = (Version("Foreign Minister", ("NPS",), (SPAN,)),)
DATING = Dating(DAY, DAY, Basis.URL, "the address says so", (SPAN,))
ORIGIN = Origin("NPS", "agency", ("a",), confirmed=True, reasons=("credited",))
JUDGEMENT = Judgement("a", "b", "copy", 0.5, ("half of it",))
SHARED = Shared("list", (SPAN, Span("b", 1, 4)))
REWORDING = Rewording(SPAN, Span("b", 1, 4), name=True)
DROPPED = Dropped(3, 5, "advert")
OUTLET = Sourced("Almar Post", Basis.VISIBLE, (SPAN,))
ARTICLE = Article(
    "a",
    "a.txt",
    "",
    "Ministers met “here”.\n",
    SPAN,
    OUTLET,
    DATING,
    (Credit("NPS", "byline", "NPS", (SPAN,)),),
    OUTLET,
)
PRINT = Print("a", "0f" * 16, 80, "00" * 8)
CITATION = Citation("a", "b", SPAN, "Ministry of Trade", DAY, Span("b", 0, 4))
STORY = Story("s", (ARTICLE,), "a", (ORIGIN,), (JUDGEMENT,), ("b",), (REWORDING,), cites=(CITATION,), shared=(SHARED,))
MENTION = DateMention(SPAN, WHEN, "as written", alternatives=(WHEN,), direction="upcoming", quoted=True)
ACT = Act(Span("a", 10, 13), Span("a", 10, 20), passive=True)
ACTOR = Actor("p", "Ann Riis", "person", NAMES, NAMES, ("Riis",), (SPAN,), (SPAN,), (ACT,), 0.5)
STATEMENT = Statement("t", "Ann Riis", "p", "post on X", WHENS, "quoted", (SPAN,), (SPAN,), official=True)
EVENT = Event(
    "e",
    "visit to Kenya",
    "visit",
    WHENS,
    (SPAN,),
    ("p",),
    NAMES,
    NAMES,
    (Version(("Denmark", "Norway"), ("NPS",), (SPAN,)),),
    NAMES,
    (SPAN,),
)
CLAIM = Claim("c", "planned", (SPAN,), ("NPS",), ("a",), ("e",), "t", (SPAN,))
FACTS = Facts(STORY, (("a", DATING),), (MENTION,), (ACTOR,), (STATEMENT,), (EVENT,), (CLAIM,))
READING = Reading("on Monday", (SPAN,))
DIFFERENCE = Difference("d", "visit", "when", (READING, READING), "e", "moved")
GAP = Gap("day", "visit", ("a",), (SPAN,))
CHANGE = Change("changed", "s", "when", "visit", (SPAN,), READING, READING, DAY, "e")
CALENDAR = CalendarEntry("e", 1, "e", "visit", WHEN, (SPAN,), "off")
PRIMARY = Primary("Ministry of Trade", "p", "statement", (SPAN,), ("a",), ("a",), WHENS[0], "b", DAY)
COMPARISON = Comparison(
    FACTS, ("e",), ("c",), (DIFFERENCE,), ("c",), (GAP,), DAY, (CHANGE,), ("c",), (CALENDAR,), (PRIMARY,)
)
EDIT = Edit(0, 1, "m")
QUOTED = Quoted("Ministers", (SPAN,), (EDIT,))
SLOT = Slot("what", "visit", (SPAN,), "as named")
FILLED = Filled("date", (SLOT,), "visit")
COUNTED = Counted("origins", "s", "1 article")
FIXED = Fixed("no_gap", "Nothing to add.")
BLOCK = Block("dates", "Dates", "dates", (QUOTED, FILLED, COUNTED, FIXED), ("Date",))
PASSAGE = Passage(SPAN, "Ministers", 1, cut=True)
NOTICE = Notice("unread", "b.txt", "is empty")
LEDGER = Ledger(
    "s",
    ("a",),
    "a",
    (ORIGIN,),
    (JUDGEMENT,),
    (REWORDING,),
    (("a", DATING),),
    (MENTION,),
    (ACTOR,),
    (STATEMENT,),
    (EVENT,),
    (CLAIM,),
    ("e",),
    ("c",),
    (DIFFERENCE,),
    ("c",),
    (GAP,),
    DAY,
    (CHANGE,),
    ("c",),
)
SECTION = Section("s", "to-read", QUOTED, (BLOCK,), (BLOCK,), LEDGER)
SOURCE = SourceNote(
    id="a",
    number=1,
    name="a.txt",
    title="Met",
    url="",
    outlet=OUTLET,
    dated=DATING,
    credits=("NPS",),
    origin="NPS",
    story="s",
    reworded=False,
    used=True,
    why="",
    official="",
    dropped=(DROPPED,),
    dropped_words=("Win",),
    text_sha256="0",
)
NOW = datetime(2026, 3, 9, 5, 30, tzinfo=UTC)
TOPIC = Topic("trade", ("tariff*",), ("WTO",), ("Geneva",), ("wire",), ("transfer fee",), 1.5, "Trade")
ORDER = Order("daily", "Note", DAY, "UTC", cut_off=NOW, topics=(TOPIC,))
PERIOD = Period(ORDER, 2, NOW, ("daily/2026-03-08/v1",))
HEALTH = Health("wire", "The Wire", 3, NOW, "answered 404")
STATE = SourceState(
    "wire",
    "e",
    "m",
    "",
    (Entry("https://w.example/1", "d"),),
    NOW,
    NOW,
    "answered 404",
    7,
    NOW,
    "https://w.example/feed",
)
HOST = Host("https://w.example", "User-agent: *", NOW, NOW)
PAST_STORY = PastStory("s", (Telling(DAY, "to-read", "Ministers met", LEDGER),), (ARTICLE,))
HELD = Held("Defence Minister", DAY, DAY, (SPAN,))
KNOWN = KnownActor("p", "Anna Borg", "person", DAY, DAY, ("Borg",), (HELD,), (HELD,), (SPAN,), (DAY,))
MEMORY = Memory((KNOWN,), (ARTICLE,))
LISTED = Listed("actors.csv", 2, "Anna Borg", "person", "Envoy", "Malta", ("Borg",), DAY, DAY)
PAST = Past(DAY, 1, (PAST_STORY,), (("a", ARTICLE),), memory=MEMORY)
WEIGHED = Weighed("s", "outside", 0.5, ("no topic",), (), 2)
INTAKE = Intake((ARTICLE,), (NOTICE,), (STATE,), (HEALTH,), (HOST,))
CHOICE = Choice(STORY, "in-brief", 1.5, ("why",), ("trade",), unchanged=True)
BRIEFING = Briefing(
    ORDER,
    (COUNTED,),
    (BLOCK,),
    (SECTION,),
    (SOURCE,),
    (PASSAGE,),
    (NOTICE,),
    1,
    "1",
    2,
    NOW,
    DAY,
    (WEIGHED,),
    (CHANGE,),
    (LEDGER,),
    (HEALTH,),
)
FILE = File("note.pdf", bytes(range(256)))
VALUES = (
    *(ARTICLE, PRINT, CITATION, DATING, DROPPED, JUDGEMENT, ORIGIN, REWORDING, SHARED, STORY, SPAN, CHOICE),
    *(ARTICLE.credits[0], OUTLET, Mention(SPAN, "state", "p")),
    *(
        ACT,
        ACTOR,
        CALENDAR,
        CLAIM,
        COMPARISON,
        MENTION,
        DIFFERENCE,
        EVENT,
        FACTS,
        GAP,
        PRIMARY,
        READING,
        STATEMENT,
        WHEN,
        WHENS[0],
    ),
    *(BLOCK, BRIEFING, Collected("i", 3, DAY, 1, NOW), COUNTED, EDIT, FILE, FILLED, FIXED, INTAKE),
    *(LEDGER, NOTICE, ORDER, Package((FILE,)), PASSAGE, Published("x", 1, fresh=True), QUOTED, SECTION, SLOT),
    *(
        Shelf("sqlite://", "x"),
        SOURCE,
        CHANGE,
        TOPIC,
        PERIOD,
        HEALTH,
        HOST,
        Paper("order", "SI2026/14", (SPAN,), DAY),
        SiteLines("w.example", ("0123456789abcdef",)),
        STATE,
        STATE.entries[0],
        PAST_STORY,
        HELD,
        KNOWN,
        LISTED,
        MEMORY,
        replace(ACTOR, listed=LISTED),
        PAST,
        WEIGHED,
    ),
    *(Source("wire", "feed", "https://w.example/feed"), PAST_STORY.told[0], Material(PERIOD, INTAKE, (CHOICE,), PAST)),
)
GENERIC = {"Version": Version[When], "Sourced": Sourced[str]}


@pytest.mark.parametrize("value", VALUES, ids=[type(v).__name__ for v in VALUES])
def test_a_value_survives_its_json_form(value: object) -> None:
    kind: TypeAdapter[Any] = TypeAdapter(GENERIC.get(type(value).__name__, type(value)))
    assert kind.validate_json(kind.dump_json(value)) == value


def test_every_kind_of_value_has_been_put_to_the_test() -> None:
    named = {n for n in model.__all__ if n not in ("Basis", "Precision", "Certainty", "Line", "DropReason")}
    assert named == {type(v).__name__ for v in VALUES}


@pytest.mark.parametrize("line", [QUOTED, FILLED, COUNTED, FIXED], ids=lambda v: v.kind)
def test_a_line_keeps_its_kind_in_json(line: Line) -> None:
    kind: TypeAdapter[Any] = TypeAdapter(Line)
    assert type(kind.validate_json(kind.dump_json(line))) is type(line)


@pytest.mark.parametrize("value", VALUES, ids=[type(v).__name__ for v in VALUES])
def test_no_value_can_be_changed_afterwards(value: Any) -> None:
    name = fields(value)[0].name
    with pytest.raises((FrozenInstanceError, AttributeError)):
        setattr(value, name, "other")


# Nothing without evidence -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "build",
    [
        lambda: Version("Riga", ("NPS",), ()),
        lambda: Quoted("Ministers met.", ()),
        lambda: Slot("what", "visit"),
    ],
    ids=["version", "quoted", "slot"],
)
def test_a_value_refuses_to_be_built_without_a_passage(build: Any) -> None:
    with pytest.raises(ValueError, match="has no passage behind it"):
        build()


@pytest.mark.parametrize(
    "build",
    [
        lambda: replace(STATEMENT, evidence=()),
        lambda: replace(EVENT, evidence=()),
        lambda: replace(EVENT, when=()),
        lambda: replace(CLAIM, evidence=()),
        lambda: replace(READING, evidence=()),
        lambda: replace(ACTOR, mentions=()),
    ],
    ids=["statement", "event", "event without a day", "claim", "reading", "actor"],
)
def test_a_fact_refuses_to_be_built_without_a_passage(build: Any) -> None:
    with pytest.raises(ValueError):
        build()


def test_json_without_a_passage_is_refused_too() -> None:
    kind = TypeAdapter(Quoted)
    with pytest.raises(ValidationError, match="has no passage behind it"):
        kind.validate_json('{"text": "Ministers met.", "evidence": []}')


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_passage_holds_at_least_one_letter(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        Span("a", start, end)


def test_an_empty_slot_needs_no_passage() -> None:
    assert Slot("medium", "").evidence == ()


# Articles and stories -----------------------------------------------------------------------------------------------


def test_the_words_of_another_article_or_past_the_end_are_refused() -> None:
    assert ARTICLE.quote(SPAN) == "Ministers"
    for wrong in (Span("b", 0, 9), Span("a", 0, 999)):
        with pytest.raises(ValueError, match="is not a passage"):
            ARTICLE.quote(wrong)


@given(
    text=st.text(max_size=60),
    cuts=st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)).map(sorted), max_size=4),
)
def test_dropping_lines_never_moves_a_letter(text: str, cuts: list[list[int]]) -> None:
    article = replace(ARTICLE, text=text, dropped=tuple(Dropped(a, b, "advert") for a, b in cuts))
    kept = article.readable
    assert len(kept) == len(text)
    for i, (old, new) in enumerate(zip(text, kept, strict=True)):
        inside = any(a <= i < b for a, b in cuts)
        assert new == (" " if inside and old != "\n" else old)


def test_an_article_has_a_day_only_where_both_ends_agree() -> None:
    assert DATING.day == DAY
    assert replace(DATING, last=date(2026, 3, 12)).day is None
    assert Dating(None, None, Basis.UNKNOWN).day is None


def test_a_story_quotes_only_its_clean_articles() -> None:
    spun = replace(ARTICLE, id="b")
    assert replace(STORY, articles=(ARTICLE, spun)).clean == (ARTICLE,)


def test_a_filled_line_cites_each_passage_once() -> None:
    line = Filled("date", (SLOT, replace(SLOT, name="when"), Slot("part", "", ())), "visit")
    assert line.evidence == (SPAN,)
    assert line.slot("when").value == "visit"
    assert line.slot("absent").value == ""
