"""All files of an edition but its manifest, as bytes."""

import re
from collections.abc import Callable
from dataclasses import replace

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from tasks.errors import OutputError, SetupError
from tasks.model import Article, Briefing, File, Package
from tasks.render.calendar import calendar, upcoming
from tasks.render.html import annex_print, note_page, note_print, stylesheet
from tasks.render.view import view

SAFE_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")


def package(briefing: Briefing, articles: tuple[Article, ...]) -> Package:
    """The edition of ``briefing``: same values, same bytes; raises ``OutputError`` where it cannot be set."""
    laid = view(briefing)
    data = File("briefing.json", as_json(briefing))
    dates = File("dates.ics", calendar(briefing))
    typeset = _typesetter()
    css, as_of = stylesheet("print.css"), briefing.order.as_of
    attached = (data, dates) if upcoming(briefing) else (data,)
    return Package(
        (
            File("note.html", note_page(laid).encode("utf-8", "replace")),
            typeset("note.pdf", note_print(laid), css, as_of, attached),
            typeset("annex.pdf", annex_print(laid), css, as_of),
            data,
            dates,
            *_texts(briefing, articles),
        )
    )


def as_json(briefing: Briefing) -> bytes:
    """briefing.json; passages and sources stand by article, all else in the order of printing."""
    numbers = {s.id: s.number for s in briefing.sources}
    ordered = replace(
        briefing,
        sources=tuple(sorted(briefing.sources, key=lambda s: (s.number, s.id))),
        passages=tuple(sorted(briefing.passages, key=lambda p: (numbers.get(p.span.article, 0), p.span))),
    )
    try:
        return TypeAdapter(Briefing).dump_json(ordered, indent=1) + b"\n"
    except PydanticSerializationError as error:
        raise OutputError("briefing.json", f"a text holds signs that are no letters ({str(error)[:80]})") from error


def _typesetter() -> Callable[..., File]:
    """WeasyPrint is loaded here: it takes two seconds, and a machine may lack what it draws with."""
    try:
        from tasks.render.pdf import typeset
    except OSError as error:
        raise SetupError("Pango", f"cannot be loaded ({str(error)[:120]}); run `make setup`") from error
    return typeset


def _texts(briefing: Briefing, articles: tuple[Article, ...]) -> tuple[File, ...]:
    """The stored texts that the edition cites or speaks of; they stay in the house."""
    cited = {p.span.article for p in briefing.passages}
    used = {s.id for s in briefing.sources if s.used}
    told = {key for section in briefing.sections for key in section.ledger.articles}
    kept = sorted((a for a in articles if a.id in cited | used | told), key=lambda a: a.id)
    for article in kept:
        if not SAFE_ID.fullmatch(article.id):
            raise OutputError("sources", f"{article.id[:40]!r} is no name of a file")
    return tuple(File(f"sources/{a.id}.txt", a.text.encode("utf-8", "surrogatepass")) for a in kept)
