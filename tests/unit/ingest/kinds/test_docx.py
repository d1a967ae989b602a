"""A Word file is read block by block; what is locked, damaged or a bomb is named and left."""

from typing import Any

import pytest

from tasks.errors import SourceError
from tasks.ingest.kinds import docx

BLOCKS = (
    ("Title", "Nine states share a rescue centre"),
    ("Normal", "Ministers from nine states agreed on Tuesday to share the cost of a rescue centre."),
    ("Heading2", "What it costs"),
    ("Normal", "The centre costs 40 million crowns a year, of which Examplia pays half."),
)


def test_every_block_is_read_and_the_title_is_the_headline(makes: Any) -> None:
    found = docx.article("note.docx", makes.docx(*BLOCKS))
    assert found.text == "\n\n".join(text for _, text in BLOCKS)
    assert found.headline is not None
    assert found.quote(found.headline) == "Nine states share a rescue centre"


def test_a_title_stands_where_its_heading_does_not_where_its_words_were_first(makes: Any) -> None:
    found = docx.article("note.docx", makes.docx(("Normal", "On steel"), ("Heading1", "On steel"), BLOCKS[1]))
    assert found.headline is not None
    assert found.headline.start == len("On steel\n\n")


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ({"word-more.xml": b" " * 40_000_000}, "far more than a text"),
        ({"word-media-image.bmp": b"\0" * 30_000_000}, "far more than a text"),
        ({"word-more.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, "declares entities"),
    ],
)
def test_bombs_are_not_opened(part: dict[str, bytes], says: str, makes: Any) -> None:
    with pytest.raises(SourceError, match=says):
        docx.article("bomb.docx", makes.docx(*BLOCKS, **part))


def test_what_is_no_word_file_is_said(makes: Any) -> None:
    with pytest.raises(SourceError, match="damaged"):
        docx.article("cut.docx", makes.docx(*BLOCKS)[:200])
    with pytest.raises(SourceError, match="no text"):
        docx.article("empty.docx", makes.docx())


def test_a_picture_from_elsewhere_is_not_fetched(makes: Any, site: Any) -> None:
    """A linked picture would tell its host who reads the paper."""
    address = site.put("/pixel.png", b"x")
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p1" TargetMode="External" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="{address}"/></Relationships>'
    )
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body><w:p><w:r><w:t>Nine states agreed on a centre.</w:t></w:r>'
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="p1"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p></w:body></w:document>"
    )
    parts = {"word-document.xml": body.encode(), "word-_rels-document.xml.rels": rels.encode()}
    assert docx.article("linked.docx", makes.docx(*BLOCKS, **parts)).text == "Nine states agreed on a centre."
    assert site.asked == []
