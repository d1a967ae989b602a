"""Dates of all articles into events: one event for each thing that happens, with every reading of its day."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tasks.extract.events import clock, occurrence, slots, wholes
from tasks.extract.events.eventwords import POSTPONED
from tasks.extract.events.likeness import (
    NOT_BUT,
    at_first,
    bounded,
    coarse,
    given_up,
    outdated,
    same,
    set_aside,
    shifted,
    within,
)
from tasks.extract.events.occurrence import Occurrence
from tasks.extract.sentences import Sentence, at
from tasks.model import Actor, Certainty, DateMention, Dating, Event, Precision, Span, Story, Version, When
from tasks.text import SUBJECTLESS, fold, sha256

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A name that leans on words before it names nothing.
LEANING = re.compile(
    r"(?:he|she|it|they|we|i|you|his|her|its|their|our|my|this|these|those)\b"
    r"(?! (?:eminence|excellenc(?:y|ies)|grace|highness|holiness|lordship|majest(?:y|ies)|royal)\b)",
    re.IGNORECASE,
)
FROM_TO = re.compile(r"(?:from )?\S+ \S+(?: \d{4})? (?:to|until)\b")
LAST_DAY = date.max.toordinal()
EARLIER = re.compile(r"earlier this (?:week|month|year)", re.IGNORECASE)
OLD = timedelta(days=60)  # before the story's last publication: background, not a key date


@dataclass
class Group:
    """Occurrences taken to be one event."""

    members: list[Occurrence] = field(default_factory=list)
    firm: list[Occurrence] = field(default_factory=list)

    def fits(self, other: Occurrence) -> bool:
        """Whether it is the event of a firm member: a reworded or vague text that joined brings nobody else in."""
        return any(same(member, other) for member in self.firm or self.members[:1])


@dataclass(frozen=True, slots=True)
class Material:
    """What events are found in."""

    story: Story
    docs: Mapping[str, "Doc"]
    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...]
    actors: tuple[Actor, ...]
    datings: Mapping[str, Dating]

    @property
    def days(self) -> tuple[Span, ...]:
        """Where the articles give a day or several."""
        return tuple(m.span for m in self.dates if m.when)

    @property
    def latest(self) -> date | None:
        """Last day on which an article of the story can have been published."""
        return max((d.last for d in self.datings.values() if d.last), default=None)


def find(material: Material) -> tuple[Event, ...]:
    """The events of a story, earliest first; a date that no reading settles makes no event of its own."""
    spun = material.story.reworded
    groups: list[Group] = []
    for item in sorted(_occurrences(material), key=lambda o: (_outworn(o), o.sentence.article in spun, *_firmness(o))):
        home = next((g for g in groups if g.fits(item)), None)
        if home is None and item.mention.when and not _outworn(item):
            groups.append(home := Group())
        if home:
            home.members.append(item)
            home.firm += [item] if _firm(item, spun) else []
    build = Builder(material)
    return _told_apart(sorted((build.event(g) for g in groups), key=lambda e: (e.first, e.last, e.id)))


def _told_apart(events: list[Event]) -> tuple[Event, ...]:
    """Two events of one name get their day into their ids: a calendar keeps one entry an id."""
    twice = {i for i, n in Counter(e.id for e in events).items() if n > 1}
    return tuple(replace(e, id=sha256(f"{e.id} {e.first}")[:12]) if e.id in twice else e for e in events)


def _occurrences(material: Material) -> Iterable[Occurrence]:
    named: set[tuple[Span, ...]] = set()
    for given in material.dates:
        mention = _literal(material, given)
        sentence = at(material.sentences, mention.span)
        if sentence is None or not (mention.when or mention.alternatives):
            continue
        if mention.when and mention.when.precision in (Precision.YEAR, Precision.UNKNOWN):
            continue
        item = occurrence.read(mention, sentence, material.docs[mention.span.article])
        if item and set_aside(item) and not shifted(item.sentence):
            if _other_day(material, item):
                continue  # "on 7 April rather than 27 March" tells of one day
            item = replace(item, settled=False)
        elif item and at_first(item) and _other_day(material, item) and not shifted(item.sentence):
            continue
        elif item and (NOT_BUT.search(item.sentence.text) or bounded(item)):
            item = replace(item, phrase=wholes.sentence(sentence, mention.span))  # half of it would say the contrary
        # "On the Port Bill on 12 March, and on the Rail Bill on 19 March": the words are the first day's.
        taken = item and item.phrase and item.phrase in named and not shifted(item.sentence)
        if item and (taken or _says_too_much(material, item)):
            whole = wholes.sentence(sentence, mention.span) or wholes.through(sentence, item.phrase, mention.span)
            item = replace(item, phrase=whole)
        if item:
            named.add(item.phrase)
            yield from _moves(item)


def _says_too_much(material: Material, item: Occurrence) -> bool:
    """Whether the name holds another day, or is that of several things that have a day each."""
    if not item.phrase or shifted(item.sentence):
        return False
    # "Peru on Monday ordered": a day of speaking or deciding, not of another thing to come.
    written = (m.span for m in material.dates if m.when and not m.relative)
    held = (d for d in written if item.sentence.span.holds(d) and not given_up(item.sentence, d))
    days = [d for d in held if not d.overlaps(item.mention.span)]
    return any(s.overlaps(d) for s in item.phrase for d in days) or (item.several and _other_day(material, item))


def _other_day(material: Material, item: Occurrence) -> bool:
    """Whether the sentence gives another day."""
    others = (m for m in material.dates if m.when and m.span != item.mention.span)
    return any(item.sentence.span.holds(m.span) and m.direction != "past" for m in others)


def _literal(material: Material, mention: DateMention) -> DateMention:
    """Reads "earlier this month" written on the first: no day is left but that one; the words are an older text's."""
    words = material.story.article(mention.span.article).quote(mention.span)
    day = material.datings[mention.span.article].day
    if mention.when or mention.alternatives or day is None or not EARLIER.match(words):
        return mention
    reason = f"written on {day.day} {day:%B %Y}, which leaves no earlier day; the words seem kept from an older text"
    return replace(mention, when=When(day, day, Precision.RANGE, Certainty.DERIVED), reason=reason)


