"""Files made to stop the run: they take a moment, or are named in a notice."""

import time
from pathlib import Path

import pytest

from tasks.ingest import mark, read
from tasks.ingest.files import of_bytes

SIZE = 200_000
PROSE = b"Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait. " * 6
TEXTS = {
    "one word": "A" * SIZE,
    "one line": "word " * (SIZE // 5),
    "opening brackets": "[" * 100_000,
    "nested brackets": "[" * 50_000 + "]" * 50_000 + "(" * 50_000,
    "open pictures": "![a](" * (SIZE // 5),
    "linked pictures": "[![a](b)](" * (SIZE // 10),
    "many pictures": "![a](b)\n" * (SIZE // 8),
    "stars": "*" * SIZE,
    "full stops": ". " * (SIZE // 2),
    "quotation marks": '."' * (SIZE // 2),
    "datelines": "LISBON, Jan 30 (MWS) - " * (SIZE // 23),
    "days": "2026-01-01 " * (SIZE // 11),
    "agencies": "Meridian Wire " * (SIZE // 14),
    "signatures": "(ANI) " * (SIZE // 6),
    "bylines": "By Ana Reis and Tom Hale\n" * (SIZE // 25),
    "lists": "Related stories\nFerry fares\n" * (SIZE // 28),
    "names": ("Based On " + "A " * 60 + "\n") * (SIZE // 130),
    "owners": ("This article was first published by " + "A, " * 30 + "\n") * (SIZE // 127),
    "ministries": ("Ministry of " * 12 + "\n") * (SIZE // 145),
    "addresses": ("a@b-" * 140 + "\n") * (SIZE // 561),
    "header": "title: x\n" * (SIZE // 9),
    "accents": "\u0301" * SIZE,
}
PAGES = {
    "depth": "<div>" * 100_000 + "x",
    "elements": "<p>x" * 200_000,
    "attributes": "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</div>",
    "hidden attributes": '<div x=">" ' + "a " * 100_000 + ">x</div>",
    "comments": "<!--" * 50_000,
    "tags": "<" * SIZE,
    "quotes": "<a x=\"' " * 40_000,
    "json": '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>x",
    "commas": '<script type="application/ld+json">{' + "," * 200_000 + "}</script><p>x",
    "entities": "&" * SIZE,
    "title": "<title>" + "a - " * 50_000 + "</title><p>x",
    "declaration": '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_of_200_kb_is_marked_in_a_moment(text: str) -> None:
    for name in ("a.txt", "a.md"):
        start = time.process_time()
        assert mark(of_bytes(name, text.encode())).text == text
        assert time.process_time() - start < 6


@pytest.mark.parametrize("text", [TEXTS["bylines"], TEXTS["lists"], TEXTS["datelines"], TEXTS["names"]])
def test_twice_the_text_takes_about_twice_the_time(text: str) -> None:
    def seconds(part: str) -> float:
        start = time.process_time()
        mark(of_bytes("a.txt", part.encode()))
        return time.process_time() - start

    half = min(seconds(text[: len(text) // 2]) for _ in range(2))
    assert min(seconds(text) for _ in range(2)) < 3.5 * half + 0.3


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_made_to_hang_the_run_does_not(page: str, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(PROSE)
    (tmp_path / "bad.html").write_text(page, "utf-8")
    start = time.process_time()
    found = read((str(tmp_path),))
    marked = [mark(a) for a in found.articles]
    assert time.process_time() - start < 10
    assert marked[-1].name == "good.txt"
    assert marked[-1].used
    assert "root:" not in marked[0].text


def test_depth_and_attribute_bombs_are_named_in_a_notice(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(PROSE)
    for name in ("depth", "attributes", "elements"):
        (tmp_path / f"{name}.html").write_text(PAGES[name], "utf-8")
    found = read((str(tmp_path),))
    assert sorted(n.subject for n in found.notices) == ["attributes.html", "depth.html", "elements.html"]
    assert all(n.code == "unread" and "save the article as text" in n.message for n in found.notices)


def test_a_script_in_a_page_never_reaches_the_text(tmp_path: Path) -> None:
    page = f"<article><h1>A centre for the strait</h1><p>{PROSE.decode()}</p><script>alert('x')</script></article>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert "alert" not in read((str(tmp_path),)).articles[0].text
