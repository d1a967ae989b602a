"""Which things happen on which days: one event for each, however many articles tell of it."""

from datetime import date
from typing import Any

import pytest

from tasks.extract import facts
from tasks.model import Certainty, Event, Precision


def days(event: Event) -> list[tuple[date, date]]:
    return [(v.value.first, v.value.last) for v in event.when]


def march(first: int, last: int = 0) -> tuple[date, date]:
    return date(2026, 3, first), date(2026, 3, last or first)


def only(newsroom: Any, *texts: str) -> Any:
    (event,) = (e for e in newsroom.events(*texts) if e.major)
    return event


# One thing, several tellings ----------------------------------------------------------------------------------------


def test_a_visit_told_by_two_articles_is_one_event_with_both_origins(newsroom: Any) -> None:
    event = only(
        newsroom,
        "Foreign Minister Ann Riis will visit Kenya from 9 to 11 March 2026.",
        "Foreign Minister Ann Riis will travel to Kenya from 9 to 11 March.",
    )
    assert days(event) == [march(9, 11)]
    assert event.when[0].origins == ("Outlet 1", "Outlet 2")
    assert {s.article for s in event.evidence} == {"a1", "a2"}


def test_next_week_supports_the_finer_day(newsroom: Any) -> None:
    event = only(
        newsroom,
        "The Baltic Energy Council will meet in Tallinn next week.",
        "The Baltic Energy Council will meet in Tallinn on 11 March.",
    )
    assert days(event) == [march(11)]
    assert event.when[0].value.precision is Precision.DAY
    assert {s.article for s in event.when[0].evidence} == {"a1", "a2"}


def test_a_day_outside_next_week_is_not_supported_by_it(newsroom: Any) -> None:
    events = newsroom.events(
        "The Baltic Energy Council will meet in Tallinn next week.",
        "The Baltic Energy Council will meet in Tallinn on 25 March.",
    )
    (late,) = (e for e in events if march(25) in days(e))
    assert {s.article for s in late.when[-1].evidence} == {"a2"}


def test_two_articles_giving_two_days_make_one_event_with_two_versions(newsroom: Any) -> None:
    event = only(
        newsroom,
        "The Baltic Grid Summit will open in Riga on 12 March 2026.",
        "The Baltic Grid Summit will open in Riga on 13 March 2026.",
    )
    assert days(event) == [march(12), march(13)]
    assert [v.origins for v in event.when] == [("Outlet 1",), ("Outlet 2",)]


@pytest.mark.parametrize("verb", ["sign the cable agreement in Bergen", "publish the Sound cable plan"])
def test_two_days_for_one_thing_told_by_a_verb_are_two_versions_too(newsroom: Any, verb: str) -> None:
    """Else both days stand in the table of dates, each as stated."""
    text = "Energy Minister Karin Lund and Economy Minister Tarmo Ilves will {} on {} March 2026."
    event = only(newsroom, text.format(verb, 12), text.format(verb, 13))
    assert days(event) == [march(12), march(13)]


def test_a_stated_day_of_people_named_behind_their_offices_is_not_lost(newsroom: Any) -> None:
    events = newsroom.events(
        "Denmark's Minister of Economy, Tarmo Ilves, will travel to Bergen to sign the agreement on the second Sound "
        "cable with Norway's Energy Minister, Karin Lund, on 13 March 2026."
    )
    assert [(days(e), bool(e.phrase), e.major) for e in events] == [([march(13)], True, True)]


def test_two_visits_far_apart_are_two_events(newsroom: Any) -> None:
    events = newsroom.events(
        "Foreign Minister Ann Riis will visit Kenya on 9 March 2026.",
        "Foreign Minister Ann Riis will visit Kenya on 9 June 2026.",
    )
    assert [len(e.when) for e in events] == [1, 1]


