"""Where the dateline at the head of a line ends, so that its town is not taken for somebody who speaks."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of
from tasks.extract.statements.subjects import SUBJECTS
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Token as Tag

DASHED = re.compile(r"(?P<line>[^\n]{2,80}?)(?:\s[-–—]{1,2}\s|\s?[–—]\s)")
COLON = re.compile(r"(?P<line>[^\n:]{2,60}):\s")
LEAST = 3  # letters of a town in capitals
MOST_WORDS = 9
AGENCY = re.compile(r"\([A-Z][^()]{1,30}\)")


def end(text: str, at: int) -> int:
    """The letter at which the sentence behind the dateline of the line around ``at`` begins; ``at`` without one."""
    start = text.rfind("\n", 0, at) + 1
    for pattern in (DASHED, COLON):
        match = pattern.match(text, start)
        if match and AGENCY.fullmatch(match["line"]):
            match = pattern.match(text, match.end())  # (ANSA) - ROME, MAR 3 -
        if match and _town(text[start : match.end("line")]):
            return max(at, match.end())
    return at


def subject(own: "Tag", others: Sequence["Tag"]) -> "Tag | None":
    """Where a dateline or a label was taken for the subject of a verb, the subject behind it, else ``own``."""
    begins = end(whole(own.doc), own.idx)
    if begins > own.idx:
        return next((t for t in (*others, *own.subtree) if t.idx >= begins and t.dep_ in (*SUBJECTS, "appos")), None)
    labelled = whole(own.doc).startswith(":", own.idx + len(own)) and own.i < own.head.i
    return None if labelled else own


def _town(line: str) -> bool:
    """``PARIS (AFP)``, ``Vienna, 4 June (APA)``, ``OSLO, Norway``: capitals, days and an agency, nothing else."""
    words = AGENCY.sub(" ", line).replace(",", " ").split()
    shaped = all(w[:1].isupper() or w[:1].isdigit() or w in "-–—" for w in words)
    capitals = bool(words) and len(words[0]) >= LEAST and words[0].isupper()
    if any(head_of(w) for w in words):
        return False  # ``NATO Secretary General NAME – a former minister –``
    return shaped and len(words) <= MOST_WORDS and (capitals or AGENCY.search(line) is not None)
