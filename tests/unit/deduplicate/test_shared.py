"""Words quoted twice, and a list told twice in one order, go back to one source, whoever reports them."""

from itertools import permutations
from typing import Any

import pytest

from tasks.deduplicate.shared import shared
from tasks.model import Origin, Shared, Story

SAID = "“We shall not sign a treaty that leaves the smaller harbours without a single quota of their own,”"
OTHER = "“The talks were frank, and they will go on,”"
PORTS = "Port Aldous, Havn, Storvik, Brandsund and Lille Ness"


def story(newsroom: Any, *texts: str) -> Story:
    made: Story = newsroom.texts(*texts)
    return made


def passages(told: Story) -> list[tuple[str, list[str]]]:
    return [(one.kind, [told.article(s.article).quote(s) for s in one.evidence]) for one in shared(told)]


def test_words_that_two_desks_quote_go_back_to_one_statement(newsroom: Any) -> None:
    told = story(newsroom, f"The envoy spoke late. {SAID} he said.", f"On radio she was heard: {SAID} and left.")
    assert passages(told) == [("quotation", [SAID.strip("“”,")] * 2)]


@pytest.mark.parametrize("other", [OTHER, "“We shall not sign a treaty,”", SAID.strip("“”,")])
def test_other_or_few_words_or_words_outside_quotation_marks_do_not(newsroom: Any, other: str) -> None:
    assert shared(story(newsroom, f"She spoke late. {SAID} he said.", f"On radio: {other} and left.")) == ()


def test_a_desk_that_quotes_itself_twice_is_still_one_witness(newsroom: Any) -> None:
    told = story(newsroom, f"The envoy spoke late. {SAID} he said.", f"On radio she was heard: {SAID} and left.")
    one = Origin("NPS", "agency", tuple(a.id for a in told.articles), confirmed=True)
    assert shared(Story(told.id, told.articles, told.lead, (one,))) == ()


def test_a_reworded_copy_shares_nothing(newsroom: Any) -> None:
    told = story(newsroom, f"The envoy spoke late. {SAID} he said.", f"On radio she was heard: {SAID} and left.")
    assert shared(Story(told.id, told.articles, told.lead, told.origins, reworded=("a2",))) == ()


def test_items_in_one_order_are_a_list_whatever_stands_around_it(newsroom: Any) -> None:
    told = story(
        newsroom,
        f"The ferry line will serve {PORTS} from May.",
        f"Five ports, among them the old town of {PORTS.replace(' and', ', and')}, get a ferry.",
    )
    assert passages(told) == [("list", [PORTS, PORTS.replace(" and", ", and")])]


@pytest.mark.parametrize(
    "other",
    [
        "Havn, Port Aldous, Storvik, Brandsund and Lille Ness",  # another order
        "Port Aldous, Havn, Storvik and Brandsund",  # a few of them
        "Port Aldous, Havn, Storvik, Eidet, Brandsund and Lille Ness",  # one between
    ],
)
def test_other_lists_are_not_the_same(newsroom: Any, other: str) -> None:
    assert shared(story(newsroom, f"The ferry will serve {PORTS} from May.", f"A ferry for {other} is due.")) == ()


@pytest.mark.parametrize(
    "list_",
    [
        "Canada, France, Germany, Italy, Japan, the United Kingdom and the United States",  # anyone's order
        "Denmark, Estonia, Finland, Iceland, Latvia, Lithuania, Norway and Sweden",
        "Monday, Tuesday, Wednesday, Thursday, Friday and Saturday",
        "120, 95, 80, 72, 61 and 44",
        "bang, bang, bang, bang, bang, bang, bang, bang, bang, bang and bang",
    ],
)
def test_what_anyone_lists_in_that_order_proves_nothing(newsroom: Any, list_: str) -> None:
    assert shared(story(newsroom, f"It concerns {list_} this year.", f"They spoke of {list_} at length.")) == ()


def test_ten_names_from_a_to_z_were_copied(newsroom: Any) -> None:
    states = "Austria, Belgium, Chile, Denmark, Egypt, Fiji, Ghana, Hungary, India and Japan"
    told = story(newsroom, f"The fund takes money from {states} only.", f"Ministers of {states} met.")
    assert passages(told) == [("list", [states, states])]


def test_a_list_inside_a_quotation_is_told_once(newsroom: Any) -> None:
    told = story(newsroom, *(f"{n}: “We shall build in {PORTS}, and we shall do it soon,” she said." for n in "ab"))
    assert [one.kind for one in shared(told)] == ["quotation"]


def test_the_order_of_articles_changes_nothing(newsroom: Any) -> None:
    texts = [f"{n}. {SAID} he said. The ferry will serve {PORTS} from May." for n in ("One", "Two", "Three")]
    articles = story(newsroom, *texts).articles
    found: list[tuple[Shared, ...]] = []
    for order in permutations(articles):
        origins = tuple(Origin(a.id, "outlet", (a.id,), confirmed=True) for a in articles)
        found.append(shared(Story("story", order, "a1", origins)))
    assert len(set(found)) == 1
    assert [len(one.evidence) for one in found[0]] == [3, 3]


def test_of_words_that_everybody_quotes_a_dozen_passages_are_kept(newsroom: Any) -> None:
    (one,) = shared(story(newsroom, *(f"{n}. {SAID} he said." for n in range(40))))
    assert len(one.evidence) == 12
