"""Fits the two small models by which pairs of texts are judged: ``python -m benchmarks.dup_fit DIR``.

DIR holds docs.jsonl and ignore_pairs_full.json (deduplicate/dev: ECB+ under CC BY 3.0 and NewsWCL50, measured with and
never copied). Nothing of a text enters the coefficients but shares between 0 and 1. No weight is below 0: more in
common never speaks against a copy. What is printed is measured on stories that the fit did not see.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks import dup_data, dup_scores
from benchmarks.dup_data import Press
from tasks.deduplicate import features, linking, sketch, verify
from tasks.deduplicate.candidates import candidates

COPY = ("grams", "skeleton", "trail", "order", "covered", "union")
LINK = ("frame", "names", "order", "covered", "length")
RIDGE = 0.1  # on the weights: with less, they follow the hundred pairs that are hard
FOLDS = 5
SHIFTS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)  # of the bias of the link: which average makes two groups one
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Pairs:
    """Every pair worth comparing, with what it has in common and how it is labelled."""

    press: Press
    ends: tuple[tuple[int, int], ...]
    found: tuple[features.Features, ...]
    same: Flags
    ignored: Flags
    fold: npt.NDArray[np.int64]  # by story: no story is in two

    def table(self, names: Sequence[str]) -> Numbers:
        return np.array([[getattr(one, name) for name in names] for one in self.found])


def main() -> None:
    """Write tasks/deduplicate/data/copies.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    pairs = _pairs(dup_data.load(parser.parse_args().data))
    copy, unseen = _fitted(pairs, COPY, ~pairs.ignored)
    _print_copies(pairs, unseen)
    every = np.ones_like(pairs.ignored)
    link, unseen = _fitted(pairs, LINK, every)
    logit = np.log(unseen / (1 - unseen))
    scored = {shift: _groups(pairs, 1 / (1 + np.exp(-logit - shift))) for shift in SHIFTS}
    for shift, score in scored.items():
        print(f"link {shift:+.1f}: " + ", ".join(f"{name} {value:.4f}" for name, value in score.items()))
    best = max(SHIFTS, key=lambda shift: scored[shift]["group_b3_f1"])
    stored = {"copy": _form(COPY, copy, 0.0), "link": _form(LINK, link, best)}
    verify.COEFFICIENTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def _pairs(press: Press) -> Pairs:
    near = candidates(sketch.sketch(press.texts))
    ends = tuple(zip(near.left.tolist(), near.right.tolist(), strict=True))
    traits = features.traits(list(press.texts))
    named = [dup_data.pair(press.ids[a], press.ids[b]) for a, b in ends]
    stories = sorted({doc["story"] for doc in press.docs})
    folds = {story: number % FOLDS for number, story in enumerate(stories)}
    return Pairs(
        press,
        ends,
        tuple(features.compare(traits[a], traits[b]) for a, b in ends),
        np.array([one in press.gold for one in named]),
        np.array([one in press.ignored for one in named]),
        np.array([folds[press.docs[a]["story"]] for a, _ in ends]),
    )


def _fitted(pairs: Pairs, names: Sequence[str], counted: Flags) -> tuple[Numbers, Numbers]:
    """Weights and bias, and for each pair the probability by a fit that saw no pair of its stories."""
    table, unseen = pairs.table(names), np.zeros(len(pairs.ends))
    for fold in range(FOLDS):
        own = pairs.fold == fold
        unseen[own] = _chance(_fit(table[counted & ~own], pairs.same[counted & ~own]), table[own])
    return _fit(table[counted], pairs.same[counted]), unseen


def _fit(table: Numbers, same: Flags) -> Numbers:
    from scipy.optimize import minimize

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        sums = table @ weights[:-1] + weights[-1]
        wrong = 1 / (1 + np.exp(-sums)) - same
        ridge = RIDGE * np.append(weights[:-1], 0.0)
        value = np.logaddexp(0, sums).sum() - sums[same].sum() + ridge @ weights
        return float(value), np.append(table.T @ wrong, wrong.sum()) + 2 * ridge

    start = np.zeros(table.shape[1] + 1)
    bounds = [(0, None)] * table.shape[1] + [(None, None)]
    best: Numbers = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return best


def _chance(weights: Numbers, table: Numbers) -> Numbers:
    chance: Numbers = 1 / (1 + np.exp(-(table @ weights[:-1] + weights[-1])))
    return chance


def _print_copies(pairs: Pairs, chance: Numbers) -> None:
    for least in (0.3, 0.4, verify.LEAST, 0.5, 0.6):
        called = (chance >= least) & ~pairs.ignored
        right = int((called & pairs.same).sum())
        precision, recall = right / max(1, called.sum()), right / max(1, len(pairs.press.gold))
        print(f"copy from {least}: precision {precision:.4f}, recall {recall:.4f}")


def _groups(pairs: Pairs, chance: Numbers) -> dict[str, float]:
    links = {
        end: float(weight)
        for end, weight, one in zip(pairs.ends, chance, pairs.found, strict=True)
        if one.length >= verify.LEAST_PART
    }
    homes = linking.link(links, frozenset(), {})
    return dup_scores.groups(pairs.press, {key: homes.get(n, n) for n, key in enumerate(pairs.press.ids)})


def _form(names: Sequence[str], fitted: Numbers, shift: float) -> dict[str, Any]:
    weights = {name: round(float(w), 2) for name, w in zip(names, fitted, strict=False)}
    return {"weights": weights, "bias": round(float(fitted[-1]) + shift, 2)}


if __name__ == "__main__":
    main()
