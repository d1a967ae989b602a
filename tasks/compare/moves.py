"""Events that an earlier edition let expect and that are now on another day, in another place, or off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from tasks import nlp
from tasks.compare import kinds, matters, sense
from tasks.compare.matters import Matter
from tasks.compare.then import FINE, Promise, Then, ahead, day_of, reading
from tasks.datewords import when as written
from tasks.model import Article, Change, Event, Facts, Reading, Span, When
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

MOVED = re.compile(
    r"\b(?:postpon\w+|reschedul\w+|deferr\w+|delayed|adjourned|brought forward|new date|"
    r"(?:later|earlier|sooner) than (?:planned|expected|announced|scheduled)|extended (?:\w+ ){0,2}(?:to|until|by)|"
    r"(?:put|pushed|push|moved|move|shifted) (?:off|back)|"
    r"(?:moved|shifted|pushed|slipped|switched)(?: \w+){0,2} (?:to|from|by|until)|"
    r"off (?:the|its|their) (?:calendar|agenda|order paper|list|schedule|timetable) (?:for|of|on))\b",
    re.IGNORECASE,
)
# The same only where the old day stands beside them.
INSTEAD = re.compile(r"\b(?:instead of|rather than|not|originally)\b", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(?:now|instead|moved?|relocat\w+|shift\w*|switch\w*|rather than|not in|venue|transferr\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Today:
    """An event of today with what it is recognised by."""

    matter: Matter
    evidence: Span  # a clean sentence
    explicit: bool  # its sentence says that something was moved


def find(facts: Facts, then: Then, as_of: date) -> Iterator[Change]:
    """One change for each past event still ahead that today's clean articles move, call off or put elsewhere."""
    days = {m.span: m.when for m in facts.dates if m.when}
    events = [t for e in facts.events if (t := _today(facts, e, days))]
    for promise in (p for p in then.promises if ahead(p)):
        alike = [t for t in events if matters.same(promise.matter, t.matter) or _replaces(facts, promise, t)]
        rivals = _moved(facts, then, promise, alike) or _rivals(facts, then, promise, alike, as_of)
        change = _day(facts, promise, rivals) or _off(facts, promise, alike) or _place(facts, then, promise, alike)
        if change:
            yield change


def _today(facts: Facts, event: Event, days: dict[Span, When]) -> Today | None:
    clean = [s for s in event.evidence if s.article not in facts.story.reworded]
    if not clean:
        return None
    articles = {a.id: a for a in facts.story.articles}
    told = [s for s in clean if _says_moved(articles[s.article], s)]
    return Today(matters.matter(event, articles, days), (told or clean)[0], bool(told))


def _says_moved(article: Article, span: Span) -> bool:
    """Whether the sentence says that something was moved, not that it may be or should."""
    doc = nlp.parse(article.readable)
    for match in MOVED.finditer(article.quote(span)):
        tokens = doc.char_span(span.start + match.start(), span.start + match.end(), alignment_mode="expand") or ()
        verbs = [t for t in tokens if t.pos_ == "VERB"]
        if not any(_unreal(t) for t in verbs):
            return True
    return False


# Another day --------------------------------------------------------------------------------------------------------


def _day(facts: Facts, promise: Promise, found: list[Today]) -> Change | None:
    """The same event on another day, where all that tell of it give one."""
    if len({t.matter.event.when[0].value for t in found}) != 1:
        return None
    version = found[0].matter.event.when[0]
    clean = tuple(s for s in version.evidence if s.article not in facts.story.reworded)
    if not clean:
        return None
    now = Reading(written(version.value), (*clean[:1], found[0].evidence))
    return _change(facts, promise, "when", now, found[0].matter.event.id)


def _replaces(facts: Facts, promise: Promise, today: Today) -> bool:
    """Whether a sentence that moves an event of the same kind gives the promised day as the old one."""
    sentence = facts.story.article(today.evidence.article).quote(today.evidence)
    if not (today.explicit or INSTEAD.search(sentence)) or not _kin(promise.matter, today.matter):
        return False
    # "From 25 February to 4 March" is read as one range.
    days = [m.when for m in facts.dates if m.when and today.evidence.holds(m.span)]
    return any(promise.matter.event.first in (d.first, d.last) for d in days)


