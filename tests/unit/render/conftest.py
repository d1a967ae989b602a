"""An edition of our own invention: every form of block, long names, other scripts, hostile strings."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import pytest

from tasks.model import (
    Article,
    Basis,
    Block,
    Briefing,
    Certainty,
    Counted,
    Dating,
    Dropped,
    Event,
    Filled,
    Fixed,
    Ledger,
    Line,
    Notice,
    Order,
    Origin,
    Package,
    Passage,
    Precision,
    Quoted,
    Section,
    Slot,
    Sourced,
    SourceNote,
    Span,
    Version,
    When,
)
from tasks.render import package
from tasks.text import PASSAGE_WORDS, clip, paragraph_at, sha256

AS_OF = date(2026, 3, 9)
TEXTS = {
    "a1": (
        "Fisheries ministers agree a cod quota for the North Sea\n"
        "VALBORG, March 8 (NPS) - Norland's Fisheries Minister, Ingeborg Aasmundsen-Falkenhagen, and the European "
        "Commissioner for Oceans, Tomás Ó Dubhghaill, will sign the cod agreement in Valborg on 12 March 2026.\n"
        "The talks run from 11 to 13 March 2026 at the Sea House.\n"
        "“We have kept a promise to the coast,” Ms Aasmundsen-Falkenhagen told reporters on Sunday.\n"
        "The quota falls by 14 per cent to 61,000 tonnes, the ministry said in a release.\n"
        "Sign up for our harbour newsletter.\n"
    ),
    "a2": (
        "North Sea cod: deal ready for signature\n"
        "The Commission said the signing would take place on 12 March, and that the quota had been set at 61,500 tonnes.\n"
        "Environment groups called the cut too small.\n"
        "Based on an NPS report.\n"
    ),
    "a3": (
        "Cod accord to be inked\nNorland's Sea Produce Minister will pen the codfish settlement in the metropolis.\n"
    ),
    "b1": (
        "Grid operator publishes winter plan\n"
        "The regulator, Energy Authority, opens its consultation on the winter plan on Monday 16 March 2026 and closes it in April.\n"
        "خالد المنصوري, who heads the interconnector project, and 王小明 of the grid company will give evidence.\n"
        "सुब्रह्मण्यम अय्यर will chair the hearing on 20 March 2026.\n"
    ),
    "c1": "Parliament returns\nThe lower house sits again on 10 March 2026 to take up the data protection bill.\n",
    "d1": "Port strike enters second week\nDockers in Harrowgate stayed out for a second week.\n",
}
URLS = {
    "a1": "https://news.example/sea/cod-quota?id=7&lang=en",
    "a2": "https://courier.example/2026/cod",
    "a3": "",
    "b1": "https://energy.example/plan#top",
    "c1": "https://house.example/return",
    "d1": "https://port.example/strike",
}
OUTLETS = {
    "a1": Sourced("Northern Press Service", Basis.DATELINE),
    "a2": Sourced("The Valborg Courier", Basis.INFERRED_BOILERPLATE),
    "a3": Sourced(None, Basis.UNKNOWN),
    "b1": Sourced("Energy Monitor", Basis.METADATA),
    "c1": Sourced("House Record", Basis.URL),
    "d1": Sourced("Harrowgate Echo", Basis.VISIBLE),
}
DATINGS = {
    "a1": Dating(date(2026, 3, 8), date(2026, 3, 8), Basis.DATELINE),
    "a2": Dating(date(2026, 3, 6), date(2026, 3, 9), Basis.WINDOW, "names 12 March as still to come"),
    "a3": Dating(None, None, Basis.UNKNOWN),
    "b1": Dating(date(2026, 3, 9), date(2026, 3, 9), Basis.METADATA),
    "c1": Dating(date(2026, 3, 9), date(2026, 3, 9), Basis.METADATA),
    "d1": Dating(date(2026, 3, 7), date(2026, 3, 7), Basis.VISIBLE),
}


def at(key: str, words: str) -> Span:
    start = TEXTS[key].index(words)
    return Span(key, start, start + len(words))


def quoted(key: str, words: str) -> Quoted:
    return Quoted(words, (at(key, words),))


def filled(pattern: str, text: str, **slots: tuple[str, tuple[Span, ...]]) -> Filled:
    made = tuple(Slot(n.replace("_", "-"), value, spans, "worked out") for n, (value, spans) in slots.items())
    return Filled(pattern, made, text)


def article(key: str) -> Article:
    text = TEXTS[key]
    return Article(key, f"{key}.txt", URLS[key], text, None, OUTLETS[key], DATINGS[key], raw=sha256(text))


def source(key: str, number: int) -> SourceNote:
    text = TEXTS[key]
    promo = at("a1", "Sign up for our harbour newsletter.")
    dropped = (Dropped(promo.start, promo.end, "promo"),) if key == "a1" else ()
    return SourceNote(
        id=key,
        number=number,
        name=f"{key}.txt",
        title=text.split("\n")[0],
        url=URLS[key],
        outlet=OUTLETS[key],
        dated=DATINGS[key],
        credits=("NPS",) if key in {"a1", "a2"} else (),
        origin="NPS" if key.startswith("a") else OUTLETS[key].value or "",
        story=key[0],
        reworded=key == "a3",
        used=True,
        why="14 words differ from the copies beside it" if key == "a3" else "",
        official="",
        dropped=dropped,
        dropped_words=tuple(text[d.start : d.end] for d in dropped),
        text_sha256=sha256(text),
    )


def event(key: str, phrase: str, first: date, last: date, spans: tuple[Span, ...]) -> Event:
    kind = Precision.DAY if first == last else Precision.RANGE
    return Event(
        key,
        phrase,
        phrase.split(maxsplit=1)[0],
        (Version(When(first, last, kind, Certainty.STATED), ("NPS",), spans),),
        spans,
    )


def ledger(story: str, *events: Event) -> Ledger:
    articles = tuple(k for k in TEXTS if k.startswith(story))
    empty: dict[str, Any] = {f.name: () for f in fields(Ledger)}
    known = {
        "story": story,
        "articles": articles,
        "lead": articles[0],
        "origins": (Origin("NPS", "agency", articles, confirmed=True),),
        "events": events,
        "upcoming": tuple(e.id for e in events),
        "seen": None,
    }
    return Ledger(**empty | known)


SIGNING = (at("a1", "on 12 March 2026"), at("a2", "The Commission said the signing would take place on 12 March"))
TALKS = (at("a1", "The talks run from 11 to 13 March 2026 at the Sea House."),)
HEARING = (at("b1", "सुब्रह्मण्यम अय्यर will chair the hearing on 20 March 2026."),)
OPENING = (at("b1", "opens its consultation on the winter plan on Monday 16 March 2026"),)
SITTING = (at("c1", "sits again on 10 March 2026"),)
QUOTA = at("a1", "The quota falls by 14 per cent to 61,000 tonnes, the ministry said in a release.")
QUOTA2 = at("a2", "the quota had been set at 61,500 tonnes")
LEAD = at("a1", "will sign the cod agreement in Valborg on 12 March 2026.")


def dates(*rows: tuple[str, str, str, tuple[Span, ...], str]) -> tuple[Line, ...]:
    return tuple(
        filled("date", f"{when} {what}", when=(when, sp), what=(what, sp), basis=(basis, sp), story=(story, sp))
        for when, what, basis, sp, story in rows
    )


def cod() -> Section:
    people = tuple(
        filled("actor", name, name=(name, sp), role=(role, sp), for_=(side, sp), part=(deed, sp))
        for name, role, side, deed, sp in (
            ("Ingeborg Aasmundsen-Falkenhagen", "Fisheries Minister", "Norland", "signs the agreement", (LEAD,)),
            (
                "Tomás Ó Dubhghaill",
                "European Commissioner for Oceans",
                "European Union",
                "signs the agreement",
                (LEAD,),
            ),
        )
    )
    people = tuple(
        replace(p, slots=tuple(replace(s, name="for") if s.name == "for-" else s for s in p.slots)) for p in people
    )
    readings = filled(
        "differ",
        "The quota: 61,000 tonnes / 61,500 tonnes",
        matter=("The quota", (QUOTA,)),
        reading_1=("“61,000 tonnes”, the ministry’s release", (QUOTA,)),
        reading_2=("“61,500 tonnes”, the Commission", (QUOTA2,)),
        advice=("Use the ministry’s figure and say whose it is.", (QUOTA,)),
    )
    every = filled(
        "every-date",
        "12 March 2026",
        date=("12 March 2026", SIGNING),
        words=("“on 12 March 2026”; “on 12 March”", SIGNING),
        reason=("day, month and year written out in article 1", SIGNING),
        standing=("stated", SIGNING),
    )
    front = (
        Block(
            "bottom-line",
            "Bottom line",
            "prose",
            (
                filled(
                    "visit",
                    "Norland and the European Union sign the North Sea cod agreement in Valborg on 12 March 2026; the "
                    "quota falls by 14 per cent.",
                    who=("Norland", (LEAD, *SIGNING, QUOTA)),
                ),
                Counted("origins", "a", "3 articles, 3 outlets, 1 independent origin (NPS). Reported from a release."),
            ),
        ),
        Block("new", "What is new", "prose", (Fixed("first", "First edition: nothing to compare with."),)),
        Block(
            "key-points",
            "Key points",
            "points",
            (
                Quoted(
                    "The quota falls by 14 per cent to 61,000 tonnes, the ministry said in a release.", (QUOTA, QUOTA2)
                ),
                quoted("a1", "The talks run from 11 to 13 March 2026 at the Sea House."),
                quoted("a2", "Environment groups called the cut too small."),
            ),
        ),
        Block("quotations", "Quotations", "quotes", (quoted("a1", "“We have kept a promise to the coast,”"),)),
        Block(
            "dates",
            "Dates",
            "dates",
            dates(
                ("11–13 March 2026", "talks at the Sea House", "stated", TALKS, ""),
                ("12 March 2026", "signing of the cod agreement in Valborg", "stated, 2 articles", SIGNING, ""),
            ),
        ),
        Block("people", "People", "people", people),
        Block(
            "differ",
            "Where they differ",
            "points",
            (Counted("differ", "a", "1 matter: the quota (61,000 or 61,500 tonnes)."),),
        ),
        Block(
            "not-known",
            "Not known",
            "prose",
            (Fixed("gap", "Who pays for inspections is not said in the articles read."),),
        ),
    )
    annex = (
        Block(
            "agree",
            "Where the sources agree",
            "points",
            (quoted("a1", "will sign the cod agreement in Valborg on 12 March 2026."),),
        ),
        Block("differ", "Where they differ", "readings", (readings, Fixed("end", "No other difference was found."))),
        Block(
            "every-date",
            "Every date",
            "table",
            (every,),
            ("Date", "Words in the source", "How it was reached", "Standing"),
        ),
        Block("single", "One source only", "points", (quoted("a2", "Environment groups called the cut too small."),)),
        Block("unknown", "Not known", "prose", (Fixed("none", "Nothing found."),)),
    )
    events = (
        event("ev-talks", "talks at the Sea House", date(2026, 3, 11), date(2026, 3, 13), TALKS),
        event("ev-sign", "signing of the cod agreement", date(2026, 3, 12), date(2026, 3, 12), SIGNING),
    )
    headline = filled("h", "Norland and the EU sign the North Sea cod agreement on 12 March", who=("Norland", (LEAD,)))
    return Section("a", "to-read", headline, front, annex, ledger("a", *events))


def grid() -> Section:
    spans = (
        at(
            "b1",
            "خالد المنصوري, who heads the interconnector project, and 王小明 of the grid company will give evidence.",
        ),
    )
    front = (
        Block(
            "bottom-line",
            "Bottom line",
            "prose",
            (
                filled(
                    "b",
                    "The Energy Authority opens its consultation on the winter plan on 16 March 2026.",
                    w=("16 March", OPENING),
                ),
            ),
        ),
        Block(
            "key-points",
            "Key points",
            "points",
            (
                Quoted(TEXTS["b1"][spans[0].start : spans[0].end], spans),
                Quoted(TEXTS["b1"][HEARING[0].start : HEARING[0].end], HEARING),
            ),
        ),
        Block(
            "dates",
            "Dates",
            "dates",
            dates(
                ("16 March 2026", "consultation opens", "stated", OPENING, ""),
                ("April 2026", "consultation closes", "stated to the month", OPENING, ""),
            ),
        ),
    )
    events = (
        event("ev-open", "consultation on the winter plan", date(2026, 3, 16), date(2026, 3, 16), OPENING),
        event("ev-hear", "hearing on the winter plan", date(2026, 3, 20), date(2026, 3, 20), HEARING),
    )
    disputed = replace(events[1], id="ev-two", when=(*events[1].when, *events[0].when))
    annex = (Block("unknown", "Not known", "prose", (Fixed("none", "Nothing found."),)),)
    return Section(
        "b",
        "to-read",
        quoted("b1", "Grid operator publishes winter plan"),
        front,
        annex,
        ledger("b", *events, disputed),
    )


def small() -> tuple[Section, ...]:
    line = Quoted(
        "The lower house sits again on 10 March 2026 to take up the data protection bill.",
        (at("c1", "The lower house sits again on 10 March 2026 to take up the data protection bill."),),
    )
    sitting = event("ev-sit", "sitting of the lower house", date(2026, 3, 10), date(2026, 3, 10), SITTING)
    return (
        Section(
            "c",
            "in-brief",
            quoted("c1", "Parliament returns"),
            (Block("brief", "In brief", "prose", (line,)),),
            (),
            ledger("c", sitting),
        ),
        Section("d", "also-seen", quoted("d1", "Port strike enters second week"), (), (), ledger("d")),
    )


def passages(sections: tuple[Section, ...], blocks: tuple[Block, ...]) -> tuple[Passage, ...]:
    every = (*blocks, *(b for s in sections for b in (*s.front, *s.annex)))
    lines = (*(s.headline for s in sections), *(line for b in every for line in b.lines))
    spans = {span for line in lines for span in line.evidence}
    spans |= {span for s in sections for e in s.ledger.events for v in e.when for span in v.evidence}
    made = []
    for span in sorted(spans):
        words, cut = clip(TEXTS[span.article][span.start : span.end], PASSAGE_WORDS)
        made.append(Passage(span, words, paragraph_at(TEXTS[span.article], span.start), cut))
    return tuple(made)


@dataclass(frozen=True)
class Edition:
    briefing: Briefing
    articles: tuple[Article, ...]


MOVED = filled(
    "changed",
    "Changed: signing of the cod agreement: now 12 March 2026, was 10 March 2026 (edition of 6 March).",
    matter=("signing of the cod agreement", SIGNING),
    now=("12 March 2026", SIGNING),
    before=("10 March 2026", SIGNING),
)


def edition() -> Edition:
    sections = (cod(), grid(), *small())
    ahead = dates(
        ("10 March 2026", "lower house sits on the data protection bill", "stated", SITTING, "c"),
        ("11–13 March 2026", "talks at the Sea House", "stated", TALKS, "a"),
        ("12 March 2026", "signing of the North Sea cod agreement in Valborg", "stated, 2 articles", SIGNING, "a"),
        ("16 March 2026", "Energy Authority opens its consultation on the winter plan", "stated", OPENING, "b"),
        ("20 March 2026", "hearing chaired by सुब्रह्मण्यम अय्यर", "stated", HEARING, "b"),
        ("April 2026", "consultation closes", "stated to the month", OPENING, "b"),
    )
    care = (
        Counted("reworded", "", "1 reworded copy is not quoted. 2 lines withheld. 1 source unread since 7 March 2026."),
        Fixed(
            "machine",
            "Made by machine from the articles listed; every line names its passage. Check before you rely on it.",
        ),
    )
    front = (
        Block("since", "Since the last edition", "points", (Fixed("first", "This is the first edition."), MOVED)),
        Block("next", "Today and next", "dates", ahead),
        Block("care", "Read with care", "prose", care),
    )
    masthead = (
        Counted(
            "counts",
            "",
            "Edition 1 · 6 articles, 4 stories · period to 9 March 2026, 06:00 UTC · next edition 10 March",
        ),
    )
    briefing = Briefing(
        order=Order("manual", "Policy briefing note", AS_OF, "UTC", "f00d"),
        masthead=masthead,
        front=front,
        sections=sections,
        sources=tuple(source(key, n) for n, key in enumerate(TEXTS, 1)),
        passages=passages(sections, front),
        notices=(
            Notice("unread", "harbour-feed", "answered 404 since 7 March 2026"),
            Notice("reworded", "a3.txt", "reads like a machine-reworded copy; its words are not quoted"),
        ),
        withheld=2,
        version="1",
    )
    return Edition(briefing, tuple(article(key) for key in TEXTS))


@pytest.fixture(scope="session")
def morning() -> Edition:
    return edition()


@dataclass(frozen=True)
class Made:
    """The files of an edition by name."""

    package: Package

    def data(self, name: str) -> bytes:
        return next(f.data for f in self.package.files if f.name == name)


@pytest.fixture(scope="session")
def made(morning: Edition) -> Made:
    return Made(package(morning.briefing, morning.articles))


@pytest.fixture(scope="session")
def single(morning: Edition) -> Edition:
    """The same morning with one story only."""
    told = morning.briefing.sections[:1]
    briefing = replace(
        morning.briefing,
        sections=told,
        front=tuple(
            replace(b, lines=tuple(ln for ln in b.lines if not isinstance(ln, Filled) or ln.slot("story").value == "a"))
            for b in morning.briefing.front
        ),
        sources=morning.briefing.sources[:3],
        passages=tuple(p for p in morning.briefing.passages if p.span.article.startswith("a")),
    )
    return Edition(briefing, morning.articles[:3])
