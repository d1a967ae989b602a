"""The picture of the dates ahead."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.datewords import span as days
from tasks.render.timeline import GUTTER, LETTER, WIDTH, draw, printed_days

TODAY = date(2026, 3, 9)
DAYS = st.dates(date(2026, 3, 9), date(2026, 5, 9))
EVENTS = st.lists(st.tuples(st.tuples(DAYS, DAYS), st.text(max_size=200)), max_size=20)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 90))
def test_a_printed_date_is_read_back_as_it_was_meant(first, length):
    last = date.fromordinal(first.toordinal() + length)
    assert printed_days(days(first, last), TODAY) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "March 2026",
        "early March",
        "between 2 and 4 March 2026",
        "31 February 2026",
        "undated",
        "",
        "12",
        "4–2 March 2026",
        "week of 9 March 2026",
    ],
)
def test_what_is_no_day_is_not_drawn(words):
    assert printed_days(words, TODAY) is None


def test_a_weekday_a_left_out_year_and_a_remark_do_not_hinder():
    assert printed_days("Thursday 12 March (in 3 days)", TODAY) == (date(2026, 3, 12), date(2026, 3, 12))


def test_a_single_date_needs_no_picture():
    assert draw((("12 March 2026", "signing"),), TODAY) is None


def test_what_is_over_or_far_off_is_left_to_the_table():
    rows = (
        ("12 March 2026", "signing"),
        ("13 March 2026", "vote"),
        ("1 March 2026", "talks"),
        ("1 March 2031", "review"),
    )
    drawn = draw(rows, TODAY)
    assert drawn is not None
    assert [bar.label for bar in drawn.bars] == ["signing", "vote"]


def test_the_text_alternative_names_every_date_drawn():
    drawn = draw((("12 March 2026", "signing"), ("11–13 March 2026", "talks")), TODAY)
    assert drawn is not None
    assert (
        drawn.title == "Timeline of the dates ahead from 9 March 2026: 11–13 March 2026, talks; 12 March 2026, signing"
    )


def test_a_label_in_a_script_that_pictures_cannot_set_gives_the_date():
    drawn = draw((("12 March 2026", "सुनवाई"), ("13 March 2026", "vote")), TODAY)
    assert drawn is not None
    assert [bar.label for bar in drawn.bars] == ["12 March 2026", "vote"]


@given(EVENTS)
def test_no_bar_or_label_leaves_the_picture_and_no_two_share_a_row(events):
    drawn = draw(tuple((days(min(pair), max(pair)), what) for pair, what in events), TODAY)
    if drawn is None:
        return
    assert len({bar.y for bar in drawn.bars}) == len(drawn.bars)
    for bar in drawn.bars:
        assert float(bar.x) >= -0.1
        assert float(bar.x) + float(bar.width) <= WIDTH + 0.1
        assert 0 <= float(bar.label_x) <= WIDTH
        room = WIDTH - float(bar.label_x) if bar.anchor == "start" else float(bar.label_x)
        assert room >= min(GUTTER - 12, LETTER * len(bar.label))


def test_an_event_over_all_the_days_keeps_its_label():
    drawn = draw((("9 March – 3 April 2026", "session of the lower house"), ("12 March 2026", "signing")), TODAY)
    assert drawn is not None
    assert [(bar.label, bar.anchor) for bar in drawn.bars] == [
        ("session of the lower house", "start"),
        ("signing", "start"),
    ]
