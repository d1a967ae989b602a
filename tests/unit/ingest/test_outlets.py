"""Which paper a text stands in, whether the paper did the work itself, and whether it is a comment."""

from collections.abc import Callable

import pytest

from tasks.model import Article, Basis


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© Marches Chronicle", "Marches Chronicle"),
        ("© 2026 Marches Chronicle", "Marches Chronicle"),
        ("Sign up to the Severn Courier morning newsletter", "Severn Courier"),
        ("Sign up to the Severn Courier's weekly politics newsletter.", "Severn Courier"),
        ("Enjoying this report? Sign up for The Northern Star Evening Briefing newsletter.", "Northern Star"),
        (
            "Get the Potomac Tribune app and join us for Budget Night on Feb. 19: subscribers enter free",
            "Potomac Tribune",
        ),
        ("Download the Deccan Mirror app for live updates", "Deccan Mirror"),
        ("Subscribe to the Times of Malabar for 99 rupees a month", "Times of Malabar"),
        ("Subscribe to the Post and Courier", "Post and Courier"),
        ("Download the Guardian app", "Guardian"),
        ("Ida Marlowe is a columnist for the Lakeshore Ledger.", "Lakeshore Ledger"),
        ("Ida Marlowe is a political reporter at The Lakeshore Ledger.", "Lakeshore Ledger"),
        ("Ida Marlowe is deputy editor and a columnist with the Lakeshore Ledger.", None),
        ("Ida Marlowe is a former reporter at the Lakeshore Ledger.", None),
        ("Ida Marlowe is a professor of law at the University of Leeds.", None),
        ("Sign up for the World News newsletter", None),
        ("Sign up for the Morning Post newsletter", None),
        ("Sign up for the Brexit Bulletin newsletter", None),
        ("Sign up for our morning newsletter, The Watch.", None),
        ("Get the Royal Mail app", None),
        ("Download the Google News app", None),
        ("Also read: Get the Daily Comet app banned, says mayor", None),
        ("© AFP", None),
        ("© Crown copyright", None),
    ],
)
def test_a_paper_names_itself_in_its_calls_and_notes(
    line: str, outlet: str | None, report: Callable[..., Article]
) -> None:
    article = report(after=line)
    assert article.outlet.value == outlet
    if outlet:
        assert article.outlet.basis == Basis.INFERRED_BOILERPLATE
        assert article.quote(article.outlet.evidence[0]) == line
        assert line not in article.readable


@pytest.mark.parametrize(
    "sentence",
    [
        "The first minister told the Marches Chronicle that the bridge would stay shut until the spring of next year.",
        "A spokesman urged readers of the Severn Courier to sign up for flood alerts before the end of the week.",
        "Ida Marlowe is a reporter at the Lakeshore Ledger, and Marlowe was the first witness whom the committee called.",
    ],
)
def test_a_paper_in_the_report_is_not_the_paper_of_the_report(sentence: str, report: Callable[..., Article]) -> None:
    article = report(before=sentence)
    assert article.outlet.value is None
    assert article.byline is None
    assert sentence in article.readable


def test_two_papers_in_the_calls_leave_the_paper_open(report: Callable[..., Article]) -> None:
    article = report(after="Get the Potomac Tribune app\n\nSubscribe to the Severn Courier")
    assert article.outlet.value is None


def test_a_name_of_no_known_form_counts_where_somebody_told_it_something(report: Callable[..., Article]) -> None:
    told = (
        "The envoy told Meridiano that the three parliaments would vote before the summer, and that none would refuse."
    )
    assert report(before=told, after="Download the Meridiano app").outlet.value == "Meridiano"
    assert report(after="Download the Meridiano app").outlet.value is None


OWN = [
    "Two officials told this newspaper that the crews had not been hired.",
    "The minister told the Severn Courier that the crews had not been hired.",
    "A copy of the contract, reviewed by the Severn Courier, names no date.",
    "The contract, seen by this newspaper, names no date.",
    "Our correspondent counted eleven boats in the harbour, and told our correspondent in the port nothing new.",
    "The Severn Courier has learned that the crews had not been hired.",
    "In an interview with the Severn Courier on Monday the minister named no date.",
]
NOT_OWN = [
    "The minister told the Marches Chronicle that the crews had not been hired.",
    "The crews had not been hired, the Marches Chronicle reported.",
    'The minister said: "I told this newspaper last year that I would not resign."',
    "Severn Courier readers are told little.",
]


@pytest.mark.parametrize("sentence", OWN)
def test_a_paper_that_was_told_or_shown_something_reports_itself(sentence: str, report: Callable[..., Article]) -> None:
    article = report(before=sentence, after="Sign up to the Severn Courier morning newsletter")
    assert article.byline is not None
    assert article.byline.value == "own reporting"
    assert article.quote(article.byline.evidence[0]) in sentence


@pytest.mark.parametrize("sentence", NOT_OWN)
def test_what_another_paper_was_told_is_no_work_of_this_one(sentence: str, report: Callable[..., Article]) -> None:
    assert report(before=sentence, after="Sign up to the Severn Courier morning newsletter").byline is None