def test_two_meetings_of_one_day_with_nobody_in_common_are_two_events(newsroom: Any) -> None:
    events = newsroom.events(
        "The Harbour Board will meet on 12 March 2026. The European Space Agency will launch a probe on 12 March 2026."
    )
    assert len(events) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Foreign Minister Ann Riis will visit Kenya", "Foreign Minister Ann Riis will visit Ghana"),
        ("The Danish parliament will pass the Cable Bill", "The Danish parliament will reject the Cable Bill"),
    ],
)
def test_an_article_that_says_another_thing_of_the_day_is_no_support(newsroom: Any, left: str, right: str) -> None:
    """Else the table reads "visit Kenya (stated, 2 articles)"."""
    events = newsroom.events(f"{left} on 9 March 2026.", f"{right} on 9 March 2026.")
    assert all(len({s.article for s in e.evidence}) == 1 for e in events)


# Copies of old words ------------------------------------------------------------------------------------------------


def test_earlier_this_month_in_a_reprint_has_two_readings_the_first_print_first(newsroom: Any) -> None:
    text = "Finance Minister Aino Kallas visited Riga earlier this month to sign the Baltic Grid Agreement."
    story = newsroom.story(
        newsroom.article("late", text, "Almar Post", date(2026, 2, 3)),
        newsroom.article("soon", text, "Serpa Courier", date(2026, 1, 20)),
    )
    (event,) = facts(story).events
    assert [v.value.first for v in event.when] == [date(2026, 1, 1), date(2026, 2, 1)]
    assert [v.origins for v in event.when] == [("Serpa Courier",), ("Almar Post",)]


def test_the_same_words_of_one_day_are_one_reading(newsroom: Any) -> None:
    text = "Finance Minister Aino Kallas visited Riga earlier this month to sign the Baltic Grid Agreement."
    (event,) = newsroom.events(text, text)
    assert len(event.when) == 1


# Moved --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The harbour hearing was postponed to 26 March 2026 from 12 March 2026.",
        "The Harbour Summit was rescheduled for 26 March 2026 from 12 March 2026.",
        "The Grid Council will meet on 26 March 2026, not on 12 March 2026, after the meeting was postponed.",
    ],
)
def test_a_moved_meeting_has_two_versions_the_new_day_first(newsroom: Any, text: str) -> None:
    event = only(newsroom, text)
    assert days(event) == [march(26), march(12)]
    assert [s.value for s in event.status] == ["postponed"]


@pytest.mark.parametrize(
    "text",
    [
        "The Bergen summit was postponed from 12 March to 26 March 2026 because of the strike.",
        "The Council of Fisheries Ministers moved its Bergen meeting from 12 March 2026 to 26 March 2026.",
        "The Transport Committee moved the hearing on 12 March 2026 to 26 March 2026.",
    ],
)
def test_from_one_day_to_another_of_a_moved_meeting_is_no_range(newsroom: Any, text: str) -> None:
    assert march(12, 26) not in [d for e in newsroom.events(text) for d in days(e)]


@pytest.mark.parametrize(
    "text",
    [
        "The hearing, originally scheduled for 12 March 2026, has been moved to 26 March 2026.",
        "The vote on the Baltic Grid Bill, due on 12 March 2026, was postponed to 26 March 2026.",
        "The Transport Committee has rescheduled its hearing for 26 March 2026, instead of 12 March 2026.",
    ],
)
def test_the_old_day_of_a_moved_meeting_is_no_event_of_its_own(newsroom: Any, text: str) -> None:
    assert [days(e) for e in newsroom.events(text) if e.major and days(e)[0] == march(12)] == []


def test_a_meeting_brought_forward_has_its_new_day_first(newsroom: Any) -> None:
    event = only(newsroom, "The Harbour Summit was moved to 12 March 2026 from 26 March 2026.")
    assert days(event)[0] == march(12)


