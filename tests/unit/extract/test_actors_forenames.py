"""Claims about words between an office and a name that are titles elsewhere: part of the address, or the given name."""

from collections.abc import Callable

import pytest

from tasks import nlp
from tasks.extract import actors
from tasks.model import Story

MakeStory = Callable[..., Story]


def people(story: Story) -> dict[str, list[str]]:
    found = actors.find(story, {a.id: nlp.parse(a.readable) for a in story.articles})
    return {a.name: [r.value for r in a.roles] for a in found if a.kind == "person"}


GIVEN = [
    ("Defence Minister Sultan Reza said no.", "Sultan Reza", "Defence Minister"),
    ("Minister of Defence Sultan Reza said no.", "Sultan Reza", "Minister of Defence"),
    ("The defence minister, Sultan Reza, said no.", "Sultan Reza", "defence minister"),
    ("Industry Minister Dr Sultan Al Marri said no.", "Sultan Al Marri", "Industry Minister"),
    ("Finance Minister Prince Adeyemi said no.", "Prince Adeyemi", "Finance Minister"),
    ("Health Secretary Major Eccles said no.", "Major Eccles", "Health Secretary"),
    ("Trade Minister Judge Harkness said no.", "Judge Harkness", "Trade Minister"),
    ("Director General Prince Adeyemi said no.", "Prince Adeyemi", "Director General"),
    ("Prime Minister Sheikh Nasreen said no.", "Sheikh Nasreen", "Prime Minister"),
]


@pytest.mark.parametrize(("text", "name", "office"), GIVEN)
def test_a_title_between_an_office_and_one_further_name_belongs_to_the_name(
    press: MakeStory, text: str, name: str, office: str
) -> None:
    assert people(press(text)) == {name: [office]}


ADDRESSED = [
    ("Deputy Prime Minister General Prem Wattana said no.", "Prem Wattana", "Deputy Prime Minister"),
    ("Interim President Colonel Moussa Keita said no.", "Moussa Keita", "Interim President"),
    ("Governor Chief Emeka Obiora said no.", "Emeka Obiora", "Governor"),
    ("Foreign Minister Prince Talal bin Rashid said no.", "Talal bin Rashid", "Foreign Minister"),
    ("Army chief General Tariq Mirza said no.", "Tariq Mirza", "Army chief"),
]


@pytest.mark.parametrize(("text", "name", "office"), ADDRESSED)
def test_a_grade_between_an_office_and_a_full_name_is_no_part_of_the_office(
    press: MakeStory, text: str, name: str, office: str
) -> None:
    assert people(press(text)) == {name: [office]}


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Chief Justice Yasmin Afridi said no.", "Yasmin Afridi", "Chief Justice"),
        ("Field Marshal Tariq Mirza said no.", "Tariq Mirza", "Field Marshal"),
        ("Crown Prince Talal bin Rashid said no.", "Talal bin Rashid", "Crown Prince"),
        ("Attorney General Olga Reuter said no.", "Olga Reuter", "Attorney General"),
    ],
)
def test_two_heads_of_one_office_stay_together(press: MakeStory, text: str, name: str, office: str) -> None:
    assert people(press(text)) == {name: [office]}


def test_a_prince_whose_full_name_the_story_gives_goes_by_it(press: MakeStory) -> None:
    text = "Foreign Minister Prince Talal met the press. Prince Talal bin Rashid later flew home."
    assert people(press(text)) == {"Talal bin Rashid": ["Foreign Minister"]}


def test_a_name_that_begins_like_an_office_is_none_the_second_time(press: MakeStory) -> None:
    text = "Defence Minister Sultan Reza flew in on Monday. Sultan Reza said the army would leave. Mr Reza left."
    assert people(press(text)) == {"Sultan Reza": ["Defence Minister"]}


def test_a_small_word_with_a_capital_behind_an_office_begins_a_name(press: MakeStory) -> None:
    text = "Vietnam's President To Binh met Chinese Vice Premier He Wenlong. He told reporters that To Binh agreed."
    assert people(press(text)) == {"To Binh": ["President"], "He Wenlong": ["Chinese Vice Premier"]}


def test_a_title_before_a_full_name_in_apposition_is_no_part_of_it(press: MakeStory) -> None:
    text = "The Vatican's secretary of state, Cardinal Pietro Sandrelli, said no."
    assert "secretary of state" in people(press(text))["Pietro Sandrelli"]
