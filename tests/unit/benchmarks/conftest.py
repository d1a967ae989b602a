"""A case of two short articles written for these tests, and an edition of it made by hand that knows everything."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from pydantic import TypeAdapter

from tasks.model import (
    Actor,
    Basis,
    Block,
    Briefing,
    Certainty,
    Claim,
    DateMention,
    Dating,
    Difference,
    Event,
    Filled,
    Fixed,
    Ledger,
    Order,
    Origin,
    Precision,
    Quoted,
    Reading,
    Rewording,
    Section,
    Slot,
    Sourced,
    SourceNote,
    Span,
    Version,
    When,
)
from tasks.text import sha256

WIRE = """Trade Minister Ana Sousa will visit Oslo from 11 to 13 March 2026 (MWS).

The Fisheries Ministerial opens on 12 March with the European Union and Norway.

"We agreed on quotas today," Sousa said of the meeting held on 3 March in Porto.

Some 80-90% of the herring is landed at Leixões.
"""
COPY = """Commerce Minister Ana Sousa goes to Oslo in the coming week.

The preparatory talks were held in February. Primarily based on MWS report.
"""
ORACLE = """
as_of: 2026-03-10
articles: {read: 2, used: 2, stories: 1, story_members: [a, b]}
documents:
  a: {outlet: Harbour Post, outlet_basis: inferred_boilerplate, date: 2026-03-10, date_basis: dateline, wire_credit: MWS, spun: false, lead: true}
  b: {outlet: null, outlet_basis: null, date: null, date_window: [2026-03-04, 2026-03-08], wire_credit: MWS, spun: true, may_be_quoted: false}
independence: {confirmed_origins: 1, max_origins: 2, families: [[a]], probable_member: b}
events:
  - {id: visit, start: 2026-03-11, end: 2026-03-13, precision: range, certainty: stated, relative: ongoing_or_upcoming, ics: true, cites: ["a:1"]}
  - {id: talks, start: 2026-02, precision: month, certainty: conflict, alternatives: ["2026-03-01/2026-03-09"], relative: past, ics: false, cites: ["b:2"]}
  - {id: porto, start: 2026-03-03, precision: day, certainty: stated, relative: past, ics: false, place: Porto, cites: ["a:3"]}
quote_today: {cite: "a:3", text: today, resolves_to: 2026-03-03, must_not: 2026-03-10}
actors:
  - {name: Ana Maria Sousa, aliases: [Ana Sousa], role: "Minister, Trade", for: EU}
participants_ministerial: [EU, Norway]
not_actors: [Ministerial, Herring]
spun_to_canonical: {Commerce Minister: Trade Minister}
conflicts_expected: [talks_date, quota_size]
conflict_terms: {talks_date: [preparatory, February]}
single_source_expected: {"80–90% of herring landings": a, "Porto venue": a}
ics: {events: 1, visit: {DTSTART: 20260311, DTEND: 20260314}}
"""
CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:e-visit@daybrief
DTSTAMP:20260310T000000Z
DTSTART;VALUE=DATE:20260311
DTEND;VALUE=DATE:20260314
SUMMARY:Visit to Oslo
END:VEVENT
END:VCALENDAR
"""
PAGE = "<body><h1>Visit to Oslo</h1><p>Ana Sousa travels on 11–13 March 2026.</p><h2>Annex</h2><h3>Sources</h3><p>a"
TEXTS = {"a1": WIRE, "b2": COPY}


def span(words: str) -> Span:
    article = next(key for key, text in TEXTS.items() if words in text)
    start = TEXTS[article].index(words)
    return Span(article, start, start + len(words))


def version(value: object, *words: str) -> Version:
    return Version(value, ("MWS",), tuple(span(w) for w in words))


def when(first: str, last: str, precision: str) -> When:
    return When(date.fromisoformat(first), date.fromisoformat(last), Precision(precision), Certainty.STATED)


