"""Web archives: captured pages are read like fetched ones; the day of capture is no day of publication."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.ingest.kinds import warc_records
from tasks.model import Source

BOATS = "https://tidewater.example/boats"


@pytest.mark.parametrize("packed", [False, True])
def test_captured_pages_become_articles(packed: bool, tmp_path: Path, makes: Any, story: Any, reader: Any) -> None:
    path = tmp_path / ("c.warc.gz" if packed else "c.warc")
    path.write_bytes(
        makes.warc(
            makes.record(BOATS, story("First")),
            makes.record("https://tidewater.example/style.css", "p {}", "text/css"),
            makes.record("https://tidewater.example/gone", story("Gone"), status="404 Not Found"),
            makes.record("https://tidewater.example/", story("Front")),
            packed=packed,
        )
    )
    (article,) = reader(Source("capture", "warc", str(path))).articles
    makes.resolves(article)
    assert (article.url, article.address, article.site) == (BOATS, BOATS, "tidewater.example")
    assert (article.read, article.dated.day) == (date(2026, 1, 31), None)


def test_a_file_that_was_read_is_not_opened_again(
    tmp_path: Path, makes: Any, story: Any, reader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c.warc").write_bytes(makes.record(BOATS, story("First")))
    source = Source("capture", "warc", str(tmp_path))
    assert len(reader(source).articles) == 1
    monkeypatch.setattr("tasks.ingest.kinds.child.opened", lambda *_a, **_k: pytest.fail("opened again"))
    assert reader(source).articles == ()


def test_a_file_that_grew_brings_only_what_is_new(tmp_path: Path, makes: Any, story: Any, reader: Any) -> None:
    path = tmp_path / "c.warc"
    path.write_bytes(makes.record(BOATS, story("First")))
    source = Source("capture", "warc", str(path))
    reader(source)
    path.write_bytes(path.read_bytes() + makes.record("https://tidewater.example/steel", story("Second")))
    assert [a.address for a in reader(source).articles] == ["https://tidewater.example/steel"]


def test_a_large_capture_is_read_over_several_visits(
    tmp_path: Path, makes: Any, story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json

    monkeypatch.setattr(warc_records, "MOST_RECORDS", 2)
    path = tmp_path / "c.warc"
    path.write_bytes(b"".join(makes.record(f"{BOATS}/{n}", story(f"Boat {n}")) for n in range(3)))
    first = warc_records.of(json.dumps({"path": str(path), "known": []}).encode())
    assert (len(first["pages"]), first["whole"]) == (2, False)
    known = [f"{page['url']} {page['raw'][:32]}" for page in first["pages"]]
    rest = warc_records.of(json.dumps({"path": str(path), "known": known}).encode())
    assert ([page["url"] for page in rest["pages"]], rest["whole"]) == ([f"{BOATS}/2"], True)


@pytest.mark.parametrize("data", [b"", b"no archive", b"WARC/1.1\r\nWARC-Type: response\r\n"])
def test_what_is_no_web_archive_is_said(data: bytes, tmp_path: Path, reader: Any) -> None:
    path = tmp_path / "c.warc"
    path.write_bytes(data)
    found = reader(Source("capture", "warc", str(path)))
    assert found.articles == ()
    assert found.states[0].error


def test_a_web_archive_that_is_not_there_is_said(tmp_path: Path, reader: Any) -> None:
    assert "has no web archive" in reader(Source("capture", "warc", str(tmp_path / "x.warc"))).states[0].error