def _outworn(item: Occurrence) -> bool:
    """Whether its day is what "earlier this month" leaves on the first: a conflict beside a true day, alone none."""
    when = item.mention.when
    return when is not None and when.precision is Precision.RANGE and when.first == when.last


def _moves(item: Occurrence) -> Iterator[Occurrence]:
    """A sentence that moves an event "from 12 March to 26 March" gives two days, not a range."""
    when = item.mention.when
    words = item.sentence.text[item.mention.span.start - item.sentence.span.start :]
    moved = when and when.precision is Precision.RANGE and item.moved and shifted(item.sentence)
    if not (when and moved and (item.head in POSTPONED or FROM_TO.match(words) or outdated(item))):
        yield item
        return
    for day in (when.last, when.first):
        single = When(day, day, Precision.DAY, when.certainty)
        yield replace(item, mention=replace(item.mention, when=single))


def _firm(item: Occurrence, spun: tuple[str, ...]) -> bool:
    """A clean text's own day, written out or counted to the day."""
    when = item.mention.when
    return when is not None and not coarse(when) and item.sentence.article not in spun


def _firmness(item: Occurrence) -> tuple[bool, bool, bool, str, int]:
    """Finest and most explicit first, so that "next week" joins the days it holds."""
    when = item.mention.when
    return (
        when is None,
        when is not None and coarse(when),
        item.mention.relative,
        item.mention.span.article,
        item.mention.span.start,
    )


