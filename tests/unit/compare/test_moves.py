"""What an edition let expect and what is now on another day, elsewhere or off; and what only looks so."""

from datetime import date
from typing import Any

import pytest

from tasks.model import Past

VOTE = "The Norland parliament will vote on the Sound Cable Bill on 25 February."
MOVED = "The vote on the Sound Cable Bill was postponed from 25 February to 4 March, the speaker's office said."


def test_a_vote_given_another_day_has_moved_and_both_days_are_told(mornings: Any) -> None:
    (change,) = mornings.changes(VOTE, "The Norland parliament will now vote on the Sound Cable Bill on 4 March.")
    assert (change.kind, change.slot) == ("changed", "when")
    assert (change.before.text, change.now.text) == ("25 February 2026", "4 March 2026")
    assert change.matter == "The Norland parliament will vote on the Sound Cable Bill"
    assert change.told == date(2026, 2, 2)


def test_every_word_of_a_change_stands_in_a_passage(mornings: Any) -> None:
    past = mornings.yesterday(VOTE)
    found = mornings.compared(past, date(2026, 2, 3), MOVED)
    articles = {a.id: a for a in (*past.stories[0].articles, *found.facts.story.articles)}
    (change,) = found.changes
    assert "25 February" in articles[change.before.evidence[0].article].quote(change.before.evidence[0])
    assert "4 March" in articles[change.now.evidence[0].article].quote(change.now.evidence[0])
    assert {s.article for s in change.matter_evidence} <= {a.id for a in past.stories[0].articles}


@pytest.mark.parametrize(
    "now",
    [
        MOVED,
        "Deputies put back to 4 March a vote on the Sound Cable Bill, originally due on 25 February.",
        "The vote on the bill, due on 25 February, has been rescheduled for 4 March, the speaker's office said.",
        "The vote on the Sound Cable Bill will be held a week later than planned, on 4 March.",
        "Norland's deputies come together over the Sound Cable Bill on 4 March; they were to have voted on the 25th.",
        "The Norland parliament takes the Sound Cable Bill on 4 March, in place of the date fixed before, 25 February.",
    ],
)
def test_a_move_is_understood_in_the_words_of_another_desk(mornings: Any, now: str) -> None:
    assert [(k, b, n) for k, b, n in mornings.told(VOTE, now)] == [("changed", "25 February 2026", "4 March 2026")]


@pytest.mark.parametrize(
    "now",
    [
        VOTE,
        "Parliament in Norland is to vote on the Sound Cable Bill on 25 February, the speaker's office said.",
        "The Norland parliament will vote on the Harbour Dues Bill on 4 March.",
        "The energy committee will vote on the Sound Cable Bill on 11 February.",
        "The Norland parliament will hold a second vote on the Sound Cable Bill on 4 March.",
        "The Norland parliament will vote on the Sound Cable Bill on 25 February and on a fund for it on 4 March.",
        "Estmark's parliament will vote on the treaty on fish on 4 March.",
        "The vote on the Sound Cable Bill may be postponed to 4 March, two deputies said.",
        "Opponents asked for the vote on the Sound Cable Bill to be postponed.",
        "The vote on the Sound Cable Bill will not be postponed, the speaker's office said.",
    ],
)
def test_what_may_be_another_event_or_only_a_wish_is_no_change(mornings: Any, now: str) -> None:
    assert mornings.told(VOTE, now) == []


def test_a_finer_day_for_a_month_is_no_change(mornings: Any) -> None:
    before = "The Norland parliament will vote on the Sound Cable Bill in March."
    now = "The Norland parliament will vote on the Sound Cable Bill on 12 March."
    assert mornings.told(before, now) == []
    assert mornings.new(before, now) == [now]


def test_a_day_that_an_edition_knew_of_already_is_another_event(mornings: Any) -> None:
    before = f"{VOTE} A debate on the budget of Norland follows on 4 March."
    assert mornings.told(before, "The Norland parliament will vote on the Sound Cable Bill on 4 March.") == []


def test_the_next_meeting_after_one_that_is_over_has_not_moved_it(mornings: Any) -> None:
    before = "The Sound Cable Council will meet in Riga on 2 February."
    assert mornings.told(before, "The Sound Cable Council will meet in Riga on 9 March.") == []


def test_where_yesterdays_sources_differed_there_is_no_day_to_move(mornings: Any) -> None:
    before = tuple(f"The Baltic Grid Summit will open in Riga on {n} March 2026." for n in (12, 13))
    assert mornings.told(before, "The Baltic Grid Summit will open in Riga on 19 March 2026.") == []


def test_a_reworded_copy_moves_nothing(mornings: Any, newsroom: Any) -> None:
    past = mornings.yesterday(VOTE)
    clean = mornings.article(
        "c", "Norland argued over the Sound Cable Bill on Tuesday, as it has for years.", date(2026, 2, 3)
    )
    spun = mornings.article("s", MOVED, date(2026, 2, 3))
    from tasks import compare, extract

    facts = extract.facts(newsroom.story(clean, spun, reworded=("s",)))
    assert compare.readings(facts, past, date(2026, 2, 3)).changes == ()


# Off, or elsewhere ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["postponed", "cancelled", "called off", "suspended"])
def test_a_vote_that_is_off_without_a_new_day_has_changed_its_standing(mornings: Any, word: str) -> None:
    now = f"The vote on the Sound Cable Bill has been {word}, the speaker's office said on Tuesday."
    (change,) = mornings.changes(VOTE, now)
    assert (change.kind, change.slot, change.now.text) == ("changed", "status", now)


