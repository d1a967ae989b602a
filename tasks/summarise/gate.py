"""The gate: each line against its own rule, before printing and in ``daybrief verify``.

A quoted line, edits undone, is a slice of a stored text. A filled line is its pattern with slots whose
words stand in their passages, or whose value follows from the ledger. A counted line is computed
again. A fixed line is the catalogue's. Nothing of a reworded copy stands outside its own blocks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tasks import datewords
from tasks.model import (
    Block,
    Briefing,
    Counted,
    Difference,
    Edit,
    Event,
    Filled,
    Fixed,
    Ledger,
    Line,
    Passage,
    Quoted,
    Section,
    Slot,
    Span,
)
from tasks.summarise import counting, phrases, quoting, tables
from tasks.text import PASSAGE_WORDS, clip, fold, paragraph_at, sha256

REWORDED_BLOCKS = ("reworded", "reworded-only")


@dataclass(frozen=True)
class Gate:
    """What a section's lines are held against."""

    texts: Mapping[str, str]  # stored text of each article
    ledger: Ledger
    reworded: frozenset[str]

    def fault(self, line: Line, *, block: str = "") -> str:
        """Why the line may not be printed; empty where it may."""
        outside = [s for s in line.evidence if s.article not in self.texts or s.end > len(self.texts[s.article])]
        if outside:
            return f"a passage is missing ({outside[0].article})"
        if isinstance(line, Quoted):
            return self._quoted(line)
        if isinstance(line, Filled):
            return self._filled(line, block)
        if isinstance(line, Counted):
            rule = counting.STORY_RULES.get(line.rule)
            return "" if rule and rule(self.ledger) == line.text else f"counting again gives another text ({line.rule})"
        return _fixed(line)

    def _quote(self, span: Span) -> str:
        return self.texts[span.article][span.start : span.end]

    def _quoted(self, line: Quoted) -> str:
        first = line.evidence[0]
        if first.article in self.reworded:
            return "quotes a reworded copy"
        if quoting.undo(line) != self._quote(first):
            return "is not what the source says"
        if clip(self._quote(first))[1]:
            return "is longer than a passage may be"
        strange = next((e for e in line.edits if not self._harmless(e, line)), None)
        return f"changes “{strange.was}”" if strange else ""

    def _harmless(self, edit: Edit, line: Quoted) -> bool:
        """A letter raised, white space folded, a full stop at the end, or a day in brackets that the ledger has."""
        new = line.text[edit.start : edit.end]
        if edit.was:
            raised = edit.start == 0 and len(edit.was) == 1 and new == edit.was.upper()
            return raised or (edit.was.isspace() and new == " ")
        if new == ".":
            return edit.end == len(line.text)
        at = line.evidence[0].start + len(
            quoting.undo(replace(line, text=line.text[: edit.start], edits=_before(line, edit)))
        )
        ends_here = [m for m in self.ledger.dates if m.span.article == line.evidence[0].article and m.span.end == at]
        return any(m.when and new == f" [{datewords.when(m.when)}]" for m in ends_here)

    def _filled(self, line: Filled, block: str) -> str:
        if line.pattern not in phrases.PATTERNS or phrases.wording(line.pattern, line.slots) != line.text:
            return "is not its pattern filled"
        for slot in line.slots:
            if len(slot.value.split()) > PASSAGE_WORDS:
                return f"{slot.name} is longer than a passage may be"
            clean = any(s.article not in self.reworded for s in slot.evidence)
            if slot.value and block not in REWORDED_BLOCKS and not clean:
                return f"{slot.name} rests on a reworded copy alone"
            if slot.value and not (self._stands(slot) if slot.reason else self._verbatim(slot)):
                return f"{slot.name} ({slot.value}) does not stand in its passage"
        return ""

    def _verbatim(self, slot: Slot) -> bool:
        """Each slice of the value stands in a passage, white space and quotation marks aside."""
        passages = [fold(self._quote(s)) for s in slot.evidence]
        return all(any(_stands_in(p, passage) for passage in passages) for p in slot.value.split(phrases.GAP))

    def _stands(self, slot: Slot) -> bool:
        """A resolved value is what the ledger holds for its passages."""
        value, spans = slot.value, set(slot.evidence)
        match slot.name.split("-")[0]:
            case "when" | "day":
                unread = any(m.when is None and m.span in spans for m in self.ledger.dates)
                return value in self._days(spans) or (value == "not resolved" and unread)
            case "what":
                return self._verbatim(replace(slot, value=value.removeprefix(tables.STATEMENT)))
            case "reading":
                words, _, day = value.rpartition(": ")
                verbatim = any(_stands_in(words, fold(self._quote(s))) for s in spans)
                return verbatim and day in self._days(spans)
            case "name":
                return any(value == a.name and spans <= set(a.mentions) for a in self.ledger.actors)
            case "role":
                return any(value == r.value and spans == set(r.evidence) for a in self.ledger.actors for r in a.roles)
            case "for":
                return any(
                    value == r.value and spans == set(r.evidence) for a in self.ledger.actors for r in a.acts_for
                )
            case "speaker" | "medium":
                wanted = value.removeprefix(", ")
                said = (s for s in self.ledger.statements if spans & {*s.attribution, *s.evidence})
                names = {a.id: a.name for a in self.ledger.actors}
                return any(wanted in (s.speaker, s.medium, names.get(s.actor)) for s in said)
            case "subject":
                return any(value == g.subject and spans == set(g.evidence) for g in self.ledger.gaps)
            case "advice":
                return any(value == phrases.ADVICE[d.advice] for d in self.ledger.differences if _concerns(d, spans))
            case "how":
                return any(value == (m.reason or "as written") and m.span in spans for m in self.ledger.dates)
            case "matter":
                return any(value == phrases.matter(d) for d in self.ledger.differences if _concerns(d, spans))
            case "basis":
                return any(value == tables.basis(e) and spans <= _dated(e) for e in self.ledger.events)
            case "story":
                return value == self.ledger.story
        return False

    def _days(self, spans: set[Span]) -> set[str]:
        """The printed forms of all days that the ledger reads from these passages."""
        days = {datewords.when(m.when) for m in self.ledger.dates if m.when and m.span in spans}
        versions = (v for e in self.ledger.events for v in e.when if spans & set(v.evidence))
        return days | {datewords.when(v.value) for v in versions}


