"""What somebody is told who wants to add a source."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.errors import SourceError
from tasks.ingest import look
from tasks.ingest.web.fetch import Web

NOW = datetime(2026, 2, 3, 5, 0, tzinfo=UTC)
LONG = "<p>" + "Ministers from nine states agreed to share the cost of the boats. " * 20 + "</p>"
OFFER = '<link rel="alternate" type="application/rss+xml" href="/news.xml">'


def rss(*days: str, body: str = LONG) -> str:
    items = "".join(
        f"<item><title>Boat {n}</title><link>/{n}</link><pubDate>{day}</pubDate><description><![CDATA[{body}]]></description></item>"
        for n, day in enumerate(days)
    )
    return f"<rss><channel><title>Tidewater Post</title>{items}</channel></rss>"


def test_a_feed_is_told_with_its_entries_and_its_last_day(open_web: Web, site: Any) -> None:
    site.put("/news.xml", rss("Mon, 02 Feb 2026 10:00:00 GMT", "Sun, 01 Feb 2026 10:00:00 GMT"))
    found = look(site.url("/news.xml"), NOW)
    assert (found.kind, found.title, found.items, found.full_text) == ("feed", "Tidewater Post", 2, True)
    assert found.last == date(2026, 2, 2)
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("feed", "says"),
    [
        (rss(), "no entries"),
        (rss("soon", "later"), "no dates"),
        (rss(*["Mon, 02 Feb 2026 10:00:00 GMT"] * 4), "one date"),
        (rss("Mon, 01 Dec 2025 10:00:00 GMT"), "given up"),
        (rss("Mon, 02 Feb 2026 10:00:00 GMT", body="In short."), "summaries"),
        (rss("Mon, 02 Feb 2026 10:00:00 GMT").replace("<link>/0</link>", ""), "no link"),
    ],
)
def test_what_to_expect_of_a_feed_is_said_before_it_is_added(feed: str, says: str, open_web: Web, site: Any) -> None:
    assert any(says in warning for warning in look(site.put("/news.xml", feed), NOW).warnings)


def test_a_feed_that_moved_is_told_with_its_new_address(open_web: Web, site: Any) -> None:
    site.put("/news.xml", rss("Mon, 02 Feb 2026 10:00:00 GMT"))
    assert site.url("/news.xml") in look(site.put("/old", "", 301, Location="/news.xml"), NOW).warnings[0]


def test_an_article_is_a_page_and_its_sites_feed_is_named(open_web: Web, site: Any) -> None:
    page = f"<html><head><title>A centre</title>{OFFER}</head><body><article><h1>A centre</h1>{LONG}</article></body></html>"
    found = look(site.put("/a", page), NOW)
    assert (found.kind, found.title, found.items, found.full_text) == ("page", "A centre", 1, True)
    assert any(site.url("/news.xml") in warning for warning in found.warnings)


def test_a_front_page_is_refused_with_the_feed_to_give_instead(open_web: Web, site: Any) -> None:
    site.put("/", f"<html><head><title>Tidewater</title>{OFFER}</head><body><h1>Tidewater</h1>{LONG}</body></html>")
    with pytest.raises(SourceError, match=r"give the address of its feed, http://.*/news\.xml"):
        look(site.url("/"), NOW)
    with pytest.raises(SourceError, match="give the address of a feed or article"):
        look(site.put("/login", "<html><body><h1>Log in</h1></body></html>"), NOW)


@pytest.mark.parametrize(
    ("answer", "status", "says"), [("", 404, "correct its address"), ("nothing here", 200, "is no feed")]
)
def test_what_cannot_be_a_source_is_refused(answer: str, status: int, says: str, open_web: Web, site: Any) -> None:
    with pytest.raises(SourceError, match=says):
        look(site.put("/news.xml", answer, status), NOW)


def test_a_path_is_a_folder_a_feed_or_a_page(tmp_path: Path, prose: str) -> None:
    day = tmp_path / "2026-02-03"
    day.mkdir()
    (day / "a.txt").write_text(f"Published: 2 February 2026\n\n{prose}", "utf-8")
    (day / "scan.pdf").write_bytes(b"%PDF")
    (tmp_path / "wire.xml").write_text(rss("Mon, 02 Feb 2026 10:00:00 GMT"), "utf-8")
    folder = look(f"{tmp_path}/{{date}}", NOW)
    assert (folder.kind, folder.items) == ("folder", 1)
    assert any("scan.pdf" in warning for warning in folder.warnings)
    feed = look(str(tmp_path / "wire.xml"), NOW)
    assert (feed.kind, feed.key, feed.items) == ("feed", "wire", 1)
    assert look(str(day / "a.txt"), NOW).kind == "page"
    with pytest.raises(SourceError, match="neither"):
        look(str(tmp_path / "nothing"), NOW)


@pytest.mark.parametrize(
    ("at", "key"),
    [
        ("https://feeds.tidewater-post.co.uk/world/rss.xml", "tidewater-post"),
        ("https://www.ministry.gov.in/releases", "ministry"),
        ("/press/{date}/wire", "wire"),
        ("/press/wire/{date}", "wire"),
        ("/press/Über Land.xml", "ber-land"),
    ],
)
def test_a_source_is_named_after_its_owner(at: str, key: str) -> None:
    from tasks.ingest.look import _key

    assert _key(at) == key


MAP = "<urlset><url><loc>https://tidewater.example/a</loc><lastmod>2026-02-02T10:00:00Z</lastmod></url></urlset>"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (MAP, ("sitemap", 1, date(2026, 2, 2))),
        (
            "<sitemapindex><sitemap><loc>https://tidewater.example/m.xml</loc></sitemap></sitemapindex>",
            ("sitemap", 1, None),
        ),
        ("https://tidewater.example/a\nhttps://tidewater.example/b\n", ("list", 2, None)),
    ],
)
def test_what_lists_pages_is_told_from_a_feed(body: str, told: tuple[Any, ...], open_web: Web, site: Any) -> None:
    found = look(site.put("/x", body, Content_Type="text/plain"), NOW)
    assert (found.kind, found.items, found.last) == told
    assert found.full_text


def test_a_sitemap_without_dates_is_warned_of(open_web: Web, site: Any) -> None:
    found = look(site.put("/x.xml", MAP.replace("<lastmod>2026-02-02T10:00:00Z</lastmod>", "")), NOW)
    assert found.warnings == ("it gives no dates: only what appears from now on is read",)


def test_a_list_of_feeds_is_to_be_imported(open_web: Web, site: Any) -> None:
    with pytest.raises(SourceError, match="daybrief sources import"):
        look(site.put("/x.opml", '<opml version="2.0"><body/></opml>'), NOW)


def test_mailboxes_captures_and_lists_on_disk_are_told_from_folders(tmp_path: Path) -> None:
    letter = b"From: Tidewater Post <a@tidewater.example>\nDate: Mon, 02 Feb 2026 10:00:00 +0000\nSubject: x\n\nText"
    for name, data in {
        "mails/1.eml": letter,
        "captures/a.warc": b"WARC/1.1",
        "list.txt": b"https://a.example/1",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    mails, captures, listed = (look(str(tmp_path / name), NOW) for name in ("mails", "captures", "list.txt"))
    assert (mails.kind, mails.title, mails.items, mails.last) == ("mailbox", "Tidewater Post", 1, date(2026, 2, 2))
    assert (captures.kind, captures.items) == ("warc", 1)
    assert (listed.kind, listed.items, listed.key) == ("list", 1, "list")