@dataclass(frozen=True)
class Builder:
    """Turns a group of occurrences into an Event."""

    material: Material

    @property
    def story(self) -> Story:
        return self.material.story

    def event(self, group: Group) -> Event:
        named = max((m for m in group.members if m.mention.when), key=self._wording)
        evidence = self._evidence(group, named)
        when = self._when(group)
        actors = self._actors(group, named)
        phrase = " … ".join(self._quote(s) for s in named.phrase)
        phrase = phrase[:1].upper() + phrase[1:]
        key = sha256("\0".join((named.head, fold(phrase) or fold(named.sentence.text), *actors[:3])))[:12]
        clean = any(s.article not in self.story.reworded for s in evidence)
        old = self.material.latest is not None and when[0].value.last < self.material.latest - OLD
        beside = tuple(m.sentence for m in group.members)
        return Event(
            id=key,
            phrase=phrase,
            head="statement" if named.kind == "saying" else named.head,
            when=when,
            evidence=evidence,
            actors=actors,
            place=slots.places(self.story, self.material.docs, group.members, self.material.days),
            convener=slots.conveners(self.story, self.material.actors, beside),
            participants=slots.participants(self.story, self.material.sentences, self.material.actors, beside),
            status=() if named.kind == "saying" else slots.status(self.story, self.material.docs, group.members),
            at=slots.versions(self.story, list(clock.times(group.members))),
            phrase_evidence=named.phrase or (named.sentence.span,),
            major=clean
            and bool(phrase)
            and named.settled
            and not LEANING.match(phrase)
            and named.kind != "saying"
            and not old,
        )

    def _quote(self, span: Span) -> str:
        return " ".join(self.story.article(span.article).quote(span).split())

    def _wording(self, item: Occurrence) -> tuple[bool, bool, bool, bool, bool, bool, bool, bool, int, int, str]:
        """Best name of the event: from a clean text, in its own words, naming somebody or something."""
        text = " ".join(self._quote(s) for s in item.phrase)
        words = text.split()
        capitals = sum(1 for w in words if w[:1].isupper())
        return (
            item.sentence.article not in self.story.reworded,
            bool(text),
            all(item.sentence.span.holds(s) for s in item.phrase),
            not SUBJECTLESS.match(text),
            capitals >= 2 or len(words) >= 3,
            capitals >= 2,
            not item.mention.quoted,
            len(words) <= 16,
            min(capitals, 4),
            -len(words),
            item.sentence.article,
        )

    def _evidence(self, group: Group, named: Occurrence) -> tuple[Span, ...]:
        rest = sorted(group.members, key=lambda m: (m.sentence.article in self.story.reworded, m.mention.span))
        return tuple(dict.fromkeys([named.sentence.span, *(m.sentence.span for m in rest)]))

    def _when(self, group: Group) -> tuple[Version[When], ...]:
        """The readings of the day, best first; a coarse reading that holds a finer one only supports it."""
        read = [m for m in group.members if m.mention.when]
        values = sorted({m.mention.when for m in read if m.mention.when})
        finest = [v for v in values if not any(within(v, other) and v != other for other in values)]
        finest = list({(v.first, v.last): v for v in sorted(finest, key=_plain)}.values())
        versions = []
        for value in finest:
            behind = [m for m in read if m.mention.when and self._supports(m.mention.when, value)]
            versions.append((self._rank(value, behind), self._version(value, behind)))
        return tuple(v for _, v in sorted(versions, key=lambda pair: pair[0]))

    def _supports(self, reading: When, value: When) -> bool:
        return (reading.first, reading.last) == (value.first, value.last) or within(reading, value)

    def _rank(self, value: When, behind: list[Occurrence]) -> tuple[bool, bool, date, int, date]:
        """A date written after a move, then the earliest copy's reading of relative words, then more origins."""
        moved = any(shifted(m.sentence) for m in behind)
        firsts = [self.material.datings[m.sentence.article].last for m in behind]
        seen = min((d for d in firsts if d), default=date.max)
        relative = all(m.mention.relative for m in behind)
        origins = len({self.story.origin(m.sentence.article) for m in behind})
        old = moved and any(outdated(m) for m in behind)
        latest = date.fromordinal(LAST_DAY - value.first.toordinal()) if moved else date.min
        return (not moved, old, seen if relative else date.min, -origins, latest)

    def _version(self, value: When, behind: list[Occurrence]) -> Version[When]:
        ordered = sorted(behind, key=lambda m: (m.mention.when != value, m.mention.relative, m.mention.span))
        origins = tuple(sorted({self.story.origin(m.sentence.article) for m in behind}))
        return Version(value, origins, tuple(m.mention.span for m in ordered), ordered[0].mention.reason)

    def _actors(self, group: Group, named: Occurrence) -> tuple[str, ...]:
        """Who is in the words that name the event, then who else is in its sentences; at most six."""
        inside = [a.id for a in self.material.actors if any(m.overlaps(s) for m in a.mentions for s in named.phrase)]
        spans = [m.sentence.span for m in group.members]
        around = [a.id for a in self.material.actors if any(m.overlaps(s) for m in a.mentions for s in spans)]
        return tuple(dict.fromkeys([*inside, *around]))[:6]


def _plain(value: When) -> tuple[bool, When]:
    """Of equal intervals the one written out stands."""
    return value.certainty is Certainty.STATED, value