def test_an_event_that_will_not_be_on_its_day_has_changed_its_standing(mornings: Any) -> None:
    before = "The Commission will present its Grid Package on 4 February."
    now = "The Commission will not present its Grid Package on Wednesday, a spokesman said."
    assert mornings.told(before, now) == [("changed", "4 February 2026", now)]


def test_what_is_called_off_before_its_day_is_not_expected_on_it(mornings: Any) -> None:
    past = mornings.yesterday(VOTE.replace("25", "4"))
    now = mornings.compared(past, date(2026, 2, 3), "The vote on the Sound Cable Bill has been cancelled.")
    later = mornings.after(past, date(2026, 2, 3), now)
    from tasks import compare

    assert compare.overdue(later, (), date(2026, 2, 5)) == ()


def test_another_hearing_that_is_cancelled_leaves_the_announced_one_alone(mornings: Any) -> None:
    before = "The Senate Energy Committee will hold a hearing on the Sound Cable on 5 February."
    assert mornings.told(before, "A hearing on the ferry licence at the High Court was cancelled.") == []


def test_a_summit_moved_to_another_town_has_a_new_place(mornings: Any) -> None:
    (change,) = mornings.changes(
        "The Baltic Grid Summit will open in Riga on 12 March 2026.",
        "The Baltic Grid Summit, moved from Riga, will now open in Tallinn on 12 March 2026.",
    )
    assert (change.slot, change.before.text, change.now.text) == ("place", "Riga", "Tallinn")


def test_a_country_named_for_its_town_is_no_new_place(mornings: Any) -> None:
    before = "The Baltic Grid Summit will open in Riga on 12 March 2026."
    assert mornings.told(before, "The Baltic Grid Summit will open in Latvia on 12 March 2026.") == []


def test_with_no_earlier_edition_nothing_has_changed_and_all_is_new(mornings: Any) -> None:
    found = mornings.compared(Past(), date(2026, 2, 3), MOVED)
    assert (found.seen, found.changes, found.unchanged) == (None, (), False)
    assert found.fresh == tuple(c.id for c in found.facts.claims)


BILL = "Norland's Senate will vote on 9 March on the second reading of the Harbour Lease Bill."


@pytest.mark.parametrize(
    "now",
    [
        "The vote on the second reading of the Harbour Lease Bill was moved to 23 March.",
        "They took the second reading of the Harbour Lease Bill off the order paper for 9 March and will hold it on 23 March.",
        "The Senate will not vote on the second reading of the Harbour Lease Bill on 9 March but on 23 March.",
    ],
)
def test_a_vote_is_followed_to_its_new_day_in_the_words_of_the_house(mornings: Any, now: str) -> None:
    assert mornings.told(BILL, now) == [("changed", "9 March 2026", "23 March 2026")]


def test_a_meeting_told_to_be_elsewhere_and_not_where_it_was_has_moved(mornings: Any) -> None:
    before = "Fisheries ministers from seven states will meet in Bergen on 12 March to agree on quotas."
    now = "Their meeting on 12 March is to be held in Oslo and not in Bergen, after a fire in the town hall."
    (change,) = mornings.changes(before, now)
    assert (change.slot, change.before.text, change.now.text) == ("place", "Bergen", "Oslo")


def test_a_hearing_called_off_is_not_another_body_s_of_the_day_on_which_it_was_said(mornings: Any) -> None:
    before = (
        "Port chief Ole Brandt is to appear before the Senate transport committee on Monday. "
        "Hearings on the Harbour Lease Bill will be held in Harrow on 5 February."
    )
    now = (
        "The hearing on the Harbour Lease Bill that was to take place in Harrow on Thursday has been cancelled, the "
        "committee's clerk, Rita Moss, said on Monday."
    )
    (change,) = mornings.changes(before, now)
    assert (change.slot, change.before.text) == ("status", "5 February 2026")


TOUR = "Energy Minister Ada Sund will tour the cable works in Norland on 25 February, its owners said."


@pytest.mark.parametrize(
    "now",
    [
        "Sund's tour of the cable works, which had been fixed for 25 February, is off, her office said.",
        "The minister's tour of the cable works in Norland, planned for 25 February, has been called off.",
    ],
)
def test_what_is_off_is_told_in_the_words_that_say_so(mornings: Any, now: str) -> None:
    (change,) = mornings.changes(TOUR, now)
    assert (change.kind, change.slot, change.before.text) == ("changed", "status", "25 February 2026")
    assert change.now.text in now


@pytest.mark.parametrize(
    "now",
    [
        "Sund's tour of the cable works, fixed for 25 February, may be called off, the union said.",
        "Sund's tour of the cable works, which had been fixed for 25 February, is on, her office said.",
        "A match in Estmark, which had been fixed for 25 February, is off.",
    ],
)
def test_what_may_be_off_or_is_something_else_is_no_change(mornings: Any, now: str) -> None:
    assert not mornings.changes(TOUR, now)


def test_a_town_that_stands_in_anothers_place_is_a_change_of_place(mornings: Any) -> None:
    before = "The energy committee will hear fishermen at the town hall in Harrow on 25 February."
    now = "The hearing of fishermen on 25 February will be held in Lyme and not in Harrow, the energy committee said."
    (change,) = mornings.changes(before, now)
    assert (change.slot, change.before.text, change.now.text) == ("place", "Harrow", "Lyme")


def test_what_is_off_is_not_among_the_days_ahead(mornings: Any) -> None:
    past = mornings.yesterday(TOUR)
    now = "Sund's tour of the cable works on 25 February has been called off, the works' management said."
    found = mornings.compared(past, date(2026, 2, 3), now)
    assert [c.slot for c in found.changes] == ["status"]
    assert found.upcoming == ()
