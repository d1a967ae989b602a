"""Which lines name the origin of an article, and which only look as if they did."""

from collections.abc import Callable

import pytest

from tasks.ingest import agencies, attribution, lines
from tasks.model import Article

# line; agencies it credits; relation. "-" marks a line that is no credit line, "0" one that names no agency.
TABLE = """
Based On ANI Report                                                              | ANI | based_on
Primarily based On ANI Report                                                    | ANI | based_on
Primarily based on MWS report                                                    | MWS | based_on
Mostly based on PTI inputs                                                       | PTI | based_on
In large part based on an AFP dispatch                                           | AFP | based_on
Based largely on Reuters reports.                                                | Reuters | based_on
(Based on agency reports)                                                        | 0 | based_on
This story is based on a report by the Associated Press.                         | AP | based_on
This article was based on reporting by Kyodo News.                               | Kyodo | based_on
Based upon dpa material                                                          | dpa | based_on
Based on IANS                                                                    | IANS | based_on
With inputs from PTI                                                             | PTI | inputs_from
(With inputs from ANI)                                                           | ANI | inputs_from
(With inputs from PTI, ANI and agencies)                                         | PTI, ANI | inputs_from
[With additional inputs from the Press Trust of India]                           | PTI | inputs_from
With agency inputs                                                               | 0 | inputs_from
(With inputs from agencies)                                                      | 0 | inputs_from
(with PTI inputs)                                                                | PTI | inputs_from
with AFP, dpa                                                                    | AFP, dpa | inputs_from
(With Reuters)                                                                   | Reuters | inputs_from
With files from The Canadian Press                                               | Canadian Press | inputs_from
Additional reporting by Reuters                                                  | Reuters | inputs_from
The Associated Press contributed to this report.                                 | AP | inputs_from
Agence France-Presse also contributed reporting to this story.                   | AFP | inputs_from
This story was supplied by Strait Wire Service and has been cut for length.      | Strait Wire Service | republished
This report is auto-generated from PTI news service.                             | PTI | republished
This article was first published by The Conversation.                            | The Conversation | republished
This story originally appeared in Foreign Policy on 3 February.                  | Foreign Policy | republished
First published in The Hindu BusinessLine. Read the original here.               | The Hindu BusinessLine | republished
This article is republished from The Conversation under a licence.               | The Conversation | republished
Republished with permission from Grist                                           | Grist | republished
© AFP                                                                            | AFP | republished
Copyright 2026 The Associated Press. All rights reserved.                        | AP | republished
Our Standards: The Thomson Reuters Trust Principles.                             | Reuters | republished
(This story has not been edited by our staff and comes from a syndicated feed.)  | 0 | republished
Except for the headline, this story has not been edited by Ledger staff.         | 0 | republished
This story was published from an ANI feed without modifications to the text.     | ANI | republished
Source: Reuters                                                                  | Reuters | republished
Source: Meridian Wire Service                                                    | Meridian Wire Service | republished
Agency: PTI                                                                      | PTI | republished
Source: Agencies                                                                 | 0 | republished
(ANI)                                                                            | ANI | republished
(MWS)                                                                            | MWS | republished
--IANS                                                                           | IANS | republished
PTI KND NSD                                                                      | PTI | republished
Xinhua News Agency                                                               | Xinhua | republished
Tidewater Press Agency                                                           | Tidewater Press Agency | republished
Continental Press contributed to this report.                                    | Continental Press | inputs_from
Jane Ashdown and Continental Press contributed to this report.                   | Continental Press | inputs_from
Meridian Wire Service and Reuters contributed to this report.                    | Meridian Wire Service, Reuters | inputs_from
Associated Press writers Ana Reis in Lisbon and Tom Hale contributed to this report. | AP | inputs_from
With inputs from Continental Press                                               | Continental Press | inputs_from
This story was supplied by Continental Press and has been cut for length.        | Continental Press | republished
- Albion Press Agency                                                            | Albion Press Agency | republished
(Continental Press)                                                              | Continental Press | republished
Bill Press contributed to this report.                                           | - |
Jane Ashdown and Tom Hale contributed to this report.                            | - |
Tribune reporter Ana Reis contributed to this report.                            | - |
Free Press                                                                       | - |
(World News)                                                                     | - |
This report was written by Continental Press officers in 1954.                   | - |
Based on interviews with officials in three ministries                           | - |
Based on reports from Kyiv                                                       | - |
Based on a NATO report                                                           | - |
Based on an IMF report                                                           | - |
Based on the minister's own account, the talks failed in the first hour.         | - |
Based on Reuters reports, the ministry opened an inquiry.                        | - |
The ministry said its estimate was based on a Reuters report.                    | - |
The committee is based on the third floor of the Treasury                        | - |
With inputs from farmers, the plan was rewritten                                 | - |
With inputs from the Ministry of Finance                                         | - |
According to ANI, the visit was confirmed on Wednesday.                          | - |
Source: Ministry of Finance                                                      | - |
Source: RBI                                                                      | - |
Source: company filings                                                          | - |
Jane Ashdown contributed to this report.                                         | - |
This article was first published in February.                                    | - |
This report was first published in 2019.                                         | - |
The report was provided by Reuters on Monday, the ministry said.                 | - |
This report was produced by the European Commission.                             | - |
© 2026 Harbour Courier Publishing                                                | - |
(NATO)                                                                           | - |
(END)                                                                            | - |
(jk)                                                                             | - |
Finland                                                                          | - |
Reuters reported on Friday that the talks would resume.                          | - |
The agencies were told to cut their budgets.                                     | - |
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("line", "names", "relation"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_a_line_credits_whom_it_names_and_nobody_else(line: str, names: str, relation: str) -> None:
    found = attribution.of_line(lines.plain(line), line, tail=True)
    if names == "-":
        assert found is None
        return
    assert found is not None
    assert found.agencies == (() if names == "0" else tuple(n.strip() for n in names.split(",")))
    assert found.relation == relation


def test_the_table_is_as_long_as_promised() -> None:
    assert len(ROWS) >= 60
    assert sum(row[1] == "-" for row in ROWS) >= 20


def test_an_acronym_takes_the_long_name_that_the_same_article_gives(report: Callable[..., Article]) -> None:
    article = report(before="", after="(MWS)\n\nThis story was supplied by Meridian Wire Service.")
    assert {c.agency for c in article.credits} == {"Meridian Wire Service"}


def test_an_acronym_alone_stays_what_it_is(report: Callable[..., Article]) -> None:
    assert [c.agency for c in report(after="(MWS)").credits] == ["MWS"]


def test_a_credit_joined_to_the_last_sentence_is_found_and_cut(marked: Callable[..., Article], prose: str) -> None:
    article = marked(f"{prose} (With inputs from PTI)")
    assert [(c.agency, c.relation) for c in article.credits] == [("PTI", "inputs_from")]
    assert article.readable.rstrip().endswith("three parliaments.")
    assert article.quote(article.credits[0].evidence[0]) == "(With inputs from PTI)"


def test_an_agency_in_brackets_after_the_last_full_stop_signs_the_story(
    marked: Callable[..., Article], prose: str
) -> None:
    article = marked(f"{prose}(ANI)")
    assert [c.agency for c in article.credits] == ["ANI"]


def test_a_long_name_with_its_acronym_in_a_sentence_signs_nothing(marked: Callable[..., Article], prose: str) -> None:
    article = marked(f"{prose} The footage was first shown by Asian News International (ANI).")
    assert article.credits == ()
    assert "Asian News International (ANI)" in article.readable


def test_a_photographer_s_agency_is_no_credit(report: Callable[..., Article]) -> None:
    article = report(after="The rescue boat in the strait on Monday. (Photo: PTI)")
    assert article.credits == ()
    assert [d.reason for d in article.dropped] == ["caption"]


def test_a_byline_that_is_an_agency_is_a_credit(report: Callable[..., Article]) -> None:
    article = report(before="By Press Trust of India")
    assert [(c.agency, c.relation) for c in article.credits] == [("PTI", "byline")]
    assert article.byline is not None
    assert article.byline.value == "PTI"


def test_a_desk_of_the_outlet_is_no_agency(report: Callable[..., Article]) -> None:
    article = report(before="Our Bureau, New Delhi")
    assert article.credits == ()
    assert article.byline is not None
    assert article.byline.value == "Our Bureau, New Delhi"


def test_the_outlet_s_own_name_is_no_credit(report: Callable[..., Article]) -> None:
    article = report(
        after="This story was first published in Tidewater Post.\n\nAdd Tidewater Post as a Preferred Source"
    )
    assert article.outlet.value == "Tidewater Post"
    assert article.credits == ()


def test_a_story_credited_twice_to_one_agency_in_one_way_has_one_credit(report: Callable[..., Article]) -> None:
    article = report(after="(With inputs from PTI)\n\n(With inputs from PTI)")
    assert len(article.credits) == 1


def test_an_agency_s_own_page_is_not_credited_to_itself_unless_it_is_listed(
    page: Callable[..., Article], prose: str
) -> None:
    def credited(name: str) -> list[str]:
        head = f'<meta property="og:site_name" content="{name}"><meta name="author" content="{name} desk">'
        article = page(f"<article><p>(With inputs from {name})</p><p>{prose}</p></article>", head)
        return sorted({c.agency for c in article.credits})

    assert credited("Tidewater Wire Service") == []
    assert credited("Reuters") == ["Reuters"]


def test_no_name_of_the_list_means_two_agencies() -> None:
    rows = [[name.strip() for name in row.split("|")] for row in agencies.rows("agencies.txt")]
    names = [name for row in rows for name in set(row)]
    assert len(names) == len(set(names))
    assert all(agencies.listed(name) == row[0] for row in rows for name in row)
    assert not set(names) & {word for row in agencies.rows("acronyms.txt") for word in row.split()}


def test_two_agencies_in_a_byline_are_two_credits(report: Callable[..., Article]) -> None:
    article = report(before="By Jane Ashdown, AFP and Reuters")
    assert [c.agency for c in article.credits] == ["AFP", "Reuters"]


@pytest.mark.parametrize(
    ("opening", "credited"),
    [
        ("WASHINGTON, Feb. 3 (Continental Press) —", ["Continental Press"]),
        ("WASHINGTON (Continental Press) —", ["Continental Press"]),
        ("LEEDS, 3 February (Northern Newsfeed) –", ["Northern Newsfeed"]),
        ("NEW DELHI, Feb 3 (Subcontinent News) -", ["Subcontinent News"]),
        ("LISBON, Feb 3 (MWS) -", ["MWS"]),
        ("WASHINGTON, Feb. 3 (World News) —", []),
        ("WASHINGTON, Feb. 3 (Business News) —", []),
        ("PARIS, Feb. 3 (Strasbourg) —", []),
    ],
)
def test_the_bracket_of_a_dateline_names_an_agency_on_no_list(
    opening: str, credited: list[str], marked: Callable[..., Article], prose: str
) -> None:
    article = marked(f"Nine states share a rescue centre\n\n{opening} {prose}")
    assert [(c.agency, c.relation) for c in article.credits] == [(name, "dateline") for name in credited]


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("By Albion Press Agency", ["Albion Press Agency"]),
        ("By Albion Press Agency staff", ["Albion Press Agency"]),
        ("By Reuters Staff", ["Reuters"]),
        ("By Tidewater Post staff", []),
        ("By Bill Press", []),
        ("By staff reporters", []),
    ],
)
def test_staff_of_an_agency_is_the_agency(line: str, credited: list[str], report: Callable[..., Article]) -> None:
    assert [c.agency for c in report(before=line).credits] == credited


@pytest.mark.parametrize(
    ("line", "author", "credited"),
    [
        ("Reporting by Ana Reis (Continental Press)", "Ana Reis", ["Continental Press"]),
        ("(Reporting by Ana Reis (Reuters) in Lisbon; Editing by Tom Hale)", "Ana Reis", ["Reuters"]),
        ("Reporting by Ana Reis (Lisbon); editing by Tom Hale", "Ana Reis", []),
    ],
)
def test_a_reporter_s_agency_stands_in_brackets(
    line: str, author: str, credited: list[str], report: Callable[..., Article]
) -> None:
    article = report(after=line)
    assert article.byline is not None
    assert article.byline.value == author
    assert [c.agency for c in article.credits] == credited


def test_an_acronym_of_the_list_is_the_agency_that_the_article_spells_out(report: Callable[..., Article]) -> None:
    article = report(before="LEEDS, Feb 3 (APA) -", after="This story was supplied by Albion Press Agency.")
    assert {c.agency for c in article.credits} == {"Albion Press Agency"}
