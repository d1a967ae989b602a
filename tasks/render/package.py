"""All files of an edition but its manifest, as bytes."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from tasks.errors import OutputError, SetupError
from tasks.model import Article, Briefing, File, Package
from tasks.render.appointments import appointments
from tasks.render.calendar import calendar
from tasks.render.fitting import fit
from tasks.render.html import annex_print, note_page, note_print, stylesheet
from tasks.render.paper import on_paper
from tasks.render.view import view

if TYPE_CHECKING:
    from tasks.render.pdf import Laid

SAFE_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")


def package(briefing: Briefing, articles: tuple[Article, ...]) -> Package:
    """The edition of ``briefing``: same values, same bytes; raises ``OutputError`` where it cannot be set."""
    lay_out = _lay_out()
    css = stylesheet("print.css")
    fitted, note, notices = fit(
        briefing,
        lambda tried: note_print(view(tried.briefing, tried.room)),
        lambda page: lay_out("note.pdf", page, css),
    )
    kept = fitted.briefing
    laid, short = view(kept, fitted.room), on_paper(kept)
    printed = laid if short is kept else view(short, fitted.room)
    data, dates = File("briefing.json", as_json(kept)), File("dates.ics", calendar(kept))
    as_of = briefing.order.as_of
    return Package(
        (
            File("note.html", note_page(laid).encode("utf-8", "replace")),
            note.file(as_of, (data, dates) if appointments(kept) else (data,)),
            lay_out("annex.pdf", annex_print(printed), css).file(as_of),
            data,
            dates,
            *_texts(kept, articles),
        ),
        notices,
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


def _lay_out() -> Callable[[str, str, str], "Laid"]:
    """WeasyPrint is loaded here: it takes two seconds, and a machine may lack what it draws with."""
    try:
        from tasks.render.pdf import lay_out
    except OSError as error:
        raise SetupError("Pango", f"cannot be loaded ({str(error)[:120]}); run `make setup`") from error
    return lay_out


def _texts(briefing: Briefing, articles: tuple[Article, ...]) -> tuple[File, ...]:
    """The stored texts that the edition cites or speaks of; they stay in the house."""
    cited = {p.span.article for p in briefing.passages}
    used = {s.id for s in briefing.sources if s.used}
    told = {key for section in briefing.sections for key in section.ledger.articles}
    once = {a.id: a for a in articles if a.id in cited | used | told}
    kept = [once[key] for key in sorted(once)]
    for article in kept:
        if not SAFE_ID.fullmatch(article.id):
            raise OutputError("sources", f"{article.id[:40]!r} is no name of a file")
    return tuple(File(f"sources/{a.id}.txt", a.text.encode("utf-8", "surrogatepass")) for a in kept)
