"""Which articles are on a reader's topics, and which only use their words."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tasks.model import Span, Topic
from tasks.select import Match, load_pack, matches
from tasks.select.topics import DATA

PRESS = yaml.safe_load((Path(__file__).parent / "press.yaml").read_text(encoding="utf-8"))
ELSEWHERE = {
    name: [word.strip() for word in words.split("|")]
    for name, words in tomllib.loads((DATA / "elsewhere.toml").read_text(encoding="utf-8")).items()
}
FILLER = "The afternoon went on as afternoons do, and nothing else was said about it. " * 6


def names(article: Any, *topics: Topic) -> list[str]:
    return [match.topic for match in matches(article, topics)]


@pytest.mark.parametrize("piece", PRESS["policy"], ids=lambda p: p["title"])
def test_the_pack_finds_policy_in_few_words(desk: Any, piece: dict[str, str]) -> None:
    assert matches(desk.article("a", piece["title"], piece["text"]), load_pack())


@pytest.mark.parametrize("piece", PRESS["elsewhere"], ids=lambda p: p["why"])
def test_the_pack_leaves_other_desks_alone(desk: Any, piece: dict[str, str]) -> None:
    assert matches(desk.article("a", piece["title"], piece["text"]), load_pack()) == ()


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("Ministers agree on gas storage", "Storage must be at 80 per cent, the energy ministry said.", "Energy"),
        ("Navy takes over coastal radar", "The defence ministry moves two battalions to the coast.", "Defence"),
        ("Cholera vaccine reaches the delta", "Health workers began the campaign on Monday.", "Health"),
        ("Duties on solar glass lifted", "Importers had asked for free trade in glass; exports grew.", "Trade"),
        ("Constitutional court upholds rent cap", "The ruling leaves the statute in force.", "Law"),
        ("Coalition talks fail in the Bundestag", "The chancellor will ask parliament for a vote.", "Government"),
    ],
)
def test_each_topic_of_the_pack_knows_its_own(desk: Any, title: str, text: str, topic: str) -> None:
    assert topic in names(desk.article("a", title, text), *load_pack())


def test_a_crude_list_of_a_reader_does_not_bring_in_the_sports_page(desk: Any) -> None:
    crude = (Topic("Defence", terms=("defence", "minister")), Topic("Trade", terms=("trade", "deal")))
    pieces = [p for p in PRESS["elsewhere"] if p["title"].startswith(("Leaky", "Kings trade", "Sports minister"))]
    assert len(pieces) == 3
    assert [names(desk.article("a", p["title"], p["text"]), *crude) for p in pieces] == [[], [], []]


def test_who_follows_football_gets_football(desk: Any) -> None:
    piece = next(p for p in PRESS["elsewhere"] if p["title"].startswith("Sports minister"))
    assert names(desk.article("a", piece["title"], piece["text"]), Topic("Football", terms=("goalkeeper", "cup tie")))


@pytest.mark.parametrize(
    ("title", "term"),
    [
        ("The ambassador sings again", "soprano"),
        ("Thief of ministerial cars", "co-accused"),
        ("Novel imagines", "novelist"),
    ],
)
def test_who_follows_the_stage_or_the_courts_gets_them(desk: Any, title: str, term: str) -> None:
    piece = next(p for p in PRESS["elsewhere"] if p["title"].startswith(title))
    assert names(desk.article("a", piece["title"], piece["text"]), Topic("Mine", terms=(term, "minister")))


@pytest.mark.parametrize(("desk_name", "words"), ELSEWHERE.items())
def test_a_word_of_another_desk_is_none_of_the_pack_s_own(desk_name: str, words: list[str]) -> None:
    assert all(words), f"{desk_name}: an empty word"
    assert len(words) == len(set(words)), desk_name
    own = {term for topic in load_pack() for term in (*topic.terms, *topic.actors)}
    assert not own & set(words), desk_name


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Minister sang, bill passed", "The justice minister sang before the vote; parliament adopted the bill."),
        (
            "Ministry ends subsidy for theatres",
            "The culture ministry will cut the subsidy in next year's state budget.",
        ),
        ("Prosecutor general to be elected", "Parliament will elect the prosecutor general under the judicial reform."),
    ],
)
def test_a_word_of_another_desk_does_not_take_a_decision_off_the_page(desk: Any, title: str, text: str) -> None:
    assert matches(desk.article("a", title, text), load_pack())


def test_a_word_in_the_headline_is_enough_and_in_passing_is_not(desk: Any, energy: Topic) -> None:
    assert names(desk.article("a", "Electricity in Mali", FILLER), energy) == ["Energy"]
    assert names(desk.article("a", "A day in Mali", FILLER + "The electricity held."), energy) == []


def test_several_terms_say_more_than_one_repeated(desk: Any, energy: Topic) -> None:
    def score(text: str) -> float:
        return matches(desk.article("a", "Electricity", FILLER + text), (energy,))[0].score

    assert score("The IEA looked at the power grid.") > score("Electricity, electricity.") > score("Lamps.")


def test_passing_mentions_count_less_in_a_long_text(desk: Any, energy: Topic) -> None:
    said = " The power grid and electricity were mentioned by the IEA."
    assert names(desk.article("a", "A day in Mali", FILLER + said), energy) == ["Energy"]
    assert names(desk.article("a", "A day in Mali", FILLER * 60 + said), energy) == []


def test_terms_against_a_topic_take_it_back(desk: Any) -> None:
    article = desk.article("a", "Energy drinks sell out", "Cans of energy drinks were gone by noon.")
    assert names(article, Topic("Energy", terms=("energy",))) == ["Energy"]
    assert names(article, Topic("Energy", terms=("energy",), unless=("energy drinks", "cans"))) == []


def test_a_place_supports_a_topic_and_does_not_make_it(desk: Any) -> None:
    gulf = Topic("Gulf trade", terms=("tariff", "customs"), places=("Muscat",))
    assert names(desk.article("a", "Muscat opens a museum", "Visitors came to Muscat."), gulf) == []
    assert names(desk.article("a", "Muscat", FILLER + "A tariff was named."), gulf) == ["Gulf trade"]
    assert names(desk.article("a", "Lima", FILLER + "A tariff was named."), gulf) == []


def test_a_topic_of_places_alone_follows_the_places(desk: Any) -> None:
    oman = Topic("Oman", places=("Muscat", "Oman"))
    assert names(desk.article("a", "Muscat opens a port", FILLER), oman) == ["Oman"]


def test_an_actor_alone_makes_the_topic(desk: Any, energy: Topic) -> None:
    assert names(desk.article("a", "IEA looks at winter", FILLER), energy) == ["Energy"]


def test_a_source_of_the_topic_counts_whole(desk: Any, energy: Topic) -> None:
    article = desk.article("a", "Quiet day", "Nothing happened.", source="grid-gazette")
    whole = Topic("Energy", terms=energy.terms, sources=("grid-gazette",))
    assert matches(article, (whole,)) == (Match("Energy", 4.0, ("grid-gazette",)),)
    assert matches(article, (energy,)) == ()


def test_matches_come_best_first_with_their_terms(desk: Any, energy: Topic) -> None:
    law = Topic("Law", terms=("court", "statute"))
    article = desk.article("a", "Court rules on power grid", "The statute says so, the court said: it is the statute.")
    found = matches(article, (energy, law))
    assert [m.topic for m in found] == ["Law", "Energy"]
    assert found[0].terms == ("court", "statute")


def test_what_two_topics_nearly_hold_is_on_the_better_one(desk: Any) -> None:
    wide = tuple(f"word{n}" for n in range(80))
    one, two = Topic("One", terms=("quay", "crane", *wide)), Topic("Two", terms=("toll", *wide))
    article = desk.article("a", "A day in Mali", FILLER + "The quay, the crane and the toll.")
    assert names(article, one) == names(article, two) == []
    assert names(desk.article("a", "A day", "The quay, and a toll, and a toll." + FILLER), one, two) == ["Two"]


def test_a_longer_list_asks_for_more(desk: Any) -> None:
    article = desk.article("a", "A day in Mali", "A toll was paid. " + FILLER)
    assert names(article, Topic("Short", terms=("toll",))) == ["Short"]
    assert names(article, Topic("Long", terms=("toll", *(f"word{n}" for n in range(300))))) == []


def test_a_topic_without_terms_matches_nothing(desk: Any) -> None:
    assert names(desk.article("a", "Power grid", FILLER), Topic("Empty"), Topic("Blank", terms=("", "*"))) == []


def test_no_topics_no_matches_and_no_words_no_match(desk: Any, energy: Topic) -> None:
    assert matches(desk.article("a", "Power grid", FILLER), ()) == ()
    assert matches(desk.newsroom.article("a", "", day=None), (energy,)) == ()


def test_a_headline_is_where_the_article_says_not_where_it_stands(desk: Any, energy: Topic) -> None:
    article = desk.newsroom.article("a", f"Section\n{FILLER}\nElectricity\n{FILLER}")
    start = article.text.index("Electricity")
    assert names(article, energy) == []
    marked = type(article)(
        **{
            **{f: getattr(article, f) for f in article.__slots__},
            "headline": Span("a", start, start + len("Electricity")),
        }
    )
    assert names(marked, energy) == ["Energy"]


def test_dropped_words_do_not_count(desk: Any, energy: Topic) -> None:
    from dataclasses import replace

    from tasks.model import Dropped

    article = desk.article("a", "A day in Mali", "Electricity offers for you. " + FILLER)
    start = article.text.index("Electricity")
    assert names(article, energy) == ["Energy"]
    assert names(replace(article, dropped=(Dropped(start, start + 27, "advert"),)), energy) == []


def test_a_very_long_text_takes_time_by_its_length_only(desk: Any) -> None:
    pack = load_pack()
    piece = "the minister of the state of the ministry of trade and power and gas and the act of the "
    short, long = (desk.article("a", "Talks", piece * n) for n in (230, 2300))
    assert len(long.text) > 200_000
    matches(short, pack)
    took = []
    for article in (short, long):
        start = time.process_time()
        matches(article, pack)
        took.append(time.process_time() - start)
    assert took[1] < 30 * took[0] + 0.5
    assert took[1] < 3
