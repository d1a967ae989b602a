"""Figures that an earlier edition printed and that today's articles give with another value."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks import nlp
from tasks.compare import figures, kinds, sense
from tasks.compare.figures import Figure
from tasks.compare.sense import Sense
from tasks.compare.then import Then, paragraph, reading
from tasks.datewords import MONTHS
from tasks.model import Article, Change, Claim, Facts, Span, When

if TYPE_CHECKING:
    from spacy.tokens import Token

RAISED = re.compile(
    r"\b(?:revis|correct|updat|rais|lower|increas|reduc|cut|climb|ris|rose|fell|fall|drop|grew|grow|up|down)\w*\b",
    re.IGNORECASE,
)
# Right before the value that another one replaces.
REPLACED = re.compile(
    r"\b(?:from|instead of|rather than|not|previous(?:ly)?|earlier|initial(?:ly)?|(?:previous|earlier|initial|first) "
    r"(?:\w+ )?(?:estimate|figure|count|total|toll) of)"
    r"(?: (?:the|about|around|some|nearly|at least|an? \w+)){0,6}+\s+$",
    re.IGNORECASE,
)
# Words that say by themselves that the value behind them gave way.
INSTEAD = re.compile(
    r"\b(?:instead of|rather than|in place of)(?: (?:the|about|around|some|an? \w+)){0,4}+\s+$", re.IGNORECASE
)
# The same at some distance in one clause: "whose advice had stood at", "in the one before it was".
FORMER = re.compile(
    r"\b(?:had (?:\w+ ){0,2}(?:stood|been|put|given|set|asked|reckoned|estimated|forecast|planned|allowed|counted)|"
    r"(?:was|were|stood at) (?:originally|first|still|once)|(?:earlier|previous|original|first|older?) "
    r"(?:version|draft|text|plan|estimate|figure|forecast|count|bill|proposal|offer|budget)|in the one before|"
    r"until (?:now|then)|so far|used to be)\b[^.;!?\n\d]{0,40}$",
    re.IGNORECASE,
)
FORMER_HINT = re.compile(r"\b(?:had|before|until|so far|earlier|previous|original|first|old|older|used)\b")
MONTH = re.compile(r"\b(?:" + "|".join(MONTHS) + r")\b")
NOW = re.compile(
    r"\b(?:now|revised|new estimate|no longer|anew)\b|"
    r"\b(?:raised|lowered|cut|increased|reduced|trimmed|updated) (?:its|the|their|his|her) (?:\w+ ){0,2}"
    r"(?:estimate|forecast|figure|target|budget|bill|count|toll|cost|costs|projection|offer)s?\b",
    re.IGNORECASE,
)
LEAST_NOW = 4  # content words in both where the sentence itself says that something is new
LEAST_SHARED, LEAST_SHARE = 2, 0.5  # content words of the two sentences, beside the unit
TOLD_SHARED = 2  # the same where the sentence gives the old value itself
LEAST_MATTER, MOST_MATTER = 3, 15  # words that name what is counted
UNITS = frozenset(
    sense.stem(w) for w in (*sense.SCALES, *"euro dollar pound rupee krone kroner crown per cent percent".split())
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with the sentence it stands in."""

    figure: Figure
    said: Sense
    around: frozenset[str]  # content words of its paragraph


def find(facts: Facts, then: Then) -> Iterator[Change]:
    """One change for each past figure that has another value today, where both cannot be true."""
    days = {m.span: m.when for m in facts.dates if m.when}
    articles = {a.id: a for a in facts.story.articles}
    clean = [s for c in facts.claims if _told(c) for s in c.evidence if s.article not in facts.story.reworded]
    now = list(_counted(articles, sorted(clean), days))
    before = list(_before(then))
    values_now = {(c.figure.value, c.figure.unit) for c in now}
    values_before = {(c.figure.value, c.figure.unit) for c in before}
    seen: set[tuple[float, str]] = set()
    for old in before:
        key = (old.figure.value, old.figure.unit)
        rivals = [
            c for c in now if (c.figure.value, c.figure.unit) not in values_before and _rival(facts, then, old, c)
        ]
        rivals = [c for c in rivals if key not in values_now or _gives(c, old)]
        values = {c.figure.value for c in rivals}
        if key in seen or len(values) != 1:
            continue
        seen.add(key)
        yield _change(facts, then, old, rivals[0])


def _told(claim: Claim) -> bool:
    return claim.kind != "opinion" or bool(claim.statement)


def _before(then: Then) -> Iterator[Counted]:
    """Figures of the sentences that the past ledgers hold, the newest telling first."""
    for story in then.stories:
        for telling in reversed(story.told):
            spun = {r.here.article for r in telling.ledger.rewordings}
            apart = [
                s for d in telling.ledger.differences if d.slot == "figure" for r in d.readings for s in r.evidence
            ]
            days = {m.span: m.when for m in telling.ledger.dates if m.when}
            spans = {s for c in telling.ledger.claims if _told(c) for s in c.evidence}
            held = sorted(s for s in spans if s.article in then.articles and s.article not in spun)
            found = _counted(then.articles, held, days)
            yield from (c for c in found if not any(c.figure.span.overlaps(s) for s in apart))


