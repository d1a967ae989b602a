"""Judged (date, event) pairs are put one by one to the ledgers, and a date of ours that nobody judged true is false."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from benchmarks.contract import Check, DataError
from benchmarks.edition import read_edition
from benchmarks.oracle_pairs import Asked, judged


def mark(made: SimpleNamespace, doc: str, words: str, value: str, trigger: str) -> dict[str, Any]:
    start = made.texts[doc].index(words)
    told = {"who": "", "did": trigger, "trigger": trigger}
    return {"start": start, "end": start + len(words), "text": words, "value": value, "key": True, "event": told}


@pytest.fixture
def marks(made: SimpleNamespace) -> dict[str, list[dict[str, Any]]]:
    meeting = mark(made, "a", "on 3 March", "2026-03-03", "meeting")
    return {
        "a": [mark(made, "a", "from 11 to 13 March 2026", "2026-03-11/2026-03-13", "visit"), meeting],
        "b": [mark(made, "b", "in February", "2026-02", "held") | {"literal_value": "2026-03-01/2026-03-09"}],
    }


def asked(made: SimpleNamespace, folder: Path, marks: dict[str, list[dict[str, Any]]], **changes: object) -> Asked:
    events = tuple(replace(e, major=True, **(changes if e.id == "e-talks" else {})) for e in made.events)
    section = replace(made.briefing.sections[0], ledger=replace(made.ledger, events=events))
    written = made.edition(folder / "v1", replace(made.briefing, sections=(section,)), made.calendar)
    return Asked(read_edition(written, made.texts), marks, yaml.safe_load(made.oracle))


def failed(checks: Any) -> list[Check]:
    return [c for c in checks if c.status == "FAIL"]


def test_an_edition_that_has_every_pair_passes_each(made: Any, tmp_path: Path, marks: Any) -> None:
    found = asked(made, tmp_path, marks)
    assert [c.status for c in found.pairs()] == ["pass"] * 3
    assert list(found.false_dates()) == []


def test_a_pair_fails_by_its_day_and_by_its_event(made: Any, tmp_path: Path, marks: Any) -> None:
    marks["a"][0]["value"] = "2026-03-11"
    marks["a"][1]["event"]["trigger"] = "sank"
    found = asked(made, tmp_path, marks)
    found.oracle["events"].pop()  # the meeting is no event of the oracle's: its words have to tell
    (day, event) = failed(found.pairs())
    assert ("11 to 13 March" in day.name, "'meeting' 2026-03-03" in event.detail) == (True, True)


def test_a_date_on_words_that_are_no_date_of_an_event_is_false(made: Any, tmp_path: Path, marks: Any) -> None:
    marks["a"][1]["key"] = False
    (false,) = asked(made, tmp_path, marks).false_dates()
    assert (false.group, false.status) == ("false dates", "FAIL")
    assert "2026-03-03 from 'on 3 March' in a:3" in false.detail


def test_a_literal_reading_is_false_unless_it_stands_in_a_conflict(made: Any, tmp_path: Path, marks: Any) -> None:
    literal = made.events[1].when[:1]
    (false,) = asked(made, tmp_path, marks, when=literal).false_dates()
    assert "2026-03-01/2026-03-09" in false.detail


def test_a_case_whose_dates_nobody_judged_has_no_pairs(made: Any, tmp_path: Path) -> None:
    found = asked(made, tmp_path, judged(tmp_path))
    assert [*found.pairs(), *found.false_dates()] == []


def test_a_line_without_its_expressions_is_named(tmp_path: Path) -> None:
    (tmp_path / "dates.jsonl").write_text('{"doc_id": "a"}\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"dates\.jsonl"):
        judged(tmp_path)
