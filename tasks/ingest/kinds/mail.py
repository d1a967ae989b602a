"""A mail as articles: one for each item of a newsletter, else one for the whole letter.

No link of a mail is ever asked for: it may unsubscribe its reader, or tell that the mail was read.
"""

import html
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tasks.errors import SourceError
from tasks.ingest import files, raws
from tasks.ingest.kinds import letter, newsletter
from tasks.ingest.kinds.letter import Letter
from tasks.ingest.kinds.newsletter import Piece
from tasks.model import Article, Basis, Dating, Sourced, Span
from tasks.text import fold

AHEAD = timedelta(days=1)
UNDATED = Dating(None, None, Basis.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter and the articles in it; ``hidden`` is how many of their links do not say where they lead."""

    letter: Letter
    articles: tuple[Article, ...]
    hidden: int = 0


def articles(name: str, data: bytes, language: str = "en", at: datetime | None = None) -> Mail:
    """What is in a mail; raises ``SourceError`` where it holds no text. A date after ``at`` is none."""
    try:
        found = letter.of(data)
        pieces = newsletter.items(found.html) if found.html else ()
    except SourceError as error:
        raise SourceError(name, error.message) from error
    raw = raws.keep(data, "file")
    made = [_of_piece(name, piece, language) for piece in pieces] or [_whole(name, found, language)]
    dated = _dating(found, at)
    outlet = found.sender if not found.forwarded else ""
    told = [replace(_named(one, outlet), dated=one.dated if one.dated.day else dated, raw=raw) for one in made]
    return Mail(found, tuple({one.id: one for one in told}.values()), sum(piece.hidden for piece in pieces))


def _of_piece(name: str, piece: Piece, language: str) -> Article:
    text = "\n\n".join([piece.title, *piece.paragraphs])
    made = files.from_text(name, text)
    return replace(
        made, url=piece.link or made.url, language=language, headline=Span(made.id, 0, len(piece.title)), official=""
    )


def _whole(name: str, found: Letter, language: str) -> Article:
    """The letter as one text under its subject."""
    body = found.text.replace("\r\n", "\n").strip()
    if found.html:
        body = "\n\n".join(cell.text for cell in newsletter.cells(found.html))
    if not body:
        raise SourceError(name, "is a mail without text; save what is attached to it as files")
    title = "" if not found.subject or fold(body).startswith(fold(found.subject)) else html.unescape(found.subject)
    made = replace(files.from_text(name, "\n\n".join(part for part in (title, body) if part)), language=language)
    return replace(made, headline=Span(made.id, 0, len(title))) if title else made


def _named(article: Article, sender: str) -> Article:
    known = article.outlet.value or not sender
    return article if known else replace(article, outlet=Sourced(sender, Basis.FEED))


def _dating(found: Letter, at: datetime | None) -> Dating:
    """The day on which the mail was sent, on the sender's own calendar."""
    if found.sent is None:
        return replace(UNDATED, reason="the mail has no date that can be read")
    said = found.sent.date()
    if found.forwarded:
        return replace(UNDATED, reason=f"the mail was passed on, on {said}; it does not say when it was first sent")
    if at is not None and found.sent > at + AHEAD:
        return replace(UNDATED, reason=f"the mail says {said}, after the day it was read")
    return Dating(said, said, Basis.FEED, f"the mail was sent on {said}")
