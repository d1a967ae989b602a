"""Whether an event is called off beside its date: a march that has been banned is no plan for its day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.extract.events.eventwords import ENDING, EVENT_NOUNS, HAPPENING, STATUS, same_kind
from tasks.extract.events.occurrence import Occurrence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

SUBJECTS = ("nsubj", "nsubjpass")
POINTING = frozenset(("it", "that", "this"))  # "It has been called off" of the sentence before
PLANS = frozenset("call idea intention plan proposal".split())
TO_COME = frozenset(("will", "wo", "would"))
STILL = frozenset(("as", "if", "unless", "until", "when"))  # "if it is cancelled" calls nothing off


def ended(item: Occurrence, doc: "Doc") -> Iterator[tuple[str, "Token"]]:
    """How the event stands by verbs that end it, in its own sentence or of it in the next: each status and its verb."""
    tokens = doc.char_span(item.sentence.span.start, item.sentence.span.end, alignment_mode="expand")
    if tokens is None:
        return
    for verb in tokens:
        if word := _word(verb):
            yield from ((word, verb) for thing in _things(verb) if _again(thing, item))
    yield from _next(item, doc, tokens)


def _next(item: Occurrence, doc: "Doc", tokens: "Tokens") -> Iterator[tuple[str, "Token"]]:
    """The same of the sentence behind, where it goes on about the event: "It is off", "The meeting was cancelled"."""
    if item.mention.direction == "past" or item.kind == "saying" or tokens.end >= len(doc) or "\n" in tokens[-1].text:
        return
    root = doc[tokens.end].sent.root
    word = _word(root)
    alone = sum(t.pos_ in ("VERB", "AUX") and t.dep_ == "ROOT" for t in tokens) == 1
    for thing in _things(root) if word else ():
        if alone and (thing.lower_ in POINTING or _again(thing, item)):
            yield word, root


def _again(noun: "Token", item: Occurrence) -> bool:
    """Whether the noun is the event's own, or takes up its verb: "were to meet, but the meeting was called off"."""
    lemma = noun.lemma_.casefold()
    definite = any(c.lower_ in ("the", "that", "this") for c in noun.lefts)
    return lemma == item.head or (
        item.kind == "clause" and definite and lemma in EVENT_NOUNS and same_kind(lemma, item.head)
    )


def _called(verb: "Token") -> str:
    """The status that a verb of putting or calling off gives: "was called off", "is off", "was postponed"."""
    lemma = verb.lemma_.casefold()
    off = any(c.lower_ == "off" and not [*c.children] for c in verb.rights)
    return STATUS.get(lemma, "") or ("cancelled" if off and lemma in ("call", "be") else "")


def _word(verb: "Token") -> str:
    """The status that ``verb`` gives to its thing; empty where it is denied, wished or conditional."""
    if verb.pos_ not in ("VERB", "AUX") or any(c.dep_ == "mark" and c.lower_ in STILL for c in verb.children):
        return ""
    negated = any(c.dep_ == "neg" for c in verb.children)
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    lemma = verb.lemma_.casefold()
    if negated and lemma in HAPPENING and any(c.dep_ == "aux" and c.lower_ in TO_COME for c in verb.children):
        return "not planned"
    passive = verb.tag_ in ("VBN", "VBD")
    if negated or modal:
        return ""
    return "cancelled" if lemma in ENDING and passive else _called(verb)


def _things(verb: "Token") -> Iterator["Token"]:
    """What is ended: the subject of a passive, the object of a deed, and the noun of a clause read as subject."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if verb.dep_ == "conj" and not any(c.dep_ in (*SUBJECTS, "csubj") for c in verb.lefts):
        yield from (c for c in verb.head.lefts if c.dep_ in SUBJECTS)  # "The strike called for 5 June has been banned"
    for child in verb.children:
        if child.dep_ in SUBJECTS and (passive or verb.lemma_.casefold() not in ENDING):
            yield child
        if child.dep_ in (*SUBJECTS, "csubj"):  # "The Council planned for 16 November" read as a clause
            yield from (c for c in child.lefts if c.dep_ in SUBJECTS)
        elif child.dep_ in ("dobj", "obj") and not passive and verb.lemma_.casefold() in ENDING:
            yield from _planned(child)


def _planned(noun: "Token") -> Iterator["Token"]:
    """The noun, or what it is a plan for: "dropped plans for a strike"."""
    yield noun
    if noun.lemma_.casefold() in PLANS:
        yield from (c for prep in noun.rights if prep.dep_ == "prep" for c in prep.rights if c.dep_ == "pobj")
