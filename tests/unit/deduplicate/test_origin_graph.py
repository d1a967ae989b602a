"""One text is one origin, a text that holds two others makes them none; words quoted twice go back to one speaker."""

from itertools import pairwise, permutations
from typing import Any

import pytest

from tasks.deduplicate import origin_graph, origins
from tasks.model import Article, Judgement, Origin

SAID = "“We shall not sign a treaty that leaves the smaller harbours without a single quota of their own,”"
OTHER = "“The talks were frank, and they will go on,”"


def edges(*pairs: tuple[str, str, str]) -> tuple[Judgement, ...]:
    return tuple(Judgement(left, right, relation, 0.8) for left, right, relation in pairs)  # type: ignore[arg-type]


def press(newsroom: Any, *keys: str, longest: str = "") -> tuple[Article, ...]:
    return tuple(newsroom.article(k, f"Report {k}. " * (9 if k == longest else 2), f"Outlet {k}") for k in keys)


def groups(articles: tuple[Article, ...], judgements: tuple[Judgement, ...], **credited: str) -> list[list[str]]:
    return origin_graph.same_text(articles, judgements, credited)


def quoted(newsroom: Any, *texts: str) -> tuple[Origin, ...]:
    articles = tuple(newsroom.article(f"a{n}", text, f"Outlet {n}", byline="Staff") for n, text in enumerate(texts))
    return origins.trace(articles, ())


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


def test_words_that_two_desks_quote_go_back_to_one_statement(newsroom: Any) -> None:
    one, two = quoted(newsroom, f"The envoy spoke late. {SAID} he said.", f"On radio she was heard: {SAID} and left.")
    assert one.confirmed
    assert two.confirmed
    assert [len(o.quotes) for o in (one, two)] == [1, 1]
    assert one.name != two.name


@pytest.mark.parametrize("other", [OTHER, "“We shall not sign a treaty,”", SAID.strip("“”,")])
def test_other_or_few_words_or_words_outside_quotation_marks_do_not(newsroom: Any, other: str) -> None:
    found = quoted(newsroom, f"The envoy spoke late. {SAID} he said.", f"On radio she was heard: {other} and left.")
    assert [o.quotes for o in found] == [(), ()]


def test_a_desk_that_quotes_itself_twice_is_still_one_witness(newsroom: Any) -> None:
    text = f"The envoy spoke late. {SAID} he said."
    articles = tuple(newsroom.article(k, text, "Courier", credit="NPS") for k in "ab")
    (origin,) = origins.trace(articles, ())
    assert origin.quotes == ()


def test_a_quotation_is_a_passage_of_its_article(newsroom: Any) -> None:
    text = f"The envoy spoke late. {SAID} he said."
    one, two = (newsroom.article(k, f"{k} {text}", k, byline="Staff") for k in ("Post", "Courier"))
    for origin in origins.trace((one, two), ()):
        (span,) = origin.quotes
        assert (one if span.article == "Post" else two).quote(span) == SAID.strip("“”")


def test_a_probable_common_origin_is_not_a_confirmed_one(newsroom: Any) -> None:
    wire, silent = newsroom.article("a", "Wire.", "Post", credit="NPS"), newsroom.article("b", "Other.", "Courier")
    first, second = origins.trace((wire, silent), edges(("a", "b", "partial")))
    assert (first.confirmed, second.confirmed, second.probably) == (True, False, "NPS")
