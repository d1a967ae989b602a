"""Which articles are one story, whatever the order in which they came in."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.deduplicate import group, pairs
from tasks.model import Article, Judgement

WATER = (
    "The Lusitanian parliament passed a water tariff bill on Thursday. The measure caps what utilities along the "
    "Almar river charge farms, and the regulator Agualuz must publish a list of prices by the end of April."
)
WATER_TOO = (
    "Farms that draw on the Almar will pay less for water after a vote in the Lusitanian parliament on the tariff "
    "bill. Agualuz, the regulator, has until the end of April to set out prices for utilities."
)
CABLE = (
    "Norland and Estmark agreed on Monday to lay a second power cable under the Sound. Grid operator Sundnet said "
    "the cable, of 700 megawatts, should carry current by 2031, subject to a permit from the Maritime Court."
)
CABLE_TOO = (
    "A second cable under the Sound will link Norland with Estmark, Sundnet announced. The 700-megawatt link still "
    "needs the Maritime Court's permit before the operator can order the power cable."
)
ROUNDUP = (
    "The week in brief. In Lusitania the parliament passed the water tariff bill for farms on the Almar. Norland and "
    "Estmark will lay a second power cable under the Sound, Sundnet said. Elsewhere, Ostria named a new envoy to the "
    "Lake Commission, the Varnian central bank held its rate at 3 per cent, and dockers in Harrow ended a strike."
)
TEXTS = {"a": WATER, "b": WATER_TOO, "c": CABLE, "d": CABLE_TOO, "e": ROUNDUP}
SHORT = "The minister resigned on Friday, her office said in a short note to the press agency of the state."


@pytest.fixture(scope="module")
def articles(newsroom: Any) -> tuple[Article, ...]:
    return tuple(newsroom.article(key, text, f"Outlet {key}") for key, text in TEXTS.items())


def groups(found: tuple[Any, ...]) -> list[list[str]]:
    return [[a.id for a in story.articles] for story in found]


def test_reports_on_one_matter_in_other_words_are_one_story(articles: tuple[Article, ...]) -> None:
    assert groups(group(articles[:4])) == [["a", "b"], ["c", "d"]]


def test_stories_do_not_chain_through_a_roundup(articles: tuple[Article, ...]) -> None:
    found = groups(group(articles))
    assert not any({"a", "c"} <= set(g) for g in found)
    assert ["a", "b"] in [[k for k in g if k != "e"] for g in found]


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(sorted(TEXTS)))
def test_order_of_arrival_changes_nothing(articles: tuple[Article, ...], order: list[str]) -> None:
    by_key = {a.id: a for a in articles}
    assert group(tuple(by_key[k] for k in order)) == group(articles)


def test_an_article_that_is_set_aside_is_in_no_story(articles: tuple[Article, ...]) -> None:
    paywalled = replace(articles[1], used=False, why="only a teaser")
    assert groups(group((articles[0], paywalled))) == [["a"]]


def test_nothing_collected_is_no_story() -> None:
    assert group(()) == ()


def test_a_storys_id_follows_from_its_articles(articles: tuple[Article, ...]) -> None:
    (one,) = group(articles[:2])
    (two,) = group(articles[1::-1])
    (other,) = group((articles[0], replace(articles[1], id="z")))
    assert one.id == two.id != other.id


def test_the_lead_is_a_dated_article_before_an_undated_one(newsroom: Any) -> None:
    undated = replace(newsroom.article("b", WATER, day=None), id="z")
    (story,) = group((newsroom.article("a", WATER_TOO), undated))
    assert story.lead == "a"


def test_a_newspaper_leads_before_a_release_that_speaks_for_itself(newsroom: Any) -> None:
    (story,) = group((newsroom.article("z", WATER, official="Ministry of Water"), newsroom.article("a", WATER_TOO)))
    assert story.lead == "a"


def test_a_text_and_its_first_half_are_contained_not_copied(newsroom: Any) -> None:
    half = " ".join((CABLE + " " + WATER).split()[:28])
    judged = pairs.judge(newsroom.article("a", CABLE + " " + WATER), newsroom.article("b", half))
    assert judged.relation == "contains"


def test_what_two_articles_are_to_each_other_does_not_depend_on_who_comes_first(newsroom: Any) -> None:
    for one in TEXTS.values():
        for two in TEXTS.values():
            left, right = newsroom.article("a", one), newsroom.article("b", two)
            there, back = pairs.judge(left, right), pairs.judge(right, left)
            assert (there.relation, there.score, there.reasons) == (back.relation, back.score, back.reasons)


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "Yes", "!!! …", "议会周四通过法案。", "संसद ने विधेयक पारित किया।", "a " * 20, "7 7 7", "“"],
    ids=["empty", "blank", "one word", "marks", "Chinese", "Hindi", "one letter", "figures", "quotation mark"],
)
def test_a_text_with_nothing_to_compare_is_a_story_alone(newsroom: Any, text: str) -> None:
    found = group((newsroom.article("x", text), newsroom.article("a", WATER)))
    assert sorted(groups(found)) == [["a"], ["x"]]


def test_two_empty_texts_are_not_taken_for_one_story(newsroom: Any) -> None:
    assert len(group((newsroom.article("x", ""), newsroom.article("y", "")))) == 2


def test_300_copies_of_one_note_are_one_story_with_one_origin(newsroom: Any) -> None:
    (story,) = group(tuple(newsroom.article(f"{n:03}", SHORT, f"Outlet {n}", credit="NPS") for n in range(300)))
    assert len(story.articles) == 300
    assert [o.name for o in story.origins] == ["NPS"]
    assert story.reworded == ()


def test_equal_texts_are_not_compared_pair_by_pair(newsroom: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """5,000 copies of one note would be 12.5 million judgements, each kept in the story."""
    calls: list[int] = []
    judge = pairs.judge

    def counting(left: Article, right: Article) -> Judgement:
        calls.append(1)
        return judge(left, right)

    monkeypatch.setattr(pairs, "judge", counting)
    (story,) = group(tuple(newsroom.article(f"{n:03}", SHORT, credit="NPS") for n in range(120)))
    assert len(calls) <= 10 * 120
    assert len(story.judgements) <= 10 * 120
