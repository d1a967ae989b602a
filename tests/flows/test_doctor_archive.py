"""The doctor tells of an archive of another form or another installation, of sources gone, and of what is overdue."""

import json
import socket
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows import doctor_archive, doctor_due, doctor_sources, installation, records
from flows.configuration import Configuration, read
from flows.doctor_check import Check
from flows.records import About
from tasks.archive import SourceRow, list_sources, revisions

TOPIC = '[[topics]]\nname = "A"\nterms = ["minister*"]\n'
NOW = datetime(2026, 2, 3, 7, tzinfo=UTC)  # the edition of 05:30 is due since an hour and a half


def held_in(folder: Path, text: str = "") -> Configuration:
    folder.mkdir(exist_ok=True)
    return read(folder / "daybrief.toml", f"{text}\n{TOPIC}".encode(), {})


@pytest.fixture
def held(tmp_path: Path) -> Configuration:
    return held_in(tmp_path / "desk")


def only(checks: "list[Check]") -> Check:
    (found,) = (check for check in checks if check.fix)
    return found


def archived(held: Configuration) -> Path:
    """An archive of today's form, as the first command makes it."""
    assert list_sources(held.shelf) == ()
    return doctor_archive.path_of(held)


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement)


# the archive


def test_an_archive_that_is_not_there_yet_or_of_today_is_well(held: Configuration) -> None:
    assert [check.fix for check in doctor_archive.look(held)] == [""]
    assert not doctor_archive.path_of(held).exists(), "looking makes none"
    archived(held)
    assert [check.fix for check in doctor_archive.look(held)] == [""]


def test_an_older_archive_is_told_and_left_as_it_is(held: Configuration) -> None:
    path = archived(held)
    change(path, f"PRAGMA user_version={revisions.LATEST - 1}")
    found = only(list(doctor_archive.look(held)))
    assert f"(form {revisions.LATEST - 1} of {revisions.LATEST})" in found.found
    assert found.state == "look"
    assert f"cp {path} {path}.before" in found.fix
    assert not doctor_archive.is_current(held)


def test_a_newer_archive_and_one_of_another_program_are_refused(held: Configuration, tmp_path: Path) -> None:
    change(archived(held), "PRAGMA user_version=99")
    newer = only(list(doctor_archive.look(held)))
    assert "of a newer daybrief (form 99" in newer.found
    assert newer.fix.startswith("upgrade daybrief")
    other = held_in(tmp_path / "desk", f'archive = "{tmp_path / "other.sqlite"}"')
    change(tmp_path / "other.sqlite", "CREATE TABLE songs (name)")
    assert "another program" in only(list(doctor_archive.look(other))).found


def test_a_damaged_archive_is_told(held: Configuration) -> None:
    path = archived(held)
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * 4096 + data[8192:])
    assert "is damaged" in only(list(doctor_archive.look(held))).found
    path.write_bytes(b"not a database, but a text of some length " * 100)
    found = only(list(doctor_archive.look(held)))
    assert "is damaged" in found.found
    assert found.fix.startswith("put a copy of it back")


# two installations


def users(held: Configuration) -> list[Check]:
    return list(doctor_archive.users(held, datetime.now(UTC)))


def test_two_settings_on_one_archive_are_both_named(tmp_path: Path) -> None:
    line = f'archive = "{tmp_path / "press.sqlite"}"'
    ours, other = held_in(tmp_path / "ours", line), held_in(tmp_path / "other", line)
    with installation.using(ours):
        pass
    assert users(ours)[0].found.startswith("this one alone uses the archive")
    with installation.using(other):
        now = only(users(ours))
    found = only(users(ours))
    assert "runs now (process" in now.found
    for text in (str(ours.path), str(other.path), str(other.output), "press.sqlite"):
        assert text in found.found
    assert found.state == "mend"
    assert f"delete {tmp_path / 'press.sqlite'}.used-by" in found.fix


def test_a_collection_marks_the_archive_it_fills(tmp_path: Path, daybrief) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "daybrief.toml").write_text(f'[[sources]]\nkey = "press"\nkind = "folder"\nat = "press"\n{TOPIC}')
    assert daybrief("collect").returncode == 0
    (mark,) = installation.marks(read(tmp_path / "daybrief.toml", TOPIC.encode(), {}))
    assert mark.settings == str(tmp_path / "daybrief.toml")
    assert not mark.runs


