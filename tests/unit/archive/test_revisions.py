"""An archive of any older form is brought to today's without loss; one of a newer form is left alone."""

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from oldest_form import OLDEST_FORM

from tasks.archive import keep, list_actors, list_sources, rereadable, revisions, states, window
from tasks.archive.database import writing
from tasks.archive.forms import ARTICLE
from tasks.archive.revisions import LATEST, migrate
from tasks.deduplicate import fingerprints
from tasks.errors import ArchiveError
from tasks.model import Intake, Order, Period, SourceState

OLDEST = (
    OLDEST_FORM
    + """INSERT INTO intakes VALUES ('0123456789abcdef');
INSERT INTO notices VALUES ('0123456789abcdef', 0, 'unread', 'torn.pdf', 'is not text');
PRAGMA user_version=1;
"""
)
FIFTH = """
DROP TABLE prints; UPDATE alembic_version SET version_num = '0005'; PRAGMA user_version=5;
"""  # of today's form
FOURTH = f"""
{FIFTH}
DROP TABLE sightings; ALTER TABLE printings DROP COLUMN marked; ALTER TABLE editions DROP COLUMN knows;
UPDATE alembic_version SET version_num = '0004'; PRAGMA user_version=4;
"""  # of today's form
THIRD = f"""
{FOURTH}
DROP TABLE hosts; DROP TABLE site_lines; DROP TABLE rereadings; DROP INDEX ix_arrivals_raw;
ALTER TABLE arrivals DROP COLUMN raw; ALTER TABLE sources DROP COLUMN failures;
ALTER TABLE sources DROP COLUMN after; ALTER TABLE sources DROP COLUMN "where";
UPDATE alembic_version SET version_num = '0003'; PRAGMA user_version=3;
"""  # of today's form


def path(shelf) -> Path:
    return Path(shelf.archive.removeprefix("sqlite:///"))


def schema(file: Path) -> list[tuple[object, ...]]:
    """Every table with its columns, keys and indexes, in an order of their own: a column added later stands last."""
    db = sqlite3.connect(file)
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    rows = [
        (table, what, *sorted(row[1:] for row in db.execute(f"PRAGMA {what}({table})")))
        for table in tables
        for what in ("table_info", "foreign_key_list", "index_list")
    ]
    version = db.execute("PRAGMA user_version").fetchone()
    stamp = db.execute("SELECT version_num FROM alembic_version").fetchone()
    db.close()
    return [*rows, version, stamp]


@pytest.fixture
def old(desk, shelf):
    """An archive of the first form with one article in it."""
    article = desk.article("morning.txt", "The cabinet meets on Tuesday.", source="")
    body = ARTICLE.dump_python(article, mode="json")
    for field in ("source", "address", "rights"):  # not known then
        del body[field]
    path(shelf).parent.mkdir()
    db = sqlite3.connect(path(shelf))
    db.executescript(OLDEST)
    db.execute("INSERT INTO articles VALUES ('k', ?, ?)", (article.id, json.dumps(body)))
    db.execute("INSERT INTO intake_articles VALUES ('0123456789abcdef', 0, 'k')")
    db.commit()
    db.close()
    return replace(article, address="", rights="quote")


def test_an_archive_of_the_first_form_keeps_its_articles(desk, shelf, old) -> None:
    hand = Period(Order("manual", "Note", date(2026, 2, 2), "UTC", "0123456789abcdef"), 0, None)
    kept = window(hand, shelf)
    assert kept.articles == (old,)
    assert [notice.subject for notice in kept.notices] == ["torn.pdf"]
    desk.collect(desk.at(1), desk.article("https://gazette.example/vote", "On 25 February."))
    assert desk.read(1) == ("On 25 February.",)
    assert window(hand, shelf) == kept


def test_old_and_new_archives_have_the_same_form(desk, shelf, old, tmp_path) -> None:
    states(shelf, ("gazette",))
    keep(type(shelf)(f"sqlite:///{tmp_path / 'new.sqlite'}", ""), Intake(()))
    assert schema(path(shelf)) == schema(tmp_path / "new.sqlite")
    assert schema(path(shelf))[-2:] == [(LATEST,), (f"{LATEST:04}",)]


def test_the_migrations_from_nothing_make_what_a_new_archive_is(shelf, tmp_path, monkeypatch) -> None:
    keep(shelf, Intake(()))

    def by_migrations(db, _: str) -> None:
        migrate(db, 0)
        db.exec_driver_sql(f"PRAGMA user_version={LATEST}")

    monkeypatch.setattr(revisions, "bring_up", by_migrations)
    with writing(f"sqlite:///{tmp_path / 'migrated.sqlite'}"):
        pass
    assert schema(tmp_path / "migrated.sqlite") == schema(path(shelf))


