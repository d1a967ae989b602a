"""What a reader finds: the newest edition on top, the archive, an edition's page, a source with its passage."""

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_front_page_says_what_the_newest_edition_says(visitor) -> None:
    text = visitor.get("/").text
    assert "Tuesday 3 February 2026 · No 2" in text
    assert "1 article read, 1 used, 0 unread · 2 stories" in text
    assert "Vote on the quota: now 4 March, was 25 February." in text
    assert text.index("Norland moves cod vote") < text.index("Harbour bill returns")
    assert "Monday 2 February" not in text


def test_a_headline_on_the_front_page_opens_the_note_at_its_story(visitor) -> None:
    assert '<a href="/b/daily/2026-02-03/v1/note.html#story-1">Norland moves cod vote</a>' in visitor.get("/").text
    assert 'id="story-1"' in visitor.get("/b/daily/2026-02-03/v1/note.html").text


def test_the_next_run_is_told_on_the_readers_clock(visitor) -> None:
    assert "Next: 4 February 2026, 06:30 (Europe/Brussels)" in visitor.get("/").text


def test_where_all_is_well_nothing_is_said_of_runs(visitor) -> None:
    assert "standing" not in visitor.get("/").text


def test_a_briefing_without_an_edition_can_be_made_from_the_front_page(stand) -> None:
    row = stand.desk.rows[0]
    stand.desk.rows = (row, type(row)("weekly", "Weekly briefing", "UTC", date(2026, 2, 3)))
    text = stand.visitor().get("/").text
    assert "Weekly briefing" in text
    assert "No edition yet." in text
    assert 'action="/b/weekly/run"' in text


def test_a_briefing_made_by_hand_is_listed_without_a_button(stand) -> None:
    stand.desk.rows = ()
    text = stand.visitor().get("/").text
    assert "Tuesday 3 February 2026" in text
    assert "<form" not in text


def test_an_empty_room_says_what_to_do(stand, tmp_path) -> None:
    stand.desk.rows = ()
    empty = type(stand)(tmp_path / "none", stand.desk)
    assert "There is no briefing yet." in empty.visitor().get("/").text


def test_the_archive_lists_days_by_month_the_latest_first(stand) -> None:
    stand.put(date(2026, 1, 30))
    text = stand.visitor().get("/b/daily").text
    order = [text.index(x) for x in ("February 2026</h2>", "Tuesday 3", "Monday 2", "January 2026</h2>", "Friday 30")]
    assert order == sorted(order)


def test_the_archive_shows_one_year_and_names_the_others(stand) -> None:
    stand.put(date(2024, 12, 31))
    visitor = stand.visitor()
    assert "December 2024</h2>" not in visitor.get("/b/daily").text
    assert 'href="/b/daily?year=2024"' in visitor.get("/b/daily").text
    assert "December 2024</h2>" in visitor.get("/b/daily?year=2024").text
    assert visitor.get("/b/daily?year=2019").status_code == 404


def test_a_correction_stands_beside_what_it_corrects(stand) -> None:
    stand.put(stand.tuesday, 2)
    visitor = stand.visitor()
    old, new = (visitor.get(f"/b/daily/2026-02-03/{v}").text for v in ("v1", "v2"))
    assert 'Corrected by <a href="/b/daily/2026-02-03/v2">version 2</a>' in old
    assert 'Corrects <a href="/b/daily/2026-02-03/v1">version 1</a>' in new
    assert "Corrected by" not in new
    assert ">version 1</a>" in visitor.get("/b/daily").text
    assert "covers up to" not in visitor.get("/b/daily").text


def test_an_evening_edition_does_not_correct_the_mornings(stand) -> None:
    stand.put(stand.tuesday, 2, cut_off="2026-02-03T17:00:00Z")
    visitor = stand.visitor()
    assert "Corrected by" not in visitor.get("/b/daily/2026-02-03/v1").text
    assert "covers up to 2026-02-03 17:00 UTC" in visitor.get("/b/daily").text
    assert 'rel="next" href="/b/daily/2026-02-03/v2"' in visitor.get("/b/daily/2026-02-03/v1").text


def test_a_late_correction_of_the_morning_is_not_the_latest_edition(stand) -> None:
    stand.put(stand.tuesday, 2, cut_off="2026-02-03T17:00:00Z")
    stand.put(stand.tuesday, 3)
    assert stand.visitor().get("/b/daily/latest").headers["location"] == "/b/daily/2026-02-03/v2"


def test_a_days_address_shows_its_newest_version(stand) -> None:
    stand.put(stand.monday, 2)
    assert "Monday 2 February 2026 · No 2 · version 2" in stand.visitor().get("/b/daily/2026-02-02").text


def test_an_edition_leads_to_the_one_before_and_the_one_after(visitor) -> None:
    monday, tuesday = (visitor.get(f"/b/daily/2026-02-0{n}/v1").text for n in (2, 3))
    assert 'rel="next" href="/b/daily/2026-02-03/v1"' in monday
    assert 'rel="prev"' not in monday
    assert 'rel="prev" href="/b/daily/2026-02-02/v1"' in tuesday
    assert 'rel="next"' not in tuesday


def test_every_line_of_an_edition_leads_to_its_passage(visitor, stand) -> None:
    text = visitor.get("/b/daily/2026-02-03/v1").text
    address = f"/b/daily/2026-02-03/v1/source/a1?start={stand.vote.start}&amp;end={stand.vote.end}#passage"
    assert address in text
    page = visitor.get(address.replace("&amp;", "&")).text
    assert '<mark id="passage">The vote on the quota is on 4 March</mark>, the ministry said.\nBoats' in page
    assert "Coast Courier" in page


