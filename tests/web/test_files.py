"""Downloads: the right name and kind, kept for ever under a version, and nothing but an edition's files."""

import base64
import hashlib
import re
from urllib.parse import quote

import pytest

V1 = "/b/daily/2026-02-03/v1"


@pytest.mark.parametrize(
    ("file", "media", "kept"),
    [
        ("note.html", "text/html; charset=utf-8", 'inline; filename="daily-2026-02-03-v1.html"'),
        ("note.pdf", "application/pdf", 'inline; filename="daily-2026-02-03-v1.pdf"'),
        ("annex.pdf", "application/pdf", 'inline; filename="daily-2026-02-03-v1-annex.pdf"'),
        ("dates.ics", "text/calendar; charset=utf-8", 'attachment; filename="daily-2026-02-03-v1.ics"'),
        ("briefing.json", "application/json", 'attachment; filename="daily-2026-02-03-v1.json"'),
    ],
)
def test_a_file_comes_as_it_was_published_under_a_telling_name(
    visitor, stand, file: str, media: str, kept: str
) -> None:
    answer = visitor.get(f"{V1}/{file}")
    assert answer.content == (stand.shelf / "daily/2026-02-03/v1" / file).read_bytes()
    assert (answer.headers["content-type"], answer.headers["content-disposition"]) == (media, kept)
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"


def test_what_a_reader_holds_is_not_sent_again(visitor) -> None:
    tag = visitor.get(f"{V1}/note.pdf").headers["etag"]
    for held in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = visitor.get(f"{V1}/note.pdf", If_None_Match=held)
        assert (answer.status_code, answer.content) == (304, b"")
    assert visitor.get(f"{V1}/note.pdf", If_None_Match='"other"').status_code == 200


def test_the_stable_addresses_lead_to_the_newest_edition_and_are_asked_each_time(visitor) -> None:
    for path, to in {"/b/daily/latest": V1, "/latest/daily/note.pdf": f"{V1}/note.pdf"}.items():
        answer = visitor.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, to)
        assert "no-cache" in answer.headers["cache-control"]


def test_a_calendar_gets_the_latest_dates_at_an_address_that_stays(visitor) -> None:
    answer = visitor.get("/b/daily/dates.ics")
    assert answer.content.startswith(b"BEGIN:VCALENDAR")
    assert "no-cache" in answer.headers["cache-control"]
    assert visitor.get("/b/daily/dates.ics", If_None_Match=answer.headers["etag"]).status_code == 304


def test_a_file_that_the_edition_lacks_is_neither_listed_nor_found(stand) -> None:
    (stand.shelf / "daily/2026-02-03/v1/annex.pdf").unlink()
    visitor = stand.visitor()
    assert "annex.pdf" not in visitor.get(V1).text
    assert visitor.get(f"{V1}/annex.pdf").status_code == 404


def test_a_note_may_use_its_own_style_and_nothing_else(visitor) -> None:
    answer = visitor.get(f"{V1}/note.html")
    policy = answer.headers["content-security-policy"]
    digests = re.findall(r"'sha256-([^']+)'", policy)
    styles = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    assert digests == [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in styles]
    assert len(digests) == 1
    assert policy.startswith("sandbox ")
    assert "default-src 'none'" in policy
    assert "allow-scripts" not in policy
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize(
    "file", ["manifest.json", "sources", "sources/a1.txt", "note.pdf.bak", "NOTE.PDF", "note.pdf/", ""]
)
def test_nothing_else_of_an_edition_is_served(visitor, file: str) -> None:
    assert visitor.get(f"{V1}/{file}").status_code == 404


UP = ["../secret.txt", "../../secret.txt", "../../../secret.txt", "/etc/passwd", "..\\secret.txt", "....//secret.txt"]
CODED = [quote(up, safe="") for up in UP] + [quote(quote(up, safe=""), safe="") for up in UP]
CODED += ["..%2fsecret.txt", "%2e%2e/secret.txt", "%2e%2e%2fsecret.txt", "..%c0%afsecret.txt", "..%ef%bc%8fsecret.txt"]
CODED += ["%00", "note.pdf%00.txt", "note.pdf%0a", "note%2epdf%20", "%2e", "%2e%2e", "~", "secret.txt"]


@pytest.mark.parametrize(
    "place", [f"{V1}/{{}}", f"{V1}/source/{{}}", "/b/daily/{}/v1/note.pdf", "/b/{}/2026-02-03/v1/note.pdf", "/style/{}"]
)
def test_no_way_of_writing_a_path_leaves_the_shelf(stand, visitor, place: str) -> None:
    for folder in (stand.shelf.parent, stand.shelf, stand.shelf / "daily/2026-02-03/v1"):
        (folder / "secret.txt").write_text("SECRET")
    answers = {coded: visitor.get(place.format(coded)) for coded in CODED}
    assert {coded: a.status_code for coded, a in answers.items() if a.status_code != 404} == {}
    assert not [coded for coded, a in answers.items() if "SECRET" in a.text]


@pytest.mark.parametrize("version", ["v0", "v01", "v9", "1", "v1 ", "v-1", "v١", "v99999999999"])
def test_a_version_is_written_one_way_only(visitor, version: str) -> None:
    assert visitor.get(f"/b/daily/2026-02-03/{version}").status_code == 404


@pytest.mark.parametrize("day", ["2026-02-30", "2026-2-3", "20260203", "٢٠٢٦-٠٢-٠٣", "latest2", "run"])
def test_a_day_is_written_one_way_only(visitor, day: str) -> None:
    assert visitor.get(f"/b/daily/{day}").status_code == 404


@pytest.mark.parametrize("linked", ["note.pdf", "sources/a1.txt", "briefing.json", ""])
def test_a_link_that_leads_off_the_shelf_is_not_followed(stand, tmp_path, linked: str) -> None:
    place = stand.shelf / "daily/2026-02-03/v1" / linked
    outside = tmp_path / "outside"
    place.rename(outside)
    place.symlink_to(outside)
    visitor = stand.visitor()
    asked = {"sources/a1.txt": "source/a1", "": "note.pdf"}.get(linked, linked)
    assert visitor.get(f"{V1}/{asked}").status_code == 404
    if linked == "briefing.json":
        assert "another version" in visitor.get(V1).text


def test_a_folder_that_is_no_briefing_is_not_shown(stand) -> None:
    (stand.shelf / "daily").rename(stand.shelf / "Daily <b>")
    stand.desk.rows = ()
    assert "There is no briefing yet." in stand.visitor().get("/").text
