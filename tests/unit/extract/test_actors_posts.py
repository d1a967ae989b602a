"""Claims about offices as the press tells them: beside a name, behind it, of several persons, two of one person."""

from collections.abc import Callable

import pytest

from tasks import nlp
from tasks.extract import actors
from tasks.model import Story

MakeStory = Callable[..., Story]
Case = tuple[str, dict[str, list[str]]]


def people(story: Story) -> dict[str, list[str]]:
    found = actors.find(story, {a.id: nlp.parse(a.readable) for a in story.articles})
    return {a.name: sorted(r.value for r in a.roles) for a in found if a.kind == "person"}


ASIDE: list[Case] = [
    (
        "Otto Brandt, who is also Minister for Nordic Cooperation, left early.",
        {"Otto Brandt": ["Minister for Nordic Cooperation"]},
    ),
    (
        "Deputy Prime Minister Azman Harun, who is also National Disaster Committee chairman, ordered lorries.",
        {"Azman Harun": ["Deputy Prime Minister", "National Disaster Committee chairman"]},
    ),
    (
        "Finance Minister Aino Salo, who also serves as deputy prime minister, declined.",
        {"Aino Salo": ["Finance Minister", "deputy prime minister"]},
    ),
    (
        "Foreign minister Lena Krogh, also the party's deputy leader, said no.",
        {"Lena Krogh": ["Foreign minister", "deputy leader"]},
    ),
    (
        "Piotr Sawicki of the national-conservative Law and Order (PiO) party, a former deputy justice minister, objected.",
        {"Piotr Sawicki": ["former deputy justice minister"]},
    ),
    (
        "“Welcome,” said Sen. Mira Oster of Vermont, the ranking member of the Energy Committee.",
        {"Mira Oster": ["Sen.", "ranking member of the Energy Committee"]},
    ),
    (
        "Bambang Kusuma of the Nusantara People's Party, the deputy chairman of the commission, threatened to resign.",
        {"Bambang Kusuma": ["deputy chairman of the commission"]},
    ),
    ("Anna Lindqvist, 44, the housing minister, resigned on Monday.", {"Anna Lindqvist": ["housing minister"]}),
    ("Anna Lindqvist (Centre), the housing minister, resigned on Monday.", {"Anna Lindqvist": ["housing minister"]}),
    (
        "Rolf Wesendorf moved to Brussels. Wesendorf, now the EU commissioner for employment, has kept silent.",
        {"Rolf Wesendorf": ["EU commissioner for employment"]},
    ),
    ("Jussi Rauta, himself a former mayor of Turku, voted against.", {"Jussi Rauta": ["former mayor of Turku"]}),
    ("Ilse Maes, currently Belgium's ambassador to Mali, takes over.", {"Ilse Maes": ["ambassador to Mali"]}),
    ("Sister city talks were opened by Jan Novak of Prague, the deputy mayor.", {"Jan Novak": ["deputy mayor"]}),
    ("He met Karin Holm of Sweden, the foreign minister said.", {"Karin Holm": []}),
]
OWNED: list[Case] = [
    (
        "Mr Leting, through his lawyer Abdi Noor Sheikh, dismissed the vote.",
        {"Leting": [], "Abdi Noor Sheikh": ["lawyer"]},
    ),
    (
        "The party expelled its leader Otto Brandt and its treasurer, Mia Lund.",
        {"Otto Brandt": ["leader"], "Mia Lund": ["treasurer"]},
    ),
    ("Farmers' leader P. Ayyakannu Pillai blocked the highway.", {"P. Ayyakannu Pillai": ["leader"]}),
    (
        "The company's lawyer Hugo Meier and the union's chair Ana Silva met.",
        {"Hugo Meier": ["lawyer"], "Ana Silva": ["chair"]},
    ),
    ("His deputy Jo Hart and her adviser Tim Bell resigned.", {"Jo Hart": ["deputy"], "Tim Bell": ["adviser"]}),
]
SEVERAL: list[Case] = [
    (
        "Two councillors of the Workers' Congress, Thabo Mokwena and Sizwe Ndlovu, crossed the floor.",
        {
            "Thabo Mokwena": ["councillor of the Workers' Congress"],
            "Sizwe Ndlovu": ["councillor of the Workers' Congress"],
        },
    ),
    (
        "The party's co-leaders, Leyla Aras and Omid Kron, demanded a session.",
        {"Leyla Aras": ["co-leader"], "Omid Kron": ["co-leader"]},
    ),
    (
        "Three ministers, Anna Berg, Jan Holt and Mia Lund, resigned.",
        {"Anna Berg": ["minister"], "Jan Holt": ["minister"], "Mia Lund": ["minister"]},
    ),
    (
        "The talks were led by Anna Berg and Jan Holt, the deputy foreign ministers, on Monday.",
        {"Anna Berg": ["deputy foreign minister"], "Jan Holt": ["deputy foreign minister"]},
    ),
    (
        "Leyla Aras and Omid Kron, co-chairs of the Green Party, said no.",
        {"Leyla Aras": ["co-chair of the Green Party"], "Omid Kron": ["co-chair of the Green Party"]},
    ),
    ("The two deputies, Paris said, would be released. =>", {}),
    (
        "Reps. Aimee Sakal and Roque dela Pena-Ong, both of the bloc, filed a measure.",
        {"Aimee Sakal": ["Rep."], "Roque dela Pena-Ong": ["Rep."]},
    ),
]
TWO_OFFICES: list[Case] = [
    (
        "The chair of the Public Accounts Committee, Independent TD Maeve Killeen, invited the agency.",
        {"Maeve Killeen": ["TD", "chair of the Public Accounts Committee"]},
    ),
    (
        "The head of the delegation, Labour MP Tom Frayne, said so.",
        {"Tom Frayne": ["Labour MP", "head of the delegation"]},
    ),
    (
        "Also present were Politburo member and Foreign Minister Luong Mai Khanh and Trade Minister Phung Duc Hau.",
        {"Luong Mai Khanh": ["Foreign Minister", "Politburo member"], "Phung Duc Hau": ["Trade Minister"]},
    ),
    (
        "Deputy Prime Minister and Health Minister Simon Attah spoke.",
        {"Simon Attah": ["Deputy Prime Minister", "Health Minister"]},
    ),
    ("The army chief and Defence Minister Tariq Khan met in Lahore.", {"Tariq Khan": ["Defence Minister"]}),
    (
        "President Ali Bongo and Prime Minister Rose Ossa met.",
        {"Ali Bongo": ["President"], "Rose Ossa": ["Prime Minister"]},
    ),
    (
        "At the invitation of H.E. Azlan Baharuddin, Prime Minister of Malaysia, H.E. Mr Cemal Tekin, Vice President of the Republic of Türkiye, paid a visit.",
        {
            "Azlan Baharuddin": ["Prime Minister of Malaysia"],
            "Cemal Tekin": ["Vice President of the Republic of Türkiye"],
        },
    ),
]
ONE_WORD: list[Case] = [
    ("The Chief Minister, Thamizhselvi, will chair an all-party meeting.", {"Thamizhselvi": ["Chief Minister"]}),
    ("President Gunarto has kept quiet.", {"Gunarto": ["President"]}),
    ("Prime Minister Xanana visited Dili.", {"Xanana": ["Prime Minister"]}),
]
COMPLEMENTS: list[Case] = [
    (
        "The Council appointed Ana Weil as European Union Special Representative (EUSR) for the Sahel.",
        {"Ana Weil": ["European Union Special Representative (EUSR) for the Sahel"]},
    ),
    ("Mr Desmond Lyle has been appointed Consul General in Recife.", {"Desmond Lyle": ["Consul General in Recife"]}),
    (
        "Deputy Minister of Infrastructure Edoardo Callegari and Secretary for Trade Mina Okafor-Bello attended.",
        {"Edoardo Callegari": ["Deputy Minister of Infrastructure"], "Mina Okafor-Bello": ["Secretary for Trade"]},
    ),
    (
        "Out go Minister for Water Supply Anita Kumari Shah and Minister of Land Management Dev Raj Joshi.",
        {"Anita Kumari Shah": ["Minister for Water Supply"], "Dev Raj Joshi": ["Minister of Land Management"]},
    ),
]
POSTS: list[Case] = [
    ("The liquidator, Sunil Wickrama of Barrow Fitch, will report to creditors.", {"Sunil Wickrama": ["liquidator"]}),
    ("NDP education critic Marc Thériot promised to repeal it.", {"Marc Thériot": ["NDP education critic"]}),
    (
        "Finance MEC Lerato Phalatse and Demokrat assemblywoman Lim Siew Fong disagreed.",
        {"Lerato Phalatse": ["Finance MEC"], "Lim Siew Fong": ["Demokrat assemblywoman"]},
    ),
    ("Menteri Besar Wan Zulkifli Daud said so.", {"Wan Zulkifli Daud": ["Menteri Besar"]}),
    (
        "Soojus board member Priit Kogan and transport chief Ana Lima warned of delays.",
        {"Priit Kogan": ["Soojus board member"], "Ana Lima": ["transport chief"]},
    ),
    ("A critic of the plan, Jo Hart, left.", {"Jo Hart": []}),
]
AROUND: list[Case] = [
    (
        "General Secretary of the Workers' Party of Kestria Central Committee Do Quang Thanh received Lao Prime Minister Bounkham Sayavong.",
        {
            "Do Quang Thanh": ["General Secretary of the Workers' Party of Kestria Central Committee"],
            "Bounkham Sayavong": ["Lao Prime Minister"],
        },
    ),
    (
        "Mr Desmond Lyle has been appointed Consul General in Recife in succession to Ms Harriet Bew.",
        {"Desmond Lyle": ["Consul General in Recife"], "Harriet Bew": []},
    ),
    (
        "Complaints were lodged by Jatiya Krishi Dal candidate Moniruz Mantu.",
        {"Moniruz Mantu": ["Jatiya Krishi Dal candidate"]},
    ),
    (
        "Election Commission (EC) Secretary Karim Bhuiyan spoke.",
        {"Karim Bhuiyan": ["Election Commission (EC) Secretary"]},
    ),
    (
        "A claim disputed by Demokrat Bersama assemblywoman Lim Siew Fong, who posted a list.",
        {"Lim Siew Fong": ["Demokrat Bersama assemblywoman"]},
    ),
    ("Agenda 200 chair Liina Porman said she had read about the plan.", {"Liina Porman": ["Agenda 200 chair"]}),
    (
        "Mulenga Kapwe-Stone, counsel for the ex-minister, told reporters so.",
        {"Mulenga Kapwe-Stone": ["counsel for the ex-minister"]},
    ),
    (
        "Farrukh Zaman, an adviser to the president of Kestria, stayed on.",
        {"Farrukh Zaman": ["adviser to the president of Kestria"]},
    ),
    (
        "Jo Hart, spokeswoman for the prime minister, declined to comment.",
        {"Jo Hart": ["spokeswoman for the prime minister"]},
    ),
    (
        "Dragan Petric, leader of the Coast list and a former justice minister, left the chamber.",
        {"Dragan Petric": ["former justice minister", "leader of the Coast list"]},
    ),
    ("Anna Berg, mayor of Oslo and the chair of the board said no.", {"Anna Berg": ["mayor of Oslo"]}),
    (
        "The order was signed by the governor's Special Assistant on Media, Danladi Sule, on Monday.",
        {"Danladi Sule": ["Special Assistant on Media"]},
    ),
    ("Rapporteur Stelian Branca called it a failure.", {"Stelian Branca": ["Rapporteur"]}),
    ("A spokesman for the president of Chad said Jan Holt was safe.", {"Jan Holt": []}),
]
WITHIN: list[Case] = [
    (
        "Sen. Lourdes “Inday” Macar-Uy sought an inquiry. Macar-Uy named no contractor.",
        {"Lourdes “Inday” Macar-Uy": ["Sen."]},
    ),
    (
        'House Minority Leader Ferdinand “Bong” Tolosa III filed a measure with Mayor Jose Maria "Joey" dela Cruz.',
        {"Ferdinand “Bong” Tolosa III": ["House Minority Leader"], 'Jose Maria "Joey" dela Cruz': ["Mayor"]},
    ),
    ("The minister, Jan Holt, said “Berlin” Airport would open.", {"Jan Holt": ["minister"]}),
    (
        "Hon. Sera Vaka-Tuina, Minister for Fisheries of the Republic of Fiji, paid a call. Minister Tuina expressed her gratitude.",
        {"Sera Vaka-Tuina": ["Minister for Fisheries of the Republic of Fiji"]},
    ),
    ("The mayor was shouting at Anna Berg, who left.", {"Anna Berg": []}),
]


