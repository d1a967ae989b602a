"""On an actor's line stands what an earlier note had and what the user's list says, and the gate holds both to it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks.model import Actor, Change, Comparison, Filled, Listed, Reading, Slot, Span, Version
from tasks.summarise import changes, people, phrases, sections
from tasks.summarise.gate import Gate

OLD = "India's Defence Minister Anna Borg said that the talks would go on."
NOW = "Anna Borg was appointed Foreign Minister of India on Monday, the presidency said. Borg left Delhi."
WAS, ROLE, NAME = Span("old", 8, 24), Span("a1", 24, 49), Span("a1", 0, 9)
CHANGE = Change(
    kind="changed",
    story="story",
    slot="role",
    matter="Anna Borg",
    matter_evidence=(NAME,),
    before=Reading("Defence Minister", (WAS,)),
    now=Reading("Foreign Minister of India", (ROLE, Span("a1", 0, 82))),
    told=date(2026, 2, 3),
    actor="x",
)
ROW = Listed("actors.csv", 7, "Anna Borg", "person", "Envoy", "India")


def actor(*roles: Version[str], **more: Any) -> Actor:
    return Actor("x", "Anna Borg", "person", roles, mentions=(NAME, Span("a1", 83, 87)), **more)


def story(newsroom: Any, one: Actor, *found: Change) -> Comparison:
    told: Comparison = newsroom.compared(NOW)
    return replace(told, facts=replace(told.facts, actors=(one,)), changes=found)


def checked(comparison: Comparison, line: Filled) -> str:
    """Why the gate does not let the line pass."""
    ledger = sections._ledger(comparison)
    texts = {"a1": NOW, "old": OLD}
    return Gate(texts, ledger, frozenset()).fault(line)


@pytest.fixture
def appointed(newsroom: Any) -> Comparison:
    return story(newsroom, actor(Version("Foreign Minister of India", ("Courier",), (ROLE,))), CHANGE)


@pytest.fixture
def listed(newsroom: Any) -> Comparison:
    own = Version("Envoy", ("the user's list",), (NAME,), f"role {ROW.basis}")
    return story(newsroom, actor(own, listed=ROW))


def test_a_change_of_office_stands_on_the_line_and_among_the_changes(appointed: Comparison) -> None:
    (line,) = people.people(appointed, 5, parts=True)
    assert line.text == "Anna Borg: Foreign Minister of India; was Defence Minister in the note of 3 February"
    assert checked(appointed, line) == ""
    made = changes.line(CHANGE)
    assert made
    said = "Change of office: Anna Borg: now Foreign Minister of India; was Defence Minister (edition of 3 February)."
    assert made.text == said
    assert checked(appointed, made) == ""
    assert WAS in made.evidence, "with the passage of then"
    assert ROLE in made.evidence, "and that of now"


def test_the_reader_of_a_new_story_sees_the_change_too(appointed: Comparison) -> None:
    (new,) = [b for b in sections.section(appointed, 3).front if b.key == "new"]
    assert [line.text.split(":")[0] for line in new.lines] == ["First edition.", "Change of office"]


@pytest.mark.parametrize(
    "forged",
    [
        Slot("was", "Prime Minister", (WAS,), "as the earlier note had it"),
        Slot("was", "Defence Minister", (ROLE,), "as the earlier note had it"),
        Slot("told", "9 February", (WAS,), "day of the note that said so"),
    ],
)
def test_an_office_that_no_note_had_does_not_pass(appointed: Comparison, forged: Slot) -> None:
    (line,) = people.people(appointed, 5, parts=True)
    slots = tuple(forged if s.name == forged.name else s for s in line.slots)
    assert "does not stand in its passage" in checked(appointed, phrases.fill(line.pattern, slots))


def test_a_change_whose_words_are_not_in_the_text_does_not_pass(newsroom: Any) -> None:
    wrong = replace(CHANGE, before=Reading("Trade Minister", (WAS,)))
    found = story(newsroom, actor(), wrong)
    made = changes.line(wrong)
    assert made
    assert checked(found, made) == "before does not stand in its passage"


def test_a_role_of_the_users_list_says_so(listed: Comparison) -> None:
    (line,) = people.people(listed, 5, parts=False)
    assert line.text == "Anna Borg: Envoy, role from the user's list"
    assert line.slot("role").reason == "role from the user's list, row 7 of actors.csv"
    assert checked(listed, line) == ""


def test_a_role_that_the_row_does_not_give_does_not_pass(newsroom: Any) -> None:
    own = Version("President", ("the user's list",), (NAME,), f"role {ROW.basis}")
    found = story(newsroom, actor(own, listed=ROW))
    (line,) = people.people(found, 5, parts=False)
    assert "role (President) does not stand in its passage" in checked(found, line)


def test_a_role_of_a_text_is_not_said_to_be_the_users(newsroom: Any) -> None:
    read = Version("Foreign Minister of India", ("Courier",), (ROLE,))
    found = story(newsroom, actor(read, listed=replace(ROW, role="")))
    (line,) = people.people(found, 5, parts=False)
    assert "list" not in line.text
    assert checked(found, line) == ""
