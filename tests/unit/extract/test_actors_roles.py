"""Claims about whom an office belongs to where the sentence could be read in two ways, and how much of it is printed."""

import pytest
from passages import MakeStory, found, roles, side

BETWEEN = [
    (
        "Invited by the Minister of Health of Estonia, Kersti Aavik, the Minister of Health of Malta, Mr Karl Borg, left.",
        {
            "Kersti Aavik": ["Minister of Health of Estonia"],
            "Karl Borg": ["Minister of Health of Malta"],
        },
    ),
    (
        "The cable was laid by Arvo Salmela, the agency's deputy director, Leena Kuusisto, said in Oulu.",
        {"Leena Kuusisto": ["deputy director"], "Arvo Salmela": []},
    ),
    ("The CHAIR (Mrs Edith Farnborough-Lowe): Order.", {"Edith Farnborough-Lowe": ["CHAIR"]}),
    (
        "The Minister for Harbours (Clement Ossory-Vane): I beg to move the second reading.",
        {"Clement Ossory-Vane": ["Minister for Harbours"]},
    ),
    ("The Speaker of the House (Green Left) spoke.", {}),
    (
        "Kenya's Climate Envoy Sultan al-Amoudi met Senator Dean Holbrook-Pyle in Nairobi.",
        {"Sultan al-Amoudi": ["Climate Envoy"], "Dean Holbrook-Pyle": ["Senator"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), BETWEEN)
def test_an_office_between_two_names_belongs_to_one_of_them(
    press: MakeStory, text: str, expected: dict[str, list[str]]
) -> None:
    actor = found(press(text))
    people = {name: roles(a) for name, a in actor.items() if a.kind == "person"}
    assert {n: people.get(n, []) for n in expected} == expected
    assert not [n for n, held in people.items() if held and n not in expected]


WHOLE = [
    ("European Central Bank Executive Board member Ilse Kramer spoke.", "European Central Bank Executive Board member"),
    ("Frontex executive director Hanna Lindroos spoke.", "Frontex executive director"),
    ("Marc Duval-Roy, the Haitian chargé d'affaires, spoke.", "Haitian chargé d'affaires"),
    ("The chair of Parliament's budget committee, Johan Linden, spoke.", "chair of Parliament's budget committee"),
    ("IMF mission chief Stefano Baroncelli spoke.", "IMF mission chief"),
    ("The Agency's report cites Under Secretary Rosa Menchaca.", "Under Secretary"),
    ("Mexico's top diplomat, Beatriz Solana-Ruiz, spoke.", "top diplomat"),
    ("After the meeting chairman Walter Obiora told reporters so.", ""),
    ("The Chair, Mr. Tanaka-Reyes (Japan), suspended the meeting.", "Chair"),
    ("Judge Patricia Dunmore adjourned the trial.", "Judge"),
    ("A third official, Beat Zürcher, said nothing.", ""),
    ("Mongolia's deputy speaker, Saranchuluun, left early.", "deputy speaker"),
    ("Kuwait's emir, Sheikh Fahad al-Jaber al-Mutairi, spoke.", "emir"),
]


@pytest.mark.parametrize(("text", "office"), WHOLE)
def test_all_words_of_an_office_are_printed_and_none_that_say_nothing(press: MakeStory, text: str, office: str) -> None:
    people = [a for a in found(press(text)).values() if a.kind == "person"]
    assert [r for a in people for r in roles(a)] == ([office] if office else [])


def test_a_courtesy_title_stands_between_an_office_and_the_name(press: MakeStory) -> None:
    actor = found(press("The former president of the Water Court, Judge Ramona Ilieva, will chair the inquiry."))
    assert "former president of the Water Court" in roles(actor["Ramona Ilieva"])


WIDTH = [
    ("Flamboyant former Surinamese rebel leader Ronnie Bruijning walked free.", "Flamboyant"),
    ("His Royal Highness Prince Saud bin Talal al-Hazmi opened the fair.", "Royal Highness"),
    ("The bill was drafted by opposition lawmaker Dunja Perković.", "opposition"),
    ("The motion came from Independent MP Rewi Tamahori-Smith.", "Independent"),
]


@pytest.mark.parametrize(("text", "unprinted"), WIDTH)
def test_address_and_bench_are_no_part_of_an_office(press: MakeStory, text: str, unprinted: str) -> None:
    assert not any(unprinted in role for actor in found(press(text)).values() for role in roles(actor))


def test_the_first_deputy_is_another_than_the_deputy(press: MakeStory) -> None:
    actor = found(press("Ukraine's first deputy prime minister, Olha Danylchenko, spoke in Lviv."))
    assert roles(actor["Olha Danylchenko"]) == ["first deputy prime minister"]


def test_an_agency_in_capitals_opens_the_office_and_gives_the_side(press: MakeStory) -> None:
    actor = found(press("WHO Regional Director for Africa Dr Mariam Keïta-Sow toured the ward."))
    assert roles(actor["Mariam Keïta-Sow"]) == ["WHO Regional Director for Africa"]
    assert side(actor["Mariam Keïta-Sow"]) == "WHO"


def test_a_given_name_with_an_accent_is_no_people(press: MakeStory) -> None:
    actor = found(press("Bloc leader Germán Iturbide walked out of the chamber."))
    assert not any(a.kind == "body" and side(a) == "Germany" for a in actor.values())
    assert "Germany" not in actor


def test_a_house_that_several_states_have_gives_no_state(press: MakeStory) -> None:
    actor = found(press("Treasury Minister Ifeanyi Rooke called it prudent. The Cabinet Office had no comment."))
    assert side(actor["Ifeanyi Rooke"]) == ""


def test_a_bare_minister_is_of_the_state_whose_cabinet_is_named(press: MakeStory) -> None:
    actor = found(press("Interior Minister Nana Gelashvili and her deputy briefed Georgia's cabinet on Monday."))
    assert side(actor["Nana Gelashvili"]) == "Georgia"


def test_a_first_minister_is_of_no_kingdom(press: MakeStory) -> None:
    text = "First Minister Isla Drummond-Kerr will sue. The UK government declined to comment; the UK will wait."
    assert side(found(press(text))["Isla Drummond-Kerr"]) == ""


TAKEN = [
    ("The assembly elected Ms. Aminata Cissokho (Senegal) as Chair.", "Aminata Cissokho", "Chair"),
    ("The board hired Wolf Lindqvist, a former banker, as its chief economist.", "Wolf Lindqvist", "chief economist"),
    ("The president-elect named Tove Rustad-Lie finance minister.", "Tove Rustad-Lie", "finance minister"),
    (
        "The emir appointed his nephew, Sheikh Nasser al-Rumaih, as prime minister.",
        "Nasser al-Rumaih",
        "prime minister",
    ),
    ("Milan Horvat-Kos has been appointed ambassador to Peru.", "Milan Horvat-Kos", "ambassador to Peru"),
    (
        "Ibrahima Sow-Ndiaye leaves to become director of the Sahel Fund.",
        "Ibrahima Sow-Ndiaye",
        "incoming director of the Sahel Fund",
    ),
]


@pytest.mark.parametrize(("text", "name", "office"), TAKEN)
def test_who_is_given_an_office_by_the_verb_is_told_with_it(
    press: MakeStory, text: str, name: str, office: str
) -> None:
    assert office in roles(found(press(text))[name])


def test_an_office_given_in_a_year_long_past_is_not_told_as_held(press: MakeStory) -> None:
    actor = found(press("Petra Vogelsang-Roth was elected mayor in 2009. Petra Vogelsang-Roth now grows hops."))
    assert roles(actor["Petra Vogelsang-Roth"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "If Tove Rustad-Lie is elected president, taxes will fall.",
        "Nobody expects Tove Rustad-Lie to become president.",
        "The board has refused to make Tove Rustad-Lie its chair.",
        "Voters may elect Tove Rustad-Lie president.",
        "The senate has not confirmed whether Tove Rustad-Lie was named ambassador.",
    ],
)
def test_an_office_that_somebody_may_never_hold_is_not_told(press: MakeStory, text: str) -> None:
    assert roles(found(press(text))["Tove Rustad-Lie"]) == []


def test_the_month_of_may_leaves_an_election_sure(press: MakeStory) -> None:
    actor = found(press("Early in May the assembly named Tove Rustad-Lie mayor of Havn."))
    assert roles(actor["Tove Rustad-Lie"]) == ["mayor of Havn"]


def test_who_heads_home_is_head_of_nothing(press: MakeStory) -> None:
    assert roles(found(press("Tove Rustad-Lie, who heads to Oslo on Friday, smiled."))["Tove Rustad-Lie"]) == []
    assert roles(found(press("Tove Rustad-Lie, who heads the port board, smiled."))["Tove Rustad-Lie"]) == [
        "head of the port board"
    ]


def test_the_office_in_the_words_that_told_it_first_is_the_one_meant(press: MakeStory) -> None:
    actor = found(press("The emir received Oman's new envoy on Monday. The envoy, Salim al-Harthy, brought a letter."))
    assert roles(actor["Salim al-Harthy"]) == ["envoy"]
    assert side(actor["Salim al-Harthy"]) == "Oman"


def test_one_person_may_hold_two_offices_told_together(press: MakeStory) -> None:
    actor = found(press("Ghana's Vice-President and Chair of the Lakes Board, Efua Amankwah-Osei, spoke."))
    assert set(roles(actor["Efua Amankwah-Osei"])) == {"Vice-President", "Chair of the Lakes Board"}
    assert side(actor["Efua Amankwah-Osei"]) == "Ghana"


def test_a_president_and_a_minister_told_together_are_two_persons(press: MakeStory) -> None:
    actor = found(press("Ghana's president and the finance minister, Efua Amankwah-Osei, spoke."))
    assert roles(actor["Efua Amankwah-Osei"]) == ["finance minister"]


RESPECTIVELY = [
    "The trade ministers of Eswatini and Botswana, Ana Msane-Ford and Kele Rra-Tau, met.",
    "Ana Msane-Ford and Kele Rra-Tau, respectively the trade ministers of Eswatini and Botswana, met.",
    "The trade ministers of Eswatini and Botswana, Ana Msane-Ford and Kele Rra-Tau, respectively, met.",
]


@pytest.mark.parametrize("text", RESPECTIVELY)
def test_respectively_gives_each_his_own_state(press: MakeStory, text: str) -> None:
    actor = found(press(text))
    assert roles(actor["Ana Msane-Ford"]) == roles(actor["Kele Rra-Tau"]) == ["trade minister"]
    assert (side(actor["Ana Msane-Ford"]), side(actor["Kele Rra-Tau"])) == ("Eswatini", "Botswana")


SIDES = [
    ("Ms. Hallberg-Dahl (Sweden) disagreed with the draft.", "Hallberg-Dahl", "Sweden"),
    ("Mr Owen Pryce-Lloyd (North Dale, Orchard Party) asked for a date.", "Owen Pryce-Lloyd", "Orchard Party"),
    ("The post went to Piet Vermeersch of Belgium.", "Piet Vermeersch", "Belgium"),
    ("Senator Mirta Coronado, of the Radical Civic Union, stayed.", "Mirta Coronado", "Radical Civic Union"),
    ("Governor Tomoko Ishida of the Central Bank of Tonga cut the rate.", "Tomoko Ishida", "Tonga"),
    ("The talks were led by France's Élodie Vasselin.", "Élodie Vasselin", "France"),
    ("Norland's ambassador, Brannock Thulesen, was summoned.", "Brannock Thulesen", "Norland"),
    ("Present for Fiji were Mr Simon Harrow and Dr Peter Lomas.", "Peter Lomas", "Fiji"),
    ("Speaking for Tonga was its attorney general, Sione Taufa-Lolo.", "Sione Taufa-Lolo", "Tonga"),
    ("The head of the UN mission, Nicholas Harcastle, met them.", "Nicholas Harcastle", "UN mission"),
    ("A spokesperson for the Cypriot presidency, Eleni Christoforou, spoke.", "Eleni Christoforou", "Cyprus"),
    ("The French culture ministry's head of protocol, Guy Duquesnoy, met her.", "Guy Duquesnoy", "France"),
    ("The Red Cross's regional head, Marc Dubuisson, met her.", "Marc Dubuisson", "Red Cross"),
    ("The EBRD's vice-president, Alain Pilloud, met her.", "Alain Pilloud", "EBRD"),
    ("Kofi Asante of the Vienna Institute for Climate Law spoke.", "Kofi Asante", "Vienna Institute for Climate Law"),
    ("The Greens' leader, Niamh Rafferty, met her.", "Niamh Rafferty", "Greens"),
    ("Election commission chairman Lazarus Phiri-Banda met her.", "Lazarus Phiri-Banda", "Election commission"),
    ("Vikram Shetty, Minister for Ports, Government of Karnataka, left.", "Vikram Shetty", "Government of Karnataka"),
    ("Beat Zürcher of the Federal Office of Justice left.", "Beat Zürcher", "Federal Office of Justice"),
    ("Ms. Dewi Anggraini from Indonesia's foreign ministry left.", "Dewi Anggraini", "Indonesia"),
    ("The prize went to Carlo Benedetto of Italy's la Gazzetta.", "Carlo Benedetto", ""),
    ("The police took Dewi Anggraini from Indonesia to Perth.", "Dewi Anggraini", ""),
    ("Rice grower Tomas Bielik spoke. Macron's minister, Guy Duquesnoy, met her.", "Guy Duquesnoy", ""),
]


@pytest.mark.parametrize(("text", "name", "value"), SIDES)
def test_the_words_beside_a_name_or_an_office_say_for_whom_he_acts(
    press: MakeStory, text: str, name: str, value: str
) -> None:
    assert side(found(press(text))[name]) == value


def test_a_different_person_of_the_same_name_stays_apart(press: MakeStory) -> None:
    text = (
        "S. Vartanen, chair of the Peat Council, resigned. "
        "A different S. Vartanen, Seppo Vartanen of the Heath Party, denied the rumours."
    )
    actor = found(press(text))
    assert side(actor["Seppo Vartanen"]) == "Heath Party"
    assert roles(actor["S. Vartanen"]) == ["chair of the Peat Council"]


def test_a_namesake_with_another_given_name_is_another_person(press: MakeStory) -> None:
    text = "Interior Minister Karim Benali accused Mr Benali of fraud. Youssef Benali, a grain trader, is in custody."
    actor = found(press(text))
    assert "Youssef Benali" in actor
    assert len(actor["Karim Benali"].mentions) == 1  # "Mr Benali" may be either