def _counted(articles: Mapping[str, Article], spans: list[Span], days: dict[Span, When]) -> Iterator[Counted]:
    for span in spans:
        article = articles[span.article]
        said = sense.of(article, span, days)
        around = sense.of(article, paragraph(article, span), {}).words
        bare = FORMER_HINT.search(said.text) is not None
        found = list(figures.read(article, span, [s for s in days if s.article == article.id], bare=bare))
        for figure in found:
            if figure.unit != figures.VOTES:
                yield Counted(figure, said, around)


def _rival(facts: Facts, then: Then, old: Counted, new: Counted) -> bool:
    """Whether both count one thing: the same unit of the same thing, with no rank, month or year apart."""
    left, right = old.figure, new.figure
    elided = not right.unit and _gives(new, old)
    if (left.unit != right.unit and not elided) or left.value == right.value or _years_apart(old, new):
        return False
    if max(left.value, right.value) > figures.MOST_RATIO * min(left.value, right.value):
        return False
    own = UNITS | {sense.stem(left.unit)}
    if _gives(new, old):
        return len((old.said.words & new.around) - own) >= TOLD_SHARED
    shared = (old.said.words & new.said.words) - own
    least = min(len(old.said.words - UNITS), len(new.said.words - UNITS))
    if len(shared) < max(LEAST_SHARED, LEAST_SHARE * least) or _apart(old.said, new.said):
        return False
    if NOW.search(new.said.text) and len(shared) >= LEAST_NOW:
        return True
    before, now = then.articles[left.span.article], facts.story.article(right.span.article)
    return old.said.ahead == new.said.ahead and _one_thing(before, now, left, right)


def _years_apart(old: Counted, new: Counted) -> bool:
    """Growth from one month or year to another is two quantities."""
    months = [set(MONTH.findall(c.said.text)) for c in (old, new)]
    years = [c.figure.years for c in (old, new)]
    return bool(years[0] and years[1] and years[0] != years[1]) or bool(
        months[0] and months[1] and months[0] != months[1]
    )


def _apart(old: Sense, new: Sense) -> bool:
    """Each names somebody the other does not, or one is denied or of another rank."""
    strange = old.names - new.words and new.names - old.words
    ranks = [set(s.text.split()) & kinds.RANKS for s in (old, new)]
    return bool(strange) or old.denied != new.denied or ranks[0] != ranks[1]


def _one_thing(before: Article, now: Article, left: Figure, right: Figure) -> bool:
    """Whether the clauses of both figures have one verb and one subject: "the cable would cost"."""
    one, other = _clause(before, left.span), _clause(now, right.span)
    return bool(one) and one == other


def _clause(article: Article, span: Span) -> tuple[str, str] | None:
    """Stems of the verb above a figure and of its subject; None where the clause names no subject."""
    found = _verb(article, span)
    return (sense.stem(found[0].lemma_.casefold()), sense.stem(found[1].lemma_.casefold())) if found else None


def _verb(article: Article, span: Span) -> "tuple[Token, Token] | None":
    """The verb above a figure, and its subject where it is a noun."""
    doc = nlp.parse(article.readable)
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    token = tokens.root
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    subject = next((c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    return None if subject is None or subject.pos_ == "PRON" else (token, subject)


def _gives(new: Counted, old: Counted) -> bool:
    """Whether the new sentence gives the old value too, as the one it replaces."""
    places = [m for m in sense.FIGURE.finditer(new.said.text) if sense.values(m[0]) == {f"{old.figure.value:.6g}"}]
    before = [new.said.text[: m.start()].rstrip("$£€") for m in places]
    replaced = any(REPLACED.search(words) for words in before) and bool(RAISED.search(new.said.text))
    return replaced or any(FORMER.search(words) or INSTEAD.search(words) for words in before)


def _matter(article: Article, counted: Counted) -> Span:
    """From the subject to the figure: "the cable would cost"; the sentence where that says too little or too much."""
    span = counted.figure.span
    found = _verb(article, span)
    if found is None:
        return counted.said.span
    start = found[1].doc[found[1].left_edge.i].idx
    words = re.sub(
        r"(?<!\s)(?:\s++(?:to|at|by|of|about|some|around|nearly|over|only|just|for|than|more)){1,8}\s*+$",
        "",
        article.text[start : span.start],
    )
    few = LEAST_MATTER <= len(words.split()) <= MOST_MATTER
    return Span(article.id, start, start + len(words.rstrip())) if few and "\n" not in words else counted.said.span


def _change(facts: Facts, then: Then, old: Counted, new: Counted) -> Change:
    article = facts.story.article(new.said.span.article)
    matter = _matter(article, new)
    return Change(
        kind="changed",
        story=facts.story.id,
        slot="figure",
        matter=reading({article.id: article}, matter).text,
        matter_evidence=(matter,),
        before=reading(then.articles, old.figure.span, old.said.span),
        now=reading({article.id: article}, new.figure.span, new.said.span),
        told=then.told(old.said.span),
    )
