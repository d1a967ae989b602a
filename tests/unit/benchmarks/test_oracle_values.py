"""Leaves of an oracle are answered from briefing.json: what it knows passes, what it lacks or gets wrong fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from benchmarks.edition import read_edition
from benchmarks.oracle_events import interval
from benchmarks.oracle_people import role_words, state
from benchmarks.oracle_readings import content_words
from benchmarks.oracle_values import check_values
from tasks.model import Basis, Briefing, Dating, Fixed, Ledger

Change = Callable[[SimpleNamespace], Briefing]


def failed(made: SimpleNamespace, folder: Path, briefing: Briefing | None = None, calendar: str = "") -> set[str]:
    written = made.edition(folder / "v1", briefing or made.briefing, calendar or made.calendar)
    checks = check_values(yaml.safe_load(made.oracle), read_edition(written, made.texts))
    return {f"{c.group}: {c.name}" for c in checks if c.status == "FAIL"}


def with_ledger(made: SimpleNamespace, **changes: object) -> Briefing:
    section = made.briefing.sections[0]
    return replace(made.briefing, sections=(replace(section, ledger=replace(made.ledger, **changes)),))


def with_source(made: SimpleNamespace, place: int, **changes: object) -> Briefing:
    sources = list(made.briefing.sources)
    sources[place] = replace(sources[place], **changes)
    return replace(made.briefing, sources=tuple(sources))


def with_event(made: SimpleNamespace, number: int, /, **changes: object) -> Briefing:
    events = list(made.events)
    events[number] = replace(events[number], **changes)
    return with_ledger(made, events=tuple(events))


def test_an_edition_that_knows_everything_passes_every_leaf(made: SimpleNamespace, tmp_path: Path) -> None:
    assert failed(made, tmp_path) == set()


def test_without_a_briefing_every_leaf_fails_and_none_is_forgotten(made: SimpleNamespace, tmp_path: Path) -> None:
    oracle = yaml.safe_load(made.oracle)
    full = check_values(oracle, read_edition(made.edition(tmp_path / "v1"), made.texts))
    none = check_values(oracle, read_edition(tmp_path, made.texts))
    assert [(c.group, c.name) for c in full] == [(c.group, c.name) for c in none]
    assert {c.status for c in none} == {"FAIL"}
    assert {c.detail for c in none} == {"no briefing.json"}


def test_a_briefing_that_breaks_its_types_is_named_as_the_fault(made: SimpleNamespace, tmp_path: Path) -> None:
    folder = made.edition(tmp_path / "v1")
    (folder / "briefing.json").write_text('{"order": 1}', encoding="utf-8")
    assert read_edition(folder, {}).fault.startswith("briefing.json: order")


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "an article set aside": (lambda m: with_source(m, 1, used=False), {"articles: used 2"}),
    "a date taken for another": (
        lambda m: with_source(m, 0, dated=Dating(date(2026, 3, 9), date(2026, 3, 9), Basis.URL)),
        {"documents: a date 2026-03-10", "documents: a date_basis dateline"},
    ),
    "a window too wide": (
        lambda m: with_source(m, 1, dated=Dating(None, None, Basis.UNKNOWN)),
        {"documents: b date_window 2026-03-04 to 2026-03-08"},
    ),
    "a credit missed": (lambda m: with_source(m, 1, credits=()), {"documents: b wire_credit MWS"}),
    "a longer name that is not the agency": (
        lambda m: with_source(m, 1, credits=("MWS Sport",)),
        {"documents: b wire_credit MWS"},
    ),
    "a copy not seen as reworded": (lambda m: with_source(m, 1, reworded=False), {"documents: b spun True"}),
    "another lead": (lambda m: with_ledger(m, lead="b2"), {"documents: a lead True"}),
    "a copy counted as an origin": (
        lambda m: with_ledger(m, origins=tuple(replace(o, confirmed=True) for o in m.ledger.origins)),
        {"independence: confirmed_origins 1", "independence: probable_member b"},
    ),
    "three origins at most": (
        lambda m: with_ledger(m, origins=(*m.ledger.origins, replace(m.ledger.origins[1], articles=()))),
        {"independence: max_origins 2"},
    ),
    "a visit on the wrong days": (
        lambda m: with_event(
            m, 0, when=(m.version(m.when("2026-03-10", "2026-03-12", "range"), "from 11 to 13 March 2026"),)
        ),
        {"events: visit start 2026-03-11", "events: visit end 2026-03-13"},
    ),
    "a conflict resolved": (
        lambda m: with_event(m, 1, when=m.events[1].when[1:]),
        {
            "events: talks certainty conflict",
            "events: talks alternative 2026-03-01/2026-03-09",
            "conflicts_expected: talks_date",
        },
    ),
    "a past event called upcoming": (
        lambda m: with_ledger(m, upcoming=("e-visit", "e-porto")),
        {"events: porto relative past"},
    ),
    "a place lost": (
        lambda m: with_event(m, 2, place=()),
        {"events: porto place Porto", "single_source_expected: Porto venue (a)"},
    ),
    "today read as the article's day": (
        lambda m: with_ledger(m, dates=(replace(m.ledger.dates[0], when=m.when("2026-03-10", "2026-03-10", "day")),)),
        {"quote_today: 'today' in a:3 is 2026-03-03"},
    ),
    "today not seen as quoted": (
        lambda m: with_ledger(m, dates=(replace(m.ledger.dates[0], quoted=False),)),
        {"quote_today: 'today' in a:3 is 2026-03-03"},
    ),
    "half a role": (
        lambda m: with_ledger(m, actors=(replace(m.ledger.actors[0], roles=(m.version("Minister", "Minister"),)),)),
        {"actors: Ana Maria Sousa role Minister, Trade"},
    ),
    "an actor lost": (
        lambda m: with_ledger(m, actors=()),
        {"actors: Ana Maria Sousa", "actors: Ana Maria Sousa role Minister, Trade", "actors: Ana Maria Sousa for EU"},
    ),
    "an event taken for a person": (
        lambda m: with_ledger(m, actors=(*m.ledger.actors, replace(m.ledger.actors[0], id="p2", name="Ministerial"))),
        {"not_actors: Ministerial"},
    ),
    "a participant lost": (
        lambda m: with_event(m, 0, participants=(m.version(("EU",), "European Union"),)),
        {"participants_ministerial: Norway"},
    ),
    "a rewording not seen": (
        lambda m: with_ledger(m, rewordings=()),
        {"spun_to_canonical: Commerce Minister -> Trade Minister"},
    ),
    "a difference lost": (lambda m: with_ledger(m, differences=()), {"conflicts_expected: quota_size"}),
    "a claim that two articles make": (
        lambda m: with_ledger(m, claims=(replace(m.ledger.claims[0], articles=("a1", "b2")),)),
        {"single_source_expected: 80–90% of herring landings (a)"},
    ),
    "a section of another story only": (
        lambda m: with_ledger(m, articles=("a1",)),
        {"articles: story_members a, b"},
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_mistake_fails_its_own_leaves_only(made: SimpleNamespace, tmp_path: Path, name: str) -> None:
    change, expected = CHANGES[name]
    assert failed(made, tmp_path, change(made)) == expected


def test_a_reworded_copy_cited_first_was_quoted(made: SimpleNamespace, tmp_path: Path) -> None:
    section = made.briefing.sections[0]
    quoted = replace(section.headline, evidence=(made.span("goes to Oslo"),))
    briefing = replace(made.briefing, sections=(replace(section, headline=quoted),))
    assert failed(made, tmp_path, briefing) == {"documents: b may_be_quoted False"}


def test_an_annex_line_may_record_a_conflict(made: SimpleNamespace, tmp_path: Path) -> None:
    section = with_ledger(made, differences=()).sections[0]
    block = replace(section.annex[0], lines=(Fixed("differ", "The size of the quota is given twice."),))
    briefing = replace(made.briefing, sections=(replace(section, annex=(block,)),))
    assert failed(made, tmp_path, briefing) == set()


def test_a_calendar_with_the_wrong_last_day_fails_where_it_is_wrong(made: SimpleNamespace, tmp_path: Path) -> None:
    wrong = made.calendar.replace("20260314", "20260313").replace("e-visit", "e-porto")
    assert failed(made, tmp_path, calendar=wrong) == {
        "ics: visit DTEND 20260314",
        "events: visit ics True",
        "events: porto ics False",
    }


def test_one_event_of_ours_never_answers_two_of_theirs(made: SimpleNamespace, tmp_path: Path) -> None:
    both = with_ledger(made, events=made.events[:2])
    found = failed(made, tmp_path, both)
    assert {leaf for leaf in found if leaf.startswith("events: ")} == {
        f"events: porto {leaf}"
        for leaf in (
            "start 2026-03-03",
            "precision day",
            "certainty stated",
            "relative past",
            "ics False",
            "place Porto",
            "cite a:3",
        )
    }


def test_a_key_that_no_rule_answers_fails(made: SimpleNamespace, tmp_path: Path) -> None:
    oracle = {"documents": {"a": {"colour": "blue"}}, "articles": {"burnt": 1}, "independence": {"mood": 1}}
    checks = check_values(oracle, read_edition(made.edition(tmp_path / "v1"), made.texts))
    assert [c.status for c in checks] == ["FAIL"] * 3


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (date(2026, 2, 4), date(2026, 2, 4), date(2026, 2, 4)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        (2026, date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-02-01/2026-02-02", date(2026, 2, 1), date(2026, 2, 2)),
    ],
)
def test_a_wider_start_is_the_whole_of_it(value: object, first: date, last: date) -> None:
    assert interval(value) == (first, last)


def test_states_are_the_same_in_short_and_in_full() -> None:
    assert state("the U.S.") == state("US") == state("United States")
    assert role_words("US Secretary of State") == role_words("United States Secretary of State")
    assert role_words("the U.K.’s Minister for Trade and Industry") == {"uk", "minister", "trade", "industry"}


def test_numbers_and_months_are_compared_in_one_form() -> None:
    assert content_words("80–90% of meetings in January") == content_words("80-90 per meeting, Jan") - {"per"}


def test_a_ledger_without_articles_is_no_story(made: SimpleNamespace, tmp_path: Path) -> None:
    empty: Ledger = replace(made.ledger, articles=())
    briefing = replace(made.briefing, sections=(replace(made.briefing.sections[0], ledger=empty),))
    assert "articles: stories 1" in failed(made, tmp_path, briefing)
