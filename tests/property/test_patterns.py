"""No text, however it is made, keeps one of our patterns busy: each takes a hundred thousand letters in a moment."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

FEWEST = 200  # patterns that are there to be found: a collector that finds none proves nothing
PROGRAM = Path(__file__).with_name("patterns.py")
SLOW = {
    "one repeat within another": (r"(?:a+)+$", "search"),
    "blanks that no line ends behind": (r"\s+$", "search"),
    "an opening that never closes": (r"<!--.*?-->", "search"),
    "two repeats that share their letters": (r"\s*[\w ]*\s*:", "match"),
    "a chain of words from every word": (r"\b(?:(?:prime|deputy)\s+)*ministers?\b", "search"),
    "a choice that runs on over its own start": (r"(?:from|previous)(?: (?:the|an? \w+))*\s$", "search"),
}
QUICK = {
    "blanks, from their first one on": (r"(?<!\s)\s++$", "search"),
    "a short opening": (r"<!--.{0,40}?-->", "search"),
    "a word": (r"\w+", "search"),
    "words to choose from": (r"\b(?:minister|president|envoy)s?\b", "search"),
}


@pytest.fixture(scope="module")
def worst() -> dict[str, float]:
    """CPU seconds that each of the patterns above takes at worst."""
    code = f"import json, signal, sys; sys.path.insert(0, {str(PROGRAM.parent)!r}); import patterns as p\n"
    code += "signal.signal(signal.SIGVTALRM, p._slow)\n"
    code += (
        "print(json.dumps({name: p.worst(form, 0, {way})[0] for name, (form, way) in json.load(sys.stdin).items()}))"
    )
    given = json.dumps(SLOW | QUICK)
    done = subprocess.run(
        [sys.executable, "-c", code], input=given, capture_output=True, text=True, timeout=300, check=True
    )
    return dict(json.loads(done.stdout))


def test_no_pattern_takes_more_than_a_tenth_of_a_second_over_a_hundred_thousand_letters() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(PROGRAM)], capture_output=True, text=True, timeout=600, check=True
    )
    told = json.loads(done.stdout)
    assert told["patterns"] > FEWEST
    assert told["slow"] == [], "\n".join(f"{s['where']} {s['seconds']} s: {s['over']}" for s in told["slow"])


@pytest.mark.parametrize("name", SLOW)
def test_a_pattern_that_is_slow_over_some_text_is_found(name: str, worst: dict[str, float]) -> None:
    assert worst[name] > 0.1


@pytest.mark.parametrize("name", QUICK)
def test_a_pattern_that_is_quick_over_any_text_is_let_pass(name: str, worst: dict[str, float]) -> None:
    assert worst[name] < 0.1
