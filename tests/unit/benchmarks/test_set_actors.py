"""What is printed of a passage's people counts as right only where the hand-made reading allows it."""

from typing import Any

import pytest

from benchmarks import set_actors
from benchmarks.set_actors import Answer
from benchmarks.shares import wilson

TEXT = "Former Norwegian Trade Minister Vera Holm opened the port. “It took nine years,” Holm said."


def at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def passage(**changed: Any) -> dict[str, Any]:
    role = {
        "role": "Trade Minister",
        "role_span": at("Trade Minister"),
        "full_span": at("Former Norwegian Trade Minister"),
        "affiliation": "Norwegian",
        "side": "Norway",
    }
    holm = {"name": "Vera Holm", "mentions": [at("Vera Holm"), at("Holm said")], "roles": [role]}
    opened = {"actor": "Vera Holm", "verb": at("opened"), "optional": False}
    quote = {"speaker": "Vera Holm", "kind": "direct", "span": at("It took nine years")}
    row = {"id": "p1", "text": TEXT, "people": [holm], "bodies": [], "states": [], "actions": [opened]}
    return row | {"quotes": [quote], "not_actors": [], "must_not_merge": []} | changed


def test_a_passage_read_well_has_no_wrong_answer() -> None:
    answers = set_actors.read(passage())
    assert [a for a in answers if a.right is False] == []
    assert {a.kind for a in answers if a.printed} >= {"role", "deed", "speaker"}


def test_an_office_no_longer_held_is_wrong_without_the_word_that_says_so() -> None:
    from tasks.model import Span

    gold = passage()["people"][0]["roles"][0]
    assert set_actors._fits(TEXT, Span("p1", *at("Former Norwegian Trade Minister")), gold)
    assert not set_actors._fits(TEXT, Span("p1", *at("Norwegian Trade Minister")), gold)


def test_a_deed_that_nobody_did_and_an_actor_that_is_none_are_counted() -> None:
    answers = set_actors.read(passage(actions=[], not_actors=["Vera Holm"]))
    assert [a.right for a in answers if a.kind == "deed" and a.printed] == [False]
    assert set_actors.scores(answers)["guards_broken"] == 1


def test_precision_is_of_what_is_printed_and_coverage_of_what_is_wanted() -> None:
    answers = [
        Answer("p1", "role", printed=True, right=True, text=""),
        Answer("p1", "role", printed=True, right=False, text=""),
        Answer("p1", "role", printed=True, right=None, text=""),
        Answer("p1", "role", printed=False, right=False, text=""),
    ]
    found = set_actors.scores(answers)
    assert (found["role_precision"], found["role_coverage"]) == (0.5, 0)


@pytest.mark.parametrize(("right", "total", "low"), [(0, 0, 0.0), (10, 10, 0.722), (99, 100, 0.946)])
def test_the_lower_bound_of_a_share(right: int, total: int, low: float) -> None:
    assert wilson(right, total) == pytest.approx(low, abs=0.001)
