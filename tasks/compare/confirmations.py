"""What rested on one origin, or on nobody named, and that another origin or an official text now tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.compare import sense
from tasks.compare.moves import ELSEWHERE, MOVED
from tasks.compare.sense import Sense
from tasks.compare.then import Then, paragraph, reading
from tasks.model import Change, Claim, Facts, Ledger, Span
from tasks.text import fold

_PAPER = r"(?:paper|document|draft|memo|letter|text|email|note)s?"
UNNAMED = re.compile(
    r"\b(?:sources|officials|diplomats|people|insiders|aides|an? (?:\w+ )?(?:source|official|diplomat|person|aide))\b"
    r"(?:[^\w.\n]{1,3}+\w{1,20}+){0,8}?[^\w.\n]{1,3}+"  # word by word: letter by letter it would be slow
    r"(?:said|say|told|familiar|close to|briefed|with knowledge)|\b(?:reportedly|(?:is|are) understood to|"
    r"according to (?:\w+ ){0,3}(?:sources|officials|people|diplomats))\b|"
    r"\bon condition of anonymity\b|\b(?:unnamed|anonymous)\b|"
    rf"\baccording to an? (?:\w+ ){{0,3}}{_PAPER}\b[^.\n]{{0,40}}"
    r"\b(?:found its way|leaked|seen|obtained|shown|passed|in the hands)\b|"
    rf"\b(?:leaked|confidential|unpublished) (?:\w+ )?{_PAPER}\b|\b{_PAPER} (?:seen|obtained|reviewed|viewed) by\b",
    re.IGNORECASE,
)
UNNAMED_COUNT = re.compile(
    r"\b(?:"
    + "|".join(sense.NUMBERS)
    + r"|\d{1,2}) (?=(?:\w+ ){0,2}(?:sources|officials|diplomats|people|insiders|aides)\b)",
    re.IGNORECASE,
)
LEAST_SHARED = 4  # names, figures and content words in both
LEAST_SHARE = 0.5  # of the shorter sentence's
COPIED = 0.5  # share of three-word runs above which a sentence repeats the other
MOST = 2  # of one story
GRAM = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of an earlier edition that stood on little."""

    said: Sense
    origins: frozenset[str]
    unnamed: bool


def find(facts: Facts, then: Then) -> Iterator[Change]:
    """At most two: what unnamed sources said, then what one origin alone told and an official text tells now."""
    days = {m.span: m.when for m in facts.dates if m.when}
    spans = sorted({s for c in facts.claims if _fit(c) for s in c.evidence if s.article not in facts.story.reworded})
    texts = {s: facts.story.article(s.article) for s in spans}
    now = [(sense.of(a, s, days), sense.of(a, paragraph(a, s), days)) for s, a in texts.items()]
    found = []
    for told in _alone(then):
        backing = [
            s for s, around in now if _backs(facts, then, told, s) or _backs_at_length(facts, then, told, s, around)
        ]
        best = max(backing, key=lambda s: (len(s.words & told.said.words), s.span), default=None)
        if best:
            found.append((not told.unnamed, -len(best.words & told.said.words), told.said.span, best, told))
    seen: set[Span] = set()
    for _, _, _, best, told in sorted(found, key=lambda f: f[:3])[:MOST]:
        if best.span not in seen:
            seen.add(best.span)
            yield _change(facts, then, told, best)


def _fit(claim: Claim) -> bool:
    return claim.kind != "opinion" or bool(claim.statement)


def _alone(then: Then) -> Iterator[Told]:
    """Claims of one origin: those of unnamed sources, and those with a day or figure of a story nobody else had."""
    for story in then.stories:
        ledgers = [t.ledger for t in story.told]
        single = len({o.name for x in ledgers for o in x.origins}) == 1
        for told in (t for x in ledgers for t in _of_one_origin(then, x)):
            if told.unnamed or (single and (told.said.days or told.said.figures)):
                yield told


