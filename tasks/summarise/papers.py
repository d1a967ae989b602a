"""What the annex says of the official releases that a story's articles stand on."""

from itertools import groupby

from tasks import datewords
from tasks.model import Block, Citation, Facts, Filled, Slot
from tasks.summarise import phrases, quoting
from tasks.text import clip, fold

MOST_UNSEEN = 3
READ = "the release itself"  # why a value stands: the release was read


def blocks(facts: Facts) -> tuple[Block, ...]:
    """One line a release; no block where no article cites one."""
    seen = sorted((c for c in facts.story.cites if c.release), key=lambda c: (c.release, c.evidence))
    lines = [_seen(tuple(same)) for _, same in groupby(seen, key=lambda c: c.release)]
    lines += _unseen(facts)
    return (Block("releases", "Official releases cited", "points", tuple(lines)),) if lines else ()


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


def _unseen(facts: Facts) -> list[Filled]:
    """The words that speak of a release nobody has seen, those of copies once."""
    said = [(quoting.slot_words(facts, (c.evidence,)), c) for c in facts.story.cites if not c.release]
    short = sorted((fold(text), c.evidence, text) for text, c in said if not clip(text)[1])
    grouped = [tuple(same) for _, same in groupby(short, key=lambda s: s[0])]
    return [
        phrases.fill("release_unseen", (Slot("words", same[0][2], tuple(span for _, span, _ in same)),))
        for same in grouped[:MOST_UNSEEN]
    ]
