"""The gate: what a line says must stand in its passage or in the ledger, else it is withheld."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from tasks.model import Block, Edit, Filled, Fixed, Ledger, Line, Past, Quoted, Slot, Span
from tasks.summarise import counting, gate, phrases, quoting, section
from tasks.summarise.gate import Gate

TEXT = (
    "Foreign Minister Ann Riis will visit Kenya from 9 to 11 March 2026 for talks on trade. "
    "“We want an open market for tea and coffee,” Riis told reporters on Monday. "
    "The Harbour Bill was finally passed by parliament at the end of February."
)
SPUN = "Overseas Minister Ann Riis will go to Kenya from 9 to 11 March 2026 for discussions on commerce."


@dataclass(frozen=True)
class Desk:
    """One story of a clean and a reworded article, its ledger and its gate."""

    gate: Gate
    ledger: Ledger

    def at(self, words: str, key: str = "a") -> Span:
        start = self.gate.texts[key].index(words)
        return Span(key, start, start + len(words))

    def fault(self, line: Line, block: str = "key-points") -> str:
        return self.gate.fault(line, block=block)

    def date(self, **changed: Slot) -> Filled:
        """A line of the table of dates, as ``tables.date`` makes it."""
        (event,) = (e for e in self.ledger.events if e.head == "visit")
        version = event.when[0]
        slots = {
            "when": Slot("when", "9–11 March 2026", version.evidence, version.reason),
            "what": Slot("what", event.phrase, event.phrase_evidence),
            "basis": Slot("basis", "stated, 2 articles", version.evidence, "from the reading of the date"),
        }
        return phrases.fill("date", (slots | changed).values())


@pytest.fixture(scope="module")
def desk(newsroom: Any) -> Desk:
    from datetime import date

    from tasks import compare
    from tasks.extract import facts

    articles = newsroom.article("a", TEXT, "Serpa Courier"), newsroom.article("b", SPUN, "Almar Post")
    found = facts(newsroom.story(*articles, reworded=("b",)))
    ledger = section(compare.readings(found, Past(), date(2026, 3, 2)), 1).ledger
    return Desk(Gate({a.id: a.text for a in articles}, ledger, frozenset("b")), ledger)


# Quotations ---------------------------------------------------------------------------------------------------------


def test_the_sources_own_words_pass(desk: Desk) -> None:
    words = "The Harbour Bill was finally passed by parliament at the end of February."
    assert desk.fault(Quoted(words, (desk.at(words),))) == ""


@pytest.mark.parametrize(
    "change", ["The Harbour Bill was finally rejected", "The Harbour Bill was  finally passed", ""]
)
def test_a_changed_quote_is_withheld(desk: Desk, change: str) -> None:
    assert (
        desk.fault(Quoted(change, (desk.at("The Harbour Bill was finally passed"),))) == "is not what the source says"
    )


def test_a_quote_of_the_wrong_place_is_withheld(desk: Desk) -> None:
    assert desk.fault(Quoted("The Harbour Bill", (desk.at("Foreign Minister"),)))


def test_logged_edits_are_taken_back_before_the_words_are_compared(desk: Desk) -> None:
    line = Quoted(
        "Finally passed by parliament.", (desk.at("finally passed by parliament"),), (Edit(0, 1, "f"), Edit(28, 29, ""))
    )
    assert desk.fault(line) == ""
    assert desk.fault(replace(line, edits=line.edits[:1])) == "is not what the source says"


def test_an_edit_may_not_put_other_words_into_a_mouth(desk: Desk) -> None:
    """Undone it is the source's slice, but what is printed is not what the source says."""
    was = "The Harbour Bill was finally passed by parliament"
    assert desk.fault(Quoted("The government resigned", (desk.at(was),), (Edit(0, 23, was),)))


def bracketed(desk: Desk, monday: str) -> Quoted:
    words = "told reporters on Monday. The Harbour Bill was finally passed by parliament at the end of February."
    at = words.index("Monday") + len("Monday")
    text = f"{words[:at]} [{monday}]{words[at:]}"
    return Quoted(text, (desk.at(words),), (Edit(at, at + len(monday) + 3, ""),))


