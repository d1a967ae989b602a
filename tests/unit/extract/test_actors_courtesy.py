"""Claims about forms of address and decrees: what is said out of courtesy is neither name nor office."""

import pytest

from tests.unit.extract.passages import MakeStory, found, role, roles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The council heard Mme Aline Cordier on Monday. M. Luc Brossard spoke after her.", "Luc Brossard"),
        ("The council heard Mme Aline Cordier on Monday. M. Luc Brossard spoke after her.", "Aline Cordier"),
        ("The court summoned M. Jean Ferrand and Mlle Odile Ferrand.", "Odile Ferrand"),
        ("His Highness Sheikh Rashid Al Noor opened the fair in Salalah.", "Rashid Al Noor"),
        ("Her Majesty Queen Thyra Solvang opened the assembly.", "Thyra Solvang"),
    ],
)
def test_a_form_of_address_is_no_part_of_a_name(press: MakeStory, text: str, name: str) -> None:
    assert name in found(press(text))


def test_an_initial_stays_where_nobody_is_addressed_in_french(press: MakeStory) -> None:
    assert "M. Sundaram Iyer" in found(press("The minister, M. Sundaram Iyer, spoke in Salem."))
    assert "Jean M. Brossard" in found(press("Mme Aline Cordier met Jean M. Brossard, a lawyer, in Lyon."))


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("His Highness Sheikh Rashid Al Noor, Ruler of Ras Salim, opened the fair.", "Ruler of Ras Salim"),
        ("Sheikh Rashid Al Noor opened the fair.", ""),
        ("Sheikh Rashid Al Noor, the Minister of Culture, opened the fair.", "Minister of Culture"),
        ("The Crown Prince, Sheikh Rashid Al Noor, opened the fair.", "Crown Prince"),
    ],
)
def test_a_sheikh_is_addressed_so_and_his_office_is_another(press: MakeStory, text: str, office: str) -> None:
    assert role(found(press(text)).get("Rashid Al Noor")) == office


HER = "Hana Vesel"


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            f"On the advice of the Finance Minister, Dr {HER}, a former judge, was named Registrar of Lands.",
            ["Registrar of Lands", "former judge"],
        ),
        (f"At the request of the Minister of Health, {HER}, head of the Brno hospital, was heard.", ["head of the Brno hospital"]),
        (f"Upon the proposal of the Prime Minister, {HER}, rector of Olomouc University, is relieved of her duties.", ["rector of Olomouc University"]),
        (f"On the initiative of the Speaker, Ms {HER}, the clerk, has been reinstated.", ["clerk"]),
    ],
)  # fmt: skip
def test_the_comma_behind_an_opening_phrase_sets_no_name_beside_the_office_in_it(
    press: MakeStory, text: str, offices: list[str]
) -> None:
    assert set(roles(found(press(text)).get(HER))) <= set(offices)


def test_a_name_within_the_opening_phrase_is_its_office_s_holder(press: MakeStory) -> None:
    one = found(press("At the invitation of the Foreign Minister, Pekka Lindroos, ministers met in Turku."))
    assert role(one.get("Pekka Lindroos")) == "Foreign Minister"


def test_the_first_president_of_a_court_is_a_rank_of_its_own(press: MakeStory) -> None:
    one = found(press(f"{HER}, first president of the Court of Cassation, spoke."))
    assert role(one.get(HER)) == "first president of the Court of Cassation"
    other = found(press(f"{HER}, the first president of the Court of Cassation, spoke."))
    assert role(other.get(HER)) == "president of the Court of Cassation"


