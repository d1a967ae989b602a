"""What those do who are named: the verbs whose subject or agent a name is, from the parse of its sentence."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.statements.cast import Cast, Place
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

INNER = frozenset(("compound", "flat", "nmod", "nummod", "amod"))
OTHER_NAMES = frozenset(("GPE", "ORG", "NORP", "LOC", "FAC"))
# Of those who are told of behind it, though the parse takes it for a name: "Chairing the talks is NAME".
PRESIDING = frozenset("chairing presiding hosting leading heading moderating attending signing voting".split())
JOINTS = frozenset(("and", "but", "or", "then", "yet", ";"))
SUBORDINATE = frozenset(("after", "before", "when", "while", "because", "since", "although", "though", "until"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
# A noun that stands behind one of these is no subject.
BEHIND = frozenset("with of from between against by to about under alongside into over through".split())
# A name goes on as that of a firm: "Anna Holt & Sons".
FIRM = re.compile(
    r"\s(?:&|and (?:Sons|Daughters|Brothers|Company|Co|Partners|Associates)\b|(?:d\.o\.o|s\.r\.o)\.)"
    r"|,?\s(?:Ltd|LLC|Inc|GmbH|plc|PLC|Corp)\b"
)
LISTED = re.compile(r"(?:,? and|,) (?:the )?$")
JOIN = 10  # letters of it
# "OSLO, May 3 — ", "Riga (AFP) - ", "MUSCAT: ": where the text was written.
DATELINE = re.compile(r"(?:,? [A-Z0-9(][\w.)]*+){0,6},?\s?(?:—|–|--?|:)\s")


def deeds(doc: "Doc", cast: Cast) -> Iterator[tuple[str, "Token", bool]]:
    """Actor, verb, and whether the name is that of the agent, of every name in the article."""
    for place in cast.places:
        if place[2].id and not of_another(whole(doc), cast, place):
            yield from ((place[2].id, verb, passive) for verb, passive in _verbs(doc, place))


def of_another(text: str, cast: Cast, place: Place) -> bool:
    """The name is an owner's, part of a firm's, that of a place of writing, or of a body beside one of its offices."""
    if text.startswith(("'s ", "’s "), place[1]):
        return True
    if place[2].kind == "person":
        return FIRM.match(text, place[1]) is not None
    if place[2].kind == "state" and _listed_behind(text, cast, place):
        return True
    before = text[: place[0]]
    if not before.rpartition("\n")[2].strip():
        return DATELINE.match(text, place[1]) is not None
    office = before.removesuffix(", ").rsplit(None, 1)[-1:] if before.endswith(", ") else []
    return bool(office and head_of(office[0]))


def _listed_behind(text: str, cast: Cast, place: Place) -> bool:
    """``the border commissions of A and B``: of whom a list behind a preposition tells, it is only of them."""
    states = {p[1]: p for p in cast.places if p[2].kind == "state"}
    start = place[0]
    while (join := LISTED.search(text, max(0, start - JOIN), start)) is not None and join.start() in states:
        start = states[join.start()][0]
    lead = text[:start].removesuffix("the ").split()[-1:]
    return start != place[0] and bool(lead) and lead[0].lower() in BEHIND | {"of", "for"}


def _verbs(doc: "Doc", place: Place) -> Iterator[tuple["Token", bool]]:
    """Verbs of which the name there is the subject, or by which it is named as the agent."""
    named = doc.char_span(place[0], place[1], alignment_mode="expand")
    if named is None or not len(named):
        return
    token = _whole(named.root, place[2].kind)
    for verb in of_subject(token):
        between = doc[min(token.i, verb.i) : max(token.i, verb.i)]
        if (max(token.i, named.root.i) > verb.i and verb.tag_ != "VBG") or _behind(token):
            continue
        if not any(":" in t.text for t in between) and not (
            _participle(named, verb) or _past(named, verb) or speaks(token, verb)
        ):
            yield verb, False
    yield from ((verb, False) for verb in _ahead(token))
    gapped = named.end < len(doc) and doc[named.end].lower_ == "by"  # ``led by NAME and Latvia by B``
    yield from ((verb, True) for verb in of_agent(token) if not gapped)
    for child in (*named.root.children, *(token.children if token != named.root else ())):
        if child.dep_ == "relcl" and child.i >= named.end:
            yield from ((verb, False) for verb in _relative(child))
        if child.dep_ == "appos" and child.i >= named.end and head_of(child.text):  # ``NAME, the chairman, who left``
            further = (c for c in child.children if c.dep_ == "relcl")
            yield from ((verb, False) for c in further for verb in _relative(c))


def _behind(token: "Token") -> bool:
    """``after talks with NAME collapsed``: a name that a preposition governs is no subject, whatever the parse says."""
    first = token.left_edge.i
    return first > 0 and bool(token.doc[first - 1].lower_ in BEHIND)


def _participle(named: "Tokens", verb: "Token") -> bool:
    """``NAME, asked about it, said``: what is right behind the comma is done to the name.

    In ``the mayor, NAME, left`` and ``the Hon. NAME, left`` the name itself stands between commas.
    """
    doc, first = named.doc, named.root.left_edge.i
    behind = verb.i == named.end + 1 and doc[named.end].text == ","
    leads = {doc[at - 1].text for at in (first, named.start) if at}
    lead = "," if "," in leads else doc[first - 1].text if first else ""
    titled = lead == "." and first > 1 and doc[first - 2].lower_ in words("offices", "address_words")
    return behind and verb.tag_ in ("VBN", "VBD") and lead != "," and not titled


def _past(named: "Tokens", verb: "Token") -> bool:
    """``In a letter by NAME, the court found``: behind one comma only, the subject is another."""
    between = named.doc[named.end : verb.i]
    commas = [t.i for t in between if t.text == ","]
    return commas == [named.end] and between[-1].pos_ in ("NOUN", "PROPN") and between[-1].ent_type_ != "DATE"


def speaks(token: "Token", verb: "Token") -> bool:
    """``“No,” countered NAME``: behind words said, any verb tells who spoke."""
    before = whole(verb.doc)[: min(token.left_edge.idx, verb.idx)].rstrip()
    return len(before) > 1 and before[-1] in "”\"’'" and before[-2] in ",?!"


def _ahead(token: "Token") -> Iterator["Token"]:
    """``Accompanying her was NAME``, ``Among those who left was NAME``: the verb that opens the sentence."""
    verb = token.head
    if token.dep_ not in ("nsubj", "attr") or verb.lemma_ != "be" or token.i < verb.i:
        return
    opening = [t for t in token.sent[: verb.i - token.sent.start] if not t.is_space]
    while opening and opening[0].pos_ == "ADV":
        opening = opening[1:]
    if not opening or any(t.text == "," for t in opening):
        return
    among = [t for t in opening if t.dep_ == "relcl" and t.head.lower_ in ("those", "people", "guests")]
    if opening[0].lower_ == "among" and len(among) == 1:
        yield from _relative(among[0])
    elif (opening[0].tag_ == "VBG" or opening[0].lower_ in PRESIDING) and not any(t.tag_ in FINITE for t in opening):
        yield opening[0]


def _whole(token: "Token", kind: str) -> "Token":
    """The word by which the name hangs in its sentence; what a body or a state only qualifies is somebody else."""
    for _ in range(8):
        head = token.head
        beside = kind == "person" and _beside(token)
        joined = token.dep_ == "conj" and head.pos_ in ("PROPN", "NOUN")
        inner = kind == "person" and token.dep_ in INNER and head.pos_ in ("PROPN", "NOUN") and not _his(token)
        if beside and ((head.dep_ == "appos" and head.head.pos_ == "PROPN") or _bracketed(token)):
            break  # ``A, the inspector, NAME``: beside whom the name is set cannot be told
        office = _office(token) if beside else None
        if office is None and not (joined or inner or (beside and head.ent_type_ not in OTHER_NAMES)):
            break
        token = office or head
    return token


def _his(token: "Token") -> bool:
    """``Brandt aides``: the small word behind a name is somebody else."""
    return bool(token.head.i > token.i and token.head.text.islower())


def _beside(token: "Token") -> bool:
    """Set beside its head, also where the parse takes the comma for that of a list."""
    listed = token.dep_ == "conj" and not any(c.dep_ == "cc" for c in token.head.children)
    return token.dep_ == "appos" or (listed and token.doc[token.left_edge.i - 1].text == ",")


def _bracketed(token: "Token") -> bool:
    """``written by Justice A (B and C concurring)``: a name in brackets behind another name is somebody else."""
    first = token.left_edge.i
    opened = first > 0 and token.doc[first - 1].text == "("
    return bool(opened and token.head.ent_type_ == "PERSON")


def _office(token: "Token") -> "Token | None":
    """``the mayor of Miyako, NAME,``: the office whose place the name is set beside in the parse."""
    place = token.head
    if place.dep_ != "pobj" or place.head.dep_ != "prep" or place.i > token.i or head_of(place.text):
        return None
    office = place.head.head
    named = office.pos_ in ("NOUN", "PROPN") and head_of(office.text)
    return office if named and token.doc[token.left_edge.i - 1].text == "," else None


def of_subject(token: "Token") -> Iterator["Token"]:
    if token.dep_ == "nsubj" and token.head.pos_ in ("VERB", "AUX"):
        yield token.head
        if token.i < token.head.i:  # of "the site lists NAME and gives" it is none's
            yield from joined(token.head)


def joined(verb: "Token") -> Iterator["Token"]:
    """Verbs joined to ``verb`` that have no subject of their own."""
    for other in verb.conjuncts:
        own = any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl", "auxpass") for c in other.children)
        if other.pos_ == "VERB" and other.i > verb.i and not own and _bare(other):
            yield other


def _bare(verb: "Token") -> bool:
    """Nobody stands between the conjunction and the verb: no ``and his wife, NAME, ran``, which the parse may miss."""
    doc, first = verb.doc, verb.sent.start
    between: list[Token] = []
    for at in range(verb.i - 1, first, -1):
        if doc[at].lower_ in JOINTS:
            break
        if doc[at].lower_ in SUBORDINATE:  # ``left after the chair, NAME, spoke``
            return False
        if doc[at].pos_ == "VERB":  # ``signed the pact, met the envoy and left``
            between = []
            break
        between.append(doc[at])
    placed = ("pobj", "npadvmod")
    return not any(
        t.pos_ in ("PROPN", "PRON", "NOUN")
        and t.ent_type_ not in ("DATE", "TIME")
        and t.dep_ not in placed
        and t.head.dep_ not in placed
        for t in between
    )


def of_agent(token: "Token") -> Iterator["Token"]:
    if token.dep_ == "pobj" and token.head.dep_ == "agent" and token.head.head.pos_ == "VERB":
        yield token.head.head


def _relative(verb: "Token") -> Iterator["Token"]:
    """``NAME, who signed``."""
    if verb.pos_ == "VERB" and any(c.dep_ == "nsubj" and c.lower_ in ("who", "which", "that") for c in verb.children):
        yield verb
        yield from joined(verb)
