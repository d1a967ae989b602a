"""What an earlier edition said beside what is said now, as lines; the gate makes them again from the ledger."""

from tasks import datewords
from tasks.model import Change, Filled, Reading, Slot, Span
from tasks.summarise import phrases
from tasks.text import clip, fold

ORDER = ("corrected", "changed", "expected", "reported", "confirmed", "dropped")  # most important first
WORDS = 24  # of a source's sentence in a line of what is new
LONG_WORDS = 60  # of a correction or a confirmation: what it is about may stand at its end
VALUE_WORDS = 6  # a longer reading is a sentence and stands in quotation marks
VALUES = ("when", "status", "figure", "place", "role")
CUT = " …"
OTHER = "another origin"


def line(change: Change) -> Filled | None:
    """The change in the catalogue's words; None where the part that its kind speaks of is missing."""
    slots = [_side(change, name, side) for name, side in (("before", change.before), ("now", change.now)) if side]
    pattern = _pattern(change, slots)
    if pattern not in phrases.CHANGES:
        return None
    evidence = slots[0].evidence
    matter = Slot("matter", _matter(change), change.matter_evidence or evidence, "as the sources name it")
    by = Slot("by", change.by or OTHER, (change.now or change.before or slots[0]).evidence, "who tells it now")
    told = Slot("told", datewords.short_day(change.told), evidence, "day of the edition that said so")
    wanted = phrases.CHANGES[pattern]
    return phrases.fill(pattern, [s for s in (matter, *slots, by, told) if f"{{{s.name}}}" in wanted])


def ordered(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Most important kind first; within a kind as they came."""
    return tuple(sorted(changes, key=lambda c: ORDER.index(c.kind)))


def spans(change: Change) -> tuple[Span, ...]:
    """Every passage the change rests on."""
    readings = (r for r in (change.before, change.now) if r)
    return (*change.matter_evidence, *(s for r in readings for s in r.evidence))


def _pattern(change: Change, slots: list[Slot]) -> str:
    """Its kind, and which of the two sides are known; without the matter where that is one of the sides."""
    if change.slot == "role":
        return "changed_office"
    sides = {s.name for s in slots}
    only = "" if len(sides) == 2 else f"_{next(iter(sides))}"
    now = change.now.text if change.now else ""
    named = not change.matter or fold(change.matter) in fold(now)
    if change.kind == "confirmed" and change.official:
        return f"official{only}"
    bare = f"{change.kind}_words{only}"
    return bare if named and bare in phrases.CHANGES else f"{change.kind}{only}"


def _side(change: Change, name: str, reading: Reading) -> Slot:
    """A day or a value as it is, a sentence in quotation marks and cut to a line."""
    words = " ".join(reading.text.split())
    due = name == "before" and change.kind in ("reported", "expected")
    value = due or (change.slot in VALUES and len(words.split()) <= VALUE_WORDS)
    reason = "as the earlier edition had it" if name == "before" else "as it is said now"
    most = LONG_WORDS if change.kind in ("corrected", "confirmed") and name == "now" else WORDS
    return Slot(name, words if value else _quoted(words, most), reading.evidence, reason)


def _matter(change: Change) -> str:
    """The event's name as it is; the sentence that a figure stands in in quotation marks."""
    words = " ".join(change.matter.split())
    return _quoted(words) if change.slot in ("figure", "text") else clip(words, WORDS)[0]


def _quoted(words: str, most: int = WORDS) -> str:
    bare = words[1:-1] if words[:1] == "“" and words[-1:] == "”" and "“" not in words[1:] else words
    kept, cut = clip(bare.rstrip("."), most)
    return f"“{kept}{CUT if cut else ''}”"


def words_of(value: str) -> str:
    """The source's words in a quoted side of a line; empty where the side is a value."""
    return value[1:-1].removesuffix(CUT) if value.startswith("“") and value.endswith("”") else ""
