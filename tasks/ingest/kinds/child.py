"""The process in which a foreign file format is opened: what hangs or eats memory there is ended, and we go on."""

import json
import subprocess
import sys
from typing import Any, Literal

from tasks.errors import SourceError

SECONDS = 60.0  # on the clock for one file
START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from tasks.ingest.kinds.inside import serve;"
    " serve(sys.argv[2])"
)
TOO_MUCH = "takes too long or too much memory to open; save the article as text"
Form = Literal["pdf", "docx", "warc"]


def opened(form: Form, data: bytes, seconds: float = SECONDS) -> dict[str, Any]:
    """What ``kinds.inside`` makes of ``data``; raises ``SourceError`` where it cannot or does not come to an end."""
    command = [sys.executable, "-W", "ignore", "-c", START, json.dumps(sys.path), form]
    try:
        done = subprocess.run(  # noqa: S603 - our own Python and our own module
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=True
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise SourceError(form, TOO_MUCH) from error
    if "fault" in found:
        raise SourceError(form, str(found["fault"]))
    return found
