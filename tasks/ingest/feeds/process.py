"""The process in which feeds are parsed: what hangs or eats memory there is ended, and the collection goes on."""

import json
import os
import select
import struct
import subprocess
import sys
import threading
from types import TracebackType
from typing import Any, Self

from tasks.errors import SourceError

HEAD = struct.Struct(">Q")
SECONDS = 20.0  # on the clock for one feed
MOST_BYTES = 100_000_000  # of what it holds, written out
START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from tasks.ingest.feeds.parser import serve; serve()"
TOO_LONG = "takes too long to parse; it is not read"


class Parser:
    """Parses one feed at a time; the process is started for the first and again after one that it did not survive."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def parse(self, data: bytes) -> dict[str, Any]:
        """What ``feeds.parser.parse`` makes of ``data``; raises ``SourceError`` where it does not come to an end."""
        with self._turn:
            try:
                found: dict[str, Any] = json.loads(self._exchange(data))
            except (OSError, ValueError) as error:
                self._end()
                raise SourceError("feed", TOO_LONG) from error
        if "fault" in found:
            raise SourceError("feed", f"cannot be parsed ({found['fault']}); see whether its address is right")
        return found

    def _exchange(self, data: bytes) -> bytes:
        child = self._child or self._start()
        assert child.stdin is not None
        child.stdin.write(HEAD.pack(len(data)) + data)
        child.stdin.flush()
        size = HEAD.unpack(self._read(child, HEAD.size))[0]
        if size > MOST_BYTES:
            raise ValueError("a feed of more than a hundred megabytes")
        return self._read(child, size)

    def _read(self, child: "subprocess.Popen[bytes]", size: int) -> bytes:
        """Exactly ``size`` bytes, each part of them within the time."""
        assert child.stdout is not None
        out = bytearray()
        while len(out) < size:
            ready = select.select([child.stdout], [], [], self._seconds)[0]
            part = os.read(child.stdout.fileno(), size - len(out)) if ready else b""
            if not part:
                raise OSError(TOO_LONG)
            out += part
        return bytes(out)

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-W", "ignore", "-c", START, json.dumps(sys.path)]
        self._child = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.communicate()


def open_parser() -> Parser:
    """A parser for one collection."""
    return Parser()
