"""Whether a slot's value stands in its passage, or is what the ledger holds for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tasks import datewords
from tasks.model import Actor, Difference, Event, Ledger, Slot, Span
from tasks.summarise import people, phrases, tables
from tasks.text import fold


@dataclass(frozen=True)
class Resolved:
    """The texts and the ledger that values are looked up in."""

    texts: Mapping[str, str]
    ledger: Ledger

    def stands(self, slot: Slot) -> bool:
        """Word for word where the slot gives no reason, else as the ledger has it."""
        return self._stands(slot) if slot.reason else self.verbatim(slot)

    def quote(self, span: Span) -> str:
        """The words at ``span``."""
        return self.texts[span.article][span.start : span.end]

    def verbatim(self, slot: Slot) -> bool:
        """Each slice of the value stands in a passage, white space and quotation marks aside."""
        passages = [fold(self.quote(s)) for s in slot.evidence]
        return all(any(stands_in(p, passage) for passage in passages) for p in slot.value.split(phrases.GAP))

    def _stands(self, slot: Slot) -> bool:
        """A resolved value is what the ledger holds for its passages."""
        value, spans = slot.value, set(slot.evidence)
        match slot.name.split("-")[0]:
            case "when" | "day":
                unread = any(m.when is None and m.span in spans for m in self.ledger.dates)
                return value in self.days(spans) or (value == "not resolved" and unread)
            case "what":
                return self.verbatim(replace(slot, value=value.removeprefix(tables.STATEMENT)))
            case "reading":
                words, _, day = value.rpartition(": ")
                verbatim = any(stands_in(words, fold(self.quote(s))) for s in spans)
                return verbatim and day in self.days(spans)
            case "name" | "role" | "listed" | "for":
                return any(self._said_of(slot, a) for a in self.ledger.actors)
            case "was" | "told":
                return self._was(value, spans)
            case "speaker" | "medium":
                wanted = value.removeprefix(", ")
                said = (s for s in self.ledger.statements if spans & {*s.attribution, *s.evidence})
                names = {a.id: a.name for a in self.ledger.actors}
                return any(
                    wanted in (s.speaker, s.medium, phrases.MEDIA.get(s.medium), names.get(s.actor)) for s in said
                )
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
            case "issuer" | "released" | "languages":
                return value in self._released(spans)
            case "story":
                return value == self.ledger.story
        return False

    def _said_of(self, slot: Slot, actor: Actor) -> bool:
        """Name, role, side, or the row of the user's list, as the actor has it by these passages."""
        spans, row = set(slot.evidence), actor.listed
        match slot.name.split("-")[0]:
            case "name":
                return slot.value == actor.name and spans <= set(actor.mentions)
            case "role":
                return self._held(slot, actor)
            case "for":
                return any(slot.value == r.value and spans == set(r.evidence) for r in actor.acts_for)
        named = row is not None and spans <= set(actor.mentions) and slot.reason == f"role {row.basis}"
        return named and slot.value == people.LISTED

    def _held(self, slot: Slot, actor: Actor) -> bool:
        """The actor has the role by these passages; one from the user's list is that of the actor's row."""
        row = actor.listed
        own = row is not None and slot.reason == f"role {row.basis}"
        if row and own and fold(row.role) != fold(slot.value):
            return False
        return any(slot.value == r.value and set(slot.evidence) == set(r.evidence) for r in actor.roles)

    def _was(self, value: str, spans: set[Span]) -> bool:
        """Office or day of an earlier note, as a change of office has it."""
        before = ((c, c.before) for c in self.ledger.changes if c.slot == "role" and c.before)
        known = [(c.told, b.text) for c, b in before if spans == set(b.evidence)]
        words = {fold(" ".join(self.quote(s).split())) for s in spans}
        return any(value == datewords.short_day(day) or (value == text and fold(text) in words) for day, text in known)

    def _released(self, spans: set[Span]) -> set[str]:
        """Issuer, day and other languages of what these passages cite."""
        cited = [c for c in self.ledger.cites if c.evidence in spans]
        days = {datewords.day(c.day) for c in cited if c.day}
        told = [p for p in self.ledger.primaries if spans == set(p.evidence)]
        days |= {datewords.day(p.day) for p in told if p.release and p.day}
        return (
            {p.issuer for p in told}
            | {c.issuer for c in cited}
            | days
            | {phrases.languages(c.also) for c in cited if c.also}
        )

    def days(self, spans: set[Span]) -> set[str]:
        """The printed forms of all days that the ledger reads from these passages."""
        days = {datewords.when(m.when) for m in self.ledger.dates if m.when and m.span in spans}
        versions = (v for e in self.ledger.events for v in e.when if spans & set(v.evidence))
        return days | {datewords.when(v.value) for v in versions}


def stands_in(piece: str, passage: str) -> bool:
    """Whether the words of ``piece`` stand in the folded ``passage``, no word cut."""
    words = fold(piece.strip("“”"))
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", passage) is not None


def _concerns(difference: Difference, spans: set[Span]) -> bool:
    return spans <= {r.evidence[0] for r in difference.readings}


def _dated(event: Event) -> set[Span]:
    return {s for v in event.when for s in v.evidence}
