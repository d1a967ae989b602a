"""To whom words are given by a phrase without a verb of saying: "according to X", "in the words of X"."""

import re
from typing import TYPE_CHECKING

from tasks.extract.statements import offices
from tasks.extract.statements.cast import Cast, Place
from tasks.extract.statements.naming import Naming
from tasks.extract.statements.subjects import name_of, printed
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc

ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Tt]o quote)\b")
OWN_WORDS = re.compile(
    r"\b[Ii]n (?P<whose>[^,.;:!?“”\"\n]{3,70})['’]s (?:own )?(?:words|view|opinion|telling|account)\b"
)
# What somebody's said words are called before a colon: "Lind's answer: “No.”"
SAID = r"(?:answer|reply|response|verdict|message|advice|warning|retort|view|comment|conclusion|summary|explanation)"
ANSWER = re.compile(rf"['’]s (?:[a-z]+ ){{0,2}}{SAID}(?: (?:was|is)(?: [a-z]+){{0,3}})?$")
QUOTING = re.compile(r"\b(?:quoting|citing remarks by|citing comments by)\b")


def according(doc: "Doc", cast: Cast, clause: tuple[int, int]) -> Naming | None:
    """``according to X``, ``in X's words``: the person or body named right behind or before."""
    if match := OWN_WORDS.search(whole(doc), *clause):
        place = cast.at(match.end("whose") - 1, match.end("whose"))
        ends = place is not None and place[1] == match.end("whose")
        return Naming(place[2].id, printed(whole(doc), place), *match.span()) if place and ends else None
    match = ACCORDING.search(whole(doc), *clause)
    place = _behind(doc, cast, (match.end(), clause[1])) if match else None
    if match and place is None:
        return _in_office(doc, cast, (match.end(), clause[1]))
    return Naming(place[2].id, printed(whole(doc), place), *clause) if place else None


def _in_office(doc: "Doc", cast: Cast, bounds: tuple[int, int]) -> Naming | None:
    """``according to the minister``: the one person of the article who holds the office."""
    span = doc.char_span(*bounds, alignment_mode="contract")
    to = next((t for t in span or () if t.dep_ == "pobj"), None)
    holder = offices.holder(doc, cast, to, to.left_edge.idx) if to is not None else None
    return Naming(holder.id, holder.name, *bounds) if holder else None


def _behind(doc: "Doc", cast: Cast, bounds: tuple[int, int]) -> Place | None:
    """The name that the words behind a preposition or a verb give."""
    span = doc.char_span(*bounds, alignment_mode="contract")
    to = next((t for t in span or () if t.dep_ in ("pobj", "dobj") or cast.at(t.idx, t.idx + 1)), None)
    return name_of(doc, cast, to, (to.left_edge.idx, bounds[1])) if to is not None else None


def passed_on(doc: "Doc", cast: Cast, clause: tuple[int, int], who: Naming) -> Naming | None:
    """``the agency said, quoting X``: the words are those of X, and nobody's for sure where X is not known."""
    match = QUOTING.search(whole(doc), *clause)
    if match is None:
        return who
    place = _behind(doc, cast, (match.end(), clause[1]))
    return Naming(place[2].id, printed(whole(doc), place), *clause) if place and place[2].id != who.actor else None


def answered(doc: "Doc", cast: Cast, bounds: tuple[int, int]) -> Naming | None:
    """``X's answer was short`` before a colon: the words are those of X."""
    match = ANSWER.search(whole(doc), *bounds)
    place = cast.at(match.start() - 1, match.start()) if match else None
    if match is None or place is None or place[1] != match.start() or place[2].kind == "state":
        return None
    return Naming(place[2].id, printed(whole(doc), place), place[0], match.end())
