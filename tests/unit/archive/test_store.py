"""The archive holds what was read, for each collection apart."""

import dataclasses
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from tasks.archive import keep, window
from tasks.errors import ArchiveError
from tasks.model import Article, Basis, Dating, Dropped, Intake, Notice, Order, Shelf, Sourced, Span


def article(name: str, text: str, day: date | None, *, used: bool = True) -> Article:
    return Article(
        id=name.encode().hex()[:16],
        name=name,
        url="",
        text=text,
        headline=Span("x", 0, 3),
        outlet=Sourced("Harbour Gazette", Basis.METADATA),
        dated=Dating(day, day, Basis.METADATA if day else Basis.UNKNOWN),
        dropped=(Dropped(0, 4, "promo"),),
        used=used,
    )


MORNING = article(
    "morning.txt", "The cabinet meets on Tuesday. “Nothing is agreed”, said a minister.", date(2026, 3, 2)
)
EVENING = article("evening.txt", "The cabinet met.", date(2026, 3, 3))
UNDATED = article("leaflet.txt", "Come to the fair.", None)
TORN = Notice("unread", "torn.pdf", "is not text")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(f"sqlite:///{tmp_path / 'work' / 'archive.sqlite'}", str(tmp_path))


def order(intake: str) -> Order:
    return Order("manual", "Note", date(2026, 3, 3), "UTC", intake)


def test_an_edition_reads_exactly_what_was_collected_for_it(shelf: Shelf) -> None:
    keep(shelf, Intake((EVENING, UNDATED)))
    receipt = keep(shelf, Intake((MORNING, EVENING), (TORN,)))
    assert window(order(receipt.id), shelf) == Intake((EVENING, MORNING), (TORN,))


def test_the_receipt_names_the_latest_day_of_articles_in_use(shelf: Shelf) -> None:
    late = article("spam.txt", "Win a car.", date(2026, 9, 9), used=False)
    receipt = keep(shelf, Intake((MORNING, EVENING, UNDATED, late)))
    assert (receipt.articles, receipt.latest) == (3, date(2026, 3, 3))
    assert keep(shelf, Intake((UNDATED,))).latest is None


def test_the_same_documents_give_the_same_receipt_in_any_order(shelf: Shelf, tmp_path: Path) -> None:
    other = Shelf(f"sqlite:///{tmp_path / 'other.sqlite'}", str(tmp_path))
    first = keep(shelf, Intake((MORNING, EVENING), (TORN,)))
    assert keep(shelf, Intake((EVENING, MORNING), (TORN,))) == first
    assert keep(other, Intake((EVENING, MORNING, EVENING), (TORN,))) == first


def test_another_reading_of_the_same_text_is_another_collection(shelf: Shelf) -> None:
    before = keep(shelf, Intake((MORNING,)))
    redated = dataclasses.replace(MORNING, dated=Dating(date(2026, 3, 1), date(2026, 3, 1), Basis.DATELINE))
    after = keep(shelf, Intake((redated,)))
    assert before.id != after.id
    assert window(order(before.id), shelf).articles == (MORNING,)
    assert window(order(after.id), shelf).articles == (redated,)


def test_a_collection_that_is_not_there_is_said(shelf: Shelf) -> None:
    with pytest.raises(ArchiveError, match="run again with the same files"):
        window(order("0" * 16), shelf)


def _path(shelf: Shelf) -> Path:
    return Path(shelf.archive.removeprefix("sqlite:///"))


def test_a_damaged_archive_is_said_with_what_to_do(shelf: Shelf) -> None:
    _path(shelf).parent.mkdir()
    _path(shelf).write_bytes(b"this was a database once " * 400)
    with pytest.raises(ArchiveError, match="move the file away and run again"):
        keep(shelf, Intake((MORNING,)))


def test_an_archive_of_a_newer_daybrief_is_left_alone(shelf: Shelf) -> None:
    keep(shelf, Intake((MORNING,)))
    with sqlite3.connect(_path(shelf)) as db:
        db.execute("PRAGMA user_version=99")
    db.close()
    with pytest.raises(ArchiveError, match="newer daybrief"):
        keep(shelf, Intake((EVENING,)))


def test_an_archive_in_use_is_said(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.archive.database.WAIT_MS", 50)
    keep(shelf, Intake((MORNING,)))
    other = sqlite3.connect(_path(shelf), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(ArchiveError, match="in use by another run"):
            keep(shelf, Intake((EVENING,)))
    finally:
        other.close()


def test_an_archive_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ArchiveError, match="choose another --out"):
        keep(Shelf(f"sqlite:///{tmp_path / 'file' / 'archive.sqlite'}", str(tmp_path)), Intake((MORNING,)))
    (tmp_path / "folder").mkdir()
    with pytest.raises(ArchiveError, match="permissions"):
        keep(Shelf(f"sqlite:///{tmp_path / 'folder'}", str(tmp_path)), Intake((MORNING,)))


@pytest.mark.parametrize("address", ["postgresql://desk@db/archive", "not an address", "sqlite://"])
def test_only_a_file_can_be_an_archive(address: str) -> None:
    with pytest.raises(ArchiveError, match="sqlite:////folder"):
        keep(Shelf(address, "output"), Intake((MORNING,)))


def test_a_collection_cut_off_leaves_nothing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(shelf, Intake((EVENING,)))
    broken = Notice("unread", "torn.pdf", None)  # type: ignore[arg-type]
    with pytest.raises(ArchiveError):
        keep(shelf, Intake((MORNING,), (broken,)))
    with sqlite3.connect(_path(shelf)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM intakes").fetchone() == (1,)
    db.close()
