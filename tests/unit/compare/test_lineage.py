"""What readers have in their calendars stays one entry: told again, moved, put off or called off."""

from datetime import date
from typing import Any

import pytest

from tasks.model import CalendarEntry, Comparison, Past

TUESDAY, WEDNESDAY = date(2026, 2, 3), date(2026, 2, 4)
VOTE = "The Norland parliament will vote on the Sound Cable Bill on 25 February."
MOVED = "The vote on the Sound Cable Bill was postponed from 25 February to 4 March, the speaker's office said."
OFF = "The vote on the Sound Cable Bill on 25 February has been cancelled, the speaker's office said."
OTHER = "The Norland parliament will vote on the Harbour Dues Bill on 4 March."


def uid(past: Past) -> str:
    """Id under which the first edition gave out the vote."""
    (event,) = past.stories[0].told[0].ledger.events
    return str(event.id)


def entries(mornings: Any, before: str, *now: str) -> tuple[Past, tuple[CalendarEntry, ...]]:
    past = mornings.yesterday(before)
    found: Comparison = mornings.compared(past, TUESDAY, *now)
    return past, found.entries


@pytest.mark.parametrize(
    "now",
    [
        VOTE,
        "Parliament in Norland is to vote on the Sound Cable Bill on 25 February, the speaker's office said.",
        "Deputies decide about the cable under the Sound on 25 February.",
    ],
)
def test_told_again_in_whatever_words_it_keeps_its_id_and_its_place(mornings: Any, now: str) -> None:
    past, (entry,) = entries(mornings, VOTE, now)
    assert (entry.uid, entry.sequence, entry.standing) == (uid(past), 0, "set")


def test_a_postponed_vote_keeps_its_id_and_moves_one_step(mornings: Any) -> None:
    past, (entry,) = entries(mornings, VOTE, MOVED)
    assert (entry.uid, entry.sequence, entry.standing) == (uid(past), 1, "set")
    assert str(entry.when.first) == "2026-03-04"


def test_a_cancelled_vote_is_called_off_under_its_id(mornings: Any) -> None:
    past, (entry,) = entries(mornings, VOTE, OFF)
    assert (entry.uid, entry.sequence, entry.standing) == (uid(past), 1, "off")
    assert str(entry.when.first) == "2026-02-25"


def test_put_off_without_a_new_day_no_day_is_left(mornings: Any) -> None:
    now = "The vote on the Sound Cable Bill has been postponed, the speaker's office said."
    past, (entry,) = entries(mornings, VOTE, now)
    assert (entry.uid, entry.sequence, entry.standing) == (uid(past), 1, "open")


def test_another_vote_is_another_entry(mornings: Any) -> None:
    assert entries(mornings, VOTE, OTHER)[1] == ()


def test_two_things_on_one_day_are_not_taken_for_one(mornings: Any) -> None:
    """Of two that are told of the day nobody can say which the old one is, unless the words do."""
    hearing = "The Norland parliament will hear fishermen on the Sound Cable Bill on 25 February."
    past, (entry,) = entries(mornings, VOTE, VOTE, hearing)
    assert entry.uid == uid(past)


def test_a_first_telling_has_no_entries(mornings: Any) -> None:
    assert mornings.yesterday(VOTE).stories[0].told[0].ledger.entries == ()


def test_the_steps_go_on_over_the_editions(mornings: Any) -> None:
    """Moved on the second day, called off on the third: one id, two steps."""
    past, (entry,) = entries(mornings, VOTE, MOVED)
    later = mornings.after(past, TUESDAY, mornings.compared(past, TUESDAY, MOVED))
    off = "The vote on the Sound Cable Bill on 4 March has been cancelled, the speaker's office said."
    (again,) = mornings.compared(later, WEDNESDAY, off).entries
    assert (again.uid, again.sequence, again.standing) == (entry.uid, 2, "off")
