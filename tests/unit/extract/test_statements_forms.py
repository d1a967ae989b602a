"""Claims about the forms in which the press gives words to somebody: verbs, datelines, phrases, lines of releases."""

from collections.abc import Callable

import pytest

from tasks import nlp
from tasks.extract import actors, statements
from tasks.model import Story

MakeStory = Callable[..., Story]
LIND = "Energy Minister Tove Lind"


def speakers(story: Story) -> list[str]:
    """The speaker of each quotation, by the name of the actor where it is one."""
    docs = {a.id: nlp.parse(a.readable) for a in story.articles}
    found = actors.find(story, docs)
    names = {a.id: a.name for a in found}
    said = statements.find(story, docs, found, ())
    return [names.get(s.actor, s.speaker) for s in said if s.seen == "quoted"]


@pytest.mark.parametrize(
    "text",
    [
        f'{LIND} asked for the accounts. "Where did the money go?" she queried.',
        f"“The dam is safe for a century,” averred {LIND}.",
        f"“This house has been asleep,” thundered {LIND}.",
        f"“The timetable was never realistic,” contended {LIND}.",
        f"{LIND} charged that the ports had got “a handshake and a leaflet”.",
        f"{LIND} sent a letter to the north. The upper valley, the letter alleges, has “measured rain with a sieve”.",
    ],
)
def test_less_common_verbs_tell_who_speaks(press: MakeStory, text: str) -> None:
    assert speakers(press(text)) == ["Tove Lind"]


@pytest.mark.parametrize(
    "head",
    ["(ANSA) - ROME, MAR 3 - ", "PARIS (AFP) — ", "Vienna, 4 June (APA) - ", "WARSAW, Poland (Reuters) – ", "DHAKA: "],
)
def test_a_dateline_does_not_speak(press: MakeStory, head: str) -> None:
    told = f"{head}{LIND} on Monday hit back at the board, saying it had “lost a year over paperwork”."
    assert speakers(press(told)) == ["Tove Lind"]


@pytest.mark.parametrize(
    "text",
    [
        f"In the words of {LIND}, “a pipe is a promise made of steel”.",
        "The deal is, in the words of the energy minister, Tove Lind, “a promise made of steel”.",
        f"The deal is, in {LIND}’s own words, “a promise made of steel”.",
        f"{LIND}’s verdict: “A pipe is a promise.”",
        f"{LIND}'s answer was short: “A pipe is a promise.”",
        f"“A pipe is a promise,” the Norsk agency said, quoting {LIND}.",
    ],
)
def test_words_are_given_to_somebody_without_a_verb(press: MakeStory, text: str) -> None:
    assert speakers(press(text)) == ["Tove Lind"]
