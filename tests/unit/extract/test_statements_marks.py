"""Claims about British quotation marks, interrupted quotations and pronouns that speak."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks import nlp
from tasks.extract import actors, statements
from tasks.extract.statements import quotations
from tasks.model import Story

MakeStory = Callable[..., Story]


def quoted(story: Story) -> list[tuple[str, str]]:
    docs = {a.id: nlp.parse(a.readable) for a in story.articles}
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
