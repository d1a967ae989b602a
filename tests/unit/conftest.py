"""A press of our own: articles, stories and notes made of a few sentences, shared by the stages' tests."""

from dataclasses import dataclass
from datetime import date

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
    Order,
    Origin,
    Section,
    Sourced,
    Span,
    Story,
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

    def compared(self, *texts: str, day: date | None = MONDAY, as_of: date = MONDAY) -> Comparison:
        return compare.readings(self.facts(*texts, day=day), as_of)

    def section(self, *texts: str, stories: int = 1, as_of: date = MONDAY) -> Section:
        return summarise.section(self.compared(*texts, as_of=as_of), stories)

    def briefing(self, *articles: Article, as_of: date = MONDAY) -> Briefing:
        """The whole way from articles to a briefing, without files."""
        intake = Intake(articles)
        choices = select.choose(deduplicate.group(articles), as_of)
        compared = [compare.readings(extract.facts(c.story), as_of) for c in choices]
        sections = tuple(summarise.section(c, len(choices)) for c in compared)
        return summarise.assemble(sections, choices, intake, Order("test", "Test note", as_of, "UTC", "intake"))


@pytest.fixture(scope="session")
def newsroom() -> Newsroom:
    """Builds articles, stories and notes from sentences."""
    return Newsroom()
