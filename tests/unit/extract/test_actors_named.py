"""Claims about who is who in the news: every name, short form and office of one actor, over several articles."""

import time

import pytest
from passages import MakeStory, parsed

from tasks.extract import actors
from tasks.extract.actors import Named
from tasks.extract.actors.kinship import kin, name_words
from tasks.model import Span, Story


def named(story: Story) -> dict[str, Named]:
    return {n.name: n for n in actors.named(story, parsed(story))}


def printed(story: Story, spans: tuple[Span, ...]) -> list[str]:
    return [story.article(s.article).quote(s) for s in spans]


def joined(story: Story, *texts: str) -> list[str]:
    """The answers for the first place of each of ``texts`` in the articles, in their order."""
    spans = [next(Span(a.id, at, at + len(t)) for a in story.articles if (at := a.text.find(t)) >= 0) for t in texts]
    answers = actors.join(actors.read_story(story, parsed(story)), spans)
    return [answers[s] for s in spans]


def test_an_office_beside_a_name_and_one_alone_stand_for_the_person(press: MakeStory) -> None:
    story = press(
        "Norwegian Prime Minister Ingrid Solberg met lawmakers on Monday. The Norwegian prime minister left at noon."
    )
    person = named(story)["ingrid solberg"]
    assert printed(story, person.offices) == ["Norwegian Prime Minister", "Norwegian prime minister"]
    assert printed(story, person.places) == ["Ingrid Solberg"]


def test_an_office_means_its_holder_in_another_article(press: MakeStory) -> None:
    story = press(
        "Kenyan President Daniel Otieno will open the port. Otieno spoke on Tuesday.",
        "The port will be opened by the Kenyan president, an aide said on Tuesday.",
    )
    offices = printed(story, named(story)["daniel otieno"].offices)
    assert "Kenyan president" in offices


def test_the_leader_of_a_state_is_its_prime_minister(press: MakeStory) -> None:
    story = press("Danish Prime Minister Astrid Holm flew to Oslo. Talks with the leader of Denmark went on all day.")
    assert "leader of Denmark" in printed(story, named(story)["astrid holm"].offices)


def test_a_president_among_two_is_nobody(press: MakeStory) -> None:
    story = press("French President Luc Moreau met Chilean President Ana Rojas. The president spoke first.")
    assert "president" not in [w for n in named(story).values() for w in printed(story, n.offices)]


def test_a_former_office_is_not_the_present_one(press: MakeStory) -> None:
    story = press("Former FBI director Karl Brandt testified. The FBI director was not in the room.")
    assert joined(story, "Karl Brandt", "The FBI director")[0] != joined(story, "Karl Brandt", "The FBI director")[1]


def test_who_was_fired_is_the_former_one(press: MakeStory) -> None:
    story = press("Former FBI director Karl Brandt testified. Later the fired FBI director said that he had notes.")
    assert "FBI director" in printed(story, named(story)["karl brandt"].offices)[1:]


def test_a_bare_office_is_the_only_one_who_was_called_so(press: MakeStory) -> None:
    story = press("District Judge Karl Brandt heard the case. On Friday the judge denied the request.")
    assert printed(story, named(story)["karl brandt"].offices)[-1] == "judge"
    two = press("Judge Karl Brandt and Judge Ida Storm heard the case. On Friday the judge denied the request.")
    assert "judge" not in [w for n in named(two).values() for w in printed(two, n.offices)]


def test_a_family_names_the_one_it_is_called_after(press: MakeStory) -> None:
    story = press("President Janet Okoro came home. The Kenyan guests were greeted by the Okoros at noon.")
    assert "Okoros" in printed(story, named(story)["janet okoro"].places)


@pytest.mark.parametrize("text", ["The Salmi-Okoro talks ended.", "An anti-Okoro banner hung there."])
def test_names_joined_by_a_hyphen_are_found(press: MakeStory, text: str) -> None:
    story = press(f"President Janet Okoro met Finance Minister Annika Salmi. {text}")
    assert "Okoro" in printed(story, named(story)["janet okoro"].places)


def test_a_double_family_name_is_not_the_one_it_begins_with(press: MakeStory) -> None:
    story = press('Arvo Salmi died in April. His niece June Salmi-Reuter runs the yard. "We stay," Salmi-Reuter said.')
    people = named(story)
    assert printed(story, people["arvo salmi"].places) == ["Arvo Salmi"]
    assert set(printed(story, people["june salmireuter"].places)) == {"June Salmi-Reuter", "Salmi-Reuter"}


@pytest.mark.parametrize("text", ["The Salmi-Dahl pact fell.", "The Salmi-EU talks failed.", "A Salmi-led team met."])
def test_a_name_joined_to_what_the_story_does_not_know_is_found_where_a_thing_is_told(
    press: MakeStory, text: str
) -> None:
    story = press(f"Finance Minister Annika Salmi resigned. {text}")
    assert "Salmi" in printed(story, named(story)["annika salmi"].places)


