"""Which stories the edition prints and how fully."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.model import Order, Origin, Past, Story, Topic
from tasks.select import choose

AS_OF = date(2026, 3, 9)
BY_HAND = Order("manual", "Note", AS_OF, "UTC", intake="intake")


def story(newsroom: Any, key: str, *, articles: int = 1, origins: int = 1, official: str = "", days: int = 0) -> Any:
    made = tuple(
        newsroom.article(f"{key}{n}", "Ministers met.", day=AS_OF - timedelta(days), official=official if not n else "")
        for n in range(articles)
    )
    desks = tuple(Origin(f"{key}-{n}", "agency", (made[n].id,), confirmed=True) for n in range(origins))
    return replace(newsroom.story(*made), id=key, origins=desks)


def order(*stories: Story) -> list[str]:
    return [c.story.id for c in choose(stories, Past(), BY_HAND)]


def test_an_official_text_comes_before_many_articles(newsroom: Any) -> None:
    assert order(
        story(newsroom, "crowd", articles=9, origins=3), story(newsroom, "release", official="Ministry of Energy")
    ) == ["release", "crowd"]


def test_origins_count_before_outlets(newsroom: Any) -> None:
    assert order(story(newsroom, "reprinted", articles=9), story(newsroom, "confirmed", articles=2, origins=2)) == [
        "confirmed",
        "reprinted",
    ]


def test_of_equal_stories_the_fresher_comes_first(newsroom: Any) -> None:
    assert order(story(newsroom, "old", days=6), story(newsroom, "new", days=1)) == ["new", "old"]


def test_an_undated_story_comes_last_of_its_equals(newsroom: Any) -> None:
    undated = replace(newsroom.story(newsroom.article("u", "Ministers met.", day=None)), id="a-undated")
    assert order(undated, story(newsroom, "old", days=200)) == ["old", "a-undated"]


def test_five_are_to_read_ten_in_brief_and_the_rest_is_also_seen(newsroom: Any) -> None:
    found = choose(tuple(story(newsroom, f"s{n:02}") for n in range(17)), Past(), BY_HAND)
    assert [c.tier for c in found] == ["to-read"] * 5 + ["in-brief"] * 10 + ["also-seen"] * 2


def test_every_story_named_by_hand_is_printed_and_says_why(newsroom: Any) -> None:
    (choice,) = choose((story(newsroom, "release", official="Ministry of Energy"),), Past(), BY_HAND)
    assert choice.reasons[:2] == ("named by hand", "official text of Ministry of Energy")


def test_a_single_source_is_not_called_several(newsroom: Any) -> None:
    (choice,) = choose((story(newsroom, "one"),), Past(), BY_HAND)
    assert choice.reasons[-1] in ("1 origin at most, 1 article", "1 origin, 1 article")


def test_no_story_no_choice() -> None:
    assert choose((), Past(), BY_HAND) == ()


@settings(max_examples=25, deadline=None)
@given(ranks=st.permutations(range(8)))
def test_the_order_of_stories_on_the_way_in_changes_nothing(newsroom: Any, ranks: list[int]) -> None:
    stories = [story(newsroom, f"s{n}", articles=1 + n % 3, days=n % 4) for n in range(8)]
    assert choose(tuple(stories[n] for n in ranks), Past(), BY_HAND) == choose(tuple(stories), Past(), BY_HAND)


def test_two_passes_give_one_score(newsroom: Any) -> None:
    first, second = (choose((story(newsroom, "one", articles=2),), Past(), BY_HAND)[0].score for _ in range(2))
    assert first == second > 0


def test_topics_order_what_is_named_by_hand_and_leave_nothing_out(newsroom: Any) -> None:
    ports = replace(newsroom.story(newsroom.article("p", "Pilots strike at two ports.", titled=True)), id="ports")
    crowd = story(newsroom, "crowd", articles=9, origins=3, official="Ministry of Energy")
    found = choose((crowd, ports), Past(), replace(BY_HAND, topics=(Topic("Ports", terms=("port", "pilots")),)))
    assert [(c.story.id, c.tier, c.topics) for c in found] == [
        ("ports", "to-read", ("Ports",)),
        ("crowd", "to-read", ()),
    ]
