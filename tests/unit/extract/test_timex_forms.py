"""How official papers, diaries and agencies write days, and which of those words are no one day."""

from datetime import date

import pytest

from tasks import nlp
from tasks.extract import dates
from tasks.extract.dates import tagging
from tasks.model import Article, Basis, DateMention, Dating, Sourced, Story

THURSDAY = date(2026, 11, 19)


def tagged(text: str) -> list[tuple[str, str]]:
    """Words and value of every expression."""
    return [(text[t.start : t.end], t.value) for t in tagging.tag(nlp.parse(text), text, THURSDAY)]


def mentions(text: str, day: date = THURSDAY) -> dict[str, DateMention]:
    """What the note knows of the dates of ``text``, by their words."""
    article = Article("a", "a", "", text, None, Sourced(None, Basis.UNKNOWN), Dating(day, day, Basis.METADATA))
    _, found = dates.read(Story("story", (article,), "a", ()), {"a": nlp.parse(article.readable)})
    return {article.quote(m.span): m for m in found}


def days(mention: DateMention) -> tuple[str, str] | None:
    return (mention.when.first.isoformat(), mention.when.last.isoformat()) if mention.when else None


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The levy must be in force by end-June 2027.", "end-June 2027", "2027-06"),
        ("Accounts are due by end of January.", "end of January", "2027-01"),
        ("Diary. Mid-Dec: an answer is expected.", "Mid-Dec", "2026-12"),
        ("The Indian treasury borrowed less in H2 FY26.", "H2 FY26", "2025-10-01/2026-03-31"),
        ("India's imports rose in the first half of 2025-26.", "the first half of 2025-26", "2025-04-01/2025-09-30"),
        ("The chamber rose on Friday last.", "Friday last", "2026-11-13"),
        ("The chamber will sit on Tuesday next, at noon.", "Tuesday next", "2026-11-24"),
        ("Hearings are fixed for 8, 9 and 10 December.", "8, 9 and 10 December", "2026-12-08/2026-12-10"),
        ("The panel meets on December 8, 9, and 10, 2026.", "December 8, 9, and 10, 2026", "2026-12-08/2026-12-10"),
        ("Tariffs rise on the last Wednesday of January.", "the last Wednesday of January", "2027-01-27"),
        ("The post opens on the second Monday of next month.", "the second Monday of next month", "2026-12-14"),
        ("The writ was served on the 4th of this month.", "the 4th of this month", "2026-11-04"),
        ("Three weeks ago today the dam gave way.", "Three weeks ago today", "2026-10-29"),
        ("The truce ends a fortnight from tomorrow.", "a fortnight from tomorrow", "2026-12-04"),
        ("The quay has been shut since 14 August last year.", "14 August last year", "2025-08-14"),
        ("The pact was sealed on May 2 last year.", "May 2 last year", "2025-05-02"),
        ("The fair will last from Monday, 7 December, to Friday, 11 December.",
         "Monday, 7 December, to Friday, 11 December", "2026-12-07/2026-12-11"),
        ("Bids close at 3 p.m. EST on Tuesday, December 1.", "3 p.m. EST on Tuesday, December 1", "2026-12-01T15:00"),
        ("Booths close at 9 p.m. on Tuesday 1 December.", "9 p.m. on Tuesday 1 December", "2026-12-01T21:00"),
        ("The lock opens at 06:30 on Saturday.", "06:30 on Saturday", "2026-11-21T06:30"),
        ("They were shot on the night of Friday, Nov. 6.", "Friday, Nov. 6", "2026-11-06"),
        ("Boats will leave on Monday and Friday nights.", "Monday", "XXXX-WXX-1TNI"),
        ("The truth came out on April ninth.", "April ninth", "2026-04-09"),
        ("Leith flooded. March nineteen ninety-six. Again.", "March nineteen ninety-six", "1996-03"),
        ("It was founded in the winter of nineteen eighty-one.", "the winter of nineteen eighty-one", "1981-WI"),
        ("Output fell in the last half of 2025.", "the last half of 2025", "2025-H2"),
        ("She was shot last Oct. 23 in Leith.", "last Oct. 23", "2026-10-23"),
        ("The pier was closed last December 4.", "last December 4", "2025-12-04"),
        ("Sittings: Tues 8, Wed 9 and Thurs 10 December.", "Tues 8, Wed 9 and Thurs 10 December",
         "2026-12-08/2026-12-10"),
        ("Fishing was banned from May until August.", "May until August", "2026-05/2026-08"),
        ("The pilots left on New Year's Eve 2025.", "New Year's Eve 2025", "2025-12-31"),
    ],
)  # fmt: skip
def test_papers_and_diaries_name_days_in_forms_of_their_own(sentence: str, words: str, value: str) -> None:
    assert (words, value) in tagged(sentence)


