"""Where the sources differ, what one source only says, and what is not known."""

from tasks import datewords
from tasks.model import Claim, Comparison, Difference, Event, Filled, Gap, Quoted, Reading, Slot, Span
from tasks.summarise import phrases, quoting
from tasks.text import clip

SHORT = 18  # words of a line in print


def differ(comparison: Comparison, difference: Difference, *, full: bool) -> Filled:
    """The readings side by side; in print each cut to a few words."""
    slots = [Slot("matter", phrases.matter(difference), _evidence(difference), "named from its first reading")]
    for i, reading in enumerate(difference.readings if full else difference.readings[:2]):
        slots.append(_reading(comparison, difference, reading, i, full=full))
    advice = phrases.ADVICE[difference.advice]
    if full and advice:
        slots.append(Slot("advice", advice, _evidence(difference), "of the phrase catalogue"))
    return phrases.fill("readings" if full else "differs", slots)


def _evidence(difference: Difference) -> tuple[Span, ...]:
    return tuple(r.evidence[0] for r in difference.readings)


def _reading(comparison: Comparison, difference: Difference, reading: Reading, i: int, *, full: bool) -> Slot:
    """One side: its telling words in print, the sentence they stand in behind it."""
    event = next((e for e in comparison.facts.events if e.id == difference.event), None)
    if difference.slot == "when" and event:
        return _day(comparison, event, reading, i)
    span = reading.evidence[-1 if full else 0]
    words = clip(quoting.slot_words(comparison.facts, (span,)), 60 if full else 12)[0]
    return Slot(f"reading-{i + 1}", f"“{words}”", (span,))


def _day(comparison: Comparison, event: Event, reading: Reading, i: int) -> Slot:
    """The source's words and the day they come to."""
    version = next(v for v in event.when if v.evidence == reading.evidence)
    words = quoting.slot_words(comparison.facts, version.evidence[:1])
    value = f"“{words}”: {datewords.when(version.value)}"
    return Slot(f"reading-{i + 1}", value, version.evidence, version.reason or "as written")


def single(comparison: Comparison, claim: Claim, *, full: bool) -> Filled | Quoted | None:
    """A sentence whose figure or name no other article has."""
    if full:
        return quoting.sentence(comparison.facts, claim.evidence)
    text = quoting.slot_words(comparison.facts, claim.evidence[:1])
    if len(text.split()) <= SHORT:
        return phrases.fill("single", [Slot("words", text, claim.evidence[:1])])
    clause = _clause(comparison, claim)
    return phrases.fill("single", [Slot("words", clause[0], (clause[1],))]) if clause else None


def _clause(comparison: Comparison, claim: Claim) -> tuple[str, Span] | None:
    """The part of the sentence between commas that holds the detail."""
    first, detail = claim.evidence[0], claim.details[0]
    text = comparison.facts.story.article(first.article).text
    start = max(text.rfind(", ", first.start, detail.start) + 2, first.start)
    comma = text.find(", ", detail.end, first.end)
    end = comma if comma > 0 else first.end
    if start == 1 or end - start < 20:
        return None
    words = clip(" ".join(text[start:end].rstrip(".").split()), SHORT)[0]
    return words, Span(first.article, start, end)


def gap(item: Gap) -> Filled | None:
    """One question that no article answers."""
    if item.question == "publication":
        return None
    reason = "" if item.question in ("outcome", "day") else "as the sentence names speaker and medium"
    return phrases.fill(f"gap_{item.question}", [Slot("subject", item.subject, item.evidence, reason)])
