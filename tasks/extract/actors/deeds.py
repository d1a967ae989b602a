"""What an actor does: the verbs whose subject or agent it is, from the parse of the sentences that name it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.actors.reading import Reading
from tasks.model import Act, Span, Story
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

# Who speaks is told by statements; to be and to have tell what somebody is.
NO_DEED = frozenset(
    """be have say tell add write note remark comment stress state reply answer explain insist think believe hope feel
    know want seem appear become remain do""".split()
)
INNER = frozenset(("compound", "flat", "nmod", "nummod", "amod"))
OTHER_NAMES = frozenset(("GPE", "ORG", "NORP", "LOC", "FAC"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
GROUP = frozenset(("aux", "auxpass", "neg", "prt"))
CLAUSE_END = frozenset(("conj", "cc", "punct", "advcl", "parataxis", "ccomp"))
# "will" foretells and "did" tells; what one would, may or must do is no deed.
TOLD = frozenset(("will", "'ll", "’ll", "did", "do", "does", "have", "having", "be", "been", "being"))
UNREAL = frozenset(("if", "unless", "whether"))
# A noun that stands behind one of these is no subject.
BEHIND = frozenset("with of from between against by to about under alongside into over through".split())
# A name goes on as that of a firm: "Anna Holt & Sons".
FIRM = re.compile(
    r"\s(?:&|and (?:Sons|Daughters|Brothers|Company|Co|Partners|Associates)\b|(?:d\.o\.o|s\.r\.o)\.)"
    r"|,?\s(?:Ltd|LLC|Inc|GmbH|plc|PLC|Corp)\b"
)
# "OSLO, May 3 — ", "Riga (AFP) - ", "MUSCAT: ": where the text was written.
DATELINE = re.compile(r"(?:,? [A-Z0-9(][\w.)]*+){0,6},?\s?(?:—|–|--?|:)\s")


def deeds(kind: str, mentions: Iterable[Span], story: Story, readings: Mapping[str, Reading]) -> tuple[Act, ...]:
    """Every deed of the actor of that ``kind`` that ``mentions`` name, in the order of the text; one verb once.

    A deed is a verb whose subject the actor is, or by which it is named as the agent; what is done to it is none.
    """
    clean = {a.id for a in story.clean}
    found: dict[Span, Act] = {}
    for span in mentions:
        if span.article not in clean:
            continue
        reading = readings[span.article]
        if _of_another(reading.text, span, kind):
            continue
        quoted = _quoted(reading.doc)
        for verb, passive in _verbs(reading.doc, span, kind):
            if verb.i in quoted or verb.lemma_.lower() in NO_DEED or not _real(verb):
                continue
            place = Span(span.article, _first_letter(verb), verb.idx + len(verb))
            found.setdefault(place, Act(place, _clause(span.article, verb), passive))
    return tuple(found[place] for place in sorted(found))


def _of_another(text: str, span: Span, kind: str) -> bool:
    """The name is part of a firm's, that of a place of writing, or of a body beside one of its offices."""
    if kind == "person":
        return FIRM.match(text, span.end) is not None
    before = text[: span.start]
    if not before.rpartition("\n")[2].strip():
        return DATELINE.match(text, span.end) is not None
    office = before.removesuffix(", ").rsplit(None, 1)[-1:] if before.endswith(", ") else []
    return bool(office and head_of(office[0]))


