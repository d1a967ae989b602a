"""Agreement, single sources, what is to come and what nobody says, on the reader's day."""

from datetime import date
from typing import Any

import pytest

from tasks import compare
from tasks.extract import facts
from tasks.model import Past

VISIT = "Foreign Minister Ann Riis will visit Kenya from 9 to 11 March 2026 for talks on trade."


def test_an_event_is_ahead_until_its_last_day_is_over(newsroom: Any) -> None:
    ahead = {day: bool(newsroom.compared(VISIT, as_of=date(2026, 3, day)).upcoming) for day in (8, 9, 11, 12)}
    assert ahead == {8: True, 9: True, 11: True, 12: False}


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ann Riis will not visit Kenya on 9 March 2026.",
        "Foreign Minister Ann Riis cancelled her visit to Kenya on 9 March 2026.",
    ],
)
def test_what_will_not_happen_is_not_still_to_come(newsroom: Any, text: str) -> None:
    assert newsroom.compared(text).upcoming == ()


def test_events_ahead_stand_soonest_first(newsroom: Any) -> None:
    found = newsroom.compared("The Harbour Bill goes to a vote on 26 March 2026.", VISIT)
    firsts = [next(e for e in found.facts.events if e.id == key).first for key in found.upcoming]
    assert firsts == [date(2026, 3, 9), date(2026, 3, 26)]


def test_the_readers_day_changes_neither_facts_nor_differences(newsroom: Any) -> None:
    texts = (VISIT, VISIT.replace("9 to 11", "10 to 12"))
    one, other = (newsroom.compared(*texts, as_of=day) for day in (date(2026, 3, 1), date(2027, 1, 1)))
    assert (one.facts, one.differences) == (other.facts, other.differences)


def test_what_two_articles_carry_is_agreed_and_what_a_reworded_copy_repeats_is_not(newsroom: Any) -> None:
    text = "Grid operator Sundnet ordered a second cable of 700 megawatts from the Harrow shipyard."
    articles = newsroom.article("a", text, "Courier"), newsroom.article("b", text, "Post")
    clean = compare.readings(facts(newsroom.story(*articles)), Past(), date(2026, 3, 2))
    spun = compare.readings(facts(newsroom.story(*articles, reworded=("b",))), Past(), date(2026, 3, 2))
    assert len(clean.agreements) == 1
    assert spun.agreements == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12 March 2026", "13 March 2026"),
        ("on Monday by 15-13", "on Monday by 16-12"),
    ],
)
def test_sentences_that_contradict_each_other_are_not_agreement(newsroom: Any, left: str, right: str) -> None:
    text = "The Danish parliament passes the Sound Cable Bill of the economy minister {} after a long debate."
    found = newsroom.compared(text.format(left), text.format(right))
    assert found.agreements == ()


def test_a_name_that_one_article_has_alone_is_one_source_only(newsroom: Any) -> None:
    found = newsroom.compared(
        "Grid operator Sundnet ordered a cable of 700 megawatts from the Harrow shipyard.",
        "The shipyard must hire 340 welders before the summer, the trade union Verk estimates.",
    )
    alone = [c for c in found.facts.claims if c.id in found.single]
    assert {a for c in alone for a in c.articles} == {"a1", "a2"}


def test_an_opinion_is_never_called_a_fact_of_one_source(newsroom: Any) -> None:
    found = newsroom.compared(
        "The 340 welders of Harrow deserve a landmark wage.", "Grid operator Sundnet ordered a second cable on Monday."
    )
    kinds = {c.id: c.kind for c in found.facts.claims}
    assert "opinion" not in {kinds[key] for key in found.single}


def gaps(newsroom: Any, *texts: str, day: date | None = date(2026, 3, 2)) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for gap in newsroom.compared(*texts, day=day).gaps:
        out.setdefault(gap.question, []).append(gap.subject)
        assert gap.searched
    return out


def test_an_outcome_still_to_come_is_not_known(newsroom: Any) -> None:
    assert len(gaps(newsroom, VISIT)["outcome"]) == 1


def test_a_month_without_a_day_is_a_day_not_known(newsroom: Any) -> None:
    assert "day" in gaps(newsroom, "The delegates will meet in Vienna in June 2026 to review the treaty.")
    assert "day" not in gaps(newsroom, VISIT)


def test_an_article_without_a_date_is_a_gap(newsroom: Any) -> None:
    found = gaps(newsroom, "Dockers in Harrow ended their strike after a long night of talks.", day=None)
    assert found["publication"] == ["a1"]


def test_a_story_that_says_nothing_has_no_gap_but_its_date(newsroom: Any) -> None:
    assert gaps(newsroom, "") == {}
