"""Headline, bottom line, key points and quotations of a story."""

import re

from tasks import datewords, nlp
from tasks.model import Article, Claim, Comparison, Event, Line, Quoted, Slot, Span, Statement, Story
from tasks.summarise import changes, phrases, quoting, rank
from tasks.text import SUBJECTLESS, clip

HEADLINE_WORDS = (7, 22)
BOTTOM_WORDS, BOTTOM_LINES = 35, 2
OPENING = 3  # sentences of an article that say what it is about
# Openings that lean on the sentence before.
FIRST = re.compile(r"[^\W_][^\n]*?(?=[.!?](?:\s|$)|\n|\Z)")  # the words before the first full stop
LINES_TRIED, LEAST_WORDS = 8, 3  # for a headline
LEAST_QUOTED = 4  # words of a quotation of which a sentence can be a part
DANGLING = re.compile(
    r"(?:He|She|It|They|We|I|His|Her|Its|Their|This|These|That|Those|Such|There|Here|"
    r"Accompanying|Participants|Both|"
    r"Others?|Another|The (?:trip|talks|meeting|move|decision|discussions?|event|gathering|announcement|"
    r"statement|two|pair))\b"
)


def headline(comparison: Comparison) -> Line:
    """The headline of the lead, else of another article, else the beginning of the lead's first sentence."""
    facts = comparison.facts
    if own := _own(facts.story):
        return own
    first = next((e for e in _openings(comparison)), None)
    if first is None:
        return phrases.fixed("no_headline")
    cut = _cut(facts.story.article(first.article), first)
    return quoting.headline(facts.story.article(cut.article), cut)


def _own(story: Story) -> Quoted | None:
    """The lead's own headline, else that of the first article with one; that of a text which may only be linked, whole.

    A headline of a paragraph's length is none; nor is that of a reworded copy.
    """
    lead = story.article(story.lead)
    if lead.rights == "link":
        return quoting.headline(lead, lead.headline) if lead.headline and lead.quote(lead.headline).split() else None
    others = (a for a in story.articles if a.id != lead.id and a.id not in story.reworded)
    for article in (lead, *others):
        span = article.headline
        if span and 0 < len(article.quote(span).split()) <= HEADLINE_WORDS[1]:
            return quoting.headline(article, span)
    return None


def plain_headline(story: Story) -> Line:
    """The headline of a story that was not parsed: that of an article, else the first words of its first sentence."""
    lead = story.article(story.lead)
    own = _own(story)
    if own or lead.rights == "link":
        return own or phrases.fixed("no_headline")
    found = list(FIRST.finditer(lead.readable))[:LINES_TRIED]
    # A release begins with its letterhead: "GOVERNMENT GAZETTE".
    telling = (m for m in found if len(m[0].split()) >= LEAST_WORDS and not m[0].isupper())
    first = next(telling, found[0] if found else None)
    if not first:
        return phrases.fixed("no_headline")
    text = clip(first[0].rstrip(), HEADLINE_WORDS[1])[0].rstrip(" ,;:—–-.")
    return quoting.headline(lead, Span(lead.id, first.start(), first.start() + len(text)))


def _openings(comparison: Comparison) -> list[Span]:
    facts = comparison.facts
    spans = sorted(e for c in facts.claims for e in c.evidence if e.article == facts.story.lead)
    rest = sorted(e for c in facts.claims for e in c.evidence if e.article not in facts.story.reworded)
    return spans or rest


def _cut(article: Article, span: Span) -> Span:
    """The longest beginning of the sentence, at most 22 words, that ends where a clause, else a phrase, ends."""
    doc = nlp.parse(article.readable)
    tokens = list(doc.char_span(span.start, span.end, alignment_mode="expand") or ())
    ends: dict[bool, int] = {}
    for token in tokens[1:]:
        count = len(article.text[span.start : token.idx].split())
        firm = (token.dep_ in ("acl", "relcl", "advcl", "appos") and token.left_edge.i == token.i) or token.text in (
            ",",
            ";",
        )
        loose = token.dep_ in ("prep", "agent", "cc", "mark")
        if HEADLINE_WORDS[0] <= count <= HEADLINE_WORDS[1] and (firm or loose):
            ends[firm] = token.idx
    end = (
        span.end
        if len(article.quote(span).split()) <= HEADLINE_WORDS[1]
        else ends.get(True) or ends.get(False) or span.end
    )
    text = article.text[span.start : end].rstrip(" ,;:—–-.")
    return Span(article.id, span.start, span.start + len(text))


