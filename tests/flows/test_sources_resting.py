"""`daybrief sources` says which source is asked only once a day, because it failed again and again."""

from datetime import UTC, datetime

from flows.sources import table
from tasks.archive import SourceRow
from tasks.model import Source

MONDAY = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
FEED = Source("wire", "feed", "https://wire.example/feed")


def test_a_source_that_rests_is_told_with_the_hour_of_its_next_visit() -> None:
    row = SourceRow("wire", 3, MONDAY, MONDAY, MONDAY, "answers 404", "", 7, MONDAY.replace(day=3, hour=4))
    said = table((FEED,), (row,))
    assert "failing since 2026-02-02 05:00 UTC, asked once a day, next after 2026-02-03 04:00 UTC" in said
    assert "answers 404" in said


def test_a_source_that_failed_a_few_times_is_only_failing() -> None:
    row = SourceRow("wire", 3, MONDAY, MONDAY, MONDAY, "answers 404", "", 2)
    assert "once a day" not in table((FEED,), (row,))
