"""A report is tied to the release it stands on; where that is not there it is said, and nothing is guessed."""

from dataclasses import replace
from datetime import date

import pytest

from tasks.deduplicate import issuers
from tasks.deduplicate.releases import cited, languages, translations
from tasks.ingest import papers
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


SPUN = (
    "Nine people will look into what steel from abroad should cost at the border, the trade minister announced on Monday. "
    "Tarun Velde is to lead the committee, which has 90 days for its report. Steel makers called it late. "
    "Imports have risen by 14.2 per cent in a year, to 3,450 thousand tonnes of flat steel."
)


def test_a_report_in_words_of_its_own_is_tied_by_its_figures_and_names() -> None:
    found = cited((release("steel", STEEL), release("fish", FISH), article("report", SPUN)))
    assert [(one.article, one.release) for one in found] == [("report", "steel")]


def test_a_release_that_is_only_recalled_is_not_the_one_a_report_stands_on() -> None:
    text = (
        "Bakers in Port Aldous want cheaper flour, their guild said on Monday. It counted 61 shops that closed. "
        "The Ministry of Trade had named a committee on steel a day earlier, they noted, and none on bread."
    )
    assert links(release("steel", STEEL), article("report", text)) == []


@pytest.mark.parametrize(
    ("official", "said"),
    [
        ("Ministry of Trade, Estmark", "the trade ministry"),
        ("Election Commission of Kestria", "the chief election commissioner"),
        ("Ministry of External Affairs", "the foreign minister"),
        ("Federal Communications Commission", "the FCC"),
        ("Statistics Office of Estmark", "the statistics office"),
    ],
)
def test_a_body_is_known_by_the_names_that_papers_give_it(official: str, said: str) -> None:
    report = article("r", f"Nothing was decided, {said} said on Monday.")
    assert issuers.named(report, official) is not None


@pytest.mark.parametrize("said", ["the defence ministry", "the commission", "a bank", "the minister"])
def test_another_body_is_not_taken_for_it(said: str) -> None:
    report = article("r", f"Nothing was decided, {said} said on Monday.")
    for official in ("Ministry of Trade", "Election Commission of Kestria", "Bank of Kestria"):
        assert issuers.named(report, official) is None


@pytest.mark.parametrize(
    "words",
    [
        "In a statement the ministry said that two ferries were late.",
        "The authority said in a notice that the lock stays shut.",
        "Under Notice No. 6/2026 of the council the roll stays open.",
    ],
)
def test_a_paper_that_a_body_issued_and_nobody_has_is_unseen(words: str) -> None:
    assert links(release("steel", STEEL), article("r", words)) == [("r", "")]


@pytest.mark.parametrize(
    "words",
    [
        "In a statement the club said that two players were late.",
        "The ministry said that two ferries were late.",
        "The bank took notice of the authority.",
    ],
)
def test_no_paper_is_said_to_be_unseen_where_no_body_issued_one(words: str) -> None:
    assert links(release("steel", STEEL), article("r", words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "The statistics office counted 4 per cent. The young come last, the office said in its release.",
        "The interior ministry told its neighbour on Monday. In a release it said that the checks stay.",
        "The council of Estmark gives farms five days a week.\n\nUnder Order No. 17/2026 vineyards need meters.",
    ],
)
def test_the_body_may_be_named_in_the_sentence_before(words: str) -> None:
    report = papers.named(article("r", words))
    assert links(release("steel", STEEL), report) == [("r", "")]


@pytest.mark.parametrize(
    "words",
    [
        "The ministry fined the Alta company. In a release it said that the fine was small.",
        "The statistics office counted 4 per cent. Inflation fell, the bank said in its release.",
        "The harbour union met the ministry on Monday. In a release it said that talks go on.",
        "The council gives farms five days.\n\nUnder Order No. 17/2020 vineyards need meters.",
    ],
)
def test_whose_release_it_was_is_not_guessed(words: str) -> None:
    report = papers.named(article("r", words))
    assert links(release("steel", STEEL), report) == []


def test_an_order_that_another_paper_gives_the_number_of_is_not_unseen() -> None:
    words = "The council of Estmark gives farms five days a week.\n\nUnder Order No. 17/2026 vineyards need meters."
    known = replace(release("steel", STEEL), paper=Paper("order", "17/2026", (Span("steel", 0, 3),)))
    assert ("r", "") not in links(known, papers.named(article("r", words)))


def test_of_a_paper_in_two_languages_the_report_cites_the_one_in_its_own() -> None:
    english, german = release("en", STEEL, number="IP/26/123"), release("de", "Stahl.", number="IP/26/123")
    report = replace(article("r", "See IP/26/123."), cites=(Paper("release", "IP/26/123", (Span("r", 4, 13),)),))
    both = (english, replace(german, language="de"), report)
    assert links(*both) == [("r", "en")]
    assert languages(english, both) == ("de",)


def test_nothing_is_called_unseen_where_a_release_of_that_body_may_be_it() -> None:
    text = (
        "The Ministry of Trade said in a press release that makers of flat steel had asked for a tariff before the summer. "
        "A committee may sit, the harbour towns of the west hope, while drivers and bakers wait for cheaper goods."
    )
    assert links(release("steel", STEEL), article("r", text)) == []
    far = text.replace("makers of flat steel had asked for a tariff", "bakers had asked for sugar").replace(
        "committee", "man"
    )
    assert links(release("steel", STEEL), article("r", far)) == [("r", "")]


def test_one_paper_in_two_languages_is_known_by_its_figures_or_its_number() -> None:
    figures = "Am 2. Februar: 14.2 Prozent, 3,450 Tonnen, 90 Tage, 12,500 Fische und 77 Schiffe."
    english = release("en", figures.replace("Tage", "days"))
    german = release("de", figures, language="de")
    assert translations((english, german)) == (("en", "de"),)
    assert translations((english, replace(german, language="en"))) == ()
    one, two = release("a", STEEL, number="IP/26/123"), release("b", "Stahl.", number="IP/26/123", language="de")
    assert translations((one, two)) == (("a", "b"),)
    assert translations((one, replace(two, paper=Paper("release", "IP/26/124", (Span("b", 0, 3),))))) == ()
