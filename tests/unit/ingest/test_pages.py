"""What is taken from a saved page: title, body, what stands around it, and what its markup declares."""

import json
from collections.abc import Callable

import pytest

from tasks.model import Article, Basis

MORE = "<p>{}</p><p>A second paragraph says that the boats will be built in Gdansk, Porto and Izmir over the next four years.</p>"


@pytest.fixture
def body(prose: str) -> str:
    return MORE.format(prose)


def linked(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


def test_a_page_is_its_title_and_its_paragraphs(page: Callable[..., Article], body: str, prose: str) -> None:
    nav = "<nav><a href=/>Home</a> <a href=/x>Trade</a></nav>"
    foot = "<footer><p>Tidewater Post, Quay Street</p></footer>"
    article = page(
        f"{nav}<article><h1>A centre for the strait</h1>{body}<h2>Who pays</h2><p>All nine do.</p></article>{foot}"
    )
    lines = article.text.split("\n\n")
    assert lines[:2] == ["A centre for the strait", prose]
    assert "Who pays" in lines
    assert not {"Home", "Quay Street"} & set(article.text.split())
    assert article.headline is not None
    assert article.quote(article.headline) == "A centre for the strait"


def test_the_name_of_the_site_is_no_part_of_the_headline(page: Callable[..., Article], body: str) -> None:
    for mark in (" - ", " | ", " – ", " :: "):
        head = f'<title>A centre for the strait{mark}Tidewater Post</title><meta property="og:site_name" content="Tidewater Post">'
        article = page(f"<article>{body}</article>", head)
        assert article.headline is not None
        assert article.quote(article.headline) == "A centre for the strait"
        assert (article.outlet.value, article.outlet.basis) == ("Tidewater Post", Basis.METADATA)


def test_a_dash_in_a_headline_stays(page: Callable[..., Article], body: str) -> None:
    head = '<title>A centre - at last - for the strait</title><meta property="og:site_name" content="Tidewater Post">'
    article = page(f"<article>{body}</article>", head)
    assert article.headline is not None
    assert article.quote(article.headline) == "A centre - at last - for the strait"


def test_what_json_ld_declares_is_read_through_graphs_comments_and_trailing_commas(
    page: Callable[..., Article], body: str
) -> None:
    script = """<script type="application/ld+json"><!-- {"@graph": [{"@type": "WebSite", "name": "x"},
    {"@type": "NewsArticle", "headline": "A centre for the strait", "datePublished": "2026-02-02T08:00:00+01:00",
    "author": [{"name": "Jane Ashdown"}, {"name": "Tomás Arrais"}], "publisher": {"name": "Tidewater Post"},}]} --></script>"""
    article = page(f"<article>{body}</article>", script)
    assert str(article.dated.day) == "2026-02-02"
    assert article.outlet.value == "Tidewater Post"
    assert article.byline is not None
    assert article.byline.value == "Jane Ashdown and Tomás Arrais"
    assert article.byline.basis == Basis.METADATA


def test_the_site_or_its_software_is_no_author(page: Callable[..., Article], body: str) -> None:
    for name in ("Tidewater Post", "admin", "https://tidewater.example/a", "desk@tidewater.example"):
        article = page(
            f"<article>{body}</article>", linked(author={"name": name}, publisher={"name": "Tidewater Post"})
        )
        assert article.byline is None, name


def test_an_agency_in_the_markup_is_a_credit(page: Callable[..., Article], body: str) -> None:
    article = page(f"<article>{body}</article>", linked(author={"name": "Press Trust of India"}))
    assert [(c.agency, c.relation) for c in article.credits] == [("PTI", "byline")]
    article = page(f"<article>{body}</article>", linked(sourceOrganization={"name": "Reuters"}))
    assert [(c.agency, c.relation) for c in article.credits] == [("Reuters", "republished")]
    article = page(f"<article>{body}</article>", linked(creditText="Photo by Jane Ashdown"))
    assert article.credits == ()


def test_language_and_address_are_what_the_page_says(page: Callable[..., Article], body: str) -> None:
    head = '<link rel="canonical" href="https://tidewater.example/strait/centre">'
    assert page(f"<article>{body}</article>", head, '<html lang="de-AT">').language == "de"
    assert page(f"<article>{body}</article>", head).url == "https://tidewater.example/strait/centre"
    for address in ("/strait/centre", "javascript:alert(1)", "file:///etc/passwd", "https://["):
        assert page(f"<article>{body}</article>", f'<link rel="canonical" href="{address}">').url == ""


def test_byline_and_date_under_the_headline_are_kept_as_evidence(page: Callable[..., Article], body: str) -> None:
    meta = "<p>Joana Ashdown-Lyle in Rabat<br>Saturday 31 January 2026</p>"
    article = page(f"<article><h1>A centre for the strait</h1>{meta}{body}</article>")
    assert article.byline is not None
    assert article.byline.value == "Joana Ashdown-Lyle"
    assert str(article.dated.day) == "2026-01-31"
    assert "Rabat" not in article.readable


@pytest.mark.parametrize("credit", ["Source: Meridian Wire Service", "(MWS)", "With inputs from PTI"])
def test_a_credit_behind_the_body_is_kept_as_evidence(credit: str, page: Callable[..., Article], body: str) -> None:
    article = page(
        f"<article><h1>A centre for the strait</h1>{body}<p class=src>{credit}</p></article>", linked(headline="x")
    )
    assert len(article.credits) == 1
    assert article.quote(article.credits[0].evidence[0]) == credit
    assert credit not in article.readable


def test_dates_of_other_stories_beside_the_article_are_not_in_its_text(page: Callable[..., Article], body: str) -> None:
    aside = "<aside><h2>Related stories</h2><ul><li><a href=/f>Ferry fares rise on 9 March</a></li></ul></aside>"
    assert "9 March" not in page(f"<main><article><h1>A centre</h1>{body}</article>{aside}</main>").text


def test_a_page_whose_body_only_stands_in_its_markup_is_read_from_there(
    page: Callable[..., Article], prose: str
) -> None:
    whole = f"{prose}\n\nThe boats will be built in Gdansk, Porto and Izmir over four years, at the cost of all nine."
    article = page("<div id=app>Loading</div>", linked(headline="A centre for the strait", articleBody=whole))
    assert prose in article.text
    assert article.used


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<p>We value your privacy. Accept all or reject all.</p>", "consent"),
        ("<h1>404</h1><p>Page not found. The page you requested has moved.</p>", "error"),
        ("<p>Access denied. Are you a robot?</p>", "error"),
        (
            "<h1>Nine states share a centre</h1><p>Ministers agreed on Tuesday. Subscribe to continue reading.</p>",
            "subscribers",
        ),
        ("<h1>Nine states share a centre</h1><p>Ministers agreed on Tuesday.</p>", "words of text"),
    ],
)
def test_what_is_no_article_is_set_aside_with_the_reason(body: str, says: str, page: Callable[..., Article]) -> None:
    article = page(body, "<title>Tidewater Post</title>")
    assert not article.used
    assert says in article.why


