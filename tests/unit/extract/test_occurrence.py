"""What one date of one sentence dates, and in which words of the source that is said."""

from typing import Any

import pytest
from passages import parsed

from tasks.extract import dates, sentences
from tasks.extract.events import occurrence
from tasks.extract.events.occurrence import Occurrence
from tasks.extract.events.wholes import MOST_WORDS


def read(newsroom: Any, text: str) -> tuple[Occurrence, str]:
    """The occurrence of the only date of ``text``, and the words that name it."""
    story = newsroom.texts(text)
    docs = parsed(story)
    ((mention),) = dates.read(story, docs)[1]
    sentence = sentences.at(sentences.of_story(story, docs), mention.span)
    assert sentence is not None
    found = occurrence.read(mention, sentence, docs["a1"])
    assert found is not None
    return found, " … ".join(story.articles[0].quote(s) for s in found.phrase)


@pytest.mark.parametrize(
    "text",
    [
        "Energy Minister Karin Lund will attend the energy ministerial, which will be held in Tallinn on 12 March 2026.",
        "Energy Minister Karin Lund will attend the energy ministerial that takes place in Tallinn on 12 March 2026.",
    ],
)
def test_a_date_in_a_relative_clause_names_the_ministerial(newsroom: Any, text: str) -> None:
    found, words = read(newsroom, text)
    assert (found.head, found.kind) == ("ministerial", "noun")
    assert "ministerial" in words


def test_what_is_to_be_held_is_named_by_its_noun(newsroom: Any) -> None:
    found, words = read(
        newsroom, "The commissioner will travel to the Nordic summit, which is to be held in Oslo on 12 March 2026."
    )
    assert found.head == "summit"
    assert "Nordic summit" in words


def test_a_carrying_verb_hands_its_date_to_the_event(newsroom: Any) -> None:
    found, words = read(newsroom, "The Harbour Committee will hold a hearing on port fees on 12 March 2026.")
    assert found.head == "hearing"
    assert "hearing on port fees" in words


def test_a_visit_is_told_by_who_visits_whom(newsroom: Any) -> None:
    found, words = read(newsroom, "Foreign Minister Ann Riis will visit Kenya on 9 March 2026.")
    assert (found.kind, words) == ("clause", "Foreign Minister Ann Riis will visit Kenya")


def test_a_date_beside_a_verb_of_saying_is_that_of_the_words(newsroom: Any) -> None:
    found, words = read(newsroom, "Trade Minister Ole Brandt said on Monday that the tariff review was complete.")
    assert (found.kind, words) == ("saying", "Trade Minister Ole Brandt")


def test_what_will_be_announced_is_no_statement_yet(newsroom: Any) -> None:
    found, _ = read(newsroom, "Finance Minister Aino Kallas will announce the fuel levy on 12 March 2026.")
    assert found.kind != "saying"


def test_a_short_name_of_an_event_leaves_its_date_out(newsroom: Any) -> None:
    for text in (
        "Foreign Minister Ann Riis will visit Kenya on 9 March 2026.",
        "The Harbour Committee will hold a hearing on port fees on 12 March 2026.",
    ):
        found, words = read(newsroom, text)
        assert "March" not in words, found


def test_a_name_of_an_event_is_never_longer_than_a_line(newsroom: Any) -> None:
    text = (
        "The joint committee of the two houses of parliament on the modernisation of ports, harbours, canals and other "
        "inland waterways of national importance in the northern and the eastern provinces will meet on 12 March 2026."
    )
    _, words = read(newsroom, text)
    assert len(words.split()) <= MOST_WORDS


def test_words_that_name_an_event_stand_in_its_sentence(newsroom: Any) -> None:
    found, _ = read(
        newsroom, "Dockers went home. The Harbour Committee will hold a hearing on port fees on 12 March 2026."
    )
    assert all(found.sentence.span.start <= s.start < s.end <= found.sentence.span.end for s in found.phrase)


def test_a_date_without_a_verb_is_passed_over(newsroom: Any) -> None:
    assert newsroom.events("12 March 2026") == ()
