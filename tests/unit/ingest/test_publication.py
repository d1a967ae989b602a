"""When an article came out: which of several signals counts, and when none does."""

from collections.abc import Callable
from datetime import date

from tasks.model import Article, Basis


def test_a_glued_stamp_dates_an_article_that_says_nothing_else(marked: Callable[..., Article], prose: str) -> None:
    article = marked(f" date 2026-02-02 {prose}")
    assert article.dated.day == date(2026, 2, 2)
    assert article.dated.basis == Basis.INLINE_PREFIX
    assert [article.quote(s) for s in article.dated.evidence] == ["2026-02-02"]
    assert article.readable.strip() == prose


def test_a_dateline_without_a_year_leaves_the_day_open_and_says_what_it_has(report: Callable[..., Article]) -> None:
    article = report(
        before="", headline="LISBON, Jan 30 (MWS) - A rescue centre in the strait is to cost nine states a million."
    )
    assert article.dated.day is None
    assert article.dated.basis == Basis.UNKNOWN
    assert "30 January" in article.dated.reason
    assert [article.quote(s) for s in article.dated.evidence] == ["Jan 30"]


def test_the_year_of_a_full_date_beside_it_settles_a_dateline(marked: Callable[..., Article], prose: str) -> None:
    article = marked(f"LISBON, Jan 30 (MWS) - {prose} The treaty was signed on 27 January 2026 in Rabat.")
    assert article.dated.day == date(2026, 1, 30)
    assert article.dated.basis == Basis.DATELINE
    assert "2026" in article.dated.reason


def test_a_target_year_does_not_settle_a_dateline(marked: Callable[..., Article], prose: str) -> None:
    assert marked(f"LISBON, Jan 30 (MWS) - {prose} The fleet is to double by 2030.").dated.day is None


def test_two_years_in_the_text_settle_nothing(marked: Callable[..., Article], prose: str) -> None:
    text = f"LISBON, Jan 30 (MWS) - {prose} The treaty was signed on 27 January 2026; the first dates from 1998."
    assert marked(text).dated.day is None


def test_a_dateline_goes_before_a_line_of_its_own(marked: Callable[..., Article], prose: str) -> None:
    article = marked(f"Nine states share a centre\n\nPublished: 3 February 2026\n\nROME, Feb 2, 2026 (ANSA) - {prose}")
    assert (article.dated.day, article.dated.basis) == (date(2026, 2, 2), Basis.DATELINE)


def test_a_line_of_its_own_goes_before_a_dateline_without_a_year(marked: Callable[..., Article], prose: str) -> None:
    article = marked(f"Nine states share a centre\n\nPublished: 3 February 2026\n\nROME, Feb 2 (ANSA) - {prose}")
    assert (article.dated.day, article.dated.basis) == (date(2026, 2, 3), Basis.VISIBLE)


def test_an_update_is_no_publication(report: Callable[..., Article]) -> None:
    article = report(before="Updated: 3 February 2026, 10:07 GMT")
    assert article.dated.day is None
    assert "Updated" not in article.readable


def test_a_date_within_the_report_dates_nothing(report: Callable[..., Article]) -> None:
    assert report(after="The parliaments vote on 3 March 2026.").dated.day is None


def test_the_stamp_of_the_page_goes_before_its_address_and_its_text(page: Callable[..., Article], prose: str) -> None:
    head = (
        '<meta property="article:published_time" content="2026-02-02T00:30:00+05:30">'
        '<link rel="canonical" href="https://post.example/2026/02/03/centre">'
    )
    article = page(f"<article><h1>Nine states share a centre</h1><p>4 February 2026</p><p>{prose}</p></article>", head)
    assert (article.dated.day, article.dated.basis) == (date(2026, 2, 2), Basis.METADATA)


def test_a_stamp_keeps_its_own_day_whatever_its_offset(page: Callable[..., Article], prose: str) -> None:
    for stamp, day in (("2026-02-02T23:50:00-08:00", 2), ("2026-02-03T00:10:00+14:00", 3), ("2026-02-02T23:59:59Z", 2)):
        article = page(
            f"<article><p>{prose}</p></article>", f'<meta property="article:published_time" content="{stamp}">'
        )
        assert article.dated.day == date(2026, 2, day)


def test_a_stamp_much_later_than_the_address_stays_with_a_word_of_warning(
    page: Callable[..., Article], prose: str
) -> None:
    head = (
        '<meta property="article:published_time" content="2026-02-09T10:00:00Z">'
        '<link rel="canonical" href="https://post.example/2026/02/01/centre">'
    )
    article = page(f"<article><p>{prose}</p></article>", head)
    assert article.dated.day == date(2026, 2, 9)
    assert "2026-02-01" in article.dated.reason


def test_a_stamp_much_later_than_the_dateline_stays_with_a_word_of_warning(
    page: Callable[..., Article], prose: str
) -> None:
    head = '<meta property="article:published_time" content="2026-02-09T10:00:00Z">'
    article = page(f"<article><p>ROME, Feb 2, 2026 (ANSA) - {prose}</p></article>", head)
    assert article.dated.day == date(2026, 2, 9)
    assert "2 February 2026" in article.dated.reason


def test_an_address_dates_a_page_that_says_nothing_else(page: Callable[..., Article], prose: str) -> None:
    for path in ("/2026/02/01/centre", "/news/2026-02-01-centre", "/news/2026-02-01/centre.html"):
        article = page(
            f"<article><p>{prose}</p></article>", f'<link rel="canonical" href="https://post.example{path}">'
        )
        assert (article.dated.day, article.dated.basis) == (date(2026, 2, 1), Basis.URL)


def test_a_line_on_the_page_goes_before_its_address(page: Callable[..., Article], prose: str) -> None:
    head = '<link rel="canonical" href="https://post.example/2026/02/01/centre">'
    body = f"<article><h1>Nine states share a rescue centre</h1><p>Saturday 31 January 2026</p><p>{prose}</p></article>"
    article = page(body, head)
    assert (article.dated.day, article.dated.basis) == (date(2026, 1, 31), Basis.VISIBLE)
    assert [article.quote(s) for s in article.dated.evidence] == ["Saturday 31 January 2026"]


def test_a_default_of_the_software_is_no_date(page: Callable[..., Article], prose: str) -> None:
    head = '<meta property="article:published_time" content="1970-01-01T00:00:00Z">'
    assert page(f"<article><p>{prose}</p></article>", head).dated.day is None


def test_an_evening_in_america_is_not_the_next_day_in_london(page: Callable[..., Article], prose: str) -> None:
    head = (
        '<meta property="article:published_time" content="2026-02-02T02:25:00Z">'
        '<link rel="canonical" href="https://post.example/2026/02/01/centre">'
    )
    article = page(f"<article><p>{prose}</p></article>", head)
    assert (article.dated.day, article.dated.basis) == (date(2026, 2, 1), Basis.URL)
    assert "2026-02-02T02:25:00Z" in article.dated.reason
