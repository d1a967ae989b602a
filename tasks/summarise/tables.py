"""Dates of a story as lines of a table."""

from tasks import datewords
from tasks.model import Certainty, Comparison, Event, Filled, Slot
from tasks.summarise import phrases

STATEMENT = "Statement, "


def dates(comparison: Comparison, most: int, *, sayings: bool) -> tuple[Filled, ...]:
    """Dated events, earliest first; the days on which somebody only spoke where there is room.

    At most ``most``, those still to come before those past.
    """
    story = comparison.facts.story
    shown = [
        e
        for e in comparison.facts.events
        if e.phrase
        and (e.major or (sayings and e.head == "statement"))
        and any(s.article not in story.reworded for s in e.evidence)
    ]
    ahead = [e for e in shown if e.id in comparison.upcoming]
    behind = [e for e in shown if e.id not in comparison.upcoming]
    # Days ahead first, then the latest behind; printed in the order of the days.
    kept = {e.id for e in [*ahead, *reversed(behind)][:most]}
    return tuple(date(e) for e in shown if e.id in kept)


def date(event: Event) -> Filled:
    """One event: its day as far as the sources settle it, its name, and what the day rests on."""
    version = event.when[0]
    slots = (
        Slot("when", datewords.when(version.value), version.evidence, version.reason or "as written"),
        _what(event),
        Slot("basis", basis(event), version.evidence, "from the reading of the date"),
    )
    return phrases.fill("date", slots)


def _what(event: Event) -> Slot:
    if event.head != "statement":
        return Slot("what", event.phrase, event.phrase_evidence)
    return Slot("what", f"{STATEMENT}{event.phrase}", event.phrase_evidence, "the speaker's name stands in the passage")


def basis(event: Event) -> str:
    """Stated, derived, or sources differ; and in how many articles."""
    if len(event.when) > 1:
        word = "moved" if any(s.value == "postponed" for s in event.status) else "unconfirmed, readings differ"
    else:
        word = "stated" if event.when[0].value.certainty is Certainty.STATED else "derived"
    articles = len({s.article for s in event.evidence})
    return f"{word}, {articles} article{'' if articles == 1 else 's'}"
