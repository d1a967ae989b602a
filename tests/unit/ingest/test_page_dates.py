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


def test_no_article_is_of_a_day_after_it_was_read(page: Callable[..., Article]) -> None:
    article = page(f"<article><h1>A centre</h1>{BODY}</article>", published("2030-01-02T08:00:00Z"))
    read = mark(replace(article, read=date(2026, 2, 2)))
    assert read.dated.day is None
    assert "after it was read" in read.dated.reason
