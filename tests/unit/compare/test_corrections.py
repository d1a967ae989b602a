"""Sources that correct themselves, by a notice, by a new version or by silence."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

TUESDAY, MONDAY = date(2026, 2, 3), date(2026, 2, 2)
COST = "Grid operator Sundnet says the cable of 700 megawatts would cost 1.2 billion euros."
REST = (
    "Norland and Estmark agreed on Sunday to lay the cable under the Sound. Fishermen in Harrow oppose its route. "
    "Energy Minister Karin Lund will present the contract to parliament on 25 February."
)


def notice(mornings: Any, text: str, outlet: str = "Harrow Post") -> list[Any]:
    past = mornings.yesterday(mornings.article("old", f"{COST} {REST}", MONDAY, "Harrow Post"))
    found = mornings.compared(past, TUESDAY, mornings.article("new", text, TUESDAY, outlet))
    return [c for c in found.changes if c.kind == "corrected"]


def versions(mornings: Any, before: str, now: str, *others: str) -> list[tuple[str, str, str, str]]:
    """Kind, slot, before and now where an article of yesterday has a new version today."""
    old = mornings.article("old", before, MONDAY, "Harrow Post")
    past = mornings.yesterday(old)
    past = replace(past, versions=(("new", old),))
    articles = [mornings.article("new", now, TUESDAY, "Harrow Post")]
    articles += [mornings.article(f"o{n}", t, TUESDAY, f"Outlet {n}") for n, t in enumerate(others)]
    found = mornings.compared(past, TUESDAY, *articles).changes
    return [(c.kind, c.slot, c.before.text if c.before else "", c.now.text if c.now else "") for c in found]


@pytest.mark.parametrize(
    "words",
    [
        "Correction: An earlier version of this article said the cable would cost 1.2 billion euros. It would cost 1.3 billion.",
        "This article was amended on 3 February to give the cost of the cable as 1.3 billion euros, not 1.2 billion.",
        "An earlier article wrongly put the cost of the cable at 1.2 billion euros; Sundnet gives 1.3 billion.",
        "For the record: in Monday's report on the cable we overstated its cost, which is 1.3 billion, not 1.2 billion.",
        "Correction. In our article on the cable we gave its cost as 1.2 billion euros. The correct cost is 1.3 billion.",
        "Editors' note, 3 February: The cable would cost 1.3 billion euros. We had given it 1.2 billion, and are sorry.",
        "CORRECTION (3 February) - The cable of Sundnet would cost 1.3 billion euros, not 1.2 billion euros.",
        "(Corrects the cost of the cable to 1.3 billion euros from 1.2 billion euros in the first paragraph.)",
    ],
)
def test_a_notice_is_a_correction_beside_what_was_wrong(mornings: Any, words: str) -> None:
    (change,) = notice(mornings, f"The cable study came out in Norland.\n\n{words}")
    assert change.now.text == words
    assert change.before.text == COST
    assert change.told == MONDAY


def test_a_notice_of_another_outlet_is_told_without_a_before(mornings: Any) -> None:
    (change,) = notice(mornings, "Correction: The cable would cost 1.3 billion euros, not 1.2 billion.", "Almar Review")
    assert change.before is None


def test_the_headline_names_what_a_notice_is_about(mornings: Any) -> None:
    past = mornings.yesterday(f"{COST} {REST}")
    text = "Cable study is out\n\nCorrection: The cable would cost 1.3 billion euros, not 1.2 billion."
    article = mornings.article("new", text, TUESDAY, "Harrow Post", titled=True)
    (change,) = mornings.compared(past, TUESDAY, article).changes
    assert change.matter == "Cable study is out"


@pytest.mark.parametrize(
    "words",
    [
        "Corrections officers at the Harrow prison asked for two more guards.",
        "An audit report wrongly blamed the ministry, Karin Lund said.",
        "An earlier version of the bill gave Sundnet two more years.",
        "The market corrected by two per cent on Tuesday.",
        "The minister corrected her deputy in parliament.",
    ],
)
def test_corrections_in_the_news_are_no_corrections_of_the_news(mornings: Any, words: str) -> None:
    assert notice(mornings, f"The cable study came out in Norland. {words}") == []


def test_a_notice_that_yesterdays_text_carried_is_not_told_again(mornings: Any) -> None:
    text = f"{REST}\n\nCorrection: The cable would cost 1.3 billion euros, not 1.2 billion."
    assert mornings.changes(text, text) == ()


# New versions ---------------------------------------------------------------------------------------------------------


def test_a_figure_that_a_new_version_gives_otherwise_is_corrected(mornings: Any) -> None:
    now = COST.replace("1.2", "1.3")
    assert versions(mornings, f"{COST} {REST}", f"{now} {REST}") == [("corrected", "figure", "1.2 billion", now)]


@pytest.mark.parametrize(
    ("was", "put", "slot"),
    [
        ("25 February", "26 February", "when"),
        ("Karin Lund", "Karin Lindt", "text"),
        ("Energy Minister", "Deputy Energy Minister", "text"),
    ],
)
def test_a_day_a_name_or_a_role_that_a_new_version_gives_otherwise_is_corrected(
    mornings: Any, was: str, put: str, slot: str
) -> None:
    ((kind, where, before, now),) = versions(mornings, f"{COST} {REST}", f"{COST} {REST.replace(was, put)}")
    assert (kind, where) == ("corrected", slot)
    assert put in now
    assert put not in before


@pytest.mark.parametrize(
    ("was", "put"),
    [
        ("oppose its route", "are against its route"),
        ("on Sunday", "at the weekend"),
        ("Energy Minister Karin Lund", "Minister Lund"),
        ("1.2 billion euros", "€1.2 billion"),
    ],
)
def test_other_words_for_the_same_are_no_correction(mornings: Any, was: str, put: str) -> None:
    assert versions(mornings, f"{COST} {REST}", f"{COST} {REST}".replace(was, put)) == []


def test_a_version_corrected_with_a_notice_is_told_once(mornings: Any) -> None:
    now = f"{COST.replace('1.2', '1.3')} {REST}\n\nCorrection: An earlier version of this article said 1.2 billion euros for the cable."
    assert [kind for kind, _, _, _ in versions(mornings, f"{COST} {REST}", now)] == ["corrected"]


def test_a_figure_that_vanishes_from_a_new_version_is_dropped(mornings: Any) -> None:
    assert versions(mornings, f"{COST} {REST}", REST) == [("dropped", "text", COST, "")]


def test_a_sentence_without_figure_day_or_name_may_go_without_a_word(mornings: Any) -> None:
    plain = "Many in the coastal towns have been waiting for a decision."
    assert versions(mornings, f"{plain} {COST} {REST}", f"{COST} {REST}") == []


def test_what_another_article_of_today_still_says_is_not_dropped(mornings: Any) -> None:
    found = versions(
        mornings, f"{COST} {REST}", REST, "The cable of 700 megawatts would cost 1.2 billion euros, says Sundnet."
    )
    assert "dropped" not in [kind for kind, _, _, _ in found]


def test_an_article_written_anew_drops_nothing(mornings: Any) -> None:
    now = "The Sound cable was on the table in Norland's parliament today, and Harrow watched."
    assert "dropped" not in [kind for kind, _, _, _ in versions(mornings, f"{COST} {REST}", now)]


def test_a_notice_that_gives_only_the_wrong_value_is_told_with_the_right_one(mornings: Any) -> None:
    old = "Last year 47 per cent of the grain sold in Norland came from Estmark."
    new = "Last year 74 per cent of the grain sold in Norland came from Estmark."
    told = (
        f"{new} {REST}\nThis article was amended on 3 February 2026. An earlier version gave the share as 47 per cent."
    )
    found = versions(mornings, f"{old} {REST}", told)
    assert [(k, b, n) for k, _, b, n in found] == [("corrected", "47 per cent", new)]


def test_a_figure_with_a_point_is_no_time_of_day(mornings: Any) -> None:
    old = "The fleet of Norland had landed 1.3 million tonnes of herring by Saturday."
    found = versions(mornings, f"{old} {REST}", f"{old.replace('1.3', '1.03')} {REST}")
    assert [(k, s) for k, s, _, _ in found] == [("corrected", "figure")]
