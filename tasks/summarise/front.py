"""Page 1: what the edition covers, what changed, what lies ahead, what to read, what to be careful of."""

from dataclasses import replace

from tasks.model import Block, Briefing, Counted, Filled, Line, Past, Slot
from tasks.summarise import changes, counting, phrases, tallies


def masthead(briefing: Briefing) -> tuple[Line, ...]:
    """Number and hours of an edition, or the days of what was named by hand; what was read; when the next one is."""
    read = tallies.line("read", briefing)
    after = tallies.line("next", briefing) if briefing.order.next else phrases.fixed("no_edition")
    if briefing.number:
        return (tallies.line("covers", briefing), read, after)
    return (read, tallies.line("period", briefing), after)


def blocks(
    briefing: Briefing, changed: tuple[Filled, ...], coming: tuple[Filled, ...], past: Past
) -> tuple[Block, ...]:
    """The blocks in their order; ``changed`` and ``coming`` are lines that passed the gate."""
    since = _since(briefing, changed, past)
    read = tuple(counting.of_story("sourcing", s.ledger) for s in briefing.sections if s.tier == "to-read")
    ahead = coming or (phrases.fixed("nothing_coming"),)
    return (
        Block("since", "Since the last edition", "points" if len(since) > 1 else "prose", since),
        Block("next", "Today and next", "dates", ahead, ("Date", "What", "Basis")),
        *((Block("to-read", "To read", "points", read),) if len(read) > 1 else ()),
        Block("care", "Read with care", "points", _care(briefing)),
    )


def _since(briefing: Briefing, changed: tuple[Filled, ...], past: Past) -> tuple[Line, ...]:
    if briefing.number <= 1:
        return (*_said(tallies.line("nothing", briefing) if briefing.number else None), phrases.fixed("first_edition"))
    if past.edition is None:
        return (*_said(tallies.line("nothing", briefing)), phrases.fixed("no_memory"))
    told = (tallies.line("nothing", briefing), tallies.line("since", briefing), tallies.line("same", briefing))
    over = tallies.line("more", briefing)
    return (*_said(*told), *changed[: tallies.MOST_CHANGES], *_said(over))


def _care(briefing: Briefing) -> tuple[Line, ...]:
    lines: tuple[Line, ...] = (
        *_said(tallies.line("unread", briefing)),
        *_said(tallies.line("outside", briefing)),
        *((phrases.fixed("topics_packaged"),) if briefing.order.packaged else ()),
        tallies.line("reworded", briefing),
        tallies.line("withheld", briefing),
        phrases.fixed("by_machine"),
    )
    return lines


def _said(*lines: Counted | None) -> tuple[Counted, ...]:
    """Those that have something to say."""
    return tuple(line for line in lines if line and line.text)


def changed(briefing: Briefing) -> tuple[Filled, ...]:
    """What changed in today's stories and what was expected and is not reported, most important first."""
    ordered = changes.ordered((*(c for s in briefing.sections for c in s.ledger.changes), *briefing.overdue))
    made = ((c.story, changes.line(c)) for c in ordered)
    return tuple(of(line, story) for story, line in made if line)


def of(line: Filled, story: str) -> Filled:
    """``line`` with the story it belongs to."""
    slot = Slot("story", story, line.evidence[:1], "the story it belongs to")
    return replace(line, slots=(*line.slots, slot))
