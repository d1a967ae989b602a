"""Claims about words in marks that are a part of a sentence: whose they are, and which are only held up."""

import pytest
from passages import MakeStory, speakers

from tasks import nlp
from tasks.extract import actors, statements

LIND = "Energy Minister Tove Lind"


@pytest.mark.parametrize(
    "text",
    [
        f"{LIND} said that the tanker was “not for sale” and would stay.",
        f'{LIND} wrote on X that the crew was "safe and fed".',
        f"{LIND} assured her hosts that the north treasured the “iron friendship”.",
        f"{LIND} warned the levy would bring “chaos” to the ports.",
        f"{LIND}, however, conceded that the rules had been “a muddle”.",
        "The north has begun “homework”, according to its energy minister, Tove Lind.",
        f"{LIND} describes the regulator as a “very polite wall”.",
        f"{LIND} denounced the raid as a “gross breach” of the truce.",
        f"The bill was dismissed as a “joke” by {LIND}.",
        f"{LIND} spoke of a “new dawn” for the valley.",
        f"{LIND} hailed the “courage” of the crews.",
        f"{LIND} expressed “deep sorrow” at the deaths.",
        f"{LIND} vowed to “crush” the smugglers.",
        f"{LIND} accused the ports of “sleepwalking” into a strike.",
    ],
)
def test_words_taken_into_what_somebody_says_are_theirs(press: MakeStory, text: str) -> None:
    assert speakers(press(text)) == ["Tove Lind"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LIND} said the “Tides of Silver” report had never been printed.",
        f"{LIND} said the so-called “night watch” group met in June.",
        f"{LIND} signed the “green deal” in Leeds.",
        f"{LIND}, known as “the ferret”, said the vote would be close.",
        f"{LIND} said the “golden share” law was dead.",
        f"{LIND} was described as a “spent force” in the paper.",
        f"{LIND} did not say that the sale was “a fraud”.",
        f"{LIND} declined to call it a “fraud”.",
        f"{LIND} met the head of the “free valley” movement.",
    ],
)
def test_names_titles_and_words_of_others_are_nobodys(press: MakeStory, text: str) -> None:
    assert speakers(press(text)) == []


def test_the_sentence_around_a_few_words_is_still_told(press: MakeStory) -> None:
    story = press(f"{LIND} said that the levy had brought “chaos” to the ports.")
    docs = {a.id: nlp.parse(a.readable) for a in story.articles}
    said = statements.find(story, docs, actors.find(story, docs), ())
    assert [s.seen for s in said] == ["second-hand", "quoted"]
