"""Promises: what was announced and is reported, in whatever words; and what nobody reports."""

from datetime import date
from typing import Any

import pytest

from tasks import compare
from tasks.model import Past

STUDY = "The Norland energy ministry will publish its Sound Cable study on 2 February."
HEARING = "The Senate Energy Committee will hold a hearing on the Sound Cable on 2 February."
BACKGROUND = "Norland and Estmark have argued over the Sound Cable for three years."
ELSEWHERE = "Fishermen in Norland asked for talks about the route of the Sound Cable."
TUESDAY, WEDNESDAY = date(2026, 2, 3), date(2026, 2, 4)


@pytest.mark.parametrize(
    "now",
    [
        "The energy ministry of Norland on Monday released the long-awaited study of the Sound Cable.",
        "Ministry officials unveiled the cable study on Monday, putting its cost at 1.3 billion euros.",
        "The Sound Cable study was published by the Norland energy ministry on Monday.",
    ],
)
def test_a_promise_kept_is_reported_in_other_words(mornings: Any, now: str) -> None:
    (change,) = mornings.changes(STUDY, now)
    assert (change.kind, change.before.text, change.now.text) == ("reported", "2 February 2026", now)
    assert mornings.unmet(STUDY, now) == []


@pytest.mark.parametrize(
    "now",
    [
        "Senators on the energy committee heard on Monday that the Sound Cable could be late.",
        "At a hearing on Monday, Energy Minister Karin Lund told the committee that the Sound Cable would be late.",
    ],
)
def test_a_hearing_is_recognised_by_what_was_heard(mornings: Any, now: str) -> None:
    assert [kind for kind, _, _ in mornings.told(HEARING, now)] == ["reported"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("A strike at Harrow port is due to begin on 2 February.", "Dockers at Harrow port walked out on Monday."),
        (
            "The Supreme Court of Norland will rule on the harbour levy on 2 February.",
            "The Supreme Court of Norland struck down the harbour levy on Monday.",
        ),
        (
            "The trade ministers of Norland and Ostria will meet in Graz on 2 February.",
            "Trade ministers Karin Lund and Otto Hahn ended a meeting in Graz on Monday without a deal.",
        ),
        (
            "The ministry will publish its list of ports on Monday.",
            "The list of ports, published by the ministry on Monday, names 14 towns.",
        ),
    ],
    ids=["strike", "ruling", "talks", "list"],
)
def test_an_outcome_is_told_in_words_of_its_own(mornings: Any, before: str, now: str) -> None:
    assert [(k, n) for k, _, n in mornings.told(before, now)] == [("reported", now)]


@pytest.mark.parametrize(
    "now",
    [
        "The High Court in Almar held a hearing on the ferry licence on Monday.",
        "The Norland energy ministry will publish its Sound Cable study on 9 March.",
        "The Norland energy ministry did not publish its Sound Cable study on Monday.",
        "The Norland energy ministry was expected to publish its Sound Cable study on Monday.",
        "The Norland energy ministry published its ferry accounts in January.",
        "The Norland energy ministry published its ferry accounts on Monday.",
        BACKGROUND,
    ],
)
def test_what_is_planned_denied_or_about_something_else_reports_nothing(mornings: Any, now: str) -> None:
    for promise in (STUDY, HEARING):
        assert "reported" not in [kind for kind, _, _ in mornings.told(promise, now)]


def test_a_promise_that_nobody_reports_is_expected_once(mornings: Any) -> None:
    past = mornings.yesterday(STUDY)
    today = mornings.compared(past, TUESDAY, ELSEWHERE)
    (change,) = compare.overdue(past, (today,), TUESDAY)
    assert (change.kind, change.before.text, change.now, change.story) == ("expected", "2 February 2026", None, "story")
    assert change.told == date(2026, 2, 2)
    assert compare.overdue(mornings.after(past, TUESDAY, today), (), WEDNESDAY) == ()


def test_a_promise_is_expected_though_todays_text_repeats_its_announcement(mornings: Any) -> None:
    assert mornings.unmet(STUDY, f"{STUDY} {ELSEWHERE}") == [
        "The Norland energy ministry will publish its Sound Cable study"
    ]


def test_a_promise_of_a_story_without_any_article_today_is_expected_too(mornings: Any) -> None:
    past = mornings.yesterday(STUDY)
    other = mornings.compared(past, TUESDAY, "Dockers in Harrow ended their strike.", key="harbour")
    assert [c.story for c in compare.overdue(past, (other,), TUESDAY)] == ["story"]


def test_a_report_in_another_story_keeps_the_promise_quiet(mornings: Any) -> None:
    past = mornings.yesterday(STUDY)
    text = "The Sound Cable study of the energy ministry came out on Monday, and Harrow's dockers read it."
    other = mornings.compared(past, TUESDAY, text, key="harbour")
    assert compare.overdue(past, (other,), TUESDAY) == ()


def test_a_report_in_an_article_that_was_not_read_closely_keeps_it_quiet_as_well(mornings: Any) -> None:
    past = mornings.yesterday(STUDY)
    article = mornings.article("x", "In brief: the Norland ministry published a Sound Cable study.", TUESDAY)
    assert len(compare.overdue(past, (), TUESDAY)) == 1
    assert compare.overdue(past, (), TUESDAY, (article,)) == ()