def _kin(promised: Matter, today: Matter) -> bool:
    """One kind of event; or no kind, but what was promised: "the study was postponed"."""
    if today.kinds:
        return bool(promised.kinds & today.kinds)
    return 2 * len(promised.about & today.around) >= len(promised.about)


def _moved(facts: Facts, then: Then, promise: Promise, alike: list[Today]) -> list[Today]:
    """Events whose sentence says that they were moved, and from the promised day or from no day still named."""
    before = promise.matter.event.when[0].value
    out = []
    for today in alike:
        now = today.matter.event.when[0].value
        told = _replaces(facts, promise, today)
        plain = today.explicit and not _named(facts, before) and not _known(then, now)
        if (told or plain) and _apart(before, now) and _later(facts, today):
            out.append(today)
    return out


def _later(facts: Facts, today: Today) -> bool:
    """Whether the new day lies after its article: "postponed on Tuesday" moves nothing to Tuesday."""
    dating = dict(facts.datings).get(today.evidence.article)
    now = today.matter.event.when[0].value
    return now.precision in FINE and (dating is None or dating.last is None or now.first > dating.last)


def _apart(left: When, right: When) -> bool:
    """Whether no day is in both: one that holds the other is only less precise."""
    return left.last < right.first or right.last < left.first


def _rivals(facts: Facts, then: Then, promise: Promise, alike: list[Today], as_of: date) -> list[Today]:
    """Events given on another day without a word on a move, where nothing at all speaks for two events."""
    before = promise.matter.event.when[0].value
    others = (p for p in then.promises if p is not promise)
    if (
        before.precision not in FINE
        or _named(facts, before)
        or any(matters.same(promise.matter, p.matter) for p in others)
    ):
        return []
    return [t for t in alike if _rival(facts, promise, t, as_of) and not _known(then, t.matter.event.when[0].value)]


def _rival(facts: Facts, promise: Promise, today: Today, as_of: date) -> bool:
    event, before = today.matter.event, promise.matter.event.when[0].value
    now = event.when[0].value
    if len(event.when) > 1 or not event.major or event.status or now.precision not in FINE or not _apart(before, now):
        return False
    dating = dict(facts.datings).get(today.evidence.article)
    since = dating.first if dating and dating.first else as_of
    sentence = facts.story.article(today.evidence.article).quote(today.evidence)
    if before.last < since or not _coming(facts, event) or kinds.ANOTHER & set(fold(sentence).split()):
        return False  # the first took place, and this is the next
    names = today.matter.named & promise.matter.named
    words = today.matter.about & promise.matter.about
    return bool(names) and len(words) * 2 >= min(len(today.matter.about), len(promise.matter.about))


def _coming(facts: Facts, event: Event) -> bool:
    spans = {s for v in event.when for s in v.evidence}
    return any(m.direction == "upcoming" for m in facts.dates if m.span in spans)


def _named(facts: Facts, day: When) -> bool:
    """Whether a clean article of today speaks of ``day`` as one to come."""
    return any(
        m.when and not _apart(m.when, day) and m.when.precision in FINE and m.direction != "past"
        for m in facts.dates
        if m.span.article not in facts.story.reworded
    )


def _known(then: Then, day: When) -> bool:
    """Whether an earlier edition knew of something on ``day`` already."""
    ledgers = (t.ledger for s in then.stories for t in s.told)
    return any(m.when and (m.when.first, m.when.last) == (day.first, day.last) for x in ledgers for m in x.dates)


# Off, or elsewhere ----------------------------------------------------------------------------------------------------


def _off(facts: Facts, promise: Promise, alike: list[Today]) -> Change | None:
    """A clean sentence that says the event was postponed, cancelled or suspended, or will not be on its day."""
    articles = {a.id: a for a in facts.story.articles}
    day = promise.matter.event.when[0].value
    for today in alike:
        now = today.matter.event
        if any(s.value == "not planned" for s in now.status) and not _apart(now.when[0].value, day):
            return _change(facts, promise, "status", reading(articles, today.evidence), now.id)
    for claim in (c for c in facts.claims if c.kind in ("fact", "planned")):
        for span in (s for s in claim.evidence if s.article not in facts.story.reworded):
            token = _verb(facts, span)
            if token is not None and _means(facts, promise, span, token):
                words = reading(articles, span)
                event = next((e.id for e in facts.events if span in e.evidence), "")
                return _change(facts, promise, "status", words, event)
    return None


