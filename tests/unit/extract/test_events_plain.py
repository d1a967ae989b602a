"""What is printed beside a day is what happens then: called-off plans, copies, names with a month, lists and deeds."""

from datetime import date
from typing import Any

import pytest

from tasks import extract


def told(newsroom: Any, *texts: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Phrase, first day and status of each printed event."""
    return [
        (e.phrase, str(e.first), tuple(s.value for s in e.status))
        for e in newsroom.events(*texts)
        if e.major and e.phrase
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The dock strike set for 5 June 2026 has been withdrawn.",
        "The Kivu talks due on 5 June 2026 were abandoned.",
        "The minister has scrapped the Riga summit planned for 5 June 2026.",
        "Ministers were to meet in Doha on 5 June 2026. The meeting has been called off.",
        "Ministers were to meet in Doha on 5 June 2026. That is now off.",
    ],
)
def test_what_a_verb_of_ending_takes_away_is_called_off(newsroom: Any, text: str) -> None:
    assert [status for _, _, status in told(newsroom, text)] == [("cancelled",)]


def test_a_council_that_will_not_take_place_is_not_planned(newsroom: Any) -> None:
    text = "The Ports Council (Trade) planned for 16 November 2026 will not take place."
    assert [status for _, _, status in told(newsroom, text)] == [("not planned",)]


@pytest.mark.parametrize(
    "text",
    [
        "The unions will strike in Ghent on 5 June 2026 unless the plan is withdrawn.",
        "Ministers meet in Riga on 5 June 2026. It is not a summit.",
        "The army withdrew its troops from Orland on 5 June 2026.",
        "The Riga summit on 5 June 2026 could be cancelled.",
    ],
)
def test_what_is_only_threatened_or_ends_something_else_stays_on(newsroom: Any, text: str) -> None:
    assert all("cancelled" not in status for _, _, status in told(newsroom, text) if text)


def test_a_copy_in_a_roundup_gives_no_month_of_its_own(newsroom: Any) -> None:
    first = newsroom.article(
        "a",
        "Norland's port board signed a supply contract with Estmark earlier this month.",
        "Courier",
        date(2026, 8, 28),
    )
    copy = newsroom.article(
        "b",
        "PORTS: Norland's port board signed a supply contract with Estmark earlier this month, it said.",
        "Post",
        date(2026, 9, 3),
    )
    events = [e for e in extract.facts(newsroom.story(first, copy)).events if "signed" in e.phrase]
    assert [str(e.when[0].value.first) for e in events] == ["2026-08-01"]
    assert len(events[0].when) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Brent for February 2027 delivery rose two per cent in London.",
        "The July 2026 Accord was rejected by the parliament of Norland.",
        "The June 2026 figures were thrown out by the Norland Statistics Board.",
        "The letter, dated 3 June 2026, was sent to the Riga Port Board.",
    ],
)
def test_a_date_inside_a_name_is_no_day_of_what_befalls_it(newsroom: Any, text: str) -> None:
    assert told(newsroom, text) == []


def test_who_does_it_stands_before_a_relative_clause(newsroom: Any) -> None:
    text = "Foreign Minister Anna Riis, who flies to Lima on 5 June 2026, spoke of fish."
    assert ("Foreign Minister Anna Riis, who flies to Lima on 5 June 2026", "2026-06-05", ()) in told(newsroom, text)


def test_what_is_named_by_when_has_the_day(newsroom: Any) -> None:
    text = "Governor Ann Riis said she would have a clearer view by 28 April 2026, when the bank next decides."
    (event,) = [e for e in newsroom.events(text) if e.major]
    assert event.head == "decide"


def test_each_day_of_a_list_has_its_own_entry(newsroom: Any) -> None:
    text = "Business: Thursday 4 June 2026, debate on port dues; Friday 5 June 2026, the House will not sit."
    found = {day: phrase for phrase, day, _ in told(newsroom, text)}
    assert "debate" in found["2026-06-04"].casefold()
    assert "sit" not in found["2026-06-04"]
    assert "debate" not in found.get("2026-06-05", "")


def test_of_two_parts_with_a_semicolon_each_names_its_own_day(newsroom: Any) -> None:
    text = "The guidelines take effect on 1 June 2026; the fees are due on 5 June 2026."
    assert [p for p, _, _ in told(newsroom, text)] == [
        "The guidelines take effect on 1 June 2026",
        "The fees are due on 5 June 2026",
    ]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The next hearing will be held in Fiji on 5 June 2026.", "The next hearing will be held in Fiji"),
        ("The Norland deal was concluded on 5 June 2026.", "The Norland deal was concluded"),
        ("Peru signed a fishing deal on 5 June 2026 with Chile.", "Peru signed a fishing deal"),
    ],
)
def test_a_paper_or_a_bare_noun_is_told_with_its_verb(newsroom: Any, text: str, phrase: str) -> None:
    assert [p for p, _, _ in told(newsroom, text)] == [phrase]


def test_between_two_months_is_one_stretch(newsroom: Any) -> None:
    events = newsroom.events("The fair will be held in Bergen between 11 May 2026 and 5 June 2026.")
    assert [(str(e.first), str(e.last)) for e in events if e.major] == [("2026-05-11", "2026-06-05")]


@pytest.mark.parametrize(
    "text",
    [
        "The Norland cabinet had not thought past 5 June 2026.",
        "The Norland dam would have opened on 5 June 2026.",
    ],
)
def test_what_is_thought_or_did_not_come_about_is_no_key_date(newsroom: Any, text: str) -> None:
    assert told(newsroom, text) == []


def test_dropped_plans_for_a_strike_call_the_strike_off(newsroom: Any) -> None:
    assert [s for _, _, s in told(newsroom, "The dock union has dropped plans for a strike on 5 June 2026.")] == [
        ("cancelled",)
    ]


def test_the_day_that_was_set_at_first_is_no_second_summit(newsroom: Any) -> None:
    text = "The Riga summit, once set for 5 June 2026, will now be held on 9 June 2026."
    assert [day for _, day, _ in told(newsroom, text)] == ["2026-06-09"]


def test_not_before_a_day_keeps_its_before(newsroom: Any) -> None:
    text = "The Norland talks will not begin before 5 June 2026."
    assert [p for p, _, _ in told(newsroom, text)] == [text.rstrip(".")]


def test_what_was_to_have_begun_did_not(newsroom: Any) -> None:
    assert told(newsroom, "The Norland talks were to have begun on 5 June 2026.") == []


def test_minutes_are_written_between_their_meeting_and_the_next(newsroom: Any) -> None:
    text = "Ministers met in Riga on 3 and 4 May 2026. They will meet again in Lima on 9 June 2026."
    ((_, dated),) = newsroom.facts(text, day=None).datings
    assert (dated.first, dated.last) == (date(2026, 5, 4), date(2026, 6, 9))


def test_a_law_of_later_years_bounds_no_day_of_writing(newsroom: Any) -> None:
    text = "The committee adopted the rules on 3 May 2026. The rules apply from 1 January 2030."
    ((_, dated),) = newsroom.facts(text, day=None).datings
    assert dated.first is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The Ports Council, whose turn comes on 12 March 2026, may object.", "The Ports Council, whose turn comes on"),
        ("Norland's Ports Committee begins to go through it clause by clause on 12 March 2026.", "clause by clause"),
    ],
    ids=["of whom it is said", "one by one"],
)
def test_the_words_of_an_event_are_not_cut_short(newsroom: Any, text: str, phrase: str) -> None:
    ((words, day, _),) = told(newsroom, text)
    assert phrase in words
    assert day == "2026-03-12"


def test_half_of_a_relative_clause_names_nothing(newsroom: Any) -> None:
    text = "Norland will sign a pact whose text the two sides completed on 12 January 2026."
    assert "The two sides completed" not in [words for words, _, _ in told(newsroom, text)]
