"""Claims about who holds an office now, who held it once, who will, and who never may."""

from collections.abc import Callable

import pytest

from tasks import nlp
from tasks.extract import actors
from tasks.model import Story

MakeStory = Callable[..., Story]
HER = "Ragna Stolberg"


def roles(story: Story, name: str = HER) -> list[str]:
    found = actors.find(story, {a.id: nlp.parse(a.readable) for a in story.articles})
    return [r.value for a in found if a.name == name for r in a.roles]


TO_COME = [
    (f"{HER} will become president of the court in May.", "incoming president of the court"),
    (f"{HER}, who is to become finance minister, spoke.", "incoming finance minister"),
    (f"{HER} becomes president of the court on 1 June.", "incoming president of the court"),
    (f"{HER} will be named ambassador to Chad.", "incoming ambassador to Chad"),
    (f"The cabinet appointed {HER} governor of the bank from July.", "incoming governor of the bank"),
    (f"The cabinet appointed {HER} governor of the bank, effective 1 July.", "incoming governor of the bank"),
    (f"The board named {HER} as its next chief economist.", "incoming chief economist"),
    (f"The assembly elected {HER} president. She takes office on 11 March.", "incoming president"),
    (f"Soon-to-be chancellor {HER} spoke in Graz.", "incoming chancellor"),
]


@pytest.mark.parametrize(("text", "office"), TO_COME)
def test_an_office_that_is_to_come_is_told_as_incoming(press: MakeStory, text: str, office: str) -> None:
    assert roles(press(text)) == [office]


def test_the_words_of_the_text_that_say_so_are_enough(press: MakeStory) -> None:
    assert roles(press(f"The next finance minister, {HER}, spoke.")) == ["next finance minister"]
    assert roles(press(f"Foreign minister-designate {HER} spoke.")) == ["Foreign minister-designate"]


@pytest.mark.parametrize(
    "text",
    [
        f"{HER} is set to become president of the court.",
        f"Polls suggest that {HER} will become president of the court.",
        f"Two polls say {HER} will become president of the court.",
        f"{HER} will become president of the court if the senate agrees.",
        f"The president nominated {HER} as defence secretary on Monday.",
        f"The premier's pick for defence secretary, {HER}, spoke.",
        f"Harbour Party candidate for governor {HER} spoke.",
        f"The favourite to become mayor, {HER}, spoke.",
        f"Aspiring president {HER} spoke in Graz.",
    ],
)
def test_an_office_that_may_never_come_is_not_told(press: MakeStory, text: str) -> None:
    assert roles(press(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{HER} was the finance minister.",
        f"{HER} (president 1990-94) spoke.",
        f"{HER}, the finance minister at the time, spoke.",
        f"Deposed president {HER} spoke in Graz.",
        f"Assassinated prime minister {HER} was remembered.",
        f"Congress removed President {HER} in a midnight vote.",
        f"Court removes Prime Minister {HER} over the leaked call.",
    ],
)
def test_an_office_that_is_over_is_not_told_as_held(press: MakeStory, text: str) -> None:
    assert roles(press(text)) == []


@pytest.mark.parametrize("claim", ["Self-proclaimed", "So-called", "De facto", "Self-styled"])
def test_who_is_only_called_so_is_not_told_with_the_office(press: MakeStory, claim: str) -> None:
    assert roles(press(f"{claim} president {HER} spoke in Graz.")) == []


def test_an_office_given_now_is_held(press: MakeStory) -> None:
    assert roles(press(f"The assembly confirmed {HER} as chancellor on Monday.")) == ["chancellor"]
    assert roles(press(f"{HER} becomes Chad's first finance minister.")) == ["finance minister"]


def test_what_somebody_holds_goes_before_what_is_to_come(press: MakeStory) -> None:
    text = f"Outgoing Ports Minister {HER} leaves to become director of the Fish Fund."
    assert roles(press(text)) == ["Outgoing Ports Minister", "incoming director of the Fish Fund"]


def test_the_president_is_not_who_will_become_it(press: MakeStory) -> None:
    story = press(f"{HER} will become president of Chad in May. The president of Chad left for Oslo.")
    found = actors.find(story, {a.id: nlp.parse(a.readable) for a in story.articles})
    text = story.articles[0].text
    assert not [m for a in found if a.kind == "person" for m in a.mentions if "president" in text[m.start : m.end]]


OVER = [
    (f"{HER}, who was deputy minister until 2021, spoke.", "former deputy minister"),
    (f"{HER}, who was deputy minister until her resignation in May, spoke.", "former deputy minister"),
    (f"{HER}, finance minister from 2015 to 2019, spoke.", "former finance minister"),
    (f"{HER}, chancellor between 2005 and 2021, spoke.", "former chancellor"),
    (f"{HER}, president of the court until last year, spoke.", "former president of the court"),
    (f"{HER} served as ambassador to Chad from 2015 to 2019.", "former ambassador to Chad"),
    (f"When {HER} was the mayor of Turku, the bridge fell.", "former mayor of Turku"),
    (f"Three years ago {HER} was the Harbour Party whip.", "former Harbour Party whip"),
]


@pytest.mark.parametrize(("text", "office"), OVER)
def test_an_office_whose_time_is_over_is_told_as_former(press: MakeStory, text: str, office: str) -> None:
    assert roles(press(text)) == [office]


@pytest.mark.parametrize(
    "text",
    [
        f"{HER} was the minister who signed.",
        f"{HER}, president of the court until 2031, spoke.",
        f"{HER}, who was the state's finance commissioner, left.",
        f"{HER} served as ambassador to Chad.",
        f"{HER}, finance minister in 2014, spoke.",
    ],
)
def test_an_office_that_may_be_over_or_not_is_not_told_as_former(press: MakeStory, text: str) -> None:
    assert not [r for r in roles(press(text)) if r.startswith("former")]


def test_the_word_of_the_text_for_it_is_enough(press: MakeStory) -> None:
    assert roles(press(f"{HER}, a former minister from 2015 to 2019, spoke.")) == ["former minister"]


def test_who_held_an_office_acts_no_more_for_what_it_is_of(press: MakeStory) -> None:
    story = press(f"{HER}, who was Norway's ambassador to Chad until 2021, spoke.")
    (one,) = [a for a in actors.find(story, {a.id: nlp.parse(a.readable) for a in story.articles}) if a.name == HER]
    assert not one.acts_for


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the Department of the Environment, Transport and Energy", "head of the Department of the Environment, Transport and Energy"),
        ("the Department of Trade, Labour, and Health", "head of the Department of Trade, Labour, and Health"),
        ("the Ministry of Finance, a firm, said", "head of the Ministry of Finance"),
        ("the Ministry of Finance, Turku and Oulu", "head of the Ministry of Finance"),
    ],
)  # fmt: skip
def test_who_heads_a_house_of_several_fields_heads_all_of_them(press: MakeStory, text: str, office: str) -> None:
    assert roles(press(f"{HER}, who heads {text}.")) == [office]
