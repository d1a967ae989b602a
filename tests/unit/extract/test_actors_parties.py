"""Claims about the party, body or state that the words beside a name give beside the office."""

from collections.abc import Callable

import pytest

from tasks import nlp
from tasks.extract import actors
from tasks.model import Actor, Story

MakeStory = Callable[..., Story]


def sides(story: Story) -> dict[str, list[str]]:
    found: tuple[Actor, ...] = actors.find(story, {a.id: nlp.parse(a.readable) for a in story.articles})
    return {a.name: [v.value for v in a.acts_for] for a in found if a.kind == "person"}


BRACKETS = [
    ("The motion was moved by Senator Danladi Okoro (APC, Borno East).", "Danladi Okoro", ["APC"]),
    ("Senator Ifeanyi Ezeh (Labour Party, Enugu South) opposed it.", "Ifeanyi Ezeh", ["Labour Party"]),
    ("Senator Ali Musa (APC-Borno) dissented.", "Ali Musa", ["APC"]),
    ("Finance Minister Hans Brandt (CDU) rejected the plan.", "Hans Brandt", ["CDU"]),
    ("Councillor Mary Bright (Lib Dem) voted against.", "Mary Bright", ["Lib Dem"]),
    ("Emma Cole (Hove) (Lab): Will the minister tell the House when?", "Emma Cole", ["Lab"]),
    ("MP Riina Tamm (Reform) wants a vote.", "Riina Tamm", ["Reform"]),
    ("Mayor Anna Berg (M) opened the bridge.", "Anna Berg", ["M"]),
    ("The question was put by Maria Rossi (Renew) and Ute Kern (Verts/ALE).", "Ute Kern", ["Verts/ALE"]),
    ("Heath party leader Tom Roe met MP Ann Low (Heath).", "Ann Low", ["Heath"]),
    (
        "Poland’s Constitutional Law Committee met. Committee chair Anna Holm (Centre) closed the sitting.",
        "Anna Holm",
        ["Poland", "Centre"],
    ),
    ("Hon. Peter Otieno (Gem, ODM) took the floor.", "Peter Otieno", ["ODM"]),
    ("Labour MEP Alex Sal (S&D) said otherwise.", "Alex Sal", ["Labour"]),  # the group says nothing more
    ("Opposition House Leader Tom Keane (Lib., Ottawa East) objected.", "Tom Keane", ["Lib"]),
    ("Brig. Owen Rhys (Ministry of Defence, Norland) spoke.", "Owen Rhys", ["Ministry of Defence, Norland"]),
]


@pytest.mark.parametrize(("text", "name", "wanted"), BRACKETS)
def test_brackets_behind_a_name_tell_the_party(press: MakeStory, text: str, name: str, wanted: list[str]) -> None:
    assert sides(press(text))[name] == wanted


NO_PARTY = [
    ("Then MP Rosie Marsh (Canterbury) left.", "Rosie Marsh"),  # the seat
    ("Prime Minister Jan Karel Vos (44) spoke.", "Jan Karel Vos"),
    ("Minister Jane Banda (pictured) left.", "Jane Banda"),
    ("Senator Ada Obi (SAN) spoke.", "Ada Obi"),  # an honour
    ("Governor Abdul Rahman Omar (ARO) spoke.", "Abdul Rahman Omar"),  # his own initials
    ("Foreign Minister Wang Yi (WAHNG EE) arrived.", "Wang Yi"),  # how it is spoken
    ("Chancellor Olaf Scholl (SHOLTS) arrived.", "Olaf Scholl"),
    ("President Xi Jin (R) looked on.", "Xi Jin"),  # in a picture
    ("The actor Jane Banda (Sister Act) spoke.", "Jane Banda"),
    ("The journalist Ann Wood (BBC) spoke.", "Ann Wood"),
    ("MP Ben Dale (Ind) agreed.", "Ben Dale"),  # of none
]


