"""The two-day scorer: what page 1 says is held against what the writer planted."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from benchmarks.contract import Check, DataError
from benchmarks.days import Morning, score_mornings
from benchmarks.days_case import read_days
from tasks.model import (
    Basis,
    Block,
    Briefing,
    Change,
    Dating,
    Filled,
    Fixed,
    Ledger,
    Order,
    Reading,
    Section,
    Slot,
    Sourced,
    SourceNote,
    Span,
)

MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)
EXPECTED = """
briefing: daily
days:
  - {collect: 2026-03-09T05:00:00Z, cut_off: 2026-03-09T05:30:00Z}
  - {collect: 2026-03-10T05:00:00Z, cut_off: 2026-03-10T05:30:00Z}
stories:
  dam: {on_topic: true, official: true, articles: [2026-03-09/press/dam.txt, 2026-03-10/press/dam2.txt]}
  cup: {on_topic: false, official: false, articles: ["https://sport.example/cup"]}
  toll: {on_topic: true, articles: [2026-03-09/press/toll.txt, 2026-03-10/press/toll2.txt]}
changes:
  - {id: vote-moved, story: dam, kind: changed, all: [["vote"], ["12 March"], ["19 March"]]}
unchanged: [toll]
questions:
  - {q: When is the vote, all: [["19 March"]]}
"""
SPAN = Span("dam2", 0, 4)
CHANGE = Change("changed", "dam", "when", "vote", (SPAN,), Reading("12 March", (SPAN,)), None, MONDAY)


@pytest.fixture
def case(tmp_path: Path):
    (tmp_path / "expected.yaml").write_text(EXPECTED, encoding="utf-8")
    return read_days(tmp_path)[0]


def source(name: str, url: str = "") -> SourceNote:
    dated = Dating(None, None, Basis.UNKNOWN)
    outlet = Sourced("Post", Basis.FEED)
    told = (name, 1, f"{name}.txt", "", url, outlet, dated, (), "Post", "", False, True, "", "", (), (), "")
    return SourceNote(*told)


def section(key: str, tier: str, article: str, **said: object) -> Section:
    ledger = Ledger(key, (article,), article, (), (), (), (), (), (), (), (), (), (), (), (), (), ())
    return Section(key, tier, Fixed("no_headline", key), (), (), replace(ledger, **said))


def line(text: str) -> Filled:
    return Filled("changed", (Slot("now", "19 March", (SPAN,)),), text)


def morning(sections: tuple[Section, ...], since: tuple[Filled, ...] = (), page_1: str = "") -> Morning:
    order = Order("daily", "Note", TUESDAY, "UTC", cut_off=datetime(2026, 3, 10, 5, 30, tzinfo=UTC))
    sources = (
        source("dam"),
        source("dam2"),
        source("toll"),
        source("toll2"),
        source("cup", "https://sport.example/cup"),
    )
    front = (Block("since", "Since the last edition", "points", since),)
    return Morning(Briefing(order, (), front, sections, sources, (), (), 0), Path(), page_1, 6, 2000)


FIRST = morning((section("dam", "to-read", "dam"), section("toll", "in-brief", "toll")))
DAM = section("dam", "to-read", "dam2", seen=MONDAY, changes=(CHANGE,))
TOLL = section("toll", "also-seen", "toll2", seen=MONDAY)
SAID = line("Changed: vote, now 19 March (was 12 March).")


def failed(checks: tuple[Check, ...]) -> set[str]:
    return {check.group for check in checks if check.status == "FAIL"}


def test_a_good_morning_passes_every_check(case) -> None:
    numbers, checks = score_mornings(case, (FIRST, morning((DAM, TOLL), (SAID,), "The vote is on 19 March.")))
    assert failed(checks) == set()
    assert (numbers["changes_found"], numbers["changes_total"], numbers["changes_false"]) == (1, 1, 0)
    assert (numbers["topic_ok"], numbers["link_ok"], numbers["questions_answered"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("last", "group"),
    [
        (morning((DAM, TOLL), (), "19 March"), "change"),
        (morning((DAM, TOLL), (SAID, line("Changed: toll, now 3 euros.")), "19 March"), "false change"),
        (
            morning((DAM, section("toll", "to-read", "toll2", seen=MONDAY, fresh=("c",))), (SAID,), "19 March"),
            "unchanged",
        ),
        (morning((DAM, TOLL, section("cup", "in-brief", "cup")), (SAID,), "19 March"), "topic"),
        (morning((TOLL,), (SAID,), "19 March"), "official"),
        (morning((replace(DAM, ledger=replace(DAM.ledger, seen=None)), TOLL), (SAID,), "19 March"), "link"),
        (morning((DAM, TOLL), (SAID,), "no day"), "question"),
        (replace(morning((DAM, TOLL), (SAID,), "19 March"), pages=7), "size"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_is_found(case, last: Morning, group: str) -> None:
    _, checks = score_mornings(case, (FIRST, last))
    assert failed(checks) == {group}


def test_a_case_that_is_none_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"expected\.yaml"):
        read_days(tmp_path)
    (tmp_path / "expected.yaml").write_text("briefing: daily\n", encoding="utf-8")
    with pytest.raises(DataError, match="two-day case"):
        read_days(tmp_path)


def test_a_made_up_press_is_the_same_every_time(root: Path, tmp_path: Path) -> None:
    from benchmarks.press import grow

    material = sorted((root / "samples").rglob("*.txt"))[:6]
    for name in ("one", "two"):
        days = grow(material, tmp_path / name, 40, 2, MONDAY)
    one, two = ({p.name: p.read_text() for p in (tmp_path / n / "2026-03-10").iterdir()} for n in ("one", "two"))
    assert days == (MONDAY, TUESDAY)
    assert len(one) == 20
    assert one == two
