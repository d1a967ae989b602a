"""Which words name an event: with somebody who does it, and on the day that is meant."""

from datetime import date
from typing import Any

import pytest

from tasks.extract import facts
from tasks.model import Event


def named(newsroom: Any, text: str) -> dict[str, bool]:
    """Names of the events of an article, and whether each is worth a line."""
    events: tuple[Event, ...] = facts(newsroom.texts(text)).events
    return {e.phrase: e.major for e in events if e.phrase and e.head != "statement"}


def only(newsroom: Any, text: str) -> Event:
    (event,) = (e for e in facts(newsroom.texts(text)).events if e.major)
    assert isinstance(event, Event)
    return event


def days(event: Event) -> list[date]:
    return [v.value.first for v in event.when]


# Who does it --------------------------------------------------------------------------------------------------------


def test_what_it_wants_to_publish_is_told_with_the_body_meant(newsroom: Any) -> None:
    text = "The Norland Seafarers Union asked 900 captains about pay. It wants to publish the answers on 12 March 2026."
    assert named(newsroom, text) == {"Norland Seafarers Union … wants to publish the answers": True}


def test_a_union_known_by_its_name_is_whom_it_means(newsroom: Any) -> None:
    text = (
        "The riders' union, Road Voice, opposes the date. "
        "It will hand a petition against the bill to the speaker on 12 March 2026."
    )
    (name,) = named(newsroom, text)
    assert name.startswith("Riders' union")
    assert "hand a petition" in name


def test_what_will_be_held_is_not_who_invites_to_it(newsroom: Any) -> None:
    text = "The Norland Ministry of Ports invites riders to a consultation. It will be held in Harrow on 12 March 2026."
    assert not any("Ministry" in name and "held" in name for name in named(newsroom, text))


def test_whom_she_has_summoned_is_told_with_the_minister_meant(newsroom: Any) -> None:
    text = (
        "Energy Minister Karin Lund said the cable was late. "
        "She has summoned the builders of the cable to the ministry on 12 March 2026."
    )
    assert "Karin Lund … has summoned the builders of the cable to the ministry" in named(newsroom, text)


def test_where_two_persons_may_be_meant_nobody_is_named(newsroom: Any) -> None:
    text = (
        "Energy Minister Karin Lund said the cable was late. Harbour chief Ole Brandt said it was not. "
        "He will open the terminal on 12 March 2026."
    )
    assert not any(major for name, major in named(newsroom, text).items() if "open" in name)


def test_a_list_to_be_made_public_names_its_own_event(newsroom: Any) -> None:
    text = (
        "Nine firms wrote to the port in May. They heard that it would make the ranking of bidders public on 12 March."
    )
    assert named(newsroom, text).get("Ranking of bidders") is True


def test_a_promise_told_to_others_is_named_with_the_one_who_made_it(newsroom: Any) -> None:
    text = "Auditor Lena Varga told deputies that they would get her budget report by 12 March 2026."
    assert named(newsroom, text) == {"Auditor Lena Varga told deputies that they would get her budget report": True}


def test_words_without_anybody_who_acts_are_no_line_of_their_own(newsroom: Any) -> None:
    found = named(newsroom, "Nine firms answered. They would hope to begin again in Oslo on 12 March 2026.")
    assert not any(found.values())


def test_the_name_of_an_event_ends_before_the_one_who_told_it(newsroom: Any) -> None:
    text = "The results of its third study will be released on 12 March 2026, its director, Ida Moe, told fishermen."
    assert all("director" not in name for name in named(newsroom, text))


# The day that is meant ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The vote on the Harbour Bill was moved to 26 March 2026.",
        "The vote on the Harbour Bill has been put back a week to 26 March 2026.",
        "The vote on the Harbour Bill is on 26 March 2026.",
        "Norland took the vote on the Harbour Bill off the agenda for 12 March 2026 and will hold it on 26 March 2026.",
        "The vote on the Harbour Bill will be held on 26 March 2026 rather than 12 March 2026.",
    ],
)
def test_an_event_that_was_moved_bears_its_own_name_and_its_new_day(newsroom: Any, text: str) -> None:
    event = only(newsroom, text)
    assert days(event) == [date(2026, 3, 26)]
    assert (event.head, "vote on the Harbour Bill" in event.phrase or "Vote on the Harbour Bill" in event.phrase) == (
        "vote",
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Committee will meet not on 12 March 2026 but on 26 March 2026.",
        "The Harbour Committee will not meet on 12 March 2026 but on 26 March 2026.",
    ],
)
def test_a_day_that_is_denied_for_another_is_no_day_of_the_event(newsroom: Any, text: str) -> None:
    event = only(newsroom, text)
    assert days(event) == [date(2026, 3, 26)]
    assert not event.status
    assert "12 March" in event.phrase or "not" not in event.phrase


def test_what_will_not_take_place_is_called_off(newsroom: Any) -> None:
    events = facts(newsroom.texts("The conference in Almar on 12 March 2026 will not take place.")).events
    assert {s.value for e in events for s in e.status} == {"not planned"}


def test_what_did_not_take_place_and_was_put_off_is_still_to_come(newsroom: Any) -> None:
    text = (
        "The talks on the Harbour Act, planned for 12 March 2026, did not take place. "
        "The talks on the Harbour Act were postponed to 26 March 2026."
    )
    found = [e for e in facts(newsroom.texts(text)).events if "talk" in e.head]
    assert found
    assert "not planned" not in {s.value for e in found for s in e.status}


def test_a_place_given_up_is_not_the_place_of_the_event(newsroom: Any) -> None:
    event = only(newsroom, "The Grid Council will meet in Bergen, and not in Oslo, on 12 March 2026.")
    assert [p.value for p in event.place] == ["Bergen"]
