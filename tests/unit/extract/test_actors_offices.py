"""Claims about which office of several a person is printed with, and for whom it makes him act."""

import pytest
from passages import MakeStory, found, role, side

PRINTED = [
    (
        "Sen. Arlen Brightwater, the committee chairman, set a hearing in Washington.",
        "Arlen Brightwater",
        "committee chairman",
        "United States",
    ),
    (
        "ABUJA - Sen. Arlen Brightwater, the committee chairman, set a hearing.",
        "Arlen Brightwater",
        "committee chairman",
        "",
    ),
    ("Chairman Arlen Brightwater, R-Neb., set a hearing.", "Arlen Brightwater", "Chairman", "Nebraska"),
    ("U.S. Senator Arlen Brightwater (R-NE) set a hearing.", "Arlen Brightwater", "U.S. Senator", "United States"),
    ("Sen. Mara Teller of Vermont, the top Democrat there, set a hearing.", "Mara Teller", "Sen.", "Vermont"),
    (
        "Senator Noel Haverkamp, Democrat of Arizona, and others set a hearing.",
        "Noel Haverkamp",
        "Senator",
        "Arizona",
    ),
    ("Representative Noel Haverkamp (D-Brooklyn) left.", "Noel Haverkamp", "Representative", ""),
    ("Senator Ines Camacho, D-New Mexico, set a hearing.", "Ines Camacho", "Senator", "New Mexico"),
    (
        "Sen. Lucia Ferrante, D-N.M., the ranking member of the Senate Water Committee, asked for a delay.",
        "Lucia Ferrante",
        "ranking member of the Senate Water Committee",
        "New Mexico",
    ),
    (
        "Sen. Arlen Brightwater (R-Neb.), who chairs the Senate Water Committee, brought in the bill.",
        "Arlen Brightwater",
        "chair of the Senate Water Committee",
        "Nebraska",
    ),
    (
        "The committee's chairman, Arlen Brightwater, R-Neb., set a hearing. Nebraska Sen. Arlen Brightwater left.",
        "Arlen Brightwater",
        "Nebraska Sen.",
        "Nebraska",
    ),
    (
        "The Interior Department inspector general, Noel Haverkamp, opened an audit.",
        "Noel Haverkamp",
        "Interior Department inspector general",
        "Interior Department",
    ),
    ("Gov. Petra Lindqvist of Ohio signed the order.", "Petra Lindqvist", "Gov.", "Ohio"),
    ("Lt. Gov. Amos Teller presided over the vote.", "Amos Teller", "Lt. Gov.", ""),
    (
        "Sen. Carl Jensen, a former prosecutor, asked the American witness about the memo.",
        "Carl Jensen",
        "Sen.",
        "United States",
    ),
    (
        "The fund was set up by Marta Oyelaran, who chairs the Union of Harbour Pilots.",
        "Marta Oyelaran",
        "chair of the Union of Harbour Pilots",
        "Union of Harbour Pilots",
    ),
    (
        "We do not know the decision President Julien Moreau will take, she said.",
        "Julien Moreau",
        "President",
        "",
    ),
    (
        "The firm hired the former federal prosecutor and Boston mayor Dale Corrigan.",
        "Dale Corrigan",
        "",
        "",
    ),
    (
        "Cllr Tom Akers, leader of Leeds City Council, objected.",
        "Tom Akers",
        "leader of Leeds City Council",
        "Leeds City Council",
    ),
]


@pytest.mark.parametrize(("text", "name", "office", "state"), PRINTED)
def test_the_fullest_office_is_printed_and_a_bare_title_last(
    press: MakeStory, text: str, name: str, office: str, state: str
) -> None:
    actor = found(press(text))[name]
    assert (role(actor), side(actor)) == (office, state)


COMPANY = [
    "Cardinal Foundries, an Ohio chipmaker, gets the grant. Greta Vandersloot, the company's chief executive, was glad.",
    "Cardinal Foundries chief executive Greta Vandersloot was glad of the vote.",
    "The chief executive of Cardinal Foundries, Greta Vandersloot, was glad of the vote.",
]


@pytest.mark.parametrize("text", COMPANY)
def test_a_company_is_no_person_and_its_head_acts_for_it(press: MakeStory, text: str) -> None:
    names = found(press(text))
    assert {n for n, a in names.items() if a.kind == "person"} == {"Greta Vandersloot"}
    assert side(names["Greta Vandersloot"]) == "Cardinal Foundries"


def test_a_name_the_text_calls_a_firm_is_a_body(press: MakeStory) -> None:
    names = found(press("Halden Marsh, an Ohio chipmaker, won the grant. Halden Marsh will hire 400 people."))
    assert names["Halden Marsh"].kind == "body"


