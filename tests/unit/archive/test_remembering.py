"""An edition remembers those before it, never itself or a later one, and stays the same however often it is run."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.archive import begin, keep, list_editions, prune, publish, recall, window
from tasks.errors import ArchiveError
from tasks.model import Intake, Past

VOTE = "https://gazette.example/vote"
PORT = "https://gazette.example/port"


@pytest.fixture
def vote(desk):
    article = desk.article(VOTE, "On 25 February.")
    desk.collect(desk.at(1), article)
    return article


def test_the_first_edition_has_nothing_before_it(desk, vote) -> None:
    period = desk.period(1)
    assert (period.number, period.since, period.remembers) == (1, None, ())
    assert desk.past(1) == Past()


def test_the_second_edition_remembers_what_the_first_told(desk, vote) -> None:
    desk.edition(1, desk.section("vote", vote, actors=("Anna Borg",)), desk.section("port", vote, tier="also-seen"))
    period, past = desk.period(2), desk.past(2)
    assert (period.number, period.since) == (2, desk.at(1, 5, 30))
    assert (past.edition, past.number) == (desk.at(1).date(), 1)
    told = past.story("vote")
    assert told.articles == (vote,)
    assert [(t.tier, t.headline, t.as_of) for t in told.told] == [("to-read", "On vote", desk.at(1).date())]
    assert told.told[0].ledger == desk.section("vote", vote, actors=("Anna Borg",)).ledger
    assert past.story("port").told[0].tier == "also-seen"


def test_a_story_of_three_days_is_one_with_all_its_texts(desk, vote) -> None:
    desk.edition(1, desk.section("vote", vote))
    later = desk.article(VOTE, "On 4 March.")
    desk.collect(desk.at(2), later)
    desk.edition(2, desk.section("vote", later), desk.section("rail", later))
    past = desk.past(3)
    assert [story.id for story in past.stories] == ["vote", "rail"]
    assert [a.text for a in past.story("vote").articles] == ["On 25 February.", "On 4 March."]
    assert [t.as_of.day for t in past.story("vote").told] == [2, 3]
    assert past.story("vote").last == desk.at(2).date()


def test_the_second_edition_run_again_after_the_third_is_the_same(desk, vote) -> None:
    desk.edition(1)
    desk.collect(desk.at(2), desk.article(PORT, "Port."))
    before = desk.period(2), desk.past(2), window(desk.period(2), desk.shelf)
    second = desk.edition(2)
    manifest = (Path(second.folder) / "manifest.json").read_bytes()
    desk.collect(desk.at(3), desk.article(VOTE, "On 4 March."), failing="weather")
    desk.edition(3)
    desk.edition(1, words="The first edition, corrected.")
    assert (desk.period(2), desk.past(2), window(desk.period(2), desk.shelf)) == before
    again = desk.edition(2)
    assert (again.folder, again.fresh) == (second.folder, False)
    assert (Path(again.folder) / "manifest.json").read_bytes() == manifest


def test_a_correction_is_remembered_by_editions_begun_after_it(desk, vote) -> None:
    desk.edition(1, desk.section("vote", vote))
    desk.period(2)
    desk.edition(1, desk.section("ballot", vote), words="Edition 1, corrected.")
    assert [s.id for s in desk.past(2).stories] == ["vote"]
    assert [s.id for s in desk.past(3).stories] == ["ballot"]
    assert desk.period(3).number == 2, "a second version is no second edition"


def test_an_edition_looks_back_so_many_days_and_no_more(desk, vote) -> None:
    for day in (1, 2, 9):
        desk.edition(day, desk.section(f"day {day}", vote))
    past = desk.past(15)
    assert [story.id for story in past.stories] == ["day 1", "day 2", "day 9"]
    past = recall(begin(desk.order(16, horizon=7), desk.shelf), desk.shelf)
    assert [story.id for story in past.stories] == ["day 9"]
    assert (past.edition, past.number) == (desk.at(9).date(), 3)
    far = recall(begin(desk.order(40), desk.shelf), desk.shelf)
    assert (far.edition, far.number, far.stories) == (desk.at(9).date(), 3, ())


def test_a_backfilled_edition_does_not_see_what_came_after_it(desk, vote) -> None:
    desk.edition(1)
    desk.edition(3)
    period = desk.period(2)
    assert (period.number, period.since) == (2, desk.at(1, 5, 30))
    assert len(period.remembers) == 1


def test_another_briefing_has_its_own_editions(desk, vote) -> None:
    desk.edition(1)
    weekly = begin(replace(desk.order(2), briefing="weekly"), desk.shelf)
    assert (weekly.number, weekly.since, weekly.remembers) == (1, None, ())


def test_a_morning_and_an_evening_edition_share_a_day_but_not_a_version(desk, vote) -> None:
    morning = desk.edition(1, words="Morning.")
    desk.collect(desk.at(1, 12), desk.article(PORT, "Port."))
    evening = desk.edition(1, hour=17, words="Evening.")
    assert (morning.version, evening.version) == (1, 2)
    assert desk.edition(1, words="Morning.") == type(morning)(morning.folder, 1, fresh=False)
    assert desk.period(2).number == 3
    assert desk.read(1, 17) == ("Port.",)


def test_the_manifest_says_what_was_covered_and_remembered(desk, vote) -> None:
    desk.edition(1)
    desk.collect(desk.at(2), desk.article(PORT, "Port."))
    said = json.loads((Path(desk.edition(2).folder) / "manifest.json").read_bytes())
    assert said["period"]["number"] == 2
    assert said["period"]["since"].startswith("2026-02-02T05:30:00")
    assert said["period"]["cut_off"].startswith("2026-02-03T05:30:00")
    assert len(said["past"]) == 64
    assert [i["name"] for i in said["inputs"]] == ["port"]


def test_actors_are_known_from_their_first_edition_to_their_last(desk, vote) -> None:
    for day in (2, 1, 3):
        desk.edition(day, desk.section("vote", vote, actors=("Anna Borg",)))
    with sqlite3.connect(desk.shelf.archive.removeprefix("sqlite:///")) as db:
        rows = db.execute("SELECT name, kind, first, last FROM actors").fetchall()
    db.close()
    assert rows == [("Anna Borg", "person", "2026-02-02", "2026-02-04")]


def test_a_kill_before_the_folder_stands_leaves_no_trace(desk, vote, killed_in) -> None:
    with killed_in("tasks.archive.editions.place"):
        desk.edition(1, desk.section("vote", vote))
    assert list_editions(desk.shelf.output) == ()
    assert desk.period(2).remembers == ()
    assert desk.edition(1, desk.section("vote", vote)).fresh
    assert desk.period(3).since == desk.at(1, 5, 30)


def test_a_kill_after_the_folder_stands_is_made_good_by_the_next_edition(desk, vote, killed_in) -> None:
    with killed_in("tasks.archive.printing.mark"):
        desk.edition(1, desk.section("vote", vote, actors=("Anna Borg",)))
    assert len(list_editions(desk.shelf.output)) == 1
    assert desk.period(2).since == desk.at(1, 5, 30)
    assert [s.id for s in desk.past(2).stories] == ["vote"]


def test_a_kill_after_the_folder_stands_is_made_good_by_the_same_edition(desk, vote, killed_in) -> None:
    with killed_in("tasks.archive.printing.mark"):
        desk.edition(1)
    again = desk.edition(1)
    assert (again.version, again.fresh) == (1, False)
    assert desk.period(2).number == 2


def test_what_was_written_down_but_never_placed_is_not_taken_for_another_version(desk, vote, killed_in) -> None:
    desk.edition(1, desk.section("vote", vote))
    with killed_in("tasks.archive.editions.place"):
        desk.edition(1, desk.section("ballot", vote), words="Corrected.")
    assert [s.id for s in desk.past(2).stories] == ["vote"]


def test_an_edition_of_another_archive_is_not_published(desk, vote, tmp_path) -> None:
    period = desk.period(1)
    other = replace(desk.shelf, archive=f"sqlite:///{tmp_path / 'other.sqlite'}")
    with pytest.raises(ArchiveError, match="run it again"):
        publish(period, other, desk.package("Note."), desk.briefing(period.order))
    assert list_editions(desk.shelf.output) == ()


def test_what_is_old_is_let_go_but_not_what_an_edition_stands_on(desk, vote) -> None:
    desk.collect(desk.at(1, 4), desk.article(PORT, "Port."), notices=(), failing="weather")
    desk.edition(1, desk.section("vote", vote))
    desk.edition(2, desk.section("vote", vote))
    hand = keep(desk.shelf, Intake((desk.article("letter.txt", "By hand.", source=""),)))
    assert prune(desk.shelf, desk.at(2)) == 1
    assert [s.articles for s in desk.past(3).stories] == [(vote,)]
    assert [t.as_of.day for t in desk.past(3).story("vote").told] == [3]
    assert desk.period(3).number == 3
    assert keep(desk.shelf, Intake((desk.article("letter.txt", "By hand.", source=""),))) == hand
    assert prune(desk.shelf, desk.at(9)) == 1
    assert desk.past(3).stories == ()
