"""What is denied, asked, feared or only conditional is not printed as a plan."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The minister denied that the talks would resume on 12 March 2026.",
        "The minister doubted that the Harbour Talks would resume on 12 March 2026.",
        "Nothing suggests that the Harbour Talks will resume on 12 March 2026.",
    ],
)
def test_what_is_denied_is_no_key_date(newsroom: Any, text: str) -> None:
    assert [e.phrase for e in newsroom.events(text) if e.major and "resume" in e.phrase] == []


def test_a_question_is_no_key_date(newsroom: Any) -> None:
    events = newsroom.events("Will parliament vote on the Harbour Bill on 12 March 2026?")
    assert [e.phrase for e in events if e.major] == []


@pytest.mark.parametrize("report", ["The ministry dismissed a report", "According to rumours in Riga it is untrue"])
def test_what_a_dismissed_report_says_is_no_key_date(newsroom: Any, report: str) -> None:
    events = newsroom.events(f"{report} that Foreign Minister Ann Riis would visit Kenya on 9 March 2026.")
    assert [e.phrase for e in events if e.major and not {"report", "untrue"} & set(e.phrase.split())] == []


@pytest.mark.parametrize(
    "text",
    [
        "If ratified, the treaty would enter into force on 1 July 2026.",
        "Unless the court objects, the Cable Treaty enters into force on 1 July 2026.",
        "The Cable Treaty will enter into force on 1 July 2026 if both parliaments consent.",
    ],
)
def test_a_condition_is_never_cut_off(newsroom: Any, text: str) -> None:
    told = [e.phrase for e in newsroom.events(text) if e.major]
    assert all("if" in phrase.casefold().split() or "unless" in phrase.casefold() for phrase in told)


def test_what_others_expect_is_not_told_as_a_plan(newsroom: Any) -> None:
    events = newsroom.events("Analysts fear that parliament will reject the Harbour Bill on 12 March 2026.")
    assert [e.phrase for e in events if e.major and "fear" not in e.phrase] == []
