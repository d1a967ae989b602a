"""One story as printed: within its words, headed as readers and checkers rely on, with an annex that is never empty."""

from datetime import date, timedelta
from typing import Any

import pytest

from tasks.model import Section
from tasks.summarise import sections

HEADINGS = ["Bottom line", "What is new", "Key points", "Quotations", "Dates", "People", "Where they differ"]
NAMES = (
    "Aino Kallas, Ole Brandt, Karin Lund, Ellen Marsh, Dale Whitcombe, Ramona Ortiz, Inês Caldeira, Rui Antunes".split(
        ", "
    )
)
PEOPLE = " ".join(
    f"Estmark's Minister for {what}, {name}, met the Kenyan envoy in Riga on Monday and told reporters about the treaty."
    for name, what in zip(NAMES, "Finance Trade Energy Health Defence Justice Fisheries Transport".split(), strict=True)
)
VISIT = "Foreign Minister Ann Riis will visit Kenya from 9 to 11 March 2026 for talks on trade."


def dated(count: int) -> str:
    towns = (
        "Riga Tallinn Vilnius Warsaw Prague Vienna Zagreb Athens Madrid Lisbon Dublin Oslo Helsinki Berne Rome".split()
    )
    first = date(2026, 3, 10)
    days = [first + timedelta(3 * n) for n in range(count)]
    months = {3: "March", 4: "April", 5: "June"}
    return " ".join(
        f"The Council on {what} Policy will hold a conference on fees in {towns[n % len(towns)]} on {d.day} {months.get(d.month, 'July')} 2026."
        for n, (d, what) in enumerate(zip(days, _subjects(count), strict=True))
    )


def _subjects(count: int) -> list[str]:
    words = "Port Rail Grid Water Fish Tea Steel Wheat Solar Gas Postal Road Air Space Forest".split()
    return [f"{words[n % len(words)]} {words[(n // len(words) + n + 3) % len(words)]}" for n in range(count)]


def front_words(section: Section) -> int:
    return sections.words(section.front)


@pytest.mark.parametrize(
    "text", [VISIT, VISIT + " " + PEOPLE, dated(6), PEOPLE + dated(5)], ids=["short", "people", "dates", "both"]
)
@pytest.mark.parametrize(("stories", "most"), [(1, 470), (5, 300)])
def test_a_front_keeps_within_its_words(newsroom: Any, text: str, stories: int, most: int) -> None:
    assert front_words(newsroom.section(text, stories=stories)) <= most


@pytest.mark.parametrize(("stories", "most"), [(1, 470), (5, 300)])
def test_a_story_of_thirty_dates_keeps_within_its_words(newsroom: Any, stories: int, most: int) -> None:
    assert front_words(newsroom.section(dated(30), stories=stories)) <= most


def test_quotations_give_way_before_points(newsroom: Any) -> None:
    text = VISIT + " “We want an open market for tea and coffee from the highlands,” Riis told reporters on Monday. "
    roomy = {b.key: len(b.lines) for b in newsroom.section(text).front}
    tight = {b.key: len(b.lines) for b in newsroom.section(text + PEOPLE + dated(4), stories=5).front}
    assert roomy["quotations"] == 1
    assert tight.get("quotations", 0) == 0
    assert tight["key-points"] >= 1


def test_blocks_stand_in_the_order_that_readers_rely_on(newsroom: Any) -> None:
    text = VISIT + " “We want an open market for tea and coffee from the highlands,” Riis told reporters on Monday."
    headings = [b.heading for b in newsroom.section(text, text.replace("Monday", "Monday evening")).front]
    assert [h for h in headings if h in HEADINGS] == HEADINGS
    assert headings[len(HEADINGS) :] == ["One source only", "Not known"]


def test_one_article_is_told_once_that_it_has_nothing_to_be_compared_with(newsroom: Any) -> None:
    blocks = {b.key: b for b in newsroom.section(VISIT).front}
    assert [line.text for line in blocks["differ"].lines] == ["One article: nothing to compare it with."]
    assert "single" not in blocks


def test_the_annex_answers_every_question_even_with_nothing_found(newsroom: Any) -> None:
    for text in ("", "Dockers resigned.", VISIT):
        blocks = newsroom.section(text).annex
        assert [b.key for b in blocks][:6] == ["agree", "differ", "single", "opinion", "not-known", "watch"]
        assert all(b.lines for b in blocks if b.key != "dates")


def test_opinion_is_left_out_of_the_front_and_kept_in_the_annex(newsroom: Any) -> None:
    text = (
        VISIT + " The treaty is a landmark step and the neighbours should copy it. Riis has the treaty on trade ready."
    )
    made = newsroom.section(text)
    assert "landmark" not in " ".join(line.text for b in made.front for line in b.lines)
    assert "landmark" in " ".join(line.text for b in made.annex if b.key == "opinion" for line in b.lines)


def test_sentences_that_share_no_word_are_ranked_by_numbers(newsroom: Any) -> None:
    """Two sentences without a common word gave LexRank a vector of zeros to divide by."""
    from math import isfinite

    from tasks.summarise import rank

    found = newsroom.facts(
        "Dockers in Harrow went home on Monday. The Kenyan treaty covers tea, coffee and cut flowers."
    )
    assert all(isfinite(value) for value in rank.lexrank(found).values())


def test_the_ledger_holds_what_the_lines_are_checked_against_and_no_text(newsroom: Any) -> None:
    made = newsroom.section(VISIT)
    assert made.ledger.articles == ("a1",)
    assert made.ledger.events
    assert not hasattr(made.ledger, "texts")


def test_every_passage_of_a_briefing_has_at_most_sixty_words(newsroom: Any) -> None:
    long = "“" + "We want an open market for tea and coffee and we mean it. " * 12 + "” Riis told reporters on Monday."
    made = newsroom.briefing(newsroom.article("a", VISIT + " " + long, "Serpa Courier"))
    assert made.passages
    assert max(len(p.text.split()) for p in made.passages) <= 60
    for passage in made.passages:
        assert passage.cut == (len((VISIT + " " + long)[passage.span.start : passage.span.end].split()) > 60)


def test_a_move_told_in_one_phrase_is_not_said_to_divide_the_sources(newsroom: Any) -> None:
    text = "The Estmark parliament moved the vote on the Harbour Bill from 25 February to 4 March 2026, its clerk said."
    bottom = next(
        b for b in newsroom.section(text, text.replace("its clerk", "a clerk")).front if b.key == "bottom-line"
    )
    assert "sources differ" not in bottom.lines[-1].text
