"""Whose day a day is: of several things in one sentence each keeps its own, and no copy bridges two of them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks import extract
from tasks.model import Certainty, Event, Precision


def told(newsroom: Any, *texts: str, reworded: tuple[str, ...] = ()) -> list[Event]:
    story = replace(newsroom.texts(*texts), reworded=reworded)
    return [e for e in extract.facts(story).events if e.major]


def days(event: Event) -> list[tuple[int, int]]:
    return [(v.value.first.day, v.value.last.day) for v in event.when]


def places(event: Event) -> list[str]:
    return [v.value for v in event.place]


# Two days, two things -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Two hearings will be held, in Aarhus on 19 and in Bergen on 20 March.",
        "The committee will hold two hearings, in Aarhus on 19 and in Bergen on 20 March.",
        "Two hearings, in Aarhus on the 19th and in Bergen on the 20th of March, will be held by the committee.",
    ],
)
def test_a_day_without_a_month_borrows_that_of_the_day_behind_it(newsroom: Any, text: str) -> None:
    first, second = told(newsroom, text)
    assert (days(first), days(second)) == ([(19, 19)], [(20, 20)])
    assert (places(first), places(second)) == (["Aarhus"], ["Bergen"])
    assert "behind it" in first.when[0].reason
    assert all("Aarhus on" in e.phrase and "Bergen on" in e.phrase for e in (first, second))


def test_three_hearings_share_one_month(newsroom: Any) -> None:
    text = "The panel will hear growers in Aarhus on 17, in Bergen on 18 and in Malmö on 20 March."
    assert [days(e) for e in told(newsroom, text)] == [[(17, 17)], [(18, 18)], [(20, 20)]]


@pytest.mark.parametrize(
    "text",
    [
        "The committee will vote on 19 amendments and in Bergen on 20 March.",
        "The panel spent 19 and in Bergen on 20 March it will meet again.",
        "The committee will meet on 25 and in Bergen on 20 March.",
    ],
)
def test_a_number_is_no_day_unless_it_stands_as_one_before_a_later_day(newsroom: Any, text: str) -> None:
    assert all(m.when.first.day == 20 for m in newsroom.facts(text).dates if m.when)


def test_each_of_two_days_has_the_place_beside_it(newsroom: Any) -> None:
    rome, milan = told(newsroom, "Minister Ida Berg will be in Rome on 17 March and in Milan on 18 March.")
    assert (places(rome), places(milan)) == (["Rome"], ["Milan"])


def test_a_name_that_holds_another_day_is_quoted_to_its_own(newsroom: Any) -> None:
    text = "The consultation opens on 20 March 2026 and closes on 20 May 2026."
    assert [e.phrase for e in told(newsroom, text)] == ["The consultation opens", text.rstrip(".")]
    long = (
        "Two hearings deal with the matter before Easter, which pleases the growers of the whole valley: the Trade "
        "Commission takes evidence on 17 March and a Senate subcommittee on 19 March."
    )
    assert told(newsroom, long)[-1].phrase.endswith("and a Senate subcommittee on 19 March")


# No bridges -----------------------------------------------------------------------------------------------------------

PUT_OFF = "The Franco-German Energy Council meeting in Berlin has been postponed to 29 March."
SUMMIT = (
    "Minister Henrike Brand travels to Dresden for the Energy Security Summit, which runs from 23 to 24 March 2026."
)
SPUN = (
    "The Franco-German Vitality Council assembly has been pushed again to 29 March, leaving the two neighbours without "
    "a shared place before the Vitality Safety Summit which takes place in Dresden from 23 to 24 March."
)


def test_a_reworded_copy_that_tells_of_both_joins_no_two_events(newsroom: Any) -> None:
    found = told(newsroom, PUT_OFF, SPUN, SUMMIT, reworded=("a2",))
    assert [(e.head, days(e)) for e in found] == [("summit", [(23, 24)]), ("meeting", [(29, 29)])]


def test_a_stretch_of_days_beside_a_move_is_no_move(newsroom: Any) -> None:
    text = "The council put off its meeting until 29 March, after the summit in Dresden from 23 to 24 March."
    assert [(e.head, days(e)) for e in told(newsroom, text)] == [("summit", [(23, 24)]), ("meeting", [(29, 29)])]


def test_what_is_put_off_in_another_clause_says_nothing_of_the_event(newsroom: Any) -> None:
    text = "The committee postponed the vote to 19 March, and the summit from 23 to 24 March is to go ahead."
    status = {e.head: [v.value for v in e.status] for e in told(newsroom, text)}
    assert status == {"vote": ["postponed"], "summit": []}


def test_from_one_day_to_another_of_a_move_is_still_two_readings(newsroom: Any) -> None:
    (talks,) = told(newsroom, "The talks on the cod quota were postponed from 12 to 26 March.")
    assert days(talks) == [(26, 26), (12, 12)]


def test_a_vague_copy_brings_nobody_else_in(newsroom: Any) -> None:
    """ "Next week" fits both meetings; only what is the same event by its own day is joined."""
    found = told(
        newsroom,
        "The Baltic Energy Council will meet in Tallinn on 11 March.",
        "The Baltic Energy Council will meet next week.",
        "The Baltic Energy Council will meet in Riga on 13 March.",
    )
    assert [days(e) for e in found] == [[(11, 11)], [(13, 13)]]


# The last week of a month ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "seven", "monday"),
    [
        ("the last week of the month", date(2026, 3, 25), date(2026, 3, 23)),
        ("the last week of April", date(2026, 4, 24), date(2026, 4, 20)),
        ("the final week of June 2026", date(2026, 6, 24), date(2026, 6, 22)),
    ],
)
def test_the_last_week_of_a_month_is_two_weeks_to_two_readers(
    newsroom: Any, words: str, seven: date, monday: date
) -> None:
    (mention,) = newsroom.facts(f"Closing speeches will be heard in {words}.").dates
    assert mention.when is None
    assert [(w.first, (w.last - w.first).days) for w in mention.alternatives] == [(monday, 6), (seven, 6)]


def test_a_month_that_ends_on_a_sunday_has_one_last_week(newsroom: Any) -> None:
    (mention,) = newsroom.facts("Closing speeches will be heard in the last week of May 2026.").dates
    assert (mention.when.first, mention.when.last) == (date(2026, 5, 25), date(2026, 5, 31))
    assert (mention.when.precision, mention.when.certainty) == (Precision.RANGE, Certainty.DERIVED)
    assert "last seven days" in mention.reason


def test_the_last_week_is_still_the_week_before_today(newsroom: Any) -> None:
    (mention,) = newsroom.facts("The ministers met twice in the last week.").dates
    assert mention.when.last < date(2026, 3, 2)


def test_a_past_last_week_of_a_month_not_over_has_no_value(newsroom: Any) -> None:
    (mention,) = newsroom.facts("Prices fell in the last week of the month.").dates
    assert mention.when is None


# Times of day ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The hearing on the Port Bill will open at 10:00 GMT on 12 March.", "10:00 GMT"),
        ("The hearing on the Port Bill will open on 12 March at 10am Brussels time.", "10am Brussels time"),
        ("The hearing on the Port Bill will open on 12 March, at 3.30 p.m. (IST).", "3.30 p.m. IST"),
        ("Tenders for the port must be handed in by noon local time on 12 March.", "noon local time"),
    ],
)
def test_a_time_with_its_zone_is_kept_in_the_sources_words(newsroom: Any, text: str, time: str) -> None:
    (event,) = told(newsroom, text)
    assert [v.value for v in event.at] == [time]
    assert days(event) == [(12, 12)]


@pytest.mark.parametrize(
    "text",
    [
        "The hearing on the Port Bill will open at 10:00 on 12 March.",
        "The hearing on the Port Bill will open on 12 March in room 10.",
        "The hearing on the Port Bill runs from 12 to 13 March, at 10:00 GMT.",
    ],
)
def test_a_time_without_zone_or_day_of_its_own_is_left_to_the_source(newsroom: Any, text: str) -> None:
    assert all(e.at == () for e in told(newsroom, text))


def test_earlier_this_month_written_on_the_first_is_no_day_of_its_own(newsroom: Any) -> None:
    text = "The Ferry Board of Aarhus raised its fares earlier this month. It will meet on 9 March."
    assert [days(e) for e in newsroom.events(text, day=date(2026, 3, 1)) if e.major] == [[(9, 9)]]
