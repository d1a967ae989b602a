"""The user's own list of actors: a name on it is that actor, in whatever form the texts have it."""

from datetime import date
from typing import Any

import pytest

from tasks.compare.listed import applied, identity
from tasks.model import Actor, Facts, Listed

DAY = date(2026, 2, 10)
TEXT = """Minister Anna Borg met Erik Borg of Borg Industries in Valletta in May. The MMA said that it would wait.

“We go on,” Borg told reporters. The Ministry of Maritime Affairs of Malta issued no paper."""


def row(name: str, *aliases: str, kind: str = "person", role: str = "Trade Minister", **more: Any) -> Listed:
    return Listed("actors.csv", 2, name, kind, role, more.pop("side", "Malta"), aliases, **more)  # type: ignore[arg-type]


def read(newsroom: Any, text: str, *rows: Listed) -> Facts:
    return applied(newsroom.facts(text), rows, DAY)


def own(facts: Facts) -> list[Actor]:
    """The actors that are rows of the list."""
    return [a for a in facts.actors if a.listed]


def words(facts: Facts, actor: Actor) -> list[str]:
    """The words at which an actor is named."""
    return [facts.story.article(m.article).quote(m) for m in actor.mentions]


def test_the_role_of_the_list_comes_first_with_the_row_as_its_reason(newsroom: Any) -> None:
    found = read(newsroom, "Defence Minister Anna Borg spoke in Valletta.", row("Anna Borg", side=""))
    (actor,) = own(found)
    assert [r.value for r in actor.roles] == ["Trade Minister", "Defence Minister"]
    assert actor.roles[0].reason == "role from the user's list, row 2 of actors.csv"
    assert [found.story.article(s.article).quote(s) for s in actor.roles[0].evidence] == ["Anna Borg"]
    assert actor.id == identity("person", "Anna Borg")


def test_an_alias_becomes_the_actor_of_its_row(newsroom: Any) -> None:
    rows = (row("Ministry of Maritime Affairs", "MMA", kind="body", role=""),)
    facts = read(newsroom, TEXT, *rows)
    (actor,) = own(facts)
    assert set(words(facts, actor)) == {"MMA", "Ministry of Maritime Affairs of Malta"}
    assert (actor.kind, actor.acts_for[0].value) == ("body", "Malta")
    assert actor.acts_for[0].reason.startswith("side from the user's list")


def test_somebody_whom_no_rule_finds_is_found_by_the_list(newsroom: Any) -> None:
    text = "The file went to brandt & søn of Oslo, a partnership, in spring."
    assert not [a for a in newsroom.facts(text).actors if "brandt" in a.name]
    (actor,) = own(read(newsroom, text, row("Brandt & Søn", kind="body", role="")))
    assert words(read(newsroom, text, row("Brandt & Søn", kind="body", role="")), actor) == ["brandt & søn"]


@pytest.mark.parametrize(
    ("text", "listed", "found"),
    [
        ("Talks with José Núñez began.", row("Jose Nunez"), ["José Núñez"]),
        ("Talks with JOSE NUNEZ began.", row("José Núñez"), ["JOSE NUNEZ"]),
        ("Talks with Владимир Петров began.", row("ВЛАДИМИР ПЕТРОВ"), ["Владимир Петров"]),
        ("Talks with ﬁona ﬂint began.", row("Fiona Flint"), ["ﬁona ﬂint"]),
        ("王毅 said so, and 王毅 left.", row("王毅"), ["王毅", "王毅"]),
        ("Talks in May went on; they may end.", row("Theresa May", "May"), []),
        ("In March the WHO, who met in March, said so.", row("World Health Organization", "WHO", kind="body"), ["WHO"]),
        ("It will take time to fix IT systems, it said.", row("Institute of Trade", "IT", kind="body"), ["IT"]),
        ("Erik Borg spoke in Oslo. Erik Borg left.", row("Anna Borg", "Borg"), []),
        ("Borg Industries built it.", row("Anna Borg", "Borg"), []),
        ("Anna Borgström spoke.", row("Anna Borg"), []),
        ("Anna\nBorg", row("Anna Borg"), []),
    ],
)  # fmt: skip
def test_which_words_are_the_name(newsroom: Any, text: str, listed: Listed, found: list[str]) -> None:
    facts = read(newsroom, text, listed)
    assert [w for actor in own(facts) for w in words(facts, actor)] == found


def test_the_family_name_alone_goes_with_the_article_that_gives_it_in_full(newsroom: Any) -> None:
    facts = read(newsroom, TEXT, row("Erik Borg", role="Envoy"))
    (actor,) = own(facts)
    assert "Anna Borg" not in words(facts, actor)
    assert any(a.name == "Anna Borg" and not a.listed for a in facts.actors)


@pytest.mark.parametrize(("first", "last", "held"), [
    (None, None, True), (date(2026, 2, 10), date(2026, 2, 10), True), (date(2026, 2, 11), None, False),
    (None, date(2026, 2, 9), False),
])  # fmt: skip
def test_a_row_holds_on_its_days_only(newsroom: Any, first: date | None, last: date | None, *, held: bool) -> None:
    facts = read(newsroom, "Anna Borg spoke in Valletta.", row("Anna Borg", valid_from=first, valid_to=last))
    assert bool(own(facts)) is held


def test_of_two_rows_of_one_name_the_one_of_the_day_counts(newsroom: Any) -> None:
    rows = (
        row("Anna Borg", role="Defence Minister", valid_to=date(2026, 2, 9)),
        row("Anna Borg", role="Foreign Minister", valid_from=date(2026, 2, 10)),
    )
    (actor,) = own(read(newsroom, "Anna Borg spoke in Valletta.", *rows))
    assert actor.roles[0].value == "Foreign Minister"


def test_what_the_actor_says_and_does_goes_with_it(newsroom: Any) -> None:
    text = (
        "“The talks go on,” MEP Annabel Borgen said on Monday. Annabel Borgen will meet the council on 20 March 2026."
    )
    before = newsroom.facts(text)
    facts = applied(before, (row("Anna Borgen", "Annabel Borgen"),), DAY)
    (actor,) = own(facts)
    old = next(a.id for a in before.actors if a.name == "Annabel Borgen")
    assert old != actor.id
    assert [s.actor for s in facts.statements] == [actor.id if s.actor == old else s.actor for s in before.statements]
    assert not any(old in e.actors for e in facts.events)
    assert "Annabel Borgen" in actor.aliases


def test_three_hundred_rows_and_names_stay_apart_and_quick(newsroom: Any) -> None:
    names = [f"{a}{b} Marisdottir" for a in ("Ala", "Bera", "Cira") for b in ("na", "ra", "la", "sa", "ta") * 20]
    names = [f"{name.split()[0]}{chr(97 + n % 26)} Maris{chr(97 + n // 26)}" for n, name in enumerate(names)]
    text = "The list of guests was read out: " + ", ".join(names) + "."
    facts = applied(newsroom.facts(text), tuple(row(name) for name in names), DAY)
    assert sorted(a.name for a in own(facts)) == sorted(names)
    assert all(words(facts, a) == [a.name] for a in own(facts))


def test_without_a_row_nothing_changes(newsroom: Any) -> None:
    before = newsroom.facts(TEXT)
    assert applied(before, (), DAY) is before
    assert applied(before, (row("Nobody Inparticular"),), DAY).actors == before.actors
