"""Lines under a headline that sign for an agency, in the forms of several countries; a person's or a desk's does not."""

from collections.abc import Callable

import pytest

from tasks.ingest import agencies, agency_lines, attribution, bylines, datelines, lines
from tasks.model import Article

SIGNED = """
By AFP                                       | AFP
Par AFP                                      | AFP
Von dpa                                      | dpa
Por EFE                                      | EFE
Redazione ANSA                               | ANSA
By AFP - Agence France Presse                | AFP
dpa/AFP                                      | dpa, AFP
reuters/afp                                  | Reuters, AFP
AFP, Reuters                                 | AFP, Reuters
dpa | 11.03.2026, 07:45 Uhr                  | dpa
Par AFP | Publié le 11 mars 2026             | AFP
Agência Lusa, 11 mar 2026                    | Lusa
Press Trust of India | Mumbai                | PTI
Reuters staff | 11 March 2026                | Reuters
Author: IANS                                 | IANS
By Our Bureau                                | -
By Ani Kellerman                             | -
By Reuters Holm and Ana Reis                 | -
Reuters | The strait in winter               | -
TT                                           | -
"""
ROWS = [tuple(cell.strip() for cell in row.rsplit("|", 1)) for row in SIGNED.strip().splitlines()]


@pytest.mark.parametrize(("line", "names"), ROWS)
def test_a_line_signs_for_the_agencies_it_consists_of(line: str, names: str) -> None:
    wanted = () if names == "-" else tuple(n.strip() for n in names.split(","))
    assert agency_lines.of_line(line) == wanted


@pytest.mark.parametrize(
    ("line", "who"),
    [("Ana Reis, Reuters", ("Ana Reis", "Reuters")), ("Ana Reis | Bloomberg", ("Ana Reis", "Bloomberg"))],
)
def test_an_agency_behind_a_name_is_whom_that_person_works_for(line: str, who: tuple[str, str]) -> None:
    assert agency_lines.behind(line) == who
    found = bylines.written_by(line, "")
    assert found is not None
    assert (found.names, found.agencies) == (who[0], (who[1],))


@pytest.mark.parametrize("line", ["Ana Reis, Lisbon", "Ana Reis", "Reuters said on Monday, that, too"])
def test_a_town_behind_a_name_is_no_agency(line: str) -> None:
    assert agency_lines.behind(line) == ("", "")


def test_a_reporter_for_an_agency_signs_for_it() -> None:
    found = bylines.signed_by("(Reporting by Ana Reis for Reuters in Porto; Editing by Tom Hale)", "")
    assert found == bylines.Byline("Ana Reis", ("Reuters",))
    own = bylines.signed_by("(Reporting by Ana Reis for this newspaper; Editing by Tom Hale)", "")
    assert own is None or own.agencies == ()


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("(avec AFP)", "inputs_from"),
        ("Le Phare de la Côte avec AFP", "inputs_from"),
        ("(mit Material von dpa)", "inputs_from"),
        ("Con información de AFP", "inputs_from"),
        ("com informações da AFP", "inputs_from"),
        ("D'après une dépêche de l'AFP", "based_on"),
        ("Dieser Artikel beruht auf einer Meldung der AFP.", "based_on"),
        ("Rewritten from an AFP report", "based_on"),
        ("Quelle: AFP", "republished"),
        ("Fuente: AFP", "republished"),
        ("Bron: AFP", "republished"),
        ("/AFP/", "republished"),
        ("== AFP", "republished"),
        ("Translated from a French report by AFP", "translated"),
        ("Aus dem Englischen übersetzt, Original: AFP", "translated"),
        ("This AFP report was translated by machine.", "translated"),
    ],
)
def test_a_credit_in_another_language_or_shape_is_one(line: str, relation: str) -> None:
    found = attribution.of_line(lines.plain(line), "", tail=True)
    assert found is not None
    assert (found.relation, {"AFP", "dpa"} & set(found.agencies) != set()) == (relation, True)


@pytest.mark.parametrize(
    "line",
    [
        "Avec le ministre de la mer",
        "Mit Informationen aus dem Ministerium",
        "Fuente: Ministerio de Hacienda",
        "Translated from the Hindi by Ana Reis",
        "Translated into law, the plan costs twice as much",
        "Translation of the treaty took the ministry a year.",
        "Nach Angaben der dpa sprach der Minister am Abend mit den Ländern.",
    ],
)
def test_words_that_only_look_like_it_are_no_credit(line: str) -> None:
    assert attribution.of_line(lines.plain(line), "", tail=True) is None


def test_agencies_without_a_name_are_credited_as_such(report: Callable[..., Article]) -> None:
    for line, relation in (("(With inputs from agencies)", "inputs_from"), ("By Agencies", "byline")):
        article = report(before=line) if relation == "byline" else report(after=line)
        assert [(c.agency, c.relation, c.named) for c in article.credits] == [("agencies", relation, False)]


def test_a_named_agency_leaves_no_word_of_the_unnamed(report: Callable[..., Article]) -> None:
    assert [c.agency for c in report(after="(With inputs from PTI and agencies)").credits] == ["PTI"]


def test_several_agencies_are_joined_by_strokes_and_a_region_s_desk_is_none() -> None:
    assert agencies.several("dpa/lno") == ("dpa",)
    assert agencies.several("APA/dpa") == ("APA", "dpa")
    assert agencies.several("dpa/Harbour") == ()
    assert agencies.several("AFP") == ()


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("PARIS, AFP — Le gouvernement", "AFP"),
        ("TOKYO, Feb. 5, Kyodo - The house", "Kyodo"),
        ("Hamburg (dpa/lno) – Der Hafen", "dpa/lno"),
        ("BERLIN (dpa/AFP). Die Länder", "dpa/AFP"),
        ("MOSCOW, February 5. /TASS/. The talks", "TASS"),
        ("Lisboa, 11 mar 2026 (Lusa) - O ministro", "Lusa"),
    ],
)
def test_a_dateline_names_its_agency_in_every_house_s_form(line: str, agency: str) -> None:
    found = datelines.opening(line)
    assert found is not None
    assert found.agency == agency


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour Pact (AFP) on fisheries was signed.",
        "AMARAVATI (AP), Feb 3: The chief minister spoke.",
        "Paris, Texas - A fair",
        "Berlin, Reuters said on Monday, is ready.",
    ],
)
def test_a_bracket_in_a_sentence_is_no_agency_s_dateline(line: str) -> None:
    found = datelines.opening(line)
    assert found is None or not found.agency


def test_what_follows_an_agency_in_brackets_is_the_agency_s(marked: Callable[..., Article], prose: str) -> None:
    text = f"{prose}\n\n{prose}\n\n{prose}\n\n(Reuters) - Shares in the ferry company fell on Monday after the vote."
    article = marked(text)
    assert [(c.agency, c.relation) for c in article.credits] == [("Reuters", "republished")]
    assert "Shares in the ferry company" in article.readable
    assert "(Reuters)" not in article.readable
