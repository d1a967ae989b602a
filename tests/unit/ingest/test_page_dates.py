"""The day of a page: local where its markup is universal, none where it is a guess or lies ahead."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tasks.ingest.marking import mark
from tasks.model import Article, Basis

BODY = (
    "<p>Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait, they said.</p>"
    "<p>The boats will be built in Gdansk, Porto and Izmir over the next four years, at the cost of all nine.</p>"
)


def published(stamp: str) -> str:
    return f'<meta property="article:published_time" content="{stamp}">'


@pytest.mark.parametrize(
    ("shown", "day"),
    [("1 May 2020, 10:54 PM", "2020-05-01"), ("2 May 2020", "2020-05-02"), ("20 April 2020", "2020-05-02")],
)
def test_a_stamp_in_universal_time_gives_way_to_the_day_beside_it_that_readers_see(
    shown: str, day: str, page: Callable[..., Article]
) -> None:
    article = page(f"<article><h1>A centre</h1><p>{shown}</p>{BODY}</article>", published("2020-05-02T02:54:29Z"))
    assert str(article.dated.day) == day


def test_a_stamp_with_its_offset_stands(page: Callable[..., Article]) -> None:
    head = published("2020-05-02T02:54:29+02:00")
    assert str(page(f"<article><h1>A centre</h1><p>1 May 2020</p>{BODY}</article>", head).dated.day) == "2020-05-02"


def test_a_page_that_only_shows_its_day_is_dated_by_it_where_it_was_found_within_days(
    page: Callable[..., Article],
) -> None:
    article = page(f'<h1>A centre</h1><div class="date">12.03.2021</div><article>{BODY}</article>')
    found = mark(replace(article, read=date(2021, 3, 14)))
    assert (str(found.dated.day), found.dated.basis) == ("2021-03-12", Basis.VISIBLE)


def test_a_day_that_a_page_only_shows_dates_nothing_long_after(page: Callable[..., Article]) -> None:
    article = page(f'<h1>A centre</h1><div class="date">12.03.2021</div><article>{BODY}</article>')
    assert article.dated.suggested == date(2021, 3, 12)
    assert mark(replace(article, read=date(2021, 4, 2))).dated.day is None


def test_a_year_in_the_report_is_not_its_day(page: Callable[..., Article]) -> None:
    assert page(f"<h1>A centre</h1><article>{BODY}<p>All will be ready by 2027.</p></article>").dated.day is None


def canonical(host: str) -> str:
    return f'<link rel="canonical" href="https://{host}/strait/centre">'


@pytest.mark.parametrize(
    ("host", "stamp", "day"),
    [
        ("post.example.at", "2019-10-18T22:04:00Z", "2019-10-19"),
        ("post.example.ar", "Wed, 04 May 2022 00:25:56 GMT", "2022-05-03"),
        ("post.example.ca", "2020-08-25T00:23:33Z", "2020-08-24"),  # at every clock of Canada
        ("post.example.cl", "2022-05-04T05:10:00+00:00", "2022-05-04"),  # two days at once
        ("post.example.at", "2019-10-18T00:00:00Z", "2019-10-18"),  # a bare day
        ("post.example.at", "2019-10-18T22:04:00-05:00", "2019-10-18"),
        ("post.example.com", "2019-10-18T22:04:00Z", "2019-10-18"),
    ],
)
def test_universal_time_is_the_day_of_the_country_whose_address_the_paper_has(
    host: str, stamp: str, day: str, page: Callable[..., Article]
) -> None:
    article = page(f"<article><h1>A centre</h1>{BODY}</article>", canonical(host) + published(stamp))
    assert str(article.dated.day) == day


def test_the_day_in_the_address_outweighs_a_neighbour_that_the_page_shows(page: Callable[..., Article]) -> None:
    head = '<link rel="canonical" href="https://post.example/2023/10/30/centre">' + published("2023-10-30T13:01:18Z")
    assert str(page(f"<h1>A centre</h1><p>31 October 2023</p>{BODY}", head).dated.day) == "2023-10-30"


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("", "<div>Datum: 12.03.2021</div>", "2021-03-12"),
        ("<p>12.03.2021 10:15</p>", "", "2021-03-12"),
        ("<p>13.03.2021</p>", "<p>12.03.2021</p>", "2021-03-12"),
        ("<p>13.03.2021</p><p>Startseite</p><p>Hafen</p>", "", "None"),
        ("", f"<p>{'Die Minister tagen. ' * 10}</p><p>12.03.2021</p>", "None"),
    ],
)
def test_a_page_that_declares_no_day_is_of_the_one_beside_its_headline(
    above: str, below: str, day: str, page: Callable[..., Article]
) -> None:
    article = page(f"{above}<h1>Ein Zentrum</h1>{below}<article>{BODY}</article>", "", '<html lang="de">')
    assert str(article.dated.day) == day
    assert article.dated.basis == (Basis.VISIBLE if article.dated.day else Basis.UNKNOWN)


def test_change_and_section_are_fields_of_their_own(page: Callable[..., Article]) -> None:
    head = published("2026-02-01") + (
        '<meta property="article:modified_time" content="2026-02-03T09:00:00+01:00">'
        '<meta property="article:section" content="World &amp; Sea">'
    )
    article = page(f"<article><h1>A centre</h1>{BODY}</article>", head)
    assert article.modified is not None
    assert article.section is not None
    assert (str(article.modified.value), article.modified.basis) == ("2026-02-03", Basis.METADATA)
    assert (article.section.value, article.section.basis) == ("World & Sea", Basis.METADATA)


def test_a_change_before_the_day_of_publication_or_after_that_of_reading_is_none(page: Callable[..., Article]) -> None:
    changed = '<meta property="article:modified_time" content="2026-02-03">'
    assert page(f"<h1>A centre</h1>{BODY}", published("2026-02-05") + changed).modified is None
    late = page(f"<h1>A centre</h1>{BODY}", published("2026-01-30") + changed)
    assert late.modified is not None
    assert mark(replace(late, read=date(2026, 2, 1))).modified is None


def test_how_title_language_and_address_are_known_is_told(page: Callable[..., Article]) -> None:
    article = page(f"<h1>A centre</h1>{BODY}", canonical("post.example"))
    told = [article.basis(name) for name in ("title", "language", "url")]
    assert told == [Basis.VISIBLE, Basis.METADATA, Basis.METADATA]
    bare = page(BODY * 2, "<title>A centre</title>", "<html>")
    assert [bare.basis(name) for name in ("title", "url")] == [Basis.METADATA, Basis.UNKNOWN]


def test_no_article_is_of_a_day_after_it_was_read(page: Callable[..., Article]) -> None:
    article = page(f"<article><h1>A centre</h1>{BODY}</article>", published("2030-01-02T08:00:00Z"))
    read = mark(replace(article, read=date(2026, 2, 2)))
    assert read.dated.day is None
    assert "after it was read" in read.dated.reason
