"""Two mornings of one desk: what the first told, the second remembers."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks.model import Article, Past

FIRST, SECOND = date(2026, 3, 2), date(2026, 3, 5)
VOTE = (
    "The Estmark parliament will vote on the Harbour Bill, a law on pilotage fees, on {} March 2026. "
    "Transport Minister Ole Brandt told reporters on Monday that the Harbour Bill lowers pilotage fees in Estmark. "
    "Shipping companies pay 40 million crowns a year in pilotage fees, the Estmark harbour board says."
)
HEARING = (
    "The energy regulator of Lusitania will hold a public hearing on the tariff for the Almar cable on 4 March 2026. "
    "The regulator said that grid operators have to answer questions on the tariff for the Almar cable."
)
RATE = (
    "The central bank of Zealand left its interest rate at 3 per cent on Tuesday. "
    "The bank said that inflation in Zealand fell to 2.1 per cent in February."
)


@pytest.fixture(scope="session")
def yesterday(newsroom: Any) -> Past:
    """The first morning: a vote on the 12th and a hearing on the 4th."""
    articles: tuple[Article, ...] = (
        newsroom.article("v1", VOTE.format(12), "Estmark Courier"),
        newsroom.article("h1", HEARING, "Almar Post"),
    )
    past: Past = newsroom.remembered(newsroom.edition(*articles, as_of=FIRST), articles)
    return past


@pytest.fixture(scope="session")
def today(newsroom: Any) -> tuple[Article, ...]:
    """The second: the vote is moved to the 19th, a new story, and nothing on the hearing."""
    moved = (
        "The clerk of parliament said on Wednesday that the vote on the Harbour Bill was moved from 12 to 19 March. "
    )
    day = date(2026, 3, 4)
    return (
        newsroom.article("v2", VOTE.format(19) + " " + moved, "Estmark Courier", day),
        newsroom.article("r1", RATE, "Zealand Ledger", day),
    )


@pytest.fixture(scope="session")
def linked(today: tuple[Article, ...]) -> tuple[Article, ...]:
    """The same, of papers whose words may not be printed."""
    return tuple(replace(a, rights="link", url=f"https://{a.id}.example/") for a in today)
