"""No text, however it is made, keeps one of our patterns busy: each takes a hundred thousand letters in a moment."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

FEWEST = 200  # patterns that are there to be found: a collector that finds none proves nothing
PROGRAM = Path(__file__).with_name("patterns.py")
SLOW = r"(?:a+)+$"


@pytest.mark.long
def test_no_pattern_takes_more_than_a_tenth_of_a_second_over_a_hundred_thousand_letters() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(PROGRAM)], capture_output=True, text=True, timeout=600, check=True
    )
    told = json.loads(done.stdout)
    assert told["patterns"] > FEWEST
    assert told["slow"] == [], "\n".join(f"{s['where']} {s['seconds']} s: {s['over']}" for s in told["slow"])


def test_a_pattern_that_never_ends_would_be_found() -> None:
    code = f"import sys; sys.path.insert(0, {str(PROGRAM.parent)!r}); import patterns as p; import signal\n"
    code += f"signal.signal(signal.SIGVTALRM, p._slow); print(p.worst({SLOW!r}, 0, {{'search'}})[0] > p.SECONDS)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "True\n"
