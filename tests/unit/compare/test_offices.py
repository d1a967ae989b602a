"""A change of office is told where an earlier note had the one and today's text says that the other was taken."""

from datetime import date
from typing import Any

import pytest

from tasks.model import Change, Listed

BEFORE = "India's Defence Minister Anna Borg said in Delhi that the talks would go on."


def moved(weeks: Any, text: str, before: str = BEFORE, **more: Any) -> list[tuple[str, str]]:
    """Before and now of the changes of office."""
    found = weeks.later(text, weeks.told(before), **more).changes
    return [(c.before.text, c.now.text) for c in found if c.slot == "role" and c.before and c.now]


@pytest.mark.parametrize(
    ("text", "now"),
    [
        (
            "Anna Borg was appointed Foreign Minister of India on Monday, the presidency said.",
            "Foreign Minister of India",
        ),
        ("Anna Borg was sworn in on Monday as India's foreign minister.", "foreign minister"),
        ("President Olga Brandt on Monday named Anna Borg as Foreign Minister of India.", "Foreign Minister of India"),
        ("The president of India named Defence Minister Anna Borg as finance minister.", "finance minister"),
        ("Defence Minister Anna Borg took over as finance minister, the government said.", "finance minister"),
        (
            "Anna Borg, who was named minister for trade on Monday, left Delhi. She was Defence Minister.",
            "minister for trade",
        ),
        ("Anna Borg has become Prime Minister of India, the presidency said.", "Prime Minister of India"),
    ],
)
def test_an_appointment_beside_the_old_office_is_a_change(weeks: Any, text: str, now: str) -> None:
    assert moved(weeks, text) == [("Defence Minister", now)]


@pytest.mark.parametrize(
    "text",
    [
        "India's Foreign Minister Anna Borg said in Delhi that she would travel.",
        "Defence Minister Anna Borg will be named foreign minister of India.",
        "Defence Minister Anna Borg is expected to be named foreign minister of India.",
        "The presidency denied that Anna Borg was named foreign minister of India.",
        "Anna Borg was named foreign minister of India, a report that the presidency called false.",
        "Defence Minister Anna Borg was also named foreign minister of India.",
        "Defence Minister Anna Borg was named foreign minister of India in 2019.",
        "Defence Minister Anna Borg was appointed foreign minister of India two years ago.",
        "After Anna Borg was named foreign minister of India, the talks with Defence Minister Holt began.",
        "Anna Borg was named adviser to India's foreign minister.",
        "Anna Borg was elected foreign minister candidate of a party in India.",
        "Anna Borg was named foreign minister's envoy of India.",
        "Anna Borg was named deputy foreign minister of India.",
        "Anna Borg was named to a committee of India's parliament.",
        "Anna Borg was named shadow foreign minister of India.",
        "Anna Borg was named chair of India's defence committee.",
    ],
)
def test_what_is_not_said_outright_is_no_change(weeks: Any, text: str) -> None:
    assert moved(weeks, text) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Defence Minister", "Union Minister for Defence of India"),
        ("Defence Minister", "Cabinet minister for defense"),
        ("External Affairs Minister", "Foreign Minister of India"),
        ("Foreign Minister", "Minister for Foreign Affairs and Trade"),
        ("Home Minister", "interior minister"),
        ("Commerce Minister", "Minister for Industry of India"),
        ("Prime Minister", "premier of India"),
        ("Minister", "Union minister"),
    ],
)
def test_another_wording_is_never_another_office(weeks: Any, before: str, now: str) -> None:
    old = f"India's {before} Anna Borg said in Delhi that the talks would go on."
    assert moved(weeks, f"Anna Borg was named {now} on Monday, the presidency of India said.", old) == []


def test_a_deputy_who_is_made_the_chief_has_changed_office(weeks: Any) -> None:
    old = "India's Deputy Foreign Minister Anna Borg said in Delhi that the talks would go on."
    text = "Anna Borg was named foreign minister of India on Monday."
    assert moved(weeks, text, old) == [("Deputy Foreign Minister", "foreign minister of India")]


