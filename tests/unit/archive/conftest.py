"""A desk with an archive: what sources brought at which hour, and the editions that were made of it."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tasks.archive import begin, database, keep, publish, recall, window
from tasks.model import (
    Actor,
    Article,
    Basis,
    Briefing,
    Collected,
    Dating,
    Entry,
    File,
    Fixed,
    Intake,
    Ledger,
    Notice,
    Order,
    Package,
    Past,
    Period,
    Published,
    Section,
    Shelf,
    Sourced,
    SourceState,
    Span,
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Works through days that begin on Monday, 2 February 2026."""

    shelf: Shelf

    def at(self, day: int, hour: int = 5, minute: int = 0) -> datetime:
        """An instant of the ``day``-th day, from 1."""
        return datetime(2026, 2, 1, hour, minute, tzinfo=UTC) + timedelta(days=day)

    def article(self, address: str, text: str, source: str = "gazette", **more: object) -> Article:
        """A text as a source brings it."""
        key = hashlib.sha256(f"{source}\0{address}\0{text}".encode()).hexdigest()[:16]
        day = date(2026, 2, 2)
        values = {
            "name": address.rpartition("/")[2],
            "url": address if "://" in address else "",
            "headline": None,
            "outlet": Sourced("Harbour Gazette", Basis.SETTING),
            "dated": Dating(day, day, Basis.FEED),
            "rights": "link",
        }
        return Article(id=key, text=text, source=source, address=address, **{**values, **more})

    def collect(
        self, at: datetime, *articles: Article, failing: str = "", unchanged: str = "", notices: tuple[Notice, ...] = ()
    ) -> Collected:
        """What a collection brings: the sources of ``articles`` listed them; ``failing`` could not be read."""
        listed = {a.source: tuple(Entry(b.address, "1") for b in articles if b.source == a.source) for a in articles}
        states = {key: SourceState(key, etag=f"{at:%H%M}", entries=its, read=at) for key, its in listed.items()}
        if unchanged:
            states[unchanged] = SourceState(unchanged, etag="same", read=at)
        if failing:
            states[failing] = SourceState(failing, failing=at, error="answers 500")
        return keep(self.shelf, Intake(articles, notices, tuple(states.values())), at)

    def order(self, day: int, hour: int = 5, **more: object) -> Order:
        """The edition of a day, cut off at half past ``hour``."""
        cut_off = self.at(day, hour, 30)
        return Order("daily", "Note", cut_off.date(), "UTC", cut_off=cut_off, **more)

    def period(self, day: int, hour: int = 5, **more: object) -> Period:
        return begin(self.order(day, hour, **more), self.shelf)

    def edition(self, day: int, *stories: Section, words: str = "", hour: int = 5) -> Published:
        """Publish the edition of a day; without ``stories``, every article of it is one to read."""
        period = self.period(day, hour)
        told = stories or tuple(self.section(a.id, a) for a in window(period, self.shelf).articles)
        return publish(period, self.shelf, self.package(words or f"Edition {day}."), self.briefing(period.order, *told))

    def read(self, day: int, hour: int = 5) -> tuple[str, ...]:
        """The texts that the edition of a day reads."""
        return tuple(a.text for a in window(self.period(day, hour), self.shelf).articles)

    def past(self, day: int, hour: int = 5) -> Past:
        return recall(self.period(day, hour), self.shelf)

    def package(self, words: str) -> Package:
        return Package((File("note.html", words.encode()), File("note.pdf", b"%PDF-1.7 \xff")))

    def section(self, story: str, *articles: Article, tier: str = "to-read", actors: tuple[str, ...] = ()) -> Section:
        """A story as printed, with the people it names."""
        first = articles[0]
        named = tuple(Actor(name.encode().hex(), name, "person", mentions=(Span(first.id, 0, 3),)) for name in actors)
        empty = ((),) * 2
        ledger = Ledger(story, tuple(a.id for a in articles), first.id, (), (), (), (), (), named, *empty, *((),) * 6)
        return Section(story, tier, Fixed("headline", f"On {story}"), (), (), ledger)

    def briefing(self, order: Order, *sections: Section) -> Briefing:
        return Briefing(order, (), (), sections, (), (), (), 0)


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk: tests/faults does."""
    monkeypatch.setattr(database, "PRAGMAS", (*database.PRAGMAS, "synchronous=OFF"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An archive and an output folder that are not there yet."""
    return Shelf(f"sqlite:///{tmp_path / 'work' / 'archive.sqlite'}", str(tmp_path / "out"))


@pytest.fixture
def desk(shelf: Shelf) -> Desk:
    return Desk(shelf)


@pytest.fixture
def killed_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AbstractContextManager[None]]:
    """Work that is cut off in the function named."""

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    @contextmanager
    def cut(function: str) -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr(function, die)
            with pytest.raises(KeyboardInterrupt):
                yield

    return cut