def test_different_given_names_stay_apart(press: MakeStory) -> None:
    story = press("Senator Mark Vinar voted yes.", "Senator Miles Vinar voted no.")
    mark, miles = joined(story, "Mark Vinar", "Miles Vinar")
    assert mark != miles


def test_ministries_of_different_matters_stay_apart(press: MakeStory) -> None:
    story = press(
        "The Ministry of Defence issued the order. The Ministry of Defence Production did not answer.",
        "A tender of the Ministry of Finance was cancelled.",
    )
    answers = joined(story, "Ministry of Defence", "Ministry of Defence Production", "Ministry of Finance")
    assert len(set(answers)) == 3


SAME = [
    ("Halden Marsh Corp. cut jobs. Investors in Halden Marsh were told.", "Halden Marsh Corp.", "Halden Marsh were"),
    (
        "The US Department of State replied. The State Department gave no date.",
        "US Department of State",
        "State Department",
    ),
    ("Northern Rail Workers Alliance struck. NRWA said it was sorry.", "Northern Rail Workers Alliance", "NRWA"),
    ("Portuguese Foreign Minister Rui Costa spoke. RUI COSTA was heard.", "Rui Costa", "RUI COSTA"),
    ("America voted. The United States abstained.", "America", "United States"),
    ("Maurice Tolmar coached. The club then hired Mo Tolmar again.", "Maurice Tolmar", "Mo Tolmar"),
    ("Envoy Mohammed Rasheedi came. Later Muhammad Rasheedi left.", "Mohammed Rasheedi", "Muhammad Rasheedi"),
    ("The Harbour Press wrote so. The photograph is by HP as well.", "Harbour Press", "HP"),
    ("Zelmo Corp. cut jobs. The chip, a Zelmo Atomar, sold well. Rivals of Zelmo cheered.", "Zelmo Corp.", "Zelmo"),
    ("Rajesh Kumar Singh spoke. R. K. Singh smiled.", "Rajesh Kumar Singh", "R. K. Singh"),
]


@pytest.mark.parametrize(("text", "one", "other"), SAME)
def test_forms_of_one_name_are_one(press: MakeStory, text: str, one: str, other: str) -> None:
    first, second = joined(press(text), one, other.removesuffix(" were"))
    assert first == second


def test_a_mention_that_only_names_its_owner_is_another(press: MakeStory) -> None:
    story = press("President Janet Okoro spoke. Okoro's most trusted ally, a banker, sat beside her.")
    assert len(set(joined(story, "Janet Okoro", "Okoro's most trusted ally"))) == 2


def test_a_half_of_a_word_can_be_given(press: MakeStory) -> None:
    story = press("India signed. The US-India pact is old. The United States agreed.")
    assert joined(story, "US", "United States")[0] == joined(story, "United States")[0]


def test_an_outlet_is_named_and_is_no_actor(press: MakeStory) -> None:
    story = press("Foreign Minister Rui Costa told Reuters that the talks would go on.")
    assert "reuters" in named(story)
    assert "Reuters" not in {a.name for a in actors.find(story, parsed(story))}


def test_a_firm_is_one_wherever_it_stands(press: MakeStory) -> None:
    story = press("Microsoft cut prices. Microsoft said so. A patch from Microsoft followed. Microsoft issued another.")
    assert len(printed(story, named(story)["Microsoft"].places)) == 4


def test_a_company_named_like_a_person_is_no_person(press: MakeStory) -> None:
    story = press("Johnson Controls Inc. raised its forecast. Shares of Johnson Controls rose by a tenth.")
    assert not [n.name for n in named(story).values() if n.kind == "person"]


BODIES = [
    ("Critics in Abuja said the News Agency of Sabaria misquoted the envoy.", "News Agency of Sabaria"),
    (
        "The debate is run by the Commission on Presidential Debates in Washington.",
        "Commission on Presidential Debates",
    ),
    ("Two clerks of Schroder Halden & Co were fined on Friday.", "Schroder Halden & Co"),
    ("A report by the Sunday Telegraph angered ministers.", "Sunday Telegraph"),
    ("The offer came from mineral water firm Multico, which is state-owned.", "Multico"),
    ("Ross Pell, the Reform Party candidate, will not take part.", "Reform Party"),
    ("The border is watched by the Interim Force in Meronia (IFIM) since May.", "Interim Force in Meronia"),
]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_a_body_is_named_whole(press: MakeStory, text: str, body: str) -> None:
    story = press(text)
    assert body in [w for n in named(story).values() if n.kind == "body" for w in printed(story, n.places)]


