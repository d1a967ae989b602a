"""A change of office: an earlier note had the one, and a sentence of today says that the actor was made the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tasks.compare import officewords, sense
from tasks.compare.identity import Met, whole
from tasks.compare.officewords import (
    AFTER,
    BESIDE,
    BY,
    HEADS,
    HEDGES,
    NAMED_BY,
    STANDINGS,
    YEAR,
    exclusive,
    field,
    heads,
)
from tasks.model import Actor, Article, Change, Facts, Held, KnownActor, Memory, Reading, Span, Version
from tasks.text import fold, name_words


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a sentence of today gives an actor: its words, and the sentence."""

    span: Span
    sentence: Span
    text: str


def changed(met: Met, memory: Memory) -> tuple[Facts, tuple[Change, ...]]:
    """The facts with the new office first among an actor's roles, and a change for each such actor."""
    found = {actor.id: one for actor in met.facts.actors if (one := _change(met, actor, memory))}
    actors = tuple(_promoted(met.facts, a, found[a.id]) if a.id in found else a for a in met.facts.actors)
    return replace(met.facts, actors=actors), tuple(found[a.id] for a in actors if a.id in found)


def _promoted(facts: Facts, actor: Actor, change: Change) -> Actor:
    """Its new office stands first; what is the same in other words goes with it."""
    assert change.now is not None
    now = change.now
    origin = facts.story.origin(now.evidence[0].article)
    others = tuple(r for r in actor.roles if fold(r.value) != fold(now.text))
    return replace(actor, roles=(Version(now.text, (origin,), now.evidence[:1]), *others))


def _change(met: Met, actor: Actor, memory: Memory) -> Change | None:
    known = met.known.get(actor.id)
    if actor.kind != "person" or actor.listed or known is None or not _one_name(actor, known):
        return None
    before = _before(known, memory)
    if before is None:
        return None
    held, text = before
    for office in _named(met.facts, actor, held, text):
        if _other(held.value, office.text, known) and _grounded(met.facts, actor, known, office, held):
            return _made(met.facts, actor, held, office)
    return None


def _one_name(actor: Actor, known: KnownActor) -> bool:
    names = {name_words(n) for n in (known.name, *known.names)}
    return whole(actor.name, "person") and name_words(actor.name) in names


def _before(known: KnownActor, memory: Memory) -> tuple[Held, Article] | None:
    """The one office that the last edition to give any had, with the text that gives it word for word."""
    last = max((h.last for h in known.roles), default=None)
    held = [h for h in known.roles if h.last == last and field(h.value)]
    if not held or len({field(h.value) for h in held}) > 1 or not all(exclusive(h.value) for h in held):
        return None
    texts = {a.id: a for a in memory.articles}
    for one in held:
        text = texts.get(one.evidence[0].article)
        if text and text.rights != "link" and fold(one.value) == fold(" ".join(text.quote(one.evidence[0]).split())):
            return one, text
    return None


def _other(before: str, now: str, known: KnownActor) -> bool:
    """Another office, and not one in other words; one that any edition knew of is not new."""
    if not exclusive(now) or not field(now):
        return False
    old, new = officewords.words(before) & STANDINGS, officewords.words(now) & STANDINGS
    sides = frozenset(w for side in known.acts_for for w in fold(side.value).split())
    here, there = field(before) - sides, field(now) - sides
    if old and not new and here == there:  # "deputy governor" becomes "governor"
        held = (h.value for h in known.roles if not officewords.words(h.value) & STANDINGS)
        return all(field(value) - sides != there for value in held)
    if old or new or not here or not there or here & there:
        return False
    if (here <= HEADS or there <= HEADS) and heads(before) & heads(now):
        return False  # "governor" and "governor of the central bank" may be one
    return not any(field(h.value) & there for h in known.roles)


def _named(facts: Facts, actor: Actor, held: Held, before: Article) -> Iterator[Office]:
    """The offices that sentences of today say the actor was made, told now and of now."""
    dated = dict(facts.datings)
    since = before.dated.first or held.last
    for article in facts.story.clean:
        day = dated[article.id].last if article.id in dated else None
        if article.rights == "link" or day is None or day < since:
            continue
        sentences = tuple(sense.sentences(article))
        for mention in (m for m in actor.mentions if m.article == article.id):
            sentence = next((s for s in sentences if s.holds(mention)), None)
            office = _said(article, mention, sentence) if sentence else None
            if office and _now(facts, office, since):
                yield office


def _said(article: Article, mention: Span, sentence: Span) -> Office | None:
    text = article.readable
    lead, rest = text[sentence.start : mention.start], text[mention.end : sentence.end]
    if HEDGES.search(lead) or BESIDE.search(text[sentence.start : sentence.end]):
        return None
    match = AFTER.match(rest)
    if match is None and BY.search(lead):
        match = NAMED_BY.match(rest)
    if match is None or "\n" in match.group():
        return None
    span = Span(article.id, mention.end + match.start("office"), mention.end + match.end("office"))
    return Office(span, sentence, " ".join(article.quote(span).split()))


def _now(facts: Facts, office: Office, since: date) -> bool:
    """No day in the sentence lies before the text that had the other office."""
    days = [m.when for m in facts.dates if m.when and office.sentence.holds(m.span)]
    text = facts.story.article(office.sentence.article).quote(office.sentence)
    years = [int(y) for y in YEAR.findall(text)]
    return all(d.last >= since for d in days) and all(y >= since.year for y in years)


def _grounded(facts: Facts, actor: Actor, known: KnownActor, office: Office, held: Held) -> bool:
    """Something but the name says that both are one: a side in common, or the old office in the text of today."""
    sides = {fold(h.value) for h in known.acts_for}
    if sides & {fold(v.value) for v in actor.acts_for}:
        return True
    text = fold(facts.story.article(office.span.article).readable)
    where = officewords.place(held.value)
    bare = fold(held.value).removesuffix(f" of {fold(where)}") if where else fold(held.value)
    return any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", text) for w in (*sides, bare, fold(where)) if w)


def _made(facts: Facts, actor: Actor, held: Held, office: Office) -> Change:
    own = [m for m in actor.mentions if office.sentence.holds(m)]
    full = [m for m in actor.mentions if fold(facts.story.article(m.article).quote(m)) == fold(actor.name)]
    return Change(
        kind="changed",
        story=facts.story.id,
        slot="role",
        matter=actor.name,
        matter_evidence=tuple(dict.fromkeys((*own, *full[:1]))),
        before=Reading(held.value, held.evidence[:1]),
        now=Reading(office.text, (office.span, office.sentence)),
        told=held.last,
        actor=actor.id,
    )
