"""The sample press of two days, made once as its reader would have it: what page 1 says, and what is made again."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream

from benchmarks.contract import Check
from benchmarks.days import Morning, read_morning, score_mornings
from benchmarks.days_case import DaysCase, read_days
from flows import configuration
from flows.configuration import Configuration
from flows.direct import Direct, Told
from flows.produce import gather, make

pytestmark = pytest.mark.xdist_group("two-days")
FLOORS = json.loads((Path(__file__).parent / "floors_days.json").read_text(encoding="utf-8"))


def files(folder: Path) -> dict[str, bytes]:
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: data for name, data in found.items() if name != "manifest.json"}


@dataclass(frozen=True)
class Press:
    """The samples in an installation of their own; ``made`` counts computed items of each step, a day each."""

    case: DaysCase
    held: Configuration
    mornings: tuple[Morning, ...]
    made: tuple[Counter[str], ...]
    kept: tuple[frozenset[str], ...]  # checkpoints of facts after each day


def counting(into: Counter[str]) -> Callable[[Told], None]:
    return lambda told: into.update({told.step: told.state == "done"})


@pytest.fixture(scope="module")
def press(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Press:
    (case,) = read_days(root / "samples")
    held = configuration.load({}, str(root / "samples/daybrief.toml")).moved(tmp_path_factory.mktemp("out"))
    mornings, made, kept = [], [], []
    for day in case.days:
        count: Counter[str] = Counter()
        gather(held.sources, day.collect, held, Direct, counting(count))
        outcome = make(held.briefing().order(day.cut_off), held, Direct, counting(count))
        mornings.append(read_morning(outcome.folder))
        made.append(count)
        kept.append(frozenset(p.name for p in held.work.glob("checkpoints/*/extract.facts/*.json")))
    return Press(case, held, tuple(mornings), tuple(made), tuple(kept))


@pytest.fixture(scope="module")
def scored(press: Press) -> tuple[dict[str, float], tuple[Check, ...]]:
    return score_mornings(press.case, press.mornings)


def test_page_1_says_what_was_planted_and_nothing_else(scored: tuple[dict[str, float], tuple[Check, ...]]) -> None:
    numbers, checks = scored
    low = {k: (numbers[k], v) for k, v in FLOORS["samples"]["least"].items() if numbers[k] < v}
    high = {k: (numbers[k], v) for k, v in FLOORS["samples"]["most"].items() if numbers[k] > v}
    assert not low | high, "\n".join(str(c) for c in checks if c.status == "FAIL")


def test_the_second_morning_brings_a_calendar_up_to_date_and_doubles_nothing(press: Press) -> None:
    mornings = [(morning.folder / "dates.ics").read_bytes() for morning in press.mornings]
    held: dict[str, tuple[object, object]] = {}
    for data in (mornings[0], *mornings):
        first = {str(e["UID"]): e for e in icalendar.Calendar.from_ical(data).walk("VEVENT")}
        second = IcsCalendarStream.calendar_from_ics(data.decode("utf-8")).events
        assert [(e.uid, e.dtstart, e.dtend) for e in second] == [
            (uid, e["DTSTART"].dt, e["DTEND"].dt) for uid, e in first.items()
        ]
        held |= {e.uid: (e.dtstart, e.summary) for e in second}
    assert held
    assert len(set(held.values())) == len(held)


def test_the_samples_are_half_off_topic_and_of_many_stories(press: Press) -> None:
    off = sum(len(s.articles) for s in press.case.stories if not s.on_topic)
    every = sum(len(s.articles) for s in press.case.stories)
    assert every >= 40
    assert len([s for s in press.case.stories if s.on_topic]) >= 10
    assert 0.4 <= off / every <= 0.6


def test_an_edition_is_the_same_again_also_after_later_ones(press: Press) -> None:
    for day, morning in zip(press.case.days, press.mornings, strict=True):
        before = files(morning.folder)
        count: Counter[str] = Counter()
        outcome = make(press.held.briefing().order(day.cut_off), press.held, Direct, counting(count))
        assert not outcome.published.fresh
        assert outcome.folder == morning.folder
        assert files(outcome.folder) == before
        assert count["extract.facts"] == count["summarise.section"] == count["render.package"] == 0


def test_the_second_day_works_out_only_its_own_stories(press: Press) -> None:
    made = [count["extract.facts"] for count in press.made]
    for count, morning in zip(made, press.mornings, strict=True):
        told = sum(w.tier in ("to-read", "in-brief") for w in morning.briefing.weighed)
        assert told <= count <= told + 2, "a story in which nothing turns out to be new is told by its headline"
    assert press.kept[0] < press.kept[1]
    assert [len(press.kept[0]), len(press.kept[1])] == [made[0], sum(made)]


def test_an_edition_made_anew_elsewhere_has_the_same_bytes(press: Press, tmp_path: Path) -> None:
    """All again in another folder, day two first asked for only after both collections."""
    held = press.held.moved(tmp_path)
    for day in press.case.days:
        gather(held.sources, day.collect, held, Direct, lambda _: None)
    for day, morning in zip(press.case.days, press.mornings, strict=True):
        outcome = make(held.briefing().order(day.cut_off), held, Direct, lambda _: None)
        assert files(outcome.folder) == files(morning.folder)
