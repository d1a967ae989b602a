"""The archive knows the actors of earlier editions as it stood before each, however long ago they were told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tasks.archive import list_actors, passages, prune, remember
from tasks.archive.sightings import named
from tasks.model import Actor, Facts, Memory, Section, Span, Story, Version

BORG = "Anna Borg, the Defence Minister of Malta, spoke on 25 February."
NAME, ROLE, SIDE = (0, 9), (15, 31), (35, 40)


def borg(article: str, *, name: str = "Anna Borg", role: str = "Defence Minister") -> Actor:
    """Anna Borg as the text above has her."""
    roles = (Version(role, ("Gazette",), (Span(article, *ROLE),)),) if role else ()
    sides = (Version("Malta", ("Gazette",), (Span(article, *SIDE),)),)
    return Actor(f"id-{name}", name, "person", roles, sides, ("Borg",), (Span(article, *NAME),))


@pytest.fixture
def report(desk):
    return desk.article("https://gazette.example/borg", BORG, rights="quote")


@pytest.fixture
def told(desk, report):
    """Publish an edition of a day in which somebody stands as ``actor``."""

    def tell(day: int, *actors: Actor, story: str = "dam", words: str = "") -> None:
        if day == 1:
            desk.collect(desk.at(1), report)
        section: Section = desk.section(story, report)
        desk.edition(day, replace(section, ledger=replace(section.ledger, actors=actors)), words=words)

    return tell


def known(desk, day: int, *actors: Actor) -> Memory:
    """What the edition of a day knows of the actors it names."""
    facts = Facts(Story("s", (), "", ()), (), (), actors, (), (), ())
    return remember(desk.period(day), desk.shelf, (facts,))


def test_the_new_office_of_a_day_that_gives_the_old_one_too_counts(desk, report, told) -> None:
    """Sworn in as the one, and called the other a sentence later."""
    told(1, borg(report.id))
    both = borg(report.id, role="Foreign Minister")
    told(2, replace(both, roles=(*both.roles, *borg(report.id).roles)))
    (found,) = list_actors(desk.shelf)
    assert [h.value for h in found.roles] == ["Foreign Minister", "Defence Minister"]
    assert found.roles[1].first < found.roles[1].last


def test_an_actor_is_known_with_roles_sides_and_the_days_they_were_told(desk, report, told) -> None:
    told(1, borg(report.id))
    told(2, borg(report.id, role="Foreign Minister"))
    memory = known(desk, 3, borg(report.id))
    (one,) = memory.actors
    assert (one.id, one.name, one.names) == ("id-Anna Borg", "Anna Borg", ("Anna Borg", "Borg"))
    assert (one.first, one.last) == (date(2026, 2, 2), date(2026, 2, 3))
    assert one.editions == (date(2026, 2, 2), date(2026, 2, 3))
    assert [(h.value, h.first.day, h.last.day) for h in one.roles] == [
        ("Foreign Minister", 3, 3),
        ("Defence Minister", 2, 2),
    ]
    assert [(h.value, h.first.day, h.last.day) for h in one.acts_for] == [("Malta", 2, 3)]
    assert memory.articles == (report,), "with the text behind the roles"
    assert report.quote(one.roles[1].evidence[0]) == "Defence Minister"


def test_an_edition_knows_what_stood_before_it_and_the_same_whenever_it_is_run_again(desk, report, told) -> None:
    told(1, borg(report.id))
    assert known(desk, 1, borg(report.id)) == Memory()
    before = known(desk, 2, borg(report.id))
    told(2, borg(report.id, role="Foreign Minister"))
    told(1, borg(report.id, role="Trade Minister"), words="a correction that came later")
    assert known(desk, 2, borg(report.id)) == before
    assert known(desk, 1, borg(report.id)) == Memory()
    assert [h.value for h in known(desk, 3, borg(report.id)).actors[0].roles] == ["Foreign Minister", "Trade Minister"]


def test_what_was_told_longer_ago_than_an_edition_looks_back_is_known_still(desk, report, told) -> None:
    told(1, borg(report.id))
    assert desk.past(100).stories == ()
    assert [h.last for h in known(desk, 100, borg(report.id)).actors[0].roles] == [date(2026, 2, 2)]


def test_only_namesakes_are_looked_up(desk, report, told) -> None:
    others = (borg(report.id, name="Erik Borg"), borg(report.id, name="Olga Brandt"))
    told(1, borg(report.id), *others)
    assert {k.name for k in known(desk, 2, borg(report.id)).actors} == {"Anna Borg", "Erik Borg"}


def test_an_edition_that_was_not_published_is_no_memory(desk, report, told, killed_in) -> None:
    desk.collect(desk.at(1), report)
    section = desk.section("dam", report)
    with killed_in("tasks.archive.editions.place"):
        desk.edition(1, replace(section, ledger=replace(section.ledger, actors=(borg(report.id),))))
    assert known(desk, 2, borg(report.id)) == Memory()
    assert list_actors(desk.shelf) == ()


def test_an_edition_killed_after_it_was_placed_is_remembered(desk, report, killed_in) -> None:
    desk.collect(desk.at(1), report)
    section = desk.section("dam", report)
    with killed_in("tasks.archive.printing.mark"):
        desk.edition(1, replace(section, ledger=replace(section.ledger, actors=(borg(report.id),))))
    assert [k.name for k in known(desk, 2, borg(report.id)).actors] == ["Anna Borg"]


def test_what_the_users_list_says_is_no_memory_of_a_text(desk, report, told) -> None:
    from tasks.model import Listed

    row = Listed("actors.csv", 4, "Anna Borg", "person", "Envoy")
    actor = borg(report.id)
    own = Version("Envoy", ("the user's list",), (Span(report.id, *NAME),), f"role {row.basis}")
    told(1, replace(actor, roles=(own, *actor.roles), listed=row))
    assert [h.value for h in known(desk, 2, actor).actors[0].roles] == ["Defence Minister"]


def test_the_list_of_actors_has_the_last_seen_first_and_one_briefing_where_asked(desk, report, told) -> None:
    told(1, borg(report.id), borg(report.id, name="Olga Brandt"))
    told(2, borg(report.id))
    found = list_actors(desk.shelf)
    assert [(k.name, len(k.editions)) for k in found] == [("Anna Borg", 2), ("Olga Brandt", 1)]
    assert list_actors(desk.shelf, "daily") == found
    assert list_actors(desk.shelf, "weekly") == ()
    assert passages(desk.shelf, found) == (report,)


def test_what_is_pruned_is_forgotten(desk, report, told) -> None:
    told(1, borg(report.id))
    prune(desk.shelf, desk.at(1) + timedelta(days=2))
    assert list_actors(desk.shelf) == ()


@pytest.mark.parametrize(
    ("kind", "name", "key"),
    [
        ("person", "Anna Borg", "person borg"),
        ("person", "ANNA BORG Jr.", "person borg"),
        ("person", "José Núñez", "person nunez"),
        ("person", "Kim Jong-un", "person jongun"),
        ("person", "王毅", "person 王毅"),
        ("body", "Ministry of Defence", "body ministry of defence"),
        ("person", "…", ""),
        ("person", "-", ""),
    ],
)
def test_what_namesakes_share(kind: str, name: str, key: str) -> None:
    assert named(kind, name) == key
