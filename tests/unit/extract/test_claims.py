"""What kind of thing a sentence says, who else says it, and what only one article has."""

from dataclasses import replace
from typing import Any

import pytest

from tasks.extract import facts


def kinds(newsroom: Any, *texts: str) -> list[str]:
    return [c.kind for c in newsroom.facts(*texts).claims]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Inflation fell to 2.1 per cent in the year to January.", "fact"),
        ("The cable bill will be sent to parliament in April.", "planned"),
        ("Port fees are expected to rise by a tenth, and growth could slow next year.", "forecast"),
        ("The treaty is a landmark step and the neighbours should copy it.", "opinion"),
        ("The ministers might meet again before the summer recess.", "forecast"),
    ],
)
def test_a_sentence_is_what_its_words_make_it(newsroom: Any, text: str, kind: str) -> None:
    assert kinds(newsroom, text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Delegates from nine states met in Vienna on 4 May 2026 to review the treaty.",
        "The grid operator closed the Harrow plant in May after a fire.",
        "Theresa May met the trade unions on Tuesday in the capital.",
    ],
)
def test_the_month_of_may_is_no_forecast(newsroom: Any, text: str) -> None:
    assert kinds(newsroom, text) == ["fact"]


def test_a_plan_for_may_is_planned(newsroom: Any) -> None:
    assert kinds(newsroom, "The Geneva talks will open on 12 May 2026 at the Palais Wilson.") == ["planned"]


def test_a_speakers_should_is_the_speakers_not_ours(newsroom: Any) -> None:
    text = "The minister told reporters: “The neighbours should copy this treaty.” Officials signed it on Monday."
    assert "opinion" not in kinds(newsroom, text)


def test_sentences_of_a_comment_are_opinion(newsroom: Any) -> None:
    text = "The two governments spent four years on the text of the cable treaty."

    def kind(*, opinion: bool) -> list[str]:
        story = newsroom.story(replace(newsroom.article("a", text), opinion=opinion))
        return [c.kind for c in facts(story).claims]

    assert kind(opinion=True) == ["opinion"]
    assert kind(opinion=False) == ["fact"]


def test_a_question_is_no_fact(newsroom: Any) -> None:
    assert kinds(newsroom, "Who will pay for the second cable under the Sound?") == ["opinion"]


def test_one_thing_said_by_two_articles_is_one_claim_with_two_passages(newsroom: Any) -> None:
    found = newsroom.facts(
        "Grid operator Sundnet ordered a second cable of 700 megawatts from the Harrow shipyard.",
        "A second cable of 700 megawatts was ordered by grid operator Sundnet from the Harrow shipyard on Monday.",
    )
    (claim,) = found.claims
    assert claim.articles == ("a1", "a2")
    assert claim.origins == ("Outlet 1", "Outlet 2")
    assert claim.details == ()


def test_two_like_sentences_of_one_article_are_two_claims(newsroom: Any) -> None:
    text = (
        "Grid operator Sundnet ordered a second cable of 700 megawatts from the Harrow shipyard. "
        "Grid operator Sundnet ordered a second cable of 700 megawatts from the Harrow shipyard in June."
    )
    assert len(newsroom.facts(text).claims) == 2


def test_a_figure_that_only_one_article_has_is_its_detail(newsroom: Any) -> None:
    found = newsroom.facts(
        "The Harrow shipyard will employ 340 welders on the power cable.",
        "Ministers of both states welcomed the contract for the power cable.",
    )
    detail = next(c for c in found.claims if c.articles == ("a1",)).details
    assert "340" in [found.story.article(s.article).quote(s) for s in detail]


def test_a_figure_that_the_other_article_has_too_is_no_detail(newsroom: Any) -> None:
    found = newsroom.facts(
        "The Harrow shipyard will employ 340 welders on the power cable.",
        "Ministers of both states welcomed the contract, which means work for 340 people.",
    )
    claim = next(c for c in found.claims if c.articles == ("a1",))
    assert "340" not in [found.story.article(s.article).quote(s) for s in claim.details]


def test_the_lead_gives_a_claim_its_words_and_a_reworded_copy_never_does(newsroom: Any) -> None:
    text = "Grid operator Sundnet ordered a second cable of 700 megawatts from the Harrow shipyard."
    spun = "Grid operator Sundnet purchased a second cable of 700 megawatts from the Harrow shipyard."
    story = newsroom.story(newsroom.article("a", spun), newsroom.article("z", text), reworded=("a",))
    (claim,) = facts(story).claims
    assert claim.evidence[0].article == "z"


def test_every_whole_sentence_is_in_exactly_one_claim(newsroom: Any) -> None:
    texts = (
        "Sundnet ordered a cable from the Harrow shipyard. The cable carries 700 megawatts under the Sound.",
        "The Harrow shipyard won the order for the cable. Dockers in Harrow returned to work on Monday.",
    )
    found = newsroom.facts(*texts)
    spans = [s for c in found.claims for s in c.evidence]
    assert sorted(spans) == sorted(s.span for s in newsroom.sentences(*texts) if s.whole)


def test_a_claim_knows_the_event_of_its_sentence(newsroom: Any) -> None:
    found = newsroom.facts("Foreign Minister Ann Riis will visit Kenya from 9 to 11 March 2026 for talks on trade.")
    assert found.claims[0].events == (found.events[0].id,)
