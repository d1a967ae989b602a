"""Which name stands for a subject: its own, or one set beside it, never one that it only belongs to."""

import re
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of
from tasks.extract.statements.cast import Cast, Place, titled
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
MOST_BETWEEN = 12  # words between an office and the name set beside it
BREAKS = (",", ";", "—", "–", "(", ":")
PREPOSITIONS = re.compile(r"\b(?:of|for|to|at|in|from|on|with|under|by)\b")
SECOND = re.compile(r"(?:\band|&|,)\s+(?:the|a|an|his|her|its|their)\b|\b(?:who|which|that)\b|[;:.!?“”\"]")
OWNING = ("'s", "’s", "' ", "’ ")
Range = tuple[int, int]


def printed(text: str, place: Place) -> str:
    """The name as it stands, or the name of who is meant by a phrase in small letters."""
    found = text[place[0] : place[1]]
    return found if found[:1].isupper() else place[2].name


def phrase(subject: "Tag", clause: Range) -> Range:
    """Letters of the subject up to the first comma, inside the clause."""
    left, right = subject.left_edge.idx, subject.idx + len(subject)
    for token in subject.doc[subject.i + 1 : subject.right_edge.i + 1]:
        if token.text in BREAKS or token.dep_ == "relcl" or token.lower_ in ("who", "which"):
            break
        right = token.idx + len(token)
    return max(left, clause[0]), min(right, clause[1])


def name_of(doc: "Doc", cast: Cast, subject: "Tag", within: Range) -> Place | None:
    """The person whom the words of a subject name, else the body or state that it is.

    A name that the subject only belongs to is none: "a spokesman for NAME", "NAME's lawyer", "the cabinet of NAME".
    """
    over = cast.at(subject.idx, subject.idx + len(subject))
    if over and all(titled(w) for w in over[2].name.split()):
        over = None  # an office that was taken for a name
    if over and over[2].kind == "person":
        return None if whole(doc).startswith(OWNING[:2], over[1]) or _of_another(doc, over, within) else over
    start = max(subject.left_edge.idx, within[0])
    for place in cast.within(start, within[1]):
        if not whole(doc).startswith(OWNING, place[1]) and beside(doc, subject, place):
            return place
    return over


def _of_another(doc: "Doc", place: Place, within: Range) -> bool:
    """``a source close to Minister NAME``: the words before the name make it somebody else's."""
    lead = whole(doc)[within[0] : place[0]].replace(",", " , ").split()
    title = len(lead)
    while lead and (titled(lead[-1]) or (len(lead) < title and lead[-1][:1].isupper())):
        lead.pop()
    if len(lead) <= 1 or lead[-1] not in ("of", "for", "to", "from"):
        return False
    return not head_of(lead[-2]) or "spokes" in lead[-2].lower()


def beside(doc: "Doc", subject: "Tag", place: Place) -> bool:
    """The name is set beside the subject, and not what the subject is of."""
    if place[1] <= subject.idx:
        between = whole(doc)[place[1] : subject.idx]
        return between.startswith(",") and not PREPOSITIONS.search(between) and not SECOND.search(between[1:])
    between = whole(doc)[subject.idx + len(subject) : place[0]].strip()
    if SECOND.search(between[:-1]) or len(between.split()) > MOST_BETWEEN or _acts(doc, subject, place):
        return False
    lead, comma, title = between.rpartition(",")
    if comma:
        if not all(w[:1].isupper() or titled(w) for w in title.split()):
            return False
        last = lead.split()[-1:] if PREPOSITIONS.search(lead) else []
        return not (last and head_of(last[0])) and _closed(whole(doc), place[1])
    return _titled(subject, between)


def _acts(doc: "Doc", subject: "Tag", place: Place) -> bool:
    """A verb stands between the subject and the name."""
    return any(t.pos_ in ("VERB", "AUX") for t in doc[subject.i + 1 :] if t.idx < place[0] and t.text[:1].islower())


def _titled(subject: "Tag", between: str) -> bool:
    """``Minister NAME``, ``Minister for Grasslands NAME``, but not ``aide to Senator NAME``."""
    inner = between.split()
    if not PREPOSITIONS.search(between):
        return all(w[:1].isupper() or titled(w) for w in inner)
    serving = "spokes" in subject.lower_ or not head_of(subject.text)
    return not serving and len(inner) > 1 and not any(titled(w) or head_of(w) for w in inner)


def _closed(text: str, end: int) -> bool:
    """The name set behind a comma ends there: by a mark, a verb of one word, or the end of the text."""
    return not text[end : end + 1].isalnum() and not text[end:].startswith((" and ", " & "))
