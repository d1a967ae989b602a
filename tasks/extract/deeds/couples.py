"""What two did together, where "they" or "the ministers" can only mean the two persons told of before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of
from tasks.extract.deeds.clauses import quoted
from tasks.extract.deeds.names import of_subject
from tasks.extract.statements.cast import Cast, Place, same
from tasks.extract.statements.offices import OF
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAIR = 2
ANY_TWO = frozenset(("leaders", "officials", "statesmen", "diplomats", "dignitaries"))
DEFINITE = frozenset(("the", "two", "both", "these"))
# What two do who have met, and things do not.
TOGETHER = frozenset("discuss agree exchange meet sign review pledge speak talk shake underline stress".split())


def deeds(doc: "Doc", cast: Cast) -> Iterator[tuple[str, "Token", bool]]:
    """Actor, verb, never as an agent."""
    inside = quoted(doc)
    for token in doc:
        if token.dep_ != "nsubj" or token.i in inside:
            continue
        if token.lower_ == "they":
            pair = _met(doc, cast, token)
        elif token.tag_ in ("NNS", "NNPS") and _definite(token):
            pair = _of_office(doc, cast, token)
        else:
            continue
        if len(pair) == PAIR and all(place[2].id for place in pair):
            verbs = [v for v in of_subject(token) if v.i > token.i]
            yield from ((place[2].id, verb, False) for verb in verbs for place in pair)


def _definite(token: "Token") -> bool:
    """``the two leaders``, ``both ministers``: no word that tells others of them apart, nor of what they are."""
    said = [c.lower_ for c in token.children if c.i < token.i]
    return bool(said) and set(said) <= DEFINITE and not any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)


def _distinct(places: list[Place]) -> list[Place]:
    out: list[Place] = []
    for place in places:
        if not any(same(place[2], o[2]) for o in out):
            out.append(place)
    return out


def _of_office(doc: "Doc", cast: Cast, token: "Token") -> list[Place]:
    """The only two persons of the article who hold the office; for "the two leaders" the only two told of before."""
    before = _distinct(cast.within(0, token.idx))
    if token.lower_ in ANY_TWO:
        return before if any(c.lower_ in ("two", "both") for c in token.children) else []
    head = head_of(token.text)
    holders = [p for p in _distinct(cast.within(0, len(whole(doc)))) if head and head in _heads(p)]
    return holders if all(p in before for p in holders) else []


def _heads(place: Place) -> set[str]:
    """The nouns of the person's offices."""
    fronts = (OF.split(role.value)[0].split() for role in place[2].roles)
    return {head_of(words[-1]) for words in fronts if words}


def _met(doc: "Doc", cast: Cast, token: "Token") -> list[Place]:
    """The two persons of the sentence before, one of whom does something to or with the other."""
    first = token.sent.start
    if first == 0 or token.head.lemma_.lower() not in TOGETHER:
        return []
    if any(t.i < token.i and t.pos_ in ("NOUN", "PROPN") for t in token.sent):
        return []
    past = doc[first - 1].sent
    if any(t.tag_ == "NNS" and t.dep_ in ("nsubj", "nsubjpass") for t in past):
        return []
    return _distinct(cast.within(past.start_char, past.end_char))
