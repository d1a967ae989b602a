"""Five days of a made-up press: how large the archive grows, and what a window and an edition cost then."""

import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks import press, product
from benchmarks.contract import Check, DataError, Result, verdict
from tasks import archive
from tasks.model import Order, Shelf

ARTICLES, DAYS = 1000, 5
FIRST = date(2026, 2, 2)
CONFIG = """output = "output"
[[briefings]]
name = "daily"
[[sources]]
key = "press"
kind = "folder"
at = "press/{date}"
"""


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: ARG001, FBT001
    """``limit`` articles (1,000) grown out of the articles in ``data``, collected and made into five editions."""
    material = sorted(p for p in data.rglob("*") if p.suffix in (".txt", ".md", ".html"))
    if not material:
        raise DataError(f"{data}: holds no .txt, .md or .html articles to grow a press from")
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        dates = press.grow(material, folder / "press", limit or ARTICLES, DAYS, FIRST)
        (folder / "daybrief.toml").write_text(CONFIG, encoding="utf-8")
        numbers, checks = _mornings(folder, dates)
        shelf = Shelf(f"sqlite:///{folder / 'output/.daybrief/archive.sqlite'}", str(folder / "output"))
        size = sum(p.stat().st_size for p in (folder / "output/.daybrief").glob("archive.sqlite*"))
        cut_off = datetime.combine(dates[-1], datetime.min.time(), UTC) + timedelta(hours=5, minutes=30)
        raw = sum(p.stat().st_size for p in Path(archive.raws(shelf)).rglob("*") if p.is_file())
        numbers |= {
            "archive_mb": round(size / 1e6, 2),
            "raw_mb": round(raw / 1e6, 2),
            "window_s": round(_window(shelf, cut_off), 4),
        }
    return Result(n=limit or ARTICLES, metrics={"growth": numbers}, checks={"growth": checks})


def _mornings(folder: Path, dates: tuple[date, ...]) -> tuple[dict[str, float], list[Check]]:
    config, numbers, checks = ("--config", str(folder / "daybrief.toml")), dict[str, float](), []
    for number, day in enumerate(dates, 1):
        for command, hour in (("collect", "--at"), ("edition", "--cut-off")):
            instant = f"{day}T05:{'00' if command == 'collect' else '30'}:00Z"
            finished = product.daybrief(command, *config, hour, instant)
            numbers[f"{command}_{number}_s"] = round(finished.wall_s, 2)
            numbers["peak_mb"] = max(numbers.get("peak_mb", 0.0), round(finished.peak_mb, 1))
            checks.append(verdict("run", f"{command} {day}", finished.code == 0, finished.complaint))
    return numbers, checks


def _window(shelf: Shelf, cut_off: datetime) -> float:
    """Seconds of the window's query alone, best of five."""
    period = archive.begin(Order("daily", "Policy briefing note", cut_off.date(), "UTC", cut_off=cut_off), shelf)
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        archive.window(period, shelf)
        spent.append(time.perf_counter() - start)
    return min(spent)
