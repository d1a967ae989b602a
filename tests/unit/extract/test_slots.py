"""Where an event is, who called it, who took part and how it stands."""

from typing import Any

import pytest

from tasks.extract import facts
from tasks.extract.events import slots
from tasks.model import Span


def test_the_place_behind_in_is_the_events_place(newsroom: Any) -> None:
    (event,) = newsroom.events("The conference on port safety will open in Porto on 9 April 2026.")
    assert [p.value for p in event.place] == ["Porto"]


def test_a_place_of_another_clause_is_not_the_events_place(newsroom: Any) -> None:
    (event,) = newsroom.events(
        "The Harbour Board will meet in Porto on 9 April 2026, while workers in Harrow remain on strike over pay."
    )
    assert "Harrow" not in [p.value for p in event.place]


def test_two_towns_for_one_event_are_two_versions(newsroom: Any) -> None:
    (event,) = newsroom.events(
        "The harbour talks between Norland and Estmark were held in Riga on 26 February 2026.",
        "The harbour talks between Norland and Estmark were held in Tallinn on 26 February 2026.",
    )
    assert {v.value: v.origins for v in event.place} == {"Riga": ("Outlet 1",), "Tallinn": ("Outlet 2",)}


def test_who_convened_a_conference_is_named(newsroom: Any) -> None:
    events = newsroom.events("The conference, convened by the European Commission, opens on 9 April 2026 in Porto.")
    assert [c.value for e in events for c in e.convener] == ["European Commission"]


def test_a_reworded_copy_names_no_convener(newsroom: Any) -> None:
    clean = newsroom.article("a", "The conference opens on 9 April 2026 in Porto.", "Serpa Courier")
    spun = newsroom.article(
        "b", "The conference, hosted by the European Commission, opens on 9 April 2026 in Porto.", "Post"
    )
    events = facts(newsroom.story(clean, spun, reworded=("b",))).events
    assert [c for e in events for c in e.convener] == []


def test_a_list_of_five_states_is_who_took_part(newsroom: Any) -> None:
    (event,) = newsroom.events(
        "Sweden, Norway, Denmark, Finland and Iceland attended the Nordic summit on 26 February 2026."
    )
    assert [p.value for p in event.participants] == [("Denmark", "Finland", "Iceland", "Norway", "Sweden")]


def test_three_states_are_not_yet_a_list(newsroom: Any) -> None:
    events = newsroom.events("Sweden, Norway and Denmark attended the Nordic summit on 26 February 2026.")
    assert [p for e in events for p in e.participants] == []


@pytest.mark.parametrize(
    ("verb", "status"), [("postponed", "postponed"), ("cancelled", "cancelled"), ("suspended", "suspended")]
)
def test_how_an_event_stands_is_what_the_text_says(newsroom: Any, verb: str, status: str) -> None:
    events = newsroom.events(f"The government {verb} the harbour talks due on 12 March 2026.")
    assert {s.value for e in events for s in e.status} == {status}


def test_the_version_of_more_origins_stands_first_and_a_reworded_one_last(newsroom: Any) -> None:
    one, two, three, spun = (newsroom.article(k, "Riga Tallinn Oslo", f"Outlet {k}") for k in "abcd")
    story = newsroom.story(one, two, three, spun, reworded=("d",))
    found = [
        ("Oslo", Span("d", 12, 16)),
        ("Riga", Span("a", 0, 4)),
        ("Tallinn", Span("b", 5, 12)),
        ("Tallinn", Span("c", 5, 12)),
    ]
    versions = slots.versions(story, found)
    assert [v.value for v in versions] == ["Tallinn", "Riga", "Oslo"]
    assert versions[0].origins == ("Outlet b", "Outlet c")
