"""Claims about British quotation marks, interrupted quotations and pronouns that speak."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passages import MakeStory, parsed

from tasks.extract import actors, statements
from tasks.extract.statements import quotations
from tasks.model import Story


def quoted(story: Story) -> list[tuple[str, str]]:
    docs = parsed(story)
    found = statements.find(story, docs, actors.find(story, docs), ())
    return [(s.speaker, story.article(e.article).quote(e)) for s in found if s.seen == "quoted" for e in s.evidence]


def test_straight_single_marks_around_clauses_quote(press: MakeStory) -> None:
    text = "'It's the drivers' choice,' Bev Rawson, the council leader, said, 'and we'll respect it in full.'"
    assert quoted(press(text)) == [
        ("Bev Rawson", "It's the drivers' choice"),
        ("Bev Rawson", "and we'll respect it in full."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' aides said the councils' money would come in the '90s manner, not the states' way.",
        "The so-called 'pothole tax' was dropped. The workers' union, the drivers' union and others cheered.",
        "Eva Lund said: \"The 'pothole tax' will not come, and the drivers' fears are idle.\" She left.",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert not any(text[q.outer[0]] == "'" for q in quotations.quotations(text))


def test_an_interrupted_quotation_is_two_statements_of_one_speaker(press: MakeStory) -> None:
    text = 'Energy Minister Tove Lind opened the talks. "We are ready," she said. "But not at any price."'
    assert quoted(press(text)) == [("Tove Lind", "We are ready"), ("Tove Lind", "But not at any price.")]


@pytest.mark.parametrize(
    "lead",
    [
        "Energy Minister Tove Lind met Trade Minister Ana Pires.",
        "Energy Minister Tove Lind spoke. Opponents disagree.",
        "The plan was drawn up for Tove Lind.",
        "Mr Lind left the hall. Mr Tove Lind had signed.",
    ],
)
def test_a_pronoun_without_one_subject_before_is_left_open(press: MakeStory, lead: str) -> None:
    assert [s for s, _ in quoted(press(f'{lead} "There is no other way to pay," she said.'))] == [""]


@given(st.text(alphabet="ab'’‘\"“” ,.\n", max_size=80))
def test_every_quotation_lies_between_its_marks(text: str) -> None:
    for quote in quotations.quotations(text):
        assert 0 <= quote.outer[0] < quote.start <= quote.end < quote.outer[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“The bridge,” said Energy Minister Tove Lind, “was promised three times.”", ["Tove Lind", "Tove Lind"]),
        ("“It is late,” Energy Minister Tove Lind said; “tomorrow it is too late.”", ["Tove Lind", "Tove Lind"]),
        ("Added Energy Minister Tove Lind: “The vote was close, and the count closer.”", ["Tove Lind"]),
        ("He was answered by Energy Minister Tove Lind: “Then read that page first.”", ["Tove Lind"]),
        ("Energy Minister Tove Lind praised “a partnership that outlives the cycles”.", ["Tove Lind"]),
        ("Energy Minister Tove Lind left. Asked whether it would last, she said: “Not in my time.”", ["Tove Lind"]),
        ("Energy Minister Tove Lind pressed her on it. “Of gravel we have enough,” she said.", [""]),
        ("Energy Minister Tove Lind spoke first. “Of gravel we have enough,” she replied.", [""]),
    ],
    ids=[
        "broken by the speaker",
        "going on after a semicolon",
        "named before a colon",
        "named as the agent",
        "praised in words",
        "asked, and then said",
        "another woman was spoken to",
        "who replies is not who spoke",
    ],
)
def test_who_speaks(press: MakeStory, text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in quoted(press(text))] == speakers
