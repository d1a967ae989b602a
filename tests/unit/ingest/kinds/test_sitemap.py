"""Sitemaps: what is new by their dates is read page by page, everything else is only remembered."""

import gzip
from datetime import date
from typing import Any

import pytest

from tasks.errors import SourceError
from tasks.ingest.kinds import following, sitemap
from tasks.model import Basis, Source

SPACE = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


def url(place: str, changed: str = "", news: str = "") -> str:
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    more = (
        f"<news:news><news:publication_date>{news}</news:publication_date><news:title>T</news:title></news:news>"
        if news
        else ""
    )
    return f"<url><loc>{place}</loc>{lastmod}{more}</url>"


def urlset(*entries: str) -> str:
    return f'<?xml version="1.0"?><urlset {SPACE}>{"".join(entries)}</urlset>'


def index(*maps: tuple[str, str]) -> str:
    rows = "".join(
        f"<sitemap><loc>{place}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</sitemap>" for place, day in maps
    )
    return f"<sitemapindex {SPACE}>{rows}</sitemapindex>"


@pytest.fixture
def source(site: Any) -> Source:
    return Source("tidewater", "sitemap", site.url("/map.xml"))


def test_at_first_only_the_pages_of_the_last_two_days_are_read(
    source: Source, site: Any, story: Any, reader: Any, makes: Any
) -> None:
    new, old = site.put("/new", story("New")), site.put("/old", story("Old"))
    site.put(
        "/map.xml", urlset(url(new, "2026-02-02T10:00:00Z"), url(old, "2026-01-20"), url(site.url("/"), "2026-02-02"))
    )
    found = reader(source)
    assert [a.address for a in found.articles] == [new]
    makes.resolves(found.articles[0])
    assert site.asked == ["/map.xml", "/robots.txt", "/new"]
    assert reader(source).articles == ()


def test_a_page_that_its_sitemap_says_was_changed_is_read_again(
    source: Source, site: Any, story: Any, reader: Any
) -> None:
    page = site.put("/a", story("First"))
    site.put("/map.xml", urlset(url(page, "2026-02-03T04:00:00Z")))
    assert len(reader(source).articles) == 1
    site.put("/a", story("Second"))
    site.put("/map.xml", urlset(url(page, "2026-02-03T05:30:00Z")))
    assert reader(source).articles[0].text.startswith("Second")


def test_the_day_of_a_change_is_no_day_of_publication_but_a_news_sitemaps_is(
    source: Source, site: Any, story: Any, reader: Any
) -> None:
    a, b = site.put("/a", story("First")), site.put("/b", story("Second"))
    site.put("/map.xml", urlset(url(a, "2026-02-02T10:00:00Z"), url(b, news="2026-02-02T23:30:00+05:30")))
    days = {article.address: article.dated for article in reader(source).articles}
    assert days[a].day is None
    assert (days[b].day, days[b].basis) == (date(2026, 2, 2), Basis.FEED)


def test_pages_without_dates_are_remembered_at_first_and_read_when_they_appear(
    source: Source, site: Any, story: Any, reader: Any
) -> None:
    a, b = site.put("/a", story("First")), site.put("/b", story("Second"))
    site.put("/map.xml", urlset(url(a)))
    assert reader(source).articles == ()
    site.put("/map.xml", urlset(url(a), url(b)))
    assert [article.address for article in reader(source).articles] == [b]


def test_of_an_index_the_newest_parts_are_read_also_packed(source: Source, site: Any, story: Any, reader: Any) -> None:
    page = site.put("/a", story("First"))
    part = site.put("/news.xml.gz", gzip.compress(urlset(url(page, "2026-02-02")).encode()))
    old = site.put("/2019.xml", urlset())
    site.put("/map.xml", index((part, "2026-02-02"), (old, "2019-12-31"), ("https://elsewhere.example/x.xml", "")))
    assert [a.address for a in reader(source).articles] == [page]
    assert "/2019.xml" not in site.asked


def test_pages_of_other_sites_are_left_with_a_word(source: Source, site: Any, reader: Any) -> None:
    site.put("/map.xml", urlset(url("https://elsewhere.example/a", "2026-02-02")))
    found = reader(source)
    assert found.articles == ()
    assert "1 page of other sites" in found.notices[0].message


def test_a_page_that_dates_itself_long_ago_is_not_news(source: Source, site: Any, story: Any, reader: Any) -> None:
    page = site.put(
        "/a", story("First", head='<meta property="article:published_time" content="2021-05-01T10:00:00Z">')
    )
    site.put("/map.xml", urlset(url(page, "2026-02-02")))
    found = reader(source)
    assert found.articles == ()
    assert "old by their own date" in found.notices[0].message


def test_a_page_that_fails_is_tried_again_and_a_missing_one_is_not(
    source: Source, site: Any, story: Any, reader: Any
) -> None:
    busy, gone = site.put("/busy", "x", 404), site.url("/gone")
    site.put("/busy", "", 503)
    site.put("/map.xml", urlset(url(busy, "2026-02-03T04:00:00Z"), url(gone, "2026-02-03T03:00:00Z")))
    found = reader(source)
    assert "2 pages of tidewater could not be read" in found.notices[0].message
    site.put("/busy", story("Busy"))
    site.asked.clear()
    assert [a.address for a in reader(source).articles] == [busy]
    assert "/gone" not in site.asked


def test_no_more_pages_are_asked_for_than_a_visit_may(
    source: Source, site: Any, story: Any, reader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MOST_PAGES", 2)
    pages = [site.put(f"/{n}", story(f"Boat {n}")) for n in range(3)]
    site.put("/map.xml", urlset(*(url(page, f"2026-02-02T1{n}:00:00Z") for n, page in enumerate(pages))))
    assert [a.address for a in reader(source).articles] == [pages[2], pages[1]]
    assert [a.address for a in reader(source).articles] == [pages[0]]


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>no</body></html>",
        b"",
        gzip.compress(b"x" * 10, mtime=0)[:12],
        gzip.compress(b"\0" * 70_000_000, mtime=0),
        b'<!DOCTYPE x [<!ENTITY a "'
        + b"b" * 1_000
        + b'"><!ENTITY c "'
        + b"&a;" * 1_000
        + b'">]><x>'
        + b"&c;" * 1_000
        + b"</x>",
    ],
)
def test_what_is_no_sitemap_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        sitemap.parse(data)


def test_a_sitemap_that_breaks_off_keeps_what_it_lists_and_an_empty_one_is_said(
    source: Source, site: Any, story: Any, reader: Any
) -> None:
    page = site.put("/a", story("First"))
    site.put("/map.xml", urlset(url(page, "2026-02-02"), url(site.url("/b"), "2026-02-02"))[:-40])
    assert page in [a.address for a in reader(source).articles]
    site.put("/map.xml", urlset())
    assert "lists no pages" in reader(source).notices[0].message


def test_an_entity_of_a_sitemap_is_not_followed() -> None:
    data = b'<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/hostname">]><urlset><url><loc>https://a.example/&a;</loc></url></urlset>'
    assert all("&" not in page.address for page in sitemap.parse(data).pages)
    assert [page.address for page in sitemap.parse(data).pages] in ([], ["https://a.example/"])
