"""A story whose text was told before goes on with the story that told it, however it is dressed up."""

from datetime import date
from typing import Any

import pytest
from dispatches import CABLE, OWN, WIRE

from tasks.deduplicate import carry_on, group
from tasks.deduplicate.reprinting import copied
from tasks.model import Past, PastStory, Story


@pytest.fixture
def told(newsroom: Any) -> Past:
    """An edition of yesterday that told of the strike."""
    article = newsroom.article("old", WIRE, "Harbour Gazette")
    (story,) = group((article,))
    return Past(date(2026, 3, 1), 1, (PastStory(story.id, (), (article,)),))


def today(newsroom: Any, text: str) -> tuple[Story, ...]:
    return group((newsroom.article("new", text, "Herald"),))


def test_a_copy_under_a_new_lede_is_known_as_a_copy(newsroom: Any, told: Past) -> None:
    stories = today(newsroom, "Shelves may be empty soon, traders warn.\n" + WIRE)
    known = Past(told.edition, 1, told.stories, reprints=(("new", told.stories[0].articles[0]),))
    assert copied(stories, known) == {"new": frozenset({"old"})}
    (story,) = carry_on(stories, known)
    assert (story.id, story.continues) == (told.stories[0].id, (told.stories[0].id,))


@pytest.mark.parametrize("text", [OWN, CABLE, " ".join(WIRE.split()[:60]) + "\n" + OWN], ids=["own", "other", "part"])
def test_a_text_that_only_resembles_an_earlier_one_is_not(newsroom: Any, told: Past, text: str) -> None:
    known = Past(told.edition, 1, told.stories, reprints=(("new", told.stories[0].articles[0]),))
    assert copied(today(newsroom, text), known) == {}


def test_a_copy_of_what_was_read_and_never_told_goes_on_with_nothing(newsroom: Any) -> None:
    stories = today(newsroom, WIRE + " More follows.")
    known = Past(date(2026, 3, 1), 1, (), reprints=(("new", newsroom.article("unseen", WIRE)),))
    assert copied(stories, known) == {"new": frozenset({"unseen"})}
    (story,) = carry_on(stories, known)
    assert (story.id, story.continues) == (stories[0].id, ())
