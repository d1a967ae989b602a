"""Fourteen ways in which a host answers badly: each has one outcome, in seconds, and costs no memory to speak of.

One process that has loaded the fetcher forks a reader for each, and reads how much memory that one took at most.
"""

import gzip
import io
import json
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_MEMORY = 32_000  # kB
PAGE = b"<html><body><article>" + b"<p>Ministers met on Wednesday to speak of mineral supplies.</p>" * 60
READERS = """
import json, os, re, sys, time
from pathlib import Path
from tasks.ingest.web.fetch import Limits, Web
from tasks.ingest.web.interface import FetchError, Manners
from tasks.ingest.web.timing import Watch

def peak(what):
    return int(re.search(what + r":\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1])

def read(url):
    slept = []
    watch = Watch(lambda: time.monotonic() + sum(slept), slept.append, lambda: 0.5)
    web = Web(Manners(allow=frozenset(["127.0.0.1"])), Limits(seconds=4, silence=0.6), watch)
    before, start = peak("VmRSS"), time.monotonic()
    try:
        said = {"body": len(web.get(url).body)}
    except FetchError as error:
        said = {"error": error.message, "passing": error.passing}
    took = time.monotonic() - start
    print(json.dumps(said | {"seconds": took, "kB": peak("VmHWM") - before, "slept": sum(slept)}), flush=True)

for url in json.loads(sys.argv[1]):
    if not os.fork():
        read(url)
        os._exit(0)
    os.wait()
"""


@dataclass(frozen=True, slots=True)
class Right:
    """What becomes of a fault: the body's bytes, or a part of what is said; and how often the host is asked."""

    outcome: int | str
    asked: int = 1
    passing: bool = False  # worth another try in a later collection
    slept: float = 0.0  # seconds at least, with the work between, before another try


RIGHT = {
    "/ok": Right(len(PAGE)),
    "/bomb": Right("larger than 10 MB when unpacked"),
    "/endless": Right("larger than 10 MB"),
    "/drip": Right("does not answer in time", passing=True),
    "/hang": Right("does not answer in time", 3, passing=True),
    "/loop": Right("leads on and on", 6),
    "/to-file": Right("is no http or https address"),
    "/to-private": Right("a private address"),
    "/429": Right(len(PAGE), 2, slept=2),
    "/503-twice": Right(len(PAGE), 3, slept=2),
    "/cut": Right("breaks off", 3, passing=True),
    "/wrong-letters": Right(27),
    "/no-gzip": Right("packed in a way that cannot be read"),
    "/empty": Right(0),
}


def bomb() -> bytes:
    """A gigabyte of nothing in one megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(1024)) + packer.flush()


class Rig:
    """A host on this machine with one fault a path."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.bomb = bomb()
        rig = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *args: object) -> None: ...

            def do_GET(self) -> None:
                rig.asked.append(self.path)
                try:
                    FAULTS[self.path](self, rig)
                except OSError:
                    self.close_connection = True

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"


def answer(host: BaseHTTPRequestHandler, body: bytes = b"", status: int = 200, **heads: str) -> None:
    host.send_response(status)
    for name, value in {"Content-Length": str(len(body)), "Content-Type": "text/html", **heads}.items():
        host.send_header(name.replace("_", "-"), value)
    host.end_headers()
    host.wfile.write(body)


def endless(host: BaseHTTPRequestHandler, _: Rig) -> None:
    host.send_response(200)
    host.end_headers()
    for _ in range(1200):
        host.wfile.write(b"<p>" + b"x" * (1 << 20))


def drip(host: BaseHTTPRequestHandler, _: Rig) -> None:
    host.send_response(200)
    host.send_header("Content-Length", "100000")
    host.end_headers()
    for _ in range(40):
        host.wfile.write(b"x")
        host.wfile.flush()
        time.sleep(0.1)


def cut(host: BaseHTTPRequestHandler, _: Rig) -> None:
    answer(host, PAGE[:2000], Content_Length=str(len(PAGE)))
    host.close_connection = True


def after(times: int, status: int, **heads: str) -> Callable[[BaseHTTPRequestHandler, Rig], None]:
    """The page, once it has been asked for so often in vain."""

    def busy(host: BaseHTTPRequestHandler, rig: Rig) -> None:
        if rig.asked.count(host.path) > times:
            answer(host, PAGE)
        else:
            answer(host, b"busy", status, **heads)

    return busy


FAULTS: dict[str, Callable[[BaseHTTPRequestHandler, Rig], None]] = {
    "/ok": lambda host, _: answer(host, PAGE),
    "/bomb": lambda host, rig: answer(host, rig.bomb, Content_Encoding="gzip"),
    "/endless": endless,
    "/drip": drip,
    "/hang": lambda *_: time.sleep(1),
    "/loop": lambda host, _: answer(host, status=302, Location="/loop"),
    "/to-file": lambda host, _: answer(host, status=302, Location="file:///etc/hostname"),
    "/to-private": lambda host, rig: answer(
        host, status=302, Location=f"http://127.0.0.2:{rig.server.server_port}/secret"
    ),
    "/secret": lambda host, _: answer(host, b"SECRET"),
    "/429": after(1, 429, Retry_After="2"),
    "/503-twice": after(2, 503),
    "/cut": cut,
    "/wrong-letters": lambda host, _: answer(
        host, "<p>Café Zürich “quoted”</p>".encode("cp1252"), Content_Type="text/html; charset=utf-8"
    ),
    "/no-gzip": lambda host, _: answer(host, b"notgzip" * 50, Content_Encoding="gzip"),
    "/empty": lambda host, _: answer(host),
}


@pytest.fixture(scope="module")
def rig() -> Iterator[Rig]:
    one = Rig()
    thread = threading.Thread(target=one.server.serve_forever, args=(0.02,))
    thread.start()
    yield one
    one.server.shutdown()
    thread.join()
    one.server.server_close()


@pytest.fixture(scope="module")
def outcomes(rig: Rig) -> dict[str, dict[str, object]]:
    """What became of each fault."""
    command = [sys.executable, "-W", "error", "-c", READERS, json.dumps([rig.url + path for path in RIGHT])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip(RIGHT, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("path", RIGHT)
def test_a_fault_of_a_host_has_one_outcome(path: str, outcomes: dict[str, dict[str, object]], rig: Rig) -> None:
    right, found = RIGHT[path], outcomes[path]
    if isinstance(right.outcome, int):
        assert found["body"] == right.outcome
    else:
        assert right.outcome in str(found["error"])
        assert found["passing"] is right.passing
    assert rig.asked.count(path) == right.asked
    assert float(str(found["slept"])) + float(str(found["seconds"])) >= right.slept
    assert float(str(found["seconds"])) < 5
    assert int(str(found["kB"])) < MOST_MEMORY


@pytest.mark.usefixtures("outcomes")
def test_nothing_but_the_host_itself_was_asked(rig: Rig) -> None:
    assert set(rig.asked) == set(RIGHT)


def test_the_bomb_is_one(rig: Rig) -> None:
    assert len(rig.bomb) < 2_000_000
    with gzip.open(io.BytesIO(rig.bomb)) as file:
        assert file.seek(1 << 31) == 1 << 30
