"""What an edition keeps of earlier ones: as much of their ledgers as its lines on them are checked against."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from tasks.model import Change, Event, Ledger, Past, PastStory
from tasks.summarise import changes


def ledgers(overdue: tuple[Change, ...], ahead: Mapping[str, tuple[Event, ...]], past: Past) -> tuple[Ledger, ...]:
    """A ledger for each story of ``overdue`` or ``ahead``, with the events and dates cited and nothing else."""
    stories = dict.fromkeys((*(c.story for c in overdue), *ahead))
    known = ((key, past.story(key)) for key in stories)
    return tuple(
        _cut(story, tuple(c for c in overdue if c.story == key), ahead.get(key, ())) for key, story in known if story
    )


def _cut(story: PastStory, cited: tuple[Change, ...], ahead: tuple[Event, ...]) -> Ledger:
    spans = {span for change in cited for span in changes.spans(change)}
    spans |= {span for e in ahead for v in e.when for span in (*v.evidence, *e.phrase_evidence)}
    told = [t.ledger for t in reversed(story.told)]
    events = {
        e: None for ledger in told for e in ledger.events if any(spans & set(version.evidence) for version in e.when)
    }
    dates = {m: None for ledger in told for m in ledger.dates if m.span in spans}
    empty: dict[str, Any] = {f.name: () for f in fields(Ledger)}
    known = {
        "story": story.id,
        "articles": tuple(sorted({s.article for s in spans})),
        "lead": told[0].lead,
        "events": tuple(events),
        "dates": tuple(dates),
        "changes": cited,
        "seen": story.last,
    }
    return Ledger(**empty | known)