@pytest.mark.parametrize(
    "text",
    [
        "Omar Haddad moves to the court as Adviser to His Highness. Mr Nader Saleh stays.",
        "The Adviser to His Majesty Omar Haddad spoke.",
        "The Secretary to Her Excellency Omar Haddad spoke.",
        "A Counsellor to His Eminence Omar Haddad spoke.",
    ],
)
def test_who_serves_somebody_highly_addressed_is_not_that_person(press: MakeStory, text: str) -> None:
    one = found(press(text))
    assert not roles(one.get("Omar Haddad"))
    assert not roles(one.get("Nader Saleh"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The head of the Farmers' List in the village of Gornje Polje, Petar Zoric, spoke.", "Gornje Polje"),
        ("Residents of the town of Ana Maria fled on Friday.", "Ana Maria"),
        ("Parliament rejects the initiative ‘Quiet Nights’ without a vote.", "Quiet Nights"),
        ("The board kept the programme “Clean Rivers” alive.", "Clean Rivers"),
        ("The members took the oath at Qasr Al Noor on Sunday.", "Qasr Al Noor"),
        ("Harbour Pilots’ Association members struck on Friday.", "Harbour Pilots"),
    ],
)
def test_a_place_or_a_thing_so_called_is_no_person(press: MakeStory, text: str, name: str) -> None:
    assert name not in found(press(text))


def test_a_person_in_a_village_stays_one(press: MakeStory) -> None:
    assert "Petar Zoric" in found(press("In the village of Gornje Polje, Petar Zoric, a farmer, spoke."))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The minister, Anvar Rashidovich Tulaev, reported. “I agree,” Anvar Rashidovich replied.",
            {"Anvar Rashidovich Tulaev"},
        ),
        (
            "Works minister Faridul Azmi Kassim spoke. “Red is an answer,” said Faridul Azmi.",
            {"Faridul Azmi Kassim"},
        ),
        (
            "Speaker Mary Lou Brandt resigned. Critics of Mary Lou cheered.",
            {"Mary Lou Brandt"},
        ),
        (
            "Judge John Paul Jones spoke. John Paul, the bishop of Cork, left.",
            {"John Paul Jones", "John Paul"},
        ),
    ],
)
def test_the_first_two_of_three_names_mean_the_same_person_without_an_office_of_their_own(
    press: MakeStory, text: str, names: set[str]
) -> None:
    assert {n for n, a in found(press(text)).items() if a.kind == "person"} == names


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Nobody in Whitehall could say where the masts were.", set()),
        ("Protesters gathered outside Downing Street on Friday.", set()),
        ("Whitehall rejected the plan on Friday.", {"Whitehall"}),
        ("Downing Street rejected the plan on Friday.", {"Downing Street"}),
    ],
)
def test_a_street_in_which_something_is_is_no_body(press: MakeStory, text: str, bodies: set[str]) -> None:
    assert {n for n, a in found(press(text)).items() if a.kind == "body"} == bodies


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "The Council heard H.E. Fatima Diallo, Permanent Representative of Guinea to the AU, on Friday.",
            "Fatima Diallo",
            "Permanent Representative of Guinea to the AU",
        ),
        ("The Ambassador of Chile to Estonia, Ximena Urrutia, spoke.", "Ximena Urrutia", "Ambassador of Chile to Estonia"),
        ("The representative of Togo to the Port Union, Kofi Adjei, spoke.", "Kofi Adjei", "representative of Togo to the Port Union"),
        ("The ambassador of Chile to talks in Oslo, Ximena Urrutia, spoke.", "Ximena Urrutia", "ambassador of Chile"),
        ("Sevil Karim gizi Agayeva, Head of Department at the Ministry of Culture; spoke.", "Sevil Karim gizi Agayeva", "Head of Department at the Ministry of Culture"),
    ],
)  # fmt: skip
def test_who_is_sent_by_a_state_to_a_body_has_both_in_the_office(
    press: MakeStory, text: str, name: str, office: str
) -> None:
    assert role(found(press(text)).get(name)) == office


def test_a_long_line_full_of_names_is_no_headline(press: MakeStory) -> None:
    text = (
        "The Council, having heard the opening remarks of Fatima Diallo, Permanent Representative of Guinea to the "
        "Union and Chairperson for the month, and a briefing by Kofi Adjei, Commissioner for Political Affairs, Peace "
        "and Security:\n1. Commends Togo;\n"
    )
    assert role(found(press(text)).get("Kofi Adjei")) == "Commissioner for Political Affairs, Peace and Security"
