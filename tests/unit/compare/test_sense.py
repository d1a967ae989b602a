"""What a sentence is compared by: the same thing written in two ways is one."""

from typing import Any

import pytest

from tasks.compare import sense
from tasks.model import Span


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("5.4 million tonnes", "5,400,000 tonnes"),
        ("€1.2 billion", "1,200 million euros"),
        ("three ships", "3 ships"),
        ("on 4 March", "on March 4"),
        ("on 4th March 2026", "on Mar. 4, 2026"),
    ],
)
def test_one_value_written_in_two_ways_is_one(left: str, right: str) -> None:
    assert sense.values(left) == sense.values(right) != frozenset()


@pytest.mark.parametrize("text", ["at 11.30 am", "in 2026", "2026-03-04", "the G7", "section B12"])
def test_hours_years_and_numbers_inside_names_are_no_figures(text: str) -> None:
    assert sense.values(text) == frozenset()


@pytest.mark.parametrize(
    "forms", [("vote", "votes", "voted", "voting"), ("cable", "cables"), ("plan", "planned"), ("reply", "replies")]
)
def test_the_forms_of_a_word_are_one(forms: tuple[str, ...]) -> None:
    assert len({sense.stem(form) for form in forms}) == 1


def test_an_article_falls_into_its_sentences(newsroom: Any) -> None:
    text = "A headline without a stop\n\nMr. J. Lund met Dr. Riis at 9 a.m. on Monday. “We agree,” she said. No. 4 stayed shut."
    article = newsroom.article("a", text)
    found = [article.quote(s) for s in sense.sentences(article)]
    assert found[0] == "A headline without a stop"
    assert found[-1] == "No. 4 stayed shut."
    assert "".join("".join(found).split()) == "".join(text.split())


def test_the_first_word_of_a_sentence_is_a_name_only_where_its_form_shows_it(newsroom: Any) -> None:
    article = newsroom.article("a", "Talks with Norland failed. Karin Lund left. NATO stayed.")
    names = [sense.of(article, s, {}).names for s in sense.sentences(article)]
    assert names == [{"norland"}, {"karin", "lund"}, {"nato"}]


def test_what_is_planned_or_denied_is_marked(newsroom: Any) -> None:
    article = newsroom.article("a", "They will meet. They met. They did not meet.")
    marks = [(s.ahead, s.denied) for s in (sense.of(article, p, {}) for p in sense.sentences(article))]
    assert marks == [(True, False), (False, False), (False, True)]


def test_a_dropped_part_of_the_text_is_in_no_sentence(newsroom: Any) -> None:
    from dataclasses import replace

    from tasks.model import Dropped

    article = newsroom.article("a", "Register now!\nNorland agreed to the cable.")
    marked = replace(article, dropped=(Dropped(0, 13, "promo"),))
    assert list(sense.sentences(marked)) == [Span("a", 14, 42)]
