"""The note of three invented articles, letter for letter: it changes only on purpose.

``pytest tests/golden --update-golden`` writes it anew; the difference is reviewed like code.
"""

import difflib
from datetime import date
from pathlib import Path

import pytest

from tasks import compare, deduplicate, extract, ingest, select, summarise
from tasks.model import Briefing, Intake, Material, Order, Past, Period
from tasks.render.html import note_page
from tasks.render.view import view
from tasks.summarise.gate import verify

HERE = Path(__file__).resolve().parent
GOLDEN = HERE / "note.html"
AS_OF = date(2026, 3, 3)


@pytest.fixture(scope="module")
def intake() -> Intake:
    found = ingest.read((str(HERE / "articles"),))
    return Intake(tuple(ingest.mark(a) for a in found.articles), found.notices)


@pytest.fixture(scope="module")
def briefing(intake: Intake) -> Briefing:
    order = Order("golden", "Second Sound cable", AS_OF, "UTC", "golden")
    choices = select.choose(deduplicate.group(intake.articles), Past(), order)
    told = deduplicate.cite(tuple(c.story for c in choices), intake.articles)
    compared = [compare.readings(extract.facts(story), Past(), AS_OF) for story in told]
    sections = tuple(summarise.section(c, len(choices)) for c in compared)
    return summarise.assemble(sections, Material(Period(order, 0, None), intake, choices))


def test_the_note_is_the_golden_note(briefing: Briefing, pytestconfig: pytest.Config) -> None:
    page = note_page(view(briefing))
    if pytestconfig.getoption("--update-golden"):
        GOLDEN.write_text(page, encoding="utf-8")
    golden = GOLDEN.read_text(encoding="utf-8")
    changed = list(difflib.unified_diff(golden.splitlines(), page.splitlines(), "golden", "now", lineterm="", n=0))
    assert page == golden, "\n".join(["the note changed; if on purpose, --update-golden:", *changed[:40]])


def test_the_golden_articles_are_one_story_that_passes_its_gate(intake: Intake, briefing: Briefing) -> None:
    assert len(briefing.sections) == 1
    assert briefing.withheld == 0
    assert verify(briefing, {a.id: a.text for a in intake.articles}) == ()


def test_the_golden_note_tells_the_conflict_of_figures(briefing: Briefing) -> None:
    differ = " ".join(line.text for b in briefing.sections[0].annex if b.key == "differ" for line in b.lines)
    for words in ("700 megawatts", "720 megawatts"):
        assert words in differ
