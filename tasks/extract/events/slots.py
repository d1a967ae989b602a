"""What else the texts say of an event: where, who convened it, who took part, how it stands."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from tasks.extract.events.eventwords import STATUS
from tasks.extract.events.occurrence import Occurrence
from tasks.extract.sentences import Sentence
from tasks.model import Actor, Span, Story, Version

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

V = TypeVar("V")
PLACES = frozenset(("GPE", "FAC", "LOC"))
CONVENED = re.compile(r"\b(?:convened|hosted|chaired|organised|organized) by\b")
LEAST_PARTICIPANTS = 4
BETWEEN = re.compile(r"[\s,]*(?:,|\band\b|\bthe\b|\bas well as\b|\s)*[\s,]*")


def places(story: Story, docs: Mapping[str, "Doc"], members: Iterable[Occurrence]) -> tuple[Version[str], ...]:
    """Places named with "in" or "at" in the clause of the date or of the event itself."""
    found: list[tuple[str, Span]] = []
    for item in members:
        doc = docs[item.sentence.article]
        for entity in doc.ents:
            inside = item.sentence.span.start <= entity.start_char < item.sentence.span.end
            if not inside or entity.label_ not in PLACES or entity.start == 0:
                continue
            before = doc[entity.start - 1]
            if before.pos_ == "DET" and entity.start > 1:
                before = doc[entity.start - 2]
            if before.lower_ in ("in", "at") and _near(item, entity.root.head.head.i, doc):
                found.append(
                    (entity.text.removeprefix("the "), Span(item.sentence.article, entity.start_char, entity.end_char))
                )
    return versions(story, found)


def _near(item: Occurrence, governor: int, doc: "Doc") -> bool:
    """Whether the word that takes the place is the date's own verb or noun, or one above it."""
    token = doc.char_span(item.mention.span.start, item.mention.span.end, alignment_mode="expand").root
    chain = {token.i}
    while token.head.i != token.i and len(chain) < 8:
        token = token.head
        chain.add(token.i)
    named = {t.i for s in item.phrase for t in (doc.char_span(s.start, s.end, alignment_mode="expand") or ())}
    return governor in chain or governor in named


def conveners(story: Story, actors: tuple[Actor, ...], beside: Iterable[Sentence]) -> tuple[Version[str], ...]:
    """The person or body after "convened by" or "hosted by"."""
    found: list[tuple[str, Span]] = []
    for sentence in beside:
        if sentence.article in story.reworded:
            continue
        for match in CONVENED.finditer(sentence.text):
            at = sentence.span.start + match.end()
            mentions = [(m, a) for a in actors for m in a.mentions if m.article == sentence.article]
            following = sorted((m, a.name) for m, a in mentions if at <= m.start <= at + 40 and a.kind != "state")
            if following:
                span, name = following[0]
                found.append((name, span))
    return versions(story, found)


def participants(
    story: Story, sentences: tuple[Sentence, ...], actors: tuple[Actor, ...], beside: tuple[Sentence, ...]
) -> tuple[Version[tuple[str, ...]], ...]:
    """Lists of states or bodies in the event's sentences or the two after each."""
    places = {(s.article, s.index + n) for s in beside for n in range(3)}
    found: list[tuple[tuple[str, ...], Span]] = []
    for sentence in sentences:
        if (sentence.article, sentence.index) in places:
            listed = _list(sentence, actors)
            if listed:
                found.append(listed)
    return versions(story, found)


def _list(sentence: Sentence, actors: tuple[Actor, ...]) -> tuple[tuple[str, ...], Span] | None:
    """The longest run of actors with nothing but commas, "and" and articles between them."""
    inside = sorted(
        (m.start, m.end, a.name)
        for a in actors
        if a.kind != "person"
        for m in a.mentions
        if m.article == sentence.article and sentence.span.start <= m.start and m.end <= sentence.span.end
    )
    best: list[tuple[int, int, str]] = []
    run: list[tuple[int, int, str]] = []
    for item in inside:
        gap = sentence.text[run[-1][1] - sentence.span.start : item[0] - sentence.span.start] if run else ""
        if run and not BETWEEN.fullmatch(gap):
            run = []
        run.append(item)
        if len(run) > len(best):
            best = list(run)
    if len(best) < LEAST_PARTICIPANTS:
        return None
    return tuple(sorted({name for _, _, name in best})), Span(sentence.article, best[0][0], best[-1][1])


def status(story: Story, docs: Mapping[str, "Doc"], members: Iterable[Occurrence]) -> tuple[Version[str], ...]:
    """Postponed, cancelled, suspended: as a verb of the date's own sentence says."""
    found: list[tuple[str, Span]] = []
    for item in members:
        doc = docs[item.sentence.article]
        tokens = doc.char_span(item.sentence.span.start, item.sentence.span.end, alignment_mode="expand")
        for token in tokens or ():
            word = STATUS.get(token.lemma_.casefold())
            negated = any(c.dep_ == "neg" for c in token.children)
            if word and token.pos_ == "VERB" and not negated:
                found.append((word, _span(item.sentence.article, token)))
        found += [("not planned", _span(item.sentence.article, t)) for t in _negations(item, doc)]
    return versions(story, found)


def _negations(item: Occurrence, doc: "Doc") -> list["Token"]:
    """Words such as "not" or "never" in the words that name the event."""
    tokens = [t for s in item.phrase for t in doc.char_span(s.start, s.end, alignment_mode="expand") or ()]
    return [t for t in tokens if t.dep_ == "neg" and t.head.lemma_.casefold() not in STATUS]


def _span(article: str, token: "Token") -> Span:
    return Span(article, token.idx, token.idx + len(token.text))


def versions(story: Story, found: list[tuple[V, Span]]) -> tuple[Version[V], ...]:
    """One Version a value, the one with most origins and then most articles first; clean texts before reworded."""
    values: dict[V, list[Span]] = {}
    for value, span in found:
        values.setdefault(value, []).append(span)
    out = []
    for value, spans in values.items():
        ordered = tuple(sorted(set(spans), key=lambda s: (s.article in story.reworded, s)))
        origins = tuple(sorted({story.origin(s.article) for s in ordered}))
        out.append(
            (
                ordered[0].article in story.reworded,
                -len(origins),
                -len({s.article for s in ordered}),
                ordered[0],
                Version(value, origins, ordered),
            )
        )
    return tuple(item[-1] for item in sorted(out, key=lambda item: item[:-1]))
