"""The printed files: tags, titles, fonts, links, and what a reader finds on the paper."""

import io
import re

import pikepdf
import pypdf
import pytest

from tasks.render import package


@pytest.fixture(scope="module", params=["note.pdf", "annex.pdf"])
def raw(request, made) -> bytes:
    return made.data(request.param)


def test_it_is_tagged_titled_in_english_and_has_bookmarks(raw):
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en"
        assert "9 March 2026" in str(pdf.docinfo["/Title"])
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.open_metadata().get("pdfuaid:part") == "1"
    outline = pypdf.PdfReader(io.BytesIO(raw)).outline
    assert outline


def test_no_clock_stands_in_it(raw):
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260309000000Z"
        assert str(pdf.docinfo["/ModDate"]) == "D:20260309000000Z"


def test_the_checker_of_accessible_pdf_finds_no_error(raw, tmp_path):
    import pdfua

    path = tmp_path / "file.pdf"
    path.write_bytes(raw)
    report = pdfua.validate(path)
    assert [f for f in report.findings if f.severity >= pdfua.Severity.ERROR] == []


def test_every_header_cell_says_what_it_heads(raw):
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        heads = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TH"]
        assert heads
        assert {str(o.A.Scope) for o in heads} == {"/Column", "/Row"}


def test_every_font_is_in_the_file(raw):
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(o.keys()) for o in fonts)


def test_no_link_leaves_the_web(raw):
    for page in pypdf.PdfReader(io.BytesIO(raw)).pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get_object().get("/A", {})
            assert str(action.get("/URI", "https:")).startswith(("http:", "https:"))


def printed(morning) -> bytes:
    return next(f.data for f in package(morning.briefing, morning.articles).files if f.name == "note.pdf")


def pages(raw: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages]


def test_the_printed_note_ends_before_the_annex(made):
    text = "\n".join(pages(made.data("note.pdf")))
    assert "Passages cited" not in text
    assert "Annex" not in text
    assert "Articles cited" in text


def test_the_list_on_page_one_gives_pages(made):
    raw = pages(made.data("note.pdf"))
    listed = re.findall(r"(?:March|plan|\(1\)), page (\d+)", raw[0])
    assert len(listed) == 4
    assert all(1 <= int(n) <= len(raw) for n in listed)


def test_a_single_story_needs_no_list(single):
    text = pages(printed(single))[0]
    assert "To read" not in text
    assert "story 1" not in text


def test_a_person_stands_in_one_row_of_the_printed_note(made):
    text = "\n".join(pages(made.data("note.pdf")))
    assert re.search(r"Tomás Ó Dubhghaill\s+European Commissioner for\s+Oceans,\s+European Union\s+signs", text)


def test_the_data_and_the_dates_travel_in_the_printed_note(made):
    with pikepdf.open(io.BytesIO(made.data("note.pdf"))) as pdf:
        inside = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
        assert len(pdf.Root.get("/AF", [])) in {0, 2}
    assert {made.data("briefing.json"), made.data("dates.ics")} == set(inside.values())
