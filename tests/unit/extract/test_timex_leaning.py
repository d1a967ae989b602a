"""What dates mean that lean on another: on a range, on the books of a state, on a day named beside them."""

from datetime import date

import pytest

from tasks import nlp
from tasks.extract.dates import passages, tagging, timex_grammar

THURSDAY = date(2025, 6, 12)


def tagged(text: str, dct: date | None = THURSDAY) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in tagging.tag(nlp.parse(text), text, dct)]


def values(text: str, dct: date | None = THURSDAY) -> list[str]:
    return [value for _, value in tagged(text, dct)]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("India set aside Rs 400 crore for FY 2025-26.", "FY 2025-26", "2025-04-01/2026-03-31"),
        ("India lent Rs 90 crore in Q1 FY26.", "Q1 FY26", "2025-04-01/2025-06-30"),
        ("The United States enters fiscal year 2026 without a budget.", "fiscal year 2026", "2025-10-01/2026-09-30"),
        ("The Treasury said receipts fell in the final quarter of the financial year.",
         "the final quarter of the financial year", "2026-01-01/2026-03-31"),
        ("Australia will publish its estimates for 2025-26.", "2025-26", "2025-07-01/2026-06-30"),
        ("The firm made a loss in fiscal 1989.", "fiscal 1989", "1989"),
        ("A second auction may come in H2 2026.", "H2 2026", "2026-H2"),
        ("Work was slow in the first half of the month.", "the first half of the month", "2025-06-01/2025-06-15"),
        ("Growth may slow in the second half of the year.", "the second half of the year", "2025-H2"),
        ("Engineers will walk the line on Tuesday week.", "Tuesday week", "2025-06-24"),
        ("The second round is due a week on Tuesday.", "a week on Tuesday", "2025-06-24"),
        ("The committee will hear evidence between Monday and Wednesday.", "between Monday and Wednesday",
         "2025-06-16/2025-06-18"),
        ("Talks follow in Baku from Tuesday to Thursday, 19 June.", "from Tuesday to Thursday, 19 June",
         "2025-06-17/2025-06-19"),
        ("She will visit the mines on the 19th and 20th of this month.", "the 19th and 20th of this month",
         "2025-06-19/2025-06-20"),
        ("Members must hand in questions by the 19th.", "the 19th", "2025-06-19"),
        ("Hearings will be held in Oban on 21 and in Stornoway on 22 July.", "21", "2025-07-21"),
        ("Licences expire on 31-12-2025.", "31-12-2025", "2025-12-31"),
        ("Interviews are held w/c 7 July.", "w/c 7 July", "2025-W28"),
        ("The panel will speak at 14:30 on 4 July.", "14:30 on 4 July", "2025-07-04T14:30"),
        ("A hearing will be held on 10 July, 2025 at 11:30 a.m. in Kochi.", "11:30 a.m.", "2025-07-10T11:30"),
        ("The old service stops at 2025-06-28T23:00Z.", "2025-06-28T23:00Z", "2025-06-28T23:00"),
        ("The vote is on June eighteenth.", "June eighteenth", "2025-06-18"),
        ("They asked for an escort of 90 days before they sail.", "90 days", "P90D"),
        ("Ministers will meet every fortnight.", "every fortnight", "P2W"),
    ],
)  # fmt: skip
def test_a_date_counts_from_what_it_leans_on(sentence: str, words: str, value: str) -> None:
    assert (words, value) in tagged(sentence)


def test_what_is_moved_from_one_day_to_another_does_not_last_from_one_to_the_other() -> None:
    moved = values("The summit has been postponed from 14 June to 12 July.")
    assert moved == ["2025-06-14", "2025-07-12"]
    assert values("The fair runs from 14 June to 12 July.") == ["2025-06-14/2025-07-12"]


@pytest.mark.parametrize(
    "sentence",
    [
        "31 February is no day.",
        "May has led the citrus branch well.",
        "Between 80-90% of voters agreed, or 12-14 percent.",
        "Release 4.02.2026-rc1 of the register is out.",
        "Version 4.02.2026 is out.",
        "The side won 5-2 and 12-11.",
        "For lists ring 044-2811-2026 or 1800 11 2026.",
        "A litre costs Rs 92.02 and a seat 2,026 rupees.",
        "Rates should rest on load (see Torvik 2009; Hallson and Brekke, 2011).",
        "We follow Oduya, 2016, ch. 4, and the Customs Yearbook 2024, table 7.",
        "The format is given in RFC 2026 and ISO 8601:2019.",
        "© 2026 Harbour Dispatch",
    ],
)
def test_numbers_that_only_look_like_dates_have_no_day(sentence: str) -> None:
    assert [w for w, v in tagged(sentence) if v[:1].isdigit()] == []


@pytest.mark.parametrize(
    "line",
    [
        "4" * 5_000,
        "31 Feb " * 4_000,
        "from Monday to " * 4_000,
        "on 2 and in Oban " * 4_000,
        "Q1 FY" * 8_000,
        "the first half of " * 4_000,
        "between the 10th and " * 4_000,
    ],
)
def test_hostile_lines_cost_no_more_than_their_length(line: str) -> None:
    once = sum(1 for _ in timex_grammar.candidates(line[: len(line) // 2]))
    assert sum(1 for _ in timex_grammar.candidates(line)) <= 2 * once + 50
    assert len(passages.offers(line)) <= 1


def test_a_time_behind_a_month_is_of_no_day_of_it() -> None:
    assert values("The panel met in February 2025, at 5 p.m. as a rule.")[0] == "2025-02"
    assert values("The panel met on Tuesday, and later in the day it voted.")[-1] == "2025-06-10"


def test_a_number_of_five_thousand_digits_is_no_date() -> None:
    text = f"The key is {'31022026' * 625}."
    assert values(text) == []


def test_quoted_words_count_from_the_day_the_message_bears() -> None:
    text = 'In a message dated 9 June the envoy told them: "I land in Apia today and leave tomorrow."'
    assert values(text) == ["2025-06-09", "2025-06-09", "2025-06-10"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam was opened yesterday, Friday 13 June 2025. It will close next week.", "2025-W25"),
        ("The house votes tomorrow, 3 September 2026. It rises next week.", "2026-W37"),
    ],
)
def test_a_day_told_twice_gives_the_day_of_writing(text: str, value: str) -> None:
    assert values(text, None)[-1] == value


def test_a_text_that_tells_nothing_of_its_day_leaves_its_dates_open() -> None:
    text = "The governor will receive the envoy on Thursday. Bids are due by 4 February."
    assert values(text, None) == ["XXXX-WXX-4", "XXXX-02-04"]


def test_an_offer_below_the_report_is_no_news() -> None:
    text = "The board met on Friday.\nTrade Academy: register by Feb 17 and save 20%. Course runs Mar 2-6."
    (offer,) = passages.offers(text)
    assert text[slice(*offer)].startswith("Trade Academy")
    assert passages.offers("Register to vote by 4 May, the board said, and save the £10 fee.\nIt met on Friday.") == ()


def test_a_sentence_in_another_language_is_known_by_its_small_words() -> None:
    german = "Eine neue Ausschreibung folge im April 2027."
    english = "The court of The Hague will rule in April 2027."
    text = f"{german} {english}"
    cut = len(german) + 1
    assert passages.foreign(text, [(0, cut), (cut, len(text))]) == ((0, cut),)
