"""Reading the archive again: from the bytes that a collection kept, without a look at the source, for tomorrow only."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.direct import Checkpoints, Direct
from flows.pipeline import collect, reread
from tasks import archive, ingest
from tasks.ingest import by_hand, files
from tasks.model import Order, Shelf, Source

MONDAY = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
NOON = MONDAY.replace(hour=12)
PAGE = "<html><head><title>Nine states agree</title></head><body><article><h1>Nine states agree</h1>{}</article></body></html>"
BODY = "".join(
    f"<p>Ministers from nine states agreed on Tuesday to share the cost of rescue boat {n} in the strait.</p>"
    for n in range(12)
)


@pytest.fixture
def desk(tmp_path: Path) -> tuple[Shelf, Direct, Source]:
    """An archive, a runner, and a folder with one page in it."""
    press = tmp_path / "press"
    press.mkdir()
    (press / "agree.html").write_text(PAGE.format(BODY))
    shelf = Shelf(f"sqlite:///{tmp_path / 'work/archive.sqlite'}", str(tmp_path / "out"))
    keep = Checkpoints(tmp_path / "work/checkpoints", "attempt", lambda _: None)
    return shelf, Direct(keep), Source("press", "folder", str(press))


def read(shelf: Shelf, cut_off: datetime) -> list[str]:
    """The texts of the edition up to ``cut_off``."""
    period = archive.begin(Order("daily", "Note", cut_off.date(), "UTC", cut_off=cut_off), shelf)
    return [article.text for article in archive.window(period, shelf).articles]


def test_a_better_reader_serves_the_next_edition(
    desk: tuple[Shelf, Direct, Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, run, press = desk
    with monkeypatch.context() as patch:
        real = files.from_page
        patch.setattr(files, "from_page", lambda name, text, language="en": real(name, text[:900], language))
        collect((press,), shelf, MONDAY, run)
    before = read(shelf, NOON)
    assert "boat 11" not in before[0]
    (tmp_path / "press/agree.html").unlink()
    assert reread(shelf, NOON, None, run) == 1
    assert read(shelf, NOON) == before, "an edition that was begun keeps its texts"
    (held,) = archive.rereadable(shelf)
    assert "boat 11" in held.article.text
    assert held.article.used, "it is marked like any other"


def test_the_same_reader_changes_nothing(desk: tuple[Shelf, Direct, Source]) -> None:
    shelf, run, press = desk
    collect((press,), shelf, MONDAY, run)
    (before,) = archive.rereadable(shelf)
    assert reread(shelf, NOON, MONDAY, run) == 0
    assert archive.rereadable(shelf) == (before,)


def test_what_a_site_repeats_is_struck_from_its_fourth_story(
    desk: tuple[Shelf, Direct, Source], tmp_path: Path
) -> None:
    shelf, run, press = desk
    notice = "Tidewater Post is a member of the coastal press council since 1974."
    for number, topic in enumerate(("ferry", "budget", "harvest", "bridge"), 1):
        body = "".join(
            f"<p>The {topic} board said the {topic} needs {topic} vote {n} of {topic}.</p>" for n in range(12)
        )
        (tmp_path / f"press/{topic}.html").write_text(PAGE.format(f"{body}<p>{notice}</p>"))
        collect((press,), shelf, MONDAY.replace(hour=5 + number), run)
    (last,) = (a for a in archive.recent(shelf, MONDAY) if a.name == "bridge.html")
    struck = [last.text[d.start : d.end] for d in last.dropped if d.reason == "site_line"]
    assert struck == [notice]


def test_the_bytes_are_kept_beside_the_archive_and_nowhere_else(
    desk: tuple[Shelf, Direct, Source], tmp_path: Path
) -> None:
    shelf, run, press = desk
    collect((press,), shelf, MONDAY, run)
    (article,) = archive.recent(shelf, MONDAY)
    assert ingest.raws.find(archive.raws(shelf), article.raw).data == (tmp_path / "press/agree.html").read_bytes()
    assert by_hand.read((str(tmp_path / "press"),)).articles
    assert len([path for path in Path(archive.raws(shelf)).rglob("*") if path.is_file()]) == 1
