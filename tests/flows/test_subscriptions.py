"""`daybrief sources import`: another reader's feeds, all of them looked at, all of them told of, written at once."""

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows.configuration import read
from flows.subscriptions import take_in
from tasks.errors import SourceError, UsageError
from tasks.ingest import Probe

NOW = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Ministries"><outline type="rss" text="MEA" xmlUrl="https://mea.example/feed.xml?key=7&amp;utm_source=x"/>
<outline type="rss" text="Trade" xmlUrl="https://trade.example/rss"/></outline>
<outline type="rss" text="Gone" xmlUrl="https://gone.example/rss"/><outline text="Site" xmlUrl="https://site.example/a"/>
<outline type="rss" text="Again" xmlUrl="https://trade.example/rss"/><outline text="No feed" htmlUrl="https://x.example"/>
<outline text="bad" xmlUrl="file:///etc/passwd"/></body></opml>"""


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    here = SimpleNamespace(asked=[])

    def look(at: str, now: datetime) -> Probe:
        here.asked.append(at)
        if "gone" in at:
            raise SourceError(at, "answers 404 (not there); correct its address")
        return Probe("page" if "site" in at else "feed", "Feed", 3, True, date(2026, 2, 1), "wire")

    monkeypatch.setattr("tasks.ingest.look", look)
    monkeypatch.setattr("tasks.ingest.introduce", lambda *_: None)
    return here


@pytest.fixture
def opml(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.opml"
    path.write_text(OPML)
    return path


def test_every_feed_is_added_or_told_of(tmp_path: Path, opml: Path, net: SimpleNamespace) -> None:
    path = tmp_path / "daybrief.toml"
    told = take_in(path, opml, {}, NOW)
    sources = read(path, path.read_bytes(), {}).sources
    assert [(s.key, s.kind, s.at) for s in sources] == [
        ("wire", "feed", "https://mea.example/feed.xml?key=7&utm_source=x"),
        ("wire-2", "feed", "https://trade.example/rss"),
    ]
    assert str(told).splitlines() == [
        f"made {path}: 2 feeds",
        "  wire  https://mea.example/feed.xml?key=7&utm_source=x",
        "  wire-2  https://trade.example/rss",
        "not added: https://gone.example/rss answers 404 (not there); correct its address",
        "not added: https://site.example/a is a page, not a feed; add it by `daybrief sources add`",
    ]
    assert len(net.asked) == 4


def test_a_second_import_changes_nothing(tmp_path: Path, opml: Path, net: SimpleNamespace) -> None:
    path = tmp_path / "daybrief.toml"
    take_in(path, opml, {}, NOW)
    before = path.read_bytes()
    told = take_in(path, opml, {}, NOW)
    assert path.read_bytes() == before
    assert str(told).splitlines()[:2] == [
        f"nothing added to {path}",
        "there already: https://mea.example/feed.xml?key=7&utm_source=x",
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<rss/>", "is no OPML"),
        (b"<opml/>", "names no feeds"),
        (b"<opml " + b"x" * 5_000_001, "larger than"),
        (
            b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><outline xmlUrl="&a;"/></opml>',
            "names no feeds",
        ),
    ],
)
def test_what_is_no_list_of_feeds_is_said(data: bytes, says: str, tmp_path: Path, net: SimpleNamespace) -> None:
    file = tmp_path / "x.opml"
    file.write_bytes(data)
    with pytest.raises((UsageError, SourceError), match=says):
        take_in(tmp_path / "daybrief.toml", file, {}, NOW)
    assert not (tmp_path / "daybrief.toml").exists()


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be opened"):
        take_in(tmp_path / "daybrief.toml", tmp_path / "no.opml", {}, NOW)
