"""The judged (date, event) pairs of a case, put one by one to the ledgers, and dates of ours that nobody judged true.

``dates.jsonl`` has a line a document: ``doc_id``, ``text`` and its ``timexes``; those with ``key`` are pairs: ``value``
(TIMEX3; ``literal_value`` where the words alone would say something else) and ``event`` (``who``, ``did`` and its
``trigger``). A pair is right where one event of ours stands on the expression, has the value among its days and is
that event: the one matched to the oracle's event of that paragraph and day, else one whose words or head have the
trigger. The finer day of another text is as good as a week or a month, if the words support it there.
A false date is one shown beside an event on words that are no key date of the judge's, or with days that they do not
have; the literal reading is not false where it stands as one side of a conflict.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.contract import Check, DataError, verdict
from benchmarks.date_scores import Days
from benchmarks.date_scores import interval as days_of
from benchmarks.edition import Edition
from benchmarks.oracle_events import interval, match_events
from tasks import nlp
from tasks.extract.dates import periods
from tasks.extract.events.eventwords import SAYING, same_kind
from tasks.model import Event, Precision, Span, Version, When
from tasks.text import fold

Mark = Mapping[str, Any]
Judged = Mapping[str, Sequence[Mark]]
FILE = "dates.jsonl"


def judged(folder: Path) -> Judged:
    """The marked expressions of each document of the case in ``folder``; none where nobody judged its dates."""
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {str(row["doc_id"]): row["timexes"] for row in rows}
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}: each line needs doc_id and timexes ({error})") from error


@dataclass(frozen=True)
class Asked:
    """An edition beside what was judged of its case."""

    edition: Edition
    judged: Judged
    oracle: Mapping[str, Any]

    def pairs(self) -> Iterator[Check]:
        """Each judged pair: passed, or what of ours stands there instead."""
        wanted = [e for e in self.oracle.get("events") or [] if isinstance(e, dict) and "id" in e]
        matched = {key: event for key, (_, event) in match_events(wanted, self.edition).items()}
        for doc, marks in self.judged.items():
            for mark in marks:
                if mark.get("key"):
                    ids = [str(e["id"]) for e in wanted if self._meant(e, doc, mark)]
                    yield self._pair(doc, mark, [matched[i].id for i in ids if i in matched] if ids else None)

    def _meant(self, event: Mapping[str, Any], doc: str, mark: Mark) -> bool:
        """Whether the oracle's event is told in the expression's paragraph and begins with its days."""
        cites = {self.edition.cite(s) for s in self._spans(doc, mark)}
        start, value = interval(event.get("start")), days_of(str(mark["value"]))
        return bool(cites & set(event.get("cites") or ())) and bool(start and value and start[0] == value[0])

    def _spans(self, doc: str, mark: Mark) -> list[Span]:
        return [Span(a, mark["start"], mark["end"]) for a, key in self.edition.keys.items() if key == doc]

    def _pair(self, doc: str, mark: Mark, ids: list[str] | None) -> Check:
        spans = self._spans(doc, mark)
        there = [e for _, e in self.edition.events() if any(_on(e, span) for span in spans)]
        told = [e for e in there if (_tells(e, mark) if ids is None else e.id in ids)]
        ok = any(_dated(e, mark, spans) for e in told)
        ours = "; ".join(f"{e.phrase!r} {', '.join(_words(v.value) for v in e.when)}" for e in there) or "no event"
        name = f"{doc} {mark['text']!r} {mark['value']} {mark['event']['did'][:60]}"
        return verdict("pairs", name, ok, "" if ok else f"ours: {ours}")

    def false_dates(self) -> Iterator[Check]:
        """What is shown as a date of an event and is none; silent where nobody judged."""
        for _, event in self.edition.events() if self.judged else ():
            if event.phrase and (event.major or event.head == "statement"):
                yield from self._false(event)

    def _false(self, event: Event) -> Iterator[Check]:
        for version in event.when:
            for span in version.evidence:
                marks = self.judged.get(self.edition.keys.get(span.article, ""), ())
                if not any(_true(version, event, m) for m in marks if m["start"] < span.end and span.start < m["end"]):
                    words = f"{_words(version.value)} from {self.edition.words(span)!r}"
                    yield Check("false dates", event.phrase, "FAIL", f"{words} in {self.edition.cite(span)}")


def _on(event: Event, span: Span) -> bool:
    return any(s.overlaps(span) for s in (*event.evidence, *(s for v in event.when for s in v.evidence)))


def _shown(when: When) -> Days:
    """The days that the printed words name: "January 2026" is the whole month."""
    if when.precision is Precision.MONTH:
        return when.first.replace(day=1), periods.month_end(when.last.year, when.last.month)
    return when.first, when.last


def _words(when: When) -> str:
    return "/".join(day.isoformat() for day in dict.fromkeys(_shown(when)))


def _dated(event: Event, mark: Mark, spans: Sequence[Span]) -> bool:
    """Whether the value is among the event's days, or a finer day that these words support."""
    value = days_of(str(mark["value"]))
    finer = [v for v in event.when if any(s.overlaps(span) for s in v.evidence for span in spans)]
    return any(_shown(v.value) == value for v in event.when) or any(_within(v.value, value) for v in finer)


def _within(when: When, value: Days | None) -> bool:
    first, last = _shown(when)
    return value is not None and value[0] <= first and last <= value[1]


def _true(version: Version[When], event: Event, mark: Mark) -> bool:
    literal = days_of(str(mark.get("literal_value", ""))) if len(event.when) > 1 else None
    return bool(mark.get("key")) and (
        _within(version.value, days_of(str(mark["value"]))) or _within(version.value, literal)
    )


def _tells(event: Event, mark: Mark) -> bool:
    """Whether the event's words or head have the trigger."""
    trigger = fold(str(mark["event"]["trigger"]))
    lemma = str(nlp.parse(trigger)[0].lemma_).casefold()
    if event.head == "statement":
        return lemma in SAYING
    return trigger in fold(event.phrase).split() or same_kind(event.head, lemma)