def test_a_day_in_brackets_is_one_that_the_ledger_reads(desk: Desk) -> None:
    assert desk.fault(bracketed(desk, "2 March 2026")) == ""
    assert desk.fault(bracketed(desk, "3 March 2026"))


def test_a_day_in_brackets_belongs_to_the_words_before_it(desk: Desk) -> None:
    """ "February 2026" is read in this passage, but not from "Monday"."""
    assert desk.fault(bracketed(desk, "February 2026"))


def test_only_the_first_letter_may_be_raised(desk: Desk) -> None:
    """ "us" raised to "US" is another word."""
    line = Quoted("The Harbour BILL", (desk.at("The Harbour Bill"),), (Edit(12, 16, "Bill"),))
    assert desk.fault(line)


def test_a_reworded_copy_is_never_quoted(desk: Desk) -> None:
    line = Quoted("Overseas Minister Ann Riis", (desk.at("Overseas Minister Ann Riis", "b"),))
    for block in ("key-points", "reworded", "reworded-only"):
        assert desk.fault(line, block) == "quotes a reworded copy"


def test_a_passage_that_is_not_there_is_withheld(desk: Desk) -> None:
    assert "missing" in desk.fault(Quoted("x", (Span("gone", 0, 1),)))
    assert "missing" in desk.fault(Quoted("x", (Span("a", 0, 99_999),)))


def test_a_quote_of_more_than_sixty_words_is_withheld(newsroom: Any, desk: Desk) -> None:
    long = " ".join(f"word{n}" for n in range(64))
    check = replace(desk.gate, texts={"a": long})
    assert check.fault(Quoted(" ".join(long.split()[:60]), (Span("a", 0, len(" ".join(long.split()[:60]))),))) == ""
    assert check.fault(Quoted(long, (Span("a", 0, len(long)),)))


def test_sixty_words_and_a_day_in_brackets_are_not_too_many(newsroom: Any) -> None:
    text = "Riis told reporters on Monday that the talks were " + "very " * 50 + "long."
    found = newsroom.compared(text)
    line = quoting.sentence(found.facts, found.facts.claims[0].evidence)
    assert line is not None
    assert len(quoting.undo(line).split()) == 60 < len(line.text.split())
    assert Gate({"a1": text}, section(found, 1).ledger, frozenset()).fault(line) == ""


def test_a_slot_of_more_than_sixty_words_is_withheld(desk: Desk) -> None:
    long = " ".join(f"word{n}" for n in range(90))
    line = phrases.fill("single", [Slot("words", long, (Span("a", 0, len(long)),))])
    assert replace(desk.gate, texts={"a": long}).fault(line, block="single")


# Slots --------------------------------------------------------------------------------------------------------------


def test_a_date_as_the_tables_make_it_passes(desk: Desk) -> None:
    assert desk.fault(desk.date()) == ""


@pytest.mark.parametrize("value", ["10–11 March 2026", "9 March 2026", "March 2026", "9–11 April 2026"])
def test_a_day_that_the_ledger_does_not_read_there_is_withheld(desk: Desk, value: str) -> None:
    slot = desk.date().slots[0]
    assert "does not stand in its passage" in desk.fault(desk.date(when=replace(slot, value=value)))


def test_an_invented_event_is_withheld(desk: Desk) -> None:
    slot = desk.date().slots[1]
    assert desk.fault(desk.date(what=replace(slot, value="state visit to Kenya")))


def test_an_invented_reason_does_not_open_the_gate(desk: Desk) -> None:
    slot = desk.date().slots[1]
    assert desk.fault(desk.date(what=replace(slot, value="Ann Riis will resign", reason="worked out")))


def test_an_invented_ground_of_a_date_is_withheld(desk: Desk) -> None:
    slot = desk.date().slots[2]
    assert desk.fault(desk.date(basis=replace(slot, value="stated, 9 articles")))


def test_a_part_of_a_word_does_not_stand_in_a_passage(desk: Desk) -> None:
    """ "ally" is in "finally"."""
    line = phrases.fill("single", [Slot("words", "ally", (desk.at("finally passed"),))])
    assert desk.fault(line, "single")