def _verb(facts: Facts, span: Span) -> "Token | None":
    """The verb of the sentence that puts something off or calls it off, as done."""
    doc = nlp.parse(facts.story.article(span.article).readable)
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand") or ()
    return next((t for t in tokens if calls_off(t) and not _unreal(t)), None)


def calls_off(token: "Token") -> bool:
    """Whether the verb is one of putting off or calling off."""
    lemma = token.lemma_.casefold()
    if token.pos_ != "VERB" or lemma not in kinds.PUT_OFF | kinds.SUSPENDED | set(kinds.CALLED_OFF):
        return False
    particles = {c.lower_ for c in token.children if c.dep_ in ("prt", "advmod")}
    return lemma not in kinds.NEEDS_PARTICLE or bool(particles & set(kinds.NEEDS_PARTICLE[lemma]))


def _unreal(token: "Token") -> bool:
    """Denied, possible, feared or asked for."""
    near = [token]
    while near[-1].head.i != near[-1].i:
        near.append(near[-1].head)
    if any(c.dep_ == "neg" or c.lower_ in kinds.HEDGES for t in near[:2] for c in t.lefts):
        return True
    if "to" in {c.lower_ for c in token.lefts if c.dep_ == "aux"} or token.dep_ in ("advcl", "pcomp"):
        return True
    return any(t.lemma_.casefold() in kinds.WISHING for t in near[1:] if t.pos_ in ("VERB", "NOUN"))


def _means(facts: Facts, promise: Promise, span: Span, token: "Token") -> bool:
    """Whether what is put off is the promised event: its kind, and its names or its day."""
    objects = [c for c in token.children if c.dep_ in ("nsubjpass", "dobj", "obj")]
    if token.dep_ in ("acl", "relcl", "conj") and not objects:
        objects = [token.head]
    heads = [o for o in objects if kinds.alike(o.lemma_.casefold(), promise.matter.event.head)]
    if not heads:
        return False
    days = {m.span: m.when for m in facts.dates if m.when and m.span not in _of_words(facts)}
    said = sense.of(facts.story.article(span.article), span, days)
    wanted = promise.matter.event.when[0].value
    told = [w for s, w in days.items() if span.holds(s)]
    same_day = any(not _apart(w, wanted) for w in told)
    if told and not same_day and not any(m.when is None for m in facts.dates if span.holds(m.span)):
        moved = [w for w in told if w.first > wanted.last]
        if not moved:
            return False  # another event's day
    ranks = {w for o in heads for w in o.sent.text.split()} & kinds.RANKS
    if ranks != promise.matter.ranks and not same_day:
        return False
    if said.names - promise.matter.around and promise.matter.named - said.words and not same_day:
        return False
    return same_day or len(promise.matter.about & said.words) >= 1 + (not promise.matter.named & said.words)


def _of_words(facts: Facts) -> frozenset[Span]:
    """Dates that only tell when somebody spoke."""
    return frozenset(s for e in facts.events if e.head == "statement" for v in e.when for s in v.evidence)


def _place(facts: Facts, then: Then, promise: Promise, alike: list[Today]) -> Change | None:
    """Another town for the same day, in a sentence that speaks of a move."""
    event = promise.matter.event
    for today in alike:
        now = today.matter.event
        if len(event.place) != 1 or len(now.place) != 1 or _apart(event.when[0].value, now.when[0].value):
            continue
        old, new = event.place[0], now.place[0]
        sentence = facts.story.article(today.evidence.article).quote(today.evidence)
        clean = tuple(s for s in new.evidence if s.article not in facts.story.reworded)
        distinct = fold(old.value) not in fold(new.value) and fold(new.value) not in fold(old.value)
        if clean and distinct and ELSEWHERE.search(sentence) and not then.earlier.holds(new.value):
            reading_ = Reading(new.value, (*clean[:1], today.evidence))
            change = _change(facts, promise, "place", reading_, now.id)
            return replace(change, before=Reading(old.value, (*old.evidence[:1], *promise.matter.event.evidence[:1])))
    return None


def _change(
    facts: Facts, promise: Promise, slot: Literal["when", "status", "place"], now: Reading, event: str
) -> Change:
    past = promise.matter.event
    return Change(
        kind="changed",
        story=facts.story.id,
        slot=slot,
        matter=past.phrase,
        matter_evidence=past.phrase_evidence,
        before=day_of(promise),
        now=now,
        told=promise.told,
        event=event or past.id,
    )
