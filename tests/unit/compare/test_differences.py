"""Where the articles of a story differ, and where they only seem to."""

from datetime import date
from typing import Any

import pytest

from tasks import compare
from tasks.extract import facts
from tasks.model import Past

AS_OF = date(2026, 3, 2)


def told(newsroom: Any, slot: str, *texts: str) -> list[list[str]]:
    """The readings of each difference in ``slot``."""
    return [[r.text for r in d.readings] for d in newsroom.compared(*texts).differences if d.slot == slot]


def only(newsroom: Any, slot: str, *texts: str) -> Any:
    (difference,) = (d for d in newsroom.compared(*texts).differences if d.slot == slot)
    return difference


# Days ---------------------------------------------------------------------------------------------------------------


def test_two_days_for_one_summit_are_a_difference_and_no_day_is_to_be_printed(newsroom: Any) -> None:
    found = only(
        newsroom,
        "when",
        "The Baltic Grid Summit will open in Riga on 12 March 2026.",
        "The Baltic Grid Summit will open in Riga on 13 March 2026.",
    )
    assert [r.text for r in found.readings] == ["12 March 2026", "13 March 2026"]
    assert found.advice == "print_no_day"


def test_a_moved_hearing_is_said_to_be_moved_the_new_day_first(newsroom: Any) -> None:
    found = only(newsroom, "when", "The harbour hearing was postponed to 26 March 2026 from 12 March 2026.")
    assert [r.text for r in found.readings] == ["26 March 2026", "12 March 2026"]
    assert found.advice == "moved"


def test_earlier_this_month_in_a_reprint_is_a_stated_conflict(newsroom: Any) -> None:
    text = "Finance Minister Aino Kallas visited Riga earlier this month to sign the Baltic Grid Agreement."
    story = newsroom.story(
        newsroom.article("a", text, "Serpa Courier", date(2026, 1, 20)),
        newsroom.article("b", text, "Almar Post", date(2026, 2, 3)),
    )
    (found,) = compare.readings(facts(story), Past(), AS_OF).differences
    assert (found.slot, found.advice) == ("when", "stale")
    assert [r.text for r in found.readings] == ["earlier this month"] * 2
    assert {r.evidence[0].article for r in found.readings} == {"a", "b"}


def test_articles_that_give_one_day_do_not_differ(newsroom: Any) -> None:
    text = "The Baltic Grid Summit will open in Riga on 12 March 2026."
    assert told(newsroom, "when", text, text.replace("12 March 2026", "March 12")) == []


# Figures ------------------------------------------------------------------------------------------------------------


SALMON = "Norland exported {} of salmon to Estmark in the past season, the fisheries ministry said."


def test_one_quantity_with_two_values_is_a_difference(newsroom: Any) -> None:
    assert told(newsroom, "figure", SALMON.format("41,000 tonnes"), SALMON.format("44,000 tonnes")) == [
        ["41,000 tonnes", "44,000 tonnes"]
    ]


def test_a_figure_given_twice_is_not_a_conflict_where_one_article_knows_both_values(newsroom: Any) -> None:
    knows = SALMON.format("41,000 tonnes") + " An earlier count of salmon exports had come to 44,000 tonnes."
    assert told(newsroom, "figure", knows, SALMON.format("44,000 tonnes")) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("5.4 million tonnes", "5,400,000 tonnes"),
        ("41,000 tonnes", "41,000 tonnes"),
        ("three shiploads", "3 shiploads"),
        ("54 lakh tonnes", "5.4 million tonnes"),
    ],
)
def test_one_value_written_in_two_ways_is_no_difference(newsroom: Any, left: str, right: str) -> None:
    assert told(newsroom, "figure", SALMON.format(left), SALMON.format(right)) == []


def test_tonnes_and_shiploads_are_not_compared(newsroom: Any) -> None:
    assert told(newsroom, "figure", SALMON.format("41,000 tonnes"), SALMON.format("44,000 shiploads")) == []


def test_figures_of_another_order_count_something_else(newsroom: Any) -> None:
    assert told(newsroom, "figure", SALMON.format("41,000 tonnes"), SALMON.format("900 tonnes")) == []


def test_a_day_of_the_month_is_no_figure(newsroom: Any) -> None:
    left = "The fisheries ministers of Norland and Estmark open salmon talks in Bergen on 12 March."
    right = "The fisheries ministers of Norland and Estmark open salmon talks in Bergen on 13 March."
    assert told(newsroom, "figure", left, right) == []


def test_two_figures_of_one_article_are_no_difference_between_articles(newsroom: Any) -> None:
    both = SALMON.format("41,000 tonnes") + " " + SALMON.format("44,000 tonnes").replace("past", "coming")
    assert told(newsroom, "figure", both, "Salmon talks go on.") == []


