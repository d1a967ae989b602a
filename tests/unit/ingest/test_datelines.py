"""Where a story was filed and when: which openings are datelines, and which are the start of a sentence."""

from collections.abc import Callable
from datetime import date

import pytest

from tasks.ingest import bylines, datelines, stamps
from tasks.model import Article, Basis

# opening; what is cut; its day; its bracket
DATELINES = """
LISBON, Jan 30 (MWS) - Ministers agreed                    | LISBON, Jan 30 (MWS) -                  | 30 January | MWS
New Delhi [India], February 2 (ANI): The minister left     | New Delhi [India], February 2 (ANI):    | 2 February | ANI
NEW DELHI, Feb 2 (PTI) The minister left                   | NEW DELHI, Feb 2 (PTI)                  | 2 February | PTI
BERLIN/PARIS, Feb. 2, 2026 (Reuters) - The two             | BERLIN/PARIS, Feb. 2, 2026 (Reuters) -  | 2 February 2026 | Reuters
WASHINGTON (AP) — The Senate voted                         | WASHINGTON (AP) —                       | - | AP
NAIROBI, Kenya (AP) _ Three buses                          | NAIROBI, Kenya (AP) _                   | - | AP
ROME, Feb 2 (EFE).- The government                         | ROME, Feb 2 (EFE).-                     | 2 February | EFE
Feb 2 (Reuters) - Shares rose                              | Feb 2 (Reuters) -                       | 2 February | Reuters
(Reuters) - Shares rose                                    | (Reuters) -                             | - | Reuters
ACCRA, January 31 - The ministry                           | ACCRA, January 31 -                     | 31 January | -
LISBON – Ministers agreed                                  | LISBON –                                | - | -
JAKARTA: Ministers agreed                                  | JAKARTA:                                | - | -
New Delhi: Ministers agreed                                | New Delhi:                              | - | -
Paris — The government fell                                | Paris —                                 | - | -
WASHINGTON, D.C. - The Senate voted                        | WASHINGTON, D.C. -                      | - | -
Helsinki, 29 January 2026                                  | Helsinki, 29 January 2026               | 29 January 2026 | -
"""
SENTENCES = """
NATO – the alliance of 32 states – met on Monday.
NATO - The alliance met on Monday.
UPDATE: The minister has resigned.
EXCLUSIVE - Minister resigns
Brussels – the seat of the Union's council – was closed to traffic.
Brussels: why the deal matters to farmers
AI: what the regulator wants
Prime Minister Anna Holt (Labour) - who was elected in May - said nothing.
On Feb 2 (Monday) - the day of the vote - nobody spoke.
By Luke Ashdown 11 February 2026
February 2, 2026 was the day of the vote.
Jaishankar, February 2 - the minister's birthday
The deal (2 February) was late.
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in DATELINES.strip().splitlines()]


@pytest.mark.parametrize(("line", "words", "day", "agency"), ROWS)
def test_a_dateline_is_cut_to_its_last_sign(line: str, words: str, day: str, agency: str) -> None:
    found = datelines.opening(line)
    assert found is not None
    assert line[: found.length].strip() == words
    assert (found.day.words if found.day else "-") == day
    assert (found.agency or "-") == agency


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_the_start_of_a_sentence_is_no_dateline(line: str) -> None:
    assert datelines.opening(line) is None


def test_only_the_words_of_the_dateline_are_dropped(marked: Callable[..., Article], prose: str) -> None:
    article = marked(f"Nine states share a rescue centre\n\nLISBON, Jan 30 (MWS) - {prose}")
    assert [(d.reason, article.text[d.start : d.end]) for d in article.dropped] == [
        ("dateline", "LISBON, Jan 30 (MWS) -")
    ]
    assert prose in article.readable


def test_a_dateline_under_a_standfirst_is_found(marked: Callable[..., Article], prose: str) -> None:
    standfirst = "The money is found but three parliaments have yet to agree to it"
    article = marked(f"Nine states share a rescue centre\n\n{standfirst}\n\nVIENNA, Feb 2 (APA) - {prose}")
    assert [c.agency for c in article.credits] == ["APA"]
    assert standfirst in article.readable


def test_an_agency_of_the_outlet_s_own_name_is_not_credited_by_its_dateline(
    page: Callable[..., Article], prose: str
) -> None:
    head = '<meta property="og:site_name" content="TWP Tidewater">'
    article = page(f"<article><h1>Nine states share a centre</h1><p>LISBON, Jan 30 (TWP) - {prose}</p></article>", head)
    assert article.credits == ()


STAMPS = """
Published: 1 February 2026                                       | 1 February 2026
Published 1 February 2026, 09:30 GMT \\| Updated 2 February 2026  | 1 February 2026
First Published: Feb 2, 2026, 10:07 IST                          | 2 February 2026
Posted On: 02 FEB 2026 4:32PM by PIB Delhi                       | 2 February 2026
Monday, 2 February 2026                                          | 2 February 2026
Opinion · Tagus Forum · 1 February 2026                          | 1 February 2026
5 min read · Published 2 Feb 2026                                | 2 February 2026
By Luke Ashdown, Wednesday, 20 November 2026 08:05 GMT           | 20 November 2026
Date: 2026-02-02                                                 | 2 February 2026
Release date: 29/01/2026                                         | 29 January 2026
Updated: February 2, 2026 10:07 IST                              | -
Last updated 3 hours ago                                         | -
"""


@pytest.mark.parametrize("row", STAMPS.strip().splitlines())
def test_a_line_of_its_own_says_when_the_text_came_out(row: str) -> None:
    line, day = (cell.strip() for cell in row.replace("\\|", "¦").split("|"))
    found = stamps.visible(line.replace("¦", "|"))
    assert found is not None
    assert (found.day.words if found.day else "-") == day


@pytest.mark.parametrize(
    "line",
    [
        "The deal was signed on 2 February 2026.",
        "4 February 2026: ministerial meeting",
        "The programme begins on 1 June 2026",
        "02/01/2026",
        "Between 2 February 2026 and 4 February 2026 the offices are closed",
    ],
)
def test_a_line_that_says_more_than_a_day_is_no_stamp(line: str) -> None:
    found = stamps.visible(line)
    assert found is None or found.day is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (" date 2026-02-02 The minister will visit Rome", "date 2026-02-02"),
        ("date 2026-02-02T10:00:00+05:30 The minister will visit Rome", "date 2026-02-02T10:00:00+05:30"),
        (
            "Published on February 2, 2026 10:07 IST The minister will visit Rome",
            "Published on February 2, 2026 10:07 IST",
        ),
        ("2026-02-02 The minister will visit Rome", "2026-02-02"),
    ],
)
def test_a_stamp_glued_to_the_first_sentence_is_cut_from_it(line: str, words: str) -> None:
    found = stamps.prefix(line)
    assert found is not None
    assert line[: found[0]].strip() == words
    assert found[1].date == date(2026, 2, 2)


@pytest.mark.parametrize(
    "line",
    [
        "Dated 2 February 2026, the letter asks for a truce",
        "February 2, 2026 was the day of the vote",
        "Date palms grow in the oasis of Siwa",
        "date 02-01-2026 The minister will visit Rome",
    ],
)
def test_a_sentence_that_starts_with_a_date_keeps_it(line: str) -> None:
    assert stamps.prefix(line) is None


BYLINES = """
By Oskar Lindroos, Helsinki              | Oskar Lindroos
By Florian Adlmüller in Innsbruck        | Florian Adlmüller
By Jane Ashdown, Political Editor        | Jane Ashdown
By Jane Ashdown, Tidewater Post          | Jane Ashdown
By Jane Ashdown and Tomás Arrais         | Jane Ashdown and Tomás Arrais
Joana Pinheiro-Lyle in Rabat             | Joana Pinheiro-Lyle
Miriam Zehetner, Vienna                  | Miriam Zehetner
By Our Correspondent                     | Our Correspondent
Staff Reporter                           | Staff Reporter
PTI                                      | PTI
By Monday, ministers must decide         | -
By the numbers                           | -
By Invitation                            | -
Ministry responds in Berlin              | -
Vienna                                   | -
The price of bread                       | -
"""


@pytest.mark.parametrize("row", BYLINES.strip().splitlines())
def test_a_byline_names_people_or_a_desk(row: str) -> None:
    line, names = (cell.strip() for cell in row.split("|"))
    found = bylines.written_by(line, "The ministry responds to critics in Berlin.")
    assert (found.names if found else "-") == names


def test_who_edited_did_not_write(report: Callable[..., Article]) -> None:
    article = report(after="Reporting by Ana Reis in Lisbon; Editing by Tom Hale")
    assert article.byline is not None
    assert article.byline.value == "Ana Reis"
    assert article.byline.basis == Basis.VISIBLE
    assert "Tom Hale" not in article.readable


def test_a_name_over_a_writer_s_title_is_the_byline(report: Callable[..., Article]) -> None:
    article = report(before="2 hours ago\n\nAnna Holt\nDiplomatic correspondent")
    assert article.byline is not None
    assert article.byline.value == "Anna Holt"
    assert "Anna" not in article.readable


def test_who_the_author_is_is_not_news(report: Callable[..., Article]) -> None:
    who = "Anna Holt is a senior editor at the Tidewater Post. She writes on the sea, on ports and on those who work there."
    assert who not in report(before="By Anna Holt", after=who).readable
    assert who not in report(after=who).readable


def test_a_journalist_whom_the_report_is_about_stays_in_it(marked: Callable[..., Article], prose: str) -> None:
    arrest = (
        "Police in the port arrested two people on Monday, among them Anna Holt, who had filmed the crane at night."
    )
    who = "Anna Holt is a reporter at the Tidewater Post."
    article = marked(f"Two arrested at the port\n\n{prose}\n\n{arrest}\n\n{who}")
    assert who in article.readable
    assert article.outlet.value is None


def test_whose_views_these_are_is_not_news(report: Callable[..., Article]) -> None:
    article = report(after="*Leonor Ashdown is a fellow at the Tagus Forum. The views expressed are her own.*")
    assert article.byline is not None
    assert article.byline.value == "Leonor Ashdown"
    assert "views expressed" not in article.readable
