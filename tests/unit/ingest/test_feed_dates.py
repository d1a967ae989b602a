"""What an entry's date means, and which dates of a feed are its own."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tasks.ingest.feeds.dates import believed, moment

AT = datetime(2026, 2, 3, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "instant"),
    [
        ("Mon, 02 Feb 2026 10:07:00 +0530", "2026-02-02T04:37"),
        ("Mon, 02 Feb 2026 10:07:00 IST", "2026-02-02T04:37"),
        ("Mon, 02 Feb 2026 23:07:00 EST", "2026-02-03T04:07"),
        ("Mon, 2 Feb 26 10:07 GMT", "2026-02-02T10:07"),
        ("Mon, 02 Feb 2026 10:07:00 GMT+0530", "2026-02-02T04:37"),
        ("2 February 2026, 10.07 IST", "2026-02-02T04:37"),
        ("10:07 IST, 2 February 2026", "2026-02-02T04:37"),
        ("2026-02-02T10:07:00Z", "2026-02-02T10:07"),
        ("2026-02-02T10:07:00.123+05:30", "2026-02-02T04:37"),
        ("2026-02-02T10:07-05:00", "2026-02-02T15:07"),
        ("20260202T100700Z", "2026-02-02T10:07"),
        ("2026-02-02 10:07:00", "2026-02-02T10:07"),
        ("February 2, 2026 10:07 PM CET", "2026-02-02T21:07"),
        ("12:07 a.m. NPT, 2 February 2026", "2026-02-01T18:22"),
        ("Mon Feb  2 10:07:00 2026", "2026-02-02T10:07"),
        ("Mon, 02 Feb 2026 10:07:00 XYZ", "2026-02-02T10:07"),
    ],
)
def test_a_date_is_an_instant_and_the_day_as_written(said: str, instant: str) -> None:
    found = moment(said)
    assert found is not None
    assert found.instant == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert found.day == date(2026, 2, 2)
    assert found.timed


@pytest.mark.parametrize("said", ["2026-02-02", "Mon, 02 Feb 2026", "2 February 2026", "Mon, 02 Feb 2026 25:99:00 GMT"])
def test_a_day_without_an_hour_is_a_day(said: str) -> None:
    found = moment(said)
    assert found is not None
    assert (found.day, found.timed) == (date(2026, 2, 2), False)


@pytest.mark.parametrize(
    "said", ["", "yesterday", "02/03/2026 10:00", "2026-02-30T10:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "1" * 5000]
)
def test_what_cannot_be_told_is_no_date(said: str) -> None:
    assert moment(said) is None


def stamps(*said: str) -> bool:
    return believed([moment(one) for one in said], AT)


def test_a_feed_that_dates_everything_by_its_own_making_is_not_believed() -> None:
    assert not stamps(*["Mon, 02 Feb 2026 10:07:00 GMT"] * 5)
    assert not stamps(*[f"Mon, 02 Feb 2026 10:07:{n:02} GMT" for n in range(5)])
    assert not stamps(*[(AT + timedelta(minutes=n)).isoformat() for n in range(-8, 9, 4)])
    assert not stamps(*["2026-02-03"] * 5)


def test_dates_of_its_entries_are() -> None:
    assert stamps("Mon, 02 Feb 2026 10:07:00 GMT", "Mon, 02 Feb 2026 11:07:00 GMT", "Sun, 01 Feb 2026 11:07:00 GMT")
    assert stamps(*["2026-02-02"] * 5)  # an issue of a gazette
    assert stamps("2026-02-03", "2026-02-03", "2026-02-02")
    assert stamps("Mon, 02 Feb 2026 10:07:00 GMT", "Mon, 02 Feb 2026 10:07:00 GMT")  # two may fall together
    assert stamps("", "", "")
