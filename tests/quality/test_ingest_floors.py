"""What is read of labelled pages does not fall behind; the first thirty of a set, the rest is for the benchmark.

The pages are third parties' and stand beside the checkout; where they are absent this says so.
"""

import json
import resource
from pathlib import Path

import pytest

from benchmarks import page_press, page_scores
from benchmarks.ingest import measured

HERE = Path(__file__).resolve().parent
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((HERE / "floors_ingest.json").read_text(encoding="utf-8"))
BESIDE = HERE.parents[1].parent / "shared" / "quality" / "ingest" / "dev"
PAGES = 30


@pytest.mark.case
@pytest.mark.parametrize("name", FLOORS)
def test_pages_are_read_as_well_as_before(name: str) -> None:
    folder = BESIDE / name
    if not folder.is_dir():
        pytest.skip("the labelled pages do not stand beside this checkout")
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # by the tests before this one
    found = measured(folder, page_press.load(folder, PAGES))[0]
    if held > FLOORS[name]["most"].get("peak_mb", held):
        del found["peak_mb"]
    low = {k: (found[k], v) for k, v in FLOORS[name]["least"].items() if found[k] < v}
    high = {k: (found[k], v) for k, v in FLOORS[name]["most"].items() if found.get(k, v) > v}
    assert not low | high, f"(figure, bound): {low | high}"


def test_the_score_of_a_body_is_of_its_runs_of_four_words() -> None:
    assert page_scores.match("a b c d e", "a b c d e") == (1.0, 0.0, 0.0)
    assert page_scores.body_f1([page_scores.match("a b c d e", "a b c d")]) == pytest.approx(2 / 3)
    assert page_scores.page_f1(page_scores.match("a b c d", "")) == 0.0


def test_an_optional_paragraph_counts_only_where_it_was_read() -> None:
    gold = {"x": {"body": ["one two three four", "[five six seven eight]"]}}
    assert page_scores.score(gold, {"x": page_scores.Guess("one two three four")}).metrics["body_exact"] == 1
    both = page_scores.Guess("one two three four\nfive six seven eight")
    assert page_scores.score(gold, {"x": both}).metrics["body_exact"] == 1


def test_a_page_that_was_not_read_has_failed() -> None:
    assert page_scores.score({"x": {"body": "one two three four"}}, {}).metrics["failed"] == 1
