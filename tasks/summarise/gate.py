"""The gate: each line against its own rule, before printing and in ``daybrief verify``.

A quoted line, edits undone, is a slice of a stored text. A filled line is its pattern with slots whose
words stand in their passages, or whose value follows from the ledger. A counted line is computed
again. A fixed line is the catalogue's. A line on what changed is made again from the ledger. Nothing of a
reworded copy stands outside its own blocks, and of an article that may only be linked nothing but its headline.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tasks import datewords
from tasks.model import (
    Block,
    Briefing,
    Counted,
    Edit,
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
from tasks.summarise import changes, counting, phrases, quoting, tallies
from tasks.summarise.resolved import Resolved, stands_in
from tasks.text import PASSAGE_WORDS, clip, fold, paragraph_at, sha256

REWORDED_BLOCKS = ("reworded", "reworded-only")


@dataclass(frozen=True)
class Gate:
    """What a section's lines are held against."""

    texts: Mapping[str, str]  # stored text of each article
    ledger: Ledger
    reworded: frozenset[str]
    linked: Mapping[str, str] = field(default_factory=dict)  # articles of which only this headline is printed

    def fault(self, line: Line, *, block: str = "") -> str:
        """Why the line may not be printed; empty where it may."""
        outside = [s for s in line.evidence if s.article not in self.texts or s.end > len(self.texts[s.article])]
        if outside:
            return f"a passage is missing ({outside[0].article})"
        if isinstance(line, Quoted):
            return self._quoted(line, block)
        if isinstance(line, Filled):
            return self._filled(line, block)
        if isinstance(line, Counted):
            again = counting.of_story(line.rule, self.ledger) if line.rule in counting.RULES else None
            same = again is not None and (again.text, again.evidence) == (line.text, line.evidence)
            return "" if same else f"counting again gives another text ({line.rule})"
        return _fixed(line)

    def _quote(self, span: Span) -> str:
        return self.texts[span.article][span.start : span.end]

    def _quoted(self, line: Quoted, block: str) -> str:
        first = line.evidence[0]
        if first.article in self.reworded:
            return "quotes a reworded copy"
        if first.article in self.linked and not (block == "headline" and line.text == self.linked[first.article]):
            return "quotes an article that may only be linked"
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
        known = line.pattern in phrases.PATTERNS or line.pattern in phrases.CHANGES
        if not known or phrases.wording(line.pattern, line.slots) != line.text:
            return "is not its pattern filled"
        named = (f"{slot.name} {fault}" for slot in line.slots if (fault := self._unfit(slot, block)))
        return next(named, "") or (self._changed(line) if line.pattern in phrases.CHANGES else self._unproven(line))

    def _unfit(self, slot: Slot, block: str) -> str:
        """Why the slot's passages do not allow it, whatever it says."""
        if len(slot.value.split()) > PASSAGE_WORDS:
            return "is longer than a passage may be"
        articles = {s.article for s in slot.evidence}
        if slot.value and block not in REWORDED_BLOCKS and articles <= self.reworded:
            return "rests on a reworded copy alone"
        return "rests on an article that may only be linked" if articles & set(self.linked) else ""

    def _unproven(self, line: Filled) -> str:
        look = Resolved(self.texts, self.ledger)
        wrong = (slot for slot in line.slots if slot.value and not look.stands(slot))
        return next((f"{slot.name} ({slot.value}) does not stand in its passage" for slot in wrong), "")

    def _changed(self, line: Filled) -> str:
        """The very line that a change of the ledger makes, its quoted words in their passages."""
        slots = tuple(s for s in line.slots if s.name != "story")
        if line.slot("story").value not in ("", self.ledger.story):
            return "belongs to another story"
        made = (m for c in self.ledger.changes if (m := changes.line(c)))
        if not any((m.pattern, m.slots) == (line.pattern, slots) for m in made):
            return "is no change that the ledger has"
        due = line.slot("before")
        if line.pattern.startswith("expected") and due.value not in Resolved(self.texts, self.ledger).days(
            set(due.evidence)
        ):
            return f"before ({due.value}) is no day that was told"
        if line.pattern == "changed_office":
            bare = (slot for slot in slots if slot.name in ("before", "now", "matter"))
            told = next((s.name for s in bare if not self._said(changes.words_of(s.value) or s.value, s.evidence)), "")
            return f"{told} does not stand in its passage" if told else ""
        quoted = ((slot, changes.words_of(slot.value)) for slot in slots)
        wrong = (s for s, words in quoted if words and not self._said(words, s.evidence))
        return next((f"{s.name} ({s.value}) does not stand in its passage" for s in wrong), "")

    def _said(self, words: str, evidence: tuple[Span, ...]) -> bool:
        return any(stands_in(words, fold(self._quote(s))) for s in evidence)


def _before(line: Quoted, edit: Edit) -> tuple[Edit, ...]:
    return tuple(e for e in line.edits if e.end <= edit.start and e is not edit)


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
        gate = Gate(texts, section.ledger, reworded(briefing), linked(briefing))
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


def linked(briefing: Briefing) -> dict[str, str]:
    """Headlines of the articles of which nothing else is printed, by id."""
    return {s.id: s.title for s in briefing.sources if s.rights == "link"}


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
    """Faults of the masthead and of page 1, whose words of sources are dates and changes of the stories."""
    told = {s.story: s.ledger for s in briefing.sections}
    ago = {p.story: p for p in briefing.past}
    page = Page1(texts, told, ago, reworded(briefing), linked(briefing))
    lines = (*briefing.masthead, *(line for b in briefing.front for line in b.lines))
    faults = ((line, page.fault(line, briefing)) for line in lines)
    return [f"page 1: line “{line.text[:80]}” {fault}" for line, fault in faults if fault]


@dataclass(frozen=True)
class Page1:
    """What the lines of page 1 are held against: the ledgers of today's stories and of remembered ones."""

    texts: Mapping[str, str]
    told: Mapping[str, Ledger]
    past: Mapping[str, Ledger]
    reworded: frozenset[str]
    linked: Mapping[str, str]

    def fault(self, line: Line, briefing: Briefing) -> str:
        """Why the line may not stand on page 1; empty where it may."""
        if isinstance(line, Fixed):
            return _fixed(line)
        if isinstance(line, Quoted):
            return "quotes a source where nothing may be quoted"
        if isinstance(line, Counted) and not line.subject:
            rule = tallies.RULES.get(line.rule)
            return "" if rule and rule(briefing) == line.text else "counting again gives another text"
        return self.of_story(line)

    def of_story(self, line: Filled | Counted) -> str:
        """The same for a line on one story; what was announced is held against what was told then."""
        story = line.subject if isinstance(line, Counted) else line.slot("story").value
        awaited = isinstance(line, Filled) and line.pattern.startswith(("expected", "date_before"))
        ledger = (self.past if awaited else self.told).get(story)
        return Gate(self.texts, ledger, self.reworded, self.linked).fault(line) if ledger else "belongs to no story"
