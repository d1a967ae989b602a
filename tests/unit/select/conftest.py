"""A desk of our own: articles under a headline, orders of a morning, editions that went before."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tasks.model import Article, Ledger, Order, Origin, Past, PastStory, Story, Telling, Topic

AS_OF = date(2026, 3, 9)
ENERGY = Topic("Energy", terms=("power grid", "electricity"), actors=("IEA",))


@dataclass(frozen=True, slots=True)
class Desk:
    """Builds what the stage is given."""

    newsroom: Any
    as_of: date = AS_OF

    def article(self, key: str, title: str, text: str = "", *, source: str = "", **more: Any) -> Article:
        made: Article = self.newsroom.article(key, f"{title}\n\n{text}", titled=True, day=AS_OF, **more)
        return replace(made, source=source)

    def story(self, key: str, *articles: Article, reworded: tuple[str, ...] = (), goes_on: bool = False) -> Story:
        origins = tuple(Origin(a.outlet.value or a.id, "outlet", (a.id,), confirmed=True) for a in articles)
        return Story(key, articles, articles[0].id, origins, reworded=reworded, continues=(key,) if goes_on else ())

    def by_hand(self, *topics: Topic) -> Order:
        return Order("manual", "Note", AS_OF, "UTC", intake="intake", topics=topics)

    def morning(self, *topics: Topic) -> Order:
        return Order("daily", "Note", AS_OF, "UTC", cut_off=datetime(2026, 3, 9, 5, 30, tzinfo=UTC), topics=topics)

    def past(self, *stories: Story) -> Past:
        """Stories as the edition of the day before told them."""
        day = date(2026, 3, 8)
        told = (PastStory(s.id, (Telling(day, "to-read", s.id, _ledger(s)),), s.articles) for s in stories)
        return Past(day, 1, tuple(told))


def _ledger(story: Story) -> Ledger:
    keys = tuple(a.id for a in story.articles)
    return Ledger(story.id, keys, story.lead, *((),) * 14)


@pytest.fixture(scope="session")
def desk(newsroom: Any) -> Desk:
    return Desk(newsroom)


@pytest.fixture(scope="session")
def energy() -> Topic:
    return ENERGY
