"""What counts as a time expression in the news, and what it is worth on a given day."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks import nlp
from tasks.extract.dates import periods, tagging, timex_grammar

THURSDAY = date(2025, 6, 12)


def tagged(text: str, dct: date | None = THURSDAY) -> list[tuple[str, str]]:
    """Words and value of every expression."""
    return [(text[t.start : t.end], t.value) for t in tagging.tag(nlp.parse(text), text, dct)]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The decree of 2 February 2024 was repealed.", "2 February 2024", "2024-02-02"),
        ("The decree of Feb. 2, 2024 was repealed.", "Feb. 2, 2024", "2024-02-02"),
        ("The panel published its list on 2024-02-02.", "2024-02-02", "2024-02-02"),
        ("Ministers will tour the ports from 9 to 11 June.", "9 to 11 June", "2025-06-09/2025-06-11"),
        ("The fair runs June 20-22 in Porto.", "June 20-22", "2025-06-20/2025-06-22"),
        ("The summit will last from 30 June–2 July 2025.", "30 June–2 July 2025", "2025-06-30/2025-07-02"),
        ("The pact was signed on 30 December 2024-2 January 2025.", "30 December 2024-2 January 2025",
         "2024-12-30/2025-01-02"),
        ("Talks will be held between 16 and 18 June.", "16 and 18 June", "2025-06-16/2025-06-18"),
        ("Exports fell in January.", "January", "2025-01"),
        ("The clause was added in a March announcement.", "March", "2025-03"),
        ("Output rose in the first quarter of 2025.", "the first quarter of 2025", "2025-Q1"),
        ("Output rose in the first half of 2024.", "the first half of 2024", "2024-H1"),
        ("The senate voted on Tuesday.", "Tuesday", "2025-06-10"),
        ("The senate will vote on Tuesday.", "Tuesday", "2025-06-17"),
        ("The senate voted last Friday.", "last Friday", "2025-06-06"),
        ("The senate will vote next Tuesday.", "next Tuesday", "2025-06-17"),
        ("The curfew ends tonight.", "tonight", "2025-06-12TNI"),
        ("The envoy left yesterday.", "yesterday", "2025-06-11"),
        ("The envoy will return next week.", "next week", "2025-W25"),
        ("Inflation eased last month.", "last month", "2025-05"),
        ("The treaty lapsed two weeks ago.", "two weeks ago", "2025-W22"),
        ("Refugees arrived over the weekend.", "the weekend", "2025-W23-WE"),
        ("The tariff expires at the end of June.", "the end of June", "2025-06"),
        ("The hearing starts at 16:00 GMT today.", "16:00 GMT today", "2025-06-12T16:00Z"),
        ("The review is planned for the week of June 23.", "the week of June 23", "2025-W26"),
        ("Wages stagnated in the 1990s.", "the 1990s", "199"),
        ("The clinic opens every Monday.", "every Monday", "XXXX-WXX-1"),
        ("A 10-year lease was signed.", "10-year", "P10Y"),
        ("They argued over the past two months.", "the past two months", "P2M"),
        ("Growth was weaker recently.", "recently", "PAST_REF"),
    ],
)  # fmt: skip
def test_news_names_days_in_many_ways(sentence: str, words: str, value: str) -> None:
    assert (words, value) in tagged(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister may resign.",
        "Protesters march against the levy.",
        "Theresa May spoke first.",
        "April Ryan asked the question.",
        "Between 80-90% of voters agreed.",
        "Call 020 7946 0958 for details.",
        "The side won 2-4 after extra time.",
        "A fine of $2,000 was set.",
        "The finding (Okafor, 2016) was disputed.",
        "Shops were full on Black Friday.",
        "It runs on version 3.11.07 of the program.",
        "Prices fall when demand does.",
    ],
)
def test_numbers_names_and_verbs_are_no_dates(sentence: str) -> None:
    assert [w for w, v in tagged(sentence) if v[:1].isdigit() or v[:4] == "XXXX"] == []


def test_a_length_is_never_a_date() -> None:
    kinds = {
        t.type
        for t in tagging.tag(
            nlp.parse("The 10-year pact took 18 months."), "The 10-year pact took 18 months.", THURSDAY
        )
    }
    assert kinds == {"DURATION"}


def test_a_day_without_a_year_lies_where_the_verb_points() -> None:
    winter = date(2025, 1, 10)
    assert tagged("The court ruled on 20 October.", winter) == [("20 October", "2024-10-20")]
    assert tagged("The court will rule on 20 October.", winter) == [("20 October", "2025-10-20")]
    assert tagged("The court ruled on 30 December.", winter) == [("30 December", "2024-12-30")]


def test_a_year_earlier_is_the_quarter_before_last_years_when_a_quarter_is_reported() -> None:
    text = "Profit in the first quarter of 2025 beat that of a year earlier."
    assert tagged(text)[-1] == ("a year earlier", "2024-Q1")


def test_without_a_day_of_writing_only_full_dates_have_a_value() -> None:
    assert tagged("The act of 4 May 2023 was amended on Tuesday.", None) == [
        ("4 May 2023", "2023-05-04"),
        ("Tuesday", "XXXX-WXX-2"),
    ]


def test_a_date_on_a_line_of_its_own_stands_for_the_day_of_writing() -> None:
    text = "Ports reopen after strike\nJune 12, 2025\nDockers went back to work on Tuesday."
    assert tagged(text, None)[-1] == ("Tuesday", "2025-06-10")


@pytest.mark.parametrize(
    "line",
    [
        "7" * 5_000,
        "2-" * 50_000,
        "a " * 50_000,
        "on 2 to " * 12_000,
        "June " * 20_000,
        "the end of the " * 7_000,
        "\u0130 " * 40_000,
    ],
)
def test_hostile_lines_cost_no_more_than_their_length(line: str) -> None:
    once = sum(1 for _ in timex_grammar.candidates(line[: len(line) // 2]))
    assert sum(1 for _ in timex_grammar.candidates(line)) <= 2 * once + 50


@given(st.text(alphabet="JFMajunebrych 0123456789-–,.'’\n\u0130", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_letters_give_spans_inside_the_text_that_never_overlap(text: str) -> None:
    found = timex_grammar.longest(list(timex_grammar.candidates(text)), len(text))
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_a_full_date_reads_the_same_whatever_the_day_of_writing(day: date) -> None:
    text = f"The order of {day.day} {day:%B} {day.year} stands."
    assert (f"{day.day} {day:%B} {day.year}", day.isoformat()) in tagged(text, date(2025, 6, 12))


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-500, 500))
def test_weeks_and_months_hold_the_days_they_are_made_of(day: date, months: int) -> None:
    week, month = periods.interval(periods.week(day)), periods.interval(periods.month(day))
    assert week
    assert week[0] <= day <= week[1]
    assert month
    assert month[0] <= day <= month[1]
    moved = periods.add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
