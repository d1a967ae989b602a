"""Collecting by the hour, editions in the morning: nothing is lost, nothing doubled, and the same call gives the same."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from forked import Commands
from press import at, files, furnished, item, names, printed, put, settings

from flows.printed import Printed, front
from tasks.archive import Edition
from tasks.model import Block, Briefing, Counted, Fixed, Ledger, Order, Section

EDITION = "daily/2026-02-{:02}"
TWO_DESKS = """
[[briefings]]
name = "health"
sources = ["post"]
topics = ["health"]
[[briefings]]
name = "energy"
zone = "Asia/Tokyo"
topics = ["energy"]
[[topics]]
name = "health"
terms = ["vaccine", "hospital*"]
[[topics]]
name = "energy"
terms = ["electricity", "energy regulator"]
"""


@pytest.fixture(scope="module")
def commands() -> Iterator[Commands]:
    one = Commands()
    yield one
    one.close()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return furnished(tmp_path)


def arrived(desk: Path) -> list[str]:
    """Where each text of the archive came from."""
    with sqlite3.connect(desk / "output/.daybrief/archive.sqlite") as db:
        found = [place for (place,) in db.execute("SELECT place FROM arrivals ORDER BY place")]
    db.close()
    return found


def test_an_edition_is_the_same_again_whatever_came_after_it(commands: Commands, desk: Path) -> None:
    assert commands(desk, "collect", "--at", at(2)).stdout == "1 of 1 sources read, 2 new articles\n"
    first = commands(desk, "edition", "--cut-off", at(2, 5, 30))
    assert first.returncode == 0, first.stderr
    before = files(desk / "output" / EDITION.format(2) / "v1")
    put(desk, "power", "harbour", item("rail", after="<p>The vote was put off to 27 February 2026, she added.</p>"))
    assert commands(desk, "collect", "--at", at(3)).stdout == "1 of 1 sources read, 2 new articles\n"
    assert commands(desk, "edition", "--cut-off", at(3, 5, 30)).returncode == 0
    second = files(desk / "output" / EDITION.format(3) / "v1")
    for day, whole in ((2, before), (3, second)):
        again = commands(desk, "edition", "--cut-off", at(day, 5, 30))
        pdf = desk / "output" / EDITION.format(day) / "v1" / "note.pdf"
        assert again.stdout.splitlines() == [f"already published, identical: {pdf}", str(pdf)]
        assert files(pdf.parent) == whole
        assert commands(desk, "verify", EDITION.format(day)).returncode == 0
    assert commands(desk, "list").stdout.count("\n") == 2


def test_what_is_collected_late_stands_in_the_next_edition(commands: Commands, desk: Path) -> None:
    commands(desk, "collect", "--at", at(2))
    commands(desk, "edition", "--cut-off", at(2, 5, 30))
    put(desk, "power", "harbour", "rail")
    assert commands(desk, "collect", "--at", at(2, 5, 10)).stdout.endswith("1 new article\n"), "before that cut-off"
    commands(desk, "edition", "--cut-off", at(3, 5, 30))
    assert names(desk, EDITION.format(2)) == ["harbour", "rail"]
    assert names(desk, EDITION.format(3)) == ["power"]


def test_an_edition_cut_off_before_the_last_one_covers_what_was_there_then(commands: Commands, desk: Path) -> None:
    commands(desk, "collect", "--at", at(2))
    put(desk, "power")
    commands(desk, "collect", "--at", at(3))
    commands(desk, "edition", "--cut-off", at(3, 5, 30))
    earlier = commands(desk, "edition", "--cut-off", at(2, 5, 30))
    assert earlier.returncode == 0, earlier.stderr
    assert names(desk, EDITION.format(2)) == ["harbour", "rail"]
    assert printed(desk, EDITION.format(2))["number"] == 1
    again = commands(desk, "edition", "--cut-off", at(3, 5, 30))
    assert "already published, identical" in again.stdout, "what was begun first stays as it was begun"


def test_two_collections_and_an_edition_at_once_wait_for_each_other(commands: Commands, desk: Path) -> None:
    both = commands.together(desk, ["collect", "--at", at(2)], ["collect", "--at", at(2, 5, 1)])
    assert [done.returncode for done in both] == [0, 0]
    assert sorted(done.stdout[-15:-1] for done in both) == ["0 new articles", "2 new articles"]
    put(desk, "power", "harbour", "rail")
    three = commands.together(
        desk,
        ["collect", "--at", at(2, 6)],
        ["edition", "--cut-off", at(2, 6, 30)],
        ["collect", "--at", at(2, 6, 1)],
    )
    assert [done.returncode for done in three] == [0, 0, 0], three
    commands(desk, "edition", "--cut-off", at(3, 5, 30))
    assert len(arrived(desk)) == len(set(arrived(desk))) == 3
    told = [*names(desk, EDITION.format(2)), *names(desk, EDITION.format(3))]
    assert sorted(told) == ["harbour", "power", "rail"], "each in one edition, whichever came first"


def test_two_briefings_of_one_archive_read_their_own_sources_and_topics(commands: Commands, desk: Path) -> None:
    toml = settings("post feed feed.xml", "wire feed wire.xml", "gone feed gone.xml", more=TWO_DESKS)
    (desk / "daybrief.toml").write_text(toml, encoding="utf-8")
    put(desk, "vaccine", "handball")
    put(desk, "power", "rail", name="wire.xml", title="Gulf Wire")
    assert commands(desk, "collect", "--at", at(2)).stdout.startswith("2 of 3 sources read, 4 new")
    assert "there are several, name one: health, energy" in commands(desk, "edition", "--cut-off", at(2, 23, 30)).said
    for briefing in ("health", "energy"):
        done = commands(desk, "edition", briefing, "--cut-off", at(2, 23, 30))
        assert done.returncode == 0, done.stderr
        assert commands(desk, "verify", briefing).returncode == 0
    health, energy = printed(desk, "health/2026-02-02"), printed(desk, "energy/2026-02-03")
    assert names(desk, "health/2026-02-02") == ["handball", "vaccine"]
    assert [h["key"] for h in health["health"]] == ["post"]
    assert health["notices"] == [], "what another briefing reads is none of its business"
    assert len(health["sections"]) == 1
    assert names(desk, "energy/2026-02-03") == ["handball", "power", "rail", "vaccine"]
    assert len(energy["sections"]) == 1
    assert energy["order"]["as_of"] == "2026-02-03", "half past eight in the morning in Tokyo"


def test_a_link_that_two_feeds_list_stands_in_the_briefing_of_each(commands: Commands, desk: Path) -> None:
    toml = settings("post feed feed.xml", "wire feed wire.xml", more=TWO_DESKS.replace('"post"', '"wire"'))
    (desk / "daybrief.toml").write_text(toml, encoding="utf-8")
    put(desk, "vaccine", "rail")
    put(desk, "vaccine", name="wire.xml", title="Tidewater Post: Health")
    assert commands(desk, "collect", "--at", at(2)).stdout.endswith("2 new articles\n")
    commands(desk, "edition", "health", "--cut-off", at(2, 5, 30))
    assert names(desk, "health/2026-02-02") == ["vaccine"]


def test_a_morning_without_news_says_so_and_how_many_were_read(commands: Commands, desk: Path) -> None:
    more = [f"s{n} feed feed{n}.xml" for n in range(13)]
    (desk / "daybrief.toml").write_text(settings("post feed feed.xml", *more), encoding="utf-8")
    for n in range(13):
        put(desk, name=f"feed{n}.xml")
    commands(desk, "collect", "--at", at(2))
    commands(desk, "edition", "--cut-off", at(2, 5, 30))
    assert commands(desk, "collect", "--at", at(3)).stdout == "14 of 14 sources read, 0 new articles\n"
    done = commands(desk, "edition", "--cut-off", at(3, 5, 30))
    assert done.returncode == 0, done.stderr
    folder = desk / "output" / EDITION.format(3) / "v1"
    assert "Nothing new: 14 sources read" in commands(desk, "show", "daily").stdout
    assert "Nothing new: 14 sources read" in (folder / "note.html").read_text(encoding="utf-8")
    assert (folder / "note.pdf").read_bytes().startswith(b"%PDF")
    assert commands(desk, "verify", "daily").returncode == 0


@pytest.mark.parametrize(("term", "told"), [("the", 2), ("zeppelin", 0)])
def test_a_topic_that_matches_all_or_nothing_still_makes_a_note(
    term: str, told: int, commands: Commands, desk: Path
) -> None:
    topic = f'[[topics]]\nname = "one"\nterms = ["{term}"]'
    (desk / "daybrief.toml").write_text(settings("post feed feed.xml", more=topic), encoding="utf-8")
    put(desk, "harbour", "rail", "handball")
    commands(desk, "collect", "--at", at(2))
    tried = commands(desk, "topics", "test", "--days", "400").stdout
    assert ("stand in no article" in tried) == (not told)
    done = commands(desk, "edition", "--cut-off", at(2, 5, 30))
    assert done.returncode == 0, done.stderr
    assert len(printed(desk, EDITION.format(2))["sections"]) == told, "sport is not policy, whatever it matches"
    assert ("Nothing new on the topics: 1 source read" in commands(desk, "show", "daily").stdout) == (not told)
    assert commands(desk, "verify", "daily").returncode == 0


def test_another_output_folder_has_an_archive_of_its_own_and_keeps_it(commands: Commands, desk: Path) -> None:
    commands(desk, "collect", "--at", at(2))
    assert commands(desk, "collect", "--at", at(2, 6), "--out", "other").stdout.endswith("2 new articles\n")
    put(desk, "power", "harbour")
    assert commands(desk, "collect", "--at", at(2, 7), "--out", "other").stdout.endswith("1 new article\n")
    done = commands(desk, "edition", "--cut-off", at(2, 8), "--out", "other")
    assert done.stdout == f"{desk}/other/daily/2026-02-02/v1/note.pdf\n"
    assert len(arrived(desk)) == 2


def test_the_dates_ahead_of_all_editions_are_one_calendar(commands: Commands, desk: Path) -> None:
    commands(desk, "collect", "--at", at(2))
    commands(desk, "edition", "--cut-off", at(2, 5, 30))
    said = commands(desk, "calendar", "daily")
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("BEGIN:VCALENDAR")
    entries = (
        (desk / "output" / EDITION.format(2) / "v1" / "dates.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT")
    )
    assert said.stdout.count("BEGIN:VEVENT") == entries > 0
    unknown = commands(desk, "calendar", "weekly")
    assert (unknown.returncode, "has no edition" in unknown.stderr) == (2, True)


def test_documents_named_by_hand_and_collected_ones_share_an_archive_but_no_note(
    commands: Commands, desk: Path
) -> None:
    (desk / "desk").mkdir()
    (desk / "desk" / "letter.txt").write_text(
        "Envoy leaves\n\nValletta, 1 February 2026 - " + "The envoy left for Tunis on Sunday. " * 9, encoding="utf-8"
    )
    commands(desk, "collect", "--at", at(2))
    by_hand = commands(desk, "run", "desk")
    assert by_hand.returncode == 0, by_hand.stderr
    commands(desk, "edition", "--cut-off", at(2, 5, 30))
    assert names(desk, "manual/*") == ["letter.txt"]
    assert names(desk, EDITION.format(2)) == ["harbour", "rail"]


def test_a_note_shown_as_text_names_the_stories_to_read() -> None:
    order = Order("daily", "Note", date(2026, 2, 2), "UTC")
    ledger = Ledger("rail", ("a1",), "a1", *((),) * 14)
    section = Section("rail", "to-read", Fixed("headline", "Railway law goes on"), (), (), ledger)
    block = Block(
        "to-read", "To read", "points", (Counted("sourcing", "rail", "1 article."), Counted("read", "", "1 read."))
    )
    said = front(
        Printed(Edition("daily", order.as_of, 1, ""), Briefing(order, (), (block,), (section,), *((),) * 3, 0), {})
    )
    assert said.startswith("TO READ\n- Railway law goes on: 1 article.\n- 1 read.\n\n")


def test_collecting_and_printing_in_one_command(commands: Commands, desk: Path) -> None:
    done = commands(desk, "run", "--json")
    assert done.returncode == 0, done.stderr
    assert len(arrived(desk)) == 2
    assert commands(desk, "sources").stdout.splitlines()[1].startswith("post    well")
