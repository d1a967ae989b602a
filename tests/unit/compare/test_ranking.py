"""What is still to come, in the order in which it matters."""

from datetime import date
from typing import Any

AS_OF = date(2026, 3, 2)


def ahead(newsroom: Any, *texts: str) -> list[str]:
    found = newsroom.compared(*texts, as_of=AS_OF)
    heads = {e.id: e.head for e in found.facts.events}
    return [heads[key] for key in found.upcoming]


def test_the_soonest_stands_first_and_what_is_over_nowhere(newsroom: Any) -> None:
    text = (
        "The summit in Riga opens on 26 March 2026. The vote on the Port Bill is on 12 March 2026. "
        "The hearing on the Port Bill was held on 24 February 2026."
    )
    assert ahead(newsroom, text) == ["vote", "summit"]


def test_of_one_day_what_more_origins_tell_stands_first(newsroom: Any) -> None:
    vote = "The vote on the Port Bill is on 12 March 2026."
    hearing = "Growers will be at a hearing on the Seed Act in Riga on 12 March 2026."
    assert ahead(newsroom, f"{hearing} {vote}", vote) == ["vote", "hearing"]


def test_a_month_stands_behind_its_days_and_a_lone_year_is_left_out(newsroom: Any) -> None:
    text = (
        "The Transport Ministry will publish its port plan in March 2026. The vote on the Port Bill is on 12 March "
        "2026. The Transport Ministry will open the new port in 2027."
    )
    assert ahead(newsroom, text) == ["vote", "publish"]
