"""A small file that unpacks to a large one is named in a notice, and costs neither the memory nor the morning."""

import gzip
import io
import resource
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tasks import ingest
from tasks.errors import SourceError
from tasks.ingest.feeds import reading
from tasks.ingest.feeds.process import Parser

PROSE = "Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait. " * 8
LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
FLAT = 200_000_000  # bytes that each bomb unpacks to, at least
EXTRA_KB = 64_000
CHILD_KB = 500_000
CPU_SECONDS = 20.0  # for all of them, processes included


def packed(size: int = FLAT) -> bytes:
    packer = zlib.compressobj(9)
    block = b"0" * 1_000_000
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()


def zipped(parts: dict[str, bytes], *, bomb: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
        if bomb:
            with file.open(bomb, "w") as entry:
                for _ in range(FLAT // 1_000_000):
                    entry.write(b" " * 1_000_000)
    return out.getvalue()


def pdf(stream: bytes, content: str = "/Contents 4 0 R") -> bytes:
    """One page whose content is ``stream``, which unpacks to more."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]{content}>>".encode(),
        f"<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode() + stream + b"\nendstream",
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + part + b"endobj\n"
    table = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(f"{p:010} 00000 n \n".encode() for p in places)
    return bytes(out + f"trailer<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF".encode())


def picture() -> bytes:
    """A picture of sixty thousand by sixty thousand points, which a small file may claim to be."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    body = b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + body


WORD = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>"}
FILES: dict[str, Callable[[], bytes]] = {
    "gzip.html": lambda: gzip.compress(b"<p>0" * 5_000_000),
    "gzip.txt": lambda: gzip.compress(bytes(20_000_000)),
    "zip.txt": lambda: zipped({}, bomb="a.txt"),
    "picture.html": picture,
    "ratio.docx": lambda: zipped(WORD, bomb="word/document.xml"),
    "laughs.docx": lambda: zipped({**WORD, "word/document.xml": f"<!DOCTYPE x [{LAUGHS}]><x>&a9;</x>".encode()}),
    "parts.docx": lambda: zipped({f"word/{n}.xml": b"" for n in range(4_000)}),
    "inside.docx": lambda: zipped({"word/document.xml": zipped({}, bomb="word/document.xml")}),
    "stream.pdf": lambda: pdf(packed()),
    "twice.pdf": lambda: pdf(zlib.compress(packed()), "/Contents 4 0 R/Filter[/FlateDecode/FlateDecode]"),
}


def test_files_that_unpack_without_end_are_named_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A centre for the strait\n\n" + PROSE)
    for name, make in FILES.items():
        (tmp_path / name).write_bytes(make())
    before, start = resource.getrusage(resource.RUSAGE_SELF), time.process_time()
    born = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = ingest.read((str(tmp_path),))
    after, grown = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    assert [a.name for a in found.articles] == ["good.txt"]
    assert {n.subject for n in found.notices} == set(FILES)
    assert all(n.code == "unread" for n in found.notices)
    assert after.ru_maxrss - before.ru_maxrss < EXTRA_KB
    # Children of other tests count as well, and a child begins with the size of what it is forked of.
    assert grown.ru_maxrss <= max(CHILD_KB, born.ru_maxrss, before.ru_maxrss + EXTRA_KB)
    assert time.process_time() - start + grown.ru_utime - born.ru_utime < CPU_SECONDS


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser() as one:
        yield one


@pytest.mark.parametrize(
    "document",
    [
        f"<!DOCTYPE rss [{LAUGHS}]><rss><channel><title>&a9;</title><item><title>&a9;</title></item></channel></rss>",
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd">%x;]><rss><channel><title>a</title></channel></rss>',
        f"<rss><channel><title>{'<a>' * 100_000}</title></channel></rss>",
    ],
    ids=["laughs", "file", "outer", "deep"],
)
def test_a_feed_that_unfolds_or_reads_elsewhere_is_no_more_than_its_letters(document: str, parser: Parser) -> None:
    start = time.process_time()
    try:
        feed = reading.read(document.encode(), parser)
    except SourceError:
        feed = None
    assert time.process_time() - start < 3
    text = repr(feed)
    assert "root:" not in text
    assert len(text) < 2 * len(document) + 10_000
