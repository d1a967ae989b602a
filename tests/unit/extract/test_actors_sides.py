"""Claims about whose officer a person is where the words beside the name leave it to the text."""

import pytest
from passages import MakeStory, found, role, side

OFFICES = [
    (
        "The cabinet named Faisal Al-Otaiba envoy to Norway and relieved Maj. Gen. Omar Al-Harbi of his post.",
        "Omar Al-Harbi",
        "Maj. Gen.",
    ),
    ("Minister of State for Home Ramdas Lal Banerjee-Roy told the House.", "Ramdas Lal Banerjee-Roy", None),
    ("Dewi Lestari-Adi, director of PT Sumber Laut, said prices would rise.", "Dewi Lestari-Adi", None),
    ("The inquiry was led by the Chairman, Dock Workers' Union, Alhaji Musa Bello.", "Musa Bello", None),
    ("The appeal of former provincial minister Chanda Mulenga-Stone failed.", "Chanda Mulenga-Stone", None),
]
WHOLE = {
    "Ramdas Lal Banerjee-Roy": "Minister of State for Home",
    "Dewi Lestari-Adi": "director of PT Sumber Laut",
    "Musa Bello": "Chairman, Dock Workers' Union",
    "Chanda Mulenga-Stone": "former provincial minister",
}


@pytest.mark.parametrize(("text", "name", "office"), OFFICES)
def test_an_office_ends_where_the_name_or_another_deed_begins(
    press: MakeStory, text: str, name: str, office: str | None
) -> None:
    assert role(found(press(text))[name]) == (office or WHOLE[name])


SIDES = [
    (
        "LUSAKA, Nov 3 - The Central Bank of Zambia held rates. Deputy governor Ana Phiri-Cole dissented.",
        "Ana Phiri-Cole",
        "Zambia",
    ),
    ("The Bank of Norland on Monday named Ana Phiri-Cole as its next chief economist.", "Ana Phiri-Cole", None),
    (
        "In Oslo the opposition Works Union demanded an inquiry. Its vice-chairwoman, Jane Roe-Hansen, left.",
        "Jane Roe-Hansen",
        "Works Union",
    ),
    (
        "The Senate Subcommittee on Dams met. Ranking member Dora Villa-Hunt objected.",
        "Dora Villa-Hunt",
        "Senate Subcommittee on Dams",
    ),
    (
        "Harbour Safety Board Chairwoman Loretta Marsh-Cho spoke. Her deputy, Ian Poole, passed a note.",
        "Ian Poole",
        "Harbour Safety Board",
    ),
    (
        "She worked with the Ministry of Ports and Fisheries, whose Deputy Minister Ana Phiri-Cole was present.",
        "Ana Phiri-Cole",
        "Ministry of Ports and Fisheries",
    ),
    ("He met Director-General Kim Bo-ra of South Korea's Dredging Office.", "Kim Bo-ra", "South Korea"),
    ("MEP Gabor Szabo-Toth (Tavlat) questioned the price.", "Gabor Szabo-Toth", "Tavlat"),
    ("Dr Jane Roe-Hansen (Heath East) (Works Union): May I ask?", "Jane Roe-Hansen", "Works Union"),
    ("People's Harbour Party floor leader Ma Chang-ho apologised.", "Ma Chang-ho", "People's Harbour Party"),
    ("The African Union's acting commissioner for ports, Hana Tesfaye-Alemu, spoke.", "Hana Tesfaye-Alemu", None),
    ("Senator Rui Costa-Lima of the Partido da Serra denied it.", "Rui Costa-Lima", "Partido da Serra"),
]
BODIES = {"Ana Phiri-Cole": "Bank of Norland", "Hana Tesfaye-Alemu": "African Union"}


@pytest.mark.parametrize(("text", "name", "value"), SIDES)
def test_the_body_is_told_by_the_words_around(press: MakeStory, text: str, name: str, value: str | None) -> None:
    assert side(found(press(text))[name]) == (value or BODIES[name])


def test_a_ministry_of_no_land_is_not_the_one_of_another_land(press: MakeStory) -> None:
    names = found(
        press(
            "The Turkish Foreign Ministry summoned him. "
            "In Vienna, Foreign Ministry spokesperson Lena Hofer-Kraus said Austria regretted it."
        )
    )
    assert side(names["Lena Hofer-Kraus"]) == "Foreign Ministry"


