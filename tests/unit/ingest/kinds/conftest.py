"""Papers, mails and captures that the tests make themselves, and a reader that collects hour by hour."""

import gzip
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from tasks.ingest import gather, mark
from tasks.ingest.web.fetch import Web
from tasks.model import Article, Intake, Source, SourceState

AT = datetime(2026, 2, 3, 5, 0, tzinfo=UTC)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf_of(*pages: list[tuple[float, float, float, str]], extra: bytes = b"") -> bytes:
    """A PDF whose pages hold lines (x, y, size, text) in Helvetica."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for page in pages:
        draw = (
            b"".join(
                f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm (".encode()
                + text.replace("(", r"\(").replace(")", r"\)").encode("cp1252")
                + b") Tj ET\n"
                for x, y, size, text in page
            )
            + extra
        )
        number = len(parts) + 1
        kids.append(f"{number} 0 R")
        parts.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {number + 1} 0 R>>".encode()
        )
        parts.append(f"<</Length {len(draw)}>>stream\n".encode() + draw + b"\nendstream")
    parts[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + part + b"endobj\n"
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return bytes(out + f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode())


def lines_of(*texts: str, top: float = 700, size: float = 11, x: float = 72) -> list[tuple[float, float, float, str]]:
    """Lines below one another; an empty one leaves a gap."""
    return [(x, top - 14 * n, size, text) for n, text in enumerate(texts) if text]


def docx_of(*blocks: tuple[str, str], **parts: bytes) -> bytes:
    """A Word file with paragraphs (style, text); further parts by name, with a dash for the slash."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        for style, text in blocks
    )
    files = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode(),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">'.encode()
        + b"".join(
            f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/></w:style>'.encode()
            for i, n in (("Title", "Title"), ("Heading1", "heading 1"), ("Heading2", "heading 2"))
        )
        + b"</w:styles>",
        "word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
        **{name.replace("-", "/"): data for name, data in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def mail_of(
    text: str = "",
    html: str = "",
    subject: str = "Nine states share a rescue centre",
    date: str | None = "Mon, 02 Feb 2026 22:10:00 +0530",
    **heads: str,
) -> bytes:
    """A mail; ``List_Id="…"`` is a field, one that is None is left out."""
    letter = EmailMessage()
    fields = {
        "Subject": subject,
        "From": "Tidewater Post <news@tidewater.example>",
        "Message-ID": "<m1@tidewater.example>",
    }
    for name, value in {**fields, **({"Date": date} if date else {}), **heads}.items():
        if value:
            del letter[name.replace("_", "-")]
            letter[name.replace("_", "-")] = value
    letter.set_content(text or "See the page.")
    if html:
        letter.add_alternative(html, subtype="html")
    return letter.as_bytes()


def record(
    url: str, body: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK", day: str = "2026-01-31"
) -> bytes:
    """One captured answer."""
    data = body.encode()
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}T23:10:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url + body)):032x}>\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc_of(*records: bytes, packed: bool = False) -> bytes:
    return b"".join(gzip.compress(one) if packed else one for one in records)


def resolves(article: Article) -> None:
    """Every span of a marked article lies in its text, and it says where it is from."""
    marked = mark(article)
    assert marked.text == article.text
    assert marked.headline is None or marked.quote(marked.headline).strip()
    for drop in marked.dropped:
        assert 0 <= drop.start < drop.end <= len(marked.text)
    assert len(marked.readable) == len(marked.text)
    for span in (
        *marked.dated.evidence,
        *(s for c in marked.credits for s in c.evidence),
        *(s for p in marked.cites for s in p.evidence),
    ):
        assert marked.quote(span).strip()
    assert len(marked.raw) == 64
    assert marked.source
    assert marked.address
    assert marked.site


class Reader:
    """Collects from one source hour by hour and keeps its state, as the archive does."""

    def __init__(self) -> None:
        self.at = AT
        self.state: SourceState | None = None

    def __call__(self, source: Source, hours: float = 1) -> Intake:
        before = self.state or SourceState(source.key)
        found = gather((source,), (before,), self.at)
        kept = {entry.address: entry for entry in (*before.entries, *found.states[0].entries)}
        self.state = replace(found.states[0], entries=tuple(kept.values()))
        self.at += timedelta(hours=hours)
        return found


@pytest.fixture
def reader(open_web: Web) -> Reader:
    return Reader()


@pytest.fixture
def story() -> Callable[..., str]:
    """An article's page."""

    def make(title: str, more: str = "", head: str = "") -> str:
        rows = "".join(
            f"<p>Ministers from nine states agreed on {day} to share the cost of boat {title}.</p>"
            for day in "Monday Tuesday Wednesday Thursday Friday Saturday".split()
        )
        return (
            f'<html lang="en"><head><title>{title}</title><meta property="og:type" content="article">{head}</head>'
            f"<body><article><h1>{title}</h1>{rows}{more}</article></body></html>"
        )

    return make


@pytest.fixture
def makes() -> Any:
    """The makers of files above."""

    class Makes:
        pdf = staticmethod(pdf_of)
        lines = staticmethod(lines_of)
        docx = staticmethod(docx_of)
        mail = staticmethod(mail_of)
        record = staticmethod(record)
        warc = staticmethod(warc_of)
        resolves = staticmethod(resolves)

    return Makes
