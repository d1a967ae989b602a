"""Speakers who take turns without quotation marks: minutes of a house, question and answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.statements import offices
from tasks.extract.statements.cast import Cast, Place, whole
from tasks.extract.statements.naming import FULL, Naming
from tasks.text import paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The words before a colon at the start of a line or behind a full stop: a name or an office, with what is in brackets.
LABEL = re.compile(
    r"(?:(?<=^)|(?<=[.!?—] )|(?<=[.!?…][”\"] ))"
    r"(?P<label>(?:The )?[A-Z][^\n:;.!?“”\"()]{0,60}+"
    r"(?:(?:(?<=\b[A-Z])|(?<=\b[A-Z][a-z])|(?<=\b(?:Mrs|Hon|Rev|Sen|Rep|Gov|Gen)))\.[^\n:;.!?“”\"()]{0,40}+){0,2}"
    r"(?:\s?\([^()\n:]{1,60}\)){0,2}):\s(?=[A-Z])",
    re.MULTILINE,
)
QUESTION = re.compile(r"Q(?:uestion)?|A(?:nswer)?")
BRACKETS = 2  # behind the name of a member: seat and party
LEAST = 2  # turns that make a record
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in turn; ``label`` are the words that name the speaker."""

    words: Range
    whole: Range
    label: Range
    naming: Naming | None


def turns(doc: "Doc", cast: Cast) -> tuple[Turn, ...]:
    """All turns of an article that records at least two, in the form of minutes or of question and answer."""
    found = [t for start, end in paragraphs(whole(doc)) for t in _of_paragraph(doc, cast, start, end)]
    formal = [t for t in found if _formal(whole(doc)[slice(*t.label)]) or _seated(whole(doc), t)]
    asked = any(QUESTION.fullmatch(whole(doc)[slice(*t.label)]) for t in found)
    if len(found) < LEAST or not (asked or len(formal) >= LEAST):
        return ()
    kept = found if asked else [t for t in found if t in formal or _name(whole(doc), t)]
    return tuple(t for t in kept if t.naming)


def _name(text: str, turn: Turn) -> bool:
    """The label is a whole name and nothing else but what is in brackets."""
    said = text[slice(*turn.label)].partition("(")[0].strip()
    return turn.naming is not None and turn.naming.speaker == said and len(said.split()) >= FULL


def _seated(text: str, turn: Turn) -> bool:
    """``NAME (Seat) (Party)``."""
    return text[slice(*turn.label)].count("(") == BRACKETS and _name(text, turn)


def _of_paragraph(doc: "Doc", cast: Cast, start: int, end: int) -> Iterator[Turn]:
    labels = list(LABEL.finditer(whole(doc), start, end))
    for number, match in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        said = (match.end(), match.end() + len(whole(doc)[match.end() : stop].rstrip()))
        bounds = match.span("label")
        if said[0] < said[1] and whole(doc)[said[1] - 1] in ".?!":
            yield Turn(said, (bounds[0], said[1]), bounds, _speaker(doc, cast, bounds))


def _speaker(doc: "Doc", cast: Cast, label: Range) -> Naming | None:
    people = cast.within(*label)
    named = {p[2].id: p for p in people if p[2].id}
    if len(named) == 1:
        place: Place = next(iter(named.values()))
        return Naming(place[2].id, whole(doc)[place[0] : place[1]], *label)
    if named:
        return None
    last = label[1] - 1
    head = doc.char_span(last, label[1], alignment_mode="expand")
    holder = offices.holder(doc, cast, head.root, label[0]) if head else None
    return Naming(holder.id, holder.name, *label) if holder else None


def _formal(label: str) -> bool:
    """``Mr Okoye``, ``The Minister for Ports (Vera Holm)``, ``The CHAIR``."""
    first, *rest = label.replace("(", " ").replace(")", " ").replace(".", " ").split()
    if first.lower() in words("offices", "address_words"):
        return bool(rest)
    return first == "The" and any(head_of(w) for w in rest)
