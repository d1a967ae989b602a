"""Hostile words, names and failures: nothing is executed, nothing is told that is not the reader's business."""

import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from tasks.errors import OutputError

PAGES = ["/", "/b/daily", "/b/daily/2026-02-03/v1", "/b/daily/2026-02-03/v1/source/a1?start=0&end=9", "/runs/run-1"]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "{{ 'zq' * 3 }}{% include 'x' %}",
    "javascript:alert(1)",
    "\u202e<b>\u2066",
    "<!--<style>",
]
SIGNS = ("<script", "<img", "<svg", "<b>", "<style", "<!--", "zqzqzq")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words_on_every_page(stand, words: str) -> None:
    stand.put(stand.tuesday, 2, title=words, headline=words, text=words + "\nmore words")
    row = stand.desk.rows[0]
    stand.desk.rows = (replace(row, title=words, zone=words),)
    visitor = stand.visitor()
    visitor.press(visitor.form())
    stand.desk.end("failed", error=words, notices=(words,))
    for page in (*PAGES, "/b/daily/2026-02-03/v2", "/b/daily/2026-02-03/v2/source/a1?start=0&end=9"):
        answer = visitor.get(page)
        assert answer.status_code == 200
        body = answer.text.split("<body>")[1]
        assert not [sign for sign in SIGNS if sign in body]
        assert 'href="javascript' not in answer.text


def test_hostile_words_leave_the_feed_well_formed(stand) -> None:
    stand.put(stand.tuesday, 2, title="<x>&\x00\ufffe", headline="]]><script>")
    feed = ET.fromstring(stand.visitor().get("/b/daily/feed.atom").content)
    assert "]]><script>" in "".join(feed.itertext())
    assert not feed.findall(".//{*}script")


def test_a_source_of_the_note_is_followed_only_to_the_web(stand) -> None:
    path = stand.shelf / "daily/2026-02-03/v1/briefing.json"
    path.write_text(path.read_text().replace("https://coast.example/vote", "javascript:alert(1)"))
    page = stand.visitor().get("/b/daily/2026-02-03/v1/source/a1").text
    assert "Coast Courier" in page
    assert "javascript" not in page


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/health", "/b/daily/latest", "/b/daily/feed.atom", "/b/daily/2026-02-03/v1/note.pdf"]
)
def test_every_answer_carries_the_headers_that_keep_it_harmless(visitor, path: str) -> None:
    headers = visitor.get(path).headers
    policy = headers["content-security-policy"]
    for part in (
        "default-src 'none'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ):
        assert part in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["referrer-policy"] == ("same-origin" if path == "/" else "no-referrer")
    assert "access-control-allow-origin" not in headers


def test_the_stylesheet_is_named_by_its_content_and_kept(visitor) -> None:
    text = visitor.get("/").text
    address = text.split('rel="stylesheet" href="')[1].split('"')[0]
    answer = visitor.get(address)
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert b"url(" not in answer.content
    assert visitor.get("/style/room-0000000000000000.css").status_code == 404


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "localhost:8050@evil.example",
        "evil.example:8050",
        "",
        "localhost:x",
        "[::2]",
        "0.0.0.0",
        "localhost.",
    ],
)
def test_under_a_foreign_name_the_room_is_silent(visitor, host: str) -> None:
    answer = visitor.get("/", Host=host)
    assert answer.status_code == 400
    assert "Coast briefing" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8050", "127.0.0.1:80", "[::1]", "[::1]:8050"])
def test_under_the_names_of_the_loopback_it_answers(visitor, host: str) -> None:
    assert visitor.get("/", Host=host).status_code == 200


def test_a_fault_of_ours_is_a_page_that_tells_no_secret(stand, monkeypatch) -> None:
    def broken(_: object) -> tuple[()]:
        raise RuntimeError("password hunter2 at /srv/daybrief")

    monkeypatch.setattr(type(stand.desk), "briefings", broken)
    answer = stand.visitor().get("/")
    assert answer.status_code == 500
    assert "its log has the reason" in answer.text
    assert "hunter2" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_an_error_of_the_desk_is_a_page_that_says_what_to_do(stand, monkeypatch) -> None:
    def full(*_: object) -> str:
        raise OutputError("output", "the disk is full; free some space")

    monkeypatch.setattr(type(stand.desk), "start", full)
    visitor = stand.visitor()
    answer = visitor.press(visitor.form())
    assert answer.status_code == 500
    assert "the disk is full; free some space" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(visitor, method: str) -> None:
    assert visitor.ask(method, "/").status_code == 405


@pytest.mark.parametrize(
    "path", ["/docs", "/redoc", "/openapi.json", "/static", "/sources/a1.txt", "/.daybrief/archive.sqlite"]
)
def test_there_is_no_other_door(visitor, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_the_room_knows_neither_flows_nor_prefect(root) -> None:
    code = "import sys, web.app; print(*(m for m in ('prefect', 'flows', 'spacy', 'weasyprint') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr
