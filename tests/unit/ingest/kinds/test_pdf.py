"""A paper in PDF is read as it was written: sentences whole, running heads set apart, and never at any price."""

import io
import zlib
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from tasks.errors import SourceError
from tasks.ingest import mark
from tasks.ingest.kinds import paragraphs, pdf
from tasks.ingest.kinds.paragraphs import Printed

HEAD = (200.0, 810.0, 9.0, "Official Gazette of Examplia")
FIRST = [
    HEAD,
    (72.0, 740.0, 20.0, "Steel tariff to be"),
    (72.0, 716.0, 20.0, "reconsidered this year"),
]
BODY = (
    "The Ministry of Trade announced on Tuesday that the tariff on imported steel would be recon-",
    "sidered by a committee, which is to report by 31 March 2026. Officials called the well-known",
    "arrangement provisional and said that talks with neighbouring states went on without a break.",
    "",
    "The committee has nine members. Its first meeting is to be held in Port Aldous on 9 February,",
    "and the well-known disputes over the quota for flat steel are to be the first to be taken up as",
)
NEXT = (
    "soon as the delegations of the coastal provinces have been heard by the chairman and the clerk.",
    "",
    "No further meeting was announced.",
)


def paper(makes: Any) -> bytes:
    one = [*FIRST, *makes.lines(*BODY, top=680), (290.0, 30.0, 9.0, "Page 1 of 2")]
    two = [HEAD, *makes.lines(*NEXT, top=760), (290.0, 30.0, 9.0, "Page 2 of 2")]
    return makes.pdf(one, two)


def test_lines_become_paragraphs_and_broken_words_whole(makes: Any) -> None:
    found = pdf.article("gazette.pdf", paper(makes))
    assert "would be reconsidered by a committee" in found.text
    assert "called the well-known arrangement provisional" in found.text
    assert found.headline is not None
    assert found.quote(found.headline) == "Steel tariff to be reconsidered this year"
    assert "went on without a break.\n\nThe committee has nine members." in found.text


def test_a_sentence_goes_on_over_the_page(makes: Any) -> None:
    found = pdf.article("gazette.pdf", paper(makes))
    assert "to be taken up as soon as the delegations" in found.text


def test_running_heads_and_numbers_of_pages_are_kept_but_not_read(makes: Any) -> None:
    found = mark(pdf.article("gazette.pdf", paper(makes)))
    set_apart = [found.text[d.start : d.end] for d in found.dropped if d.reason == "markup"]
    assert set_apart == ["Page 1 of 2", "Official Gazette of Examplia"]
    assert "Page" not in found.readable
    assert found.text.startswith("Official Gazette of Examplia\n\nSteel tariff")


def test_the_second_column_comes_after_the_first(makes: Any) -> None:
    left = makes.lines(
        "The first column tells of steel and",
        "of the committee that looks at its",
        "price, in three lines of one size.",
        top=700,
    )
    right = makes.lines(
        "The second column tells of fish and",
        "of the harbour where the catch is to",
        "be landed from the first of March.",
        top=700,
        x=320,
    )
    found = pdf.article("two.pdf", makes.pdf([*left, *right]))
    assert found.text.index("one size.") < found.text.index("The second column")
    assert "fish and of the harbour where" in found.text


def test_a_locked_pdf_is_told_from_a_damaged_one(makes: Any) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper(makes))))
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(SourceError, match="locked by a password"):
        pdf.article("locked.pdf", out.getvalue())
    with pytest.raises(SourceError, match="cannot be read as a PDF"):
        pdf.article("damaged.pdf", b"%PDF-1.7 and no more")


def test_a_pdf_that_opens_without_a_password_is_read(makes: Any) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper(makes))))
    writer.encrypt("", owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    assert "reconsidered by a committee" in pdf.article("open.pdf", out.getvalue()).text


def test_a_scan_has_no_text_layer(makes: Any) -> None:
    with pytest.raises(SourceError, match="no text layer"):
        pdf.article("scan.pdf", makes.pdf([], [], [(72.0, 30.0, 9.0, "Received 3 Feb")]))


def test_a_pdf_of_very_many_pages_is_left(makes: Any) -> None:
    with pytest.raises(SourceError, match="301 pages"):
        pdf.article("long.pdf", makes.pdf(*[[(72.0, 700.0, 11.0, "Text")]] * 301))


def test_a_stream_that_unpacks_to_a_gigabyte_costs_nothing_but_itself(makes: Any) -> None:
    bomb = zlib.compress(b" " * 200_000_000, 9)
    data = paper(makes).replace(b"/Length", b"/Filter/FlateDecode/Length", 1)
    start, end = data.index(b"stream\n") + 7, data.index(b"\nendstream")
    with pytest.raises(SourceError, match=r"cannot be read|too long|no text layer"):
        pdf.article("bomb.pdf", data[:start] + bomb + data[end:])


def lines(*texts: str) -> list[Printed]:
    return [Printed(text, 72, 700 - 14 * n, 11) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The cabinet agreed to recon-", "sider the tariff on steel today", "agreed to reconsider the"),
        ("The cabinet met on the cross-", "border cable and the cross-border law", "on the cross-border cable"),
        ("The forum of all the Asia-", "Pacific states has met in Rome on", "the Asia-Pacific states"),
        ("The cabinet agreed to recon\u2010", "sider the tariff on steel today", "agreed to reconsider the"),
        ("It was a matter of long\u00ad", "er standing than they had known", "of longer standing"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_read_as_meant(first: str, second: str, whole: str) -> None:
    found, _ = paragraphs.of([lines(first, second)])
    assert whole in next(paragraphs.texts(found))


def test_items_of_a_list_stay_apart() -> None:
    found, _ = paragraphs.of(
        [lines("The committee is to look into these:", "1. the quota for flat steel and", "2. the tariff on tin")]
    )
    assert len(found) == 3


def test_a_line_that_only_one_page_has_is_no_running_head() -> None:
    pages = [lines(f"Report {word} of the whole committee", "Its text goes on.") for word in ("one", "two", "three")]
    assert paragraphs.of(pages)[1] == []
