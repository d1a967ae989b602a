"""Figures that are given with another value, and quantities that only look alike."""

from typing import Any

import pytest

COST = "Grid operator Sundnet says the cable of 700 megawatts would cost 1.2 billion euros."


def figures(mornings: Any, before: str, now: str) -> list[tuple[str, str]]:
    return [(b, n) for kind, b, n in mornings.told(before, now) if kind == "changed"]


@pytest.mark.parametrize(
    "now",
    [
        "Grid operator Sundnet now says the cable of 700 megawatts would cost 1.4 billion euros.",
        "Sundnet raised the cost of the cable to 1.4 billion euros from 1.2 billion euros on Tuesday.",
        "The cable will cost 1.4 billion euros, Sundnet said, up from the 1.2 billion that it gave on Sunday.",
        "Sundnet's engineers now put the cost of the cable of 700 megawatts at 1.4 billion euros, the operator says.",
        "Grid operator Sundnet, whose cable had been put at 1.2 billion euros, takes it up to 1.4 billion euros.",
        "Sundnet's cable of 700 megawatts grew dearer. It is to cost 1.4 billion euros instead of 1.2 billion, it said.",
    ],
)
def test_a_cost_given_anew_is_a_change(mornings: Any, now: str) -> None:
    assert figures(mornings, COST, now) == [("1.2 billion euros", "1.4 billion euros")]


def test_what_is_counted_is_named_in_the_sources_words(mornings: Any) -> None:
    (change,) = mornings.changes(
        COST, "Grid operator Sundnet says the cable of 700 megawatts would cost 1.4 billion euros."
    )
    assert (change.slot, change.matter) == ("figure", "the cable of 700 megawatts would cost")


def test_a_newer_count_of_the_dead_is_a_change(mornings: Any) -> None:
    text = "At least {} people were killed when a bridge fell in Almar on Sunday, the police said."
    assert figures(mornings, text.format(12), text.format(15)) == [("12 people", "15 people")]


@pytest.mark.parametrize(
    "now",
    [
        COST,
        "Grid operator Sundnet says repairs to the old ferry port would cost 1.3 billion euros.",
        "Grid operator Sundnet says the cable of 700 megawatts would save 1.4 billion euros.",
        "Grid operator Sundnet says the cable of 700 megawatts would cost €1,200 million.",
        "Estmark's Vattenlinje says a cable of 900 megawatts would cost 1.5 billion euros.",
        "Grid operator Sundnet says the cable of 700 megawatts would cost 1.4 billion euros. It had said 1.2 billion euros.",
    ],
    ids=["again", "other thing", "other verb", "other writing", "other name", "both values"],
)
def test_another_quantity_is_no_change(mornings: Any, now: str) -> None:
    assert figures(mornings, COST, now) == []


def test_growth_from_month_to_month_is_two_quantities(mornings: Any) -> None:
    before = "Inflation in Norland was 3.5 per cent in December, the statistics office said."
    now = (
        "Inflation in Norland rose to 4 per cent in January from 3.5 per cent in December, the statistics office said."
    )
    assert figures(mornings, before, now) == []


def test_figures_on_which_yesterdays_sources_differed_are_not_revised(mornings: Any) -> None:
    text = "Norland exported {} tonnes of salmon to Estmark in the past season, the fisheries ministry said."
    before = (text.format("41,000"), text.format("44,000"))
    assert [k for k, _, _ in mornings.told(before, text.format("46,000"))] == []


def test_an_estimate_that_was_raised_is_a_change_though_the_sentence_is_another(mornings: Any) -> None:
    before = "The Port Commission has estimated that the lease law would cost shippers 140 million euros a year."
    now = "The Port Commission has raised its estimate of what the lease law would cost shippers to 190 million euros a year."
    assert figures(mornings, before, now) == [("140 million euros", "190 million euros")]


def test_a_stretch_of_days_counts_where_it_measures_something(mornings: Any) -> None:
    before = "The Medicines Bill would oblige wholesalers in Norland to keep 60 days' supply of antibiotics."
    now = "Wholesalers would have to keep 45 days' supply of antibiotics rather than the 60 days in the first text."
    assert figures(mornings, before, now) == [("60 days", "45 days")]
