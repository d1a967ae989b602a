"""Pages that hold no article are not used, in whatever language they say so; short articles are."""

from dataclasses import replace

import pytest

from tasks.ingest.conditions import judge
from tasks.model import Article, Basis, Dating, Dropped, Sourced

STORY = (
    "The harbour board on Tuesday put off its vote on the new quay until the middle of next month at the earliest, "
    "after members had asked for a second estimate of the cost. The first had left out the dredging of the northern "
    "basin. Two of the nine members said that they would vote against it whatever the second estimate came to. "
)


def article(text: str) -> Article:
    return Article("a", "a", "", text, None, Sourced(None, Basis.UNKNOWN), Dating(None, None, Basis.UNKNOWN))


@pytest.mark.parametrize(
    "wall",
    [
        "Cet article est réservé aux abonnés.",
        "Il vous reste 71 % de cet article à lire.",
        "Nur für Abonnenten",
        "Mit dem Digital-Abo weiterlesen",
        "Contenido exclusivo para suscriptores",
        "Exclusivo para assinantes",
        "Contenuto riservato agli abbonati",
        "Alleen voor abonnees",
    ],
)
def test_an_opening_before_a_wall_is_a_teaser_in_any_language(wall: str) -> None:
    assert judge(article(STORY)) == (True, "")
    assert judge(article(f"{STORY}\n\n{wall}")) == (False, "a teaser; the rest is for subscribers")


def test_a_page_that_offers_a_letter_is_no_article() -> None:
    offer = (
        "Six stories from the coast, in your inbox every morning before the boats go out. Written by two editors who know "
        "every skipper by name and read all that the council prints. You can stop at any time, and nobody will ask why. "
        "By signing up you accept our rules on data."
    )
    assert judge(article(offer)) == (False, "a page to sign up for letters, not an article")


def test_an_offer_of_a_letter_below_a_short_story_leaves_the_story() -> None:
    assert judge(article(f"{STORY}\n\nThe news in your inbox every morning. Sign up here."))[0]


def test_days_and_short_lines_one_under_another_are_a_list() -> None:
    lines = ["3 Feb 2026", "2 Feb 2026", "29 Jan 2026"]
    told = [
        "The patrol vessel goes north again after a busy winter at home.",
        "The herring limit falls by 1,100 tonnes.",
    ]
    text = "\n".join((*lines, *told * 3))
    days = tuple(Dropped(text.index(day), text.index(day) + len(day), "date_stamp") for day in lines)
    assert judge(replace(article(text), dropped=days)) == (False, "a list of articles, not an article")
    assert judge(replace(article(f"{text}\n{STORY}"), dropped=days))[0]
    assert judge(replace(article(text), dropped=days[:1]))[0]