def test_a_vote_that_was_not_postponed_is_not_called_postponed(newsroom: Any) -> None:
    event = only(newsroom, "The vote on the Harbour Bill was not postponed: deputies voted on 26 February 2026.")
    assert event.status == ()


# Major or not -------------------------------------------------------------------------------------------------------


def test_the_day_on_which_somebody_spoke_is_a_statement_not_a_key_date(newsroom: Any) -> None:
    (event,) = newsroom.events(
        "Trade Minister Ole Brandt told reporters on Monday that the tariff review was complete."
    )
    assert (event.head, event.major) == ("statement", False)
    assert event.when[0].value.certainty is Certainty.DERIVED


def test_a_treaty_of_ten_years_ago_is_background(newsroom: Any) -> None:
    (event,) = newsroom.events("The treaty was signed in Porto on 9 April 2015 by twelve states.")
    assert not event.major


def test_a_bare_year_is_no_event(newsroom: Any) -> None:
    assert newsroom.events("The power cable should carry current by 2031, the operator said.") == ()


def test_a_month_is_printed_as_a_month_not_as_a_day(newsroom: Any) -> None:
    event = only(newsroom, "The delegates will meet in Vienna in June 2026 to review the treaty.")
    assert event.when[0].value.precision is Precision.MONTH


def test_events_stand_in_order_of_their_days(newsroom: Any) -> None:
    events = newsroom.events(
        "The Harbour Bill goes to a vote on 26 March 2026. "
        "The European Commission will publish the Cable Review on 9 March 2026."
    )
    assert [e.first for e in events] == sorted(e.first for e in events)
    assert len(events) == 2


def test_every_day_has_a_passage_that_says_it(newsroom: Any) -> None:
    found = newsroom.facts(
        "Foreign Minister Ann Riis will visit Kenya from 9 to 11 March 2026. The Harbour Bill goes to a vote in April."
    )
    words = {found.story.article(s.article).quote(s) for e in found.events for v in e.when for s in v.evidence}
    assert words == {"9 to 11 March 2026", "April"}


def test_a_reworded_copy_never_names_an_event(newsroom: Any) -> None:
    clean = newsroom.article("a", "Foreign Minister Ann Riis will visit Kenya on 9 March 2026.", "Serpa Courier")
    spun = newsroom.article("b", "Overseas Minister Ann Riis will go to Kenya on 9 March 2026.", "Almar Post")
    (event,) = facts(newsroom.story(clean, spun, reworded=("b",))).events
    assert "Overseas" not in event.phrase
    assert {s.article for s in event.phrase_evidence} == {"a"}


def test_the_same_articles_give_the_same_ids(newsroom: Any) -> None:
    texts = (
        "Foreign Minister Ann Riis will visit Kenya on 9 March 2026.",
        "The Harbour Bill goes to a vote on 26 March.",
    )
    assert [e.id for e in newsroom.events(*texts)] == [e.id for e in newsroom.events(*texts)]


def test_the_second_of_two_votes_has_its_own_bill(newsroom: Any) -> None:
    events = newsroom.events(
        "Parliament will vote on the Port Bill on 12 March 2026, the speaker said, and on the Rail Bill on 19 March 2026."
    )
    late = [e.phrase for e in events if e.major and days(e)[0] == march(19)]
    assert all("Rail Bill" in phrase for phrase in late)


def test_two_visits_to_one_place_have_two_ids(newsroom: Any) -> None:
    """An id is the UID in dates.ics: a calendar would keep only one of them."""
    text = "Trade Minister Ole Brandt will visit Ottawa on {} March 2026."
    ids = [e.id for e in newsroom.events(text.format(6) + " " + text.format(20))]
    assert len(ids) == len(set(ids)) == 2


def test_between_two_months_is_one_interval_of_one_year(newsroom: Any) -> None:
    found = newsroom.facts("The consultation on port fees runs between January and March 2026.").dates
    assert [m.when for m in found if m.when and m.when.first.year != 2026] == []
