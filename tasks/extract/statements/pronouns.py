"""Whom "he said" means: the one person whom the sentence before names as its subject, else nobody for sure."""

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from tasks.extract.statements.attribution import SUBJECTS, Cast, Naming
from tasks.extract.statements.quotations import Quotation
from tasks.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLIMBED = frozenset(("compound", "appos", "flat", "nmod", "conj"))
ADDRESSED = {
    "he": frozenset(("mr", "sir", "lord", "shri", "monsieur", "herr", "señor")),
    "she": frozenset(("mrs", "ms", "miss", "dame", "lady", "baroness", "smt", "shrimati", "madame", "frau", "señora")),
}
OBJECTS = {"he": frozenset(("him",)), "she": frozenset(("her",))}
ANSWERS = frozenset(("answer", "reply", "respond", "retort", "counter"))
OTHER = {"he": "she", "she": "he"}
Place = tuple[int, int, Actor]


class Said(Protocol):
    """A quotation before, with the sentence around it and its speaker."""

    @property
    def sentence(self) -> tuple[int, int]: ...
    @property
    def naming(self) -> Naming | None: ...


def resolved(doc: "Doc", cast: Cast, who: Naming, beside: tuple[Quotation, Said | None]) -> Naming:
    """``who`` with the person meant; unchanged where the sentence before names nobody, or several."""
    quote, last = beside
    opening = min(quote.outer[0], who.start)
    before = _sentence_before(doc, opening)
    if before is None:
        return who
    if last and last.naming and last.naming.actor and before[0] < last.sentence[1] <= opening:
        same = last.sentence[1] >= before[1] - 2
        if same and _agrees(doc, cast, last.naming.actor, who.pronoun):
            return replace(who, actor=last.naming.actor, speaker=last.naming.speaker)
    named = {p[2].id: p for p in reversed(cast.within(*before))}
    own = any(s.start_char == before[0] and s.start_char < who.start < s.end_char for s in doc.sents)
    if not named and own and (before := _sentence_before(doc, before[0])):
        named = {p[2].id: p for p in reversed(cast.within(*before))}
    if len(named) != 1:
        return who
    place = next(iter(named.values()))
    if _turn(doc, who, before):
        return who
    if not _subject(doc, place) or not _agrees(doc, cast, place[2].id, who.pronoun):
        return who
    printed = doc.text[place[0] : place[1]]
    return replace(who, actor=place[2].id, speaker=printed if printed[:1].isupper() else place[2].name)


def _sentence_before(doc: "Doc", opening: int) -> tuple[int, int] | None:
    """The sentence that ends before the letter ``opening``, or the words before it in its own sentence."""
    found = None
    for sentence in doc.sents:
        if sentence.start_char >= opening:
            break
        end = min(sentence.end_char, opening)
        if doc.text[sentence.start_char : end].strip(" \n\"'“‘”’,."):
            found = (sentence.start_char, end)
    return found


def _turn(doc: "Doc", who: Naming, before: tuple[int, int]) -> bool:
    """``pressed her``, ``she answered``: whoever answers is not the one who spoke or asked before."""
    verb = doc[who.verb].lemma_ if who.verb >= 0 else ""
    held = doc.char_span(*before, alignment_mode="contract") or ()
    return verb in ANSWERS or any(t.lower_ in OBJECTS[who.pronoun] and t.dep_ != "poss" for t in held)


def _subject(doc: "Doc", place: Place) -> bool:
    """The name is the subject of its clause, or set beside it."""
    found = doc.char_span(place[0], place[1], alignment_mode="expand")
    if found is None or not len(found):
        return False
    token = found.root
    for _ in range(6):
        if token.dep_ not in CLIMBED:
            break
        token = token.head
    return token.dep_ in SUBJECTS


def _agrees(doc: "Doc", cast: Cast, actor: str, pronoun: str) -> bool:
    """No form of address in the article speaks against the pronoun."""
    against = ADDRESSED[OTHER[pronoun]]
    for start, _, found in cast.places:
        lead = doc.text[max(0, start - 12) : start].rstrip(" .").rsplit(None, 1)
        if found.id == actor and lead and lead[-1].lower() in against:
            return False
    return True