def test_a_name_of_one_word_is_not_the_start_of_a_longer_one(page: Callable[..., Article], prose: str) -> None:
    head = '<meta property="og:site_name" content="The Independent">'

    def byline(said: str) -> str | None:
        article = page(f"<article><p>{prose}</p><p>{said}</p></article>", head)
        return article.byline.value if article.byline else None

    assert byline("Ministers told Independent Senator Ruth Ames that the bill was dead.") is None
    assert byline("Ministers told The Independent that the bill was dead.") == "own reporting"


def test_own_words_of_an_unknown_paper_name_nobody(report: Callable[..., Article]) -> None:
    assert report(before=OWN[0]).byline is None


def test_a_credit_or_a_signature_comes_before_own_words(report: Callable[..., Article]) -> None:
    call = "Sign up to the Severn Courier morning newsletter"
    assert report(before=OWN[0], after=f"(With inputs from PTI)\n\n{call}").byline is None
    signed = report(before="By Jane Ashdown\n\n" + OWN[0], after=call).byline
    assert signed is not None
    assert signed.value == "Jane Ashdown"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("COMMENT: what the centre will not do", ""),
        ("Comment | Harbours", ""),
        ("Opinion", ""),
        ("Politics | Opinion", ""),
        ("**Opinion** · Tagus Forum · 1 February 2026", ""),
        ("", "Ida Marlowe is a columnist for the Lakeshore Ledger."),
        ("", "The views expressed are those of the author."),
        ("", "*Ida Marlowe teaches law in Leeds. The views expressed here are her own.*"),
    ],
)
def test_a_comment_says_that_it_is_one(before: str, after: str, report: Callable[..., Article]) -> None:
    assert report(before=before, after=after).opinion


@pytest.mark.parametrize("headline", ["Opinion: the sea is no border", "Editorial | The sea is no border"])
def test_a_headline_may_carry_the_label(headline: str, report: Callable[..., Article]) -> None:
    assert report(headline=headline).opinion


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Opinion polls put the two parties level for the first time since the spring, and a third close behind.", ""),
        ("Opinion-makers in the capital shrugged when the ministers named the price of the centre on Tuesday.", ""),
        ("Comment on the plan is open until 3 March, and the ministry says that it will read every letter.", ""),
        ("The editorial board of the state broadcaster: who sits on it and who is to leave it in the spring.", ""),
        ("", "Ida Marlowe is a reporter at the Lakeshore Ledger."),
        ("", "The views expressed are his own and not ours, the ministry said of its envoy's letter."),
        ("", "Readers' views are their business, the regulator said."),
    ],
)
def test_a_report_is_no_comment(before: str, after: str, report: Callable[..., Article]) -> None:
    assert not report(before=before, after=after).opinion


@pytest.mark.parametrize(
    ("head", "opinion"),
    [
        ('<meta property="article:section" content="Opinion">', True),
        ('<meta property="article:section" content="Comment">', True),
        ('<meta property="article:section" content="Politics">', False),
        ('<meta property="article:section" content="Opinion polls">', False),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","articleSection":["News","Editorials"]}</script>',
            True,
        ),
        ('<script type="application/ld+json">{"@type":"OpinionNewsArticle"}</script>', True),
        ('<link rel="canonical" href="https://courier.example/opinion/2026/centre">', True),
        ('<link rel="canonical" href="https://courier.example/news/opinion-polls">', False),
    ],
)
def test_a_page_files_itself_under_opinion(head: str, opinion: bool, page: Callable[..., Article], prose: str) -> None:
    assert page(f"<article><h1>Nine states share a centre</h1><p>{prose}</p></article>", head).opinion is opinion


def test_the_head_of_an_export_says_the_section(marked: Callable[..., Article], prose: str) -> None:
    text = "---\ntitle: Nine states share a centre\ndate: 2026-02-02\nsection: {}\n---\n\n" + prose
    assert marked(text.format("Opinion"), "a.md").opinion
    assert not marked(text.format("Europe"), "a.md").opinion


def test_an_official_paper_is_no_comment(marked: Callable[..., Article], prose: str) -> None:
    text = f"PRESS RELEASE 3/2026\n\nMinistry of Transport\n\nComment: the minister on the centre\n\n{prose}"
    assert not marked(text).opinion


def test_signs_of_markdown_are_dropped_and_their_words_stay(marked: Callable[..., Article], prose: str) -> None:
    text = f"# Nine states\n\n{prose}\n\n## What it costs ##\n\n- Four boats\n* A helicopter\n\n---\n\n> -5 degrees\n"
    article = marked(text, "a.md")
    signs = [article.text[d.start : d.end] for d in article.dropped if d.reason == "markup"]
    assert signs == ["#", "##", "##", "-", "*", "---", ">"]
    for words in ("What it costs", "Four boats", "A helicopter", "-5 degrees", prose):
        assert words in article.readable
    assert article.headline is not None
    assert article.quote(article.headline) == "Nine states"


@pytest.mark.parametrize(
    "line", ["-5 per cent growth", "#budget is what they call it", "– We wait, he said", "*Low Water*"]
)
def test_a_sign_that_belongs_to_its_word_stays(line: str, report: Callable[..., Article]) -> None:
    assert line in report(before=line).readable


def test_the_full_stop_of_a_rights_line_is_no_part_of_the_name(report: Callable[..., Article]) -> None:
    marked = report(after="© Rhine Valley Dispatch. All rights reserved.")
    assert marked.outlet.value == "Rhine Valley Dispatch"
