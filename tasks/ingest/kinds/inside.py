"""The opened side of a file format, run in a process of its own with little time and memory."""

import json
import resource
import sys
from collections.abc import Callable
from typing import Any

from tasks.errors import SourceError
from tasks.ingest.kinds import docx_markup, pdf_lines, warc_records

MOST_MEMORY = 1_500_000_000  # bytes
MOST_OUTPUT = 150_000_000  # bytes, written out
SECONDS = {"pdf": 30, "docx": 10, "warc": 40}  # of processor time
OPENERS: dict[str, Callable[[bytes], dict[str, Any]]] = {
    "pdf": pdf_lines.of,
    "docx": docx_markup.of,
    "warc": warc_records.of,
}
NAMES = {"pdf": "a PDF", "docx": "a Word file", "warc": "a web archive"}


def serve(form: str) -> None:
    """Open what comes by standard input as a file of ``form``, and write what is in it as JSON."""
    _bound(resource.RLIMIT_AS, MOST_MEMORY)
    _bound(resource.RLIMIT_CPU, SECONDS[form])
    _bound(resource.RLIMIT_CORE, 0)
    out = json.dumps(answer(form, sys.stdin.buffer.read())).encode()
    if len(out) > MOST_OUTPUT:
        out = json.dumps({"fault": "holds more text than any article; give the part that matters"}).encode()
    sys.stdout.buffer.write(out)
    sys.stdout.flush()


def answer(form: str, data: bytes) -> dict[str, Any]:
    """What is in ``data``, or under ``fault`` why it cannot be read."""
    try:
        return OPENERS[form](data)
    except SourceError as error:
        return {"fault": error.message}
    except Exception as error:  # noqa: BLE001  # whatever a library stumbles over is one file's fault, said by name
        return {"fault": f"cannot be read as {NAMES[form]} ({type(error).__name__}); save the article as text"}


def _bound(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    low = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (low, hard))