def put(held: Configuration, first: datetime, last: datetime, host: str = "host-b") -> Path:
    """The mark of an installation on another machine."""
    path = installation.folder(held) / "b.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    when = {"first": first.isoformat(), "last": last.isoformat()}
    path.write_text(
        json.dumps({"id": "b", "host": host, "settings": "/srv/d.toml", "output": "/srv/o", "pid": 1, **when})
    )
    return path


def test_another_machine_on_the_same_disk_is_told_until_its_mark_is_gone(held: Configuration) -> None:
    now = datetime.now(UTC)
    with installation.using(held):
        pass
    mark = put(held, now - timedelta(days=9), now + timedelta(seconds=5))
    assert "/srv/d.toml on host-b (output /srv/o)" in only(users(held)).found
    mark.unlink()
    assert not any(check.fix for check in users(held))


def test_the_installation_before_this_one_is_no_second_one(held: Configuration) -> None:
    now = datetime.now(UTC)
    put(held, now - timedelta(days=9), now - timedelta(days=1))
    assert only(users(held)).state == "look"  # nothing of ours has run yet: it may still be there
    with installation.using(held):
        pass
    assert not any(check.fix for check in users(held))


def test_the_newer_of_two_is_told_while_the_settings_of_the_older_are_there(tmp_path: Path) -> None:
    line = f'archive = "{tmp_path / "press.sqlite"}"'
    older, newer = held_in(tmp_path / "older", line), held_in(tmp_path / "newer", line)
    older.path.write_text(TOPIC)
    put(older, datetime.now(UTC) - timedelta(days=2), datetime.now(UTC) - timedelta(days=1))
    path = installation.folder(older) / "b.json"
    mark = {**json.loads(path.read_text()), "host": socket.gethostname(), "settings": str(older.path)}
    path.write_text(json.dumps(mark))
    with installation.using(newer):
        pass
    assert str(older.path) in only(users(newer)).found
    older.path.unlink()
    assert not any(check.fix for check in users(newer))


def test_an_installation_that_nobody_saw_for_weeks_is_gone(held: Configuration) -> None:
    put(held, NOW - timedelta(days=90), datetime.now(UTC) - timedelta(days=20))
    assert not users(held)


def test_a_mark_that_cannot_be_made_or_read_stops_nothing(held: Configuration) -> None:
    place = installation.folder(held)
    place.parent.mkdir(parents=True)
    place.write_text("in the way")
    with installation.using(held):
        assert installation.marks(held) == ()
    place.unlink()
    place.mkdir()
    (place / "x.json").write_text('{"id": 5')
    (place / "y.json").write_text('{"id": "y", "first": "2026"}')
    assert installation.marks(held) == ()


def test_an_error_of_the_run_passes_the_mark_unchanged(held: Configuration) -> None:
    with pytest.raises(OSError, match="the run's own"), installation.using(held):
        raise OSError("the run's own")
    (mark,) = installation.marks(held)
    assert not mark.runs


# what is overdue


def edition(held: Configuration, cut_off: datetime) -> None:
    folder = held.output / "daily" / cut_off.date().isoformat() / "v1"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps({"period": {"cut_off": cut_off.isoformat()}}))


def briefing(held: Configuration) -> Check:
    (found,) = doctor_due.editions(held, NOW)
    return found


def at(hour: int, minute: int = 0, day: int = 3) -> datetime:
    return datetime(2026, 2, day, hour, minute, tzinfo=UTC)


def test_an_edition_that_nobody_made_is_overdue(held: Configuration) -> None:
    edition(held, at(5, 30, day=2))
    found = briefing(held)
    assert "overdue: it was due 2026-02-03 05:30 UTC" in found.found
    assert "the last edition covers up to 2026-02-02 05:30 UTC; no run was started for it" in found.found
    assert found.state == "look"
    assert "start `daybrief serve`" in found.fix
    assert "`daybrief trigger daily`" in found.fix
    edition(held, at(5, 30))
    assert not briefing(held).fix
    assert briefing(held).found.startswith("next due 2026-02-04 05:30 UTC")


