"""Quality floors: what the product reached on the labelled data it does not lose again.

A floor in floors.json only goes up (a ceiling only down); moving one the other way takes a commit of
its own that says why.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks import seeds

HERE = Path(__file__).resolve().parent
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
CASES = HERE.parents[1].parent / "shared" / "cases"

pytestmark = [
    pytest.mark.case,
    pytest.mark.xdist_group("seeds"),
    pytest.mark.skipif(not (CASES / "seeds").is_dir(), reason="no acceptance case: ../shared/cases/seeds is absent"),
]


@pytest.fixture(scope="module")
def figures() -> Mapping[str, float]:
    (found,) = seeds.run(CASES / "seeds", None, peers=False)["metrics"].values()
    return found


@pytest.mark.parametrize(("name", "floor"), FLOORS["seeds"]["least"].items())
def test_the_acceptance_case_does_not_fall_below(figures: Mapping[str, float], name: str, floor: float) -> None:
    assert figures[name] >= floor


@pytest.mark.parametrize(("name", "ceiling"), FLOORS["seeds"]["most"].items())
def test_the_acceptance_case_does_not_rise_above(figures: Mapping[str, float], name: str, ceiling: float) -> None:
    assert figures[name] <= ceiling
