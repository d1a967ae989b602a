"""Sentences into claims: what kind each is, who else says it, and what only one article has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tasks.extract.sentences import Sentence
from tasks.model import Claim, Event, Span, Statement, Story
from tasks.text import fold, sha256

if TYPE_CHECKING:
    from spacy.tokens import Doc

SAME = 0.5  # share of the shorter sentence's names, figures and content words
NEARLY = 0.65
LEAST_SHARED = 4
FORECAST = re.compile(
    r"\b(?:could|(?-i:may)|might|would|likely|unlikely|potential(?:ly)?|promis(?:e|es|ing)|poised|forecasts?|predict\w*|"
    r"expect(?:s|ed)? (?:outcomes|gains|progress)|eyes will be|remains to be seen|in the years? ahead)\b",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"\b(?:underscor\w+|underlin\w+|herald\w*|symboli[sz]\w+|signal(?:s|ling)?|testament|pivotal|crucial|astute|"
    r"historic|landmark|game.chang\w+|remarkabl\w+|unfortunate\w*|rightly|wrongly|should|ought|must not|"
    r"needs? to|positions? (?:it|india|the)|reflects? (?:a|the) broader|weaken\w* the case|deserves?|"
    r"it is (?:time|hard|clear)|twin pillars|counterweight|vanguard|momentum)\b|\?$",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:will|is to|are to|to be held|(?:is|are) (?:set|due|expected|scheduled|slated|planned) (?:to|for)|upcoming|"
    r"scheduled|shall)\b",
    re.IGNORECASE,
)
FIGURES = frozenset(("CARDINAL", "MONEY", "PERCENT", "QUANTITY"))
NAMED = frozenset(("LAW",))


def find(
    story: Story,
    docs: Mapping[str, "Doc"],
    sentences: tuple[Sentence, ...],
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
) -> tuple[Claim, ...]:
    """Every whole sentence once, with the sentences of other articles that say the same."""
    rank = {a.id: (a.id in story.reworded, a.id != story.lead, i) for i, a in enumerate(story.articles)}
    ordered = sorted((s for s in sentences if s.whole), key=lambda s: (rank[s.article], s.index))
    groups: list[list[Sentence]] = []
    for sentence in ordered:
        home = max(groups, key=lambda g: _likeness(g[0], sentence), default=None)
        if home and _likeness(home[0], sentence) >= SAME:
            home.append(sentence)
        else:
            groups.append([sentence])
    build = _Builder(story, docs, events, statements)
    return tuple(build.claim(g) for g in groups)


def _likeness(left: Sentence, right: Sentence) -> float:
    a = left.names | left.figures | left.content
    b = right.names | right.figures | right.content
    shared = len(a & b)
    if shared < LEAST_SHARED or (left.article == right.article and left.index != right.index):
        return 0.0
    # A sentence without the other's figures says less than the same.
    figures = left.figures | right.figures
    least = NEARLY if figures and not left.figures & right.figures else 0.0
    likeness = shared / max(1, min(len(a), len(b)))
    return likeness if likeness >= least else 0.0


@dataclass(frozen=True)
class _Builder:
    """Turns sentences that say the same into a Claim."""

    story: Story
    docs: Mapping[str, "Doc"]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]

    def claim(self, group: list[Sentence]) -> Claim:
        first = group[0]
        spans = {s.span for s in group}
        articles = tuple(dict.fromkeys(s.article for s in group))
        near = [s for s in self.statements if any(e.overlaps(first.span) for e in s.evidence)]
        comment = self.story.article(first.article).opinion
        alone = len(articles) == 1 and not first.opens
        return Claim(
            id=sha256(fold(first.text))[:12],
            kind=kind(first, attributed=bool(near), comment=comment),
            evidence=tuple(s.span for s in group),
            origins=tuple(sorted({self.story.origin(a) for a in articles})),
            articles=articles,
            events=tuple(e.id for e in self.events if spans & set(e.evidence)),
            statement=near[0].id if near else "",
            details=_details(self.story, self.docs, first) if alone else (),
        )


def kind(sentence: Sentence, *, attributed: bool, comment: bool) -> Literal["fact", "planned", "opinion", "forecast"]:
    """What a sentence is, by its words: nothing that hedges or weighs is a fact."""
    text = re.sub(r"[\"“][^\"“”]*[\"”]", " ", sentence.text)
    if FORECAST.search(text):
        return "forecast"
    if not attributed and (comment or OPINION.search(text)):
        return "opinion"
    return "planned" if PLANNED.search(text) else "fact"


def _details(story: Story, docs: Mapping[str, "Doc"], sentence: Sentence) -> tuple[Span, ...]:
    """Figures and names of a sentence that no other article of the story has."""
    others = " ".join(fold(a.readable) for a in story.articles if a.id != sentence.article)
    if not others:
        return ()
    out = []
    for entity in docs[sentence.article].ents:
        inside = sentence.span.start <= entity.start_char and entity.end_char <= sentence.span.end
        if inside and entity.label_ in FIGURES | NAMED and len(entity.text) > 1:
            words = fold(entity.text).removeprefix("the ")
            figure = re.search(r"\d[\d.,–-]*", words)
            if entity.label_ in FIGURES and not figure:
                continue
            if (figure[0] if figure else words) not in others and (figure or entity.text[:1].isupper()):
                out.append(Span(sentence.article, entity.start_char, entity.end_char))
    return tuple(out)