def test_the_place_of_an_office_says_that_both_are_one_and_is_no_part_of_it(weeks: Any) -> None:
    old = "“We expect it to be signed,” said Anna Borg, the Minister for Maritime Affairs of Malta."
    now = "Anna Borg was sworn in as energy minister of Malta on Monday, the government in Valletta said."
    assert moved(weeks, now, old) == [("Minister for Maritime Affairs of Malta", "energy minister of Malta")]
    assert moved(weeks, now.replace("energy minister of Malta", "maritime minister of Malta"), old) == []
    assert moved(weeks, now.replace("Malta", "Greece"), old) == []


def test_two_offices_at_a_time_leave_open_which_one_was_given_up(weeks: Any) -> None:
    old = f"{BEFORE} Culture Minister Anna Borg opened a museum."
    assert moved(weeks, "Anna Borg was named foreign minister of India on Monday.", old) == []


def test_a_name_alone_does_not_say_that_both_are_one(weeks: Any) -> None:
    assert moved(weeks, "Anna Borg was named foreign minister on Monday, the presidency said.") == []
    assert moved(weeks, "Erik Borg was named foreign minister of India on Monday.") == []
    assert moved(weeks, "Norway's president said that Anna Borg of Norway was named foreign minister.") == []


def test_an_article_from_before_the_note_tells_nothing_new(weeks: Any) -> None:
    text = "Anna Borg was appointed Foreign Minister of India, the presidency said."
    assert moved(weeks, text, day=date(2026, 2, 1)) == []
    assert moved(weeks, text, day=None) == [], "nor one without a day"


@pytest.mark.parametrize("side", ["before", "now"])
def test_words_that_may_only_be_linked_make_no_change(weeks: Any, side: str) -> None:
    text = "Anna Borg was appointed Foreign Minister of India, the presidency said."
    old = weeks.told(BEFORE, rights="link" if side == "before" else "quote")
    found = weeks.later(text, old, rights="link" if side == "now" else "quote")
    assert not [c for c in found.changes if c.slot == "role"]


def test_an_office_once_told_is_not_new_a_second_time(weeks: Any) -> None:
    text = "Anna Borg was appointed Foreign Minister of India on Monday, the presidency said."
    old = weeks.told(BEFORE, "India's Foreign Minister Anna Borg spoke in Delhi.")
    assert not [c for c in weeks.later(text, old).changes if c.slot == "role"]


def test_the_change_has_both_passages_and_the_day_of_the_note(weeks: Any) -> None:
    text = "DELHI - Anna Borg was appointed Foreign Minister of India on Monday, the presidency said."
    found = weeks.later(text, weeks.told(BEFORE))
    change = next(c for c in found.changes if c.slot == "role")
    assert change.told == date(2026, 2, 3)
    assert (change.matter, change.kind, change.story) == ("Anna Borg", "changed", "story")
    assert quoted(change, BEFORE, text) == ("Defence Minister", "Foreign Minister of India")
    actor = next(a for a in found.facts.actors if a.id == change.actor)
    assert actor.roles[0].value == "Foreign Minister of India"
    assert actor.roles[0].evidence == change.now.evidence[:1]  # type: ignore[union-attr]


def quoted(change: Change, before: str, now: str) -> tuple[str, str]:
    """The words at the passages of both sides."""
    assert change.before
    assert change.now
    old, new = change.before.evidence[0], change.now.evidence[0]
    assert (old.article, new.article) == ("old1", "new")
    return before[old.start : old.end], now[new.start : new.end]


def test_a_row_of_the_users_list_says_who_somebody_is_and_no_change_is_guessed(weeks: Any) -> None:
    row = Listed("actors.csv", 2, "Anna Borg", "person", "Trade Minister", "India")
    text = "Anna Borg was appointed Foreign Minister of India on Monday, the presidency said."
    found = weeks.later(text, weeks.told(BEFORE), row)
    assert not [c for c in found.changes if c.slot == "role"]
