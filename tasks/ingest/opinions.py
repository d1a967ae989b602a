"""Whether a text is a column, a comment or an editorial, and says so itself."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from tasks.ingest import authors
from tasks.ingest.lines import Line
from tasks.text import fold

HEAD = 6  # lines at the top among which a label stands
WORDS = (
    r"(?:opinions?|comment|commentary|editorials?|op-?ed|columns?|columnists?|letters?(?: to the editor)?"
    r"|guest (?:column|essay|opinion|comment)|leader|leading article|viewpoint|perspective|first person)"
)
SECTION = re.compile(
    r"opinions?|comment(?:ary)?|comment is free|editorials?|op-?eds?|columns?|columnists?|letters?(?: to the editor)?"
    r"|views|viewpoints?|opinion (?:&|and) (?:comment|editorials?|analysis)|comment (?:&|and) (?:analysis|opinion)",
    re.IGNORECASE,
)
PATH = re.compile(r"/(?:opinions?|commentisfree|comment|editorials?|op-ed)/", re.IGNORECASE)
# "Opinion-makers" and "Comment on the plan" label nothing: a colon, a bar or a dash that stands apart does.
LABEL = re.compile(rf"\W{{0,4}}(?:{WORDS}|analysis)(?:\s?[:|·•»]|\s[–—-]{{1,2}}\s)", re.IGNORECASE)
ALONE = re.compile(
    rf"\W{{0,4}}{WORDS}(?:\s?[|/·•]\s?[\w' &]{{3,40}})?\W{{0,4}}"
    r"|[\w' &]{3,30}\s?[|/·•]\s?(?:opinion|comment|editorial)",
    re.IGNORECASE,
)
WHERE = r"(?:here|above|herein|(?:in|by) (?:this|the) (?:article|column|piece|essay|op-ed|commentary|author))"
VIEWS = re.compile(
    rf"\b(?:views?|opinions?)(?: and opinions?)? (?:(?:expressed|stated|set out)(?: {WHERE})?|{WHERE})"
    r" (?:are|is|remain) (?:(?:entirely|solely|strictly|purely) )?"
    r"(?:his|her|their|my|the (?:author|writer|columnist)'?s?'?|those of the"
    r" (?:author|writer|columnist)s?|personal)\b|\bviews are personal\b",
    re.IGNORECASE,
)
REPORTED = re.compile(r"\"|\b(?:said|says|told|wrote)\b")


def declared(sections: Iterable[str], kinds: Iterable[str], url: str) -> bool:
    """Whether a page's own markup files it under opinion."""
    parts = [part.strip() for said in sections for part in re.split(r"[,/|>]", fold(said))]
    typed = any("opinion" in kind.lower() for kind in kinds)
    return typed or any(SECTION.fullmatch(part) for part in parts) or bool(PATH.search(_path(url)))


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def said(lines: Sequence[Line], headline: str, ends: Iterable[int]) -> bool:
    """Whether the text says so: a label at its top, or behind it whose views these are or that a columnist wrote it."""
    if LABEL.match(headline):
        return True
    for line in lines[:HEAD]:
        if line.plain and (LABEL.match(line.plain) or (not line.ended and ALONE.fullmatch(line.plain))):
            return True
        if line.prose:
            break
    for number in ends:
        found = authors.profile(lines, number)
        disclaimed = VIEWS.search(lines[number].plain) and not REPORTED.search(lines[number].plain)
        if disclaimed or (found and found.columnist):
            return True
    return False
