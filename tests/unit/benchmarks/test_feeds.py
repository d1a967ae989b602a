"""The feeds benchmark: what is kept of test files, and whether each damaged feed has the outcome that is right."""

import json
from pathlib import Path

import pytest

from benchmarks import feed_case, feeds
from benchmarks.__main__ import main
from benchmarks.feed_case import Told

ITEM = "<item><title>Story {0}</title><link>https://paper.example/{0}</link></item>"
CASES = """
F = {"clean_rss": FEED, "empty": b"", "latin1_as_utf8": FEED}
"""


def rss(count: int) -> str:
    items = "".join(ITEM.format(n) for n in range(count))
    return f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two feeds and three cases, the last of which cannot be met."""
    tree = tmp_path / "dev" / "feeds_made"
    tree.mkdir(parents=True)
    (tree / "a.xml").write_text(rss(3))
    (tree / "b.xml").write_text(rss(2))
    (tmp_path / "feed_faults.py").write_text(CASES.replace("FEED", repr(rss(8).encode())))
    rows = "clean_rss\t8\t\nempty\t0\tclear error\nlatin1_as_utf8\t8\ttitles read right\n# at most 3 s\n"
    (tmp_path / "feed_expected.tsv").write_text("case\tentries\tright when\n" + rows)
    return tmp_path / "dev"


def test_entries_and_cases_are_counted(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feeds", "--data", str(data)]) == 0
    said = capsys.readouterr().out
    told = json.loads(said.splitlines()[-1])
    assert (told["area"], told["n"]) == ("feeds", 5)
    made, faults = told["metrics"]["feeds_made"], told["metrics"]["faults"]
    assert (made["entries_kept"], made["entries"], made["files_lost"]) == (1, 5, 0)
    assert (faults["cases_passed"], faults["cases"]) == (2, 3)
    assert faults["slowest_s"] < 3
    assert "FAIL case: latin1_as_utf8" in said


def test_a_lost_entry_is_named(data: Path) -> None:
    numbers, lost = feeds._kept(sorted((data / "feeds_made").iterdir()), [4, 2], lambda feed: feed.count(b"<item>"))
    assert numbers == {"entries_kept": 5 / 6, "entries": 6, "more": 0, "files_lost": 1}
    assert [(check.name, check.detail) for check in lost] == [("a.xml", "3 of 4")]


@pytest.mark.parametrize(
    ("case", "told", "wrong"),
    [
        ("clean_rss", Told(50), ""),
        ("clean_rss", Told(49), "49 entries instead of 50"),
        ("clean_rss", Told(50, seconds=4), "4.0 s and 0 MB"),
        ("clean_rss", Told(50, memory_mb=151), "0.0 s and 151 MB"),
        ("empty", Told(0), "no word on why there are none"),
        ("huge_text", Told(0, error="is larger than 10 MB"), ""),
        ("xss", Told(50, text="<script>alert(1)</script>"), "reads"),
        ("dates_odd", Told(50, instant="2026-02-02T04:37:00+00:00"), "reads '', 2026-02-02T04:37:00+00:00"),
        ("clean_rss", Told(50, crashed=True), "hung or crashed"),
    ],
)
def test_an_outcome_is_right_or_wrong(case: str, told: Told, wrong: str) -> None:
    number = 0 if case in ("empty", "huge_text") else 50
    found = "; ".join(feeds._faults(case, told, number))
    assert found.startswith(wrong) if wrong else not found


def test_a_feed_is_read_with_the_memory_it_took() -> None:
    told = feed_case.ours(rss(4_000).encode())
    assert (told.entries, told.title) == (4_000, "Story 7")
    assert 1 < told.memory_mb < 150
    assert 0 < told.seconds < 30
    assert feed_case.ours(b"").error == "is empty; see whether its address is right"


def test_data_that_are_missing_are_said(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "feed_expected.tsv").unlink()
    assert main(["feeds", "--data", str(data)]) == 2
    assert "has no feed_expected.tsv" in capsys.readouterr().err
    assert main(["feeds", "--data", str(tmp_path / "nowhere")]) == 2