def _real(verb: "Token") -> bool:
    """Done, or foretold: not wished, bound, possible, or on a condition."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        if any(c.dep_ == "aux" for c in first.children):
            break
        first = first.head
    helpers = [c for c in first.children if c.dep_ in ("aux", "auxpass")]
    if any(c.dep_ == "mark" and c.lower_ in UNREAL for c in first.children):
        return False
    if verb.tag_ == "VB" and not helpers:
        return False
    return all(c.lower_ in TOLD or c.tag_ in ("VBD", "VBZ", "VBP") for c in helpers)


def _first_letter(verb: "Token") -> int:
    """Of the whole word: ``co-chaired`` is read as three."""
    start = verb.i
    while start > 1 and verb.doc[start - 1].text == "-" and not verb.doc[start - 1].whitespace_:
        start -= 2
    return int(verb.doc[start].idx)


@lru_cache(maxsize=64)  # asked for every name of a text
def _quoted(doc: "Doc") -> frozenset[int]:
    """Numbers of the tokens within double quotation marks."""
    out: set[int] = set()
    opened: int | None = None
    for token in doc:
        if token.is_space and "\n" in token.text:
            opened = None
        if token.text in ("“", '"', "”", "„", "«", "»"):
            if opened is None:
                opened = token.i
            else:
                out.update(range(opened, token.i))
                opened = None
    return frozenset(out)


def _verbs(doc: "Doc", span: Span, kind: str) -> Iterator[tuple["Token", bool]]:
    """Verbs of which the name in ``span`` is the subject, or by which it is named as the agent."""
    named = doc.char_span(span.start, span.end, alignment_mode="expand")
    if named is None or not len(named):
        return
    token = _whole(named.root, kind)
    for verb in _of_subject(token):
        between = doc[min(token.i, verb.i) : max(token.i, verb.i)]
        if (max(token.i, named.root.i) > verb.i and verb.tag_ != "VBG") or _behind(token):
            continue
        if not any(":" in t.text for t in between) and not _participle(named, verb) and not _speaks(token, verb):
            yield verb, False
    yield from ((verb, False) for verb in _ahead(token))
    yield from ((verb, True) for verb in _of_agent(token))
    for child in (*named.root.children, *(token.children if token != named.root else ())):
        if child.dep_ == "relcl" and child.i >= named.end:
            yield from ((verb, False) for verb in _relative(child))


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
    lead = doc[first - 1].text if first else ""
    titled = lead == "." and first > 1 and doc[first - 2].lower_ in words("offices", "address_words")
    return behind and verb.tag_ in ("VBN", "VBD") and lead != "," and not titled


def _speaks(token: "Token", verb: "Token") -> bool:
    """``“No,” countered NAME``: behind words said, any verb tells who spoke."""
    before = whole(verb.doc)[: min(token.left_edge.idx, verb.idx)].rstrip()
    return len(before) > 1 and before[-1] in "”\"’'" and before[-2] in ",?!"


def _ahead(token: "Token") -> Iterator["Token"]:
    """``Accompanying her was NAME``: the participle that opens the sentence, turned round."""
    verb = token.head
    if token.dep_ not in ("nsubj", "attr") or verb.lemma_ != "be" or token.i < verb.i:
        return
    opening = [t for t in token.sent[: verb.i - token.sent.start] if not t.is_space]
    while opening and opening[0].pos_ == "ADV":
        opening = opening[1:]
    if opening and opening[0].tag_ == "VBG" and not any(t.tag_ in FINITE or t.text == "," for t in opening):
        yield opening[0]


def _whole(token: "Token", kind: str) -> "Token":
    """The word by which the name hangs in its sentence; what a body or a state only qualifies is somebody else."""
    for _ in range(8):
        head = token.head
        beside = kind == "person" and _beside(token)
        joined = token.dep_ == "conj" and head.pos_ in ("PROPN", "NOUN")
        inner = kind == "person" and token.dep_ in INNER and head.pos_ in ("PROPN", "NOUN") and not _his(token)
        if beside and head.dep_ == "appos" and head.head.pos_ == "PROPN":
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


def _office(token: "Token") -> "Token | None":
    """``the mayor of Miyako, NAME,``: the office whose place the name is set beside in the parse."""
    place = token.head
    if place.dep_ != "pobj" or place.head.dep_ != "prep" or place.i > token.i or head_of(place.text):
        return None
    office = place.head.head
    named = office.pos_ in ("NOUN", "PROPN") and head_of(office.text)
    return office if named and token.doc[token.left_edge.i - 1].text == "," else None


def _of_subject(token: "Token") -> Iterator["Token"]:
    if token.dep_ == "nsubj" and token.head.pos_ in ("VERB", "AUX"):
        yield token.head
        if token.i < token.head.i:  # of "the site lists NAME and gives" it is none's
            yield from _joined(token.head)


def _joined(verb: "Token") -> Iterator["Token"]:
    """Verbs joined to ``verb`` that have no subject of their own."""
    for other in verb.conjuncts:
        own = any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl", "auxpass") for c in other.children)
        if other.pos_ == "VERB" and other.i > verb.i and not own:
            yield other


def _of_agent(token: "Token") -> Iterator["Token"]:
    if token.dep_ == "pobj" and token.head.dep_ == "agent" and token.head.head.pos_ == "VERB":
        yield token.head.head


def _relative(verb: "Token") -> Iterator["Token"]:
    """``NAME, who signed``."""
    if verb.pos_ == "VERB" and any(c.dep_ == "nsubj" and c.lower_ in ("who", "which", "that") for c in verb.children):
        yield verb
        yield from _joined(verb)


def _clause(article: str, verb: "Token") -> Span:
    """From the auxiliaries to the last word that hangs on the verb, clauses of their own left out.

    Of ``the price that NAME had given the day before`` only the verb: what it takes stands before the name.
    """
    first = min((c.i for c in verb.children if c.dep_ in GROUP and c.i < verb.i), default=verb.i)
    last = verb.i
    for child in verb.children:
        if child.i < verb.i or _taken_before(verb):
            continue
        if child.dep_ in CLAUSE_END:
            if child.dep_ == "punct" and child.text == ",":
                continue
            break
        last = max(last, child.right_edge.i)
    doc = verb.doc
    while last > verb.i and (doc[last].text in ",;:—–" or doc[last].dep_ == "prep"):
        last -= 1
    end = doc[last].idx + len(doc[last])
    start = min(doc[first].idx, _first_letter(verb))
    text = whole(doc)
    if text.count("“", start, end) > text.count("”", start, end) and text[end : end + 1] == "”":
        end += 1
    return Span(article, start, end)


def _taken_before(verb: "Token") -> bool:
    """The verb of a relative clause that has a subject of its own."""
    subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    return verb.dep_ == "relcl" and any(c.pos_ != "PRON" for c in subjects)
