"""What else the texts say of an event: where, who convened it, who took part, how it stands."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from tasks.extract.events import clauses, fate
from tasks.extract.events.eventwords import HAPPENING, STATUS
from tasks.extract.events.likeness import NOT_BUT
from tasks.extract.events.occurrence import Occurrence
from tasks.extract.sentences import Sentence
from tasks.model import Actor, Span, Story, Version

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

V = TypeVar("V")
PERHAPS = frozenset("can could may might should".split())
PLACES = frozenset(("GPE", "FAC", "LOC"))
CONVENED = re.compile(r"\b(?:convened|hosted|chaired|organised|organized) by\b")
LEAST_PARTICIPANTS = 4
BETWEEN = re.compile(r"(?:[\s,]|\band\b|\bthe\b|\bas well as\b)*+")


def places(
    story: Story, docs: Mapping[str, "Doc"], members: Iterable[Occurrence], days: Iterable[Span]
) -> tuple[Version[str], ...]:
    """Places named with "in" or "at" in the clause of the date or of the event itself.

    Of several ``days`` in a sentence each has the place beside it: "in Aarhus on 19 May and in Bergen on 20 May".
    """
    found: list[tuple[str, Span]] = []
    spans = tuple(days)
    for item in members:
        doc = docs[item.sentence.article]
        for entity in doc.ents:
            inside = item.sentence.span.start <= entity.start_char < item.sentence.span.end
            if not inside or entity.label_ not in PLACES or entity.start == 0:
                continue
            before = doc[entity.start - 1]
            if before.pos_ == "DET" and entity.start > 1:
                before = doc[entity.start - 2]
            if before.lower_ not in ("in", "at") or _instead(before):
                continue
            span = Span(item.sentence.article, entity.start_char, entity.end_char)
            if _beside(item, span) or (_near(item, entity.root.head.head.i, doc) and not _parted(item, span, spans)):
                found.append((entity.text.removeprefix("the "), span))
    return versions(story, found)


def _beside(item: Occurrence, place: Span) -> bool:
    """Whether the place stands right before the day: "in Bergen on 20 May"."""
    text, start = item.sentence.text, item.sentence.span.start
    between = text[place.end - start : item.mention.span.start - start]
    return place.end < item.mention.span.start and between in (" on ", " on the ", " from ")


def _parted(item: Occurrence, place: Span, days: tuple[Span, ...]) -> bool:
    """Whether another day stands beside the place, or between it and the event's own."""
    own = item.mention.span
    low, high = min(own.end, place.end), max(own.start, place.start)
    others = [d for d in days if item.sentence.span.holds(d) and not d.overlaps(own)]
    words, start = item.sentence.text, item.sentence.span.start
    taken = any(words[place.end - start : d.start - start] in (" on ", " on the ", " from ") for d in others)
    return taken or any(low <= d.start and d.end <= high for d in others)


def _instead(preposition: "Token") -> bool:
    """Whether the place is the one that another takes over from: "not in Ghent", "rather than in Ghent"."""
    words = preposition.doc[max(0, preposition.i - 2) : preposition.i].text.casefold().split()
    return words[-1:] == ["not"] or words in (["rather", "than"], ["instead", "of"])


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
            word = STATUS.get(token.lemma_.casefold()) or _off(token)
            unsure = any(c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in PERHAPS) for c in token.children)
            other = token.dep_ == "amod" and token.head.lemma_.casefold() != item.head  # "the now-cancelled deal"
            if not word or token.pos_ not in ("VERB", "AUX") or unsure or other:
                continue
            if clauses.top(token, item.head) == item.clause:
                found.append((word, _span(item.sentence.article, token)))
        found += [("not planned", _span(item.sentence.article, t)) for t in _negations(item, doc)]
        found += [(word, _span(item.sentence.article, t)) for word, t in fate.ended(item, doc)]
    put_off = any(word == "postponed" for word, _ in found)
    return versions(story, [(w, s) for w, s in found if not (put_off and w == "not planned")])


def _off(verb: "Token") -> str:
    """Cancelled, where the words are "called off" or "is off"."""
    off = any(
        c.lower_ == "off" and c.dep_ in ("prt", "advmod", "acomp", "prep") and not [*c.children] for c in verb.rights
    )
    return "cancelled" if off and verb.lemma_.casefold() in ("call", "be") else ""


def _negations(item: Occurrence, doc: "Doc") -> list["Token"]:
    """Words such as "not" or "never" in the words that name the event, or before the verb of its taking place."""
    if NOT_BUT.search(item.sentence.text) or item.mention.direction == "past":
        return []
    tokens = [t for s in item.phrase for t in doc.char_span(s.start, s.end, alignment_mode="expand") or ()]
    negs = [t for t in tokens if t.dep_ == "neg" and t.head.dep_ not in ("relcl", "acl", "advcl")]
    denied = [t for t in negs if t.head.lemma_.casefold() not in STATUS and not _contrasts(t) and _denies(t, item)]
    whole = doc.char_span(item.sentence.span.start, item.sentence.span.end, alignment_mode="expand") or ()
    happening = (t for t in whole if t.dep_ == "neg" and t.head.lemma_.casefold() in HAPPENING)
    subjects = ((t, c) for t in happening for c in t.head.lefts if c.dep_ in ("nsubj", "nsubjpass"))
    absent = [t for t, c in subjects if c.lemma_.casefold() == item.head and not _contrasts(t) and _to_come(t.head)]
    return list(dict.fromkeys((*denied, *absent)))


def _denies(negation: "Token", item: Occurrence) -> bool:
    """Whether what is negated is the event: not what is done besides, and not only the time before a day."""
    beside = negation.head.dep_ == "conj" and negation.head.lemma_.casefold() != item.head
    start = item.sentence.span.start
    before = item.sentence.text[: item.mention.span.start - start].casefold().split()
    return not beside and before[-1:] not in (["before"], ["until"], ["till"])


def _to_come(verb: "Token") -> bool:
    """Whether it "will not" be; what "did not" take place on its day may have been put off."""
    return any(c.lower_ in ("will", "wo", "would") for c in verb.lefts if c.dep_ == "aux")


def _contrasts(negation: "Token") -> bool:
    """Whether one day or place is only set against another: "not on Wednesday but on Friday", "and not in Ghent"."""
    after = negation.doc[negation.i + 1] if negation.i + 1 < len(negation.doc) else negation
    return bool(after.pos_ == "ADP")


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
