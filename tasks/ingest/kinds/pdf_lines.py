"""The lines of a PDF with their places on the page, as pypdf finds them; runs in a process of its own."""

import io
from typing import Any

from tasks.errors import SourceError

MOST_PAGES = 300
MOST_LETTERS = 3_000_000
FEWEST_LETTERS = 20  # on a page, on the average: below this it is a scan with a stamp on it
SAME_LINE = 0.3  # of the letter's height
Line = list[Any]  # text, x, y (upwards), size


def of(data: bytes) -> dict[str, Any]:
    """The lines of each page in the order of the file; raises ``SourceError`` for what has none."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError("pdf", "is locked by a password; save a copy without one")
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise SourceError("pdf", f"has {count} pages, more than {MOST_PAGES}; save the pages that matter")
    pages, letters = [], 0
    for page in reader.pages:
        pages.append(_lines(page))
        letters += sum(c.isalnum() for line in pages[-1] for c in line[0])
        if letters > MOST_LETTERS:
            raise SourceError("pdf", "holds more text than any paper; save the pages that matter")
    if letters < FEWEST_LETTERS * max(count, 1):
        raise SourceError("pdf", "has no text layer (it is scanned); save a copy with recognised text")
    return {"pages": pages, "language": _language(reader)}


def _lines(page: Any) -> list[Line]:
    found: list[Line] = []

    def see(text: str, matrix: list[float], inner: list[float], _font: Any, size: float) -> None:
        words = "".join(c if c.isprintable() else " " for c in text)
        if not words.strip():
            return
        x = inner[4] * matrix[0] + inner[5] * matrix[2] + matrix[4]
        y = inner[4] * matrix[1] + inner[5] * matrix[3] + matrix[5]
        high = abs(size * (inner[3] or inner[1]) * (matrix[3] or matrix[1])) or 1.0
        if found and abs(found[-1][2] - y) < SAME_LINE * high and x >= found[-1][1]:
            found[-1][0] += words if words[0] == " " or found[-1][0][-1] == " " else f" {words}"
        else:
            found.append([words, round(x, 1), round(y, 1), round(high, 1)])

    page.extract_text(orientations=(0,), visitor_text=see)
    return [[" ".join(text.split()), x, y, size] for text, x, y, size in found]


def _language(reader: Any) -> str:
    said = reader.trailer["/Root"].get("/Lang", "")
    return str(said)[:2].lower() if str(said)[:2].isalpha() else ""