@pytest.mark.parametrize(("text", "expected"), ASIDE)
def test_what_stands_between_a_name_and_its_office_parts_them_not(
    press: MakeStory, text: str, expected: dict[str, list[str]]
) -> None:
    assert people(press(text)) == expected


@pytest.mark.parametrize(("text", "expected"), [*OWNED, *COMPLEMENTS, *POSTS, *AROUND, *ONE_WORD])
def test_an_office_is_printed_with_what_belongs_to_it(
    press: MakeStory, text: str, expected: dict[str, list[str]]
) -> None:
    assert people(press(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_an_office_said_of_several_is_that_of_each(press: MakeStory, text: str, expected: dict[str, list[str]]) -> None:
    assert people(press(text)) == expected


@pytest.mark.parametrize(("text", "expected"), TWO_OFFICES)
def test_two_offices_before_one_name_are_both_held(press: MakeStory, text: str, expected: dict[str, list[str]]) -> None:
    assert people(press(text)) == expected


@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_a_nickname_and_half_a_double_name_are_of_the_same_person(
    press: MakeStory, text: str, expected: dict[str, list[str]]
) -> None:
    assert people(press(text)) == expected


def test_what_things_only_lie_near_is_a_place(press: MakeStory) -> None:
    text = "The clinic stands at Htee Kho. Shells landed near Htee Kho at dawn, the minister, Ana Weil, said."
    assert list(people(press(text))) == ["Ana Weil"]


def test_who_is_told_of_in_places_and_elsewhere_is_a_person(press: MakeStory) -> None:
    text = "Protesters shouted at Anna Berg. Trust in Anna Berg has gone. Berg said she would stay."
    assert list(people(press(text))) == ["Anna Berg"]


GIVEN: list[Case] = [
    (
        "Present: Anna Berg (chair), Jan Holt (treasurer), Mia Lund (secretary). Apologies: Tom Ruiz.",
        {"Anna Berg": ["chair"], "Jan Holt": ["treasurer"], "Mia Lund": ["secretary"], "Tom Ruiz": []},
    ),
    (
        "Attendees: Ms Rosa Vidal, Minister of Health; Mr Paul Imbert, Director of Ports; Dr Hana Sato, World Bank.",
        {"Rosa Vidal": ["Minister of Health"], "Paul Imbert": ["Director of Ports"], "Hana Sato": []},
    ),
    (
        "The delegation comprised Rosa Vidal (Minister of Health), Paul Imbert (Director of Ports) and Hana Sato (adviser).",
        {"Rosa Vidal": ["Minister of Health"], "Paul Imbert": ["Director of Ports"], "Hana Sato": ["adviser"]},
    ),
    (
        "Signed by Rosa Vidal, Minister of Health, for the Government of Chile, and Paul Imbert, Permanent Secretary, for the Government of Fiji.",
        {"Rosa Vidal": ["Minister of Health"], "Paul Imbert": ["Permanent Secretary"]},
    ),
    (
        "The cabinet includes Rosa Vidal as prime minister, Paul Imbert as finance minister and Hana Sato as interior minister.",
        {"Rosa Vidal": ["prime minister"], "Paul Imbert": ["finance minister"], "Hana Sato": ["interior minister"]},
    ),
    (
        "Parliament confirmed Rosa Vidal as governor of the central bank on Tuesday.",
        {"Rosa Vidal": ["governor of the central bank"]},
    ),
    ("The king swore in Paul Imbert as prime minister.", {"Paul Imbert": ["prime minister"]}),
    ("Paul Imbert was sworn in as finance minister on Monday.", {"Paul Imbert": ["finance minister"]}),
    (
        "Paul Imbert, who serves as finance minister, and Rosa Vidal, acting as his deputy, left.",
        {"Paul Imbert": ["finance minister"], "Rosa Vidal": []},
    ),
    (
        "Rosa Vidal took over as chair of the bank from Paul Imbert.",
        {"Rosa Vidal": ["chair of the bank"], "Paul Imbert": []},
    ),
    (
        "Paul Imbert has been named the new ambassador to Chad, replacing Rosa Vidal.",
        {"Paul Imbert": ["ambassador to Chad"], "Rosa Vidal": []},
    ),
    (
        "The board promoted Hana Sato to chief executive and made Paul Imbert deputy chairman.",
        {"Hana Sato": ["chief executive"], "Paul Imbert": ["deputy chairman"]},
    ),
    (
        "Rosa Vidal, in her capacity as chair of the council, thanked the host.",
        {"Rosa Vidal": ["chair of the council"]},
    ),
    ("The committee, chaired by Rosa Vidal, met.", {"Rosa Vidal": []}),
    ("Rosa Vidal heads the central bank.", {"Rosa Vidal": []}),
    ("Rosa Vidal is the finance minister of Kestria.", {"Rosa Vidal": ["finance minister of Kestria"]}),
    ("The envoy is Rosa Vidal, a former ambassador to Mali.", {"Rosa Vidal": ["former ambassador to Mali"]}),
    ("MINISTER VIDAL: I thank the member. =>", {}),
    ("By Rosa Vidal, finance minister of Kestria", {"Rosa Vidal": ["finance minister of Kestria"]}),
    ("— Rosa Vidal, president of the council, on the budget.", {"Rosa Vidal": ["president of the council"]}),
    (
        "“We shall see,” Vidal said. Rosa Vidal — the party's finance spokeswoman — declined to say more.",
        {"Rosa Vidal": ["finance spokeswoman"]},
    ),
    ("“No,” said the council's chief executive Rosa Vidal.", {"Rosa Vidal": ["chief executive"]}),
    (
        "Rosa Vidal, from the Institute for Fiscal Policy, and Paul Imbert, who leads the union, agreed.",
        {"Rosa Vidal": [], "Paul Imbert": []},
    ),
    (
        "Green MEP Rosa Vidal and Socialist colleague Paul Imbert tabled it.",
        {"Rosa Vidal": ["Green MEP"], "Paul Imbert": []},
    ),
    (
        "Defence chief General Paul Imbert and navy commander Rear Admiral Hana Sato inspected the base.",
        {"Paul Imbert": ["Defence chief"], "Hana Sato": ["navy commander"]},
    ),
    (
        "Ex-minister Rosa Vidal and then-president Paul Imbert were named; the late senator Hana Sato was not.",
        {"Rosa Vidal": ["Ex-minister"], "Paul Imbert": ["then-president"], "Hana Sato": ["late senator"]},
    ),
    (
        "Vice-chair of the committee Rosa Vidal and its rapporteur, Paul Imbert, left early.",
        {"Rosa Vidal": ["Vice-chair of the committee"], "Paul Imbert": ["rapporteur"]},
    ),
    ("The minister responsible for ports, Rosa Vidal, resigned.", {"Rosa Vidal": ["minister responsible for ports"]}),
    (
        "The union leader Rosa Vidal, MP Paul Imbert and economist Hana Sato spoke.",
        {"Rosa Vidal": ["union leader"], "Paul Imbert": ["MP"], "Hana Sato": ["economist"]},
    ),
    ("Rosa Vidal (pictured), the mayor, cut the ribbon.", {"Rosa Vidal": ["mayor"]}),
    (
        "The Archbishop of Lund, Rosa Vidal, and Bishop Paul Imbert of Skara blessed it.",
        {"Rosa Vidal": ["Archbishop of Lund"], "Paul Imbert": ["Bishop"]},
    ),
    (
        "Rosa Vidal, managing director and head of research at Norbank, said so.",
        {"Rosa Vidal": ["head of research at Norbank", "managing director"]},
    ),
    (
        "Undersecretary of State for Arms Control Rosa Vidal met Assistant Secretary for Near Eastern Affairs Paul Imbert.",
        {
            "Rosa Vidal": ["Undersecretary of State for Arms Control"],
            "Paul Imbert": ["Assistant Secretary for Near Eastern Affairs"],
        },
    ),
    (
        "Rosa Vidal, Member of Parliament for Varna North and vice-president of the Assembly, objected.",
        {"Rosa Vidal": ["Member of Parliament for Varna North", "vice-president of the Assembly"]},
    ),
    (
        "Former head of the tax office Rosa Vidal was fined, as was ex-chief of staff Paul Imbert.",
        {"Rosa Vidal": ["Former head of the tax office"], "Paul Imbert": ["ex-chief of staff"]},
    ),
]
HOUSES: list[Case] = [
    (
        "The Honourable Ana Reid, Minister of Labour, and the Right Honourable Ben Coles, Speaker of the Assembly, spoke.",
        {"Ana Reid": ["Minister of Labour"], "Ben Coles": ["Speaker of the Assembly"]},
    ),
    (
        "Pastor Ben Coles, chairman of the local council of churches, prayed.",
        {"Ben Coles": ["chairman of the local council of churches"]},
    ),
    (
        "Ben Coles, the ministry's permanent secretary, Ana Reid, its chief economist, and Tim Bell attended.",
        {"Ben Coles": ["permanent secretary"], "Ana Reid": ["chief economist"], "Tim Bell": []},
    ),
    (
        "Prime Minister and Minister of Finance Ana Reid and Deputy Prime Minister and Minister of Defence Ben Coles signed.",
        {
            "Ana Reid": ["Minister of Finance", "Prime Minister"],
            "Ben Coles": ["Deputy Prime Minister", "Minister of Defence"],
        },
    ),
    (
        "Speakers:\n- Ana Reid, Minister for Ports\n- Ben Coles, Chair, Works Board\n- Tim Bell (Shipping Federation)",
        {"Ana Reid": ["Minister for Ports"], "Ben Coles": ["Chair, Works Board"], "Tim Bell": []},
    ),
    (
        "Baroness Reid of Lund, Labour leader in the Lords, disagreed with Lord Coles, the trade minister.",
        {"Reid": ["Labour leader"], "Coles": ["trade minister"]},
    ),
    (
        "Olena said her neighbour Taras was safe. President Alemu Tadesse Bekele met Prime Minister Jón Gunnarsson; Alemu thanked Jón.",
        {"Alemu Tadesse Bekele": ["President"], "Jón Gunnarsson": ["Prime Minister"]},
    ),
    ("Premier Ngozi praised General Secretary Thongloun.", {"Ngozi": ["Premier"], "Thongloun": ["General Secretary"]}),
    (
        "Sir Tom Frayne-Hall KC, the former attorney general, advised.",
        {"Tom Frayne-Hall KC": ["former attorney general"]},
    ),
    (
        "Kim Yong-su, vice foreign minister, met Chung Eui-jin, South Korea's national security adviser.",
        {"Kim Yong-su": ["vice foreign minister"], "Chung Eui-jin": ["national security adviser"]},
    ),
    (
        "The prime minister, Sheikh Salman bin Hamad Al Nasser, met Crown Prince Faisal bin Turki Al Said.",
        {"Salman bin Hamad Al Nasser": ["prime minister"], "Faisal bin Turki Al Said": ["Crown Prince"]},
    ),
    (
        "Fr. Miguel Ángel Ortiz, the diocese's spokesman, and Rabbi David Stern prayed.",
        {"Miguel Ángel Ortiz": ["spokesman"], "David Stern": []},
    ),
    ("Aliyu Ibrahim-Gwarzo, who was the state's finance commissioner, defected.", {"Aliyu Ibrahim-Gwarzo": []}),
    (
        "Maria José Fernández y López, Spain's ecological transition minister, said no.",
        {"Maria José Fernández y López": ["ecological transition minister"]},
    ),
    (
        "Lt. Gen. Ivan Petrenko, commander of the Northern Group, said so.",
        {"Ivan Petrenko": ["Lt. Gen.", "commander of the Northern Group"]},
    ),
    (
        "Treasurer Ben Coles and shadow treasurer Ana Reid clashed; assistant treasurer Tim Bell stayed silent.",
        {"Ben Coles": ["Treasurer"], "Ana Reid": ["shadow treasurer"], "Tim Bell": ["assistant treasurer"]},
    ),
    (
        "NSW Premier Ben Coles and Victorian Treasurer Ana Reid met federal Housing Minister Tim Bell.",
        {"Ben Coles": ["NSW Premier"], "Ana Reid": ["Victorian Treasurer"], "Tim Bell": ["federal Housing Minister"]},
    ),
    ("Reserve Bank governor Ben Coles said rates would hold.", {"Ben Coles": ["Reserve Bank governor"]}),
    (
        "Australian Energy Council chief executive Ana Reid said bills would rise.",
        {"Ana Reid": ["Australian Energy Council chief executive"]},
    ),
    (
        "Greens leader Ana Reid, independent senator Tim Bell and Nationals MP Ben Coles voted no.",
        {"Ana Reid": ["Greens leader"], "Tim Bell": ["senator"], "Ben Coles": ["Nationals MP"]},
    ),
    (
        "Home Affairs department secretary Ana Reid was grilled by Liberal senator Ben Coles.",
        {"Ana Reid": ["Home Affairs department secretary"], "Ben Coles": ["Liberal senator"]},
    ),
    (
        "Ana Reid, chair of the Commons transport committee, and Ben Coles, a Treasury minister, disagreed.",
        {"Ana Reid": ["chair of the Commons transport committee"], "Ben Coles": ["Treasury minister"]},
    ),
    (
        "EU trade chief Ana Reid and US Trade Representative Ben Coles spoke by phone.",
        {"Ana Reid": ["EU trade chief"], "Ben Coles": ["US Trade Representative"]},
    ),
    (
        "European Commission spokesperson for trade Ana Reid declined to comment.",
        {"Ana Reid": ["European Commission spokesperson for trade"]},
    ),
    (
        "Commission Executive Vice-President Ana Reid and Commissioner for Trade Ben Coles presented it.",
        {"Ana Reid": ["Commission Executive Vice-President"], "Ben Coles": ["Commissioner for Trade"]},
    ),
    (
        "IMF Managing Director Ana Reid and World Bank President Ben Coles agreed.",
        {"Ana Reid": ["IMF Managing Director"], "Ben Coles": ["World Bank President"]},
    ),
    (
        "UN Secretary-General Ana Reid appointed Ben Coles of Ghana as her Special Envoy for Sudan.",
        {"Ana Reid": ["UN Secretary-General"], "Ben Coles": ["Special Envoy for Sudan"]},
    ),
    (
        "The African Union's peace and security commissioner, Ana Reid, and ECOWAS Commission president Ben Coles spoke.",
        {"Ana Reid": ["peace and security commissioner"], "Ben Coles": ["ECOWAS Commission president"]},
    ),
    (
        "State Department spokesperson Ana Reid and Pentagon press secretary Ben Coles briefed reporters.",
        {"Ana Reid": ["State Department spokesperson"], "Ben Coles": ["Pentagon press secretary"]},
    ),
    (
        "House Ways and Means Chairman Ben Coles (R-Mo.) and ranking member Ana Reid (D-Mass.) sparred.",
        {"Ben Coles": ["House Ways and Means Chairman"], "Ana Reid": ["ranking member"]},
    ),
    (
        "Former Rep. Ana Reid, D-Ohio, and state Sen. Ben Coles will run.",
        {"Ana Reid": ["Former Rep."], "Ben Coles": ["state Sen."]},
    ),
    (
        "Union Minister of State for Home Ben Coles, BJP state president Ana Reid and Congress MLA Tim Bell were present.",
        {
            "Ben Coles": ["Union Minister of State for Home"],
            "Ana Reid": ["BJP state president"],
            "Tim Bell": ["Congress MLA"],
        },
    ),
    (
        "AAP's Delhi convener Ana Reid and DMK treasurer Ben Coles met.",
        {"Ana Reid": ["Delhi convener"], "Ben Coles": ["DMK treasurer"]},
    ),
    (
        "Additional Chief Secretary Ana Reid and District Collector Ben Coles inspected the site.",
        {"Ana Reid": ["Additional Chief Secretary"], "Ben Coles": ["District Collector"]},
    ),
    (
        "Inspector General of Police Ana Reid and Principal Secretary (Finance) Ben Coles met.",
        {"Ana Reid": ["Inspector General of Police"], "Ben Coles": ["Principal Secretary (Finance)"]},
    ),
    (
        "Director-General of the Ministry Ana Reid and Chief Justice of Kenya Ben Coles spoke.",
        {"Ana Reid": ["Director-General of the Ministry"], "Ben Coles": ["Chief Justice of Kenya"]},
    ),
    (
        "Cabinet Secretary for Water Ana Reid and Principal Secretary Ben Coles toured the dam.",
        {"Ana Reid": ["Cabinet Secretary for Water"], "Ben Coles": ["Principal Secretary"]},
    ),
    (
        "ANC secretary-general Ana Reid and DA federal chair Ben Coles traded barbs.",
        {"Ana Reid": ["ANC secretary-general"], "Ben Coles": ["DA federal chair"]},
    ),
    (
        "Kano State Commissioner for Information, Comrade Ben Coles, said so in a statement.",
        {"Ben Coles": ["Kano State Commissioner for Information"]},
    ),
    (
        "The Executive Director of the Forum, Mrs Ana Reid, and the National President of the Union, Ben Coles, spoke.",
        {"Ana Reid": ["Executive Director of the Forum"], "Ben Coles": ["National President of the Union"]},
    ),
    (
        "Japan's Chief Cabinet Secretary Ana Reid and LDP policy chief Ben Coles spoke.",
        {"Ana Reid": ["Chief Cabinet Secretary"], "Ben Coles": ["LDP policy chief"]},
    ),
    (
        "Chinese Foreign Ministry spokesperson Ana Reid and Vice Premier Ben Coles spoke.",
        {"Ana Reid": ["Chinese Foreign Ministry spokesperson"], "Ben Coles": ["Vice Premier"]},
    ),
    (
        "Brazil's Finance Minister Ana Reid, Central Bank chief Ben Coles and Lower House Speaker Tim Bell met.",
        {"Ana Reid": ["Finance Minister"], "Ben Coles": ["Central Bank chief"], "Tim Bell": ["Lower House Speaker"]},
    ),
    (
        "Argentina's chief of cabinet, Ana Reid, and presidential spokesman Ben Coles denied it.",
        {"Ana Reid": ["chief of cabinet"], "Ben Coles": ["presidential spokesman"]},
    ),
    (
        "Sweden's migration minister Ana Reid and opposition spokesman on migration Ben Coles spoke.",
        {"Ana Reid": ["migration minister"], "Ben Coles": ["opposition spokesman on migration"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*GIVEN, *HOUSES])
def test_offices_are_read_in_lists_by_verbs_and_in_the_styles_of_many_houses(
    press: MakeStory, text: str, expected: dict[str, list[str]]
) -> None:
    assert people(press(text)) == expected


APART: list[Case] = [
    (
        "They honoured former President Lev Walesa, once leader of the union and former premier Mikel Nemeth.",
        {"Lev Walesa": ["former President"], "Mikel Nemeth": ["former premier"]},
    ),
    (
        "The army chief and Defence Minister Tariq Khan met in Lahore.",
        {"Tariq Khan": ["Defence Minister"]},
    ),
    (
        "An aide to the President of Kestria, Mahmud Abbas, told reporters so.",
        {"Mahmud Abbas": ["President of Kestria"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_an_office_of_another_is_not_given_to_the_next_name(
    press: MakeStory, text: str, expected: dict[str, list[str]]
) -> None:
    found = people(press(text))
    assert {name: [r for r in held if r in expected.get(name, [])] for name, held in found.items()} == expected
    assert not any("leader" in r or "aide" in r or "chief" in r for r in found.get("Mikel Nemeth", []))
    assert not any("aide" in r or "chief" in r for held in found.values() for r in held)
