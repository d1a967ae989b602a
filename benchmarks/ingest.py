"""How well the body and the metadata of labelled pages are read, other extractors beside ours in the same run."""

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks import page_press, page_scores
from benchmarks import peers as asked
from benchmarks.contract import DataError, Result
from benchmarks.page_press import Gold, Run
from benchmarks.page_scores import Guess, Scores

SETS = ("aeb", "fundus_eval", "fundus_tests", "trafilatura", "htmldate", "newspaper4k")
SCRIPT = "benchmarks.page_peers"
Metrics = dict[str, dict[str, float]]


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: FBT001  # the contract of all areas
    """Metrics of every set in ``data``; ``body_f1`` and what else is said of bodies use the site's own lines."""
    folders = [data / name for name in SETS if (data / name / "gold.json").is_file()]
    if not folders:
        raise DataError(f"{data}: holds none of {', '.join(SETS)}; each is a folder with gold.json and html/")
    ours: Metrics = {}
    others: dict[str, Metrics] = {}
    found = asked.homes(SCRIPT) if peers else {}
    total = 0
    for folder in folders:
        gold = page_press.load(folder, limit)
        total += len(gold)
        ours[folder.name], best = measured(folder, gold)
        for peer, python in found.items():
            sys.stderr.write(f"{folder.name}: {peer} on {len(gold)} pages\n")
            guesses = _of_peer(peer, python, folder, gold)
            scores = page_scores.score(gold, guesses).of(_read_by(list(guesses.values())))
            if scores.metrics:
                others.setdefault(peer, {})[folder.name] = scores.metrics | _speed(list(guesses.values()))
            _compare(folder.name, peer, best, scores)
    return {"n": total, "metrics": ours, "peers": others}


def measured(folder: Path, gold: Gold) -> tuple[dict[str, float], Scores]:
    """Our metrics on a set, and the scores of its pages."""
    read = _read(folder, gold)
    best = page_scores.score(gold, read.guesses)
    return _metrics(gold, read, best), best


def _read(folder: Path, gold: Gold) -> Run:
    """Ours, in a process of its own: its memory is that of this set."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(page_press.read, folder, gold).result()


def _metrics(gold: Gold, read: Run, best: Scores) -> dict[str, float]:
    metrics = best.metrics | _speed(list(read.alone.values())) | {"peak_mb": read.peak_mb}
    alone = page_scores.score(gold, read.alone).metrics
    if "body_exact" in metrics and alone["body_f1"] != metrics["body_f1"]:
        metrics["body_f1_alone"] = alone["body_f1"]
    return metrics


def _speed(guesses: Sequence[Guess]) -> dict[str, float]:
    spent = sorted(guess.seconds for guess in guesses)
    whole = sum(spent)
    return {
        "pages_per_cpu_s": len(spent) / whole if whole else 0.0,
        "p99_s": spent[min(len(spent) - 1, int(0.99 * len(spent)))],
    }


def _read_by(guesses: Sequence[Guess]) -> list[str]:
    """What a system reads at all: a peer without authors on any page looks for none."""
    return [kind for kind in page_scores.METRICS if any(getattr(guess, kind) for guess in guesses)]


def _of_peer(peer: str, python: Path, folder: Path, gold: Mapping[str, Mapping[str, Any]]) -> dict[str, Guess]:
    where = {key: [str(page_press.path(folder, key).resolve()), page.get("url") or ""] for key, page in gold.items()}
    found = asked.answer(SCRIPT, peer, python, where)
    return {key: _guess(one) for key, one in found.items()}


def _guess(found: Mapping[str, Any]) -> Guess:
    said = {key: str(found.get(key) or "") for key in ("body", "title", "date")}
    return Guess(**said, authors=tuple(found.get("authors") or ()), seconds=found["seconds"])


def _compare(name: str, peer: str, ours: Scores, theirs: Scores) -> None:
    for metric, pages in theirs.pages.items():
        gap, low, high = page_scores.interval(ours.pages[metric], pages)
        print(f"{name}: {metric} over {peer} {gap:+.4f} [{low:+.4f}, {high:+.4f}] on {len(pages)} pages", flush=True)
