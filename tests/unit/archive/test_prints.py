"""A text that copies one of the last thirty days is known by its fingerprint, by every run of the edition alike."""

from dataclasses import replace

import pytest
from dispatches import CABLE, OWN, WIRE
from sqlalchemy import select

from tasks.archive import keep, prune, recall
from tasks.archive.database import reading
from tasks.archive.tables import prints
from tasks.deduplicate import fingerprints
from tasks.model import Intake, SourceState

OLD = "https://gazette.example/strike"
NEW = "https://herald.example/port"


def collect(desk, at, *articles) -> None:
    states = tuple(SourceState(key, read=at) for key in {a.source for a in articles})
    keep(desk.shelf, Intake(articles, states=states, prints=fingerprints(articles)), at)


def reprints(desk, day: int, **more: object) -> list[tuple[str, str]]:
    found = recall(desk.period(day, **more), desk.shelf).reprints
    return [(key, article.address) for key, article in found]


@pytest.fixture
def told(desk):
    """The wire of the first day, of which an edition was made."""
    collect(desk, desk.at(1), desk.article(OLD, WIRE))
    desk.edition(1)
    return desk


def test_a_copy_of_an_earlier_text_is_found_whoever_prints_it(told) -> None:
    copy = told.article(NEW, "Readers may find shelves empty soon.\n" + WIRE, source="herald")
    collect(told, told.at(2), copy, told.article("https://herald.example/cable", CABLE, source="herald"))
    assert reprints(told, 2) == [(copy.id, OLD)]


def test_another_report_of_the_same_news_is_not(told) -> None:
    collect(told, told.at(2), told.article(NEW, OWN, source="herald"))
    assert reprints(told, 2) == []


def test_a_short_note_is_found_by_its_very_words(desk) -> None:
    note = "The minister for ports resigned on Friday, her office said."
    collect(desk, desk.at(1), desk.article(OLD, note))
    desk.edition(1)
    again = desk.article(NEW, note.upper(), source="herald")
    collect(desk, desk.at(2), again)
    assert reprints(desk, 2) == [(again.id, OLD)]


def test_it_reaches_thirty_days_back(told) -> None:
    for day in (29, 33):
        told.edition(day)
        copy = told.article(f"{NEW}/{day}", f"From our archive, day {day}. {WIRE}", source="herald")
        collect(told, told.at(day + 1), copy)
    assert [address for _, address in reprints(told, 30)] == [OLD]
    assert OLD not in [address for _, address in reprints(told, 34)]


def test_an_edition_made_again_remembers_the_same(told) -> None:
    copy = told.article(NEW, f"{WIRE} More follows.", source="herald")
    collect(told, told.at(2), copy)
    before = recall(told.period(2), told.shelf)
    told.edition(2)
    collect(told, told.at(3), told.article("https://post.example/x", f"{WIRE} Later still.", source="post"))
    assert recall(told.period(2), told.shelf) == before
    assert [address for _, address in reprints(told, 3)] == [NEW, OLD] or len(reprints(told, 3)) == 2


def test_what_other_briefings_read_is_not_this_ones_past(told) -> None:
    copy = told.article(NEW, f"{WIRE} More follows.", source="herald")
    collect(told, told.at(2), copy)
    assert reprints(told, 2, sources=("herald",)) == []


def test_the_first_edition_has_no_earlier_texts(desk) -> None:
    collect(desk, desk.at(1), desk.article(OLD, WIRE), desk.article(NEW, WIRE + " So it goes.", source="herald"))
    assert reprints(desk, 1) == []


def test_a_text_that_was_set_aside_is_nobodys_original(desk) -> None:
    collect(desk, desk.at(1), replace(desk.article(OLD, WIRE), used=False, why="a teaser"))
    desk.edition(1)
    collect(desk, desk.at(2), desk.article(NEW, WIRE, source="herald"))
    assert reprints(desk, 2) == []


def test_an_archive_without_fingerprints_knows_of_no_copies(desk) -> None:
    desk.collect(desk.at(1), desk.article(OLD, WIRE))
    desk.edition(1)
    desk.collect(desk.at(2), desk.article(NEW, WIRE, source="herald"))
    assert reprints(desk, 2) == []


def test_fingerprints_are_kept_with_the_articles_or_not_at_all(desk, killed_in) -> None:
    with killed_in("tasks.archive.watching._list"):
        collect(desk, desk.at(1), desk.article(OLD, WIRE))
    collect(desk, desk.at(1), desk.article(NEW, CABLE))
    with reading(desk.shelf.archive) as db:
        rows = db.execute(select(prints)).all()
    assert [(row.words, len(row.key)) for row in rows] == [(len(CABLE.split()), 16)]
    assert len(rows[0].hashes) < 1_000


def test_fingerprints_of_what_is_let_go_go_too(told) -> None:
    copy = told.article(NEW, f"{WIRE} More follows.", source="herald")
    collect(told, told.at(20), copy)
    prune(told.shelf, told.at(10))
    with reading(told.shelf.archive) as db:
        assert db.execute(select(prints.c.article)).scalars().all() == [copy.id]
