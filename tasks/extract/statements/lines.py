"""Words that stand alone: whose they are by the line behind ("– NAME, Minister") or by the sentence before them."""

import re
from typing import TYPE_CHECKING

from tasks.extract.statements.attribution import naming
from tasks.extract.statements.cast import Cast
from tasks.extract.statements.naming import Naming, named
from tasks.extract.statements.quotations import Quotation
from tasks.extract.statements.subjects import printed
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc

CREDIT = re.compile(r"(?:[^\S\n]*\n){0,2}[^\S\n]*(?:—|–|--?)[^\S\n]*(?P<line>[^\n]{3,200})")
STOPS = (".", "!", "?", "…")
MARKS = frozenset('“”"«»„')
POINTING = frozenset(("That", "This", "Those", "These", "So", "Such", "Thus"))  # whose words they were comes after them
ADDRESSED = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)  # of whoever is interviewed
ASKING = frozenset(("ask", "query", "inquire", "enquire", "wonder"))
# What somebody does who goes on to speak.
GESTURES = frozenset(
    "laugh smile shrug nod grin frown sigh smirk wince pause chuckle hesitate bristle grimace beam snort".split()
)
PARTS = frozenset((("shake", "head"), ("roll", "eyes"), ("raise", "eyebrow"), ("throw", "hands"), ("spread", "hands")))
ISSUING = re.compile(
    r"\b(?P<verb>issued|issues|released|releases|made|published|gave) (?:the following|this|a|an) (?:\w+ ){0,2}?"
    r"(?:statement|remarks?|message|reply|response|declaration|comments?)\b[^.:]{0,60}:$"
)
MOST_BREAKS = 2  # lines between a sentence and the words it leads to
Range = tuple[int, int]


def credited(doc: "Doc", cast: Cast, quote: Quotation) -> Naming | None:
    """``“...” – The Honourable NAME, Minister of Ports``: the name that opens the line behind whole sentences."""
    match = CREDIT.match(whole(doc), quote.outer[1])
    if match is None or not _closed(whole(doc), quote):
        return None
    place = cast.first(whole(doc), *match.span("line"))
    if place is None:
        return None
    rest = whole(doc)[place[1] : match.end("line")].strip()
    span = doc.char_span(place[1], match.end("line"), alignment_mode="expand") or ()
    if (rest and rest[0] not in ",(") or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in span):
        return None
    return Naming(place[2].id, printed(whole(doc), place), *match.span("line"))


def led(doc: "Doc", cast: Cast, quote: Quotation) -> Naming | None:
    """``X said the dam would hold. “It is new.”``, ``X said:`` in the line above: whole sentences behind words of X.

    A paragraph of its own holds nothing else, since what follows there may tell of somebody else.
    """
    text = whole(doc)
    before = text[: quote.outer[0]].rstrip()
    gap, rest = text[len(before) : quote.outer[0]], text[quote.outer[1] : quote.paragraph[1]].split(None, 1)
    if not _closed(text, quote) or gap.count("\n") > MOST_BREAKS or ("\n" in gap and rest) or POINTING & {*rest[:1]}:
        return None
    sentence = doc.char_span(len(before) - 1, len(before), alignment_mode="expand") if before else None
    if sentence is None or before[-1] not in ".:":
        return None
    bounds = (max(sentence.sent.start_char, before.rfind("\n") + 1), len(before))
    if MARKS & set(text[slice(*bounds)]):
        return None
    if before[-1] == ":":
        return naming(doc, cast, bounds, last=True) or _issued(doc, cast, bounds) if "\n" in gap else None
    return _told(doc, cast, bounds)


def _issued(doc: "Doc", cast: Cast, bounds: Range) -> Naming | None:
    """``NAME issued the following statement:``: the words of the text are those of who issues it."""
    match = ISSUING.search(whole(doc), *bounds)
    verb = doc.char_span(*match.span("verb"), alignment_mode="expand") if match else None
    subject = next((c for c in verb.root.children if c.dep_ == "nsubj"), None) if verb else None
    return named(doc, cast, subject, verb.root, bounds) if subject is not None and verb else None


def _told(doc: "Doc", cast: Cast, bounds: Range) -> Naming | None:
    """The person who tells the sentence, or whose look in it is a reply; nobody who only asks."""
    who = _moved(doc, cast, bounds) or naming(doc, cast, bounds)
    if ADDRESSED.search(whole(doc), *bounds):
        return None
    if who is None or who.verb < 0 or who.joint or doc[who.verb].dep_ != "ROOT":
        return None
    person = who.pronoun or any(a.id == who.actor and a.kind == "person" for a in cast.actors)
    return who if person and doc[who.verb].lemma_.lower() not in ASKING else None


def _moved(doc: "Doc", cast: Cast, bounds: Range) -> Naming | None:
    """The one who shrugs, or shakes her head, in the whole sentence."""
    span = doc.char_span(*bounds, alignment_mode="contract")
    verb = span.root if span else None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    if verb is None or subject is None or any(c.dep_ == "neg" for c in verb.children):
        return None
    part = next((c.lower_ for c in verb.children if c.dep_ == "dobj"), "")
    moved = verb.lemma_.lower() in GESTURES or (verb.lemma_.lower(), part) in PARTS
    return named(doc, cast, subject, verb, bounds) if moved else None


def _closed(text: str, quote: Quotation) -> bool:
    """Whole sentences: a capital at the start, a stop within the marks at the end."""
    return text[quote.start].isupper() and text[quote.outer[1] - 2] in STOPS