def test_a_short_report_with_a_call_to_subscribe_is_used(report: Callable[..., Article], prose: str) -> None:
    article = report(
        before=prose, after="Sign up for a free trial to read more stories like this. Already a subscriber? Log in."
    )
    assert article.used
    assert article.why == ""


def test_a_release_of_an_information_bureau_is_the_ministry_s(marked: Callable[..., Article], prose: str) -> None:
    posted = "Posted On: 02 FEB 2026 4:32PM by PIB Delhi"
    article = marked(
        f"Ministry of Ports\n\nA centre for the strait\n\n{posted}\n\n{prose}\n\nAK/SR\n\n(Release ID: 2109)"
    )
    assert article.official == article.outlet.value == "Ministry of Ports"
    assert str(article.dated.day) == "2026-02-02"
    assert article.headline is not None
    assert article.quote(article.headline) == "A centre for the strait"
    assert not {"AK/SR", "2109)", "PIB"} & set(article.readable.split())


def test_a_release_that_names_its_body_and_its_kind_on_one_line_is_official(
    marked: Callable[..., Article], prose: str
) -> None:
    article = marked(
        f"Brussels, 2 February 2026\n\nEuropean Commission - Press release\n\nA centre for the strait\n\n{prose}"
    )
    assert article.official == "European Commission"
    assert str(article.dated.day) == "2026-02-02"


RELEASES = r"""
PRESS RELEASE 14/2026\nMinistry of Social Affairs and Health | Ministry of Social Affairs and Health
Press Information Bureau\nGovernment of India\nMinistry of External Affairs | Ministry of External Affairs
For Immediate Release\nU.S. Department of the Treasury | U.S. Department of the Treasury
Joint statement\nFederal Ministry for Economic Affairs | Federal Ministry for Economic Affairs
Press release by the Ministry of Finance | Ministry of Finance
Transcript of remarks\nEuropean Central Bank | European Central Bank
FOR IMMEDIATE RELEASE\nAcme Robotics Inc | -
PRESS RELEASE\nCommission of Acme Holdings | -
Ministry responds to critics | -
Press freedom falls in nine states | -
The Government Weekly | -
"""


@pytest.mark.parametrize("row", RELEASES.strip().splitlines())
def test_an_official_paper_is_known_by_its_head_and_a_company_s_is_not_official(
    row: str, marked: Callable[..., Article], prose: str
) -> None:
    head, body = (cell.strip() for cell in row.split(" | "))
    assert (marked(head.replace("\\n", "\n") + f"\n\n{prose}").official or "-") == body


def test_the_page_of_a_ministry_is_official_and_that_of_a_paper_about_government_is_not(
    page: Callable[..., Article], body: str
) -> None:
    def of(outlet: str, address: str = "https://x.example/a") -> str:
        head = f'<meta property="og:site_name" content="{outlet}"><link rel="canonical" href="{address}">'
        return page(f"<article>{body}</article>", head).official

    assert (
        of("Ministry of External Affairs, Government of India") == "Ministry of External Affairs, Government of India"
    )
    assert of("GOV.UK", "https://www.gov.uk/government/news/centre") == "GOV.UK"
    assert of("The Parliament Magazine") == ""
    assert of("Government Executive") == ""
    assert of("Treasury Today") == ""
    assert of("BBC Parliament") == ""


def test_several_writers_in_one_element_are_each_named(page: Callable[..., Article], body: str) -> None:
    by = '<p itemprop="author">Autor: Monika Bolliger und Anna Trechsel</p>'
    article = page(f"<article><h1>A centre</h1>{by}{body}</article>")
    assert article.byline is not None
    assert article.byline.value == "Monika Bolliger and Anna Trechsel"


def test_where_the_site_signs_as_author_the_next_place_is_asked(page: Callable[..., Article], body: str) -> None:
    head = linked(author={"name": "Tidewater Post"}, publisher={"name": "Tidewater Post"})
    article = page(f"<article>{body}</article>", f'{head}<meta name="sailthru.author" content="Jane Ashdown">')
    assert article.byline is not None
    assert article.byline.value == "Jane Ashdown"
