"""Official papers by their numbers: of the paper itself, and of those that a report names."""

from dataclasses import replace
from datetime import date

import pytest

from tasks.ingest import papers
from tasks.ingest.files import of_bytes
from tasks.model import Article

PROSE = "The Ministry has set up a committee of nine members that is to look at the tariff on steel by the end of the month."


def release(head: str, official: str = "Ministry of Trade") -> Article:
    return papers.named(replace(of_bytes("release.txt", f"{head}\n\n{PROSE}\n\n{PROSE}".encode()), official=official))


@pytest.mark.parametrize(
    ("head", "kind", "number"),
    [
        ("Press Release No. 12/2026\n2 February 2026", "release", "12/2026"),
        ("MINISTRY OF TRADE\nPRESS RELEASE: No 45\nDated: 2 February 2026", "release", "45"),
        ("PRESS RELEASE 2025-2026/1234 | 2 February 2026", "release", "2025-2026/1234"),
        ("Pressemitteilung Nr. 12/2026\n2 February 2026", "release", "12/2026"),
        ("IP/26/123\nBrussels, 2 February 2026", "release", "IP/26/123"),
        ("Release ID: 2098765", "release", "2098765"),
        ("Official Journal of the Union\nL 45/3\n2 February 2026", "gazette", "L45/3"),
        ("STATUTORY INSTRUMENTS\nS.I. 2026/101", "order", "SI2026/101"),
        ("THE GAZETTE OF EXAMPLIA\nG.S.R. 45(E).\n2 February 2026", "order", "GSR45(E)"),
        ("Deutscher Bundestag\nDrucksache 20/1234\n2 February 2026", "paper", "20/1234"),
        ("COM(2026) 12 final\nBrussels, 2 February 2026", "paper", "COM(2026)12"),
        ("Written question E-001234/2026", "question", "E-001234/2026"),
    ],
)
def test_a_paper_gives_its_number(head: str, kind: str, number: str) -> None:
    found = release(head)
    assert found.paper is not None
    assert (found.paper.kind, found.paper.number) == (kind, number)
    assert found.quote(found.paper.evidence[0]) in head
    assert found.paper.day == (date(2026, 2, 2) if "2 February 2026" in head else None)
    assert found.cites == ()


def test_the_number_of_another_paper_in_its_text_is_not_its_own() -> None:
    found = release(f"Steel tariff\n\n{PROSE} It follows Press Release No. 3/2026 and {PROSE}")
    assert found.paper is None
    assert [one.number for one in found.cites] == ["3/2026"]


def test_two_days_beside_a_number_are_none() -> None:
    found = release("Press Release No. 12/2026 of 2 February 2026\n3 February 2026")
    assert found.paper is not None
    assert found.paper.day is None


def test_a_report_that_names_a_paper_is_no_paper() -> None:
    text = f"Steel tariff to be looked at\n\nIn press release No. 12 / 2026 and S.I. 2026/101 the ministry says so. {PROSE}"
    found = papers.named(of_bytes("report.txt", text.encode()))
    assert found.paper is None
    assert [(one.kind, one.number) for one in found.cites] == [("release", "12/2026"), ("order", "SI2026/101")]


@pytest.mark.parametrize(
    "text",
    [
        "The team won group C 4/5 on Tuesday, and L 45/3 is a road.",
        "A press release of 2 February 2026 says so.",
        "The ministry's press release 2026 calendar is out.",
        "It was the 12/2026 issue of the paper, number 45.",
        "He scored 20/1234 points in the circular route.",
        "Bill 45 left the room after Act 3.",
        "The 91 French states, and an executive order signed in 2025.",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert papers.named(of_bytes("report.txt", f"{text} {PROSE}".encode())).cites == ()


def test_numbers_are_compared_without_spaces() -> None:
    assert papers.key("S.I. 2026/101") == papers.key("SI 2026/101") == "SI2026/101"
