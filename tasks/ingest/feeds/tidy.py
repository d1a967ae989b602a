"""A feed's bytes as text that parsers agree on: unpacked, in its real encoding, from its first element on."""

import re
from html.entities import html5

from tasks.errors import SourceError
from tasks.ingest import decoding
from tasks.ingest.web.unpacking import GZIP, unpack

MOST_BYTES = 10_000_000
ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?(?:rss|RDF|feed|entry|Channel|CHANNEL)(?=[\s/>])")
PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]", re.IGNORECASE)
# XML forbids these, as characters and as references
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));",
    re.IGNORECASE,
)
# An ampersand alone, or a name that only HTML knows, outside of what is quoted: parsers drop or mangle both.
AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31});|(?!#\d{1,7};|#x[\da-fA-F]{1,6};))", re.DOTALL
)
XML = ("amp", "lt", "gt", "quot", "apos")
MARKS = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s)*")
ESCAPED = re.compile("[\udc80-\udcff]")
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
IS_PAGE = "answers with a web page; give the address of its feed"


def tidy(data: bytes) -> str:
    """The text of a feed; raises ``SourceError`` for what is none. A document type is left out, entities with it."""
    if data.startswith(GZIP):
        data = unpack(data, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise SourceError("feed", f"is larger than {MOST_BYTES // 1_000_000} MB; give a shorter one")
    text = FORBIDDEN.sub("", _decode(data)).strip()
    if not text:
        raise SourceError("feed", "is empty; see whether its address is right")
    if text.startswith("{"):
        return text
    root = ROOT.search(text)
    page = PAGE.search(text)
    if page and (root is None or page.start() < root.start()):
        raise SourceError("feed", IS_PAGE)
    if root is None:
        raise SourceError("feed", "is no feed; give the address of an RSS, Atom or JSON feed")
    return DECLARATION + AMPERSAND.sub(_as_xml, text[root.start() :])


def _as_xml(found: re.Match[str]) -> str:
    name = found["name"]
    if name is None:
        return "&amp;" if found[0] == "&" else found[0]
    meant = html5.get(f"{name};", "")
    return found[0] if name in XML else meant if meant and meant not in "&<" else f"&amp;{name};"


def _decode(data: bytes) -> str:
    for bom, name in decoding.BOMS:
        if data.startswith(bom) and not _lies(data[len(bom) :], name):
            return data[len(bom) :].decode(name, "replace")
    data = data[MARKS.match(data).end() :]  # type: ignore[union-attr]  # matches anything
    for start, name in ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if data.startswith(start):
            return data.decode(name, "replace")
    data = data.replace(b"\x00", b"")
    return _mostly_utf8(data) or _declared(data)


def _lies(data: bytes, name: str) -> bool:
    """Whether a text in one-byte letters stands behind the mark of a two-byte encoding."""
    return name.startswith("utf-16") and b"\x00" not in data[:200]


def _mostly_utf8(data: bytes) -> str:
    """UTF-8 in which single bytes may come from an older template; empty where it is another encoding."""
    text = data.decode("utf-8", "surrogateescape")
    bad = len(ESCAPED.findall(text))
    good = sum(not c.isascii() for c in text) - bad if bad else 0
    if bad > good:
        return ""
    return ESCAPED.sub(lambda c: bytes([ord(c[0]) - 0xDC00]).decode("cp1252", "replace"), text) if bad else text


def _declared(data: bytes) -> str:
    try:
        return decoding.decode(data, page=True)
    except SourceError as error:
        raise SourceError("feed", "is no feed; give the address of an RSS, Atom or JSON feed") from error
