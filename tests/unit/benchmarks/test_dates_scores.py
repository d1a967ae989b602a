"""The figures of the dates benchmark are those the scorer beside the data gives."""

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks import date_prints, date_scores, dates
from benchmarks.contract import DataError

GOLD = {
    "doc_id": "one",
    "dct": "2025-06-12",
    "text": "The court ruled on Tuesday. It will sit again in July.",
    "timexes": [
        {"start": 19, "end": 26, "type": "DATE", "value": "2025-06-10", "tid": "t1"},
        {"start": 49, "end": 53, "type": "DATE", "value": "2025-07", "tid": "t2"},
    ],
    "links": [{"event": {"start": 10, "end": 15}, "tid": "t1", "rel": "IS_INCLUDED"}],
}


def write(folder: Path, *docs: object) -> Path:
    (folder / "small.jsonl").write_text("".join(json.dumps(d) + "\n" for d in docs), encoding="utf-8")
    return folder


def test_a_document_read_right_scores_one(tmp_path: Path) -> None:
    result = dates.run(write(tmp_path, GOLD), None, peers=False)
    small = result["metrics"]["small"]
    assert [small[k] for k in ("strict_f1", "relaxed_f1", "value_f1", "caldate_f1", "day_f1", "event_hit")] == [1.0] * 6
    assert result["n"] == 1


def test_a_wrong_value_costs_value_but_not_span() -> None:
    answer = {"one": [{"start": 19, "end": 26, "type": "DATE", "value": "2025-06-17"}]}
    scored = date_scores.scores([GOLD], answer)
    assert scored["strict_f1"] == pytest.approx(2 / 3)
    assert scored["value_f1"] == 0.0


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [("2025-W23-WE", (2025, 6, 7), (2025, 6, 8)), ("2025-Q1", (2025, 1, 1), (2025, 3, 31)),
     ("2025-WI", (2025, 12, 1), (2026, 2, 28)), ("199", (1990, 1, 1), (1999, 12, 31)),
     ("2025-06-02/2025-06-04", (2025, 6, 2), (2025, 6, 4))],
)  # fmt: skip
def test_values_name_days(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert date_scores.interval(value) == (date(*first), date(*last))


def test_missing_or_broken_data_say_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no \*\.jsonl"):
        dates.run(tmp_path, None, peers=False)
    with pytest.raises(DataError, match="lacks one of"):
        dates.run(write(tmp_path, {"doc_id": "x"}), None, peers=False)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [("2025-W23", "right"), ("2025-W24", "wrong"), ("2025-WXX", "not counted"), ("2024-WXX", "wrong"),
     ("PRESENT_REF", "wrong")],
)  # fmt: skip
def test_a_week_that_the_judge_left_open_counts_neither_way(value: str, verdict: str) -> None:
    timex = {"start": 40, "end": 49, "type": "DATE", "value": value, "tid": "t1"}
    text = "The harbour board of Leith met skippers last week. It was a long talk."
    doc = {**GOLD, "text": text, "timexes": [timex], "links": []}
    story = date_prints.facts([doc], {"one": date(2025, 6, 12)})
    assert [p.day for p in date_prints.printed([doc], story)] == [verdict]