@pytest.mark.parametrize(("text", "name"), NO_PARTY)
def test_a_seat_an_age_an_honour_and_initials_are_no_party(press: MakeStory, text: str, name: str) -> None:
    assert sides(press(text))[name] == []


AROUND = [
    ("The mediator, Wanjiru Kabogo of IGAD, left.", "Wanjiru Kabogo", ["IGAD"]),
    ("Finance Minister Joachim Brecht of the CDU disputed them.", "Joachim Brecht", ["CDU"]),
    ("Tom Hale from the campaign group Clean Rivers agreed.", "Tom Hale", ["Clean Rivers"]),
    ("Jan Nowak of the left-wing Razem party spoke.", "Jan Nowak", ["Razem party"]),
    ("Wanda Kowalska of the Tenants Together network left.", "Wanda Kowalska", ["Tenants Together network"]),
    ("Andrew Blight of Living Streets Otago feared it.", "Andrew Blight", ["Living Streets Otago"]),
    ("Björn Hall of the Alternative for Germany (AfD) spoke.", "Björn Hall", ["Alternative for Germany"]),
    ("Julius Male of the Economic Freedom Fighters debated.", "Julius Male", ["Economic Freedom Fighters"]),
    ("Kate Forb from the Moon Party and Anas Sar met.", "Kate Forb", ["Moon Party"]),
    ("Laura Kell from the University of Oslo left.", "Laura Kell", ["University of Oslo"]),
    ("Kaya Axels of ShareAction spoke.", "Kaya Axels", ["ShareAction"]),
    ("Plaid Cymru's Non Bevan asked why.", "Non Bevan", ["Plaid Cymru"]),
    ("The CDU's Joachim Brecht met the World Bank's Anna Dahl.", "Anna Dahl", ["World Bank"]),
    ("One of them, the Socialist Bernard Adam from Nantes, admitted it.", "Bernard Adam", ["Socialist"]),
    ("The motion was backed by Adam Lulzim, whose Albanian Forum holds five seats.", "Adam Lulzim", ["Albanian Forum"]),
    (
        "Two councillors of the Workers' Unity Congress, Thomas Mokwena and Peter Ndlovu, crossed the floor.",
        "Peter Ndlovu",
        ["Workers' Unity Congress"],
    ),
    (
        "He filed it with Reps. Aimee Saka and Roque Pena, both of the Bagong Lakas bloc.",
        "Aimee Saka",
        ["Bagong Lakas bloc"],
    ),
    ("Labour's health spokesman Ben Dale agreed.", "Ben Dale", ["Labour"]),
]


@pytest.mark.parametrize(("text", "name", "wanted"), AROUND)
def test_the_words_around_a_name_tell_whose_he_is(press: MakeStory, text: str, name: str, wanted: list[str]) -> None:
    assert sides(press(text))[name] == wanted


NOT_AROUND = [
    ("John Smith of New Haven won the raffle.", "John Smith"),
    ("Jane Roe of NSW left.", "Jane Roe"),
    ("Labour market minister Anna Holt spoke.", "Anna Holt"),  # the matter of the office
    ("Madam Akosua Ameyaw, Municipal Chief Executive, spoke.", "Madam Akosua Ameyaw"),
    ("House Minority Leader Ernesto Tolen filed a measure in Manila.", "Ernesto Tolen"),
    (
        "The Home Secretary of the United Kingdom wrote to a bakers' club. Its general secretary, Rhys Hall, replied.",
        "Rhys Hall",
    ),
]


@pytest.mark.parametrize(("text", "name"), NOT_AROUND)
def test_a_place_a_matter_and_a_level_are_nobody_to_act_for(press: MakeStory, text: str, name: str) -> None:
    assert sides(press(text))[name] == []


