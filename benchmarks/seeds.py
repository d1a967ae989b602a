"""Acceptance cases: the product is run on each as a user would, and its edition is put to the case's oracle."""

import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks import product
from benchmarks.case import Case, read_cases
from benchmarks.contract import Check, Result, score, verdict
from benchmarks.edition import read_edition
from benchmarks.longest_run import Run, longest_run
from benchmarks.note_text import find_note, front_words
from benchmarks.oracle_pairs import Asked, judged
from benchmarks.oracle_text import check_text
from benchmarks.oracle_values import check_values

ADDED_UP = ("text_passed", "text_total", "oracle_passed", "oracle_total", "wall_s", "cpu_s")


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: ARG001, FBT001
    """Every case in ``data``; no peer makes a note of this kind."""
    cases = read_cases(data, limit)
    scored = {case.name: score_case(case) for case in cases}
    metrics = {name: numbers for name, (numbers, _) in scored.items()}
    result = Result(n=len(cases), metrics=metrics, checks={name: checks for name, (_, checks) in scored.items()})
    if len(cases) > 1:
        result["totals"] = {key: sum(numbers[key] for numbers in metrics.values()) for key in ADDED_UP}
    return result


def score_case(case: Case) -> tuple[dict[str, float], tuple[Check, ...]]:
    """One case, from its articles to its figures."""
    with tempfile.TemporaryDirectory() as out:
        finished = product.run(case.articles, Path(out), case.as_of)
        made = product.edition_of(finished)
        cost = {"wall_s": round(finished.wall_s, 2), "cpu_s": round(finished.cpu_s, 2)}
        if made is None:
            return _unmade(case, Path(out), cost, finished.complaint)
        verified = product.daybrief("verify", str(made))
        numbers, checks = score_edition(case, made)
        ok = verified.code == 0
        wrong = "" if ok else f"{verified.complaint} {' / '.join(verified.output.splitlines()[:5])}"
        return {**numbers, **cost, "verify_ok": float(ok)}, (*checks, verdict("run", "daybrief verify", ok, wrong))


def score_edition(case: Case, made: Path) -> tuple[dict[str, float], tuple[Check, ...]]:
    """An edition that is there, put to the oracle; nothing is run."""
    edition = read_edition(made, case.texts)
    text, values = check_text(case.oracle, made), check_values(case.oracle, edition)
    page = find_note(made)
    words = front_words(page.read_text("utf-8", "replace")) if page else 0
    asked = Asked(edition, judged(case.articles.parent), case.oracle)
    pairs, false = tuple(asked.pairs()), tuple(asked.false_dates())
    run_of_words = longest_run(made, dict.fromkeys([*case.texts.values(), *edition.texts.values()]))
    return (
        {**_figures(text, values), **_dates(pairs, false), "front_words": words, "longest_run": run_of_words.words},
        (*_named("text", text), *_named("oracle", values), *pairs, *false, _shown(run_of_words)),
    )


def _dates(pairs: tuple[Check, ...], false: tuple[Check, ...]) -> dict[str, float]:
    """Judged (date, event) pairs and dates that are none; nothing where a case has no judged dates."""
    passed, total = score(pairs)
    return {"pairs": passed, "pairs_total": total, "false_dates": float(len(false))} if total else {}


def _figures(text: tuple[Check, ...], values: tuple[Check, ...]) -> dict[str, float]:
    (text_passed, text_total), (passed, total) = score(text), score(values)
    return {"text_passed": text_passed, "text_total": text_total, "oracle_passed": passed, "oracle_total": total}


def _named(kind: str, checks: tuple[Check, ...]) -> list[Check]:
    return [replace(c, group=f"{kind} {c.group}") for c in checks]


def _shown(longest: Run) -> Check:
    words = f"{longest.words} words in {longest.place}: {longest.text[:200]}"
    return Check("run", "longest run of words of an article", "n/a", words)


def _unmade(
    case: Case, folder: Path, cost: dict[str, float], complaint: str
) -> tuple[dict[str, float], tuple[Check, ...]]:
    """No edition: every check of an empty one counts as failed."""
    empty = folder / "nothing"
    empty.mkdir()
    (empty / "note.html").touch()
    text, values = check_text(case.oracle, empty), check_values(case.oracle, read_edition(empty, {}))
    numbers = {**_figures(text, values), **cost, "text_passed": 0.0, "oracle_passed": 0.0}
    numbers |= {"front_words": 0.0, "longest_run": 0.0, "verify_ok": 0.0}
    return numbers, (Check("run", f"daybrief run {case.articles}", "FAIL", complaint),)
