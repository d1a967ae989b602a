"""Whoever has to know is told how a run ended, and where the last good edition is."""

import email
import json
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from flows import morning as making
from flows import records
from flows.config_form import NotifyForm
from flows.configuration import Configuration, read
from flows.morning import morning
from flows.notify import Ended, send
from flows.produce import Outcome
from flows.trigger import Job
from tasks.errors import OutputError
from tasks.model import Published

GOOD = Ended("daily", "Coast, daily", "2026-02-03", "done", "r1", edition=Path("/notes/daily/2026-02-03/v1"))
BAD = Ended(
    briefing="daily",
    title="Coast, daily",
    day="2026-02-03",
    state="failed",
    run="r1",
    step="extract.facts",
    error="disk: is full; free some space",
    edition=Path("/notes/daily/2026-02-02/v1"),
    room="https://briefing.example",
)


class _Post(socketserver.StreamRequestHandler):
    """As much of SMTP as one letter needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 post.example\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.letters.append(email.message_from_bytes(b"".join(lines)))  # type: ignore[attr-defined]
            if word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            refused = word == b"RCPT" and b"nobody@" in line
            self.wfile.write(b"550 unknown\r\n" if refused else b"250 ok\r\n")


class Post(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Post)
        self.letters: list[Message] = []

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Hook(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append(json.loads(body))  # type: ignore[attr-defined]
        self.send_response(500 if "broken" in self.path else 204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def post() -> Iterator[Post]:
    with Post() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def hook() -> Iterator[HTTPServer]:
    with HTTPServer(("127.0.0.1", 0), _Hook) as server:
        server.heard = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


def by_mail(post: Post, **more: object) -> NotifyForm:
    return NotifyForm(mail_to=["desk@ministry.example"], smtp=post.address, **more)


def test_a_failure_is_told_with_step_reason_and_the_last_good_edition(post: Post) -> None:
    assert send(by_mail(post), BAD) == ()
    (letter,) = post.letters
    assert letter["Subject"] == "Coast, daily, 2026-02-03: FAILED at extract.facts"
    assert letter["To"] == letter["From"] == "desk@ministry.example"
    text = letter.get_payload()
    assert "disk: is full; free some space" in text
    assert "The last good edition: /notes/daily/2026-02-02/v1/note.pdf" in text
    assert "https://briefing.example/runs/r1" in text


def test_a_success_is_told_with_its_edition_unless_nobody_wants_it(post: Post) -> None:
    assert send(by_mail(post, mail_from="press@ministry.example"), GOOD) == ()
    assert send(by_mail(post, success=False), GOOD) == ()
    (letter,) = post.letters
    assert (letter["Subject"], letter["From"]) == ("Coast, daily, 2026-02-03: published", "press@ministry.example")
    assert "The edition: /notes/daily/2026-02-03/v1/note.pdf" in letter.get_payload()


def test_a_webhook_is_sent_words_and_fields(hook: HTTPServer) -> None:
    address = f"http://127.0.0.1:{hook.server_port}/hook"
    assert send(NotifyForm(webhook=address), BAD) == ()
    (said,) = hook.heard  # type: ignore[attr-defined]
    assert (said["state"], said["step"], said["day"]) == ("failed", "extract.facts", "2026-02-03")
    assert said["text"].startswith("Coast, daily, 2026-02-03: FAILED at extract.facts\n")


def test_what_cannot_be_sent_is_said_without_a_secret(post: Post, hook: HTTPServer) -> None:
    broken = f"http://127.0.0.1:{hook.server_port}/broken/hush-token"
    wrong = send(NotifyForm(mail_to=["nobody@ministry.example"], smtp=post.address, webhook=broken), BAD)
    assert wrong == (
        f"no notice by mail: {post.address} refused the recipients; mend [notify] or the mail server",
        "no notice by webhook: answered 500; mend webhook of [notify]",
    )
    (gone,) = send(NotifyForm(webhook="http://127.0.0.1:1/hush-token"), BAD)
    assert gone == "no notice by webhook: ConnectError; mend webhook of [notify]"


def test_nobody_is_told_where_nobody_asked() -> None:
    assert send(NotifyForm(), BAD) == ()


@pytest.fixture
def held(tmp_path: Path, post: Post) -> Configuration:
    text = f"""
[room]
address = "https://briefing.example/"
[notify]
mail_to = ["desk@ministry.example"]
smtp = "{post.address}"
[[topics]]
name = "A"
terms = ["vote"]
"""
    return read(tmp_path / "daybrief.toml", text.encode(), {})


def made(held: Configuration, monkeypatch: pytest.MonkeyPatch, result: Published | Exception) -> str:
    def make(order, *_):
        if isinstance(result, Exception):
            raise result
        return Outcome(result, order, 0, False, 1.0)

    monkeypatch.setattr(making, "make", make)
    job = Job(held.briefing(), datetime(2026, 2, 3, 5, 30, tzinfo=UTC), notice="made late")
    morning(held, job, "r1", lambda keep: keep, lambda _: None)
    return "r1"


def test_why_a_run_was_not_as_usual_is_told_with_how_it_ended() -> None:
    late = replace(GOOD, notices=("due at 2026-02-03 05:30 UTC and not begun by its schedule",))
    assert late.text.splitlines()[0] == "due at 2026-02-03 05:30 UTC and not begun by its schedule"
    assert late.text.endswith(GOOD.text)
    assert "not begun" in late.plain["text"]
    both = replace(BAD, notices=late.notices)
    assert both.text.splitlines()[:2] == [BAD.error, *late.notices]


def test_an_edition_that_fails_is_written_down_and_told(
    held: Configuration, monkeypatch: pytest.MonkeyPatch, post: Post
) -> None:
    with pytest.raises(OutputError):
        made(held, monkeypatch, OutputError("disk", "is full; free some space"))
    found = records.read(held.work, "r1", datetime.now(UTC))
    assert found
    assert (found.row.state, found.row.notices) == ("failed", ("made late",))
    (letter,) = post.letters
    assert "FAILED" in letter["Subject"]
    assert "There is no edition yet." in letter.get_payload()
    assert "https://briefing.example/runs/r1" in letter.get_payload()


def test_an_edition_that_stood_already_is_no_news(
    held: Configuration, monkeypatch: pytest.MonkeyPatch, post: Post
) -> None:
    made(held, monkeypatch, Published("/notes/daily/2026-02-03/v1", 1, fresh=False))
    assert post.letters == []
    made(held, monkeypatch, Published("/notes/daily/2026-02-03/v1", 1, fresh=True))
    assert [letter["Subject"] for letter in post.letters] == ["Policy briefing note, 2026-02-03: published"]


def test_a_notice_that_cannot_be_sent_stands_with_the_run_and_costs_nothing(
    held: Configuration, monkeypatch: pytest.MonkeyPatch, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    post.shutdown()
    post.server_close()
    run = made(held, monkeypatch, Published("/notes/daily/2026-02-03/v1", 1, fresh=True))
    found = records.read(held.work, run, datetime.now(UTC))
    assert found
    assert found.row.state == "done"
    assert any("no notice by mail" in notice for notice in found.row.notices)
    assert "no notice by mail" in capsys.readouterr().err