def test_a_new_installation_is_not_overdue_but_an_old_one_without_editions_is(held: Configuration) -> None:
    assert not briefing(held).fix
    path = put(held, at(4, day=1), at(4))
    data = {**json.loads(path.read_text()), "id": installation.own(held)}
    path.write_text(json.dumps(data))
    assert "there is no edition yet" in briefing(held).found
    assert briefing(held).fix


def test_a_run_that_failed_is_told_with_its_reason_and_one_that_goes_is_no_fault(held: Configuration) -> None:
    edition(held, at(5, 30, day=2))
    about = About("r1", "daily", at(5).date(), at(5, 30), NOW)

    def fails(_: object) -> None:
        raise OSError("no space left for the note")

    def waits(_: object) -> str:
        assert "is being made" in briefing(held).found
        return "x"

    with pytest.raises(OSError, match="no space"):
        records.follow(held.work, about, lambda _: None, fails, str)
    assert "its run failed at archive.begin: unexpected: OSError: no space left for the note" in briefing(held).found
    assert briefing(held).fix
    records.follow(held.work, About("r2", "daily", at(5).date(), at(5, 30), NOW), lambda _: None, waits, str)


def row(key: str, **more: object) -> SourceRow:
    fields = {"articles": 1, "last": None, "read": None, "failing": None, "error": "", "moved": ""}
    return SourceRow(key=key, **{**fields, **more})  # type: ignore[arg-type]


SOURCES = '[[sources]]\nkey = "mea"\nkind = "feed"\nat = "https://mea.example/rss"\n'


def test_a_collection_that_nobody_ran_is_overdue(tmp_path: Path) -> None:
    held = held_in(tmp_path / "desk", SOURCES)
    (new,) = doctor_due.collections(held, (), NOW)
    assert not new.fix
    (late,) = doctor_due.collections(held, (row("mea", read=at(3)),), NOW)
    assert late.found == "overdue: it was due 2026-02-03 06:00 UTC, sources were read last 2026-02-03 03:00 UTC"
    assert "`daybrief collect`" in late.fix
    (well,) = doctor_due.collections(held, (row("mea", read=at(6)),), NOW)
    assert not well.fix


# sources


def test_a_source_that_fails_is_told_with_since_when_and_its_own_fix(tmp_path: Path) -> None:
    held = held_in(tmp_path / "desk", SOURCES)
    failing = row("mea", failing=at(3), error="answered 404; correct its url")
    found = only(list(doctor_sources.look(held, (failing,))))
    assert found.name == "source mea"
    assert found.found == "cannot be read since 2026-02-03 03:00 UTC: answered 404"
    assert found.fix == "correct its url"
    moved = only(list(doctor_sources.look(held, (row("mea", moved="https://mea.example/new"),))))
    assert moved.fix == "write that address into daybrief.toml"
    assert not any(check.fix for check in doctor_sources.look(held, (row("mea", read=at(6)),)))


@pytest.mark.parametrize(
    ("place", "well"), [("press", True), ("gone", False), ("{date}/press", True), ("gone/{date}", False)]
)
def test_a_folder_that_is_gone_is_told(tmp_path: Path, place: str, well: bool) -> None:
    (tmp_path / "desk" / "press").mkdir(parents=True)
    held = held_in(tmp_path / "desk", f'[[sources]]\nkey = "press"\nkind = "folder"\nat = "{place}"\n')
    found = [check for check in doctor_sources.look(held, ()) if check.fix]
    assert not found if well else found[0].found.endswith("gone is not there")
    assert all(check.state == "mend" for check in found)


def test_an_address_where_nobody_answers_is_told_when_sources_are_asked(tmp_path: Path) -> None:
    shut = 'allow_hosts = ["127.0.0.1"]\n[[sources]]\nkey = "mea"\nkind = "feed"\nat = "http://127.0.0.1:9/rss"\n'
    found = only(list(doctor_sources.ask(held_in(tmp_path / "desk", shut), NOW)))
    assert found.name == "source mea"
    assert found.fix
