"""An actor of earlier editions keeps its id; a namesake never takes it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks.compare.identity import met, whole
from tasks.compare.listed import identity
from tasks.model import Actor, Event, Facts, Held, KnownActor, Memory, Precision, Span, Statement, Version, When
from tasks.model.facts import Certainty

DAY = date(2026, 2, 3)
SPAN = Span("a1", 0, 4)


def person(name: str, role: str = "", side: str = "", kind: str = "person") -> Actor:
    """Somebody of today."""
    roles = (Version(role, ("Courier",), (SPAN,)),) if role else ()
    sides = (Version(side, ("Courier",), (SPAN,)),) if side else ()
    return Actor(identity(kind, name), name, kind, roles, sides, mentions=(SPAN,))  # type: ignore[arg-type]


def known(name: str, role: str = "", side: str = "", key: str = "", kind: str = "person") -> KnownActor:
    """Somebody of an earlier edition; ``key`` where it is not the first of its name."""
    roles = (Held(role, DAY, DAY, (SPAN,)),) if role else ()
    sides = (Held(side, DAY, DAY, (SPAN,)),) if side else ()
    return KnownActor(key or identity(kind, name), name, kind, DAY, DAY, (name,), roles, sides)  # type: ignore[arg-type]


def facts(newsroom: Any, *actors: Actor) -> Facts:
    story = newsroom.texts("Anna Borg spoke.")
    return Facts(story, (), (), actors, (), (), ())


def joined(newsroom: Any, now: Actor, *before: KnownActor) -> str:
    """The name that an earlier edition had for today's actor; empty where it is another."""
    found = met(facts(newsroom, now), Memory(before))
    ids = {k.id: k.name for k in before}
    actor = found.facts.actors[0]
    assert (actor.id in found.known) == (actor.id in ids), "an id that was given is given to one actor only"
    return ids.get(actor.id, "")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (person("Anna Borg"), known("Anna Borg")),
        (person("Anna Borg", "Foreign Minister", "Malta"), known("Anna Borg", "Defence Minister", "Malta")),
        (person("ANNA BORG"), known("Anna Borg", "Defence Minister", "Malta")),
        (person("José Núñez"), known("Jose Nunez")),
        (person("Kim Jong-un"), known("Kim Jong‑un")),
        (person("S. Jaishankar", "External Affairs Minister", "India"),
         known("Subrahmanyam Jaishankar", "External Affairs Minister", "India")),
        (person("王毅", "外交部長"), known("王毅")),
        (person("Владимир Петров"), known("ВЛАДИМИР ПЕТРОВ")),
        (person("Theresa May"), known("Theresa May")),
        (person("Modi", "Prime Minister", "India"), known("Modi", "Prime Minister", "India")),
        (person("Ministry of Defence", side="India", kind="body"), known("Ministry of Defence", side="India", kind="body")),
        (person("Anna Borg", "Defence Minister", "Government of Malta"), known("Anna Borg", "", "Malta")),
    ],
)  # fmt: skip
def test_one_that_was_told_before_keeps_its_id(newsroom: Any, now: Actor, before: KnownActor) -> None:
    assert joined(newsroom, now, before) == before.name


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (person("Erik Borg", "Defence Minister", "Malta"), known("Anna Borg", "Defence Minister", "Malta")),
        (person("Borg", "Defence Minister", "Malta"), known("Anna Borg", "Defence Minister", "Malta")),
        (person("Borg"), known("Borg")),
        (person("Singh", "Minister"), known("Singh", "Minister")),
        (person("May"), known("Theresa May", "Prime Minister", "United Kingdom")),
        (person("A. Borg"), known("Anna Borg", "Defence Minister", "Malta")),
        (person("A. Borg", "Defence Minister", "Malta"), known("Erik Borg", "Defence Minister", "Malta")),
        (person("John Smith", "Senator", "United States"), known("John Smith", "Mayor", "United Kingdom")),
        (person("April Jones", kind="body"), known("April Jones")),
        (person("Ministry of Defence", side="India", kind="body"),
         known("Ministry of Defence", side="United Kingdom", kind="body")),
        (person("Петров"), known("Владимир Петров")),
        (person("王毅"), known("王义")),
    ],
)  # fmt: skip
def test_a_namesake_is_somebody_else(newsroom: Any, now: Actor, before: KnownActor) -> None:
    assert joined(newsroom, now, before) == ""


def test_of_two_of_one_name_the_side_tells_which(newsroom: Any) -> None:
    both = (known("John Smith", "Senator", "United States"), known("John Smith", "Mayor", "United Kingdom", "two"))
    found = met(facts(newsroom, person("John Smith", "Lord Mayor", "United Kingdom")), Memory(both))
    assert found.facts.actors[0].id == "two"


def test_where_two_could_be_meant_it_is_neither_and_stays_itself_in_its_story(newsroom: Any) -> None:
    both = (known("John Smith", "Senator", "United States"), known("John Smith", "Mayor", "United Kingdom", "two"))
    now = facts(newsroom, person("John Smith"))
    first = met(now, Memory(both))
    assert not first.known
    again = met(now, Memory(both))
    assert first.facts.actors[0].id == again.facts.actors[0].id
    elsewhere = met(replace(now, story=replace(now.story, id="another")), Memory(both))
    assert elsewhere.facts.actors[0].id != first.facts.actors[0].id


def test_two_of_today_never_become_one(newsroom: Any) -> None:
    before = known("Subrahmanyam Jaishankar", "External Affairs Minister", "India")
    short = person("S. Jaishankar", "External Affairs Minister", "India")
    full = person("Subrahmanyam Jaishankar", "External Affairs Minister", "India")
    ids = {a.name: a.id for a in met(facts(newsroom, full, short), Memory((before,))).facts.actors}
    assert ids[full.name] == before.id
    assert ids[short.name] != before.id


def test_the_id_changes_wherever_the_actor_acts_and_speaks(newsroom: Any) -> None:
    now = person("S. Jaishankar", "External Affairs Minister", "India")
    before = known("Subrahmanyam Jaishankar", "External Affairs Minister", "India")
    when = Version(When(DAY, DAY, Precision.DAY, Certainty.STATED), ("Courier",), (SPAN,))
    event = Event("e", "talks", "talks", (when,), (SPAN,), actors=(now.id, "other"))
    said = Statement("s", "Jaishankar", now.id, "", (), "quoted", (SPAN,))
    found = met(replace(facts(newsroom, now), events=(event,), statements=(said,)), Memory((before,))).facts
    assert found.actors[0].id == found.statements[0].actor == found.events[0].actors[0] == before.id
    assert found.events[0].actors[1] == "other"


def test_three_hundred_names_against_as_many_are_told_apart(newsroom: Any) -> None:
    names = [f"{first}{n} Borg" for n in range(100) for first in ("Anna", "Erik", "Olga")]
    before = Memory(tuple(known(name, side="Malta") for name in names))
    found = met(facts(newsroom, *(person(name, side="Malta") for name in names)), before)
    assert [found.known[a.id].name for a in found.facts.actors] == names


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Anna Borg", True),
        ("Borg", False),
        ("A. Borg", False),
        ("王毅", True),
        ("毅", False),
        ("Borg Jr.", False),
        ("", False),
    ],
)
def test_which_names_tell_a_person_from_the_family(name: str, *, said: bool) -> None:
    assert whole(name, "person") is said