@pytest.mark.parametrize("day", ["3 February", "25 February"])
def test_a_promise_for_today_or_later_is_not_yet_missed(mornings: Any, day: str) -> None:
    assert mornings.unmet(STUDY.replace("2 February", day), ELSEWHERE) == []


def test_a_promise_for_the_weekend_is_missed_on_monday(mornings: Any) -> None:
    past = mornings.yesterday(STUDY.replace("2 February", "7 February"), day=date(2026, 2, 6))
    assert len(compare.overdue(past, (), date(2026, 2, 9))) == 1


@pytest.mark.parametrize(
    "before",
    [
        "The Norland energy ministry published its Sound Cable study on 2 February.",
        "The Norland energy ministry could publish its Sound Cable study on 2 February if the court agrees.",
        "The Norland energy ministry will not publish its Sound Cable study on 2 February.",
        "The Norland energy ministry will publish its Sound Cable study in February.",
        "Deputies fear that the ministry will publish its Sound Cable study on 2 February.",
    ],
)
def test_what_was_done_denied_feared_or_without_a_day_was_no_promise(mornings: Any, before: str) -> None:
    assert mornings.unmet(before, ELSEWHERE) == []


def test_sources_that_differed_on_the_day_promised_none(mornings: Any) -> None:
    past = mornings.yesterday(*(f"The Baltic Grid Summit will open in Riga on {n} February 2026." for n in (2, 3)))
    assert compare.overdue(past, (), TUESDAY) == ()


def test_what_was_reported_once_is_not_reported_again(mornings: Any) -> None:
    past = mornings.yesterday(STUDY)
    now = "The energy ministry of Norland on Monday released the long-awaited study of the Sound Cable."
    told = mornings.compared(past, TUESDAY, now)
    assert [c.kind for c in told.changes] == ["reported"]
    later = mornings.compared(
        mornings.after(past, TUESDAY, told),
        WEDNESDAY,
        "The ministry of Norland released its Sound Cable study on Monday.",
    )
    assert later.changes == ()


def test_a_promise_moved_by_a_later_edition_is_expected_on_its_new_day_only(mornings: Any) -> None:
    past = mornings.yesterday(STUDY.replace("2 February", "4 February"))
    moved = "The study of the Sound Cable by the Norland energy ministry was postponed from 4 February to 5 February."
    later = mornings.after(past, TUESDAY, mornings.compared(past, TUESDAY, moved))
    assert compare.overdue(Past(WEDNESDAY, 3, later.stories), (), date(2026, 2, 5)) == ()


def test_before_the_first_edition_nothing_was_expected() -> None:
    assert compare.overdue(Past(), (), TUESDAY) == ()


SUMMONS = (
    "Trade Minister Karin Lund said beer was too dear. "
    "She has summoned the owners of the larger breweries to the ministry on Monday."
)


def test_a_talk_with_those_who_were_summoned_keeps_the_announcement(mornings: Any) -> None:
    now = "Nine brewery owners sat for an hour with Trade Minister Karin Lund on Monday and signed nothing."
    past = mornings.yesterday(SUMMONS, day=date(2026, 2, 1))
    assert [c.kind for c in mornings.compared(past, TUESDAY, now).changes] == ["reported"]


def test_a_text_that_was_sent_round_keeps_the_promise_of_it(mornings: Any) -> None:
    before = "Rapporteur Lena Varga told colleagues that they would have her compromise text by Monday, 2 February."
    now = "Lena Varga has sent round her compromise on the Harbour Lease Bill, all thirty pages of it."
    assert [k for k, _, _ in mornings.told(before, now)] == ["reported"]


def test_a_promise_kept_as_she_had_said_is_reported_by_who_was_met(mornings: Any) -> None:
    before = "Premier Lena Varga will sit down with harbour pilots and dockers in Harrow on Monday, 2 February."
    met = "When Lena Varga walked into the union hall, 200 dockers and harbour pilots were waiting."
    now = f"{met} Varga brought the biscuits, as she had said she would, and stayed for an hour."
    assert [(k, n) for k, _, n in mornings.told(before, now)] == [("reported", met)]
    assert mornings.unmet(before, met) == []  # nobody says that it was kept: nothing is said


def test_who_was_questioned_by_the_press_was_not_heard_by_the_committee(mornings: Any) -> None:
    before = "Port chief Ole Brandt is to appear before the Senate transport committee on Monday, 2 February."
    asked = "For two hours on Monday Ole Brandt was asked for the lease that he would not show."
    assert [k for k, _, _ in mornings.told(before, asked)] == ["reported"]
    press = "On Monday Ole Brandt was asked by reporters about the lease that he would not show."
    assert mornings.told(before, press) == []


def test_what_is_expected_is_named_with_the_body_that_promised_it(mornings: Any) -> None:
    before = "The Norland Seafarers Union asked 900 captains about pay. It wants to publish the answers on 2 February."
    assert mornings.unmet(before, ELSEWHERE) == ["Norland Seafarers Union … wants to publish the answers"]


def test_what_nobody_is_named_for_is_not_expected(mornings: Any) -> None:
    before = "Nine firms answered. They would hope to begin again in Oslo on 2 February."
    assert mornings.unmet(before, ELSEWHERE) == []