def test_a_migration_cut_off_leaves_the_old_archive(shelf, old, monkeypatch) -> None:
    def torn(db, start: int) -> None:
        migrate(db, start)
        raise KeyboardInterrupt

    monkeypatch.setattr(revisions, "migrate", torn)
    with pytest.raises(KeyboardInterrupt):
        states(shelf, ("gazette",))
    monkeypatch.undo()
    db = sqlite3.connect(path(shelf))
    assert db.execute("PRAGMA user_version").fetchone() == (1,)
    assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'collections'").fetchone() == (0,)
    assert db.execute("SELECT id FROM articles").fetchall() == [(old.id,)]
    db.close()
    assert states(shelf, ("gazette",)) == (SourceState("gazette"),)


def test_an_archive_of_the_second_form_knows_who_listed_its_articles(desk, shelf) -> None:
    desk.collect(desk.at(1), desk.article("https://gazette.example/vote", "On 25 February."))
    with sqlite3.connect(path(shelf)) as db:
        db.executescript(THIRD)
        db.executescript("DROP TABLE listings; UPDATE alembic_version SET version_num = '0002'; PRAGMA user_version=2;")
    db.close()
    assert desk.read(1) == ("On 25 February.",)
    assert [a.text for a in window(desk.period(1, sources=("gazette",)), shelf).articles] == ["On 25 February."]


def test_an_archive_of_the_third_form_keeps_all_and_learns_whose_bytes_its_articles_are(desk, shelf) -> None:
    vote = desk.article("https://gazette.example/vote", "On 25 February.", raw="ab" * 32)
    desk.collect(desk.at(1), vote, failing="weather")
    desk.edition(1)
    before = (states(shelf, ("gazette", "weather")), list_sources(shelf), desk.read(1), desk.past(2))
    with sqlite3.connect(path(shelf)) as db:
        db.executescript(THIRD)
    db.close()
    assert (states(shelf, ("gazette", "weather")), list_sources(shelf), desk.read(1), desk.past(2)) == before
    assert [held.article for held in rereadable(shelf)] == [vote]


def test_an_archive_of_the_fifth_form_keeps_all_and_begins_to_know_copies(desk, shelf) -> None:
    vote = desk.article("https://gazette.example/vote", "On 25 February the house votes on the accord.")
    desk.collect(desk.at(1), vote)
    desk.edition(1)
    before = (list_sources(shelf), desk.read(1), desk.past(2))
    with sqlite3.connect(path(shelf)) as db:
        db.executescript(FIFTH)
    db.close()
    assert (list_sources(shelf), desk.read(1), desk.past(2)) == before
    again = replace(vote, id="again", address="https://herald.example/vote", source="herald")
    keep(shelf, Intake((again,), prints=fingerprints((again,))), desk.at(2))
    assert desk.past(2).reprints == (), "what was read before left none"


def test_an_archive_of_a_newer_daybrief_is_left_alone(shelf) -> None:
    keep(shelf, Intake(()))
    with sqlite3.connect(path(shelf)) as db:
        db.execute("PRAGMA user_version=99")
    db.close()
    for verb in (lambda: keep(shelf, Intake(())), lambda: list_sources(shelf)):
        with pytest.raises(ArchiveError, match=rf"newer daybrief \(form 99, this one knows {LATEST}\); upgrade"):
            verb()


def test_the_database_of_another_program_is_left_alone(shelf) -> None:
    path(shelf).parent.mkdir()
    with sqlite3.connect(path(shelf)) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
    db.close()
    with pytest.raises(ArchiveError, match="another program"):
        keep(shelf, Intake(()))


def test_an_archive_of_today_is_opened_without_alembic(shelf, root) -> None:
    code = (
        "import sys; from tasks.archive import keep, states; from tasks.model import Intake, Shelf\n"
        f"shelf = Shelf({shelf.archive!r}, '')\n"
        "keep(shelf, Intake(())); states(shelf, ('gazette',))\n"
        "sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_archive_of_the_fourth_form_learns_its_actors_from_what_was_told(desk, shelf) -> None:
    vote = desk.article("https://gazette.example/vote", "Anna Borg, the trade minister, spoke on 25 February.")
    desk.collect(desk.at(1), vote)
    for day in (1, 2):
        desk.edition(day, desk.section("vote", vote, actors=("Anna Borg", "Ὀδυσσεύς Ἐλύτης")))
    now = list_actors(shelf)
    with sqlite3.connect(path(shelf)) as db:
        seen = db.execute("SELECT printing, story, actor, named, kind FROM sightings ORDER BY printing, position")
        before = seen.fetchall()
        marked = db.execute("SELECT marked FROM printings ORDER BY cut_off").fetchall()
        db.executescript(FOURTH)
    db.close()
    assert list_actors(shelf) == now
    with sqlite3.connect(path(shelf)) as db:
        seen = db.execute("SELECT printing, story, actor, named, kind FROM sightings ORDER BY printing, position")
        assert seen.fetchall() == before
        assert db.execute("SELECT marked FROM printings ORDER BY cut_off").fetchall() == marked
    db.close()
    assert desk.period(1).knows == 0, "editions of before know nobody: they are the same again"
    assert desk.period(3).knows == 2
