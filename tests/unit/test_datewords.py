"""How days are printed: month spelled out, en dash, never finer than the source."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks import datewords
from tasks.model import Basis, Certainty, Dating, Precision, When


def when(first: tuple[int, int, int], last: tuple[int, int, int], precision: Precision) -> str:
    return datewords.when(When(date(*first), date(*last), precision, Certainty.STATED))


@pytest.mark.parametrize(
    ("first", "last", "precision", "printed"),
    [
        ((2026, 1, 27), (2026, 1, 27), Precision.DAY, "27 January 2026"),
        ((2026, 2, 2), (2026, 2, 4), Precision.RANGE, "2–4 February 2026"),
        ((2026, 1, 30), (2026, 2, 2), Precision.RANGE, "30 January–2 February 2026"),
        ((2025, 12, 30), (2026, 1, 2), Precision.RANGE, "30 December 2025–2 January 2026"),
        ((2026, 1, 1), (2026, 1, 31), Precision.MONTH, "January 2026"),
        ((2026, 3, 9), (2026, 3, 15), Precision.WEEK, "week of 9 March 2026"),
        ((2026, 4, 1), (2026, 6, 30), Precision.QUARTER, "second quarter of 2026"),
        ((2026, 10, 1), (2026, 12, 31), Precision.QUARTER, "fourth quarter of 2026"),
        ((2026, 1, 1), (2026, 12, 31), Precision.YEAR, "2026"),
    ],
)
def test_a_date_is_printed_at_its_own_precision(
    first: tuple[int, int, int], last: tuple[int, int, int], precision: Precision, printed: str
) -> None:
    assert when(first, last, precision) == printed


@given(first=st.dates(date(1990, 1, 1), date(2060, 1, 1)), length=st.integers(0, 500))
def test_an_interval_can_be_read_back(first: date, length: int) -> None:
    last = first + timedelta(length)
    left, _, right = datewords.span(first, last).rpartition("–")
    ends = right.split()
    begins = (left.split() + ends[len(left.split()) :]) if left else ends
    months = datewords.MONTHS
    read = [date(int(y), months.index(m) + 1, int(d)) for d, m, y in (begins, ends)]
    assert read == [first, last]


def test_an_undated_article_says_so() -> None:
    assert datewords.dating(Dating(None, None, Basis.UNKNOWN)) == "undated"
    window = Dating(date(2026, 1, 30), date(2026, 2, 2), Basis.WINDOW)
    assert datewords.dating(window) == "undated, written 30 January–2 February 2026"
    assert datewords.dating(Dating(date(2026, 2, 2), date(2026, 2, 2), Basis.URL)) == "2 February 2026"
