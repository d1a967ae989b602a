"""A file is what its bytes say, and a folder or a page of papers is a source like any other."""

from pathlib import Path
from typing import Any

import pytest

from tasks.errors import SourceError
from tasks.ingest import files, mark, opened, read
from tasks.ingest.kinds import child
from tasks.model import Source

PAGE = "<!DOCTYPE html><html><head><title>Nine states</title></head><body><article><h1>Nine states</h1>" + (
    "<p>Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait.</p>" * 8
)


def paper(makes: Any) -> bytes:
    return makes.pdf(
        makes.lines(
            "Ministers from nine states agreed on Tuesday to share the cost of a",
            "rescue centre in the strait, and to train its first crews in the autumn.",
        )
    )


@pytest.mark.parametrize("name", ["page.pdf", "page.txt", "page.docx", "page.html"])
def test_a_page_is_a_page_whatever_its_name(name: str) -> None:
    (found,) = opened.articles(name, PAGE.encode())
    assert found.text.startswith("Nine states\n\nMinisters")
    assert "<p>" not in found.text


def test_a_pdf_called_a_text_is_read_as_a_pdf(makes: Any) -> None:
    (found,) = opened.articles("paper.txt", paper(makes))
    assert found.text.startswith("Ministers from nine states agreed on Tuesday to share the cost of a rescue centre")


def test_a_text_called_a_pdf_is_a_text() -> None:
    assert (
        opened.articles("note.pdf", b"Nine states agree\n\nMinisters met.")[0].text
        == "Nine states agree\n\nMinisters met."
    )


def test_a_locked_word_file_is_said_to_be_one() -> None:
    with pytest.raises(SourceError, match="locked by a password"):
        opened.articles("note.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Ministers met\x00\x00 in Rome on Tuesday.", "binary"),
        (b"PK\x03\x04" + b"\0" * 50, "damaged"),
        (b"%PDF-1.4\n%%EOF", "cannot be read as a PDF"),
        (b"", "empty"),
    ],
)
def test_what_is_nothing_is_named(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        opened.articles("note.txt", data)


def test_a_line_of_two_hundred_kilobytes_is_one_paragraph() -> None:
    text = "Ministers from nine states agreed to share the cost of the boats. " * 3_100
    (found,) = opened.articles("long.txt", text.encode())
    assert len(text) > 200_000
    assert mark(found).text == text


def test_two_encodings_in_one_text_lose_no_letter_that_both_share() -> None:
    (found,) = opened.articles(
        "mixed.txt", "Café in Zürich opens.\n\n".encode() * 3 + "Prices at the Café rise.".encode("cp1252")
    )
    assert "in Z" in found.text
    assert found.text.rstrip().endswith("rise.")


def test_papers_named_by_hand_are_read_beside_texts(tmp_path: Path, makes: Any, prose: str) -> None:
    (tmp_path / "a.txt").write_text(prose)
    (tmp_path / "b.pdf").write_bytes(paper(makes))
    (tmp_path / "c.docx").write_bytes(makes.docx(("Title", "Nine states agree"), ("Normal", prose)))
    (tmp_path / "d.eml").write_bytes(makes.mail(prose))
    (tmp_path / "e.pdf").write_bytes(makes.pdf([]))
    found = read((str(tmp_path),))
    assert [a.name for a in found.articles] == ["a.txt", "b.pdf", "c.docx", "d.eml"]
    assert [(n.subject, "no text layer" in n.message) for n in found.notices] == [("e.pdf", True)]


def test_a_folder_reads_papers_and_remembers_them(tmp_path: Path, makes: Any, reader: Any, prose: str) -> None:
    (tmp_path / "b.pdf").write_bytes(paper(makes))
    (tmp_path / "c.docx").write_bytes(makes.docx(("Title", "Nine states agree"), ("Normal", prose)))
    source = Source("desk", "folder", str(tmp_path))
    found = reader(source)
    assert [a.address for a in found.articles] == ["b.pdf", "c.docx"]
    for article in found.articles:
        makes.resolves(article)
    assert reader(source).articles == ()


def test_a_gazette_in_the_net_is_a_page(makes: Any, reader: Any, site: Any) -> None:
    at = site.put("/gazette/12", paper(makes), Content_Type="application/pdf")
    (article,) = reader(Source("gazette", "page", at, official="Ministry of Trade")).articles
    makes.resolves(article)
    assert (article.url, article.official, article.site) == (at, "Ministry of Trade", "127.0.0.1")


def test_a_file_that_hangs_is_ended(makes: Any) -> None:
    with pytest.raises(SourceError, match="takes too long"):
        child.opened("pdf", paper(makes), seconds=0.01)


def test_a_text_is_no_larger_than_before(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"a" * (files.MOST_BYTES + 1))
    with pytest.raises(SourceError, match="larger than 5 MB"):
        opened.bytes_of(path)
