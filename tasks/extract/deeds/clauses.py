"""Which verbs tell a deed, and the words of the clause that tells it."""

from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import words
from tasks.model import Act, Span
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Who speaks is told by statements; to be and to have tell what somebody is.
NO_DEED = frozenset(
    """be have say tell note remark comment stress state reply insist think believe hope feel
    know want seem appear become remain do expect need wish fear""".split()
)
THOUGHT = frozenset("think believe hope feel expect wish fear doubt trust bet".split())
OF_THINGS = frozenset(("write", "explain", "answer", "add"))  # words, or a book, a plan, a question
GROUP = frozenset(("aux", "auxpass", "neg", "prt"))
CLAUSE_END = frozenset(("conj", "cc", "punct", "advcl", "parataxis", "ccomp"))
# "will" foretells and "did" tells; what one would, may or must do is no deed.
TOLD = frozenset(("will", "'ll", "’ll", "did", "do", "does", "have", "having", "be", "been", "being"))
UNREAL = frozenset(("if", "unless", "whether"))
CALLS = frozenset(("call", "describe", "term", "dub", "brand", "label"))
ASKS = frozenset(("ask", "wonder", "question", "inquire", "enquire"))


def counts(verb: "Token") -> bool:
    """Done or foretold, told by the article itself, and no way of saying something."""
    lemma = verb.lemma_.lower()
    if (
        lemma in NO_DEED
        or _goes_on(verb)
        or _turned(verb)
        or verb.i in quoted(verb.doc)
        or not _real(verb)
        or _asked(verb)
    ):
        return False
    return (lemma not in OF_THINGS or _of_a_thing(verb)) and not _claimed(verb)


def _goes_on(verb: "Token") -> bool:
    """``went on to say``, ``pointed out``."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    said = [t.lower_ for t in after]
    onward = said[:1] == ["on"] and (said[1:] == ["to"] or after[-1].is_punct)
    return (verb.lemma_ == "point" and said[:1] == ["out"]) or (verb.lemma_ == "go" and onward)


def _turned(verb: "Token") -> bool:
    """``the envoy turned singer``: what somebody was and has become."""
    beside = verb.doc[max(0, verb.i - 1) : verb.i + 2]
    return verb.lower_ == "turned" and all(t.tag_ == "NN" or t.i == verb.i for t in beside)


def _claimed(verb: "Token") -> bool:
    """``Holt said that Norway had paid``, ``we hope Norway will pay``: told by whoever speaks, not by the article."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    said = first.head
    if first.dep_ != "ccomp" or said.i > first.i or said.lemma_.lower() not in words("speech", "verbs") | THOUGHT:
        return False
    return not any(t.text == ";" for t in verb.doc[said.i : verb.i])


def _of_a_thing(verb: "Token") -> bool:
    """``answered questions``, ``a judgment written by NAME``: not words said."""
    if any(c.dep_ == "agent" for c in verb.children):
        return True
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    return bool(objects) and not any(c.dep_ in ("ccomp", "dative") for c in verb.children)


def _asked(verb: "Token") -> bool:
    """Of a question: nobody says that it was done."""
    last = verb.sent[-1]
    while last.is_space and last.i > verb.i:
        last = last.nbor(-1)
    return "?" in {last.text, last.nbor(-1).text if last.is_quote and last.i else ""}


def _real(verb: "Token") -> bool:
    """Done, or foretold: not wished, bound, possible, or on a condition."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        if any(c.dep_ == "aux" for c in first.children):
            break
        first = first.head
    helpers = [c for c in first.children if c.dep_ in ("aux", "auxpass")]
    if any(c.dep_ == "mark" and c.lower_ in UNREAL for c in first.children) or _of_words(verb):
        return False
    if verb.tag_ == "VB" and not helpers:
        return False
    return all(c.lower_ in TOLD or c.tag_ in ("VBD", "VBZ", "VBP") for c in helpers)


def _of_words(verb: "Token") -> bool:
    """``what she called a farce``, ``asked what steps he took``: what is called so or asked for is not told as done."""
    opening = verb.left_edge
    called = opening.lower_ == "what" or (opening.lower_ == "which" and verb.lemma_ in CALLS)
    return called or (opening.tag_ in ("WRB", "WDT", "WP") and verb.head.lemma_.lower() in ASKS)


@lru_cache(maxsize=64)  # asked for every verb of a text
def quoted(doc: "Doc") -> frozenset[int]:
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


def act(article: str, verb: "Token", *, passive: bool) -> Act:
    """The deed that ``verb`` tells."""
    place = Span(article, _first_letter(verb), verb.idx + len(verb))
    return Act(place, _clause(article, verb), passive)


def _first_letter(verb: "Token") -> int:
    """Of the whole word: ``co-chaired`` is read as three."""
    start = verb.i
    while start > 1 and verb.doc[start - 1].text == "-" and not verb.doc[start - 1].whitespace_:
        start -= 2
    return int(verb.doc[start].idx)


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
