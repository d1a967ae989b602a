"""Days ahead, read cheaply."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks.model import Basis, Dating
from tasks.select.ahead import days_ahead, soon

AS_OF = date(2026, 3, 9)
REST = " Nobody said more about it than that, and the room emptied." * 3


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The vote is on 12 March.", date(2026, 3, 12)),
        ("The vote is on March 12, 2026.", date(2026, 3, 12)),
        ("The vote is on 12th of March 2026.", date(2026, 3, 12)),
        ("The vote is on Mar. 12.", date(2026, 3, 12)),
        ("They meet on 9–11 April.", date(2026, 4, 9)),
        ("Comments close 2026-04-30.", date(2026, 4, 30)),
        ("The vote is on 9 March.", AS_OF),
        ("They sit until 5 May.", date(2026, 5, 5)),
    ],
)
def test_a_day_ahead_is_read(desk: Any, text: str, day: date) -> None:
    assert days_ahead(desk.newsroom.article("a", text + REST), AS_OF) == (day,)


@pytest.mark.parametrize(
    "text",
    [
        "The vote was on 5 March.",
        "The vote was on 12 March 2025.",
        "The games are on 12 March 2031.",
        "The vote is on 31 February.",
        "It may take 12 marches.",
        "It happened in December.",
        "On 2026-13-45 nothing was.",
        "The report of 12 December is out.",
    ],
)
def test_no_day_ahead_is_read_where_none_is(desk: Any, text: str) -> None:
    assert days_ahead(desk.newsroom.article("a", text + REST), AS_OF) == ()


def test_a_day_without_its_year_is_the_nearest(desk: Any) -> None:
    article = desk.newsroom.article("a", "The vote is on 4 January." + REST)
    assert days_ahead(article, date(2025, 12, 20)) == (date(2026, 1, 4),)


def test_only_the_first_half_counts(desk: Any) -> None:
    assert days_ahead(desk.newsroom.article("a", REST * 2 + " See you on 12 March."), AS_OF) == ()


def test_next_week_is_soon_only_in_a_recent_article(desk: Any) -> None:
    article = desk.newsroom.article("a", "Ministers meet next week." + REST, day=AS_OF)
    old = replace(article, dated=Dating(date(2026, 1, 2), date(2026, 1, 2), Basis.METADATA))
    undated = replace(article, dated=Dating(None, None, Basis.UNKNOWN))
    assert [soon(a, AS_OF) for a in (article, old, undated)] == [True, False, False]
