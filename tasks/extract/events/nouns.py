"""Words that name an event by its noun, drawn out to the verb where the noun by itself says too little."""

from typing import TYPE_CHECKING

from tasks.extract.events.eventwords import CARRIERS, DOCUMENTS, MOVING, SETTING

if TYPE_CHECKING:
    from spacy.tokens import Token

FARTHEST = 12  # words from a noun to its verb
APART = ("relcl", "acl", "advcl", "appos", "punct", "npadvmod")
INSIDE = ("-", "’", "'", ".")  # signs inside a word


def noun_phrase(noun: "Token", inside: set[int]) -> list[tuple[int, int]]:
    """The noun with what stands before it, and one phrase behind it ("of", "on", "with", "in")."""
    start = after_article(noun)
    end = noun.i + 1
    for child in noun.rights:
        near = child.i == end
        if child.dep_ == "prep" and near and not holds(child, inside) and child.right_edge.i - child.i < 9:
            end = core_end(child) + 1
            continue
        break
    return [(start, end)]


def drawn(noun: "Token", verb: "Token", ranges: list[tuple[int, int]], inside: set[int]) -> list[tuple[int, int]]:
    """A noun that says too little by itself, with its verb: "next hearing will be held in Fiji", "budget passed"."""
    start, end = ranges[0]
    lemma = verb.lemma_.casefold()
    document = noun.lemma_.casefold() in DOCUMENTS
    bare = document or (noun.i == end - 1 and not any(t.pos_ == "PROPN" for t in noun.doc[start : noun.i]))
    clause = verb.dep_ in ("acl", "relcl")
    own = noun.dep_ in ("nsubj", "nsubjpass") and noun.head == verb and lemma in CARRIERS - SETTING
    deed = clause and document and lemma not in CARRIERS | MOVING
    fits = end <= verb.i < end + FARTHEST and inside.isdisjoint(range(end, verb.i + 1))
    if not (fits and (deed or (own and bare and not clause))):
        return ranges
    near = [c for c in verb.rights if c.i == verb.i + 1 and c.lower_ in ("at", "in") and not holds(c, inside)]
    start = noun.left_edge.i if own and noun.doc[noun.left_edge.i].pos_ == "DET" else start
    return [(start, max([verb.i, *(core_end(c) for c in near)]) + 1)]


def after_article(noun: "Token") -> int:
    start: int = noun.left_edge.i
    while start < noun.i and (noun.doc[start].pos_ in ("DET", "PUNCT", "SPACE") or noun.doc[start].dep_ == "relcl"):
        start += 1
    return start


def core_end(token: "Token") -> int:
    """Last token of a phrase without relative clauses, participles or what follows a comma."""
    end: int = token.i
    for part in token.doc[token.i : token.right_edge.i + 1]:
        behind = part.i > part.head.i or part.dep_ == "punct"  # "wood-burning" stands before its stoves
        if behind and part.dep_ in APART and part.text not in INSIDE:
            break
        end = part.i
    while end > token.i and token.doc[end].pos_ in (
        "ADP",
        "DET",
        "CCONJ",
        "SCONJ",
        "PART",
        "PRON",
        "AUX",
        "PUNCT",
        "SPACE",
    ):
        end -= 1
    return end


def holds(token: "Token", inside: set[int]) -> bool:
    return any(t.i in inside for t in token.subtree)