WHOLE = [
    ("National Ranchers' Federation chief executive Jo Pettit is here.", "Jo Pettit", "National Ranchers' Federation"),
    ("Workers' Unity Congress leader Peter Brown spoke.", "Peter Brown", "Workers' Unity Congress"),
    ("The Women's Institute chair Mary Wood spoke.", "Mary Wood", "Women's Institute"),
    (
        "Hülya Sarı, President of the Turkish Standards Institution, spoke.",
        "Hülya Sarı",
        "Turkish Standards Institution",
    ),
    ("Sen. Miriam Ostrow of Vermont left.", "Miriam Ostrow", "Vermont"),
    (
        "The Ghana Workers Party met in Accra. Its General Secretary, Comrade Dilip Barua, spoke.",
        "Dilip Barua",
        "Ghana Workers Party",
    ),
]


@pytest.mark.parametrize(("text", "name", "wanted"), WHOLE)
def test_a_body_is_told_by_its_whole_name_and_is_not_its_state(
    press: MakeStory, text: str, name: str, wanted: str
) -> None:
    assert sides(press(text))[name] == [wanted]


REFERRED = [
    ("The Haven Liberation Front met. The Front's deputy chairman, Obang Niro, left.", "Haven Liberation Front"),
    ("The Government Doctors' Union accepted. Union Secretary Dr. Obang Niro said so.", "Government Doctors' Union"),
    ("The Moon Party split. Party spokeswoman Obang Niro left.", "Moon Party"),
    ("The court heard a plea against the Palang Party and suspended its leader, Obang Niro.", "Palang Party"),
    ("Vale District Council's cabinet voted for it. Council leader Obang Niro said so.", "Vale District Council"),
    ("The Justice Ministry's head of legal drafting, Obang Niro, agreed.", "Justice Ministry"),
    ("The Sun Alliance won two seats. The party's leader, Obang Niro, said so.", "Sun Alliance"),
    ("The Shiv Vikas Dal left. Dal president Obang Niro said so.", "Shiv Vikas Dal"),
    ("The High Court ruled on Monday. Justice Obang Niro said the law was void.", "High Court"),
    ("The Central Bank of Norland raised rates. The bank's governor, Obang Niro, spoke.", "Central Bank of Norland"),
    ("Reform UK chairman Obang Niro left.", "Reform UK"),
]


@pytest.mark.parametrize(("text", "wanted"), REFERRED)
def test_one_word_of_a_name_means_the_body_told_before(press: MakeStory, text: str, wanted: str) -> None:
    assert sides(press(text))["Obang Niro"] == [wanted]


OPEN = [
    "The Dockers' Union and the Bakers' Union met. Union chair Tom Hall spoke.",
    "The Dockers' Union and the Bakers' Union met. The Union's secretary, Tom Hall, spoke.",
    "The UN Security Council met. Council leader Tom Hall of the town spoke.",
    "The High Court upheld the ruling on Monday. Justice Tom Hall had overturned the ban.",
    "The Court of Appeal heard the Supreme Court. Justice Tom Hall spoke.",
    "Labour lost to the Moon Party. The party's treasurer, Tom Hall, left.",
    "The court heard the Moon Party and the Sun Party and suspended its leader, Tom Hall.",
]


@pytest.mark.parametrize("text", OPEN)
def test_where_two_bodies_or_another_can_be_meant_none_is(press: MakeStory, text: str) -> None:
    assert sides(press(text))["Tom Hall"] == []


LEFT = [
    ("Shiv Vikas Dal candidate Tom Hall won.", ["Shiv Vikas Dal"]),
    ("NDP education critic Tom Hall attacked it.", ["NDP"]),
    ("Later Labour backbencher Tom Hall agreed.", ["Labour"]),
    ("Social Democrats TD Tom Hall spoke.", ["Social Democrats"]),
    ("SPD lawmaker Tom Hall left.", ["SPD"]),
    ("Hove MP Tom Hall left.", []),  # the seat
    ("Later Labour critic Tom Hall left.", []),  # who speaks against it
    ("Moderate lawmaker Tom Hall left.", []),
]


