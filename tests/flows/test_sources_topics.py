"""`daybrief topics test` shows what topics find in real words, and which of their terms are idle or too wide."""

from datetime import date

import pytest

from flows.topics import topics_report
from tasks.model import Article, Basis, Dating, Sourced, Span, Topic

TEXTS = {
    "a": "Tariff on steel doubled\nThe government doubled the tariff on steel imports, the trade ministry said.",
    "b": "Ministers agree tariff quota\nTrade ministers agreed a tariff quota for beef. The tariff falls in May.",
    "c": "Parliament passes cable bill\nParliament passed the submarine cable bill on Monday by 90 votes to 40.",
    "d": "Cup final goes to penalties\nRovers won the cup on penalties before 40,000 in the rain on Saturday.",
}
TRADE = Topic("Trade", ("tariff", "tariff quota", "rules of origin"), places=("Ruritania",))
CABLES = Topic("Cables", ("submarine cable*",))


def article(key: str, text: str, *, used: bool = True) -> Article:
    day = date(2026, 2, 2)
    return Article(
        id=key,
        name=f"{key}.txt",
        url="",
        text=text,
        headline=Span(key, 0, text.index("\n")),
        outlet=Sourced("Harbour Courier" if key == "a" else None, Basis.VISIBLE),
        dated=Dating(day, day, Basis.METADATA) if key == "a" else Dating(None, None, Basis.UNKNOWN),
        used=used,
        source="wire",
    )


PRESS = tuple(article(key, text) for key, text in TEXTS.items())


def parts(articles: tuple[Article, ...], *topics: Topic) -> dict[str, list[str]]:
    """The report's paragraphs by their first line."""
    rows = [part.splitlines() for part in topics_report(articles, topics).split("\n\n")]
    return {head: [line.strip() for line in lines] for head, *lines in rows}


def test_each_topic_lists_its_articles_with_the_terms_that_found_them() -> None:
    found = parts(PRESS, TRADE, CABLES)
    assert list(found)[:4] == [
        "4 articles, 2 topics",
        "Trade: 2 articles",
        "Cables: 1 article",
        "on no topic: 1 article",
    ]
    first, second = found["Trade: 2 articles"]
    assert "Ministers agree tariff quota (wire): tariff" in first
    assert "tariff quota" in first.partition("): ")[2]
    assert second.endswith("Tariff on steel doubled (Harbour Courier, 2026-02-02): tariff")
    assert found["Cables: 1 article"][0].endswith("(wire): submarine cable*")
    assert found["on no topic: 1 article"] == ["Cup final goes to penalties (wire)"]


def test_an_article_on_no_topic_names_the_nearest() -> None:
    (line,) = parts(PRESS[:1], Topic("Steel", (*(f"word{n}" for n in range(400)), "imports")))["on no topic: 1 article"]
    assert line.endswith("(Harbour Courier, 2026-02-02): nearest Steel by imports")


def test_a_term_that_stands_nowhere_is_named() -> None:
    idle = parts(PRESS, TRADE, CABLES)["terms that stand in no article:"]
    assert idle == ["Trade: rules of origin, Ruritania"]


def test_idle_terms_of_a_long_list_are_counted() -> None:
    long = Topic("Long", ("tariff", *(f"word{n}" for n in range(50))))
    assert parts(PRESS, long)["terms that stand in no article:"] == ["Long: 50 of 51 terms"]


def test_a_term_in_most_articles_is_called_wide() -> None:
    wide = Topic("Wide", ("the", "tariff"))
    found = parts((*PRESS[:3], article("e", "Budget passed\nParliament passed the budget on Friday.")), wide)
    assert found["terms in more than half of all articles, likely too wide:"] == ["Wide: the (4 of 4)"]
    assert not any("too wide" in head for head in parts(PRESS[:3], wide)), "of three articles half says nothing"


def test_an_article_of_a_source_that_belongs_to_a_topic_says_so() -> None:
    found = parts(PRESS[3:], Topic("Wire", ("penalties", "tariff"), sources=("wire",)))
    (line,) = found["Wire: 1 article"]
    assert line.endswith("Cup final goes to penalties (wire): its source")
    assert found["terms that stand in no article:"] == ["Wire: tariff"], "its words are looked at all the same"


def test_articles_that_are_not_used_are_not_tested() -> None:
    assert "1 article, 1 topic" in parts((PRESS[0], article("x", "Paywall\nSubscribe.", used=False)), TRADE)


def test_a_long_list_is_cut_and_counted() -> None:
    many = tuple(article(f"n{n:02}", TEXTS["a"]) for n in range(25))
    lines = parts(many, TRADE)["Trade: 25 articles"]
    assert len(lines) == 21
    assert lines[-1] == "and 5 more"


@pytest.mark.parametrize(
    ("articles", "topics", "said"),
    [
        ((), (TRADE,), "no article to test on: run `daybrief collect` first"),
        (PRESS, (), "4 articles, no topics: every story is printed"),
    ],
)
def test_nothing_to_test_is_said(articles: tuple[Article, ...], topics: tuple[Topic, ...], said: str) -> None:
    assert topics_report(articles, topics) == said
