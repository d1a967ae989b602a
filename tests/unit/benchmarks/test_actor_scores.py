"""Scores of names and of who is who, on cases worked out by hand."""

import pytest

from benchmarks import actor_scores
from benchmarks.actors import run
from benchmarks.contract import DataError

ANYONE: frozenset[str] = frozenset()


def mention(start: int, end: int, cluster: str) -> dict[str, object]:
    return {"s": start, "e": end, "cluster": cluster, "kind": "ACTOR", "named": True}


def test_a_determiner_and_a_possessive_cost_nothing() -> None:
    text = "the State Department's offer"
    row = {"id": "a", "text": text, "spans": [[4, 20, "ORG"]]}
    assert actor_scores.names([row], {"a": {(0, 22, "ORG")}})["ner_strict"] == 1


def test_a_wrong_type_counts_only_for_the_span() -> None:
    row = {"id": "a", "text": "Singh spoke", "spans": [[0, 5, "PERSON"]]}
    scores = actor_scores.names([row], {"a": {(0, 5, "ORG")}})
    assert (scores["ner_strict"], scores["ner_span"]) == (0, 1)


def test_one_cluster_torn_in_two_halves_recall() -> None:
    row = {"id": "a", "topic": "t", "mentions": [mention(0, 5, "x"), mention(10, 15, "x")]}
    scores = actor_scores.clusters([row], {"a": [(0, 5, "p"), (10, 15, "q")]}, ANYONE)
    assert scores["b3_precision"] == 1
    assert scores["b3_f1"] == pytest.approx(2 / 3)
    assert scores["ceafe_f1"] == pytest.approx(2 * (2 / 3) / 3)


def test_two_people_made_one_halve_precision() -> None:
    row = {"id": "a", "topic": "t", "mentions": [mention(0, 5, "x"), mention(10, 15, "y")]}
    assert actor_scores.clusters([row], {"a": [(0, 5, "p"), (10, 15, "p")]}, ANYONE)["b3_precision"] == 0.5


def test_what_nobody_found_counts_against_recall() -> None:
    row = {"id": "a", "topic": "t", "mentions": [mention(0, 5, "x"), mention(10, 15, "x")]}
    assert actor_scores.clusters([row], {"a": [(0, 5, "p")]}, ANYONE)["found"] == 0.5


def test_the_ideal_order_gains_all() -> None:
    assert actor_scores.ndcg([3, 2, 1]) == 1
    assert actor_scores.ndcg([1, 2, 3]) < 1


def test_an_empty_folder_is_told(tmp_path: object) -> None:
    with pytest.raises(DataError, match="no set of names"):
        run(tmp_path, None, False)  # type: ignore[arg-type]
