"""What the annex says of the statements that a story's articles go back to: releases, posts, remarks."""

from itertools import groupby

from tasks import datewords
from tasks.model import Block, Citation, Comparison, Facts, Filled, Primary, Shared, Slot
from tasks.summarise import phrases, quoting
from tasks.text import clip, fold

MOST_UNSEEN = 3
MOST_PRIMARIES = 8
MOST_SHARED = 6
READ = "the release itself"  # why a value stands: the release was read
WORKED_OUT = "how the day was reached"


def blocks(comparison: Comparison) -> tuple[Block, ...]:
    """One line a release or a statement, and the words that several origins share; no block where there are none."""
    facts = comparison.facts
    seen = sorted((c for c in facts.story.cites if c.release), key=lambda c: (c.release, c.evidence))
    lines = [_seen(tuple(same)) for _, same in groupby(seen, key=lambda c: c.release)]
    lines += [_quoted(p) for p in comparison.primaries if p.release and p.release not in {c.release for c in seen}]
    unread = [p for p in comparison.primaries if not p.release][:MOST_PRIMARIES]
    lines += [_primary(facts, p) for p in unread]
    lines += _unseen(facts, unread)
    shared = tuple(line for s in facts.story.shared if (line := _shared(facts, s)))[:MOST_SHARED]
    made = (
        Block("primary", "Statements that the articles go back to", "points", tuple(lines)),
        Block("shared", "Words that several origins share", "points", shared),
    )
    return tuple(b for b in made if b.lines)


def _seen(reports: tuple[Citation, ...]) -> Filled:
    first = reports[0]
    evidence = (*(c.evidence for c in reports), *((first.where,) if first.where else ()))
    issuer = Slot("issuer", first.issuer, evidence, READ)
    slots = [issuer]
    if first.day:
        slots.append(Slot("released", datewords.day(first.day), evidence, READ))
    if first.also:
        slots.append(Slot("languages", phrases.languages(first.also), evidence, READ))
    return phrases.fill(f"release{'' if first.day else '_undated'}{'_also' if first.also else ''}", slots)


def _quoted(primary: Primary) -> Filled:
    """A release that no article is known to stand on but by words that it quotes."""
    slots = [Slot("issuer", primary.issuer, primary.evidence, READ)]
    if primary.day:
        slots.append(Slot("released", datewords.day(primary.day), primary.evidence, READ))
    return phrases.fill("release" if primary.day else "release_undated", slots)


def _primary(facts: Facts, primary: Primary) -> Filled:
    """Who gave it out, how and when, with the words of the first article that says so; marks stand for all of them."""
    words = clip(quoting.slot_words(facts, primary.evidence[:1]))[0]
    slots = [
        Slot("issuer", primary.issuer, primary.evidence, "as resolved"),
        Slot("medium", phrases.MEDIA.get(primary.medium, primary.medium), primary.evidence, "as resolved"),
        Slot("words", words, primary.evidence[:1]),
    ]
    if primary.when:
        slots.append(Slot("day", datewords.when(primary.when.value), primary.when.evidence, WORKED_OUT))
    return phrases.fill("primary_day" if primary.when else "primary", slots)


def _unseen(facts: Facts, told: list[Primary]) -> list[Filled]:
    """The words that speak of a release nobody has seen, beside the statements ``told``; those of copies once."""
    known = [s for p in told for s in p.evidence]
    cites = [c for c in facts.story.cites if not c.release and not any(c.evidence.overlaps(s) for s in known)]
    said = [(quoting.slot_words(facts, (c.evidence,)), c) for c in cites]
    short = sorted((fold(text), c.evidence, text) for text, c in said if not clip(text)[1])
    grouped = [tuple(same) for _, same in groupby(short, key=lambda s: s[0])]
    return [
        phrases.fill("release_unseen", (Slot("words", same[0][2], tuple(span for _, span, _ in same)),))
        for same in grouped[:MOST_UNSEEN]
    ]


def _shared(facts: Facts, shared: Shared) -> Filled | None:
    """The shortest of the passages, as it stands; marks stand for all of them."""
    shortest = min(shared.evidence, key=lambda s: (s.end - s.start, s))
    text = quoting.slot_words(facts, (shortest,))
    if clip(text)[1]:
        return None
    others = tuple(s for s in shared.evidence if s != shortest)
    return phrases.fill(f"shared_{shared.kind}", (Slot("words", text, (shortest, *others)),))
