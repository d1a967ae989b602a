"""Which word of a sentence a date belongs to: the verb, noun or adjective for what happens then, by the parse."""

from typing import TYPE_CHECKING

from tasks.extract.events.eventwords import BODIES, EVENT_NOUNS, SAYING, SAYING_NOUNS
from tasks.extract.events.wholes import upwards

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from tasks.model import Span as Passage

# Endings of nouns made of verbs: what they name takes place, and so may have a date of its own.
HAPPENING = ("tion", "sion", "ment", "ance", "ence", "ing", "val", "sal", "wal", "nial", "rral", "ure", "sis")
ATTRIBUTIVE = frozenset(("compound", "nmod", "nummod", "amod", "poss"))  # "the 4 February ministerial"
AMOUNTS = frozenset(("CARDINAL", "DATE", "MONEY", "PERCENT", "PERSON", "QUANTITY"))
# Of "began to withdraw on Friday" the beginning is what has the date.
OPENING = frozenset("begin continue finish resume start stop vote".split())
OCCASIONS = frozenset(("after", "at", "before", "during", "following", "in"))
ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "obj", "oprd", "attr"))
NAMING = EVENT_NOUNS | SAYING_NOUNS


def governor(date: "Span") -> "Token":
    """The word that ``date`` tells the time of; its own uppermost word where the parse has none above it."""
    if (beside := _beside(date)) is not None:
        return beside
    token = date.root
    attributive = token.dep_ in ATTRIBUTIVE
    while token.head.i != token.i:
        token = token.head
        behind = token.i < date.start and _dated(token)
        if token.pos_ in ("VERB", "AUX") or (token.pos_ == "NOUN" and (attributive or behind)):
            return _meant(token)
        attributive = False
    return token


def _beside(date: "Span") -> "Token | None":
    """The event right before a day that has no preposition: "at a briefing today", "after the hearing last week"."""
    before = date.doc[date.start - 1] if date.start else date.root
    if date.root.dep_ != "npadvmod" or before.dep_ != "pobj" or before.pos_ != "NOUN":
        return None
    if before.head.lower_ not in OCCASIONS:
        return None
    return before if before.lemma_.casefold() in EVENT_NOUNS else None


def attributive(date: "Span", *, month: bool) -> bool:
    """Whether the date only tells nouns apart: "the July Accord", "Brent for May delivery", "last month's figures".

    An event noun has the day for its own, as in "the 4 February ministerial"; a ``month`` of delivery names goods.
    """
    noun = date.root.head
    # "On Mon 5 Jan. Inquiries to": a stop, and a noun of the next sentence.
    if (
        noun.i < date.end
        or date.text[-1] == "."
        or date.doc[date.end].is_punct
        or date.root.dep_ not in ATTRIBUTIVE
        or noun.pos_ not in ("NOUN", "PROPN")
    ):
        return False
    lemma = noun.lemma_.casefold()
    return lemma not in NAMING or (month and lemma == "delivery" and noun.dep_ != "nsubjpass")


def bearer(word: "Token") -> "Token | None":
    """The verb or event noun that names what happens on the date of ``word``: itself, or the first above it."""
    letter = word.tag_ == "VBN" and word.lower_ == "dated"
    for up in upwards(word):
        if letter and up.pos_ in ("VERB", "AUX") and up is not word:
            return up if up.lemma_.casefold() in SAYING else None  # the day is the letter's, not of what befell it
        if letter:
            continue
        if up.pos_ in ("VERB", "AUX") or (up.pos_ in ("NOUN", "PROPN") and up.lemma_.casefold() in NAMING):
            return up
        if up.dep_ == "ccomp" and up.i < up.head.i:
            return None  # a clause read without its verb
    return None


def spoken(word: "Token") -> bool:
    """Whether a date that belongs to ``word`` can be that of somebody's words."""
    return word.lemma_.casefold() in SAYING | SAYING_NOUNS | EVENT_NOUNS


def told(word: "Token", named: "Token", phrase: tuple["Passage", ...]) -> bool:
    """Whether the words that name the event hold ``word``, to which its date belongs, or what that verb is told of."""
    if any(s.start <= word.idx < s.end for s in phrase):
        return True
    held = (t for s in phrase for t in word.doc.char_span(s.start, s.end, alignment_mode="expand") or ())
    return word.pos_ in ("VERB", "AUX") and (
        named.i != word.i or any(t.dep_ in ROLES and word in t.ancestors for t in held)
    )


def _dated(noun: "Token") -> bool:
    """Whether a date behind the noun is its own: not in "the two presidents on Friday signed"."""
    lemma = noun.lemma_.casefold()
    if noun.ent_type_ in AMOUNTS:
        return False
    return noun.dep_ != "nsubj" or lemma in EVENT_NOUNS or (lemma.endswith(HAPPENING) and lemma not in BODIES)


def _meant(word: "Token") -> "Token":
    """What happens: the "payable" of "is payable on 2 January", the "began" of "began to withdraw"."""
    if word.lemma_ == "be":
        return next((c for c in word.rights if c.dep_ == "acomp"), word)
    if word.dep_ == "xcomp" and word.head.lemma_ in OPENING:
        return word.head
    return word
