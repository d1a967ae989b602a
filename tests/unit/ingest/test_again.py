"""Bytes that are kept are read again without asking anybody, and give a better text where the reader got better."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.errors import SourceError
from tasks.ingest import files, gather, raws, reread
from tasks.ingest.web.fetch import Web
from tasks.model import Article, Basis, Source, SourceState

AT = datetime(2026, 2, 3, 5, 0, tzinfo=UTC)
REPORT = "".join(f"<p>Ministers from nine states agreed to share the cost of rescue boat {n}.</p>" for n in range(12))
PAGE = f"<html><head><title>Nine states agree</title></head><body><article><h1>Nine states agree</h1>{REPORT}</article>"
DATED = "<pubDate>Tue, 03 Feb 2026 04:00:00 GMT</pubDate>"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "raw")


@pytest.fixture
def collected(open_web: Web, site: Any, folder: str) -> Callable[[str, str], Article]:
    """The article that a feed's entry brings: by ``body`` in the feed, or by its page."""

    def collect(body: str, page: str) -> Article:
        site.put("/1", page)
        item = (
            f"<item><title>Nine states agree</title><link>/1</link>{DATED}<description><![CDATA[{body}]]></description>"
        )
        site.put("/feed", f'<rss version="2.0"><channel><title>Tidewater Post</title>{item}</item></channel></rss>')
        feed = Source("tidewater", "feed", site.url("/feed"), rights="link")
        (article,) = gather((feed,), (SourceState("tidewater"),), AT, (), folder).articles
        site.pages.clear()
        return article

    return collect


def test_what_is_kept_is_found_by_its_hash(folder: str) -> None:
    with raws.kept_in(folder):
        key = raws.keep(b"<p>Vote</p>", "page")
        assert raws.keep(b"<p>Vote</p>", "page") == key
    assert raws.find(folder, key) == raws.Raw("page", b"<p>Vote</p>")
    (kept,) = [path for path in Path(folder).rglob("*") if path.is_file()]
    assert kept.parent.stat().st_mode & 0o077 == 0, "for nobody else on this machine"
    assert raws.find(folder, "ab" * 32) is None


def test_outside_of_a_collection_nothing_is_kept(folder: str) -> None:
    raws.keep(b"<p>Vote</p>", "page")
    with raws.kept_in(folder):
        raws.keep(bytes(raws.MOST_BYTES + 1), "page")
    assert not Path(folder).exists()


@pytest.mark.parametrize("damage", [lambda data: data[:-5], lambda data: b"x" + data, lambda data: b""])
def test_a_damaged_file_counts_as_gone(damage: Callable[[bytes], bytes], folder: str) -> None:
    with raws.kept_in(folder):
        key = raws.keep(os.urandom(2000), "page")
    path = Path(folder, key[:2], key[2:])
    path.write_bytes(damage(path.read_bytes()))
    assert raws.find(folder, key) is None


def test_a_full_disk_costs_no_article(folder: str, collected: Callable[..., Article]) -> None:
    Path(folder).write_text("a file where the folder should be")
    assert "rescue boat 3" in collected("In short.", PAGE).text


@pytest.mark.parametrize("body", ["In short.", REPORT * 2], ids=["page", "entry"])
def test_the_same_reader_gives_the_same_text(body: str, folder: str, collected: Callable[..., Article]) -> None:
    article = collected(body, PAGE)
    assert raws.find(folder, article.raw)
    assert reread(article, folder) is None


@pytest.mark.parametrize("body", ["In short.", REPORT * 2], ids=["page", "entry"])
def test_a_better_reader_gives_a_new_version_in_the_same_place(
    body: str, folder: str, collected: Callable[..., Article]
) -> None:
    better = collected(body, PAGE)
    worse = replace(better, id="old", text=better.text.partition("boat 5")[0], headline=None)
    found = reread(worse, folder)
    assert found is not None
    assert (found.text, found.id, found.headline) == (better.text, better.id, better.headline)
    assert (found.source, found.address, found.rights, found.raw) == ("tidewater", better.address, "link", better.raw)
    assert (found.dated.day, found.dated.basis) == (date(2026, 2, 3), Basis.FEED), "what the feed said stands"
    assert found.outlet.value == "Tidewater Post"
    assert (found.read, found.site) == (better.read, better.site)


def test_bytes_that_hold_another_article_now_are_left(folder: str, collected: Callable[..., Article]) -> None:
    article = collected("In short.", PAGE)
    other = replace(article, text="Rain is expected over the northern coast until late Thursday, forecasters warned.")
    assert reread(other, folder) is None
    assert reread(replace(article, text="x", raw="ab" * 32), folder) is None
    assert reread(replace(article, text="x", raw=""), folder) is None


def test_a_page_that_is_no_article_any_more_changes_nothing(
    folder: str, collected: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = replace(collected("In short.", PAGE), text="Ministers from nine states agreed.")

    def refuse(*_: object) -> None:
        raise SourceError("page", "holds no article")

    monkeypatch.setattr(files, "from_page", refuse)
    assert reread(article, folder) is None
