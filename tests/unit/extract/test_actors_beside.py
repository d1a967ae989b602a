"""Claims about what stands beside a name: the office in apposition, and the body or land a person is of."""

import pytest
from passages import MakeStory, found, role, side

OFFICES = [
    ("Jane Banda, Secretary, Ministry of Roads, signed the note.", "Jane Banda", "Secretary, Ministry of Roads"),
    ("Jane Banda, now the ambassador to Portugal, signed the note.", "Jane Banda", "ambassador to Portugal"),
    ("Jane Banda, M.P., Minister of Roads, signed the note.", "Jane Banda", "Minister of Roads"),
    ("The board elected Jane Banda as its secretary-general.", "Jane Banda", "secretary-general"),
    ("The Speaker, the Hon. Jane Banda, suspended the sitting.", "Jane Banda", "Speaker"),
    (
        "The head of the Meridian Institute in London, Jane Banda, spoke.",
        "Jane Banda",
        "head of the Meridian Institute",
    ),
    ("The transport minister, Jane Banda (Heath Party), spoke.", "Jane Banda", "transport minister"),
    ("The Ambassador of Israel to Nepal, Jane Banda, spoke.", "Jane Banda", "Ambassador of Israel to Nepal"),
    (
        "The Canadian High Commissioner to Ghana, Jane Banda, spoke.",
        "Jane Banda",
        "Canadian High Commissioner to Ghana",
    ),
    (
        "Right Honourable Chairperson of the National Assembly Jane Banda spoke.",
        "Jane Banda",
        "Chairperson of the National Assembly",
    ),
    ("The veteran minister Jane Banda spoke.", "Jane Banda", "minister"),
    ("From Oslo Trade Minister Jane Banda wrote.", "Jane Banda", "Trade Minister"),
]


@pytest.mark.parametrize(("text", "name", "wanted"), OFFICES)
def test_an_office_beside_a_name_is_printed_as_it_stands(press: MakeStory, text: str, name: str, wanted: str) -> None:
    assert role(found(press(text))[name]) == wanted


SIDES = [
    (
        "Evidence was given by Professor Lamberto Sisti of the Po Basin Authority.",
        "Lamberto Sisti",
        "Po Basin Authority",
    ),
    ("Deputy chair Olle Strand (Heath Party) spoke.", "Olle Strand", "Heath Party"),
    ("For the Government of Norland: Ysolde Marr, Deputy Trade Minister.", "Ysolde Marr", "Government of Norland"),
    ("Turid Karlsrud, the minister of agriculture of Norway, spoke.", "Turid Karlsrud", "Norway"),
    ("Prime Minister Anote Finn of Kirimoa, 61, spoke.", "Anote Finn", "Kirimoa"),
    ("At the signing Haiti was represented by its consul, Mirlande Joachim.", "Mirlande Joachim", "Haiti"),
    ("The summit is hosted by Lithuania, whose president-elect, Ona Rimkus, will speak.", "Ona Rimkus", "Lithuania"),
    (
        "The Seed Treaty Bureau met in Rome. Its spokesperson, Fabiola Renzetti, spoke.",
        "Fabiola Renzetti",
        "Seed Treaty Bureau",
    ),
]


@pytest.mark.parametrize(("text", "name", "wanted"), SIDES)
def test_the_words_beside_a_name_say_for_whom(press: MakeStory, text: str, name: str, wanted: str) -> None:
    assert side(found(press(text))[name]) == wanted


NO_SIDE = [
    ("Trump's adviser, John Marsh, said no.", "John Marsh"),  # a person owns the office
    ("Tom Ward of Bristol won the raffle; Tom Ward thanked the mayor.", "Tom Ward"),  # where somebody lives
    ("The Minister of Small Holdings, Jane Banda, spoke.", "Jane Banda"),  # a portfolio
    ("The head of the Pan American Cold Chain Network, Beatriz Lugo, spoke.", "Beatriz Lugo"),
]


@pytest.mark.parametrize(("text", "name"), NO_SIDE[:3])
def test_a_person_a_town_and_a_portfolio_are_no_side(press: MakeStory, text: str, name: str) -> None:
    assert side(found(press(text))[name]) == ""


def test_a_pan_american_body_is_not_of_the_united_states(press: MakeStory) -> None:
    text, name = NO_SIDE[3]
    assert side(found(press(text))[name]) == "Pan American Cold Chain Network"


def test_of_two_lands_before_one_office_neither_is_given_to_both(press: MakeStory) -> None:
    both = found(press("French and German foreign ministers Jean Moreau and Anna Vogel met in Geneva."))
    assert {side(both["Jean Moreau"]), side(both["Anna Vogel"])} == {""}
    assert "German" not in role(both["Jean Moreau"])


def test_its_spokesperson_is_open_where_two_bodies_are_named(press: MakeStory) -> None:
    text = "The Seed Treaty Bureau answered the Grain Council in Rome. Its spokesperson, Fabiola Renzetti, spoke."
    assert side(found(press(text))["Fabiola Renzetti"]) == ""
