"""A source as it was stored, with one passage marked: what a printed line rests on, without leaving the house."""

import re
import unicodedata
from dataclasses import dataclass

from tasks import datewords
from tasks.model import SourceNote
from tasks.render.display import link, shown

PLACE = re.compile(r"[0-9]{1,9}")
KEPT = frozenset("\n\t\u200c\u200d")  # Persian and the Indian scripts are misspelt without joiners
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})
SIGN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stored text in three pieces, the middle one marked; empty where nothing was asked for."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the edition says of the article: a caption, what to be careful of, where it stands on the web."""

    title: str
    facts: tuple[str, ...]
    warning: str
    url: str


def cut(text: str, start: str, end: str) -> Passage | None:
    """``text`` cut at a passage given in letters, end exclusive; ``None`` where there is no such passage."""
    if not start and not end:
        return Passage(plain(text), "", "")
    if not PLACE.fullmatch(start) or not PLACE.fullmatch(end):
        return None
    first, last = int(start), int(end)
    if not first < last <= len(text):
        return None
    return Passage(plain(text[:first]), plain(text[first:last]), plain(text[last:]))


def plain(text: str) -> str:
    """``text`` letter by letter, with a sign for each that a reader would not see or that turns others round."""
    return "".join(SIGN if c not in KEPT and unicodedata.category(c) in HIDDEN else c for c in text)


def told(source: SourceNote | None, article: str) -> Told:
    """What there is to say of an article; its id where the edition's data cannot be read."""
    if source is None:
        return Told(f"Article {article}", (), "", "")
    outlet = shown(source.outlet.value or "") or "outlet unknown"
    warning = "A machine-reworded copy: never quoted in the note; check the original." if source.reworded else ""
    facts = [f"Article {source.number}", outlet, datewords.dating(source.dated)]
    facts += [f"official text of {shown(source.official)}"] if source.official else []
    return Told(shown(source.title) or shown(source.name), tuple(facts), warning, link(source.url))
