"""The days ahead on page 1: of today's stories, and those that earlier editions announced and nothing has changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tasks.model import Event, Filled, Ledger, Past, PastStory, Precision, Section
from tasks.summarise import front, tables
from tasks.summarise.sections import DAYS_ALONE
from tasks.text import fold, words

MOST_NEXT = 8  # dates on page 1
SURE = (Precision.DAY, Precision.RANGE)
ALIKE = 2  # words of more than four letters that two names of one event on one day share
BEFORE = "date_before"  # pattern of a day that an earlier edition told

Dated = tuple[date, date, str, Filled]


def coming(sections: tuple[Section, ...], past: Past, as_of: date) -> tuple[Filled, ...]:
    """Dated events ahead over all stories, soonest first; those of today's stories as these print them."""
    found = [dated for section in sections for dated in _of_today(section)]
    said = [(first, _names(line.slot("what").value)) for first, _, _, line in found]
    found += [dated for dated in _remembered(sections, past, as_of) if not _told(dated, said)]
    most = DAYS_ALONE if len(sections) == 1 and not past.stories else MOST_NEXT
    return tuple(line for *_, line in sorted(found, key=lambda item: item[:3])[:most])


def remembered(lines: tuple[Filled, ...], past: Past) -> dict[str, tuple[Event, ...]]:
    """The events of earlier editions that ``lines`` tell of, by story."""
    out: dict[str, tuple[Event, ...]] = {}
    for line in (x for x in lines if x.pattern == BEFORE):
        story = past.story(line.slot("story").value)
        events = (e for e in _latest(story) if _tells(line, e)) if story else ()
        out[line.slot("story").value] = (*out.get(line.slot("story").value, ()), *events)
    return out


def _of_today(section: Section) -> Iterator[Dated]:
    lines = [line for b in section.annex if b.key == "watch" for line in b.lines if isinstance(line, Filled)]
    for event in (e for e in section.ledger.events if e.id in section.ledger.upcoming):
        line = next((x for x in lines if _tells(x, event)), None)
        if line:
            day = event.first if event.when[0].value.precision in SURE else event.last
            yield day, event.last, event.id, front.of(line, section.story)


def _tells(line: Filled, event: Event) -> bool:
    return line.slot("what").value.endswith(event.phrase) and line.slot("when").evidence == event.when[0].evidence


def _remembered(sections: tuple[Section, ...], past: Past, as_of: date) -> Iterator[Dated]:
    today = {s.story: s.ledger for s in sections}
    for story in past.stories:
        for event in _latest(story):
            if _stands(event, as_of) and not _taken_up(event, today.get(story.id)):
                line = front.of(replace(tables.date(event), pattern=BEFORE), story.id)
                yield event.first, event.last, event.id, line


def _latest(story: PastStory) -> tuple[Event, ...]:
    """The events ahead of the last telling that has facts."""
    ledgers = [t.ledger for t in reversed(story.told) if t.ledger.events]
    return tuple(e for e in ledgers[0].events if e.id in ledgers[0].upcoming) if ledgers else ()


def _stands(event: Event, as_of: date) -> bool:
    """Ahead on the reader's day, with one reading of a day and a name."""
    return bool(
        event.last >= as_of and len(event.when) == 1 and event.when[0].value.precision in SURE and " " in event.phrase
    )


def _taken_up(event: Event, today: Ledger | None) -> bool:
    """Whether today's telling of the story has a word of its own on that day, or on a change of it."""
    if today is None:
        return False
    changed = any(set(event.phrase_evidence) & set(c.matter_evidence) for c in today.changes)
    return changed or any(e.first == event.first for e in today.events)


def _told(dated: Dated, said: list[tuple[date, frozenset[str]]]) -> bool:
    names = _names(dated[3].slot("what").value)
    return any(day == dated[0] and len(names & other) >= ALIKE for day, other in said)


def _names(what: str) -> frozenset[str]:
    return frozenset(w for w in words(fold(what)) if len(w) > 4)
