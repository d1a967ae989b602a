"""The word that a date belongs to, and that an event is printed on it only under words that hold that word."""

from typing import Any

import pytest

from tasks import nlp
from tasks.extract.events import governing


@pytest.mark.parametrize(
    ("text", "date", "word"),
    [
        ("Minister Ann Riis welcomed the figures at a briefing Friday.", "Friday", "briefing"),
        ("The cabinet dropped its plan for a levy on reef tours last week.", "last week", "dropped"),
        ("The government on Friday approved the port levy.", "Friday", "approved"),
        ("Two officials on Friday signed the port lease.", "Friday", "signed"),
        ("Troops began to withdraw from the harbour on Friday.", "Friday", "began"),
        ("The dividend is payable on 2 January.", "2 January", "payable"),
        ("Norland welcomed the 4 March ceasefire in the strait.", "4 March", "ceasefire"),
    ],
)
def test_a_date_belongs_to_what_happens_then(text: str, date: str, word: str) -> None:
    doc = nlp.parse(text)
    start = text.index(date)
    span = doc.char_span(start, start + len(date), alignment_mode="expand")
    assert span is not None
    assert governing.governor(span).text == word


def shown(newsroom: Any, text: str) -> list[str]:
    """The phrases of the events that a table of dates would have."""
    return [e.phrase for e in newsroom.facts(text).events if e.major]


def test_the_words_printed_beside_a_day_reach_the_word_that_it_belongs_to(newsroom: Any) -> None:
    text = "Senator Olga Brandt entered the letters into the record during a speech on 3 March 2026 in Valborg."
    (phrase,) = shown(newsroom, text)
    assert phrase.endswith("during a speech")


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board was in debt on 3 March 2026.",
        "The Harbour Board had a surplus of two million kroner on 3 March 2026.",
        "The Harbour Board has cut its fees by half since 3 March 2026.",
    ],
)
def test_how_things_stood_on_a_day_is_no_event_of_that_day(newsroom: Any, text: str) -> None:
    assert shown(newsroom, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Trade Minister Ole Brandt will be in Tallinn on 12 March 2026.",
        "Trade Minister Ole Brandt was in Tallinn on 9 March 2026 for a meeting of ministers.",
        "Ship owners have until 12 March 2026 to declare their stocks.",
    ],
)
def test_where_somebody_will_be_and_until_when_something_may_be_done_are_events(newsroom: Any, text: str) -> None:
    assert len(shown(newsroom, text)) == 1
