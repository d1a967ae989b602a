"""Which word of a sentence a date belongs to: the verb, noun or adjective for what happens then, by the parse."""

from typing import TYPE_CHECKING

from tasks.extract.events.eventwords import EVENT_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# Endings of nouns made of verbs: what they name takes place, and so may have a date of its own.
HAPPENING = ("tion", "sion", "ment", "ance", "ence", "ing", "al", "ure", "sis")
ATTRIBUTIVE = frozenset(("compound", "nmod", "nummod", "amod", "poss"))  # "the 4 February ministerial"
AMOUNTS = frozenset(("CARDINAL", "DATE", "MONEY", "PERCENT", "PERSON", "QUANTITY"))
# Of "began to withdraw on Friday" the beginning is what has the date.
OPENING = frozenset("begin continue finish resume start stop vote".split())


def governor(date: "Span") -> "Token":
    """The word that ``date`` tells the time of; its own uppermost word where the parse has none above it."""
    token = date.root
    attributive = token.dep_ in ATTRIBUTIVE
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX") or (token.pos_ == "NOUN" and (attributive or _dated(token))):
            return _meant(token)
        attributive = False
    return token


def _dated(noun: "Token") -> bool:
    """Whether a date behind the noun is its own: not in "the two presidents on Friday signed"."""
    lemma = noun.lemma_.casefold()
    if noun.ent_type_ in AMOUNTS:
        return False
    return noun.dep_ != "nsubj" or lemma in EVENT_NOUNS or lemma.endswith(HAPPENING)


def _meant(word: "Token") -> "Token":
    """What happens: the "payable" of "is payable on 2 January", the "began" of "began to withdraw"."""
    if word.lemma_ == "be":
        return next((c for c in word.rights if c.dep_ == "acomp"), word)
    if word.dep_ == "xcomp" and word.head.lemma_ in OPENING:
        return word.head
    return word
