"""What of today's articles is new to a reader who had yesterday's edition: in doubt, nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks.model import Past, PastStory

CABLE = (
    "Norland and Estmark agreed on Monday to lay a second power cable under the Sound. Grid operator Sundnet said the "
    "cable, of 700 megawatts, should carry current by 2031. Energy Minister Karin Lund will present the contract to "
    "parliament on 25 February. Fishermen in Harrow oppose the route because it crosses their winter grounds."
)
REWRITTEN = (
    "A second power cable under the Sound will be laid by Norland and Estmark, which agreed on it on Monday. The cable "
    "of 700 megawatts should carry current by 2031, grid operator Sundnet said. On 25 February Energy Minister Karin "
    "Lund will present the contract to parliament. The route is opposed by fishermen in Harrow, since it crosses their "
    "winter grounds."
)
SHIPS = "Two cable ships have been hired from the Harrow yard for 90 million euros, Sundnet said on Tuesday."


def test_the_same_article_again_is_unchanged(mornings: Any) -> None:
    assert mornings.compared(mornings.yesterday(CABLE), date(2026, 2, 3), CABLE).unchanged


def test_an_agencys_copy_rewritten_is_unchanged(mornings: Any) -> None:
    found = mornings.compared(mornings.yesterday(CABLE), date(2026, 2, 3), REWRITTEN)
    assert found.unchanged
    assert found.seen == date(2026, 2, 2)


def test_one_new_fact_among_background_is_what_is_new(mornings: Any) -> None:
    assert mornings.new(CABLE, f"{SHIPS} {REWRITTEN}") == [SHIPS]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("The committee will vote on the Sound Cable Bill.", "The committee has voted on the Sound Cable Bill."),
        (
            "Sundnet will order cable ships in Harrow this year.",
            "Sundnet will not order cable ships in Harrow this year.",
        ),
        ("Sundnet hired 340 welders in Harrow for the cable.", "Sundnet hired 420 welders in Harrow for the cable."),
        ("Karin Lund defended the cable in parliament again.", "Ann Riis defended the cable in parliament again."),
        (
            "The ships will leave Harrow on 9 March for the Sound.",
            "The ships will leave Harrow on 11 March for the Sound.",
        ),
    ],
    ids=["done", "denied", "figure", "name", "day"],
)
def test_a_sentence_of_the_same_words_with_another_value_is_new(mornings: Any, before: str, now: str) -> None:
    assert mornings.new(before, now) == [now]


def test_words_said_again_on_another_day_are_not_new(mornings: Any) -> None:
    text = "Energy Minister Karin Lund said on {} that the cable would protect Norland in every winter."
    assert mornings.new(text.format("Monday"), text.format("Tuesday")) == []


def test_what_two_sentences_said_apart_is_known_as_one(mornings: Any) -> None:
    now = "Grid operator Sundnet said the 700 megawatts should carry current by 2031, and fishermen in Harrow oppose the route."
    assert mornings.new(CABLE, now) == []


def test_an_opinion_nobody_stands_for_is_no_news(mornings: Any) -> None:
    assert mornings.new(CABLE, "The Harrow route is a landmark, a testament to 12 years of patience.") == []


def test_a_sentence_that_another_story_had_is_known_too(mornings: Any) -> None:
    past = mornings.after(
        mornings.yesterday(CABLE), date(2026, 2, 2), mornings.compared(Past(), date(2026, 2, 2), SHIPS, key="ships")
    )
    assert mornings.compared(past, date(2026, 2, 3), SHIPS).fresh == ()


def test_the_texts_of_every_past_day_are_remembered(mornings: Any) -> None:
    past = mornings.yesterday(CABLE)
    past = mornings.after(past, date(2026, 2, 3), mornings.compared(past, date(2026, 2, 3), SHIPS))
    found = mornings.compared(past, date(2026, 2, 4), f"{SHIPS} {REWRITTEN}")
    assert (found.unchanged, found.seen) == (True, date(2026, 2, 3))


def test_a_story_that_joins_two_knows_the_texts_of_both(mornings: Any) -> None:
    past = mornings.after(
        mornings.yesterday(CABLE), date(2026, 2, 2), mornings.compared(Past(), date(2026, 2, 2), SHIPS, key="b")
    )
    story = replace(mornings.newsroom.texts(CABLE, SHIPS), id="story", continues=("story", "b"))
    from tasks import compare, extract

    assert compare.readings(extract.facts(story), past, date(2026, 2, 3)).unchanged


def test_a_past_without_the_story_makes_it_new(mornings: Any) -> None:
    past = mornings.yesterday(CABLE)
    found = mornings.compared(past, date(2026, 2, 3), CABLE, key="other")
    assert (found.seen, len(found.fresh)) == (None, len(found.facts.claims))


def test_a_past_telling_without_facts_still_makes_its_texts_known(mornings: Any) -> None:
    (story,) = mornings.yesterday(CABLE).stories
    telling = story.told[0]
    bare = replace(
        telling, tier="also-seen", ledger=replace(telling.ledger, claims=(), events=(), dates=(), statements=())
    )
    past = Past(date(2026, 2, 2), 1, (PastStory(story.id, (bare,), story.articles),))
    found = mornings.compared(past, date(2026, 2, 3), CABLE)
    assert (found.unchanged, found.changes) == (True, ())


def test_the_order_of_articles_changes_nothing(mornings: Any) -> None:
    past = mornings.yesterday(CABLE)
    texts = [mornings.article(k, t, date(2026, 2, 3)) for k, t in (("a", SHIPS), ("b", REWRITTEN))]
    one, two = (mornings.compared(past, date(2026, 2, 3), *t) for t in (texts, texts[::-1]))
    assert (set(one.fresh), one.changes) == (set(two.fresh), two.changes)
