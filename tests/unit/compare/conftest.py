"""Two mornings of one paper: what an edition told yesterday, and what today's articles make of it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from tasks import compare, extract
from tasks.archive.sightings import Row, rolled, sighting
from tasks.model import Actor, Article, Change, Comparison, Ledger, Listed, Memory, Past, PastStory, Telling

MONDAY, TUESDAY, NEXT_TUESDAY = date(2026, 2, 2), date(2026, 2, 3), date(2026, 2, 10)


def ledger(told: Comparison) -> Ledger:
    """The ledger of a comparison, as an edition keeps it."""
    facts = told.facts
    return Ledger(
        story=facts.story.id,
        articles=tuple(a.id for a in facts.story.articles),
        lead=facts.story.lead,
        origins=facts.story.origins,
        judgements=facts.story.judgements,
        rewordings=facts.story.rewordings,
        datings=facts.datings,
        dates=facts.dates,
        actors=facts.actors,
        statements=facts.statements,
        events=facts.events,
        claims=facts.claims,
        upcoming=told.upcoming,
        agreements=told.agreements,
        differences=told.differences,
        single=told.single,
        gaps=told.gaps,
        seen=told.seen,
        changes=told.changes,
        fresh=told.fresh,
        entries=told.entries,
    )


@dataclass(frozen=True, slots=True)
class Mornings:
    """An edition of each day; texts of later days are set beside the days before."""

    newsroom: Any

    def article(self, key: str, text: str, day: date, outlet: str = "", **more: Any) -> Article:
        made: Article = self.newsroom.article(key, text, outlet or f"Outlet {key}", day, **more)
        return made

    def compared(self, past: Past, as_of: date, *texts: str | Article, key: str = "story") -> Comparison:
        """A story of ``texts``, published on ``as_of``, read on that day."""
        given = [
            t if isinstance(t, Article) else self.article(f"{as_of:%d}{key}{n}", t, as_of)
            for n, t in enumerate(texts, 1)
        ]
        story = replace(self.newsroom.story(*given), id=key)
        return compare.readings(extract.facts(story), past, as_of)

    def after(self, past: Past, as_of: date, *told: Comparison) -> Past:
        """The past that the edition of ``as_of`` leaves, with the stories it told."""
        stories = {s.id: s for s in past.stories}
        for comparison in told:
            story = comparison.facts.story
            before = stories.get(story.id, PastStory(story.id, (), ()))
            telling = Telling(as_of, "to-read", "", ledger(comparison))
            stories[story.id] = PastStory(story.id, (*before.told, telling), (*before.articles, *story.articles))
        return Past(as_of, past.number + 1, tuple(stories.values()))

    def yesterday(self, *texts: str | Article, key: str = "story", day: date = MONDAY) -> Past:
        """What the edition of ``day`` leaves of one story."""
        return self.after(Past(), day, self.compared(Past(), day, *texts, key=key))

    def changes(self, before: str | tuple[str, ...], now: str | tuple[str, ...]) -> tuple[Change, ...]:
        """What is called changed in a story told yesterday as ``before`` and today as ``now``."""
        one, two = ((t,) if isinstance(t, str) else t for t in (before, now))
        return self.compared(self.yesterday(*one), TUESDAY, *two).changes

    def unmet(self, before: str, now: str, as_of: date = TUESDAY) -> list[str]:
        """Matters that were expected and that nobody reports."""
        past = self.yesterday(before)
        return [c.matter for c in compare.overdue(past, (self.compared(past, as_of, now),), as_of)]

    def new(self, before: str | tuple[str, ...], now: str | tuple[str, ...]) -> list[str]:
        """The sentences of today that are told as new."""
        one, two = ((t,) if isinstance(t, str) else t for t in (before, now))
        found = self.compared(self.yesterday(*one), TUESDAY, *two)
        spans = [c.evidence[0] for c in found.facts.claims if c.id in found.fresh]
        return [found.facts.story.article(s.article).quote(s) for s in spans]

    def told(self, before: str | tuple[str, ...], now: str | tuple[str, ...]) -> list[tuple[str, str, str]]:
        """Kind, before and now of each change."""
        return [
            (c.kind, c.before.text if c.before else "", c.now.text if c.now else "") for c in self.changes(before, now)
        ]


@dataclass(frozen=True, slots=True)
class Weeks:
    """What the editions of a week leave in the memory of actors, and a story of the week after."""

    newsroom: Any

    def told(self, *texts: str, day: date = TUESDAY, **more: Any) -> Memory:
        """What the edition of ``day`` leaves of texts that were published on it."""
        given = [replace(self.newsroom.article(f"old{n}", t, "Courier", day), **more) for n, t in enumerate(texts, 1)]
        return self.memory(*((day, a, extract.facts(self.newsroom.story(a)).actors) for a in given))

    def memory(self, *told: tuple[date, Article, tuple[Actor, ...]]) -> Memory:
        """The actors of articles told on days, the oldest first."""
        rows: dict[str, list[Row]] = {}
        for day, _, actors in told:
            for actor in actors:
                rows.setdefault(actor.id, []).append(Row(day, actor.id, actor.kind, sighting(actor)))
        return Memory(tuple(rolled(found) for found in rows.values()), tuple(article for _, article, _ in told))

    def later(
        self, text: str, before: Memory, *rows: Listed, day: date | None = NEXT_TUESDAY, **more: Any
    ) -> Comparison:
        """A story of one text read a week later, beside the user's list."""
        article = replace(self.newsroom.article("new", text, "Gazette", day), **more)
        facts = extract.facts(self.newsroom.story(article))
        return compare.readings(facts, Past(memory=before), NEXT_TUESDAY, rows)


@pytest.fixture(scope="session")
def weeks(newsroom: Any) -> Weeks:
    """Editions a week apart."""
    return Weeks(newsroom)


@pytest.fixture(scope="session")
def mornings(newsroom: Any) -> Mornings:
    """Two mornings of one paper."""
    return Mornings(newsroom)
