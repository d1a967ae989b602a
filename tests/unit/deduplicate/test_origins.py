"""Who said it first: articles that go back to one desk count once."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from tasks.deduplicate import origins, pairs
from tasks.model import Article, Credit, Judgement, Origin

WIRE = (
    "The Lusitanian parliament passed a water tariff bill on Thursday after nine hours of debate in the capital. "
    "The measure sets a ceiling on what regional utilities charge farms that draw on the Almar river. "
    "Deputies of the ruling party said the ceiling would protect growers in a third dry year. "
    "The opposition said it would leave the utilities without the money to mend leaking pipes. "
    "The regulator must publish the first list of prices by the end of April."
)
OWN = (
    "Farmers along the Almar will pay less for water after a late-night vote in the Lusitanian parliament. "
    "Our correspondent watched growers from Serpa follow the count of the tariff bill on a telephone. "
    "“We had been told to expect nothing,” said Rui Antunes, who grows plums on eleven hectares. "
    "The Almar utilities, he added, had asked the parliament for two more years."
)
APPENDED = (
    " Irrigation boards in the south asked for a longer delay before the new prices bind them. "
    "A union of orchard owners called for a fund to pay for meters on every pump."
)


def judged(*articles: Article) -> tuple[Judgement, ...]:
    return tuple(pairs.judge(a, b) for a, b in combinations(articles, 2))


def found(*articles: Article) -> tuple[Origin, ...]:
    return origins.trace(articles, judged(*articles))


def test_two_articles_crediting_one_agency_are_one_origin(newsroom: Any) -> None:
    (origin,) = found(
        newsroom.article("a", WIRE, "Serpa Courier", credit="NPS"),
        newsroom.article("b", OWN, "Almar Post", credit="NPS"),
    )
    assert (origin.name, origin.kind, origin.confirmed) == ("NPS", "agency", True)
    assert origin.articles == ("a", "b")


def test_a_reprint_is_not_a_second_origin(newsroom: Any) -> None:
    (origin,) = found(
        newsroom.article("a", WIRE, "Serpa Courier", credit="NPS"), newsroom.article("b", WIRE, "Almar Post")
    )
    assert origin.name == "NPS"
    assert "same text as an article of NPS" in origin.reasons


def test_a_longer_version_of_a_wire_goes_back_to_the_wire(newsroom: Any) -> None:
    (origin,) = found(newsroom.article("a", WIRE, credit="NPS"), newsroom.article("b", WIRE + APPENDED, "Almar Post"))
    assert origin.name == "NPS"


def test_an_own_report_with_a_byline_is_an_origin_of_its_own(newsroom: Any) -> None:
    traced = found(
        newsroom.article("a", WIRE, "Serpa Courier", credit="NPS"),
        newsroom.article("b", OWN, "Almar Post", byline="Inês Caldeira"),
    )
    assert {o.name: o.confirmed for o in traced} == {"NPS": True, "Almar Post": True}


def test_an_article_that_names_nobody_is_an_origin_but_not_a_confirmed_one(newsroom: Any) -> None:
    traced = found(newsroom.article("a", WIRE, credit="NPS"), newsroom.article("b", OWN))
    assert [(o.name, o.confirmed) for o in traced] == [("NPS", True), ("origin not stated", False)]


def test_text_taken_in_part_from_a_wire_makes_it_the_probable_origin(newsroom: Any) -> None:
    articles = (
        newsroom.article("a", WIRE, credit="NPS"),
        newsroom.article("b", WIRE.split(". ", maxsplit=1)[0] + ". " + OWN, "Almar Post"),
    )
    traced = found(*articles)
    assert [j.relation for j in judged(*articles)] == ["partial"]
    post = next(o for o in traced if o.name == "Almar Post")
    assert (post.confirmed, post.probably) == (False, "NPS")


def test_a_release_is_the_origin_of_the_paper_that_prints_it(newsroom: Any) -> None:
    release = newsroom.article("a", WIRE, official="Ministry of Water")
    traced = found(release, newsroom.article("b", WIRE, "Almar Post"))
    (origin,) = traced
    assert (origin.name, origin.kind) == ("Ministry of Water", "official")


def test_a_credited_agency_is_not_overwritten_by_a_copy_with_another_credit(newsroom: Any) -> None:
    traced = found(newsroom.article("a", WIRE, credit="NPS"), newsroom.article("b", WIRE, credit="MWS"))
    assert {o.name for o in traced} == {"NPS", "MWS"}


def test_the_credit_that_an_article_gives_most_often_counts(newsroom: Any) -> None:
    article = newsroom.article("a", WIRE, credit="NPS")
    twice = replace(article, credits=(newsroom.article("x", WIRE, credit="MWS").credits[0], *article.credits * 2))
    assert found(twice)[0].name == "NPS"


def test_two_uncredited_copies_of_one_text_are_one_origin(newsroom: Any) -> None:
    traced = found(newsroom.article("a", WIRE), newsroom.article("b", WIRE))
    assert len(traced) == 1


def test_a_copy_of_an_outlet_that_names_no_source_confirms_nothing(newsroom: Any) -> None:
    traced = found(newsroom.article("a", WIRE, "Serpa Courier"), newsroom.article("b", WIRE, "Almar Post"))
    assert len(traced) == 1
    assert not traced[0].confirmed


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
@pytest.mark.parametrize("scores", [(0.9, 0.5), (0.5, 0.9)], ids=["near copy first", "far copy first"])
def test_a_copy_of_a_copy_goes_back_to_the_same_desk(
    newsroom: Any, order: tuple[str, str, str], scores: tuple[float, float]
) -> None:
    """The last copy shares nothing with the first: only the one between carries both halves."""
    wire, longer, rest = order
    articles = (
        newsroom.article(wire, WIRE, credit="NPS"),
        newsroom.article(longer, WIRE + APPENDED),
        newsroom.article(rest, APPENDED.strip()),
    )
    edges = (Judgement(wire, longer, "contains", scores[0]), Judgement(longer, rest, "contains", scores[1]))
    assert [o.name for o in origins.trace(articles, edges)] == ["NPS"]


def test_agencies_without_a_name_are_nobodys_origin(newsroom: Any) -> None:
    named = (Credit("agencies", "inputs_from", "With inputs from agencies"),)
    one = replace(newsroom.article("a", WIRE, "Serpa Courier", byline="Staff"), credits=named)
    other = replace(newsroom.article("b", OWN, "Almar Post"), credits=named)
    names = {(o.name, o.kind, o.confirmed) for o in found(one, other)}
    assert names == {("Serpa Courier", "outlet", False), ("Almar Post", "outlet", False)}
