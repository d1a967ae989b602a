"""Page 1 of a second morning: what changed, what was expected, what is new, and what it all rests on."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tasks.model import Briefing, Change, Filled, Health, Intake, Past, Period
from tasks.summarise import tallies
from tasks.summarise.gate import verify

SECOND = date(2026, 3, 5)


@pytest.fixture(scope="module")
def briefing(newsroom: Any, yesterday: Past, today: Any) -> Briefing:
    made: Briefing = newsroom.edition(*today, as_of=SECOND, past=yesterday)
    return made


def texts(past: Past, today: Any) -> dict[str, str]:
    return {a.id: a.text for a in (*past.articles, *today)}


def lines(briefing: Briefing, key: str) -> list[str]:
    return [line.text for block in briefing.front if block.key == key for line in block.lines]


def test_page_1_says_what_changed_and_what_is_overdue(briefing: Briefing) -> None:
    said = lines(briefing, "since")
    assert said[0] == "Since the edition of 2 March: 1 story new, 1 changed, 1 expected event not reported."
    assert said[1].startswith(
        "Changed: The Estmark parliament will vote on the Harbour Bill: now 19 March 2026, was 12"
    )
    assert said[2].startswith("Expected, not reported: Public hearing on the tariff")
    assert "4 March 2026 (edition of 2 March)." in said[2]
    assert len(said) == 3


def test_the_masthead_gives_number_and_hours_in_the_readers_zone(briefing: Briefing) -> None:
    line = "Edition 2 · first seen from 4 March 2026, 05:30 to 5 March 2026, 05:30 (UTC)"
    assert briefing.masthead[0].text == line
    away = replace(briefing, order=replace(briefing.order, zone="Asia/Kolkata"))
    assert "from 4 March 2026, 11:00 to 5 March 2026, 11:00 (Asia/Kolkata)" in tallies.covers(away)


def test_articles_of_an_earlier_edition_are_cited_behind_todays_and_marked(briefing: Briefing) -> None:
    numbers = {s.id: (s.number, s.printed) for s in briefing.sources}
    assert {key: printed for key, (_, printed) in numbers.items()} == {
        "v2": None,
        "r1": None,
        "v1": date(2026, 3, 2),
        "h1": date(2026, 3, 2),
    }
    assert min(numbers[k][0] for k in ("v1", "h1")) > max(numbers[k][0] for k in ("v2", "r1"))
    assert {p.span.article for p in briefing.passages} >= {"v1", "h1", "v2"}


def test_only_todays_articles_are_counted_as_read(briefing: Briefing) -> None:
    assert briefing.masthead[1].text == "2 articles read, 2 used · 2 stories"


def test_the_edition_keeps_no_more_of_the_past_than_its_lines_rest_on(briefing: Briefing) -> None:
    (kept,) = briefing.past
    assert kept.articles == ("h1",)
    assert [e.head for e in kept.events] == ["hearing"]
    assert (kept.claims, kept.actors, kept.statements) == ((), (), ())


def test_an_edition_that_remembers_holds_all_it_prints(briefing: Briefing, yesterday: Past, today: Any) -> None:
    assert briefing.withheld == 0
    assert verify(briefing, texts(yesterday, today)) == ()


def since(briefing: Briefing, start: str) -> Filled:
    block = next(b for b in briefing.front if b.key == "since")
    return next(x for x in block.lines if isinstance(x, Filled) and x.text.startswith(start))


def swapped(briefing: Briefing, old: Filled, new: Filled) -> Briefing:
    front = tuple(replace(b, lines=tuple(new if x is old else x for x in b.lines)) for b in briefing.front)
    return replace(briefing, front=front)


@pytest.mark.parametrize(
    ("start", "name"),
    [
        *(("Changed", name) for name in ("before", "now", "told", "matter", "story")),
        *(("Expected", name) for name in ("before", "told", "matter", "story")),
    ],
)
def test_verify_names_a_tampered_line_of_page_1(
    briefing: Briefing, yesterday: Past, today: Any, start: str, name: str
) -> None:
    from tasks.summarise import phrases

    old = since(briefing, start)
    assert old.slot(name).value
    slots = tuple(replace(s, value="11 March 2026") if s.name == name else s for s in old.slots)
    new = phrases.fill(old.pattern, slots)
    assert any("page 1" in p for p in verify(swapped(briefing, old, new), texts(yesterday, today)))


def test_verify_names_an_expected_day_that_nobody_told(briefing: Briefing, yesterday: Past, today: Any) -> None:
    """The line and the change agree, but the earlier ledger read another day."""
    from tasks.summarise import phrases

    old = since(briefing, "Expected")
    slots = tuple(replace(s, value="11 March 2026") if s.name == "before" else s for s in old.slots)
    (kept,) = briefing.past
    (change,) = kept.changes
    assert change.before is not None
    forged = replace(kept, changes=(replace(change, before=replace(change.before, text="11 March 2026")),))
    changed = replace(swapped(briefing, old, phrases.fill(old.pattern, slots)), past=(forged,))
    assert any("is no day that was told" in p for p in verify(changed, texts(yesterday, today)))


def test_verify_counts_the_summary_again(briefing: Briefing, yesterday: Past, today: Any) -> None:
    fewer = replace(briefing, overdue=())
    assert any("counting again" in p for p in verify(fewer, texts(yesterday, today)))


def test_a_first_edition_has_nothing_to_compare_with(newsroom: Any, today: Any) -> None:
    made = newsroom.edition(*today, as_of=SECOND)
    assert lines(made, "since") == ["First edition: nothing to compare with."]
    assert made.masthead[0].text == "Edition 1 · first seen before 5 March 2026, 05:30 (UTC)"


def test_an_edition_after_a_long_silence_does_not_call_itself_the_first(newsroom: Any, today: Any) -> None:
    made = newsroom.edition(*today, as_of=SECOND, number=9)
    assert lines(made, "since") == ["No earlier edition is recent enough to compare with."]


def test_a_morning_without_an_article_still_says_what_was_expected(newsroom: Any, yesterday: Past) -> None:
    made = newsroom.edition(as_of=SECOND, past=yesterday)
    said = lines(made, "since")
    assert said[0] == "Nothing new."
    assert said[-1].startswith("Expected, not reported: Public hearing")
    assert made.sections == ()
    assert verify(made, {a.id: a.text for a in yesterday.articles}) == ()


def test_sources_that_fail_are_named_since_when_and_why(newsroom: Any, today: Any) -> None:
    failing = Health("gov", "Estmark Gazette", 0, datetime(2026, 3, 1, 6, tzinfo=UTC), "answered 503")
    health = (Health("a", "Courier", 2), failing)
    first = newsroom.edition(*today, as_of=SECOND)
    made = newsroom.made(Period(first.order, 1, None), Intake(today, health=health))
    assert lines(made, "care")[0] == "1 source read; 1 failing: Estmark Gazette since 1 March (answered 503)."
    empty = newsroom.made(Period(first.order, 2, None), Intake((), health=health), Past(date(2026, 3, 4), 1))
    assert lines(empty, "since")[0] == "Nothing new: 1 source read, 1 failing."


def test_at_most_eight_changes_stand_on_page_1_and_the_rest_are_counted(briefing: Briefing) -> None:
    (change,) = (c for s in briefing.sections for c in s.ledger.changes)
    assert isinstance(change, Change)
    sections = tuple(
        replace(s, ledger=replace(s.ledger, changes=(change,) * 10)) if s.ledger.changes else s
        for s in briefing.sections
    )
    many = replace(briefing, sections=sections)
    assert tallies.more(many) == "And 3 more: in the annex of each story, and in briefing.json."
    assert tallies.more(briefing) == ""


def test_many_failures_are_counted_and_few_are_named(newsroom: Any, today: Any) -> None:
    aside = tuple(replace(today[1], id=f"t{n}", name=f"t{n}.txt", used=False, why="a teaser") for n in range(9))
    made = newsroom.edition(*today, *aside, as_of=SECOND)
    assert lines(made, "care")[0] == "Not read or set aside: 9 articles or files, listed in the annex."
    assert len(made.notices) == 9


def test_the_masthead_says_when_the_next_edition_is_due_if_that_is_set(newsroom: Any, today: Any) -> None:
    due = datetime(2026, 3, 6, 5, 30, tzinfo=UTC)
    made = newsroom.edition(*today, as_of=SECOND, next=due)
    assert made.masthead[-1].text == "Next edition: 6 March 2026, 05:30 (UTC)"
    away = replace(made, order=replace(made.order, zone="Asia/Kolkata"))
    assert tallies.following(away) == "Next edition: 6 March 2026, 11:00 (Asia/Kolkata)"
    assert verify(made, texts(Past(), today)) == ()


def test_by_hand_no_next_edition_is_set(newsroom: Any, today: Any) -> None:
    made = newsroom.briefing(*today, as_of=SECOND)
    assert made.masthead[-1].text == "No date is set for the next edition."
