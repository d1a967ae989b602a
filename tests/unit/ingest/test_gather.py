"""Hourly collections: what a feed, a folder and a page bring, what they bring again, and what they cannot bring."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tasks.ingest import feed_source, gather, mark
from tasks.ingest.web.fetch import Limits, Web
from tasks.model import Article, Basis, Entry, Intake, Source, SourceState
from tasks.text import sha256

AT = datetime(2026, 2, 3, 5, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
REPORT = "".join(
    f"<p>Ministers from nine states agreed on {day} to share the cost of rescue boat {n}.</p>"
    for n, day in enumerate("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split() * 3)
)


def item(
    n: int | str, body: str = REPORT, *, when: datetime | None = AT - HOUR, more: str = "", title: str = ""
) -> str:
    """One entry of a feed; its link leads to ``/n``."""
    dated = f"<pubDate>{when:%a, %d %b %Y %H:%M:%S} +0000</pubDate>" if when else ""
    return (
        f"<item><title>{title or f'Nine states agree on boat {n}'}</title><link>/{n}</link><guid>g{n}</guid>{dated}"
        f"<description><![CDATA[{body}]]></description>{more}</item>"
    )


def rss(*items: str, title: str = "Tidewater Post") -> str:
    return f'<rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


def page(text: str = "", outlet: str = "Tidewater Post", head: str = "") -> str:
    """An article's page."""
    return (
        f'<html><head><title>The whole report</title><meta property="og:site_name" content="{outlet}">'
        f'<meta property="og:type" content="article">{head}</head><body><article><h1>The whole report</h1>'
        f"<p>{text}</p>{REPORT}{REPORT}</article></body></html>"
    )


