"""Quality floors: what the product reached on the labelled data it does not lose again.

A floor in floors.json only goes up (a ceiling only down); moving one the other way takes a commit of
its own that says why. The cases stand in tests/cases; `seeds` stands beside the checkout and is left
out, saying so, where it is absent.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks import seeds

HERE = Path(__file__).resolve().parent
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
OWN = HERE.parent / "cases"
BESIDE = HERE.parents[1].parent / "shared" / "cases"


@cache
def figures(name: str) -> dict[str, float]:
    """The figures of one case, measured once."""
    folder = OWN / name if (OWN / name).is_dir() else BESIDE / name
    (found,) = seeds.run(folder, None, peers=False)["metrics"].values()
    return dict(found)


def case(name: str) -> Any:
    absent = not (OWN / name).is_dir() and not (BESIDE / name).is_dir()
    return pytest.param(
        name,
        marks=[
            pytest.mark.case,
            pytest.mark.xdist_group(name),
            pytest.mark.skipif(
                absent, reason=f"no acceptance case {name}: it stands beside the checkout and is absent"
            ),
        ],
    )


@pytest.mark.parametrize("name", [case(name) for name in FLOORS])
def test_a_case_does_not_fall_behind(name: str) -> None:
    found = figures(name)
    low = {k: (found[k], v) for k, v in FLOORS[name]["least"].items() if found[k] < v}
    high = {k: (found[k], v) for k, v in FLOORS[name]["most"].items() if found[k] > v}
    assert not low | high, f"(figure, bound): {low | high}"


def test_every_case_has_floors() -> None:
    assert {p.name for p in OWN.iterdir() if p.is_dir()} <= set(FLOORS)