def test_days_in_one_month_written_apart_are_two_stretches() -> None:
    found = mentions("The envoys will sit from 1 to 3 and on 9 December.")
    assert [days(m) for m in found.values()] == [("2026-12-01", "2026-12-03"), ("2026-12-09", "2026-12-09")]


def test_a_list_with_gaps_is_quoted_and_has_no_one_value() -> None:
    (found,) = mentions("The board will sit on 1-3, 8 and 9 December.").values()
    assert found.when is None
    assert [(w.first.day, w.last.day) for w in found.alternatives] == [(1, 3), (8, 9)]


def test_noon_tomorrow_is_one_day() -> None:
    (found,) = mentions("The owners have until noon tomorrow to reply.").values()
    assert days(found) == ("2026-11-20", "2026-11-20")


def test_a_weekday_of_a_month_that_is_not_named_is_no_day() -> None:
    (found,) = mentions("The market opens on the second Tuesday of the month.").values()
    assert (found.when, found.reason) == (None, "a day of a month that is not named")
    assert mentions("The band plays on the first Friday of the campaign.") == {}


def test_what_is_put_off_from_one_weekday_to_another_lasts_for_neither() -> None:
    found = mentions("The vote, put off from Monday to Wednesday week, will be secret.")
    assert days(found["Wednesday week"]) == ("2026-12-02", "2026-12-02")
    assert "from Monday to Wednesday" not in found


def test_a_figure_before_a_day_is_no_time_of_day() -> None:
    assert tagged("The index fell 6.43 on Friday.") == [("Friday", "2026-11-13")]


# No one day ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("Pipes leak in many of today's older houses.", "today", "PRESENT_REF"),
        ("In today's world nobody waits.", "today", "PRESENT_REF"),
        ("They are training the pilots of tomorrow.", "tomorrow", "FUTURE_REF"),
        ("Drummers parade each August in Leith.", "each August", "XXXX-08"),
        ("The list is read aloud every 4 June.", "every 4 June", "XXXX-06-04"),
        ("After today's elections the count begins.", "today", "2026-11-19"),
        ("After today's vote the count begins.", "today", "2026-11-19"),
        ("The council votes today.", "today", "2026-11-19"),
    ],
)
def test_some_days_are_these_days_and_some_come_every_year(sentence: str, words: str, value: str) -> None:
    assert (words, value) in tagged(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge was closed six weeks ago.",
        "The bridge will open in three weeks' time.",
        "The lender has given the city until Tuesday to pay.",
        "The union planned a rally in Leith on Saturday.",
        "The season opens on 1 May each year.",
        "Today, the right to fish is worth nothing.",
        "The session was suspended on the Wednesday.",
        "Both chambers rise on the Thursday before Easter.",
        "Members were called back for Saturday.",
        "The panel will meet on either 1 or 2 December.",
        "The ministry told reporters about a planned cut in supply in February.",
    ],
)
def test_words_that_two_readers_take_for_two_days_have_no_value(sentence: str) -> None:
    assert not any(m.when for m in mentions(sentence).values())


def test_a_weekend_of_talks_may_be_any_weekend() -> None:
    assert mentions("After a weekend of bitter talks both sides gave in.") == {}
    assert days(mentions("Both sides gave in last weekend.")["last weekend"]) == ("2026-11-14", "2026-11-15")


def test_a_day_before_that_is_not_of_the_clause_behind_it() -> None:
    found = mentions("The premier played down warnings from Riga on Tuesday that raids could follow.")
    assert days(found["Tuesday"]) == ("2026-11-17", "2026-11-17")


def test_since_the_end_of_the_year_is_since_the_last_one() -> None:
    assert ("year-end", "2025-12-31") in tagged("Reserves have shrunk since year-end.")


def test_a_paper_or_a_programme_is_no_day() -> None:
    assert mentions('She told "This Week" that the levy would stay.') == {}
    assert mentions("He told USA Today that the levy would stay.") == {}


def test_a_holiday_that_is_one_day_everywhere_has_its_day() -> None:
    assert days(mentions("The pilots will strike on New Year's Eve.")["New Year's Eve"]) == ("2026-12-31", "2026-12-31")
    assert mentions("The pilots will strike at Christmas.")["Christmas"].when is None
    assert mentions("The mine will be closed by Christmas 2027.")["Christmas 2027"].when is None


def test_what_is_on_a_day_is_not_over() -> None:
    assert mentions("The vote is on Friday.")["Friday"].direction == "upcoming"
    assert mentions("The deadline is Friday.")["Friday"].direction == "upcoming"
    assert mentions("The vote was on Friday.")["Friday"].direction == "past"