OPEN = [
    (
        "Deputy Prime Minister Pham Van Long hosted a dinner for Czech Minister of Ports Jana Horakova.",
        "Pham Van Long",
    ),
    ("Bank of America lent it. Governor Ana Phiri-Cole of the club agreed.", "Ana Phiri-Cole"),
    ("The Ports Council met the Rivers Council. Council president Jane Roe-Hansen spoke.", "Jane Roe-Hansen"),
    ("Ole Berg-Dahl, Norway's envoy, met Tom Hale-Roy. Her deputy, Ian Poole, stayed.", "Ian Poole"),
]


@pytest.mark.parametrize(("text", "name"), OPEN)
def test_nobody_is_given_a_side_where_two_could_be_meant(press: MakeStory, text: str, name: str) -> None:
    assert side(found(press(text))[name]) == ""


PRIVATE = [
    "The tourist Nils Adler of Germany was rescued on Friday.",
    "A tourist, Nils Adler of Germany, swam ashore.",
    "Nils Adler of Germany, a retired teacher, swam ashore.",
    "Nils Adler of Germany, 34, swam ashore.",
    "The novelist Nils Adler of Germany won the prize.",
    "The nurse Nils Adler (Germany) swam ashore.",
    "The victims were Ona Rimkus of Lithuania and Nils Adler of Germany.",
]


@pytest.mark.parametrize("text", PRIVATE)
def test_a_private_person_acts_for_no_state(press: MakeStory, text: str) -> None:
    assert side(found(press(text))["Nils Adler"]) == ""


PUBLIC = [
    "Delegates Ona Rimkus of Lithuania and Nils Adler of Germany abstained.",
    "Delegates Nils Adler of Germany and Ona Rimkus of Lithuania abstained.",
    "Swimmer Nils Adler of Germany won gold.",
    "The rapporteur, Nils Adler (Germany), opened the debate.",
    "The vote was chaired by Nils Adler of Germany.",
    "Ghana called for a visiting mission. Mr. Nils Adler (Germany) disagreed.",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_who_is_sent_or_picked_by_a_state_acts_for_it(press: MakeStory, text: str) -> None:
    assert side(found(press(text))["Nils Adler"]) == "Germany"


def test_what_somebody_does_is_no_given_name(press: MakeStory) -> None:
    assert "John Mbeki" in found(press("Farmer John Mbeki of South Africa spoke."))


def test_an_officer_of_several_states_acts_for_none_of_them(press: MakeStory) -> None:
    actor = found(press("The U.N. envoy for Chad, Nils Adler of Germany, stepped down."))["Nils Adler"]
    assert (role(actor), side(actor)) == ("U.N. envoy for Chad", "U.N.")


def test_a_premier_may_be_of_a_region_behind_his_name(press: MakeStory) -> None:
    assert side(found(press("Premier Nils Adler of British Columbia spoke."))["Nils Adler"]) == "British Columbia"


def test_a_cabinet_of_his_is_nobodys_name(press: MakeStory) -> None:
    assert side(found(press("He resigned. His cabinet's energy minister, Nils Adler, stays."))["Nils Adler"]) == ""


def test_a_member_who_chairs_a_committee_is_told_with_it(press: MakeStory) -> None:
    actor = found(press("Dame Ragna Stolberg MP, chair of the Harbour Committee, wrote to the bank."))["Ragna Stolberg"]
    assert (role(actor), side(actor)) == ("chair of the Harbour Committee", "Harbour Committee")


def test_which_of_its_holders_is_the_first_woman_is_no_part_of_an_office(press: MakeStory) -> None:
    actor = found(press("The emperor appointed Ragna Stolberg as the country's first female finance minister."))
    assert role(actor["Ragna Stolberg"]) == "finance minister"


def test_a_dateline_before_an_office_takes_no_state_from_it(press: MakeStory) -> None:
    actor = found(press("ROME, Oct 4 - German Economy Minister Anja Brand met Paolo Sandrelli on Saturday."))[
        "Anja Brand"
    ]
    assert (role(actor), side(actor)) == ("German Economy Minister", "Germany")


def test_a_kind_of_body_is_no_side(press: MakeStory) -> None:
    assert side(found(press("Trade union leader Nils Adler led the march."))["Nils Adler"]) == ""


def test_a_house_of_one_state_is_no_part_of_the_name_behind_it(press: MakeStory) -> None:
    actor = found(press("Speaker of the Knesset Amir Reza met her."))["Amir Reza"]
    assert (role(actor), side(actor)) == ("Speaker of the Knesset", "Israel")
