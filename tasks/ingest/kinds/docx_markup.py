"""The markup of a Word file, as mammoth makes it; runs in a process of its own."""

import io
import re
import zipfile
from typing import Any

from tasks.errors import SourceError

MOST_PARTS = 3_000
MOST_BYTES = 60_000_000  # of all XML parts, unpacked
MOST_RATIO = 200  # unpacked to packed
SMALL = 1_000_000  # bytes below which the ratio says nothing: an empty style sheet packs well
DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")  # Word writes none; a bomb needs one
BODY = "word/document.xml"


def of(data: bytes) -> dict[str, Any]:
    """The file as HTML without pictures; raises ``SourceError`` for a bomb and for what is no Word file."""
    import mammoth  # type: ignore[import-untyped]

    _check(data)
    made = mammoth.convert_to_html(
        io.BytesIO(data),
        convert_image=lambda _image: [],
        include_embedded_style_map=False,
        external_file_access=False,
        style_map="p[style-name='Title'] => h1:fresh",
    )
    return {"html": made.value}


def _check(data: bytes) -> None:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise SourceError("docx", "is a damaged Word file or zip archive; save it again") from error
    with archive:
        parts = archive.infolist()
        if BODY not in archive.namelist():
            raise SourceError("docx", "is a zip archive and no Word file; unpack it")
        xml = [p for p in parts if p.filename.endswith((".xml", ".rels"))]
        heavy = any(p.file_size > SMALL and p.file_size > MOST_RATIO * max(p.compress_size, 1) for p in parts)
        if heavy or len(parts) > MOST_PARTS or sum(p.file_size for p in xml) > MOST_BYTES:
            raise SourceError("docx", "unpacks to far more than a text; it is not opened")
        if any(p.flag_bits & 1 for p in parts):
            raise SourceError("docx", "is locked by a password; save a copy without one")
        if any(DECLARED.search(archive.read(part)) for part in xml):
            raise SourceError("docx", "declares entities, as no Word file does; it is not opened")
