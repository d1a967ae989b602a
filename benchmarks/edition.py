"""An edition as a scorer reads it: briefing.json by its types, spans mapped to cites, the calendar's entries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from benchmarks.calendar_text import Entry, read_entries
from benchmarks.case import article_key
from tasks.model import Briefing, Event, Ledger, Order, SourceNote, Span
from tasks.text import paragraph_at


@dataclass(frozen=True)
class Edition:
    """``texts`` are the stored texts by article id; ``fault`` says why there is no briefing."""

    briefing: Briefing
    texts: Mapping[str, str]
    entries: tuple[Entry, ...]
    fault: str = ""

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """Short name of each article by its id."""
        return {s.id: article_key(s.name) for s in self.briefing.sources}

    @cached_property
    def sources(self) -> Mapping[str, SourceNote]:
        """The notes on the articles by their short names."""
        return {article_key(s.name): s for s in self.briefing.sources}

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        return tuple(s.ledger for s in self.briefing.sections)

    @property
    def main(self) -> Ledger | None:
        """The ledger of the story with most articles; the first printed of equals."""
        return max(self.ledgers, key=lambda ledger: len(ledger.articles), default=None)

    @cached_property
    def uids(self) -> frozenset[str]:
        """Ids of the events in the calendar, with and without a host behind them."""
        return frozenset(part for e in self.entries for part in (e.uid, e.uid.partition("@")[0]))

    def events(self) -> Iterator[tuple[Ledger, Event]]:
        for ledger in self.ledgers:
            for event in ledger.events:
                yield ledger, event

    def documents(self, articles: tuple[str, ...]) -> set[str]:
        """Short names of ``articles``."""
        return {self.keys.get(a, a) for a in articles}

    def cite(self, span: Span) -> str:
        """The paragraph in which ``span`` starts, as oracles cite it: "003:5"."""
        text = self.texts.get(span.article, "")
        return f"{self.keys.get(span.article, span.article)}:{paragraph_at(text, span.start)}"

    def words(self, span: Span) -> str:
        """The source's words at ``span``."""
        return self.texts.get(span.article, "")[span.start : span.end]

    def passages(self, spans: tuple[Span, ...]) -> str:
        """The source's words at several places, a line each."""
        return "\n".join(self.words(s) for s in spans)


NOTHING = Briefing(Order("", "", date.min, "UTC", ""), (), (), (), (), (), (), 0)


def read_edition(folder: Path, raw: Mapping[str, str]) -> Edition:
    """The edition in ``folder``; texts it does not keep are taken from ``raw``, by short name."""
    calendar = folder / "dates.ics"
    entries = tuple(read_entries(calendar)) if calendar.is_file() else ()
    try:
        briefing = TypeAdapter(Briefing).validate_json((folder / "briefing.json").read_bytes())
    except OSError:
        return Edition(NOTHING, {}, entries, "no briefing.json")
    except ValidationError as error:
        first = error.errors()[0]
        return Edition(NOTHING, {}, entries, f"briefing.json: {'.'.join(map(str, first['loc']))}: {first['msg']}")
    texts = {s.id: _stored(folder / "sources" / f"{s.id}.txt", raw, s.name) for s in briefing.sources}
    return Edition(briefing, texts, entries)


def _stored(kept: Path, raw: Mapping[str, str], name: str) -> str:
    if kept.is_file():
        return kept.read_bytes().decode("utf-8", "replace")
    return raw.get(article_key(name), "")