def bottom_line(comparison: Comparison) -> tuple[Line, ...]:
    """What changed, then the main dated event and the next one, else the lead sentence; at most 35 words."""
    events = _majors(comparison)
    telling = [e for e in events if _carries(comparison, e)]
    main = min(telling, key=lambda e: _prominence(comparison, e), default=None)
    coming = [e for e in events if e.id in comparison.upcoming and e is not main]
    lines: list[Line] = [x for c in changes.ordered(comparison.changes)[:1] if (x := changes.line(c))]
    if main:
        lines.append(_dated("what_when", main))
        lines += [_dated("next", e) for e in sorted(coming, key=lambda e: _prominence(comparison, e))[:1]]
    else:
        lines += [q for s in _openings(comparison)[:1] if (q := quoting.sentence(comparison.facts, (s,)))]
        lines += [_dated("next", e) for e in coming[:1]]
    kept: list[Line] = []
    for line in lines:
        if len(kept) < BOTTOM_LINES and sum(len(x.text.split()) for x in (*kept, line)) <= BOTTOM_WORDS:
            kept.append(line)
    if not kept and events:
        kept.append(_dated("what_when", min(events, key=lambda e: _prominence(comparison, e))))
    return tuple(kept)


def _majors(comparison: Comparison) -> list[Event]:
    """Events to speak of on top: named, with one reading of the day, not told by a reworded copy only."""
    story = comparison.facts.story
    return [
        e
        for e in comparison.facts.events
        if e.major and len(e.when) == 1 and " " in e.phrase and any(s.article not in story.reworded for s in e.evidence)
    ]


def _carries(comparison: Comparison, event: Event) -> bool:
    """Fit to be the main thing: it says who, and two articles tell it, or the lead opens with it and it is ahead."""
    several = len({s.article for s in event.evidence}) > 1
    ahead = event.id in comparison.upcoming and any(
        a.overlaps(b) for a in event.evidence for b in _openings(comparison)[:OPENING]
    )
    return not SUBJECTLESS.match(event.phrase) and (several or ahead)


def _prominence(comparison: Comparison, event: Event) -> tuple[int, int, str]:
    """How early the lead article speaks of it, then how many articles do."""
    lead = comparison.facts.story.lead
    starts = [s.start for s in event.evidence if s.article == lead]
    return min(starts, default=10**9), -len({s.article for s in event.evidence}), event.id


def _dated(pattern: str, event: Event) -> Line:
    version = event.when[0]
    reason = version.reason or "as written"
    if datewords.told_in(event.phrase, version.value):
        pattern += "_told"
    return phrases.fill(
        pattern,
        (
            Slot("what", event.phrase, event.phrase_evidence),
            Slot("when", datewords.when(version.value), version.evidence, reason),
        ),
    )


def key_points(
    comparison: Comparison, most: int, ranks: dict[Span, float], *, known: frozenset[str] = frozenset()
) -> tuple[Quoted, ...]:
    """The lead fact, then events ahead by day, then events past, then context.

    Claims in ``known`` stand elsewhere on the page. In a story told before what is new comes first.
    """
    facts = comparison.facts
    eligible = [c for c in ordered(comparison, ranks) if _eligible(comparison, c) and c.id not in known]
    lead = next((c for s in _openings(comparison)[:2] for c in eligible if c.evidence[0] == s), None)
    majors = [e for e in facts.events if e.major]
    wanted = [e.id for e in majors if e.id in comparison.upcoming] + [
        e.id for e in reversed(majors) if e.id not in comparison.upcoming
    ]
    told_before = comparison.seen is not None
    fresh = [c for c in eligible if c.id in comparison.fresh] if told_before else []
    chosen: list[Claim] = []
    for pool in (fresh, eligible):
        for claim in [lead, *(_best_for(pool, e, chosen) for e in wanted), *pool]:
            if claim and claim in pool and claim not in chosen and len(chosen) < most:
                chosen.append(claim)
    order = {e: i for i, e in enumerate(wanted)}

    def place(claim: Claim) -> tuple[bool, bool, int]:
        old = told_before and claim.id not in comparison.fresh
        return old, claim is not lead, min((order.get(e, 99) for e in claim.events), default=100)

    lines = (quoting.sentence(facts, passages(comparison, c, keep=c is lead)) for c in sorted(chosen, key=place))
    return tuple(line for line in lines if line)


