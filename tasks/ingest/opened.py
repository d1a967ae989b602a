"""The articles in a file of any form that is read, told apart by its first bytes, not by its name."""

import re
from pathlib import Path

from tasks.errors import SourceError
from tasks.ingest import files
from tasks.ingest.kinds import docx, mail, pdf
from tasks.model import Article

PAPERS = (".pdf", ".docx")
MAILS = (".eml",)
ENDINGS = (*files.TEXTS, *files.PAGES, *PAPERS, *MAILS)
ACCEPTED = "a text (.txt, .md), a saved page (.html, .htm), a paper (.pdf, .docx) or a mail (.eml)"
MOST_BYTES = 25_000_000  # of a paper or a mail
PDF, ZIP, OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
HEAD = 1024  # bytes in which a PDF has to say what it is
PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
LOCKED = "is a Word file that is old or locked by a password; save it as .docx without one"


def accepted(path: Path) -> bool:
    """Whether a file is of a form that is read, by its name."""
    return path.suffix.lower() in ENDINGS


def most(path: Path) -> int:
    """How many bytes of a file are read."""
    return MOST_BYTES if path.suffix.lower() in (*PAPERS, *MAILS) else files.MOST_BYTES


def bytes_of(path: Path) -> bytes:
    """The bytes of a file of a form that is read; raises ``SourceError``."""
    return files.bytes_of(path, most(path))


def articles(name: str, data: bytes, language: str = "en") -> tuple[Article, ...]:
    """The articles in a file called ``name``: one, or several in a newsletter; raises ``SourceError``."""
    form = form_of(name, data)
    if form == "pdf":
        return (pdf.article(name, data, language),)
    if form == "docx":
        return (docx.article(name, data, language),)
    if form == "mail":
        return mail.articles(name, data, language).articles
    if form == "page":
        return (files.of_bytes(name if is_page_name(name) else f"{name}.html", data, language),)
    return (files.of_bytes(name, data, language),)


def form_of(name: str, data: bytes) -> str:
    """What ``data`` is: by its magic, else by its name; raises ``SourceError`` for a locked Word file."""
    ending = Path(name).suffix.lower()
    if PDF in data[:HEAD]:
        return "pdf"
    if data.startswith(ZIP):
        return "docx"
    if data.startswith(OLE) and ending in (".docx", ".doc"):
        raise SourceError(name, LOCKED)
    if PAGE.match(data[: 2 * HEAD]):
        return "page"
    if ending in MAILS:
        return "mail"
    return "page" if ending in files.PAGES else "text"


def is_paper(data: bytes) -> bool:
    """Whether ``data`` is a PDF or a Word file by its magic."""
    return PDF in data[:HEAD] or data.startswith(ZIP)


def is_page_name(name: str) -> bool:
    return Path(name).suffix.lower() in files.PAGES
