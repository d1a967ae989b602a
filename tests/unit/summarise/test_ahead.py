"""The days ahead on page 1: what an earlier edition announced stays there until its day, or until something changed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks.model import Article, Briefing, Filled, Past
from tasks.summarise.gate import verify

FIRST, SECOND = date(2026, 3, 2), date(2026, 3, 5)
BUDGET = "The Senate of Corvia will vote on the defence budget on {} March 2026. Corvia spends 2 per cent on defence."
REPEATED = (
    "Senators in Corvia sounded sure of themselves. The Senate of Corvia will vote on the budget on 12 March 2026."
)


def ahead(briefing: Briefing) -> list[tuple[str, str, str]]:
    block = next(b for b in briefing.front if b.key == "next")
    lines = [line for line in block.lines if isinstance(line, Filled)]
    return [(x.pattern, x.slot("when").value, x.slot("story").value) for x in lines]


def texts(past: Past, today: tuple[Article, ...]) -> dict[str, str]:
    return {a.id: a.text for a in (*past.articles, *today)}


@pytest.fixture
def rate(today: tuple[Article, ...]) -> Article:
    return today[1]


def test_what_was_announced_is_still_ahead_when_nobody_speaks_of_it(newsroom: Any, yesterday: Past, rate: Any) -> None:
    briefing = newsroom.edition(rate, as_of=SECOND, past=yesterday)
    harbour = next(s.id for s in yesterday.stories if s.articles[0].id == "v1")
    assert ("date_before", "12 March 2026", harbour) in ahead(briefing)
    assert briefing.withheld == 0
    assert verify(briefing, texts(yesterday, (rate,))) == ()
    assert next(s for s in briefing.sources if s.id == "v1").printed == FIRST


def test_a_day_that_was_moved_is_not_repeated(newsroom: Any, yesterday: Past, today: Any) -> None:
    briefing = newsroom.edition(*today, as_of=SECOND, past=yesterday)
    assert not any(when == "12 March 2026" for _, when, _ in ahead(briefing))


def test_a_day_that_is_over_is_not_ahead(newsroom: Any, yesterday: Past, rate: Any) -> None:
    briefing = newsroom.edition(rate, as_of=date(2026, 3, 13), past=yesterday)
    assert ahead(briefing) == []


def test_a_day_told_again_stands_once_in_todays_words(newsroom: Any) -> None:
    first = newsroom.article("c1", BUDGET.format(12), "Corvia Post")
    past = newsroom.remembered(newsroom.edition(first, as_of=FIRST), (first,))
    second = newsroom.article("c2", REPEATED, "Corvia Ledger", date(2026, 3, 4))
    found = ahead(newsroom.edition(second, as_of=SECOND, past=past))
    assert [(pattern, when) for pattern, when, _ in found] == [("date", "12 March 2026")]


def test_another_day_than_was_told_then_is_caught(newsroom: Any, yesterday: Past, rate: Any) -> None:
    briefing = newsroom.edition(rate, as_of=SECOND, past=yesterday)
    block = next(b for b in briefing.front if b.key == "next")
    line = next(x for x in block.lines if isinstance(x, Filled) and x.pattern == "date_before")
    slots = tuple(replace(s, value="13 March 2026") if s.name == "when" else s for s in line.slots)
    false = replace(line, slots=slots, text=line.text.replace("12 March", "13 March"))
    front = tuple(replace(b, lines=(false,)) if b is block else b for b in briefing.front)
    assert any("13 March" in p for p in verify(replace(briefing, front=front), texts(yesterday, (rate,))))
