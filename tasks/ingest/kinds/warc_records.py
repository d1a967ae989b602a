"""The captured pages of a web archive, as fastwarc reads them; runs in a process of its own."""

import base64
import hashlib
import json
from datetime import UTC
from typing import Any

from tasks.errors import SourceError

MOST_RECORDS = 300  # handed on at once; the rest waits for the next collection
MOST_BYTES = 60_000_000  # of their pages
MOST_PAGE = 5_000_000
HTML = ("text/html", "application/xhtml+xml")


def of(data: bytes) -> dict[str, Any]:
    """The pages of the file that ``data`` names (``path``), without those whose digest is ``known``."""
    from fastwarc.warc import ArchiveIterator

    asked = json.loads(data)
    known, size, large = set(asked["known"]), 0, 0
    pages: list[dict[str, str]] = []
    whole, seen = False, 0
    for record in ArchiveIterator(asked["path"], auto_decode="all", fsspec_args=False):
        if not _is_page(record):
            continue
        seen += 1
        body = record.reader.read(MOST_PAGE + 1)
        if len(body) > MOST_PAGE:
            large += 1
            continue
        digest = hashlib.sha256(body).hexdigest()
        url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        if f"{url} {digest[:32]}" in known:
            continue
        if len(pages) >= MOST_RECORDS or size > MOST_BYTES:
            break
        size += len(body)
        day = record.record_date.astimezone(UTC).date().isoformat() if record.record_date else ""
        pages.append({"url": url, "day": day, "raw": digest, "body": base64.b64encode(body).decode()})
    else:
        whole = True
    if not seen:
        raise SourceError("warc", "holds no captured page; see whether it is a web archive")
    return {"pages": pages, "whole": whole, "large": large}


def _is_page(record: Any) -> bool:
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.resource:
        return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower() in HTML
    if record.record_type != WarcRecordType.response or not record.is_http or record.http_headers is None:
        return False
    kind = (record.http_content_type or "").lower()
    return record.http_headers.status_code == 200 and kind in HTML
