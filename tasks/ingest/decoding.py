"""Bytes of a file into text, or a plain word on why that cannot be done."""

import codecs
import re

from tasks.errors import SourceError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word file or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE
)
HEAD = 4096  # bytes in which a page has to declare its encoding
# Only encodings of the web: a page must not choose "unicode_escape" or "utf-7" for us.
KNOWN = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|iso-?8859-?\d{1,2}|latin-?1|(?:us-)?ascii|(?:windows|cp)-?(?:125\d|874)|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5(?:-hkscs)?|euc-(?:jp|kr)|shift[_-]jis|macintosh|tis-620",
    re.IGNORECASE,
)
ASCII_OR_LATIN = re.compile(
    r"(?:us-)?ascii|latin-?1|iso-?8859-?1", re.IGNORECASE
)  # the web means windows-1252 by these
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SIGNS = "‘’“”–—…•€£§°·«»©®™ \u00a0½¼¾²³"
MOST_FOREIGN = 0.03  # share of letters beyond ASCII up to which English with windows-1252 is the likeliest reading
MOST_ZEROS = 0.001  # share of zeros in a page that its software let slip in; a browser shows it
MOST_CONTROL = 0.01  # share of control characters in what may still be a text


def decode(data: bytes, *, page: bool = False) -> str:
    """The text of ``data``; a page may declare its encoding. Raises ``SourceError`` for what is no text."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise SourceError("file", f"is {what}, not a text; save it as .txt, .md or .html")
    text = _decode(data, page=page)
    if "\x00" in text or len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise SourceError("file", "is not a text but binary data; save it as .txt, .md or .html")
    return text


def _decode(data: bytes, *, page: bool) -> str:
    for bom, name in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    if page and data.count(b"\x00") <= MOST_ZEROS * len(data):
        data = data.replace(b"\x00", b"")
    if b"\x00" in data:
        raise SourceError("file", "is not a text but binary data; save it as .txt, .md or .html")
    # A text that is valid UTF-8 is UTF-8, whatever an old template declares.
    declared = ("utf-8", _declared(data)) if page else ("utf-8",)
    for name in declared:
        text = _strict(data, name)
        if text is not None:
            return text
    return _guess(data)


def _declared(data: bytes) -> str:
    match = DECLARED.search(data[:HEAD])
    name = match[1].decode("ascii").lower() if match else ""
    if not KNOWN.fullmatch(name):
        return ""
    return "cp1252" if ASCII_OR_LATIN.fullmatch(name) else name


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None


def _guess(data: bytes) -> str:
    """The most likely reading of bytes that say nothing; the detector errs on short English texts."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise SourceError("file", "its encoding cannot be told; save it as UTF-8")
    western = _strict(data, "cp1252")
    if western is not None and _western(western):
        return western
    return str(best)


def _western(text: str) -> bool:
    """Whether ``text`` reads as English press: typographic signs, and a foreign letter now and then."""
    beyond = [c for c in text if not c.isascii()]
    letters = sum(c.isalpha() for c in beyond)
    return all(c.isalpha() or c in SIGNS for c in beyond) and letters <= MOST_FOREIGN * len(text)