def test_of_two_companies_neither_is_taken(press: MakeStory) -> None:
    names = found(
        press(
            "Cardinal Foundries sued Border Logistics over the site. Greta Vandersloot, the company's chief executive, spoke."
        )
    )
    assert not names["Greta Vandersloot"].acts_for


def test_a_committee_named_before_is_the_one_whose_chair_speaks(press: MakeStory) -> None:
    names = found(press("The Cable Authority published it. Nils Berg, the authority's director, signed the order."))
    assert (role(names["Nils Berg"]), side(names["Nils Berg"])) == ("director", "Cable Authority")


def test_a_member_is_british_where_the_institutions_are(press: MakeStory) -> None:
    text = "Rhona Tull, the MP for Marlow South, spoke in the House of Commons. Housing Secretary Dilys Okafor replied."
    names = found(press(text))
    assert side(names["Rhona Tull"]) == side(names["Dilys Okafor"]) == "United Kingdom"


@pytest.mark.parametrize(
    "text",
    [
        "Rhona Tull, the MP for Marlow South, spoke in the House of Commons. Housing Minister Dilys Okafor replied.",
        "Rhona Tull, the MP for Marlow South, spoke in the House of Commons in Ottawa about the £40m fund.",
    ],
)
def test_a_house_of_commons_alone_tells_no_state(press: MakeStory, text: str) -> None:
    assert side(found(press(text))["Rhona Tull"]) != "United Kingdom"


def test_a_ministry_of_another_article_lends_no_state(press: MakeStory) -> None:
    story = press(
        "The Indonesian Ministry of Foreign Affairs confirmed the visit. Indonesia's Ministry of Foreign Affairs agreed.",
        "Kwon Hye-jin, director-general for trade at the Ministry of Foreign Affairs, gave no date. Korea will wait.",
    )
    assert side(found(story)["Kwon Hye-jin"]) != "Indonesia"


def test_a_council_named_only_later_is_not_his(press: MakeStory) -> None:
    names = found(
        press("Council leader Bev Rawson will appeal. The leader of Bristol City Council, Asha Merrick, agreed.")
    )
    assert not names["Bev Rawson"].acts_for


def test_a_former_office_lends_no_side(press: MakeStory) -> None:
    story = press("Mayor of Leeds Owen Pratt spoke first.", "Owen Pratt, the former mayor of Leeds, spoke first.")
    actor = found(story)["Owen Pratt"]
    assert role(actor) == "former mayor of Leeds"


def test_a_chair_of_the_committee_stays_in_its_order(press: MakeStory) -> None:
    story = press("Committee chair Renate Pfandler spoke.", "Renate Pfandler, chair of the committee, spoke.")
    assert role(found(story)["Renate Pfandler"]) == "Committee chair"


@pytest.mark.parametrize(
    "line",
    [
        "Marlow Tindall is a columnist for the Lakeshore Ledger.",
        "Marlow Tindall is the Lakeshore Ledger's trade correspondent. ",
        "By Marlow Tindall\n\nMarlow Tindall covers trade for the Lakeshore Ledger.",
    ],
)
def test_the_author_of_an_article_is_no_actor(press: MakeStory, line: str) -> None:
    names = found(press(f"Trade Minister Lena Holm signed the order.\n\n{line}"))
    assert {n for n, a in names.items() if a.kind == "person"} == {"Lena Holm"}


def test_a_reporter_who_is_the_news_is_an_actor(press: MakeStory) -> None:
    names = found(press("Police arrested Marlow Tindall on Monday. Marlow Tindall is a reporter for the Ledger."))
    assert "Marlow Tindall" in names


def test_a_family_name_with_its_article_is_whole(press: MakeStory) -> None:
    names = found(press("Iraqi Prime Minister Mohammed al-Sudari spoke. Al-Sudari left. Mr al-Sudari was brief."))
    assert len(names["Mohammed al-Sudari"].mentions) == 3


def test_the_last_syllable_of_a_name_belongs_to_it(press: MakeStory) -> None:
    assert "Moon Jae In" in found(press("He met South Korean President Moon Jae In. The meeting was short."))


def test_parts_begin_with_what_the_actor_does(press: MakeStory) -> None:
    story = press(
        "Critics of Lena Holm were many. Officials met Lena Holm in May. Lena Holm signed the treaty in June."
    )
    part = found(story)["Lena Holm"].parts[0]
    assert story.articles[0].text[part.start : part.end].endswith("in June.")


def test_a_minister_who_denies_a_charge_is_no_minister_of_charges(press: MakeStory) -> None:
    text = (
        'She spoke of "neglect", a charge junior minister Lord Pell denied. A claim trade minister Ada Lowe made fell.'
    )
    assert [r.value for a in found(press(text)).values() for r in a.roles] == ["junior minister", "trade minister"]
