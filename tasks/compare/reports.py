"""Promises and what became of them: events that an earlier edition let expect, reported today or by nobody."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from tasks import nlp
from tasks.compare import kinds, moves, sense
from tasks.compare.sense import Sense
from tasks.compare.then import FINE, Promise, Then, ahead, day_of, promises, reading
from tasks.model import Article, Change, Comparison, Facts, Past, Span, When
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_SHARED = 2  # content words of announcement and report
FULL_NAME = 2  # words of a name: given name and surname
LEAST_SHARE = 0.6  # of the announcement's, in a report that does not give the day
KEPT = re.compile(
    r"\bas (?:(?:he|she|it|they) had (?:said|promised|announced|planned|told)|promised|planned|announced|scheduled)\b",
    re.IGNORECASE,
)
SUBSTITUTES = frozenset("may might could would should will shall 'll ’ll can".split())


def reported(facts: Facts, then: Then, as_of: date) -> Iterator[Change]:
    """One change for each past event due by ``as_of`` that a clean sentence of today tells as done."""
    days = {m.span: m.when for m in facts.dates if m.when}
    articles = {a.id: a for a in facts.story.articles}
    said = [sense.of(articles[s.article], s, days) for s in _sentences(facts)]
    for promise in (p for p in then.promises if ahead(p) and p.matter.event.first <= as_of):
        found = (
            s
            for s in said
            if not then.earlier.holds(s.text)
            and _written_by(facts, s.span.article, promise)
            and (_done(facts, promise, s, days) or _kept(promise, s, said))
        )
        best = next(iter(sorted(found, key=lambda s: (-len(promise.matter.about & s.words), s.span))), None)
        if best:
            event = next((e.id for e in facts.events if best.span in e.evidence), promise.matter.event.id)
            yield Change(
                kind="reported",
                story=facts.story.id,
                slot="event",
                matter=promise.matter.event.phrase,
                matter_evidence=promise.matter.event.phrase_evidence,
                before=day_of(promise),
                now=reading(articles, best.span),
                told=promise.told,
                event=event,
            )


def _sentences(facts: Facts) -> list[Span]:
    """Clean sentences told as facts, in the story's order."""
    rank = {a.id: i for i, a in enumerate(facts.story.clean)}
    spans = {
        e
        for c in facts.claims
        if c.kind in ("fact", "forecast") or c.statement
        for e in c.evidence
        if e.article in rank
    }
    return sorted(spans, key=lambda s: (rank[s.article], s))


def _written_by(facts: Facts, article: str, promise: Promise) -> bool:
    """Whether the article can have been written when the event had begun."""
    dating = dict(facts.datings).get(article)
    return dating is None or dating.last is None or dating.last >= promise.matter.event.first


def _done(facts: Facts, promise: Promise, said: Sense, days: Mapping[Span, When]) -> bool:
    """Whether the sentence tells the promised event as done: on its day, or by its names."""
    mine = [w for s, w in days.items() if said.span.holds(s)]
    event = promise.matter.event
    near = any(w.first <= event.last and event.first <= w.last for w in mine)
    on_day = near and any(w.precision in FINE for w in mine)
    names = promise.matter.named & said.words
    in_person = on_day and len(names) >= FULL_NAME and _examined(facts, said.span)
    if (mine and not near) or not (promise.matter.what & said.words or in_person):
        return False
    shared = promise.matter.about & said.words
    strange = bool(said.names - promise.matter.around) and bool(promise.matter.named - said.words - kinds.OFFICES)
    telling = promise.matter.named | promise.matter.what - kinds.TELLING
    share = len(telling & said.words) / max(1, len(telling))
    enough = bool(names) or len(shared) >= LEAST_SHARED
    if not on_day:
        enough = bool(names) and len(shared) >= LEAST_SHARED and share >= LEAST_SHARE and not strange
    return enough and _happened(facts, promise, said.span, dated=on_day)


def _kept(promise: Promise, said: Sense, others: list[Sense]) -> bool:
    """Whether the article says of who promised that it came "as she had said", in a sentence on the same matter."""
    if not _on_matter(promise, said) or said.denied:
        return False
    mine = (s for s in others if s.span.article == said.span.article and KEPT.search(s.text))
    return any(promise.matter.named & s.words and not s.denied for s in mine)


def _on_matter(promise: Promise, said: Sense) -> bool:
    """Whether the sentence names in full who promised, and what."""
    what = promise.matter.what - promise.matter.named
    return len(promise.matter.named & said.names) >= FULL_NAME and len(what & said.words) >= LEAST_SHARED


def _examined(facts: Facts, span: Span) -> bool:
    """Whether the sentence tells that somebody was questioned, and not by the press."""
    words = set(sense.WORD.findall(fold(facts.story.article(span.article).quote(span))))
    return bool(words & kinds.EXAMINED) and not words & kinds.PRESS


