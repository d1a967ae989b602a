"""Files of text and saved pages, each an article as extracted."""

import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from tasks.errors import SourceError
from tasks.ingest import agencies, attribution, decoding, headers, headlines, lines, opinions, page, raws, releases
from tasks.model import Article, Basis, Credit, Dating, Sourced, Span
from tasks.text import sha256

MOST_BYTES = 5_000_000  # of one file
PAGES = (".html", ".htm")
TEXTS = (".txt", ".md")
OUR_OWN = (".yaml", ".yml")  # notes beside the articles, such as the expected values of a case
CLOSED = "is a folder that cannot be opened; make it readable for this user"
KEY = "files"  # of this source, in an article's id


def inside_of(folder: Path) -> list[Path]:
    """The files of ``folder`` and its folders that are not hidden and not notes of ours.

    A folder that cannot be opened stands for the files in it: they are not there to be forgotten.
    """
    found: list[Path] = []
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [f for f in folders if not f.startswith(".")]
        found += [Path(place, f) for f in files if not f.startswith(".") and not _ours(f)]
    found += [Path(error.filename) for error in closed]
    return sorted(found, key=lambda p: p.relative_to(folder).parts)


def _ours(name: str) -> bool:
    return name.lower() == "readme.md" or name.lower().endswith(OUR_OWN)


def name_of(path: Path) -> str:
    return path.name.encode("utf-8", "replace").decode("utf-8")


def of_bytes(name: str, data: bytes, language: str = "en") -> Article:
    """The article in a file called ``name``; raises ``SourceError`` where it holds none.

    ``language`` is that of a page that does not say.
    """
    kind = Path(name).suffix.lower()
    text = decoding.decode(data, page=kind in PAGES)
    if not text.strip():
        raise SourceError(name, "is empty; remove it or save the article again")
    if kind in PAGES:
        article = from_page(name, text, language)
    else:
        article = replace(from_text(name, text, markdown=kind == ".md"), language=language)
    return replace(article, raw=raws.keep(data, "file"))


def bytes_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file, never more than ``most`` of them; raises ``SourceError``."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceError(path.name, "is not a regular file; save the article as a file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SourceError(path.name, f"cannot be opened ({reason}); make it readable for this user") from error
    if len(data) > most:
        raise SourceError(path.name, f"is larger than {most // 1_000_000} MB; save only the article")
    return data


def _id(name: str, text: str) -> str:
    return sha256(f"{KEY}\0{name}\0{text}")[:16]


def from_text(name: str, text: str, *, markdown: bool = False) -> Article:
    """The article that a plain text is; its id is that of a file named by hand."""
    key = _id(name, text)
    read = lines.of(text)
    place = headlines.of_markdown(text, read) if markdown else headlines.of_plain(text, read)
    fields = {field.key: field.value for field in headers.of(text, read)[0]}
    url = fields.get("url", "")
    return Article(
        id=key,
        name=name,
        url=url if url.startswith(("http://", "https://")) else "",
        text=text,
        headline=Span(key, *place) if place else None,
        outlet=Sourced(None, Basis.UNKNOWN),
        dated=Dating(None, None, Basis.UNKNOWN),
        official=releases.issuer(read, "", ""),
        opinion=opinions.declared((fields.get("section", ""),), (), url),
    )


def from_page(name: str, text: str, language: str = "en") -> Article:
    """The article on a page, like one that was saved by hand; raises ``SourceError`` where there is none."""
    found = page.read(text)
    if not found.text:
        raise SourceError(name, "holds no article; save the article as text")
    key = _id(name, found.text)
    said = found.declared
    return Article(
        id=key,
        name=name,
        url=said.url,
        text=found.text,
        headline=Span(key, 0, len(found.title)) if found.title else None,
        outlet=Sourced(said.outlet, Basis.METADATA) if said.outlet else Sourced(None, Basis.UNKNOWN),
        dated=said.dated,
        credits=_credits(said.credit, found.text),
        byline=Sourced(said.author, Basis.METADATA) if said.author else None,
        language=said.language or language,
        modified=_modified(said.modified, said.dated.day),
        section=Sourced(said.section, Basis.METADATA) if said.section else None,
        provenance=_provenance(found),
        official=releases.issuer(lines.of(found.text), said.outlet, said.url),
        opinion=said.opinion,
    )


def _modified(day: date | None, published: date | None) -> Sourced[date] | None:
    """The day of the last change; a page that was changed before it came out says nothing."""
    return Sourced(day, Basis.METADATA) if day and (not published or day >= published) else None


def _provenance(found: page.Page) -> tuple[tuple[Literal["title", "language", "url"], Basis], ...]:
    """Which of title, language and address the page gives itself; its readers see a title that is its h1."""
    said = found.declared
    title = Basis.VISIBLE if said.title_seen else Basis.METADATA
    known: tuple[tuple[Literal["title", "language", "url"], Basis, str], ...] = (
        ("title", title, found.title),
        ("language", Basis.METADATA, said.language),
        ("url", Basis.METADATA, said.url),
    )
    return tuple((name, basis) for name, basis, value in known if value)


def _credits(said: str, text: str) -> tuple[Credit, ...]:
    """Agencies that the page's markup credits."""
    found = attribution.of_line(lines.plain(said), text)
    names = (agencies.listed(said) or agencies.shaped(said),) if said else ()
    return tuple(Credit(name, "republished", said) for name in (found.agencies if found else names) if name)