def ordered(comparison: Comparison, ranks: dict[Span, float]) -> list[Claim]:
    """Facts and plans that stand alone, the weightiest first."""
    fit = (c for c in comparison.facts.claims if c.kind in ("fact", "planned"))
    standing = [c for c in fit if any(_stands_alone(comparison, s) for s in c.evidence)]
    return sorted(standing, key=lambda c: (-_weight(comparison, c, ranks), c.evidence[0]))


def _weight(comparison: Comparison, claim: Claim, ranks: dict[Span, float]) -> float:
    """How much a claim says, and how well its best sentence says it."""
    best = max(_wording(comparison, s) for s in claim.evidence)
    return rank.score(comparison.facts, claim, ranks) + 0.3 * best


def passages(comparison: Comparison, claim: Claim, *, keep: bool = False) -> tuple[Span, ...]:
    """One passage an article; the best worded first unless the claim's own is to be kept."""
    seen: dict[str, Span] = {}
    for span in claim.evidence:
        seen.setdefault(span.article, span)
    spans = list(seen.values())
    if not keep:
        spans.sort(key=lambda s: -_wording(comparison, s))
    return tuple(spans)


def _wording(comparison: Comparison, span: Span) -> float:
    """A sentence that stands alone, names its day and its people, says who said it, and is short."""
    facts = comparison.facts
    if not _stands_alone(comparison, span):
        return -100.0
    day = any(m.when and not m.relative and _inside((m.span,), span) for m in facts.dates)
    people = sum(1 for a in facts.actors if a.kind == "person" and _inside(a.mentions, span))
    said = any(s.official and _inside(s.evidence, span) for s in facts.statements)
    length = len(facts.story.article(span.article).quote(span).split())
    return 1.0 * day + 0.5 * min(people, 3) + 0.7 * said - 0.05 * max(0, length - 12)


def _eligible(comparison: Comparison, claim: Claim) -> bool:
    """Worth a point: told by several, or on an event or a statement, unless there is one article only."""
    alone = len(comparison.facts.story.articles) == 1
    return bool(len(claim.articles) > 1 or claim.statement or claim.events or alone)


def _stands_alone(comparison: Comparison, span: Span) -> bool:
    """Of a clean text, no question, not leaning on the sentence before, not part of a quotation."""
    facts = comparison.facts
    if span.article in facts.story.reworded:
        return False
    text = facts.story.article(span.article).quote(span)
    leads = quoting.LEADING.match(text)
    body = text[leads.end() :] if leads else text
    quoted = any(
        s.seen == "quoted" and _inside(s.evidence, span) and not _held(comparison, s) for s in facts.statements
    )
    return quoting.even(body) and not (quoted or DANGLING.match(body) or body.endswith("?"))


def _held(comparison: Comparison, statement: Statement) -> bool:
    """Too few words to be anything but a part of the sentence that holds them up."""
    return len(quoting.slot_words(comparison.facts, statement.evidence).split()) < LEAST_QUOTED


def _inside(evidence: tuple[Span, ...], span: Span) -> bool:
    return any(e.overlaps(span) for e in evidence)


def _best_for(eligible: list[Claim], event: str, chosen: list[Claim]) -> Claim | None:
    """The best claim on an event that nothing chosen speaks of yet."""
    return next((c for c in eligible if event in c.events and c not in chosen), None)


def quotations(comparison: Comparison, most: int) -> tuple[Line, ...]:
    """Direct words of official speakers first, then of others; each at most sixty words, from a clean text."""
    facts = comparison.facts
    clean = [
        s
        for s in facts.statements
        if s.seen == "quoted" and s.speaker and s.evidence[0].article not in facts.story.reworded
    ]
    ordered = sorted(clean, key=lambda s: (not s.official, -len({e.article for e in s.evidence}), s.evidence[0]))
    lines = [_quotation(comparison, s) for s in ordered]
    return tuple([line for line in lines if line][:most])


def _quotation(comparison: Comparison, statement: Statement) -> Line | None:
    words = quoting.slot_words(comparison.facts, statement.evidence[:1])
    if not 6 <= len(words.split()) <= 60 or not statement.attribution:
        return None
    slots = [
        Slot("words", words, statement.evidence),
        Slot("speaker", _speaker(comparison, statement), statement.attribution, "as the sentence names the speaker"),
    ]
    if statement.medium:
        slots.append(Slot("medium", f", {statement.medium}", statement.attribution, "as the sentence names the medium"))
    return phrases.fill("quote", slots)


def _speaker(comparison: Comparison, statement: Statement) -> str:
    """The actor's full name where the speaker is one, with the role; else as the sentence has it."""
    actor = next((a for a in comparison.facts.actors if a.id == statement.actor), None)
    return actor.name if actor else statement.speaker
