"""Sentences as they are compared: names, figures, content, and whether they can be printed whole."""

from typing import Any

import pytest

from tasks.extract import sentences
from tasks.model import Span


def test_a_sentence_knows_its_names_and_figures(newsroom: Any) -> None:
    (one,) = newsroom.sentences(
        "Sundnet, the grid operator, told the Maritime Court that the cable carries 700 megawatts."
    )
    assert {"sundnet", "maritime", "court"} <= one.names
    assert one.figures == {"700"}
    assert one.whole


def test_states_and_months_tell_no_event_from_another(newsroom: Any) -> None:
    (one,) = newsroom.sentences("The minister will travel from Denmark to Poland in March to sign the cable treaty.")
    assert not one.names & {"denmark", "poland", "march"}


@pytest.mark.parametrize(
    "text",
    [
        "Rates unchanged.",
        "Six northern ports, one small budget and a new harbour master for 2026.",
        "word " * 61 + "is said.",
    ],
    ids=["too short", "no verb", "too long"],
)
def test_what_says_too_little_or_too_much_is_not_whole(newsroom: Any, text: str) -> None:
    assert not any(s.whole for s in newsroom.sentences(text.strip()))


def test_sixty_words_are_the_most_that_leave_the_house(newsroom: Any) -> None:
    (one,) = newsroom.sentences("The committee says that " + "very " * 52 + "old ports need money.")
    assert len(one.text.split()) == 60
    assert one.whole


def test_the_second_sentence_of_a_quotation_stands_in_it(newsroom: Any) -> None:
    found = newsroom.sentences("“We will sign the treaty in spring. The cable is for our children,” the minister said.")
    assert [s.opens for s in found] == [True, True]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph(newsroom: Any) -> None:
    found = newsroom.sentences("“We will sign the treaty in spring, the minister said.\nDockers went home on Monday.")
    assert [s.opens for s in found] == [True, False]


def test_a_passage_is_found_in_its_sentence_and_in_no_other(newsroom: Any) -> None:
    found = newsroom.sentences("Dockers went home on Monday. The port opened again on Tuesday.")
    at = sentences.at(found, Span("a1", 33, 37))
    assert at is not None
    assert at.text == "The port opened again on Tuesday."
    assert sentences.at(found, Span("a1", 500, 504)) is None
    assert sentences.at(found, Span("a2", 33, 37)) is None


def test_sentences_of_all_articles_keep_their_offsets(newsroom: Any) -> None:
    texts = ("Dockers went home.\n\n  The port opened again.  \n", "\nMinisters met in Riga.")
    story = newsroom.texts(*texts)
    for one in newsroom.sentences(*texts):
        assert story.article(one.article).quote(one.span) == one.text == one.text.strip()


@pytest.mark.parametrize("text", ["", "\n", "   ", "议会周四通过法案。", "😀"])
def test_a_text_without_english_breaks_nothing(newsroom: Any, text: str) -> None:
    assert all(not s.whole for s in newsroom.sentences(text))