def _of_one_origin(then: Then, ledger: Ledger) -> Iterator[Told]:
    days = {m.span: m.when for m in ledger.dates if m.when}
    spun = {r.here.article for r in ledger.rewordings}
    for claim in (c for c in ledger.claims if _fit(c) and len(c.origins) == 1):
        span = claim.evidence[0]
        if span.article in then.articles and span.article not in spun:
            said = sense.of(then.articles[span.article], span, days)
            yield Told(said, frozenset(claim.origins), bool(UNNAMED.search(said.text)))


def _backs(facts: Facts, then: Then, told: Told, now: Sense) -> bool:
    """Whether an official text, or a named source of another confirmed origin, says the same in words of its own."""
    article = facts.story.article(now.span.article)
    origin = next(o for o in facts.story.origins if article.id in o.articles)
    apart = origin.confirmed and origin.name not in told.origins and not UNNAMED.search(now.text)
    if not (article.official or apart) or _official_before(then, told) or then.earlier.holds(now.text):
        return False
    own = bool(article.official) or (told.unnamed and _copied(told.said.text, now.text) < COPIED)
    return own and _match(told.said, now)


def _backs_at_length(facts: Facts, then: Then, told: Told, now: Sense, around: Sense) -> bool:
    """Whether an official text says it in a paragraph one sentence of which gives the same value."""
    values = {v for v in told.said.figures & now.figures if len(v) > 1} | (told.said.days & now.days)
    official = bool(facts.story.article(now.span.article).official)
    return official and bool(values) and _backs(facts, then, told, around)


def _official_before(then: Then, told: Told) -> bool:
    return bool(then.articles[told.said.span.article].official)


def _counted(said: Sense) -> frozenset[str]:
    """Figures of a sentence without the number of those who say it: "two officials said"."""
    return sense.values(UNNAMED_COUNT.sub(" ", said.text)) & said.figures


def _attribution(said: Sense) -> frozenset[str]:
    """Words that only tell who said it: nobody else's words will hold them."""
    found = [m[0] for m in UNNAMED.finditer(said.text)]
    rest = {sense.stem(w) for w in sense.WORD.findall(fold(UNNAMED.sub(" ", said.text)))}
    return frozenset(sense.stem(w) for part in found for w in sense.WORD.findall(fold(part))) - rest


def _match(before: Sense, now: Sense) -> bool:
    """The same thing: no value against another, and a name with a value or most words in common, or both of these."""
    figures = _counted(before)
    for left, right in ((figures, now.figures), (before.days, now.days)):
        if left and right and not left & right:
            return False
    if before.denied != now.denied or MOVED.search(now.text) or ELSEWHERE.search(now.text):
        return False
    if figures and not figures <= now.figures | {"1", "2"}:
        return False
    shared = (before.words & now.words) | (before.figures & now.figures)
    said = before.words - _attribution(before) | figures
    share = len(shared) / max(1, min(len(said), len(now.words | now.figures)))
    values = {v for v in before.figures & now.figures if len(v) > 1} | (before.days & now.days)
    names = before.names & now.words
    alike = (share >= LEAST_SHARE, bool(values))
    about = bool(names) or all(alike)
    return about and len(shared) >= LEAST_SHARED and any(alike)


def _copied(left: str, right: str) -> float:
    """Share of the shorter sentence's three-word runs that the other has."""
    one, other = (_grams(text) for text in (left, right))
    return len(one & other) / max(1, min(len(one), len(other)))


def _grams(text: str) -> set[tuple[str, ...]]:
    found = sense.WORD.findall(fold(text))
    return set(zip(*(found[i:] for i in range(GRAM)), strict=False))


def _change(facts: Facts, then: Then, told: Told, now: Sense) -> Change:
    before = reading(then.articles, told.said.span)
    article = facts.story.article(now.span.article)
    return Change(
        kind="confirmed",
        story=facts.story.id,
        slot="text",
        matter=before.text,
        matter_evidence=(told.said.span,),
        before=before,
        now=reading({article.id: article}, now.span),
        told=then.told(told.said.span),
        by=article.official or facts.story.origin(article.id),
        official=bool(article.official),
    )