def test_a_day_is_no_matter_of_a_committee(press: MakeStory) -> None:
    story = press("Members of the Harbour Committee on Tuesday rejected the plan for the docks.")
    assert printed(story, named(story)["Harbour Committee"].places) == ["Harbour Committee"]


def test_initials_alone_are_the_body_whose_words_begin_so(press: MakeStory) -> None:
    story = press("The Federal Open Harbour Committee met in May. Traders said that the FOHC would wait, who knows.")
    assert printed(story, named(story)["Federal Open Harbour Committee"].places)[-1] == "FOHC"


FIRMS = [
    "Magna International Inc. made an offer. Magna was up a quarter. On Monday Magna said so again.",
    "Petofi general manager Laszlo Sebes resigned. He will leave Petofi in May. Nobody told Petofi why.",
    "Zelmo's shareholders met in May. The offer surprised Zelmo. Later on Zelmo, it was said, agreed.",
    "Buyers of steel firm Cofin waited. The offer surprised Cofin. Later on Cofin agreed.",
]


@pytest.mark.parametrize("text", FIRMS)
def test_a_word_that_the_text_gives_to_a_firm_is_no_person(press: MakeStory, text: str) -> None:
    people = {n.name for n in named(press(text)).values() if n.kind == "person"}
    assert people <= {"laszlo sebes"}


def test_a_place_is_no_body_whatever_the_tagger_says(press: MakeStory) -> None:
    story = press("Troops entered the town of Arbilan. Shops in Arbilan closed. Later Arbilan was quiet.")
    assert not [n for n in named(story).values() if n.kind == "body"]


def test_only_a_person_has_an_age(press: MakeStory) -> None:
    story = press("The court freed Zycan Tolmar, 54, on Friday after two years.")
    assert "zycan tolmar" in named(story)


def test_kin_needs_one_other_body() -> None:
    assert kin([["NFU"], ["National Farmers Union"], ["Northern Fishers Union"]], wide=True) == [[0], [1], [2]]
    assert kin([["NFU"], ["National Farmers Union"]], wide=False) == [[0, 1]]
    assert kin([["HP"], ["Harbour Press"]], wide=False) == [[0], [1]]
    assert kin([["HP"], ["Harbour Press"]], wide=True) == [[0, 1]]
    assert kin([["Chiefs"], ["Harbour City Chiefs"]], wide=False) == [[0], [1]]
    assert kin([["Chiefs"], ["Harbour City Chiefs"]], wide=True) == [[0, 1]]
    assert kin([["Commission"], ["Ports Commission"]], wide=True) == [[0], [1]]


def test_a_legal_form_is_no_part_of_a_name() -> None:
    assert name_words("The Halden Marsh Corp.") == name_words("Halden Marsh") == ("halden", "marsh")
    assert name_words("Inc") == ("inc",)


BAD = [
    "PRIME MINISTER SOLBERG MEETS PRESIDENT OTIENO IN OSLO FOR TALKS ON TRADE",
    "Ministre FranÃ§ois LefÃ¨vre a parlÃ©. Mr LefÃ¨vre left.",
    "Министр Сергей Иванов встретился с 王毅 и محمد بن سلمان.",
    "May said June would see August in April. March will follow, said Mr May.",
    "",
    "\n\n—\n",
]


@pytest.mark.parametrize("text", BAD)
def test_bad_text_makes_no_crash_and_no_empty_name(press: MakeStory, text: str) -> None:
    story = press(text)
    for one in named(story).values():
        assert one.name.strip()
        assert all(story.article(s.article).quote(s).strip() for s in (*one.places, *one.offices))


def test_given_places_without_a_word_get_an_answer(press: MakeStory) -> None:
    story = press("— Rui Costa spoke.")
    spans = [Span(story.lead, 0, 1), Span(story.lead, 2, 11)]
    answers = actors.join(actors.read_story(story, parsed(story)), spans)
    assert set(answers) == set(spans)


def test_three_hundred_names_in_one_article_take_linear_time(press: MakeStory) -> None:
    def crowd(number: int) -> Story:
        given = ("Anna", "Boris", "Clara", "David", "Elena", "Frank", "Greta", "Henry", "Irene", "Jonas")
        family = [
            f"{a}{b}{c}" for a in ("Bal", "Cor", "Den", "Fal", "Gor") for b in ("a", "e") for c in ("sky", "man", "sen")
        ]
        lines = [f"Senator {given[n % 10]} {family[n // 10 % 30]} voted yes." for n in range(number)]
        return press("\n".join(lines))

    def seconds(story: Story) -> float:
        docs = parsed(story)
        start = time.process_time()
        found = [n for n in actors.named(story, docs) if n.kind == "person"]
        assert len(found) > len(story.articles[0].text) / 60
        return time.process_time() - start

    seconds(crowd(30))
    assert seconds(crowd(300)) < 40 * max(seconds(crowd(30)), 0.01)