def _before(line: Quoted, edit: Edit) -> tuple[Edit, ...]:
    return tuple(e for e in line.edits if e.end <= edit.start and e is not edit)


def _stands_in(piece: str, passage: str) -> bool:
    """Whether the words of ``piece`` stand in the folded ``passage``, no word cut."""
    words = fold(piece.strip("“”"))
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", passage) is not None


def _concerns(difference: Difference, spans: set[Span]) -> bool:
    return spans <= {r.evidence[0] for r in difference.readings}


def _dated(event: Event) -> set[Span]:
    return {s for v in event.when for s in v.evidence}


def _fixed(line: Fixed) -> str:
    return "" if phrases.FIXED.get(line.phrase) == line.text else "is not in the phrase catalogue"


def sift(gate: Gate, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks without the lines that fail, and why each of those fails."""
    kept, faults = [], []
    for block in blocks:
        lines = []
        for line in block.lines:
            fault = gate.fault(line, block=block.key)
            if fault:
                faults.append(f"{block.heading}: “{line.text[:80]}” {fault}")
            else:
                lines.append(line)
        if lines:
            kept.append(Block(block.key, block.heading, block.form, tuple(lines), block.columns))
    return tuple(kept), tuple(faults)


def verify(briefing: Briefing, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Everything in ``briefing`` that its stored ``texts`` (article id to text) do not bear out, as sentences."""
    problems = [
        f"source {s.number} ({s.name}): the stored text was changed"
        for s in briefing.sources
        if s.id in texts and sha256(texts[s.id]) != s.text_sha256
    ]
    problems += [
        f"source {s.number} ({s.name}): the stored text is missing"
        for s in briefing.sources
        if _missing(s.id, briefing, texts)
    ]
    for section in briefing.sections:
        gate = Gate(texts, section.ledger, reworded(briefing))
        for block, line in _lines(section):
            if fault := gate.fault(line, block=block):
                problems.append(f"{section.headline.text[:60]} · {block}: line “{line.text[:80]}” {fault}")
    problems += _edition(briefing, texts)
    problems += [
        f"passage of {p.span.article} at {p.span.start}: is not what the source says"
        for p in briefing.passages
        if not _holds_passage(p, texts.get(p.span.article, ""))
    ]
    return tuple(problems)


def reworded(briefing: Briefing) -> frozenset[str]:
    """Ids of the reworded copies."""
    return frozenset(s.id for s in briefing.sources if s.reworded)


def _missing(key: str, briefing: Briefing, texts: Mapping[str, str]) -> bool:
    return key not in texts and any(p.span.article == key for p in briefing.passages)


def _lines(section: Section) -> Iterator[tuple[str, Line]]:
    yield "headline", section.headline
    for block in (*section.front, *section.annex):
        for line in block.lines:
            yield block.key, line


def _holds_passage(passage: Passage, text: str) -> bool:
    words = text[passage.span.start : passage.span.end]
    return clip(words) == (passage.text, passage.cut) and paragraph_at(text, passage.span.start) == passage.paragraph


def _edition(briefing: Briefing, texts: Mapping[str, str]) -> list[str]:
    """Faults of the masthead and of page 1, which hold no words of a source but in dates of the stories."""
    gates = {s.story: Gate(texts, s.ledger, reworded(briefing)) for s in briefing.sections}
    lines = (*briefing.masthead, *(line for b in briefing.front for line in b.lines))
    faults = ((line, _of_page_1(line, briefing, gates)) for line in lines)
    return [f"page 1: line “{line.text[:80]}” {fault}" for line, fault in faults if fault]


def _of_page_1(line: Line, briefing: Briefing, gates: Mapping[str, Gate]) -> str:
    if isinstance(line, Fixed):
        return _fixed(line)
    if isinstance(line, Counted):
        rule = counting.EDITION_RULES.get(line.rule)
        return "" if rule and rule(briefing) == line.text else "counting again gives another text"
    if isinstance(line, Quoted):
        return "quotes a source where nothing may be quoted"
    gate = gates.get(line.slot("story").value)
    return gate.fault(line) if gate else "belongs to no story"
