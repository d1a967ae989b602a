"""What the typesetter may ask for: our own stylesheet, nothing else."""

from datetime import date

import pytest
from weasyprint.urls import FatalURLFetchingError

from tasks.errors import OutputError
from tasks.render.pdf import OnlyAssets, lay_out

DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://news.example/a.css",
        "data:text/css,body{}",
        "ftp://news.example/",
        "asset:../print.css",
        "asset:note.css",
        "ASSET:print.css",
        "print.css",
        "",
    ],
)
def test_any_other_address_is_refused(url):
    with pytest.raises(FatalURLFetchingError, match="may not ask for"):
        OnlyAssets({"print.css": ("text/css", b"body{}")}).fetch(url)


def test_the_stylesheet_is_served():
    assert OnlyAssets({"print.css": ("text/css", b"body{}")}).fetch("asset:print.css").read() == b"body{}"


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<style>@import "http://127.0.0.1:9/x.css";</style>',
        '<style>body{background:url("file:///etc/passwd")}</style>',
        '<object data="http://127.0.0.1:9/"></object>',
    ],
)
def test_a_page_that_asks_for_more_is_not_set(markup):
    page = f"<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{markup}</body></html>"
    with pytest.raises(OutputError, match="may not ask for"):
        lay_out("note.pdf", page, "").file(DAY)


def test_a_picture_inside_a_picture_is_not_opened(monkeypatch):
    answered = []
    fetch = OnlyAssets.fetch

    def spy(self, url, headers=None):
        response = fetch(self, url, headers)
        answered.append(url)
        return response

    monkeypatch.setattr(OnlyAssets, "fetch", spy)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    page = f"<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{drawing}</body></html>"
    assert lay_out("note.pdf", page, "").file(DAY).data.startswith(b"%PDF")
    assert answered == []


def test_a_page_too_deep_to_be_laid_out_is_said_so():
    page = f"<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{'<div>' * 3_000}x</body></html>"
    with pytest.raises(OutputError, match=r"^note\.pdf: the pages cannot be laid out \(RecursionError"):
        lay_out("note.pdf", page, "").file(DAY)
