"""A source that fails visit after visit is asked once a day, and hosts are left alone as long as they ask for it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tasks.ingest import gather, resting
from tasks.ingest.web.fetch import Web
from tasks.ingest.web.interface import FetchError, LeftAloneError, Manners
from tasks.model import Intake, Source, SourceState

AT = datetime(2026, 2, 3, 5, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PAGE = "<html><body><article><h1>Nine states agree</h1>" + "<p>Nine states agreed on rescue boats.</p>" * 60


def hours(source: Source, count: int, start: SourceState | None = None) -> list[Intake]:
    """Hourly collections from one source."""
    state, found = start or SourceState(source.key), []
    for n in range(count):
        found.append(gather((source,), (state,), AT + n * HOUR))
        state = found[-1].states[0]
    return found


@pytest.mark.usefixtures("open_web")
def test_a_source_that_is_gone_is_asked_six_times_and_then_daily(site: Any) -> None:
    feed = Source("tidewater", "feed", site.url("/gone"))
    found = hours(feed, 54)
    assert 6 + 2 <= site.asked.count("/gone") <= 6 + 3
    last = found[-1]
    assert last.states[0].failing == AT, "since when it cannot be read"
    assert "answers 404" in last.states[0].error
    assert "in a row and is asked once a day now" in last.notices[0].message
    assert "once a day" not in found[4].notices[0].message


@pytest.mark.usefixtures("open_web")
def test_one_visit_that_works_wakes_it(site: Any) -> None:
    feed = Source("tidewater", "feed", site.url("/gone"))
    asleep = hours(feed, 10)[-1].states[0]
    site.put("/gone", '<rss version="2.0"><channel><title>T</title></channel></rss>')
    assert asleep.after is not None
    (well,) = gather((feed,), (asleep,), asleep.after).states
    assert (well.failures, well.after, well.failing, well.error) == (0, None, None, "")


@pytest.mark.usefixtures("open_web")
def test_a_corrected_address_is_asked_at_once(site: Any) -> None:
    asleep = hours(Source("tidewater", "feed", site.url("/gone")), 8)[-1].states[0]
    gather((Source("tidewater", "feed", site.url("/right")),), (asleep,), AT + 8 * HOUR)
    assert site.asked[-1] == "/right"
    moved = resting.counted(Source("tidewater", "feed", site.url("/right")), asleep, AT)
    assert (moved.failures, moved.after) == (1, None)


def test_a_folder_is_looked_at_every_time() -> None:
    folder, state = Source("drop", "folder", "/nowhere/{date}"), SourceState("drop")
    for _ in range(20):
        state = resting.counted(folder, state, AT)
    assert (state.failures, state.after) == (20, None)


def test_sources_that_failed_together_do_not_come_back_together() -> None:
    tired = SourceState("x", failures=9)
    after = {resting.counted(Source(f"paper{n}", "feed", "https://a.example"), tired, AT).after for n in range(40)}
    assert len(after) > 20
    assert all(at and AT + 22 * HOUR <= at <= AT + 24 * HOUR for at in after)


def test_a_host_that_asks_for_an_hour_gets_it(site: Any, patience: Any) -> None:
    def fresh() -> Web:
        return Web(Manners(allow=frozenset(["127.0.0.1"])), watch=patience.watch)

    first = fresh()
    first.take((), AT)
    busy = site.put("/busy", "", 429, Retry_After="3600")
    for _ in range(3):
        with pytest.raises(FetchError, match=r"asks for 3600|left alone"):
            first.get(busy)
    assert site.asked == ["/busy"], "once is enough"
    later = fresh()
    later.take(first.left(), AT + 0.5 * HOUR)
    with pytest.raises(LeftAloneError, match="left alone for 30 minutes more"):
        later.get(site.url("/other"))
    assert site.asked == ["/busy"]
    site.put("/other", PAGE)
    last = fresh()
    last.take(first.left(), AT + 1.01 * HOUR)
    assert last.get(site.url("/other")).body
    assert last.left() == ()


@pytest.mark.usefixtures("open_web")
def test_being_left_alone_is_no_failure_of_the_source(site: Any) -> None:
    feed = Source("tidewater", "feed", site.put("/feed", "", 503, Retry_After="7200"))
    found = hours(feed, 2)
    assert [one.states[0].failures for one in found] == [1, 1]
    assert site.asked == ["/feed"]
    assert found[1].states[0].failing == AT


def test_a_robots_txt_is_asked_for_once_a_day(site: Any, patience: Any) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    site.put("/open", PAGE)
    carried: tuple[Any, ...] = ()
    for n in range(0, 26, 5):
        web = Web(Manners(allow=frozenset(["127.0.0.1"])), watch=patience.watch)
        web.take(carried, AT + n * HOUR)
        web.page(site.url("/open"))
        with pytest.raises(FetchError, match=r"robots\.txt"):
            web.page(site.url("/closed"))
        carried = web.left()
    assert site.asked.count("/robots.txt") == 2
    assert site.asked.count("/open") == 6


@pytest.mark.parametrize(("head", "lasts"), [("max-age=7200", 2), ("max-age=5", 1), ("max-age=9999999", 24), ("", 24)])
def test_a_robots_txt_holds_as_long_as_its_host_says_up_to_a_day(head: str, lasts: int, site: Any, web: Web) -> None:
    site.put("/robots.txt", "", Cache_Control=head)
    site.put("/open", PAGE)
    web.take((), AT)
    web.page(site.url("/open"))
    (host,) = web.left()
    assert host.until is not None
    assert abs(host.until - AT - lasts * HOUR) < timedelta(minutes=1)


@pytest.mark.usefixtures("open_web")
def test_an_entry_whose_host_rests_does_not_use_up_its_tries(site: Any, tmp_path: Path) -> None:
    item = f"<item><title>Boats</title><link>{site.url('/1')}</link></item>"
    (tmp_path / "feed.xml").write_text(f'<rss version="2.0"><channel><title>T</title>{item}</channel></rss>')
    site.put("/robots.txt", "")
    site.put("/1", "", 429, Retry_After="7000")
    found = hours(Source("tidewater", "feed", str(tmp_path / "feed.xml")), 4)
    assert site.asked.count("/1") == 2, "in the first hour and in the third"
    assert [one.articles for one in found] == [()] * 4, "in four hours it was not given up"
    (last,) = hours(Source("tidewater", "feed", str(tmp_path / "feed.xml")), 1, found[-1].states[0])
    assert last.articles == ()