def test_growth_in_two_years_is_two_quantities(newsroom: Any) -> None:
    text = "Norland's salmon exports to Estmark rose by {} per cent in {}, the statistics office said."
    assert told(newsroom, "figure", text.format(4, 2024), text.format(6, 2025)) == []


BALLOT = "The senate committee approved the Harbour Bill by {} late on Thursday night."


def test_two_tallies_of_one_vote_are_a_difference(newsroom: Any) -> None:
    assert told(newsroom, "figure", BALLOT.format("15-13"), BALLOT.format("16 to 12")) == [["15-13", "16 to 12"]]


@pytest.mark.parametrize("same", ["15–13", "15 to 13", "15 votes to 13"])
def test_one_tally_written_in_another_way_is_no_difference(newsroom: Any, same: str) -> None:
    assert told(newsroom, "figure", BALLOT.format("15-13"), BALLOT.format(same)) == []


def test_a_range_of_per_cents_in_a_sentence_on_a_vote_is_no_tally(newsroom: Any) -> None:
    left = "The senate committee approved the Harbour Bill by 15-13 after senators heard that port fees would rise."
    right = "The senate committee approved the Harbour Bill after senators heard that port fees would rise by 3 to 5 per cent."
    assert told(newsroom, "figure", left, right) == []


def test_a_reworded_copys_figure_contradicts_nobody(newsroom: Any) -> None:
    clean = newsroom.article("a", SALMON.format("41,000 tonnes"), "Serpa Courier")
    spun = newsroom.article("b", SALMON.format("44,000 tonnes"), "Almar Post")
    found = compare.readings(facts(newsroom.story(clean, spun, reworded=("b",))), Past(), AS_OF)
    assert [d for d in found.differences if d.slot == "figure"] == []


# Places, words, grounds ---------------------------------------------------------------------------------------------


def test_two_towns_for_one_meeting_are_a_difference(newsroom: Any) -> None:
    text = "The harbour talks between Norland and Estmark were held in {} on 26 February 2026."
    assert told(newsroom, "place", text.format("Riga"), text.format("Tallinn")) == [["Riga", "Tallinn"]]


def test_an_agreement_concluded_here_and_signed_there_stands_two_ways(newsroom: Any) -> None:
    found = only(
        newsroom,
        "status",
        "The concluded Harbour Agreement will cut port fees by a tenth.",
        "Ministers signed the Harbour Agreement, which will cut port fees by a tenth.",
    )
    assert found.matter == "Harbour Agreement"
    assert {r.evidence[0].article for r in found.readings} == {"a1", "a2"}


def test_an_agreement_that_will_be_signed_does_not_contradict_its_conclusion(newsroom: Any) -> None:
    assert not told(
        newsroom,
        "status",
        "The concluded Harbour Agreement cuts port fees by a tenth.",
        "Ministers will sign the Harbour Agreement, which cuts port fees by a tenth.",
    )


def test_a_word_that_the_paraphrase_drops_is_told_with_the_quotation(newsroom: Any) -> None:
    found = only(
        newsroom,
        "wording",
        "“The cable protects our economic and national security in every winter,” Energy Minister Karin Lund said.",
        "Energy Minister Karin Lund said that the cable protects national security in every winter.",
    )
    assert found.advice == "use_quote"
    assert "economic and national security" in found.readings[0].text


# What holds for every difference ------------------------------------------------------------------------------------


CASES = [
    (
        "The Baltic Grid Summit opens on 12 March 2026 in Riga.",
        "The Baltic Grid Summit opens on 13 March 2026 in Riga.",
    ),
    (SALMON.format("41,000 tonnes"), SALMON.format("44,000 tonnes")),
    (BALLOT.format("15-13"), BALLOT.format("16-12")),
]


@pytest.mark.parametrize("texts", CASES, ids=["day", "figure", "tally"])
def test_every_reading_stands_in_its_passage_and_the_articles_order_changes_none(
    newsroom: Any, texts: tuple[str, str]
) -> None:
    found = newsroom.compared(*texts)
    for difference in found.differences:
        for reading in difference.readings:
            assert reading.text in found.facts.story.article(reading.evidence[0].article).quote(reading.evidence[0])
    turned = newsroom.compared(*reversed(texts))
    assert len(found.differences) == len(turned.differences) == 1
    assert {r.text for r in found.differences[0].readings} == {r.text for r in turned.differences[0].readings}


def test_one_article_differs_from_nobody(newsroom: Any) -> None:
    found = newsroom.compared(SALMON.format("41,000 tonnes"))
    assert (found.differences, found.agreements, found.single) == ((), (), ())


def test_a_verb_behind_a_number_is_no_unit(newsroom: Any) -> None:
    texts = ("Of the five bidders for the harbour only {} would sign the port contract with the ministry.",) * 2
    found = newsroom.compared(*(t.format(n) for t, n in zip(texts, ("two", "three"), strict=True)))
    assert not [d for d in found.differences if "would" in d.matter]