@pytest.mark.parametrize(("text", "wanted"), LEFT)
def test_a_party_stands_before_a_seat(press: MakeStory, text: str, wanted: list[str]) -> None:
    assert sides(press(text))["Tom Hall"] == wanted


LISTED = [
    ("Taking part were: for Austria, Chancellor Leo Stang; for Croatia, Prime Minister Tom Hall.", "Croatia"),
    ("For Ghana, the Agreement was signed by Ms. Ama Boateng; for Togo, by Mr. Tom Hall, Minister of Ports.", "Togo"),
    (
        "The European Commission was represented by Vice-President Kadri Tamm, and the World Bank by Tom Hall.",
        "World Bank",
    ),
    ("Present were Jane Banda, Minister of Roads, Austria; and Tom Hall, Minister of Trade, Norway.", "Norway"),
    ("Austria: Ms Jane Banda, Minister of Roads\nNorway: Mr Tom Hall, Minister of Trade", "Norway"),
    ("Belgium\nMs Jane Banda, Minister of Trade\nDenmark\nMr Tom Hall, Minister for Food", "Denmark"),
    ("Later Tom Hall signed for the Hopang National Front.", "Hopang National Front"),
    ("Speaking on behalf of the Grain Group, Ambassador Tom Hall said no.", "Grain Group"),
]


@pytest.mark.parametrize(("text", "wanted"), LISTED)
def test_a_list_or_a_signing_says_for_whom(press: MakeStory, text: str, wanted: str) -> None:
    assert sides(press(text))["Tom Hall"] == [wanted]


def test_who_stands_in_for_an_officer_of_a_body_is_not_said_to_be_of_it(press: MakeStory) -> None:
    assert sides(press("The Secretary-General of ASEAN was represented by Mr. Tom Hall."))["Tom Hall"] == []


BEHIND = [
    ("Tom Hall, the Bloc critic, demanded it.", ["Bloc"]),
    ("Tom Hall, the Labour MP for Leeds, spoke.", ["Labour"]),
    ("Tom Hall, a Democrat from Austin, agreed.", ["Democrat"]),
    ("Tom Hall, the NDP education critic, stayed.", ["NDP"]),
    ("Tom Hall, who leads the Centre Party, agreed.", ["Centre Party"]),
    ("In Bratislava the opposition Forest Union demanded it. Its vice-chairwoman, Tom Hall, left.", ["Forest Union"]),
    ("The Moon Party, a government partner, asked for time, and its chair Tom Hall left.", ["Moon Party"]),
    ("The Grain Council sued the Seed Board. Its chair, Tom Hall, spoke.", []),
    ("Reporters met the Farm Council in Rome. Its chair, Tom Hall, spoke.", []),
    ("Tom Hall, a liberal employer, agreed.", []),
]


@pytest.mark.parametrize(("text", "wanted"), BEHIND)
def test_what_is_said_behind_a_name_tells_the_party_or_body(press: MakeStory, text: str, wanted: list[str]) -> None:
    assert sides(press(text))["Tom Hall"] == wanted


OFFICERS = [
    ("India's Tata Steel chief executive Tom Hall spoke.", ["Tata Steel"]),
    ("Britain's Labour leader Tom Hall spoke.", ["Labour"]),
    ("Polish union leader Tom Hall spoke.", []),
    ("Swiss bank chief Tom Hall spoke.", []),
    ("Russia's central bank chief Tom Hall spoke.", ["Russia"]),
    ("India's army chief Tom Hall spoke.", ["India"]),
    ("European Union chief negotiator Tom Hall spoke.", ["European Union"]),
]


@pytest.mark.parametrize(("text", "wanted"), OFFICERS)
def test_an_officer_of_a_firm_a_union_or_a_party_is_not_the_states(
    press: MakeStory, text: str, wanted: list[str]
) -> None:
    assert sides(press(text))["Tom Hall"] == wanted