def _happened(facts: Facts, promise: Promise, span: Span, *, dated: bool) -> bool:
    """Whether a verb of the event's kind stands there in the past, or its noun under a verb in the past.

    Where the day is given, "the list, published by the ministry on Monday" says as much.
    """
    doc = nlp.parse(facts.story.article(span.article).readable)
    head = promise.matter.event.head
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand") or ()
    if any(moves.calls_off(t) for t in tokens):
        return False
    mine = (t for t in tokens if t.pos_ in ("VERB", "NOUN", "PROPN") and _kind(t, promise, head))
    ranks = {w for w in facts.story.article(span.article).quote(span).split() if w in kinds.RANKS}
    if ranks and promise.matter.ranks and ranks.isdisjoint(promise.matter.ranks):
        return False
    return any(_past(t) or (dated and t.tag_ == "VBN" and t.dep_ == "acl") for t in mine)


def _kind(token: "Token", promise: Promise, head: str) -> bool:
    lemma = token.lemma_.casefold()
    return lemma == head or bool(kinds.of(lemma) & promise.matter.kinds)


def _past(token: "Token") -> bool:
    """Told as done: the verb, or the verb above the noun, is in the past, settled and not denied."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    helping = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}
    if helping & SUBSTITUTES or "to" in helping or any(c.dep_ == "neg" for c in verb.children):
        return False
    if verb.lemma_.casefold() in kinds.PLANNING and verb is not token:
        return False
    above = verb.head
    planned = verb.dep_ in ("xcomp", "ccomp") and above.lemma_.casefold() in kinds.PLANNING
    finite = verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and bool(helping & {"was", "were", "has", "have", "had", "been"})
    )
    joined = verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN") and above.tag_ in ("VBD", "VBN")
    return (finite or joined) and not planned


# Not reported -------------------------------------------------------------------------------------------------------


def overdue(
    past: Past, comparisons: tuple[Comparison, ...], as_of: date, others: tuple[Article, ...] = ()
) -> tuple[Change, ...]:
    """Events whose last day came between the last edition and ``as_of`` and that nothing read today tells of.

    ``others`` are articles of today that no comparison holds. Once each, soonest first; in doubt none.
    """
    if past.edition is None:
        return ()
    told = _Told(comparisons, others)
    found: dict[tuple[date, str], Change] = {}
    for story in past.stories:
        due = [p for p in promises(story) if _due(p, past.edition, as_of)]
        texts = " ".join(fold(a.readable) for a in story.articles) if due else ""
        for promise in due:
            event = promise.matter.event
            if not told.of(promise, texts):
                found.setdefault((event.last, fold(event.phrase)), _expected(promise))
    return tuple(found[key] for key in sorted(found))


def _due(promise: Promise, edition: date, as_of: date) -> bool:
    version = promise.matter.event.when[0].value
    return version.precision in FINE and edition <= version.last < as_of and ahead(promise)


def _expected(promise: Promise) -> Change:
    event = promise.matter.event
    return Change(
        kind="expected",
        story=promise.story,
        slot="event",
        matter=event.phrase,
        matter_evidence=event.phrase_evidence,
        before=day_of(promise),
        now=None,
        told=promise.told,
        event=event.id,
    )


class _Told:
    """What the articles of today say, in any story."""

    def __init__(self, comparisons: tuple[Comparison, ...], others: tuple[Article, ...]) -> None:
        self.taken = {
            s
            for c in comparisons
            for change in c.changes
            if change.kind in ("reported", "changed", "corrected") and change.before
            for s in (*change.before.evidence, *change.matter_evidence)
        }
        self.said: list[Sense] = []
        known = set()
        for comparison in comparisons:
            days = {m.span: m.when for m in comparison.facts.dates if m.when}
            for article in comparison.facts.story.articles:
                known.add(article.id)
                self.said += [sense.of(article, s, days) for s in sense.sentences(article)]
        for article in (a for a in others if a.id not in known):
            self.said += [sense.of(article, s, {}) for s in sense.sentences(article)]

    def of(self, promise: Promise, before: str) -> bool:
        """Whether a change takes the event up, or a sentence that the texts ``before`` lack tells of it."""
        event = promise.matter.event
        if not self.taken.isdisjoint((*event.when[0].evidence, *event.phrase_evidence)):
            return True
        return any(self._tells(said, promise) and fold(said.text).rstrip(".") not in before for said in self.said)

    def _tells(self, said: Sense, promise: Promise) -> bool:
        """Whether a sentence names the event by its day or by its kind and names."""
        event = promise.matter.event
        shared = promise.matter.about & said.words
        kin = any(kinds.alike(w, event.head) for w in sense.WORD.findall(fold(said.text)))
        # A country and the goods it is about are on every page of such a story: two words need the event's own as well.
        enough = 2 if kin else 3
        if (sense.key(event.when[0].value) in said.days and len(shared) >= enough) or _on_matter(promise, said):
            return True
        return kin and not said.ahead and len(promise.matter.named & said.words) >= 2
