"""Claims about who acts in the news: names, offices, and for whom."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from passages import MakeStory, found, parsed, roles, sides

from tasks.extract import actors
from tasks.model import Rewording, Span

OFFICES = [
    ("Finance Minister Annika Salmi presented the budget.", "Annika Salmi", "Finance Minister", []),
    (
        "US Secretary of Commerce Dana Whitlock flew home.",
        "Dana Whitlock",
        "US Secretary of Commerce",
        ["United States"],
    ),
    (
        "Union Minister for Power, Ports and Shipping, and New and Renewable Energy Ravi Deshpande spoke first.",
        "Ravi Deshpande",
        "Union Minister for Power, Ports and Shipping, and New and Renewable Energy",
        ["India"],
    ),
    (
        "Kenya's minister for water and roads, Grace Wanjiru, confirmed the dates.",
        "Grace Wanjiru",
        "minister for water and roads",
        ["Kenya"],
    ),
    (
        "The order was read out by Pedro Almeida, the former Portuguese justice minister.",
        "Pedro Almeida",
        "former Portuguese justice minister",
        [],
    ),
    ("US Ambassador to India Laura Kent opened the fair.", "Laura Kent", "US Ambassador to India", ["United States"]),
    ("Mayor of London Farah Siddiq wrote to the operators.", "Farah Siddiq", "Mayor of London", ["London"]),
    ("Leeds mayor Tom Akers signed the lease.", "Tom Akers", "Leeds mayor", ["Leeds"]),
    ("Kerala Chief Minister Anil Nair opened the port.", "Anil Nair", "Kerala Chief Minister", ["Kerala"]),
    (
        "Chancellor of the Exchequer Helen Marsh will speak.",
        "Helen Marsh",
        "Chancellor of the Exchequer",
        ["United Kingdom"],
    ),
    (
        "The president of the European Central Bank, Paola Ricci, warned of inflation.",
        "Paola Ricci",
        "president of the European Central Bank",
        ["European Union"],
    ),
    ("Sen. Carl Jensen, D-Ohio, tabled the amendment.", "Carl Jensen", "Sen.", ["Ohio"]),
    ("Tory MP Harriet Vale asked for a debate.", "Harriet Vale", "Tory MP", ["United Kingdom"]),
    ("Lt Gen Manoj Parekh inspected the guard.", "Manoj Parekh", "Lt Gen", []),
    (
        "Saudi Foreign Minister Prince Faisal bin Khalid opened the talks.",
        "Faisal bin Khalid",
        "Saudi Foreign Minister",
        ["Saudi Arabia"],
    ),
    (
        "Dominic Laurent, Canada's public safety minister, was there.",
        "Dominic Laurent",
        "public safety minister",
        ["Canada"],
    ),
    ("Taoiseach Niall Brennan travels to Cork.", "Niall Brennan", "Taoiseach", ["Ireland"]),
    (
        "Jonas Weber, an analyst at Commerzbank, expects a rise.",
        "Jonas Weber",
        "analyst at Commerzbank",
        ["Commerzbank"],
    ),
    ("Prime Minister Giulia Moretti of Italy joined the call.", "Giulia Moretti", "Prime Minister", ["Italy"]),
    (
        "Governor of the Bank of England Andrew Bartley kept rates.",
        "Andrew Bartley",
        "Governor of the Bank of England",
        ["United Kingdom"],
    ),
]


@pytest.mark.parametrize(("text", "name", "role", "state"), OFFICES)
def test_an_office_is_printed_as_the_source_has_it(
    press: MakeStory, text: str, name: str, role: str, state: list[str]
) -> None:
    actor = found(press(text))[name]
    assert roles(actor) == [role]
    assert sides(actor) == state
    evidence = actor.roles[0].evidence[0]
    assert text[evidence.start : evidence.end] == role


def test_words_of_an_office_are_no_actors(press: MakeStory) -> None:
    names = found(
        press("US Secretary of State Dana Whitlock met Defence Secretary Arun Kumar Rao and Union Minister Ila Sen.")
    )
    assert set(names) == {"Dana Whitlock", "Arun Kumar Rao", "Ila Sen"}


@pytest.mark.parametrize(
    "thing",
    [
        "Critical Ports Ministerial",
        "Blue Harbour Initiative",
        "Border Roads Bill",
        "Coastal Partnership Framework Agreement",
    ],
)
def test_programmes_and_meetings_are_no_actors(press: MakeStory, thing: str) -> None:
    names = found(press(f"Delegates praised the {thing} in Oslo. The {thing} will be followed up next year."))
    assert not any(word in names for word in (thing, thing.rsplit(maxsplit=1)[-1]))


def test_an_ambassador_does_not_act_for_the_state_he_is_sent_to(press: MakeStory) -> None:
    assert sides(found(press("Japan's ambassador to Chile, Kenji Mori, signed."))["Kenji Mori"]) == ["Japan"]


def test_a_full_name_anywhere_makes_the_surname_a_person_everywhere(press: MakeStory) -> None:
    story = press(
        "Trade Minister Lena Holm met Energy Minister Omar Bakr on Monday.",
        "Accompanying Holm was a team of lawyers. Under Holm and Bakr the talks went on.",
    )
    names = found(story)
    assert {n for n, a in names.items() if a.kind == "person"} == {"Lena Holm", "Omar Bakr"}
    assert [m.article for m in names["Lena Holm"].mentions].count(story.articles[1].id) == 2


def test_two_people_of_one_surname_are_never_merged(press: MakeStory) -> None:
    names = found(
        press(
            "Justice Minister Judit Kovacs defended the bill. Peter Kovacs, a housing spokesman, attacked it. Kovacs left early."
        )
    )
    assert {"Judit Kovacs", "Peter Kovacs"} <= set(names)
    assert len(names["Judit Kovacs"].mentions) == len(names["Peter Kovacs"].mentions) == 1


def test_a_bare_surname_stays_with_the_person_of_its_own_article(press: MakeStory) -> None:
    story = press(
        "Finance Minister Judit Kovacs resigned. Kovacs gave no reason.", "Coach Peter Kovacs won. Peter Kovacs smiled."
    )
    mentions = found(story)["Judit Kovacs"].mentions
    assert [m.article for m in mentions] == [story.articles[0].id] * 2


def test_father_and_son_are_two(press: MakeStory) -> None:
    names = found(press("President Walter Brandt spoke. Walter Brandt Jr. ran the campaign."))
    assert len([n for n in names if n.startswith("Walter Brandt")]) == 2


def test_initials_stay_with_their_stops(press: MakeStory) -> None:
    story = press(
        "External Affairs Minister K. Raghavan will travel.", "External Affairs Minister K Raghavan is to travel."
    )
    actor = found(story)["K. Raghavan"]
    assert "K Raghavan" in actor.aliases
    assert sides(actor) == ["India"]
    assert len(actor.roles[0].origins) == 2


def test_both_orders_of_a_chair_are_one_role(press: MakeStory) -> None:
    story = press(
        "Chairman of the House Budget Committee (HBC) Ron Tyler led them. HBC staff came along.",
        "House Budget Committee Chairman Ron Tyler led them.",
    )
    names = found(story)
    assert roles(names["Ron Tyler"]) == ["Chairman, House Budget Committee"]
    assert names["Ron Tyler"].roles[0].reason
    assert sides(names["Ron Tyler"]) == ["United States"]
    assert "HBC" in names["House Budget Committee"].aliases


def test_a_shorter_office_is_the_fuller_one(press: MakeStory) -> None:
    story = press(
        "Union Minister for Textiles and Steel Ila Sen spoke.",
        "Union Minister Ila Sen, who oversees Textiles and Steel, spoke.",
    )
    (version,) = found(story)["Ila Sen"].roles
    assert version.value == "Union Minister for Textiles and Steel"
    assert len(version.origins) == 2
    assert not version.reason


def test_a_former_office_is_another_office(press: MakeStory) -> None:
    story = press("Foreign Minister Eva Lund spoke.", "Former Foreign Minister Eva Lund spoke.")
    assert sorted(roles(found(story)["Eva Lund"])) == ["Foreign Minister", "Former Foreign Minister"]


def test_who_represents_a_state_acts_for_it(press: MakeStory) -> None:
    names = found(
        press("Representing Norway at the talks was Minister Eva Lund. Chile's delegation was led by Rosa Vidal.")
    )
    assert sides(names["Eva Lund"]) == ["Norway"]
    assert sides(names["Rosa Vidal"]) == ["Chile"]


def test_an_indian_form_of_address_tells_the_side(press: MakeStory) -> None:
    actor = found(press('"Shri Mohan Lal Gupta met the visitors today," the ministry said. Mohan Lal Gupta smiled.'))[
        "Mohan Lal Gupta"
    ]
    assert sides(actor) == ["India"]
    assert actor.acts_for[0].reason == "Indian form of address in a quoted statement"


@pytest.mark.parametrize("address", ["Smt.", "Shri.", "Smt"])
def test_a_form_of_address_tells_the_side_with_its_stop_too(press: MakeStory, address: str) -> None:
    actor = found(press(f"{address} Nirmala Deshmukh, the Finance Secretary, opened the talks."))["Nirmala Deshmukh"]
    assert sides(actor) == ["India"]


@pytest.mark.parametrize(
    "text",
    [
        "Sri Lanka agreed.",
        "Sri Lanka will lease the quay. Officials in Sri Lanka said so.",
        "Sri Lanka's president met Shri Arun Goel. The Sri Lanka Ports Authority told Sri Lanka to wait.",
    ],
)
def test_a_state_whose_name_begins_like_a_form_of_address_is_no_person(press: MakeStory, text: str) -> None:
    names = found(press(text))
    assert "Sri Lanka" in names
    assert not [a for a in names.values() if a.kind == "person" and "Lanka" in a.name]


@pytest.mark.parametrize("name", ["Jos\u00c3\u00a9 Mu\u00c3\u00b1oz", "Jos\ufffd Mu\ufffdoz", "Karl M\u00c3\u00bcller"])
def test_a_name_whose_letters_were_lost_is_not_printed(press: MakeStory, name: str) -> None:
    names = found(press(f"Foreign Minister {name} met Trade Minister Ole Brandt in Oslo."))
    assert [a.name for a in names.values() if a.kind == "person"] == ["Ole Brandt"]


def test_letters_of_other_languages_are_not_lost(press: MakeStory) -> None:
    names = found(press("Foreign Minister Jo\u00e3o \u00c2kerlund met Trade Minister Jos\u00e9 Mu\u00f1oz in Oslo."))
    assert {"Jo\u00e3o \u00c2kerlund", "Jos\u00e9 Mu\u00f1oz"} <= set(names)


def test_an_address_for_letters_is_nobody(press: MakeStory) -> None:
    assert not found(press("The Courier welcomes letters. Write to the editor, P.O. Box 00, Nakuru."))


def test_initials_are_of_the_one_whose_given_names_they_all_are(press: MakeStory) -> None:
    """Two of one family name at one table: a minister and his secretary."""
    names = found(
        press(
            "Defence Secretary Rajesh Kumar Singh met the visitors. R. K. Singh saw them off.",
            "Defence Minister Rajnath Singh was abroad.",
        )
    )
    assert set(names) == {"Rajesh Kumar Singh", "Rajnath Singh"}
    assert "R. K. Singh" in names["Rajesh Kumar Singh"].aliases


def test_one_initial_of_two_people_is_nobodys(press: MakeStory) -> None:
    names = found(press("Rajesh Singh met Rajnath Singh. R. Singh spoke."))
    assert {"Rajesh Singh", "Rajnath Singh"} <= set(names)
    assert not {"R. Singh"} & {*names["Rajesh Singh"].aliases, *names["Rajnath Singh"].aliases}


def test_a_bare_office_is_held_for_the_home_state_only_where_no_other_speaks(press: MakeStory) -> None:
    home = "External Affairs Minister K. Raghavan spoke. Defence Secretary Arun Rao agreed."
    assert sides(found(press(home))["Arun Rao"]) == ["India"]
    foreign = "External Affairs Minister K. Raghavan spoke. In China, Defence Secretary Arun Rao agreed."
    assert sides(found(press(foreign))["Arun Rao"]) == []


def test_a_foreign_president_is_never_taken_for_the_home_state(press: MakeStory) -> None:
    names = found(press("External Affairs Minister K. Raghavan spoke. President Louis Martel agreed."))
    assert sides(names["Louis Martel"]) == []


def test_the_only_state_of_an_article_is_home_to_its_bare_offices(press: MakeStory) -> None:
    names = found(press("Home Secretary Yvonne Cope said the bill would pass the House of Lords in May."))
    assert sides(names["Yvonne Cope"]) == ["United Kingdom"]
    assert names["Yvonne Cope"].acts_for[0].reason


def test_a_short_name_of_a_body_in_an_office_is_that_body(press: MakeStory) -> None:
    story = press("The European Commission agreed. Commission spokesperson Olaf Gilles said so.")
    assert sides(found(story)["Olaf Gilles"]) == ["European Union"]


def test_a_company_name_lends_no_state(press: MakeStory) -> None:
    assert sides(found(press("Air India CEO Simon Wilde declined to comment."))["Simon Wilde"]) == ["Air India"]


def test_ministries_of_two_states_or_matters_are_never_one(press: MakeStory) -> None:
    names = found(
        press(
            "The UK Ministry of Defence and the Polish Ministry of Defence signed. The Ministry of External Affairs watched."
        )
    )
    assert {"UK Ministry of Defence", "Polish Ministry of Defence", "Ministry of External Affairs"} <= set(names)


def test_the_state_department_is_the_department_of_state(press: MakeStory) -> None:
    names = found(press("The US Department of State agreed. The State Department said so on Monday."))
    assert "State Department" in names["US Department of State"].aliases
    assert sides(names["US Department of State"]) == ["United States"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Washington wants a ceiling.", True),
        ("Talks between New Delhi and Washington stalled.", True),
        ("They met in Washington.", False),
    ],
)
def test_a_capital_is_its_state_only_where_it_acts(press: MakeStory, text: str, acts: bool) -> None:
    assert ("United States" in found(press(text))) is acts


def test_an_ocean_is_no_state(press: MakeStory) -> None:
    assert found(press("Ships crossed the Indian Ocean and the South China Sea.")) == {}


def test_news_agencies_are_no_actors(press: MakeStory) -> None:
    assert "Reuters" not in found(press("Reuters said the vote was delayed. Reuters reported it first."))


def test_a_role_phrase_is_a_mention(press: MakeStory) -> None:
    story = press(
        "External Affairs Minister K. Raghavan will travel. The External Affairs Minister will also meet senators."
    )
    assert len(found(story)["K. Raghavan"].mentions) == 2


def test_a_reworded_copy_gives_mentions_but_no_names(press: MakeStory) -> None:
    story = press(
        "House Budget Committee Chairman Ron Tyler led them.",
        "Home Finances Committee Chairman Ron Tyler guided them. Visitor Ronald Tiler left.",
        reworded=(1,),
    )
    names = found(story)
    assert set(names) == {"Ron Tyler", "House Budget Committee"}
    assert roles(names["Ron Tyler"]) == ["House Budget Committee Chairman"]
    assert any(m.article == story.articles[1].id for m in names["House Budget Committee"].mentions)
    assert "Home Finances Committee" not in names["House Budget Committee"].aliases


def test_a_rewording_is_a_mention_of_what_it_stands_for(press: MakeStory) -> None:
    import dataclasses

    clean, spun = "The State Department agreed.", "The Nation Division agreed."
    story = press(clean, spun, reworded=(1,))
    here, there = Span(story.articles[1].id, 4, 19), Span(story.articles[0].id, 4, 20)
    story = dataclasses.replace(story, rewordings=(Rewording(here, there, name=True),))
    assert here in found(story)["State Department"].mentions


def test_parts_are_sentences_in_which_the_actor_acts(press: MakeStory) -> None:
    text = "Reporters asked about Minister Eva Lund. Lund signed the treaty on Monday."
    story = press(text)
    part = found(story)["Eva Lund"].parts[0]
    assert text[part.start : part.end] == "Lund signed the treaty on Monday."


def test_the_actor_of_the_lead_comes_first(press: MakeStory) -> None:
    story = press(
        "Minister Eva Lund opened the port. Lund spoke. A band played. People ate. At the end Rosa Vidal waved."
    )
    ordered = actors.find(story, parsed(story))
    assert ordered[0].name == "Eva Lund"


def test_four_hundred_names_in_one_article_are_read(press: MakeStory) -> None:
    names = [
        f"{given}o{letter} {family}ander"
        for family in ("Al", "Bel", "Cor", "Del", "Fan", "Gol", "Hel", "Ind", "Jol", "Kol")
        for given in ("Mar", "Tim", "Hug", "Ern", "Ott", "Pal", "Ric")
        for letter in "klmnrs"
    ][:400]
    story = press(" ".join(f"Minister {name} spoke." for name in names))
    assert len(actors.find(story, parsed(story))) >= 0.6 * len(names)


def test_the_same_story_gives_the_same_actors(press: MakeStory) -> None:
    story = press(
        "US Secretary of State Dana Whitlock met Kenya's minister for water, Grace Wanjiru, and the World Bank."
    )
    docs = parsed(story)
    assert actors.find(story, docs) == actors.find(story, docs)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(
        st.sampled_from(
            [
                "Minister",
                "Eva",
                "Lund",
                ",",
                ".",
                "of",
                "State",
                "the",
                "US",
                "(",
                ")",
                "and",
                "for",
                "'s",
                "Chairman",
                "S.",
                "\n",
                '"',
                "said",
                "House",
                "Committee",
                "-",
                "who",
            ]
        ),
        max_size=30,
    ).map(" ".join)
)
def test_every_span_lies_in_its_text_whatever_the_words(press: MakeStory, text: str) -> None:
    story = press(text + " x")
    for actor in actors.find(story, parsed(story)):
        spans = [*actor.mentions, *actor.parts, *(s for v in (*actor.roles, *actor.acts_for) for s in v.evidence)]
        assert all(s.end <= len(story.articles[0].text) for s in spans)
        assert actor.mentions
