"""Whose words a text holds: "her letter says", "the ministry's statement", "the message from the president"."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tasks.extract.statements import datelines
from tasks.extract.statements.cast import Cast, Place

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

TEXTS = frozenset(
    """statement release communiqué communique letter message memo memorandum post tweet note notice
    declaration""".split()
)
OWNERS = {"his": "he", "her": "she"}
ASIDE = frozenset(("relcl", "acl", "advcl"))
BACK = 2  # sentences in which the text was introduced
Namer = Callable[["Doc", Cast, "Tag", tuple[int, int]], Place | None]


def text(subject: "Tag") -> bool:
    """The subject is a text that somebody issued."""
    return subject.lemma_.lower() in TEXTS and subject.tag_ not in ("NNS", "NNPS", "PRP")


def owner(doc: "Doc", cast: Cast, subject: "Tag", namer: Namer) -> Place | str | None:
    """Who issued the text: a name, a pronoun for it, or nobody for sure; two who issue it together are nobody."""
    if _joint(subject):
        return None
    own = _own(doc, cast, subject, namer)
    if own or not _definite(subject):
        return own
    sentences = [s for s in doc.sents if s.end_char <= subject.sent.start_char][-BACK:]
    for sentence in reversed(sentences):
        introduced = next((t for t in sentence if t.lemma_.lower() == subject.lemma_.lower()), None)
        if introduced is not None:
            if _joint(introduced):
                return None
            return _own(doc, cast, introduced, namer) or topic(
                doc, cast, (sentence.start_char, sentence.end_char), namer
            )
    return None


def topic(doc: "Doc", cast: Cast, bounds: tuple[int, int], namer: Namer) -> Place | None:
    """The person, body or state that is the subject of a sentence, or of its part within ``bounds``."""
    span = doc.char_span(*bounds, alignment_mode="contract")
    subjects = [t for t in span or () if t.dep_ in ("nsubj", "nsubjpass") and t.head in span]
    root = span.root.sent.root if span else None
    subject = next((t for t in subjects if t.head == root), None)
    if subject is None and root not in (span or ()):
        subject = next((t for t in subjects if t.head.dep_ not in ASIDE), None)
    subject = datelines.subject(subject, subjects) if subject is not None else None
    if subject is None:
        return None
    verb = root.idx if root is not None and subject.dep_ == "appos" else subject.head.idx
    return namer(doc, cast, subject, (bounds[0], verb if verb > subject.idx else bounds[1]))


def _own(doc: "Doc", cast: Cast, noun: "Tag", namer: Namer) -> Place | str | None:
    """Named with the text itself: ``X's letter``, ``her letter``, ``a ministry statement``, ``a message from X``."""
    for child in noun.children:
        if child.dep_ == "poss":
            if child.lower_ in OWNERS:
                return OWNERS[child.lower_]
            return cast.at(child.idx, child.idx + len(child))
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            by = next((c for c in child.children if c.dep_ == "pobj"), None)
            if by is not None:
                return namer(doc, cast, by, (by.left_edge.idx, noun.sent.end_char))
    before = doc[noun.i - 1] if noun.i else noun
    place = cast.at(before.idx, before.idx + len(before)) if before.dep_ == "compound" else None
    return place if place and place[2].kind == "body" else None


def _joint(noun: "Tag") -> bool:
    return any(c.lower_ in ("joint", "common") for c in noun.children)


def _definite(noun: "Tag") -> bool:
    return any(c.lower_ in ("the", "this", "that") for c in noun.children)
