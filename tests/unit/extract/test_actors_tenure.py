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
        f"{HER}, chancellor from 2005 to 2021, spoke.",
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
