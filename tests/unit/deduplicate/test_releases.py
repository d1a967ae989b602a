"""A report is tied to the release it stands on; where that is not there it is said, and nothing is guessed."""

from dataclasses import replace
from datetime import date

import pytest

from tasks.deduplicate.releases import cited, translations
from tasks.model import Article, Basis, Dating, Paper, Sourced, Span

STEEL = (
    "The Ministry of Trade has today constituted a committee of nine members to review the tariff on imported flat steel. "
    "The committee will be chaired by Shri Tarun Velde and will submit its report within 90 days. Imports of flat steel "
    "rose by 14.2 per cent to 3,450 thousand tonnes last year."
)
FISH = (
    "The Ministry of Trade has issued revised quotas for herring. The quota for the western waters is set at 12,500 tonnes, "
    "and vessels above 24 metres need a new licence from the harbour master at Port Aldous."
)
REPORT = (
    "A nine-member committee is to review the tariff on flat steel, the Ministry of Trade said in a press release on Monday. "
    "Chaired by Tarun Velde, the committee is to submit its report within 90 days. Imports of flat steel rose by 14.2 per cent "
    "last year."
)


def article(key: str, text: str, day: int = 2, official: str = "", language: str = "en") -> Article:
    when = date(2026, 2, day)
    return Article(
        id=key,
        name=key,
        url="",
        text=text,
        headline=None,
        outlet=Sourced(None, Basis.UNKNOWN),
        dated=Dating(when, when, Basis.METADATA),
        official=official,
        language=language,
    )


def release(key: str, text: str, day: int = 2, number: str = "", language: str = "en") -> Article:
    made = article(key, text, day, "Ministry of Trade", language)
    return replace(made, paper=Paper("release", number, (Span(key, 0, 3),))) if number else made


def links(*articles: Article) -> list[tuple[str, str]]:
    return [(one.article, one.release) for one in cited(articles)]


def test_a_report_is_tied_to_the_release_that_says_the_same() -> None:
    assert links(release("steel", STEEL), release("fish", FISH), article("report", REPORT)) == [("report", "steel")]


def test_the_evidence_is_the_sentence_that_names_the_body() -> None:
    report = article("report", REPORT)
    (one,) = cited((release("steel", STEEL), report))
    assert "Ministry of Trade said in a press release" in report.quote(one.evidence)


@pytest.mark.parametrize("named", ["the Trade Ministry", "the trade ministry's spokesman", "the Ministry of Trade"])
def test_a_body_is_known_in_either_order(named: str) -> None:
    assert links(release("steel", STEEL), article("r", REPORT.replace("the Ministry of Trade", named))) == [
        ("r", "steel")
    ]


def test_a_release_that_is_not_there_is_said_to_be_unseen() -> None:
    assert links(release("fish", FISH), article("report", REPORT)) == [("report", "")]


def test_another_bodys_release_on_the_same_matter_is_not_it() -> None:
    other = replace(release("steel", STEEL), official="Ministry of Finance")
    assert links(other, article("report", REPORT)) == [("report", "")]


def test_a_release_of_last_month_or_of_tomorrow_is_not_it() -> None:
    assert links(release("steel", STEEL, day=20), article("report", REPORT, day=2)) == [("report", "")]
    assert links(release("steel", STEEL, day=1), article("report", REPORT, day=20)) == [("report", "")]


def test_a_report_that_fits_two_releases_gets_neither() -> None:
    assert links(release("a", STEEL), release("b", STEEL), article("report", REPORT)) == []


def test_a_report_that_names_no_body_goes_back_to_none() -> None:
    assert (
        links(release("steel", STEEL), article("r", "The price of bread rose in Port Aldous, bakers said on Monday."))
        == []
    )


def test_a_report_that_only_mentions_the_body_goes_back_to_none() -> None:
    text = (
        "The Ministry of Trade stands on Quay Street, where the festival of lights begins on Friday with nine choirs."
    )
    assert links(release("steel", STEEL), article("r", text)) == []


def test_a_number_ties_them_whatever_the_words() -> None:
    report = replace(
        article("r", "See IP/26/123 on boats."), cites=(Paper("release", "IP/26/123", (Span("r", 4, 13),)),)
    )
    assert links(release("steel", STEEL, number="IP/26/123"), report) == [("r", "steel")]


def test_a_plain_number_needs_its_issuer() -> None:
    cites = (Paper("release", "12", (Span("r", 0, 3),)),)
    stranger = replace(article("r", "Press release 12 is out, the club said."), cites=cites)
    named = replace(article("r", "Press release 12 of the Ministry of Trade is out."), cites=cites)
    steel = release("steel", STEEL, number="12")
    assert links(steel, stranger) == []
    assert links(steel, named) == [("r", "steel")]


def test_one_paper_in_two_languages_is_known_by_its_figures_or_its_number() -> None:
    figures = "Am 2. Februar: 14.2 Prozent, 3,450 Tonnen, 90 Tage, 12,500 Fische und 77 Schiffe."
    english = release("en", figures.replace("Tage", "days"))
    german = release("de", figures, language="de")
    assert translations((english, german)) == (("en", "de"),)
    assert translations((english, replace(german, language="en"))) == ()
    one, two = release("a", STEEL, number="IP/26/123"), release("b", "Stahl.", number="IP/26/123", language="de")
    assert translations((one, two)) == (("a", "b"),)
    assert translations((one, replace(two, paper=Paper("release", "IP/26/124", (Span("b", 0, 3),))))) == ()
