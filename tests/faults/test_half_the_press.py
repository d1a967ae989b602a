"""A morning on which half of the sources fail, each in its own way: the note is made, and says what it lacks."""

import contextlib
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from forked import Commands
from press import REPORTS, at, feed, names, printed, settings

DEADLINE = 3.0  # seconds for one address, of the thirty that it has
HASTE = f"""
from tasks.ingest.web import hosts, interface
from tasks.ingest.web.fetch import Limits, Web
hosts.Turns.__init__.__defaults__ = (0.0,)
interface.open_fetcher = lambda *more: Web(interface.OURS.manners, Limits(seconds={DEADLINE}, silence=1.0), *more)
"""
GOOD = tuple(REPORTS)
BAD = ("broken", "dripping", "torn", "hanging", "reset")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 4000\r\nConnection: close\r\n\r\n"


def drip(to: socket.socket) -> None:
    to.sendall(HEAD)
    for letter in feed("rail").encode()[:400]:
        to.sendall(bytes([letter]))
        time.sleep(0.05)


def tear(to: socket.socket) -> None:
    to.sendall(HEAD + feed("rail").encode()[:600])


def hang(to: socket.socket) -> None:
    to.settimeout(DEADLINE * 4)
    with contextlib.suppress(TimeoutError):
        to.recv(1)


def reset(to: socket.socket) -> None:
    to.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def broken(to: socket.socket) -> None:
    to.sendall(b"HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def good(name: str) -> Callable[[socket.socket], None]:
    def answer(to: socket.socket) -> None:
        body = feed(name, title=f"{name} paper").encode()
        to.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n\r\n" + body)

    return answer


WAYS = dict(zip(BAD, (broken, drip, tear, hang, reset), strict=True)) | {name: good(name) for name in GOOD}


@pytest.fixture
def press() -> Iterator[dict[str, str]]:
    """Ten papers, each on a host of its own; the address of each one's feed."""
    doors = {name: socket.create_server((f"127.0.0.{n}", 0)) for n, name in enumerate(WAYS, 2)}
    threads: list[threading.Thread] = []

    def answer(name: str, to: socket.socket) -> None:
        with to, contextlib.suppress(OSError):
            to.recv(10_000)
            WAYS[name](to)

    def serve(name: str) -> None:
        with contextlib.suppress(OSError):  # the door is closed
            while True:
                thread = threading.Thread(target=answer, args=(name, doors[name].accept()[0]))
                threads.append(thread)
                thread.start()

    porters = [threading.Thread(target=serve, args=(name,)) for name in doors]
    for porter in porters:
        porter.start()
    yield {name: "http://{}:{}/feed".format(*door.getsockname()) for name, door in doors.items()}
    for door in doors.values():
        door.shutdown(socket.SHUT_RDWR)
        door.close()
    for thread in (*porters, *threads):
        thread.join(timeout=60)


def test_with_half_of_the_sources_failing_the_note_is_made_and_says_so(
    commands: Commands, press: dict[str, str], tmp_path: Path
) -> None:
    hosts = ", ".join(f'"127.0.0.{n}"' for n in range(2, 12))
    toml = settings(*(f"{name} feed {url}" for name, url in press.items()), head=f"allow_hosts = [{hosts}]")
    (tmp_path / "daybrief.toml").write_text(toml, encoding="utf-8")
    start = time.monotonic()
    collected = commands(tmp_path, "collect", "--at", at(3), before=HASTE)
    spent = time.monotonic() - start
    assert collected.stdout.startswith("5 of 10 sources read, 5 new articles"), collected.stdout + collected.stderr
    assert {line.split()[0] for line in collected.stderr.splitlines() if line.split()[0] in press} >= {*BAD}
    assert spent < 10 * DEADLINE, "side by side, each within its deadline"
    done = commands(tmp_path, "edition", "--cut-off", at(3, 5, 30))
    assert done.returncode == 0, done.stderr
    assert names(tmp_path, "daily/2026-02-03") == sorted(GOOD), "the good ones whole"
    shown = " ".join(commands(tmp_path, "show", "daily").stdout.split())
    assert re.search(r"10 sources read; 5 failing|5 failing", shown), "on page 1"
    told = " ".join(notice["message"] for notice in printed(tmp_path, "daily/2026-02-03")["notices"])
    page = (Path(done.stdout.splitlines()[-1]).parent / "note.html").read_text(encoding="utf-8")
    for name in BAD:
        assert name in shown, f"{name} is named on page 1"
        assert name in told, f"{name} stands in the annex with its reason"
        assert name in page
    assert commands(tmp_path, "verify", "daily").returncode == 0


def test_the_next_morning_starts_where_each_source_was_left(
    commands: Commands, press: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = ", ".join(f'"127.0.0.{n}"' for n in range(2, 12))
    pair = {name: press[name] for name in ("broken", "harbour")}
    toml = settings(*(f"{name} feed {url}" for name, url in pair.items()), head=f"allow_hosts = [{hosts}]")
    (tmp_path / "daybrief.toml").write_text(toml, encoding="utf-8")
    commands(tmp_path, "collect", "--at", at(2), before=HASTE)
    commands(tmp_path, "edition", "--cut-off", at(2, 5, 30))
    monkeypatch.setitem(WAYS, "broken", good("rail"))
    assert commands(tmp_path, "collect", "--at", at(3), before=HASTE).stdout == "2 of 2 sources read, 1 new article\n"
    commands(tmp_path, "edition", "--cut-off", at(3, 5, 30))
    assert names(tmp_path, "daily/2026-02-03") == ["rail"]
    shown = " ".join(commands(tmp_path, "show", "daily").stdout.split())
    assert "failing" not in shown, "what answers again is well"
