"""Claims about what stands between an office and a name: grades, callings, seats and honours of many countries."""

from collections.abc import Callable

import pytest

from tasks import nlp
from tasks.extract import actors
from tasks.model import Story

MakeStory = Callable[..., Story]


def people(story: Story) -> dict[str, list[str]]:
    found = actors.find(story, {a.id: nlp.parse(a.readable) for a in story.articles})
    return {a.name: [r.value for r in a.roles] for a in found if a.kind == "person"}


ADDRESSED = [
    (
        "Chief Election Commissioner Justice (retd) Farida Rahman said the roll was final.",
        {"Farida Rahman": ["Chief Election Commissioner"]},
    ),
    (
        "Election Commissioners Brig Gen (retd) Anwar Bashar and Sultana Shilpi were present.",
        {"Anwar Bashar": ["Election Commissioner"], "Sultana Shilpi": ["Election Commissioner"]},
    ),
    (
        "Defence adviser Lt Gen (retd) Tariq Mehmood and Foreign Secretary Vice Admiral (Retd.) Nadeem Baig left for Doha.",
        {"Tariq Mehmood": ["Defence adviser"], "Nadeem Baig": ["Foreign Secretary"]},
    ),
    ("Dal candidate Advocate Moin Talukdar lost his deposit.", {"Moin Talukdar": ["Dal candidate"]}),
    (
        "Law Minister Barrister Shafiq Ahmed and Attorney General Advocate Amin Uddin spoke.",
        {"Shafiq Ahmed": ["Law Minister"], "Amin Uddin": ["Attorney General"]},
    ),
    (
        "Planning Minister Engineer Mosharraf Hossain and Agriculture Minister Agriculturist Abdur Razzak spoke.",
        {"Mosharraf Hossain": ["Planning Minister"], "Abdur Razzak": ["Agriculture Minister"]},
    ),
    (
        "State police chief Datuk Yusri Che Hassan and Deputy Prime Minister Datuk Seri Dr Azman Harun arrived.",
        {"Yusri Che Hassan": ["State police chief"], "Azman Harun": ["Deputy Prime Minister"]},
    ),
    ("Works Minister Dato' Sri Alina Osman opened the bridge.", {"Alina Osman": ["Works Minister"]}),
]
SEATED = [
    (
        "Council leader Cllr Jane Fellowes said the plan would go ahead.",
        {"Jane Fellowes": ["Council leader"]},
    ),
    (
        "Committee chair Sen. Lou Hartwig said the bill was dead.",
        {"Lou Hartwig": ["Committee chair", "Sen."]},
    ),
    (
        "Committee Chairman Senator Abel Okon said the bill was dead.",
        {"Abel Okon": ["Committee Chairman", "Senator"]},
    ),
]
OTHERS = [
    ("Governor-General Dame Sela Fotu met Secretary General Ana Weil.", {"Ana Weil": ["Secretary General"]}),
    ("The Architect of the plan met Engineer Unions.", {}),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSED)
def test_what_addresses_the_holder_is_neither_office_nor_name(
    press: MakeStory, text: str, expected: dict[str, list[str]]
) -> None:
    assert people(press(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SEATED)
def test_a_seat_behind_an_office_leaves_the_office(press: MakeStory, text: str, expected: dict[str, list[str]]) -> None:
    assert {name: sorted(held) for name, held in people(press(text)).items()} == expected


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_the_words_of_an_address_that_addresses_nobody_give_no_name(
    press: MakeStory, text: str, expected: dict[str, list[str]]
) -> None:
    held = people(press(text))
    assert {name: held.get(name) for name in expected} == expected
    assert not any("Engineer" in name or "Unions" in name for name in held)
