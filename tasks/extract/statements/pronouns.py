"""Whom "he said" means: the one person whom the sentence before names as its subject, else nobody for sure."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from tasks.extract.actors.lexicon import head_of, state_at
from tasks.extract.statements import issued, offices, sexes
from tasks.extract.statements.attribution import naming
from tasks.extract.statements.cast import Cast, Place, like_name, same
from tasks.extract.statements.credited import according
from tasks.extract.statements.naming import Naming
from tasks.extract.statements.quotations import Quotation
from tasks.extract.statements.subjects import SUBJECTS, name_of, printed
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

CLIMBED = frozenset(("compound", "appos", "flat", "nmod", "conj"))
OBJECTS = {"he": frozenset(("him",)), "she": frozenset(("her",))}
ANSWERS = frozenset(("answer", "reply", "respond", "retort", "counter", "shoot", "hit", "fire", "snap", "object"))
ASKS = frozenset(("ask", "press", "question", "challenge", "quiz", "confront", "grill"))
ASKED = re.compile(r"(?:Asked|Pressed|Questioned|Challenged|Quizzed)\b(?! by\b)")  # of whoever is spoken of
OTHER = {"he": "she", "she": "he"}
PEOPLE = frozenset(
    """he she they we i man woman people others who one another some several many both neither each few wife husband
    neighbour neighbor friend witness resident""".split()
)
BACK = 3  # sentences
PAIR = 2
Range = tuple[int, int]


class Said(Protocol):
    """A quotation before, with the sentence around it and its speaker."""

    @property
    def sentence(self) -> Range: ...
    @property
    def naming(self) -> Naming | None: ...


def resolved(doc: "Doc", cast: Cast, who: Naming, beside: tuple[Quotation, Said | None]) -> Naming:
    """``who`` with the person meant; unchanged where the sentence before names nobody, or several."""
    quote, last = beside
    opening = min(quote.outer[0], who.start)
    before = _sentences_before(doc, opening)
    if not before:
        return who
    turn = doc[who.verb].lemma_.lower() in ANSWERS if who.verb >= 0 else False
    turn = turn and ASKED.match(whole(doc), before[0][0]) is None
    if last and last.naming and before[0][0] < last.sentence[1] <= opening:
        turn = turn or _asked(doc, last, quote) or _told(doc, cast, last.naming)
        ended = last.naming.actor and last.sentence[1] >= before[0][1] - 2 and not turn
        if ended and _agrees(doc, cast, last.naming.actor, who.pronoun):
            return replace(who, actor=last.naming.actor, speaker=last.naming.speaker)
    place = _meant(doc, cast, who, before, turn=turn)
    return replace(who, actor=place[2].id, speaker=printed(whole(doc), place)) if place else who


def _asked(doc: "Doc", last: Said, quote: Quotation) -> bool:
    """The words before end with a question, to which somebody else may answer."""
    held = whole(doc)[last.sentence[0] : min(last.sentence[1], quote.outer[0])]
    return "?”" in held or '?"' in held


def _told(doc: "Doc", cast: Cast, who: Naming) -> bool:
    """``Okoye told Lund``: she may speak next."""
    heard = (c for c in (doc[who.verb].children if who.verb >= 0 else ()) if c.dep_ in ("dobj", "dative"))
    found = (cast.at(c.idx, c.idx + len(c)) for c in heard)
    return any(p and p[2].kind == "person" and p[2].id != who.actor for p in found)


def _meant(doc: "Doc", cast: Cast, who: Naming, before: list[Range], *, turn: bool) -> Place | None:
    """The one person of the nearest sentence that tells of a person, if its subject."""
    for bounds in before[:BACK] if turn else _telling(doc, cast, who.pronoun, before):
        people = _people(cast, bounds)
        if people and _opening(doc, bounds):
            continue
        if _spoken_to(doc, who.pronoun, bounds):
            return _other(cast, people, before) if turn else None
        if not turn and (teller := _teller(doc, cast, bounds, who.pronoun)):
            return teller
        if turn and len(people) == 1 and _was_asked(doc, bounds, people[0]):
            return people[0] if _agrees(doc, cast, people[0][2].id, who.pronoun) else None
        if turn and len(people) == PAIR:
            return _asked_one(doc, cast, bounds, people)
        fitting = [p for p in people if _agrees(doc, cast, p[2].id, who.pronoun)]
        fitting = _led_by_known(doc, cast, who.pronoun, (bounds, fitting)) or fitting
        if len(fitting) == 1:
            alone = len(people) > 1 or _leads(doc, cast, bounds, fitting[0])
            return fitting[0] if alone and not turn else None
        if not people and not turn and (place := _in_office(doc, cast, bounds)):
            return place if _agrees(doc, cast, place[2].id, who.pronoun) else None
        if people or (_whole(doc, bounds) and _other_person(doc, cast, who.pronoun, bounds)):
            return None
    return None


def _telling(doc: "Doc", cast: Cast, pronoun: str, before: list[Range]) -> list[Range]:
    """The sentences that may tell who is meant; where the pronoun itself is the subject, the one before does."""
    return [b for b in before[: 2 * BACK] if not _told_on(doc, cast, pronoun, b)][:BACK]


def _told_on(doc: "Doc", cast: Cast, pronoun: str, bounds: Range) -> bool:
    """``She rejected a proposal by NAME.``: the whole sentence tells on of whom it calls so."""
    if _spoken_to(doc, pronoun, bounds):
        return False
    span = doc.char_span(*bounds, alignment_mode="contract") if _whole(doc, bounds) else None
    subjects = [c for c in span.root.children if c.dep_ in SUBJECTS] if span else []
    return [t.lower_ for t in subjects] == [pronoun] and not cast.within(bounds[0], subjects[0].idx)


def _led_by_known(doc: "Doc", cast: Cast, pronoun: str, told: tuple[Range, list[Place]]) -> list[Place]:
    """``Ms NAME crossed the floor, leaving NAME``: the subject of whom alone the article says the pronoun."""
    bounds, people = told
    sure = [p for p in people if sexes.known(doc, cast, p[2].id) == pronoun]
    return sure if len(sure) == 1 and _leads(doc, cast, bounds, sure[0]) else []


def _in_office(doc: "Doc", cast: Cast, bounds: Range) -> Place | None:
    """``The minister left early.``: her whose office is the subject of the whole sentence."""
    span = doc.char_span(*bounds, alignment_mode="contract") if _whole(doc, bounds) else None
    subject = next((c for c in span.root.children if c.dep_ in SUBJECTS), None) if span else None
    if subject is None or not head_of(subject.text):
        return None
    holder = offices.holder(doc, cast, subject, subject.left_edge.idx)
    return (subject.idx, subject.idx + len(subject), holder) if holder else None


def _opening(doc: "Doc", bounds: Range) -> bool:
    """``In a letter to NAME, he wrote``: words before the subject, in which nobody acts and only others stand."""
    if _whole(doc, bounds):
        return False
    span = list(doc.char_span(*bounds, alignment_mode="contract") or ())
    acting = any(t.dep_ in SUBJECTS or t.pos_ in ("VERB", "AUX") for t in span)
    return bool(span) and span[0].tag_ == "IN" and not acting


def _people(cast: Cast, bounds: Range) -> list[Place]:
    """The first place of each person of a sentence."""
    out: list[Place] = []
    for place in cast.within(*bounds):
        if not any(same(place[2], o[2]) for o in out):
            out.append(place)
    return out


def _whole(doc: "Doc", bounds: Range) -> bool:
    """A whole sentence, not the words before ``he said`` in its own."""
    return any(s.start_char == bounds[0] and s.end_char == bounds[1] for s in doc.sents)


def _teller(doc: "Doc", cast: Cast, bounds: Range, pronoun: str) -> Place | None:
    """``X said that Y was late.``: who speaks there goes on to speak, unless the pronoun is known to fit another."""
    said = naming(doc, cast, bounds, plain=True) if _whole(doc, bounds) else None
    if said is None or not said.actor or said.joint or doc[said.verb].dep_ != "ROOT":
        return None
    place = next((p for p in cast.within(*bounds) if p[2].id == said.actor), None)
    place = place or next((p for p in cast.within(*bounds, "body") if p[2].id == said.actor and like_name(p)), None)
    if place is None or not _agrees(doc, cast, place[2].id, pronoun):
        return None
    fitting = {p[2].id for p in cast.within(*bounds) if sexes.known(doc, cast, p[2].id) == pronoun}
    return place if not fitting or place[2].id in fitting else None


def _other(cast: Cast, people: list[Place], before: list[Range]) -> Place | None:
    """``Okoye pressed her. “No,” she answered``: the only other person spoken of so far."""
    so_far = _people(cast, (0, before[0][1]))
    others = [p for p in so_far if not any(same(p[2], o[2]) for o in people)]
    return others[0] if len(people) == 1 and len(others) == 1 else None


def _asked_one(doc: "Doc", cast: Cast, bounds: Range, people: list[Place]) -> Place | None:
    """``Okoye asked Lund whether``: who answers is the one asked."""
    span = doc.char_span(*bounds, alignment_mode="contract")
    topic = issued.topic(doc, cast, bounds, name_of) if span and span.root.lemma_.lower() in ASKS else None
    others = [p for p in people if topic and not same(p[2], topic[2])]
    return others[0] if len(others) == 1 else None


def _was_asked(doc: "Doc", bounds: Range, place: Place) -> bool:
    """``Lund was asked whether``: who answers is Lund."""
    span = doc.char_span(*bounds, alignment_mode="contract")
    asked = span is not None and span.root.lemma_.lower() in ASKS
    return asked and _subject(doc, place) and any(c.dep_ == "auxpass" for c in span.root.children)


def _leads(doc: "Doc", cast: Cast, bounds: Range, place: Place) -> bool:
    """The person is the subject of its clause, of the sentence, or the one according to whom it is told."""
    if _subject(doc, place) or _opens(doc, place):
        return True
    told = according(doc, cast, bounds) or naming(doc, cast, bounds)
    if told and told.actor and told.actor == place[2].id:
        return True
    topic = issued.topic(doc, cast, bounds, name_of)
    return topic is not None and same(topic[2], place[2])


def _opens(doc: "Doc", place: Place) -> bool:
    """The name right before the main verb, or at the head of a sentence that was parsed as nothing but a name."""
    found = doc.char_span(place[0], place[1], alignment_mode="expand")
    if not found:
        return False
    root = found.root.sent.root
    alone = root in found and found.start == found.root.sent.start
    return alone or (root.i == found.end and root.tag_ in ("VBD", "VBZ"))


def _other_person(doc: "Doc", cast: Cast, pronoun: str, bounds: Range) -> bool:
    """Somebody without a name acts there: "the mayor left", "others disagreed"."""
    for token in doc.char_span(*bounds, alignment_mode="contract") or ():
        if token.dep_ not in SUBJECTS or token.lower_ == pronoun:
            continue
        if token.lower_ in PEOPLE or _human(token.text) or _unread(cast, token):
            return True
    return False


def _unread(cast: Cast, token: "Tag") -> bool:
    """A person's name as the subject that was not read as anybody's, or was taken for a body."""
    place = cast.at(token.idx, token.idx + len(token))
    if token.pos_ != "PROPN" or state_at((token.text,), 0):
        return False
    first = any(c.dep_ == "compound" and c.text[:1].isupper() for c in token.children)
    unknown = place is None and (token.ent_type_ == "PERSON" or (first and not token.ent_type_))
    return unknown or (place is not None and place[2].kind == "body" and like_name(place))


def _human(word: str) -> bool:
    """Of persons: an office, or a plural that may be one."""
    return bool(head_of(word)) or word.lower().endswith(("ers", "ors", "ists", "ents"))


def _sentences_before(doc: "Doc", opening: int) -> list[Range]:
    """The words before the letter ``opening`` in its own sentence, and the sentences before, the nearest first."""
    found: list[Range] = []
    for sentence in doc.sents:
        if sentence.start_char >= opening:
            break
        end = min(sentence.end_char, opening)
        if whole(doc)[sentence.start_char : end].strip(" \n\"'“‘”’,."):
            found.insert(0, (sentence.start_char, end))
    return found


def _spoken_to(doc: "Doc", pronoun: str, before: Range) -> bool:
    """``pressed her``: the subject is somebody else than the one spoken to."""
    held = doc.char_span(*before, alignment_mode="contract") or ()
    return any(t.lower_ in OBJECTS[pronoun] and t.dep_ != "poss" for t in held)


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
    """Nothing that the article says of the person speaks against the pronoun."""
    return sexes.known(doc, cast, actor) != OTHER[pronoun]
