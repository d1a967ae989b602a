"""What changed, in the catalogue's words; and the gate, which makes every such line again."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks.model import Change, Filled, Ledger, Reading, Slot, Span
from tasks.summarise import changes, section
from tasks.summarise.gate import Gate

THEN = "The Estmark parliament will vote on the Harbour Bill, a law on pilotage fees, on 25 February 2026."
NOW = "The Estmark parliament will vote on the Harbour Bill, a law on pilotage fees, on 4 March 2026, its clerk said."
TEXTS = {"old": THEN, "a1": NOW}
TOLD = date(2026, 2, 20)


def at(words: str, key: str = "a1") -> Span:
    start = TEXTS[key].index(words)
    return Span(key, start, start + len(words))


VOTE = at("vote on the Harbour Bill")
MOVED = Change(
    kind="changed",
    story="story",
    slot="when",
    matter="vote on the Harbour Bill",
    matter_evidence=(VOTE,),
    before=Reading("25 February 2026", (at("25 February 2026", "old"),)),
    now=Reading("4 March 2026", (at("4 March 2026"),)),
    told=TOLD,
)
SAID = Reading(NOW, (at(NOW),))
BEFORE = Reading(THEN, (at(THEN, "old"),))


def text(change: Change) -> str:
    made = changes.line(change)
    return made.text if made else ""


@pytest.mark.parametrize(
    ("change", "printed"),
    [
        (
            MOVED,
            "Changed: vote on the Harbour Bill: now 4 March 2026, was 25 February 2026 (edition of 20 February).",
        ),
        (replace(MOVED, before=None), "Changed: vote on the Harbour Bill: now 4 March 2026."),
        (
            replace(MOVED, now=None),
            "Changed: vote on the Harbour Bill: no longer 25 February 2026 (edition of 20 February).",
        ),
        (
            replace(MOVED, kind="expected", slot="event", now=None),
            "Expected, not reported: vote on the Harbour Bill, 25 February 2026 (edition of 20 February).",
        ),
        (
            replace(MOVED, kind="corrected", slot="figure"),
            "Corrected by the source: “vote on the Harbour Bill”: 4 March 2026, not 25 February 2026 (edition of 20 February).",
        ),
    ],
    ids=["moved", "no before", "no now", "expected", "corrected"],
)
def test_a_value_is_printed_as_it_is(change: Change, printed: str) -> None:
    assert text(change) == printed


def test_a_sentence_is_quoted_and_says_what_it_is_about_only_once() -> None:
    line = text(replace(MOVED, kind="corrected", slot="when", matter=NOW, now=SAID))
    assert line == f"Corrected by the source: “{NOW[:-1]}”; before: 25 February 2026 (edition of 20 February)."


def test_what_was_announced_is_reported_with_its_day_and_the_words_that_report_it() -> None:
    line = text(replace(MOVED, kind="reported", slot="event", now=SAID))
    assert line.startswith("Reported as announced: vote on the Harbour Bill, 25 February 2026: “The Estmark")


def test_what_is_confirmed_or_dropped_is_the_sources_sentence() -> None:
    assert text(replace(MOVED, kind="confirmed", slot="text", before=BEFORE, now=SAID)) == (
        f"Confirmed by another origin: “{NOW[:-1]}”."
    )
    told = replace(MOVED, kind="confirmed", slot="text", before=BEFORE, now=SAID, by="Northern Wire")
    assert text(told).startswith("Confirmed by Northern Wire: “")
    assert text(replace(told, by="Ministry of Ports", official=True)).startswith(
        "Now official, by Ministry of Ports: “"
    )
    assert text(replace(MOVED, kind="dropped", slot="text", before=BEFORE, now=None)) == (
        f"No longer said by the source: “{THEN[:-1]}” (edition of 20 February)."
    )


def test_a_kind_without_its_side_is_no_line() -> None:
    assert changes.line(replace(MOVED, kind="confirmed", now=None)) is None
    assert changes.line(replace(MOVED, kind="dropped", before=None)) is None
    assert changes.line(replace(MOVED, kind="expected", before=None)) is None


def test_a_long_sentence_is_cut_and_says_so() -> None:
    long = "The committee says that " + "very " * 60 + "old ports need money."
    line = text(replace(MOVED, kind="confirmed", slot="text", now=Reading(long, (Span("a1", 0, 9),))))
    assert line.endswith("very …”.")
    assert len(line.split()) < 70


def test_the_most_important_comes_first() -> None:
    kinds = ("dropped", "expected", "changed", "corrected", "reported", "confirmed")
    ordered = changes.ordered(tuple(replace(MOVED, kind=kind) for kind in kinds))
    assert [c.kind for c in ordered] == ["corrected", "changed", "expected", "reported", "confirmed", "dropped"]


# The gate -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ledger(newsroom: Any) -> Ledger:
    made = section(newsroom.compared(NOW), 1).ledger
    return replace(made, changes=(MOVED, replace(MOVED, kind="confirmed", slot="text", now=SAID)), seen=TOLD)


def fault(ledger: Ledger, line: Filled | None, texts: dict[str, str] | None = None) -> str:
    assert line is not None
    return Gate(texts or TEXTS, ledger, frozenset()).fault(line, block="new")


def test_the_line_of_a_change_that_the_ledger_has_passes(ledger: Ledger) -> None:
    assert fault(ledger, changes.line(MOVED)) == ""
    story = Slot("story", "story", (VOTE,), "the story it belongs to")
    line = changes.line(MOVED)
    assert line is not None
    assert fault(ledger, replace(line, slots=(*line.slots, story))) == ""
    assert fault(ledger, replace(line, slots=(*line.slots, replace(story, value="other"))))


@pytest.mark.parametrize("name", ["before", "now", "told", "matter"])
def test_a_tampered_slot_is_withheld_even_if_the_sentence_is_filled_anew(ledger: Ledger, name: str) -> None:
    from tasks.summarise import phrases

    line = changes.line(MOVED)
    assert line is not None
    slots = tuple(replace(s, value="11 March 2026") if s.name == name else s for s in line.slots)
    assert fault(ledger, replace(line, slots=slots)) == "is not its pattern filled"
    assert fault(ledger, phrases.fill(line.pattern, slots)) == "is no change that the ledger has"


def test_a_change_told_as_a_correction_is_withheld(ledger: Ledger) -> None:
    assert fault(ledger, changes.line(replace(MOVED, kind="corrected"))) == "is no change that the ledger has"


def test_quoted_words_have_to_stand_in_the_text(ledger: Ledger) -> None:
    line = changes.line(ledger.changes[1])
    assert fault(ledger, line) == ""
    other = TEXTS | {"a1": NOW.replace("Harbour", "Airport")}
    assert "does not stand in its passage" in fault(ledger, line, other)


def test_a_passage_of_a_text_that_is_gone_is_named(ledger: Ledger) -> None:
    assert fault(ledger, changes.line(MOVED), {"a1": NOW}) == "a passage is missing (old)"
