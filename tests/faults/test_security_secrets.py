"""What opens a door stays where it was written: no token, no password in anything that is made, kept or said."""

import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from forked import Commands
from press import REPORTS, at, feed

from tasks.text import secrets, veiled

CANARIES = {name: f"canary{n}{name}77qx" for n, name in enumerate(("works", "broken", "moved", "page", "hook", "mail"))}
SETTINGS = """
allow_hosts = ["127.0.0.1"]
[notify]
mail_to = ["desk@paper.example"]
smtp = "127.0.0.1:1"
user = "desk"
password_file = "mail-password"
webhook = "http://127.0.0.1:{port}/hook?key={hook}"
[[sources]]
key = "works"
kind = "feed"
at = "http://127.0.0.1:{port}/feed.xml?id=7&token={works}"
[[sources]]
key = "broken"
kind = "feed"
at = "http://127.0.0.1:{port}/none.xml?api_key={broken}"
[[sources]]
key = "moved"
kind = "feed"
at = "http://127.0.0.1:{port}/old.xml?access_token={moved}"
[[sources]]
key = "page"
kind = "page"
at = "http://127.0.0.1:{port}/page.html?auth={page}"
"""


@pytest.fixture(scope="module")
def commands() -> Iterator[Commands]:
    one = Commands()
    yield one
    one.close()


@pytest.fixture
def port() -> Iterator[int]:
    """A site that answers a feed, a page, a redirect that hands the token on, and refuses all else."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            title, first, second = REPORTS["rail"].split("\n\n")
            page = f"<html><body><article><h1>{title}</h1><p>{first}</p><p>{second}</p></article></body></html>"
            body = {"/feed.xml": feed("harbour", "vaccine"), "/new.xml": feed("power"), "/page.html": page}.get(path)
            self.send_response(301 if path == "/old.xml" else 200 if body else 404)
            if path == "/old.xml":
                self.send_header("Location", f"/new.xml?{query}")
            self.send_header("Content-Type", "text/html" if path.endswith("html") else "application/xml")
            self.end_headers()
            self.wfile.write((body or "no").encode())

        def do_POST(self) -> None:
            self.send_error(500)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_no_secret_leaves_the_settings(commands: Commands, tmp_path: Path, port: int) -> None:
    toml, kept = tmp_path / "daybrief.toml", tmp_path / "mail-password"
    toml.write_text(SETTINGS.format(port=port, **CANARIES), encoding="utf-8")
    kept.write_text(CANARIES["mail"])
    for path in (toml, kept):
        path.chmod(0o600)
    said = []
    for args in (
        ("collect", "--at", at(2)),
        ("collect", "--at", at(2, 5, 10)),
        ("sources",),
        ("edition", "--cut-off", at(2, 5, 30)),
        ("sources", "add", f"http://127.0.0.1:{port}/feed.xml?id=7&token={CANARIES['works']}", "--key", "again"),
        ("sources", "add", f"http://127.0.0.1:{port}/none.xml?token={CANARIES['broken']}"),
        ("show", "daily"),
        ("list",),
        ("verify", "daily"),
    ):
        done = commands(tmp_path, *args)
        said.append(done.stdout + done.stderr)
    collected, _, listed, made = said[:4]
    assert "broken answers 404" in collected
    assert "moved to" in listed
    assert "no notice by mail" in made
    assert "no notice by webhook" in made
    assert (tmp_path / "output/daily/2026-02-02/v1/note.pdf").is_file()
    for name, canary in CANARIES.items():
        assert not [words for words in said if canary in words], name
        for path in tmp_path.rglob("*"):
            if path.is_file() and path not in (toml, kept):
                assert canary.encode() not in path.read_bytes(), f"{name} in {path}"
                assert canary not in os.fspath(path)


@pytest.mark.parametrize(
    ("said", "public"),
    [
        ("https://desk:hunter2@paper.example/a", "https://***@paper.example/a"),
        ("https://paper.example/f?id=7&token=abc.DEF-1&x=2", "https://paper.example/f?id=7&token=***&x=2"),
        ("https://paper.example/?API_KEY=k1;Sig=z", "https://paper.example/?API_KEY=***;Sig=***"),
        ("(see https://paper.example/?X-Amz-Signature=QQ)", "(see https://paper.example/?X-Amz-Signature=***)"),
        ("https://paper.example/#access_token=abc", "https://paper.example/#access_token=***"),
        (
            "https://paper.example/?keyword=ports&author=ana&design=4",
            "https://paper.example/?keyword=ports&author=ana&design=4",
        ),
        ("the key = the token", "the key = the token"),
        ("mail desk@paper.example", "mail desk@paper.example"),
    ],
)
def test_an_address_is_shown_without_what_opens_it(said: str, public: str) -> None:
    assert veiled(said) == public
    assert veiled(public) == public


def test_only_a_secret_that_can_be_known_again_is_looked_for_in_other_addresses() -> None:
    assert secrets("https://paper.example/?key=1&token=abcdefgh") == ("abcdefgh",)
