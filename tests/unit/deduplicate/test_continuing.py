"""A story keeps its id from day to day, and two matters of one kind stay two."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from tasks.deduplicate import carry_on, group
from tasks.model import Article, Ledger, Past, PastStory, Story, Telling

WATER = (
    "The Lusitanian parliament passed a water tariff bill on Thursday. The measure caps what utilities along the "
    "Almar river charge farms, and the regulator Agualuz must publish a list of prices by the end of April."
)
WATER_NEXT = (
    "Agualuz has published the first list of water prices for farms on the Almar river. The regulator said utilities "
    "in Lusitania had until June to lower the tariff that parliament capped in its bill."
)
CABLE = (
    "Norland and Estmark agreed on Monday to lay a second power cable under the Sound. Grid operator Sundnet said "
    "the cable, of 700 megawatts, should carry current by 2031, subject to a permit from the Maritime Court."
)
CABLE_NEXT = (
    "The Maritime Court gave Sundnet its permit for a second power cable under the Sound. The grid operator of Norland "
    "said the link with Estmark could carry 700 megawatts before 2031."
)
TRIAL = (
    "The district court in Harrow heard the first witness in the trial of Piet Maas, who is accused of fraud. The judge "
    "adjourned the case until Monday, when the defence will call its own witness before the jury, prosecutors said."
)
OTHER_TRIAL = (
    "The district court in Velden heard the first witness in the trial of Olga Brandt, who is accused of fraud. The judge "
    "adjourned the case until Friday, when the defence will call its own witness before the jury, prosecutors said."
)
CONSULTATION = (
    "The Ministry of Fisheries in Norland opened a consultation on Tuesday. Replies are due in four weeks, and the "
    "ministry will publish a summary of all replies on cod quotas off Bergen before the summer, it said."
)
OTHER_CONSULTATION = (
    "The Ministry of Education in Ostria opened a consultation on Wednesday. Replies are due in four weeks, and the "
    "ministry will publish a summary of all replies on school books in Graz before the summer, it said."
)


def story(newsroom: Any, key: str, *texts: str) -> Story:
    """A story of today."""
    made: Story = newsroom.story(*(newsroom.article(f"{key}-{n}", t, f"Outlet {n}") for n, t in enumerate(texts)))
    return replace(made, id=key)


def telling(key: str, articles: tuple[Article, ...]) -> Telling:
    empty: dict[str, Any] = dict.fromkeys(Ledger.__slots__[3:17], ())
    return Telling(date(2026, 3, 1), "to-read", "", Ledger(key, tuple(a.id for a in articles), "", **empty))


def past(newsroom: Any, **texts: str | tuple[str, ...]) -> Past:
    """What earlier editions told, a story a name; several texts are several tellings."""
    stories = []
    for key, given in sorted(texts.items()):
        parts = (given,) if isinstance(given, str) else given
        articles = tuple(newsroom.article(f"old-{key}-{n}", t, "Courier") for n, t in enumerate(parts))
        stories.append(PastStory(key, tuple(telling(key, (a,)) for a in articles), articles))
    return Past(date(2026, 3, 1), 1, tuple(stories))


def carried(stories: tuple[Story, ...], before: Past) -> dict[str, tuple[str, tuple[str, ...]]]:
    """First article of each story -> its id and what it goes on with."""
    return {s.articles[0].id: (s.id, s.continues) for s in carry_on(stories, before)}


def test_a_story_that_goes_on_keeps_its_id(newsroom: Any) -> None:
    today = (story(newsroom, "n1", CABLE_NEXT), story(newsroom, "n2", WATER_NEXT))
    found = carried(today, past(newsroom, cable=CABLE, water=WATER, trial=TRIAL))
    assert found == {"n1-0": ("cable", ("cable",)), "n2-0": ("water", ("water",))}


def test_a_new_story_keeps_its_own_id(newsroom: Any) -> None:
    found = carried((story(newsroom, "n1", CABLE_NEXT),), past(newsroom, water=WATER, trial=TRIAL))
    assert found == {"n1-0": ("n1", ())}


def test_with_no_earlier_edition_stories_stay_as_they_are(newsroom: Any) -> None:
    today = (story(newsroom, "n1", CABLE), story(newsroom, "n2", WATER))
    assert carry_on(today, Past()) == today
    assert carry_on((), past(newsroom, cable=CABLE)) == ()


@pytest.mark.parametrize(
    ("before", "now"), [(TRIAL, OTHER_TRIAL), (CONSULTATION, OTHER_CONSULTATION)], ids=["trials", "consultations"]
)
def test_two_matters_of_one_kind_are_two_stories(newsroom: Any, before: str, now: str) -> None:
    beside = {"cable": CABLE, "water": WATER}
    found = carried((story(newsroom, "n1", now),), past(newsroom, old=before, **beside))
    assert found == {"n1-0": ("n1", ())}


def test_the_same_text_goes_on_however_short(newsroom: Any) -> None:
    text = "Rates stay at 3 per cent, the bank said."
    found = carried((story(newsroom, "n1", text),), past(newsroom, bank=text, cable=CABLE))
    assert found == {"n1-0": ("bank", ("bank",))}


def test_a_new_version_of_an_article_goes_on_with_its_story(newsroom: Any) -> None:
    before = past(newsroom, trial=TRIAL, cable=CABLE)
    older = before.story("trial").articles[0]  # type: ignore[union-attr]
    today = (story(newsroom, "n1", "The verdict is in: guilty on all counts, the jury told a silent room."),)
    assert carried(today, before) == {"n1-0": ("n1", ())}
    assert carried(today, replace(before, versions=(("n1-0", older),))) == {"n1-0": ("trial", ("trial",))}


def test_a_story_that_splits_leaves_its_id_to_the_nearest_part(newsroom: Any) -> None:
    today = (story(newsroom, "n1", CABLE_NEXT), story(newsroom, "n2", CABLE))
    found = carried(today, past(newsroom, cable=CABLE, water=WATER))
    assert found == {"n2-0": ("cable", ("cable",)), "n1-0": ("n1", ("cable",))}


def test_stories_that_merge_are_all_named_the_nearest_first(newsroom: Any) -> None:
    before = past(newsroom, cable=CABLE, permit=CABLE_NEXT, water=WATER)
    (found,) = carry_on((story(newsroom, "n1", CABLE_NEXT, CABLE_NEXT.replace("gave", "granted")),), before)
    assert (found.id, found.continues) == ("permit", ("permit", "cable"))


def test_a_story_is_as_near_as_its_last_telling(newsroom: Any) -> None:
    wandered = (TRIAL.replace("Harrow", "Velden"), CONSULTATION, OTHER_CONSULTATION, CABLE)
    found = carried((story(newsroom, "n1", CABLE_NEXT),), past(newsroom, long=wandered, water=WATER))
    assert found == {"n1-0": ("long", ("long",))}


def test_order_of_arrival_changes_nothing_and_no_id_is_used_twice(newsroom: Any) -> None:
    today = tuple(story(newsroom, f"n{n}", t) for n, t in enumerate((CABLE, CABLE_NEXT, WATER_NEXT, OTHER_TRIAL)))
    before = past(newsroom, cable=CABLE, water=WATER, trial=TRIAL)
    turned = replace(before, stories=before.stories[::-1])
    expected = carried(today, before)
    assert len({key for key, _ in expected.values()}) == len(today)
    for order in permutations(today):
        assert carried(order, before) == carried(order, turned) == expected


def test_a_fresh_id_is_never_that_of_a_past_story_another_carries(newsroom: Any) -> None:
    today = (story(newsroom, "cable", WATER_NEXT), story(newsroom, "n2", CABLE))
    ids = [s.id for s in carry_on(today, past(newsroom, cable=CABLE, trial=TRIAL))]
    assert ids[1] == "cable"
    assert ids[0] != "cable"


def test_what_grouping_found_is_carried_on_whole(newsroom: Any) -> None:
    articles = tuple(
        newsroom.article(k, t, f"Outlet {k}") for k, t in (("a", CABLE_NEXT), ("b", WATER_NEXT), ("c", CABLE))
    )
    before = past(newsroom, cable=CABLE.replace("Monday", "Sunday"), water=WATER)
    for one, other in zip(group(articles), carry_on(group(articles), before), strict=True):
        assert replace(other, id=one.id, continues=()) == one


def test_what_was_told_before_is_put_in_stories_with_what_is_new(newsroom: Any) -> None:
    before = past(newsroom, cable=(CABLE, CABLE_NEXT), water=WATER)
    today = (newsroom.article("a", CABLE_NEXT, "Post"), newsroom.article("b", WATER_NEXT, "Post"))
    found = {s.articles[0].id: s for s in group(today, before)}
    assert (found["a"].continues, found["b"].continues) == (("cable",), ("water",))
    assert [a.id for s in found.values() for a in s.articles if a.id.startswith("old")] == []


def test_two_past_stories_that_prove_to_be_one_are_both_named(newsroom: Any) -> None:
    before = past(newsroom, cable=CABLE, permit=CABLE_NEXT, water=WATER)
    (found,) = carry_on(group((newsroom.article("a", CABLE_NEXT.replace("gave", "granted"), "Post"),), before), before)
    assert found.id == "permit"
    assert found.continues == ("permit", "cable")
