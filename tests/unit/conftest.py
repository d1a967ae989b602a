"""A press of our own: articles, stories and notes made of a few sentences, shared by the stages' tests."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from tasks import compare, deduplicate, extract, nlp, select, summarise
from tasks.extract import sentences
from tasks.extract.sentences import Sentence
from tasks.model import (
    Article,
    Basis,
    Briefing,
    Comparison,
    Credit,
    Dating,
    Event,
    Facts,
    Intake,
    Material,
    Order,
    Origin,
    Past,
    PastStory,
    Period,
    Section,
    Sourced,
    Span,
    Story,
    Telling,
)

MONDAY = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Builds what the stages hand on, from words."""

    def article(self, key: str, text: str, outlet: str = "", day: date | None = MONDAY, **more: object) -> Article:
        """One text; ``credit`` names its agency, ``byline`` its author, ``titled`` makes its first line the headline."""
        credit, byline, official = (str(more.get(name, "")) for name in ("credit", "byline", "official"))
        return Article(
            id=key,
            name=f"{key}.txt",
            url="",
            text=text,
            headline=Span(key, 0, len(text.split("\n", maxsplit=1)[0])) if more.get("titled") else None,
            outlet=Sourced(outlet or None, Basis.VISIBLE if outlet else Basis.UNKNOWN),
            dated=Dating(day, day, Basis.METADATA if day else Basis.UNKNOWN),
            credits=(Credit(credit, "based_on", f"Based on {credit} report"),) if credit else (),
            byline=Sourced(byline, Basis.VISIBLE) if byline else None,
            official=official,
        )

    def story(self, *articles: Article, reworded: tuple[str, ...] = ()) -> Story:
        """One story, each article an origin of its own."""
        origins = tuple(Origin(a.outlet.value or a.id, "outlet", (a.id,), confirmed=True) for a in articles)
        return Story("story", articles, articles[0].id, origins, reworded=reworded)

    def texts(self, *texts: str, day: date | None = MONDAY) -> Story:
        """One story of plain texts of different outlets, published on one day."""
        return self.story(*(self.article(f"a{n}", text, f"Outlet {n}", day) for n, text in enumerate(texts, 1)))

    def facts(self, *texts: str, day: date | None = MONDAY) -> Facts:
        return extract.facts(self.texts(*texts, day=day))

    def events(self, *texts: str, day: date | None = MONDAY) -> tuple[Event, ...]:
        return self.facts(*texts, day=day).events

    def sentences(self, *texts: str) -> tuple[Sentence, ...]:
        story = self.texts(*texts)
        return sentences.of_story(story, {a.id: nlp.parse(a.readable) for a in story.articles})

    def compared(
        self, *texts: str, day: date | None = MONDAY, as_of: date = MONDAY, past: Past | None = None
    ) -> Comparison:
        return compare.readings(self.facts(*texts, day=day), past or Past(), as_of)

    def section(self, *texts: str, stories: int = 1, as_of: date = MONDAY) -> Section:
        return summarise.section(self.compared(*texts, as_of=as_of), stories)

    def briefing(self, *articles: Article, as_of: date = MONDAY) -> Briefing:
        """The whole way from articles to a briefing, without files, as by hand."""
        return self.made(Period(Order("test", "Test note", as_of, "UTC", "intake"), 0, None), Intake(articles))

    def edition(self, *articles: Article, as_of: date = MONDAY, past: Past | None = None, **more: Any) -> Briefing:
        """The same for a morning: what came in within a day, seen against ``past``."""
        cut_off = datetime.combine(as_of, time(5, 30), UTC)
        number = more.pop("number", past.number + 1 if past else 1)
        order = Order("daily", "Morning note", as_of, "UTC", cut_off=cut_off, **more)
        return self.made(Period(order, number, cut_off - timedelta(1) if past else None), Intake(articles), past)

    def made(self, period: Period, intake: Intake, past: Past | None = None) -> Briefing:
        """The stages from stories to a briefing."""
        past, as_of = past or Past(), period.order.as_of
        stories = deduplicate.carry_on(deduplicate.group(intake.articles), past)
        choices = select.choose(stories, past, period.order)
        told = deduplicate.cite(tuple(c.story for c in choices if c.told), (*intake.articles, *past.articles))
        read = tuple(compare.readings(extract.facts(s), past, as_of) for s in told)
        overdue = compare.overdue(past, read, as_of)
        sections = tuple(summarise.section(c, len(told)) for c in read)
        return summarise.assemble(sections, Material(period, intake, choices, past, overdue))

    def remembered(self, briefing: Briefing, articles: tuple[Article, ...]) -> Past:
        """``briefing`` as the next edition remembers it."""
        as_of = briefing.order.as_of
        told = tuple(
            PastStory(
                s.story,
                (Telling(as_of, s.tier, s.headline.text, s.ledger),),
                tuple(a for a in articles if a.id in s.ledger.articles),
            )
            for s in briefing.sections
        )
        return Past(as_of, max(1, briefing.number), told)


@pytest.fixture(scope="session")
def newsroom() -> Newsroom:
    """Builds articles, stories and notes from sentences."""
    return Newsroom()
