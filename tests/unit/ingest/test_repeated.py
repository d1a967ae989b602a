"""What a site prints under every story is told from the story, and what is data stays data."""

from dataclasses import replace

import pytest

from tasks.ingest.files import from_text
from tasks.ingest.marking import mark
from tasks.ingest.sites import site
from tasks.model import Article, SiteLines
from tasks.text import line_digest

STORY = [
    "Nine states share a centre",
    "Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait, they said.",
    "The boats will be built in Gdansk, Porto and Izmir over the next four years, at the cost of all nine states.",
    "A second meeting is planned for the spring, when the crews and the command of the boats will be settled.",
]
FORUM = "Have your say in the harbour forum of our readers"


def article(*more: str) -> Article:
    return replace(from_text("a.txt", "\n\n".join([*STORY, *more])), site="tidewater.example")


def habits(*lines: str, name: str = "tidewater.example") -> tuple[SiteLines, ...]:
    return (SiteLines(name, tuple(sorted(map(line_digest, lines)))),)


def test_a_line_of_the_site_is_set_aside_and_kept_in_the_text() -> None:
    found = mark(article(FORUM), habits(FORUM))
    assert [(d.reason, found.text[d.start : d.end]) for d in found.dropped] == [("site_line", FORUM)]
    assert FORUM in found.text


def test_it_is_the_same_line_with_another_number_and_in_capitals() -> None:
    found = mark(article("READ BY 40 PEOPLE IN THE HARBOUR"), habits("Read by 17 people in the harbour"))
    assert [d.reason for d in found.dropped] == ["site_line"]


def test_the_lines_of_another_site_are_not_looked_at() -> None:
    assert mark(article(FORUM), habits(FORUM, name="other.example")).dropped == ()
    assert mark(replace(article(FORUM), site=""), habits(FORUM, name="")).dropped == ()


def test_a_headline_is_never_set_aside() -> None:
    found = mark(article(), habits(STORY[0]))
    assert found.dropped == ()


def test_a_long_sentence_in_the_midst_of_the_report_stays() -> None:
    long = " ".join(["The"] + ["harbour"] * 28 + ["stands."])
    text = [
        *STORY[:2],
        long,
        *STORY[2:],
        "A last paragraph says who was there, and why two of the nine came late to it.",
    ]
    found = mark(replace(from_text("a.txt", "\n\n".join(text)), site="tidewater.example"), habits(long))
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("line", "reason"), [("(With inputs from PTI)", "credit"), ("By Jane Ashdown", "byline"), ("(MWS)", "credit")]
)
def test_credits_and_bylines_stay_data(line: str, reason: str) -> None:
    text = [STORY[0], line, *STORY[1:]] if reason == "byline" else [*STORY, line]
    found = mark(replace(from_text("a.txt", "\n\n".join(text)), site="tidewater.example"), habits(line))
    assert "site_line" not in {d.reason for d in found.dropped}


def test_a_text_that_is_printed_again_is_not_blanked() -> None:
    assert mark(article(), habits(*STORY)).dropped == ()


def test_a_site_is_what_one_owner_holds() -> None:
    assert site("https://news.tidewater.co.uk/a/b", "key") == "tidewater.co.uk"
    assert site("cuttings/daily", "folder") == "folder"
    assert site("", "") == ""