def test_an_edition_of_an_older_form_keeps_its_files(stand) -> None:
    (stand.shelf / "daily/2026-02-03/v1/briefing.json").write_text('{"format": 0}')
    visitor = stand.visitor()
    assert "another version of daybrief" in visitor.get("/b/daily/2026-02-03/v1").text
    assert "/b/daily/2026-02-03/v1/note.pdf" in visitor.get("/b/daily/2026-02-03/v1").text
    assert "Tuesday 3 February 2026" in visitor.get("/").text


def test_a_damaged_manifest_costs_no_page(stand) -> None:
    stand.put(stand.tuesday, 2)
    (stand.shelf / "daily/2026-02-03/v2/manifest.json").write_text("{")
    visitor = stand.visitor()
    assert {visitor.get(p).status_code for p in ("/", "/b/daily", "/b/daily/2026-02-03/v2", "/b/daily/feed.atom")} == {
        200
    }


def test_a_source_without_a_passage_is_shown_whole(visitor, stand) -> None:
    page = visitor.get("/b/daily/2026-02-03/v1/source/a1").text
    assert stand.text in page
    assert "<mark" not in page


@pytest.mark.parametrize(
    "asked",
    [
        "start=5",
        "end=5",
        "start=9&end=4",
        "start=3&end=3",
        "start=-1&end=4",
        "start=0&end=9999",
        "start=a&end=b",
        "start=٣&end=٤",
        "start=0&end=1e1",
    ],
)
def test_a_passage_that_is_none_is_not_found(visitor, asked: str) -> None:
    assert visitor.get(f"/b/daily/2026-02-03/v1/source/a1?{asked}").status_code == 404


def test_hidden_letters_of_a_source_are_shown_as_signs(stand) -> None:
    stand.put(date(2026, 2, 1), text="Vote\u202eetov\x00 in the\u200b house\n")
    page = stand.visitor().get("/b/daily/2026-02-01/v1/source/a1?start=0&end=10").text
    assert '<mark id="passage">Vote\ufffdetov\ufffd</mark> in the\ufffd house' in page


def test_the_feed_lists_the_editions_newest_first_with_addresses_that_stand_alone(visitor) -> None:
    feed = ET.fromstring(visitor.get("/b/daily/feed.atom").content)
    entries = feed.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}title") for e in entries] == [
        "Coast briefing, 3 February 2026",
        "Coast briefing, 2 February 2026",
    ]
    assert entries[0].findtext(f"{ATOM}updated") == "2026-02-03T05:34:00Z" == feed.findtext(f"{ATOM}updated")
    links = {link.get("rel"): link.get("href") for link in entries[0].findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://localhost:8050/b/daily/2026-02-03/v1",
        "enclosure": "http://localhost:8050/b/daily/2026-02-03/v1/note.pdf",
    }
    assert "Norland moves cod vote" in (entries[0].findtext(f"{ATOM}summary") or "")


def test_an_entry_of_the_feed_keeps_its_id_under_another_address(stand) -> None:
    ids = [
        [e.text for e in ET.fromstring(stand.visitor(base=base).get("/b/daily/feed.atom").content).iter(f"{ATOM}id")]
        for base in ("http://localhost:8050", "http://127.0.0.1")
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3


def test_the_feed_of_a_briefing_without_editions_is_empty(stand) -> None:
    row = stand.desk.rows[0]
    stand.desk.rows = (type(row)("weekly", "Weekly", "UTC", stand.tuesday),)
    feed = ET.fromstring(stand.visitor().get("/b/weekly/feed.atom").content)
    assert feed.findall(f"{ATOM}entry") == []


@pytest.mark.parametrize(
    "path", ["/", "/b/daily", "/b/daily/2026-02-03/v1", "/b/daily/2026-02-03/v1/source/a1", "/nowhere"]
)
def test_a_page_has_language_title_skip_link_and_one_first_heading(visitor, path: str) -> None:
    text = visitor.get(path).text
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert text.count("<h1") == 1
    assert text.count("<title>") == 1
    assert '<a class="skip" href="#main">' in text
    assert text.count("<table") == text.count("<caption>")
    assert "<script" not in text
    assert " style=" not in text


def test_a_page_that_is_not_there_says_where_to_go(visitor) -> None:
    answer = visitor.get("/b/daily/2026-02-09")
    assert answer.status_code == 404
    assert "There is no such edition." in answer.text
    assert '<a class="main" href="/">Front page</a>' in answer.text


def test_health_gives_counts_and_nothing_else(visitor) -> None:
    assert visitor.get("/health").json() == {"status": "ok", "briefings": 1, "with_an_edition": 1, "runs_under_way": 0}


def test_an_edition_not_made_as_usual_says_so_on_its_page_and_in_front(stand) -> None:
    path = stand.shelf / "daily/2026-02-03/v1/manifest.json"
    made = json.loads(path.read_text())
    path.write_text(json.dumps({**made, "run": {**made["run"], "notices": ["the scheduler was <away>"]}}))
    visitor = stand.visitor()
    for page in ("/", "/b/daily/2026-02-03"):
        assert "the scheduler was &lt;away&gt;" in visitor.get(page).text
    assert "the scheduler was" not in visitor.get("/b/daily/2026-02-02").text


def test_an_edition_lists_the_stored_texts_behind_its_lines(visitor) -> None:
    text = visitor.get("/b/daily/2026-02-03/v1").text
    listed = '<a href="/b/daily/2026-02-03/v1/source/a1">1 Norland moves cod vote, Coast Courier</a>'
    assert "Show 1 stored text<" in text
    assert listed in text
    assert '<a href="/b/daily/2026-02-03/v1/note.pdf" download>Download the PDF</a>' in text