class Reader:
    """Collects from one source hour by hour and keeps its state, as the archive does."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.state = SourceState(source.key)
        self.at = AT

    def __call__(self, hours: float = 1) -> Intake:
        found = gather((self.source,), (self.state,), self.at)
        kept = {entry.address: entry for entry in (*self.state.entries, *found.states[0].entries)}
        self.state = replace(found.states[0], entries=tuple(kept.values()))
        self.at += hours * HOUR
        return found


@pytest.fixture
def reader(open_web: Web, site: Any) -> Reader:
    """Of the feed at ``/feed``."""
    return Reader(Source("tidewater", "feed", site.url("/feed")))


def texts(intake: Intake) -> list[str]:
    return [a.text for a in intake.articles]


def test_a_feed_with_whole_reports_is_read_without_asking_for_pages(reader: Reader, site: Any) -> None:
    site.put("/feed", rss(item(1), item(2)), ETag='"v1"')
    found = reader()
    assert site.asked == ["/feed"]
    first = found.articles[0]
    assert first.text.startswith("Nine states agree on boat 1\n\nMinisters from nine states agreed on Monday")
    assert first.headline is not None
    assert first.quote(first.headline) == "Nine states agree on boat 1"
    assert (first.source, first.address, first.url) == ("tidewater", site.url("/1"), site.url("/1"))
    assert first.id == sha256(f"tidewater\0{first.address}\0{first.text}")[:16]
    assert (first.dated.day, first.dated.basis) == (date(2026, 2, 3), Basis.FEED)
    assert (first.outlet.value, first.outlet.basis) == ("Tidewater Post", Basis.FEED)
    assert mark(first).used
    assert found.notices == ()
    assert found.states[0] == SourceState("tidewater", '"v1"', entries=found.states[0].entries, read=AT)


def test_the_feeds_date_goes_before_a_dateline(reader: Reader, site: Any) -> None:
    site.put("/feed", rss(item(1, "<p>ROME, 30 January 2026 (ANSA) - Ministers met.</p>" + REPORT)))
    found = mark(reader().articles[0])
    assert (found.dated.day, found.dated.basis) == (date(2026, 2, 3), Basis.FEED)
    assert "30 January 2026" in found.dated.reason


def test_the_second_collection_brings_only_what_is_new_or_changed(reader: Reader, site: Any) -> None:
    site.put("/feed", rss(item(1), item(2)), ETag='"v1"')
    reader()
    site.put("/feed", "", 304)
    assert reader() == Intake((), (), (replace(reader.state, entries=()),))
    assert site.heads[-1]["if-none-match"] == '"v1"'
    site.put("/feed", rss(item(3), item(1, REPORT.replace("boat 4", "ship 4")), item(2)))
    found = reader()
    assert [a.url for a in found.articles] == [site.url("/3"), site.url("/1")]
    assert "ship 4" in found.articles[1].text
    assert reader().articles == ()


def test_nothing_of_a_feed_that_turns_over_six_times_a_day_is_lost(reader: Reader, site: Any) -> None:
    seen: list[str] = []
    for hour in range(24):
        newest = hour * 60 // 24 + 3
        site.put(
            "/feed", rss(*(item(n, when=AT + timedelta(hours=n * 0.4)) for n in range(newest, max(newest - 10, 0), -1)))
        )
        seen += [a.url.rpartition("/")[2] for a in reader().articles]
    assert sorted(map(int, seen)) == list(range(1, 61))


def test_of_a_feed_never_read_before_the_last_two_days_are_taken(reader: Reader, site: Any) -> None:
    old, noon = AT - 49 * HOUR, AT - 47 * HOUR
    site.put("/feed", rss(item(1, when=old), item(2, when=noon), item(3, when=None)))
    assert [a.url[-1] for a in reader().articles] == ["2", "3"]
    assert len(reader.state.entries) == 3  # the old one was left and is not looked at again
    site.put("/feed", rss(item(1, when=old), item(4, when=AT - 60 * HOUR)))
    assert [a.url[-1] for a in reader().articles] == ["4"]  # late, but it was not there before


def test_old_entries_that_come_back_are_left_and_said(reader: Reader, site: Any) -> None:
    site.put("/feed", rss(item(1)))
    reader()
    site.put("/feed", rss(item(1), *(item(n, when=AT - timedelta(days=n)) for n in range(40, 60))))
    found = reader()
    assert found.articles == ()
    assert [(n.code, n.subject) for n in found.notices] == [("set-aside", "tidewater")]
    assert "20 entries that are old" in found.notices[0].message
    assert reader().notices == ()


def test_a_feed_of_summaries_is_read_on_its_pages(reader: Reader, site: Any) -> None:
    head = '<meta property="article:published_time" content="2026-02-01T10:00:00Z">'
    site.put("/1", page("The first crews start in May.", head=head))
    site.put("/2", page(outlet=""))
    more = '<author>tom@paper.example (Tom Hale)</author><source url="https://wire.example/f">Meridian Wire</source>'
    site.put("/feed", rss(item(1, "In short.", more=more), item(2, "In short.")))
    one, two = reader().articles
    assert "The first crews start in May." in one.text
    assert (one.dated.day, one.dated.basis) == (date(2026, 2, 1), Basis.METADATA)  # the page knows better
    assert (two.dated.day, two.dated.basis) == (date(2026, 2, 3), Basis.FEED)
    assert one.byline is not None
    assert (one.byline.value, one.byline.basis) == ("Tom Hale", Basis.FEED)
    assert [(c.agency, c.relation) for c in one.credits] == [("Meridian Wire", "republished")]
    assert (one.outlet.basis, two.outlet.basis) == (Basis.METADATA, Basis.FEED)
    assert site.asked.count("/1") == 1


def test_what_the_settings_say_stands_in_where_articles_do_not(reader: Reader, site: Any) -> None:
    reader.source = replace(
        reader.source,
        name="Ministry of Ports",
        official="Ministry of Ports",
        rights="open",
        full_text=False,
        language="pt",
    )
    site.put("/feed", rss(item(1), item(2, "Add Zebra News as a Preferred Source.\n\n" + REPORT), item(3, "In short.")))
    found = reader()
    assert site.asked == ["/feed"]
    first = found.articles[0]
    assert (first.outlet.value, first.outlet.basis) == ("Ministry of Ports", Basis.SETTING)
    assert (first.official, first.rights, first.language) == ("Ministry of Ports", "open", "pt")


def test_a_line_of_the_text_names_its_outlet_before_the_settings_do(reader: Reader, site: Any) -> None:
    reader.source = replace(reader.source, name="All papers")
    site.put("/feed", rss(item(1, REPORT + "<p>Add Zebra News as a Preferred Source</p>")))
    marked = mark(reader().articles[0])
    assert (marked.outlet.value, marked.outlet.basis) == ("Zebra News", Basis.INFERRED_BOILERPLATE)


def test_a_page_that_fails_is_asked_for_again_and_then_its_teaser_stands(reader: Reader, site: Any) -> None:
    site.put("/1", "", 503)
    site.put("/feed", rss(item(1, "In short.")), ETag='"v1"')
    for _ in range(2):
        found = reader()
        assert found.articles == ()
        assert found.states[0].etag == ""  # or nobody would look at the feed again
        assert "1 page of tidewater could not be read" in found.notices[0].message
        assert "answers 503" in found.notices[0].message
    last = reader()
    teaser = mark(last.articles[0])
    assert (teaser.used, teaser.why) == (False, "only 2 words of text")
    assert last.states[0].etag == '"v1"'
    assert reader().notices == ()


def test_a_page_that_comes_back_is_read_also_when_its_entry_has_left_the_feed(reader: Reader, site: Any) -> None:
    site.put("/1", "", 503)
    site.put("/feed", rss(item(1, "In short.")))
    assert reader().articles == ()
    site.put("/1", page("The boats are bought."))
    site.put("/feed", rss(item(2)))
    assert [a.url[-1] for a in reader().articles] == ["2", "1"]
    assert [a.url for a in reader().articles] == []


def test_a_page_that_is_gone_leaves_its_teaser_at_once(reader: Reader, site: Any) -> None:
    site.put("/feed", rss(item(1, "In short, " + "the ministers met and agreed on the boats. " * 8)))
    found = reader()
    assert not found.articles[0].used
    assert "answers 404" in found.articles[0].why
    assert found.notices[0].code == "unread"


def test_a_changed_entry_whose_page_is_gone_does_not_hide_the_report(reader: Reader, site: Any) -> None:
    site.put("/1", page())
    site.put("/feed", rss(item(1, "In short.")))
    assert len(reader().articles) == 1
    site.put("/1", "", 404)
    site.put("/feed", rss(item(1, "In other words.")))
    assert reader().articles == ()
    assert reader().notices == ()


def test_a_host_that_is_down_is_left_alone_after_three_pages(reader: Reader, site: Any) -> None:
    for n in range(10):
        site.put(f"/{n}", "", 503)
    site.put("/feed", rss(*(item(n, "In short.") for n in range(10))))
    found = reader()
    assert len({path for path in site.asked if path[1:].isdigit()}) == feed_source.FAULTS
    assert "3 pages of tidewater could not be read" in found.notices[0].message
    assert "10 wait" in found.notices[0].message
    for n in range(10):
        site.put(f"/{n}", page(f"Boat {n}."))
    assert len(reader().articles) == 10


def test_no_more_pages_are_asked_for_than_a_host_can_bear(
    reader: Reader, site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_source, "MOST_PAGES", 4)
    for n in range(10):
        site.put(f"/{n}", page(f"Boat {n}."))
    site.put("/feed", rss(*(item(n, "In short.") for n in range(10))))
    assert [len(reader().articles) for _ in range(4)] == [4, 4, 2, 0]


def test_a_consent_page_or_a_front_page_does_not_stand_for_the_report(reader: Reader, site: Any) -> None:
    site.put(
        "/1", "<html><body><h1>Before you continue</h1><p>We value your privacy. Accept all cookies.</p></body></html>"
    )
    site.put("/", page("All the news."))
    site.put("/2", "", 302, Location="/")
    body = "<p>" + "Ministers agreed on the boats today. " * 9 + "</p>"
    site.put("/feed", rss(item(1, body), item(2, body)))
    one, two = reader().articles
    assert "Ministers agreed" in one.text
    assert not two.used
    assert "front page" in two.why


def test_the_same_page_under_another_id_or_with_tracking_is_the_same_entry(reader: Reader, site: Any) -> None:
    site.put("/feed", rss(item(1)))
    reader()
    site.put("/feed", rss(item(1).replace("<guid>g1", "<guid>new-id").replace("<link>/1<", "<link>/1?utm_source=rss<")))
    assert reader().articles == ()


def test_entries_that_share_a_link_stay_apart_by_their_headlines(reader: Reader, site: Any) -> None:
    live = "<link>/live</link>"
    first = item(1, title="Vote begins").replace("<link>/1</link>", live)
    second = item(2, REPORT + "<p>It is over.</p>", title="Vote ends").replace("<link>/2</link>", live)
    site.put("/feed", rss(first))
    assert [a.address for a in reader().articles] == [site.url("/live")]
    site.put("/feed", rss(second, first))
    added = reader().articles
    assert len(added) == 1
    assert added[0].address.startswith(site.url("/live#"))
    assert reader().articles == ()


def test_entries_that_link_to_the_front_page_are_known_by_their_ids(reader: Reader, site: Any) -> None:
    site.put("/feed", rss(*(item(n).replace(f"<link>/{n}<", "<link>/<") for n in (1, 2))))
    assert [a.address for a in reader().articles] == ["g1", "g2"]


def test_dates_that_are_the_feeds_own_are_not_the_articles(reader: Reader, site: Any) -> None:
    site.put("/feed", rss(*(item(n, when=AT) for n in range(4))))
    found = reader()
    assert {a.dated.day for a in found.articles} == {None}
    assert "one date" in found.articles[0].dated.reason
    site.put("/feed", rss(*(item(n, when=AT + HOUR) for n in range(4))))
    assert reader().articles == ()  # only its dates changed


def test_an_evening_in_america_is_not_the_next_day_in_london(reader: Reader, site: Any) -> None:
    late = item(1, when=datetime(2026, 2, 2, 2, 25, tzinfo=UTC)).replace("<link>/1<", "<link>/2026/02/01/boats<")
    site.put("/feed", rss(late))
    found = reader().articles[0]
    assert (found.dated.day, found.dated.basis) == (date(2026, 2, 1), Basis.URL)
    assert "universal time" in found.dated.reason


def test_a_date_to_come_is_no_date_of_publication(reader: Reader, site: Any) -> None:
    site.put("/feed", rss(item(1, when=AT + 30 * HOUR), item(2)))
    one, two = reader().articles
    assert one.dated.day is None
    assert "after the day it was read" in one.dated.reason
    assert two.dated.day == AT.date()


def broken(site: Any, fault: str) -> None:
    answers: dict[str, tuple[Any, int]] = {
        "web page": ("<!doctype html><html><body>Log in</body></html>", 200),
        "404": ("", 404),
        "500": ("", 500),
        "empty": ("", 200),
        "no feed": ("Service unavailable", 200),
        "10 MB": (rss(item(1, "x" * 11_000_000)), 200),
        "in time": (lambda handler: __import__("time").sleep(0.8), 200),
    }
    site.put("/feed", *answers[fault])


@pytest.mark.parametrize("fault", ["web page", "404", "500", "empty", "no feed", "10 MB", "in time"])
def test_a_source_that_fails_is_named_and_keeps_what_it_knew(
    fault: str, reader: Reader, site: Any, open_web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/feed", rss(item(1)), ETag='"v1"')
    reader()
    broken(site, fault)
    with monkeypatch.context() as hurry:
        if fault == "in time":
            hurry.setattr(open_web, "_limits", Limits(seconds=1.5, silence=0.6))
        one, two = reader(), reader()
    for found in (one, two):
        assert found.articles == ()
        assert [(n.code, n.subject) for n in found.notices] == [("unread", "tidewater")]
        assert fault in found.notices[0].message
        state = found.states[0]
        assert (state.read, state.failing, state.etag) == (AT, AT + HOUR, '"v1"')
        assert fault in state.error
    site.put("/feed", rss(item(1), item(2)))
    healed = reader()
    assert (len(healed.articles), healed.states[0].failing, healed.states[0].error) == (1, None, "")


def test_an_empty_feed_and_one_that_breaks_off_are_said(reader: Reader, site: Any) -> None:
    site.put("/feed", rss())
    assert "lists no entries" in reader().notices[0].message
    whole = rss(item(1), item(2), item(3))
    site.put("/feed", whole[: whole.index("agree on boat 3") + 200], ETag='"v1"')
    found = reader()
    assert len(found.articles) == 2
    assert "breaks off" in found.notices[0].message
    assert found.states[0].etag == ""
    site.put("/feed", whole)
    assert [a.url[-1] for a in reader().articles] == ["3"]


def test_a_source_that_moved_is_said_once(reader: Reader, site: Any) -> None:
    site.put("/feed", "", 301, Location="/new")
    site.put("/new", rss(item(1)))
    found = reader()
    assert found.states[0].moved == site.url("/new")
    assert [n.code for n in found.notices] == ["set-aside"]
    assert site.url("/new") in found.notices[0].message
    assert reader().notices == ()


def test_a_fault_of_ours_in_one_source_does_not_cost_the_others(
    open_web: Web, site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("tasks.ingest.feed_source.read", fails)
    (tmp_path / "a.txt").write_text("A centre for the strait", "utf-8")
    sources = (Source("bad", "feed", site.url("/feed")), Source("good", "folder", str(tmp_path)))
    found = gather(sources, (SourceState("bad"), SourceState("good")), AT)
    assert [a.source for a in found.articles] == ["good"]
    assert [s.key for s in found.states] == ["bad", "good"]
    assert "ZeroDivisionError" in found.notices[0].message


def test_a_page_is_an_article_and_a_new_one_when_it_changes(open_web: Web, site: Any) -> None:
    read = Reader(
        Source("notice", "page", site.put("/n", page("Open until March."), ETag='"v1"'), name="Port Authority")
    )
    first = read().articles[0]
    assert (first.address, first.url, first.source) == (site.url("/n"), site.url("/n"), "notice")
    site.put("/n", "", 304)
    assert read().articles == ()
    assert read.state.entries
    site.put("/n", page("Open until April."))
    assert "April" in read().articles[0].text
    site.put("/n", "", 404)
    assert read().states[0].failing == AT + 3 * HOUR


def test_a_feed_on_this_machine_is_read_by_its_day(open_web: Web, tmp_path: Path) -> None:
    (tmp_path / "2026-02-03").mkdir()
    (tmp_path / "2026-02-03" / "feed.xml").write_text(rss(item(1).replace("/1", "https://paper.example/1")), "utf-8")
    read = Reader(Source("wire", "feed", str(tmp_path / "{date}" / "feed.xml")))
    assert [a.address for a in read(hours=0).articles] == ["https://paper.example/1"]
    assert read(hours=24).articles == ()
    missing = read()
    assert "no such file" in missing.notices[0].message
    assert "correct its at" in missing.notices[0].message


def put(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def placed(intake: Intake) -> dict[str, Article]:
    return {article.address: article for article in intake.articles}


def test_a_folder_brings_what_is_new_in_it(tmp_path: Path, prose: str) -> None:
    read = Reader(Source("press", "folder", str(tmp_path), name="Press folder"))
    put(tmp_path, "a.txt", prose)
    put(tmp_path, "sub/a.txt", prose)
    put(tmp_path, "README.md", prose)
    put(tmp_path, "scan.pdf", b"%PDF-1.7")
    put(tmp_path, "bad.txt", b"\x00" * 50)
    first = read()
    assert set(placed(first)) == {"a.txt", "sub/a.txt"}
    assert sorted(n.subject for n in first.notices) == ["bad.txt", "scan.pdf"]
    assert placed(first)["a.txt"].outlet.basis == Basis.SETTING
    assert read() == Intake((), (), (replace(read.state, read=AT + HOUR),))  # told once
    put(tmp_path, "a.txt", prose + "\n\nMore.")
    put(tmp_path, "scan.pdf", b"%PDF-1.7 new")
    again = read()
    assert set(placed(again)) == {"a.txt"}
    assert [n.subject for n in again.notices] == ["scan.pdf"]


def test_files_of_two_days_under_one_name_are_two_articles(tmp_path: Path, prose: str) -> None:
    read = Reader(Source("press", "folder", str(tmp_path / "{date}" / "press")))
    for day in (3, 4):
        put(tmp_path, f"2026-02-0{day}/press/a.txt", f"{prose} {day}")
    assert [*placed(read(hours=24)), *placed(read(hours=24))] == ["2026-02-03/press/a.txt", "2026-02-04/press/a.txt"]
    missing = read()
    assert "has no folder" in missing.notices[0].message
    assert missing.states[0].failing == AT + 48 * HOUR


def test_a_saved_page_stands_at_its_own_address(tmp_path: Path) -> None:
    link = '<link rel="canonical" href="https://paper.example/{}">'
    for name, to in (("a", "x?utm_source=rss"), ("b", "same"), ("c", "same"), ("d", "")):
        put(tmp_path, f"{name}.html", page(f"Boat {name}.", head=link.format(to)))
    found = Reader(Source("press", "folder", str(tmp_path)))()
    assert set(placed(found)) == {"https://paper.example/x", "b.html", "c.html", "d.html"}


def test_a_file_that_goes_away_meanwhile_is_said_and_looked_for_again(
    tmp_path: Path, prose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.txt", prose)
    gone = tmp_path / "b.txt"
    monkeypatch.setattr("tasks.ingest.files.inside_of", lambda folder: [tmp_path / "a.txt", gone])
    read = Reader(Source("press", "folder", str(tmp_path)))
    found = read()
    assert len(found.articles) == 1
    assert "went away" in found.notices[0].message
    assert [e.address for e in found.states[0].entries] == ["a.txt"]
    gone.write_text(prose, "utf-8")
    assert set(placed(read())) == {"b.txt"}


def test_an_entry_is_remembered_by_its_address_and_what_was_said_of_it(reader: Reader, site: Any) -> None:
    site.put("/feed", rss(item(1)))
    reader()
    entry = reader.state.entries[0]
    assert entry == Entry(site.url("/1"), entry.digest)
    assert len(entry.digest) == 32