EVENTS = (
    Event(
        "e-visit",
        "visit Oslo",
        "visit",
        (version(when("2026-03-11", "2026-03-13", Precision.RANGE), "from 11 to 13 March 2026"),),
        (span("Trade Minister Ana Sousa will visit Oslo"),),
        participants=(version(("European Union", "Norway"), "European Union and Norway"),),
    ),
    Event(
        "e-talks",
        "preparatory talks",
        "talks",
        (
            version(when("2026-03-01", "2026-03-09", Precision.RANGE), "talks were held in February"),
            version(when("2026-02-01", "2026-02-28", Precision.MONTH), "in February"),
        ),
        (span("The preparatory talks were held in February."),),
    ),
    Event(
        "e-porto",
        "meeting",
        "meeting",
        (version(when("2026-03-03", "2026-03-03", Precision.DAY), "on 3 March"),),
        (span("the meeting held on 3 March in Porto"),),
        place=(version("Porto", "Porto"),),
    ),
)
HERRING = Claim("c1", "fact", (span("Some 80-90% of the herring is landed at Leixões."),), ("MWS",), ("a1",))
LEDGER = Ledger(
    story="s1",
    articles=("a1", "b2"),
    lead="a1",
    origins=(
        Origin("MWS", "agency", ("a1",), confirmed=True),
        Origin("b", "unknown", ("b2",), confirmed=False, probably="MWS"),
    ),
    judgements=(),
    rewordings=(Rewording(span("Commerce Minister Ana"), span("Trade Minister Ana"), name=True),),
    datings=(),
    dates=(
        DateMention(
            span("today"),
            when("2026-03-03", "2026-03-03", Precision.DAY),
            "the meeting's day",
            relative=True,
            quoted=True,
        ),
    ),
    actors=(
        Actor(
            "p1",
            "Ana Sousa",
            "person",
            roles=(version("Trade Minister", "Trade Minister"),),
            acts_for=(version("European Union", "European Union"),),
            mentions=(span("Ana Sousa will"),),
        ),
    ),
    statements=(),
    events=EVENTS,
    claims=(HERRING,),
    upcoming=("e-visit",),
    agreements=(),
    differences=(Difference("d1", "quota", "figure", (Reading("size of the quota", (span("We agreed on quotas"),)),)),),
    single=("c1",),
    gaps=(),
)
PEOPLE = Filled("person", (Slot("name", "Ana Sousa", (span("Ana Sousa will"),)),), "Ana Sousa")


def source(key: str, name: str, number: int, **given: object) -> SourceNote:
    plain = {
        "id": key,
        "number": number,
        "name": name,
        "title": "",
        "url": "",
        "outlet": Sourced(None, Basis.UNKNOWN),
        "dated": Dating(date(2026, 3, 4), date(2026, 3, 8), Basis.WINDOW),
        "credits": ("MWS",),
        "origin": "MWS",
        "story": "s1",
        "reworded": True,
        "used": True,
        "why": "",
        "official": "",
        "dropped": (),
        "dropped_words": (),
        "text_sha256": sha256(TEXTS[key]),
    }
    return SourceNote(**{**plain, **given})


SOURCES = (
    source(
        "a1",
        "a_1.txt",
        1,
        outlet=Sourced("Harbour Post", Basis.INFERRED_BOILERPLATE),
        dated=Dating(date(2026, 3, 10), date(2026, 3, 10), Basis.DATELINE),
        credits=("Meridian Wire Service",),
        reworded=False,
    ),
    source("b2", "b_2.txt", 2),
)
QUOTED = Quoted("Some 80-90% of the herring is landed at Leixões.", HERRING.evidence)
BRIEFING = Briefing(
    order=Order("case", "Note", date(2026, 3, 10), "UTC", "i"),
    masthead=(),
    front=(),
    sections=(
        Section(
            "s1",
            "to-read",
            QUOTED,
            (Block("key-points", "Key points", "points", (QUOTED,)), Block("people", "People", "people", (PEOPLE,))),
            (Block("gaps", "Not known", "points", (Fixed("nothing", "Nothing found."),)),),
            LEDGER,
        ),
    ),
    sources=SOURCES,
    passages=(),
    notices=(),
    withheld=0,
)


def write_edition(folder: Path, briefing: Briefing = BRIEFING, calendar: str = CALENDAR) -> Path:
    """An edition without its PDFs."""
    (folder / "sources").mkdir(parents=True)
    for key, text in TEXTS.items():
        (folder / "sources" / f"{key}.txt").write_text(text, encoding="utf-8")
    (folder / "briefing.json").write_bytes(TypeAdapter(Briefing).dump_json(briefing))
    (folder / "note.html").write_text(PAGE, encoding="utf-8")
    (folder / "dates.ics").write_text(calendar, encoding="utf-8")
    return folder


def write_case(folder: Path, oracle: str = ORACLE) -> Path:
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a_1.txt").write_text(WIRE, encoding="utf-8")
    (folder / "articles" / "b_2.txt").write_text(COPY, encoding="utf-8")
    (folder / "oracle.yaml").write_text(oracle, encoding="utf-8")
    return folder


@pytest.fixture
def made() -> SimpleNamespace:
    """The case and the edition made by hand, and how to write them down."""
    return SimpleNamespace(
        briefing=BRIEFING,
        ledger=LEDGER,
        events=EVENTS,
        calendar=CALENDAR,
        oracle=ORACLE,
        texts={"a": WIRE, "b": COPY},
        span=span,
        version=version,
        when=when,
        edition=write_edition,
        case=write_case,
    )
