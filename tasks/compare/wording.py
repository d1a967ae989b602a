"""Differences in words that matter: how a named agreement stands, and what a paraphrase leaves out."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks import nlp
from tasks.compare.slots import identity, reading
from tasks.model import Difference, Facts, Span, Statement
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

INSTRUMENTS = frozenset(
    """accord act agreement bill budget charter compact contract convention deal directive framework law memorandum
    pact plan programme protocol regulation resolution treaty""".split()
)
# How far a text has come; words of one line mean the same.
STAGES = {
    word: stage
    for stage, line in enumerate(
        (
            "propose plan draft mooted",
            "agree conclude finalise finalize initial settle",
            "sign ink",
            "ratify approve adopt endorse pass enact",
            "shelve reject suspend withdraw terminate",
        )
    )
    for word in line.split()
}
AGREED, SIGNED = 1, 2
MOST_WORDS = 8
LEAST_OVERLAP = 0.4


def standing(facts: Facts) -> Iterator[Difference]:
    """One agreement that is concluded here and signed there."""
    found: dict[str, dict[int, Span]] = defaultdict(dict)
    names: dict[str, str] = {}
    for article in facts.story.clean:
        doc = nlp.parse(article.readable)
        for token in doc:
            stage = STAGES.get(token.lemma_.casefold())
            thing = _thing(token) if stage is not None and token.pos_ in ("VERB", "ADJ") else None
            if thing is None or stage is None or _unreal(token):
                continue
            name = _name(thing)
            span = _around(article.id, token, thing)
            if name and span.end - span.start < 250:
                key = fold(name)
                names.setdefault(key, name)
                found[key].setdefault(stage, span)
    for key, stages in sorted(found.items()):
        articles = {s.article for s in stages.values()}
        if len(stages) > 1 and len(articles) > 1:
            readings = tuple(reading(facts, stages[s]) for s in sorted(stages))
            yield Difference(identity("status", key), names[key], "status", readings)


def accounts(facts: Facts) -> Iterator[Difference]:
    """One event at which something is signed here and only agreed on there."""
    for event in (e for e in facts.events if e.major):
        clean = [s for s in event.evidence if s.article not in facts.story.reworded]
        told = dict(reversed([pair for span in clean for pair in _stages(facts, span)]))
        apart = {s.article for s in told.values()}
        if SIGNED in told and AGREED in told and len(apart) > 1:
            readings = tuple(reading(facts, told[s]) for s in (AGREED, SIGNED))
            yield Difference(identity("status", event.id), event.phrase, "status", readings, event.id)


def _stages(facts: Facts, span: Span) -> Iterator[tuple[int, Span]]:
    """Verbs of the sentence that say how far a text has come, each with its object."""
    for token in _tokens(facts, span):
        stage = STAGES.get(token.lemma_.casefold())
        if stage in (AGREED, SIGNED) and token.pos_ == "VERB" and not _unreal(token):
            near = [c for c in token.rights if c.dep_ in ("dobj", "obj", "prep")]
            end = max((c.right_edge for c in near), key=lambda t: t.i, default=token)
            last = min(end.i, token.i + MOST_WORDS)
            word = token.doc[last]
            yield stage, Span(span.article, token.idx, word.idx + len(word.text))


def _thing(token: "Token") -> "Token | None":
    """The agreement that the participle or verb is about."""
    near = [token.head] if token.dep_ in ("amod", "acl", "relcl") else []
    near += [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "obj")]
    return next((t for t in near if t.lemma_.casefold() in INSTRUMENTS), None)


def _unreal(token: "Token") -> bool:
    """Denied, hoped for or still to come."""
    return any(
        c.dep_ == "neg" or c.lower_ in ("will", "would", "could", "may", "might", "should", "to") for c in token.lefts
    )


def _name(thing: "Token") -> str:
    """Capitalised words of the name up to its noun; empty for "the deal"."""
    words: list[str] = [thing.text]
    index = thing.i - 1
    while index >= 0 and thing.doc[index].text[:1].isupper():
        words.insert(0, thing.doc[index].text)
        index -= 1
    return " ".join(words) if len(words) >= 2 and thing.text[:1].isupper() else ""


def _around(key: str, token: "Token", thing: "Token") -> Span:
    """From the adverb before the participle to the name, whichever comes first."""
    adverb = next((c for c in token.lefts if c.dep_ == "advmod"), token)
    first, last = sorted((min(adverb.i, token.i), thing.i))
    last = max(last, token.i)
    end = token.doc[last]
    return Span(key, token.doc[first].idx, end.idx + len(end.text))


def omissions(facts: Facts) -> Iterator[Difference]:
    """A speaker's words beside a paraphrase that leaves one of two coordinated words out."""
    clean = [s for s in facts.statements if s.evidence[0].article not in facts.story.reworded and s.actor]
    for words in (s for s in clean if s.seen == "quoted"):
        for retold in _retold(facts, words):
            lost = _lost(facts, words.evidence[0], retold)
            if lost:
                readings = (reading(facts, words.evidence[0]), reading(facts, retold))
                yield Difference(identity("wording", words.id, lost), lost, "wording", readings, advice="use_quote")
                break


def _retold(facts: Facts, statement: Statement) -> list[Span]:
    """Sentences without quotation marks, in any clean article, that name the statement's speaker."""
    mentions = [m for a in facts.actors if a.id == statement.actor for m in a.mentions]
    sentences = sorted({e for c in facts.claims for e in c.evidence if e.article not in facts.story.reworded})
    named = (s for s in sentences if any(m.article == s.article and s.start <= m.start < s.end for m in mentions))
    return [s for s in named if not set('"“”') & set(facts.story.article(s.article).quote(s))]


def _lost(facts: Facts, quoted: Span, told: Span) -> str:
    """Words such as "economic and national security" where the quotation keeps a word that the paraphrase drops."""
    full, short = _modifiers(facts, quoted), _modifiers(facts, told)
    shared = _content(facts, quoted) & _content(facts, told)
    least = min(len(_content(facts, quoted)), len(_content(facts, told)))
    if len(shared) < LEAST_OVERLAP * max(1, least):
        return ""
    for noun, words in sorted(full.items()):
        if len(words) >= 2 and short.get(noun) and short[noun] < words:
            return " and ".join(sorted(words)) + " " + noun
    return ""


def _modifiers(facts: Facts, span: Span) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for token in _tokens(facts, span):
        if token.pos_ in ("NOUN", "PROPN"):
            first = [c for c in token.lefts if c.dep_ in ("amod", "compound")]
            more = [g for c in first for g in c.children if g.dep_ == "conj"]
            words = frozenset(t.lemma_.casefold() for t in (*first, *more) if t.pos_ == "ADJ")
            if words:
                out[token.lemma_.casefold()] = out.get(token.lemma_.casefold(), frozenset()) | words
    return out


def _content(facts: Facts, span: Span) -> frozenset[str]:
    return frozenset(t.lemma_.casefold() for t in _tokens(facts, span) if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ"))


def _tokens(facts: Facts, span: Span) -> "list[Token]":
    doc: Doc = nlp.parse(facts.story.article(span.article).readable)
    return list(doc.char_span(span.start, span.end, alignment_mode="expand") or ())