def test_a_line_that_is_not_its_pattern_filled_is_withheld(desk: Desk) -> None:
    line = desk.date()
    assert desk.fault(replace(line, text=line.text.replace("2 articles", "3 articles"))) == "is not its pattern filled"
    assert desk.fault(replace(line, pattern="no such pattern")) == "is not its pattern filled"


def person(desk: Desk, **changed: str) -> Filled:
    actor = next(a for a in desk.ledger.actors if a.name == "Ann Riis")
    role = actor.roles[0]
    values = {"name": actor.name, "role": role.value} | changed
    return phrases.fill(
        "person_sideless",
        (
            Slot("name", values["name"], actor.mentions[:1], "the fullest form in the articles"),
            Slot("role", values["role"], role.evidence, "as written beside the name"),
        ),
    )


def test_a_person_as_the_ledger_has_her_passes(desk: Desk) -> None:
    assert desk.fault(person(desk), "people") == ""


@pytest.mark.parametrize(
    "changed", [{"role": "Prime Minister"}, {"role": "Minister"}, {"name": "Anna Riis"}, {"name": "Riis"}]
)
def test_a_role_or_a_name_that_is_not_in_the_ledger_is_withheld(desk: Desk, changed: dict[str, str]) -> None:
    assert "does not stand" in desk.fault(person(desk, **changed), "people")


def test_a_slot_may_rest_on_a_reworded_copy_only_in_its_own_block(desk: Desk) -> None:
    span = desk.at("discussions on commerce", "b")
    assert desk.fault(phrases.fill("single", [Slot("words", "discussions on commerce", (span,))]), "single") == (
        "words rests on a reworded copy alone"
    )
    clause = phrases.fill("reworded_clause", [Slot("words", "discussions on commerce", (span,))])
    assert desk.fault(clause, "reworded-only") == ""


def test_a_reworded_copy_may_stand_beside_a_clean_article(desk: Desk) -> None:
    spans = (desk.at("will visit Kenya"), desk.at("will go to Kenya", "b"))
    assert desk.fault(phrases.fill("single", [Slot("words", "will visit Kenya", spans)]), "single") == ""


def test_a_speaker_who_did_not_speak_there_is_withheld(desk: Desk) -> None:
    said = next(s for s in desk.ledger.statements if s.seen == "quoted")
    words = desk.gate.texts["a"][said.evidence[0].start : said.evidence[0].end]

    def line(speaker: str) -> Filled:
        slots = (
            Slot("words", words, said.evidence[:1]),
            Slot("speaker", speaker, said.attribution, "as the sentence names the speaker"),
        )
        return phrases.fill("quote", slots)

    assert desk.fault(line("Ann Riis"), "quotations") == ""
    assert desk.fault(line("Ole Brandt"), "quotations")


# Counts and phrases -------------------------------------------------------------------------------------------------


def test_a_count_is_counted_again(desk: Desk) -> None:
    line = counting.of_story("origins", desk.ledger)
    assert desk.fault(line) == ""
    assert "counting again" in desk.fault(replace(line, text=line.text.replace("2 articles", "3 articles")))
    assert "counting again" in desk.fault(replace(line, rule="no such rule"))


def test_a_count_of_another_ledger_is_withheld(desk: Desk) -> None:
    line = counting.of_story("origins", desk.ledger)
    fewer = replace(desk.ledger, origins=desk.ledger.origins[:1])
    assert replace(desk.gate, ledger=fewer).fault(line)


def test_only_the_catalogues_phrases_are_fixed(desk: Desk) -> None:
    assert desk.fault(phrases.fixed("by_machine")) == ""
    for line in (Fixed("by_machine", "Made by hand."), Fixed("unknown", "All is well.")):
        assert desk.fault(line) == "is not in the phrase catalogue"


def test_what_fails_is_taken_out_and_said(desk: Desk) -> None:
    good, bad = desk.date(), Quoted("Dockers resigned.", (desk.at("The Harbour Bill"),))
    blocks = (Block("dates", "Dates", "dates", (good,), ("Date",)), Block("key-points", "Key points", "points", (bad,)))
    kept, faults = gate.sift(desk.gate, blocks)
    assert [b.key for b in kept] == ["dates"]
    assert kept[0].columns == ("Date",)
    assert faults == ("Key points: “Dockers resigned.” is not what the source says",)
