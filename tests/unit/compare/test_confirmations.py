"""What unnamed people said, or one outlet alone, and what an official text or a named source says now."""

from dataclasses import replace
from datetime import date
from typing import Any

TUESDAY = date(2026, 2, 3)
LEAK = "Norland will buy six patrol boats from the Harrow shipyard, two people familiar with the plan said."
NAMED = (
    "Defence Minister Ann Riis announced on Tuesday that Norland is buying six patrol boats from the Harrow shipyard."
)
PLAIN = "The Harrow shipyard built 14 patrol boats for Norland in the past 20 years, the Harrow Post reported."
OFFICIAL = "The Harrow shipyard has built 14 patrol boats for the navy of Norland in the past 20 years."


def kinds(mornings: Any, before: Any, now: Any) -> list[str]:
    return [kind for kind, _, _ in mornings.told(before, now)]


def test_what_unnamed_people_said_is_confirmed_by_a_minister(mornings: Any) -> None:
    assert mornings.told(LEAK, NAMED) == [("confirmed", LEAK, NAMED)]


def test_what_one_outlet_said_is_confirmed_by_an_official_text(mornings: Any) -> None:
    release = mornings.article("r", OFFICIAL, TUESDAY, official="Norland Navy")
    (change,) = mornings.compared(mornings.yesterday(PLAIN), TUESDAY, release).changes
    assert (change.kind, change.before.text, change.now.text) == ("confirmed", PLAIN, OFFICIAL)


def test_another_outlet_that_repeats_it_confirms_nothing(mornings: Any) -> None:
    assert kinds(mornings, PLAIN, OFFICIAL) == []
    assert kinds(mornings, LEAK, LEAK.replace("two people familiar with the plan", "officials")) == []


def test_the_same_desk_cannot_confirm_itself(mornings: Any) -> None:
    past = mornings.yesterday(mornings.article("old", LEAK, date(2026, 2, 2), "Harrow Post"))
    again = mornings.article("new", NAMED, TUESDAY, "Harrow Post")
    assert mornings.compared(past, TUESDAY, again).changes == ()


def test_what_several_had_told_needs_no_confirmation(mornings: Any) -> None:
    assert kinds(mornings, (LEAK, LEAK.replace("said", "told this paper")), NAMED) == []


def test_a_denial_or_another_figure_is_no_confirmation(mornings: Any) -> None:
    denied = "Defence Minister Ann Riis said on Tuesday that Norland is not buying six patrol boats from the Harrow shipyard."
    assert "confirmed" not in kinds(mornings, LEAK, denied)
    assert "confirmed" not in kinds(mornings, LEAK, NAMED.replace("six", "four"))
    denial = (
        "Defence Minister Ann Riis denied on Tuesday that Norland will buy six patrol boats from the Harrow shipyard."
    )
    assert "confirmed" not in kinds(mornings, LEAK, denial)


def test_the_official_news_agency_is_a_named_source(mornings: Any) -> None:
    before = LEAK.replace("two people familiar with the plan said", "the official news agency said")
    assert kinds(mornings, before, NAMED) == []


def test_a_reworded_copy_confirms_nothing(mornings: Any, newsroom: Any) -> None:
    from tasks import compare, extract

    clean = mornings.article("c", "Norland spoke about its navy on Tuesday, and Harrow listened.", TUESDAY)
    spun = mornings.article("s", NAMED, TUESDAY)
    story = replace(newsroom.story(clean, spun, reworded=("s",)), id="story")
    assert compare.readings(extract.facts(story), mornings.yesterday(LEAK), TUESDAY).changes == ()


def test_how_many_people_said_it_is_no_figure_of_what_they_said(mornings: Any) -> None:
    leak = "Norland will strike clause 9 on foreign owners from the Harbour Lease Bill, three officials of the ministry said."
    note = (
        "The Ministry of Transport announced that clause 9 of the Harbour Lease Bill, on foreign owners, is withdrawn."
    )
    release = mornings.article("r", note, TUESDAY, official="Ministry of Transport")
    (change,) = mornings.compared(mornings.yesterday(leak), TUESDAY, release).changes
    assert (change.kind, change.now.text) == ("confirmed", note)
