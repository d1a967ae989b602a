"""Claims about names as the press of many countries writes them: whole, with their particles, initials and capitals."""

from collections.abc import Callable

import pytest

from tasks import nlp
from tasks.extract import actors
from tasks.model import Story

MakeStory = Callable[..., Story]


def people(story: Story) -> dict[str, list[str]]:
    found = actors.find(story, {a.id: nlp.parse(a.readable) for a in story.articles})
    return {a.name: [r.value for r in a.roles] for a in found if a.kind == "person"}


PARTICLES = [
    ("Governor Kiprop arap Sang signed the bill on Monday.", {"Kiprop arap Sang": ["Governor"]}),
    (
        "Lawmakers questioned Senator Ledama ole Kina and Governor Samuel ole Tunai about the levy.",
        {"Ledama ole Kina": ["Senator"], "Samuel ole Tunai": ["Governor"]},
    ),
    (
        "Premier Sizwe ka-Mabuza met Mayor Thandi wa Mutua.",
        {"Sizwe ka-Mabuza": ["Premier"], "Thandi wa Mutua": ["Mayor"]},
    ),
    (
        "Senator Roque dela Cruz-Ong and Rep. Maria delos Reyes voted against the bill.",
        {"Roque dela Cruz-Ong": ["Senator"], "Maria delos Reyes": ["Rep."]},
    ),
    (
        "Finance Minister Gerrit van 't Hof told parliament the plan was dead.",
        {"Gerrit van 't Hof": ["Finance Minister"]},
    ),
    ("Interior Minister Mariem mint Ahmed spoke.", {"Mariem mint Ahmed": ["Interior Minister"]}),
    (
        "Foreign Minister Massimo d'Alberti met Culture Minister Jean-Luc de l'Estrac.",
        {"Massimo d'Alberti": ["Foreign Minister"], "Jean-Luc de l'Estrac": ["Culture Minister"]},
    ),
    ("Foreign Minister Karl von und zu Hartstein left.", {"Karl von und zu Hartstein": ["Foreign Minister"]}),
]
SHORTENED = [
    (
        "Opposition leader K.V.P. Ramanathan met Finance Minister W.M.K. Perera.",
        {"K.V.P. Ramanathan": ["Opposition leader"], "W.M.K. Perera": ["Finance Minister"]},
    ),
    ("S.W.R.D. Senanayake, the education minister, resigned.", {"S.W.R.D. Senanayake": ["education minister"]}),
    ("Prime Minister K.P Bhattarai resigned.", {"K.P Bhattarai": ["Prime Minister"]}),
    (
        "Commission Secretary Md. Rafiqul Hasan Khan said ballots were ready.",
        {"Md. Rafiqul Hasan Khan": ["Commission Secretary"]},
    ),
    (
        "Home Minister Md Kamrul Haque and State Minister Mohd. Nasir Uddin attended.",
        {"Md Kamrul Haque": ["Home Minister"], "Mohd. Nasir Uddin": ["State Minister"]},
    ),
    (
        "Industries Minister AK Pillai met Chief Minister MK Selvan in Kochi.",
        {"AK Pillai": ["Industries Minister"], "MK Selvan": ["Chief Minister"]},
    ),
]
CAPITALS = [
    (
        "On May 3, Mr. OGAWA Kenji, State Minister for Foreign Affairs, met Ms. TANABE Yui, Director of the Oceania Division.",
        {"OGAWA Kenji": ["State Minister for Foreign Affairs"], "TANABE Yui": ["Director of the Oceania Division"]},
    ),
    (
        "The President of the Council, Mr Pierre LAMBERT, thanked Commissioner Jutta LAHTINEN.",
        {"Pierre LAMBERT": ["President of the Council"], "Jutta LAHTINEN": ["Commissioner"]},
    ),
    (
        "Ursula VON DER HEIDEN, President of the Board, opened the talks.",
        {"Ursula VON DER HEIDEN": ["President of the Board"]},
    ),
    (
        "EU Commissioner Jan Brandt and UN envoy Mia Lund met NATO chief Tom Ruiz.",
        {"Jan Brandt": ["EU Commissioner"], "Mia Lund": ["UN envoy"], "Tom Ruiz": ["NATO chief"]},
    ),
    ("eThekwini mayor Nomvula Dube survived the vote.", {"Nomvula Dube": ["eThekwini mayor"]}),
]
BEHIND = [
    ("Kwame Ofori V, Paramount Chief of Sika, appealed for calm.", {"Kwame Ofori V": ["Paramount Chief of Sika"]}),
    ("Ferdinand Tolosa III, the minority leader, objected.", {"Ferdinand Tolosa III": ["minority leader"]}),
]


@pytest.mark.parametrize(("text", "expected"), [*PARTICLES, *SHORTENED, *CAPITALS, *BEHIND])
def test_a_name_is_printed_whole(press: MakeStory, text: str, expected: dict[str, list[str]]) -> None:
    assert people(press(text)) == expected


def test_a_name_with_an_ordinal_is_that_of_the_same_person_without_it(press: MakeStory) -> None:
    text = "Kwame Ofori V, Paramount Chief of Sika, appealed for calm. Mr Ofori said the road was unsafe."
    assert list(people(press(text))) == ["Kwame Ofori V"]
