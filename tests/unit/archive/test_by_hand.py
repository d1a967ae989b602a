"""Documents named by hand are kept for each collection apart, and what is wrong with an archive is said."""

import dataclasses
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.archive import begin, database, keep, recall, recent, window
from tasks.errors import ArchiveError
from tasks.model import Article, Basis, Dating, Dropped, Intake, Notice, Order, Past, Period, Shelf, Sourced, Span


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


def order(intake: str) -> Order:
    return Order("manual", "Note", date(2026, 3, 3), "UTC", intake)


def hand(intake: str) -> Period:
    return Period(order(intake), 0, None)


def test_an_edition_reads_exactly_what_was_collected_for_it(shelf: Shelf) -> None:
    keep(shelf, Intake((EVENING, UNDATED)))
    receipt = keep(shelf, Intake((MORNING, EVENING), (TORN,)))
    assert window(hand(receipt.id), shelf) == Intake((EVENING, MORNING), (TORN,))


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
    assert window(hand(before.id), shelf).articles == (MORNING,)
    assert window(hand(after.id), shelf).articles == (redated,)


def test_an_edition_by_hand_has_no_number_and_remembers_nothing(shelf: Shelf) -> None:
    receipt = keep(shelf, Intake((MORNING,)))
    period = begin(order(receipt.id), shelf)
    assert period == hand(receipt.id)
    assert recall(period, shelf) == Past()


def test_documents_named_by_hand_reach_no_morning_edition(shelf: Shelf) -> None:
    keep(shelf, Intake((MORNING,)))
    cut_off = datetime(2026, 3, 4, 5, 30, tzinfo=UTC)
    morning = Order("daily", "Note", date(2026, 3, 4), "UTC", cut_off=cut_off)
    assert window(begin(morning, shelf), shelf).articles == ()
    assert recent(shelf, datetime(2026, 1, 1, tzinfo=UTC)) == ()


def test_a_collection_that_is_not_there_is_said(shelf: Shelf) -> None:
    with pytest.raises(ArchiveError, match="run again with the same files"):
        window(hand("0" * 16), shelf)


def _path(shelf: Shelf) -> Path:
    return Path(shelf.archive.removeprefix("sqlite:///"))


def test_a_damaged_archive_is_said_with_what_to_do(shelf: Shelf) -> None:
    _path(shelf).parent.mkdir()
    _path(shelf).write_bytes(b"this was a database once " * 400)
    with pytest.raises(ArchiveError, match="move the file away and run again"):
        keep(shelf, Intake((MORNING,)))


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


def test_a_full_disk_is_said_and_costs_nothing_that_was_kept(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    receipt = keep(shelf, Intake((MORNING,)))
    with sqlite3.connect(_path(shelf)) as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.close()
    monkeypatch.setattr(database, "PRAGMAS", (*database.PRAGMAS, f"max_page_count={pages}"))
    with pytest.raises(ArchiveError, match="has no room"):
        keep(shelf, Intake((article("long.txt", "The cabinet met. " * 9999, None),)))
    assert window(hand(receipt.id), shelf).articles == (MORNING,)


def test_a_disk_that_fails_is_not_called_a_damaged_archive() -> None:
    assert "free some space" in database._reason("disk I/O error")


def test_a_collection_cut_off_leaves_nothing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(shelf, Intake((EVENING,)))
    broken = Notice("unread", "torn.pdf", None)  # type: ignore[arg-type]
    with pytest.raises(ArchiveError):
        keep(shelf, Intake((MORNING,), (broken,)))
    with sqlite3.connect(_path(shelf)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM intakes").fetchone() == (1,)
    db.close()
