"""One text is one origin, and a text that holds two others makes them none."""

from itertools import pairwise, permutations
from typing import Any

from tasks.deduplicate import origin_graph, origins
from tasks.model import Article, Judgement


def edges(*pairs: tuple[str, str, str]) -> tuple[Judgement, ...]:
    return tuple(Judgement(left, right, relation, 0.8) for left, right, relation in pairs)  # type: ignore[arg-type]


def press(newsroom: Any, *keys: str, longest: str = "") -> tuple[Article, ...]:
    return tuple(newsroom.article(k, f"Report {k}. " * (9 if k == longest else 2), f"Outlet {k}") for k in keys)


def groups(articles: tuple[Article, ...], judgements: tuple[Judgement, ...], **credited: str) -> list[list[str]]:
    return origin_graph.same_text(articles, judgements, credited)


def test_texts_are_not_one_for_hanging_together_by_others(newsroom: Any) -> None:
    chain = edges(("a", "b", "copy"), ("c", "d", "copy"), ("b", "c", "copy"), ("a", "c", "distinct"))
    apart = edges(("a", "d", "distinct"), ("b", "d", "distinct"))
    for order in permutations((*chain, *apart)):
        assert groups(press(newsroom, *"abcd"), order) == [["a", "b"], ["c", "d"]]


def test_reprints_that_were_only_compared_with_the_first_are_all_one_text(newsroom: Any) -> None:
    reprints = edges(*(("a", key, "copy") for key in "bcdefg"))
    assert groups(press(newsroom, *"abcdefg"), reprints) == [list("abcdefg")]


def test_a_roundup_that_holds_the_texts_of_two_desks_is_neither(newsroom: Any) -> None:
    articles = press(newsroom, *"abr", longest="r")
    judged = edges(("a", "r", "contains"), ("b", "r", "contains"), ("a", "b", "distinct"))
    assert groups(articles, judged, a="NPS", b="MWS") == []


def test_a_digest_that_holds_many_texts_does_not_make_them_one(newsroom: Any) -> None:
    keys = "abcdefghij"
    judged = edges(*((k, "r", "contains") for k in keys))
    judged += edges(*((x, y, "distinct") for n, x in enumerate(keys) for y in keys[n + 1 :]))
    assert all(len(set(found) & set(keys)) < 2 for found in groups(press(newsroom, *keys, "r", longest="r"), judged))


def test_of_very_many_articles_those_that_were_not_compared_are_distinct(newsroom: Any) -> None:
    keys = [f"k{n:02}" for n in range(origin_graph.ALL_JUDGED + 1)]
    judged = edges(*((x, y, "contains") for x, y in pairwise(keys)))
    assert max(len(found) for found in groups(press(newsroom, *keys), judged)) == 2


def test_a_probable_common_origin_is_not_a_confirmed_one(newsroom: Any) -> None:
    wire, silent = newsroom.article("a", "Wire.", "Post", credit="NPS"), newsroom.article("b", "Other.", "Courier")
    first, second = origins.trace((wire, silent), edges(("a", "b", "partial")))
    assert (first.confirmed, second.confirmed, second.probably) == (True, False, "NPS")
