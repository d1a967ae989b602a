"""Papers in capitals are official too, and a dateline without a year is read from the day of the collection."""

from dataclasses import replace
from datetime import date

import pytest

from tasks.ingest import mark
from tasks.ingest.files import of_bytes
from tasks.model import Article, Basis

NOTICE = """GOVERNMENT GAZETTE

GENERAL NOTICE 71 OF 2026

DEPARTMENT OF FISHERIES AND THE ENVIRONMENT

DRAFT REGULATIONS ON THE RETURN OF FISHING NETS

I, Nomvula Radebe, Minister of Fisheries, hereby give notice of my intention to make regulations under section 69.

Comments must be sent by 6 March 2026.
"""
RELEASE = """GOVERNMENT OF INDIA
MINISTRY OF POWER

PRESS RELEASE

New Delhi, 2 February 2026

Advisory on energy storage beside solar power projects

The Ministry of Power has today issued an advisory to all Central and State procuring agencies.
"""
HEARING = """MPs to question farm official over weak fertiliser

NAIROBI, January 31 - Kenya's Principal Secretary for Agriculture will answer questions on Monday, 2 February.
"""
SHOUTED = """MINISTER OF SOUND CLUB NIGHT RETURNS

The club has put up posters again, and the queue went round the corner on Friday night, its owner said.
"""


def marked(text: str, read: date | None = None) -> Article:
    return mark(replace(of_bytes("a.txt", text.encode()), read=read))


@pytest.mark.parametrize(
    ("text", "issuer", "headline"),
    [
        (NOTICE, "Department of Fisheries and the Environment", "DRAFT REGULATIONS ON THE RETURN OF FISHING NETS"),
        (RELEASE, "Ministry of Power", "Advisory on energy storage beside solar power projects"),
    ],
)
def test_a_paper_in_capitals_has_its_issuer_and_its_own_headline(text: str, issuer: str, headline: str) -> None:
    article = marked(text)
    assert article.official == issuer
    assert article.headline
    assert article.quote(article.headline) == headline


def test_capitals_alone_make_nothing_official() -> None:
    assert marked(SHOUTED).official == ""


@pytest.mark.parametrize(
    ("read", "published"),
    [
        (date(2026, 2, 2), date(2026, 1, 31)),
        (date(2026, 1, 30), date(2026, 1, 31)),  # the clock of a place further east
        (date(2026, 1, 29), None),  # cannot be from tomorrow, and a year ago is too far
        (date(2026, 6, 1), None),
        (None, None),
    ],
)
def test_the_day_of_reading_gives_a_dateline_its_year(read: date | None, published: date | None) -> None:
    dated = marked(HEARING, read).dated
    assert dated.day == published
    assert dated.basis == (Basis.DATELINE if published else Basis.UNKNOWN)


LETTER = """Kingdom of Norland
Ministry of Environment and Water
Harrow

{}
6 February 2026

The Ministry announces that the suspension of imports of live sheep is lifted with effect from 1 March 2026.
"""


@pytest.mark.parametrize("mark_", ["Statement", "Notice No 14", "Public announcement", "Decree"])
def test_a_bare_word_under_a_letterhead_makes_it_official(mark_: str) -> None:
    assert marked(LETTER.format(mark_)).official == "Ministry of Environment and Water"


def test_a_ministry_on_top_of_a_report_does_not() -> None:
    report = LETTER.format("Sheep may come back").replace("announces", "is said to announce")
    assert not marked(report).official
