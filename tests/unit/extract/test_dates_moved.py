"""Days to which something is moved or called: ahead of the words that say so, whatever the tense of the verb."""

from datetime import date
from typing import Any

import pytest

from tasks.extract import facts
from tasks.model import DateMention

TUESDAY = date(2026, 2, 3)


def only(newsroom: Any, text: str) -> DateMention:
    """The last date of an article of Tuesday 3 February 2026."""
    found: tuple[DateMention, ...] = facts(newsroom.story(newsroom.article("a", text, "Outlet", TUESDAY))).dates
    return found[-1]


@pytest.mark.parametrize(
    "text",
    [
        "The debate on the Port Act was moved to 5 May.",
        "The period for objections has been extended to 5 May, the harbour office said.",
        "The court pushed the hearing back to 5 May.",
        "The opening of the tunnel was brought forward to 5 May.",
        "The speaker has put the Port Act on the agenda for 5 May.",
    ],
)
def test_the_day_to_which_something_is_moved_is_still_to_come(newsroom: Any, text: str) -> None:
    mention = only(newsroom, text)
    assert mention.direction == "upcoming"
    assert mention.when is not None
    assert mention.when.first == date(2026, 5, 5)


def test_who_has_been_called_for_a_weekday_has_not_come_yet(newsroom: Any) -> None:
    mention = only(newsroom, "Trade Minister Ole Brandt has summoned the brewers to his office on Thursday.")
    assert mention.when is not None
    assert (mention.when.first, mention.direction) == (date(2026, 2, 5), "upcoming")


def test_who_was_called_on_a_weekday_came_then(newsroom: Any) -> None:
    mention = only(newsroom, "Trade Minister Ole Brandt summoned the envoy to his office on Thursday.")
    assert mention.when is not None
    assert (mention.when.first, mention.direction) == (date(2026, 1, 29), "past")


def test_what_was_to_take_place_and_has_been_cancelled_lay_ahead(newsroom: Any) -> None:
    mention = only(newsroom, "The public debate that was to take place in Almar on Friday has been cancelled.")
    assert mention.when is not None
    assert mention.when.first == date(2026, 2, 6)


def test_what_was_to_take_place_and_was_cancelled_may_lie_behind(newsroom: Any) -> None:
    assert only(newsroom, "The match that was to take place in Almar on Friday was cancelled.").when is None


def test_a_year_told_behind_two_months_counts_for_both(newsroom: Any) -> None:
    text = "The auditor found that 310,000 bags sold between March and June last year held less nitrogen than printed."
    (found,) = [m for m in newsroom.facts(text, day=date(2026, 1, 31)).dates if m.when and m.when.first.month == 3]
    assert (found.when.first, found.when.last) == (date(2025, 3, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    "text",
    [
        "The Energy Secretary gives evidence to the committee on Thursday morning.",
        "Thursday brings the readings of the air laboratory.",
    ],
)
def test_a_sentence_in_the_present_means_the_coming_day_of_that_name(newsroom: Any, text: str) -> None:
    mention = only(newsroom, text)
    assert mention.when is not None
    assert (mention.when.first, mention.direction) == (date(2026, 2, 5), "upcoming")


@pytest.mark.parametrize(
    "text",
    [
        "Minister gives evidence on Thursday",  # a headline: the past in the form of the present
        "The secretary gives evidence to the committee on Monday.",  # a caption of yesterday, or next week
        "The ministers could meet on Thursday.",
        "The minister had been due to host her colleague on Friday.",
        "French Energy Minister Luc Varet had been due to host Economy Minister Eva Brandt in Nantes on Friday.",
        "The vessels hit the quay on Thursday.",
    ],
)
def test_a_weekday_that_may_lie_behind_keeps_the_sources_words(newsroom: Any, text: str) -> None:
    mention = only(newsroom, text)
    assert mention.when is None or (mention.when.first <= TUESDAY and "had been due" not in text)


def test_what_had_been_fixed_for_a_day_may_still_be_ahead(newsroom: Any) -> None:
    mention = only(newsroom, "The tour, which had been fixed for 25 February, is off.")
    assert mention.when is not None
    assert mention.when.first == date(2026, 2, 25)


def test_what_had_been_offered_for_a_month_may_still_be_ahead(newsroom: Any) -> None:
    mention = only(newsroom, "Four ships had been offered for the first half of April.")
    assert mention.when is None or mention.when.first.year == 2026
