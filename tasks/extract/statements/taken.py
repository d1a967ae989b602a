"""Words in marks that a sentence takes into what it tells of somebody: he said the envoy was “safe and fed”."""

import re
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import words
from tasks.extract.statements.attribution import UNSAID, naming, teller, unsaid
from tasks.extract.statements.cast import Cast
from tasks.extract.statements.credited import according
from tasks.extract.statements.naming import Naming, named
from tasks.extract.statements.quotations import Quotation
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

CLAUSES = frozenset(("ccomp", "xcomp"))
# How words hang together within what is told; a subject only of a clause that is told itself.
WITHIN = frozenset(
    """dobj iobj dative pobj prep pcomp attr acomp oprd conj advcl advmod npadvmod agent appos acl relcl nsubj
    nsubjpass csubj""".split()
)
MODIFIERS = frozenset(("amod", "compound", "nmod", "poss", "det", "nummod", "quantmod", "predet"))
# Verbs whose object, or what a preposition ties to them, is what was said.
OBJECTS = {
    "": frozenset(
        """call label brand term dub hail praise applaud express voice cite promise pledge predict demand denounce
        decry deplore condemn mock ridicule deride admit concede stress""".split()
    ),
    "as": frozenset(
        """describe dismiss denounce condemn characterise characterize hail label brand decry deride mock portray
        praise ridicule criticise criticize paint""".split()
    ),
    "of": frozenset(("speak", "warn", "accuse", "talk", "complain", "boast")),
    "about": frozenset(("speak", "warn", "talk", "complain", "boast")),
    "against": frozenset(("warn", "rail")),
    "for": frozenset(("thank", "praise", "condemn", "criticise", "criticize", "apologise", "apologize")),
}
OTHERS = frozenset(("deny", "reject", "rebut", "contradict"))  # what somebody else has said
NAMES = frozenset(("know", "nickname", "title", "entitle", "name", "christen"))
# “a museum”, as she put it
AS_PUT = re.compile(
    r",?\s*(?:—\s*)?as (?:[^\s,.;:]+ ){1,6}?(?:put|puts|called|calls|described|describes|phrased|termed|terms)\b"
)
# what she called a “paper” bridge
AS_CALLED = re.compile(
    r"\bwhat (?:[^\s,.;:“”\"]+ ){1,5}?(?:called|calls|termed|terms|labelled|labeled|(?:described|describes) as)"
    r"(?: an?| the| his| her| its| their)? $"
)
MOST_STEPS = 12


def told(doc: "Doc", cast: Cast, quote: Quotation) -> Naming | None:
    """Who tells what the words in marks are a part of; None where they are a name, a title or nobody's for sure."""
    span = doc.char_span(quote.start, quote.end, alignment_mode="expand")
    if not span or _named(whole(doc), quote):
        return None
    if called := AS_CALLED.search(whole(doc), span.sent.start_char, quote.outer[0]):
        return naming(doc, cast, (called.start() + len("what "), called.end()))
    if span.root.dep_ in MODIFIERS or _goes_on(doc, quote):
        return None
    bounds = (span.sent.start_char, span.sent.end_char)
    if put := AS_PUT.match(whole(doc), quote.outer[1], bounds[1]):
        return naming(doc, cast, put.span())
    verb = _verb(span.root)
    if verb is not None:
        return teller(cast, verb, bounds) or _by(doc, cast, verb, (quote.outer[1], bounds[1]))
    return according(doc, cast, bounds) if span.root.sent.root.pos_ in ("VERB", "AUX") else None


def _by(doc: "Doc", cast: Cast, verb: "Tag", behind: tuple[int, int]) -> Naming | None:
    """``was dismissed as a “joke” by X``: the parse may tie X to the words."""
    span = doc.char_span(*behind, alignment_mode="contract") or ()
    if not any(c.dep_ == "auxpass" for c in verb.children) or not span or span[0].lower_ != "by":
        return None
    by = next((c for c in span[0].children if c.dep_ == "pobj"), None)
    return named(doc, cast, by, verb, behind) if by is not None else None


def _named(text: str, quote: Quotation) -> bool:
    """A capital at the start, but for "I", or no letter at all."""
    first = text[quote.start : quote.end].split(maxsplit=1)[0]
    return not first[:1].isalpha() or (first[:1].isupper() and first.partition("’")[0].partition("'")[0] != "I")


def _goes_on(doc: "Doc", quote: Quotation) -> bool:
    """``the “golden share” law``: the words only belong to a name or a thing behind them."""
    text = whole(doc)
    before, after = text[: quote.outer[0]].rstrip().rsplit(None, 1)[-1:], text[quote.outer[1] : quote.outer[1] + 2]
    if before in (["so-called"], ["dubbed"], ["named"], ["titled"], ["entitled"]) or after.strip()[:1].isupper():
        return True
    thing, lead = _word(doc, quote.outer[1] + 1), _word(doc, quote.outer[0] - 2)
    if after[:1] != " " or thing is None or lead is None:
        return False
    return thing.tag_ in ("NN", "NNS") and lead.pos_ in ("DET", "ADJ", "PRON")


def _word(doc: "Doc", at: int) -> "Tag | None":
    span = doc.char_span(at, at + 1, alignment_mode="expand") if at >= 0 else None
    return span[0] if span else None


def _verb(root: "Tag") -> "Tag | None":
    """The nearest verb of saying of which the words are told."""
    token, preposition = root, ""
    for _ in range(MOST_STEPS):
        head = token.head
        if head == token:
            return None
        if token.dep_ in CLAUSES and _says(head):
            return None if _another_says(token) else head
        if token.dep_ in CLAUSES and head.lemma_.lower() in OTHERS | UNSAID:
            return None
        if preposition or token.dep_ in ("dobj", "oprd", "ccomp", "acomp"):
            if head.pos_ == "VERB" and head.lemma_.lower() in OBJECTS.get(preposition, ()):
                return None if unsaid(head) else head
        elif head.lemma_.lower() in NAMES:
            return None
        if token.dep_ not in WITHIN | CLAUSES:
            return None
        preposition = head.lower_ if token.dep_ in ("pobj", "pcomp") else ""
        token = head
    return None


def _another_says(verb: "Tag") -> bool:
    """``the minister said Norway had agreed “in principle”``: his words or Norway's, nobody can tell."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.pos_ != "PRON" and _says(verb)


def _says(verb: "Tag") -> bool:
    low = verb.lemma_.lower()
    listed = low in words("speech", "verbs") or low in words("speech", "clausal")
    return listed and low not in OTHERS and not unsaid(verb)
