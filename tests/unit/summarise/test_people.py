"""Who acts in a story: a role beside the side that the same words give, and everybody in three tiers."""

from typing import Any

import pytest

from tasks.model import Actor, Span, Version
from tasks.summarise import people, sections
from tasks.summarise.gate import Gate


def said(value: str, *places: tuple[int, int]) -> Version[str]:
    return Version(value, ("Courier",), tuple(Span("a1", *place) for place in places))


MINISTER, ENVOY = said("Trade Minister", (0, 14)), said("envoy", (90, 95))
OF_ESTMARK, OF_UN = said("Estmark", (0, 14)), said("United Nations", (90, 113))


@pytest.mark.parametrize(
    ("roles", "sides", "printed"),
    [
        ((MINISTER, ENVOY), (OF_UN, OF_ESTMARK), ("Trade Minister", "Estmark")),
        ((ENVOY, MINISTER), (OF_ESTMARK, OF_UN), ("envoy", "United Nations")),
        ((MINISTER, ENVOY), (OF_UN,), ("Trade Minister", "")),
        ((MINISTER,), (said("Estmark", (300, 307)),), ("Trade Minister", "Estmark")),
        ((MINISTER,), (said("Estmark", (300, 307)), said("Zealand", (400, 407))), ("Trade Minister", "")),
        ((MINISTER,), (), ("Trade Minister", "")),
    ],
    ids=["second side", "second role", "side of another role", "only side", "two strange sides", "no side"],
)
def test_role_and_side_come_from_the_same_words(
    newsroom: Any, roles: tuple[Version[str], ...], sides: tuple[Version[str], ...], printed: tuple[str, str]
) -> None:
    actor = Actor("x", "Ole Brandt", "person", roles, sides, mentions=(Span("a1", 15, 25),))
    line = people._person(newsroom.compared(""), actor, parts=False)
    assert (line.slot("role").value, line.slot("for").value) == printed


FAMILIES = ("Lund", "Brandt", "Kask", "Novak", "Salmi", "Okoro", "Vidal", "Costa", "Holm", "Marsh")
ELEVEN = (
    "Australia, Canada, the European Union, France, Germany, India, Italy, Japan, Mexico, South Korea and the "
    "United Kingdom"
)
SUMMIT = (
    "Norwegian Trade Minister Ole Brandt opened the Baltic Grid Summit in Riga on 12 March 2026.\n\n"
    f"Delegations from {ELEVEN} attended the summit.\n\nAmong the guests was Eva Lund. Japan sent engineers to Riga."
)


def tiers(newsroom: Any, *texts: str) -> dict[str, list[str]]:
    """Lines of the annex on who acts, by block, each held against the gate."""
    told = newsroom.compared(*texts)
    articles = {a.id: a.text for a in told.facts.story.articles}
    gate = Gate(articles, sections.section(told, 1).ledger, frozenset(told.facts.story.reworded))
    blocks = people.everybody(told)
    assert not [fault for b in blocks for line in b.lines if (fault := gate.fault(line, block=b.key))]
    return {b.key: [line.text for line in b.lines] for b in blocks}


def test_a_list_of_eleven_states_is_one_line(newsroom: Any) -> None:
    found = tiers(newsroom, SUMMIT)
    (line,) = (x for x in found["named"] if "listed together" in x)
    assert f"“{ELEVEN}”" in line
    rest = " ".join((*found["people"], *(x for x in found["named"] if x != line)))
    assert "Mexico" not in rest


def test_who_does_something_beside_the_list_has_a_line_of_his_own(newsroom: Any) -> None:
    found = tiers(newsroom, SUMMIT)
    assert any(x.startswith("Japan; sent engineers to Riga") for x in found["people"])


def test_who_is_only_named_stands_behind_those_of_whom_something_is_told(newsroom: Any) -> None:
    found = tiers(newsroom, SUMMIT.replace("Among the guests was Eva Lund.", "The guests saw Eva Lund."))
    assert any(x.startswith("Ole Brandt: Norwegian Trade Minister (Norway)") for x in found["people"])
    assert any("Eva Lund" in x for x in found["named"])


def test_of_two_offices_none_is_chosen(newsroom: Any) -> None:
    found = tiers(
        newsroom,
        "Norwegian Trade Minister Ole Brandt opened the grid talks in Oslo on 12 March 2026.",
        "Ole Brandt, the deputy trade minister of Norway, opened the grid talks in Oslo on 12 March 2026.",
    )
    (line,) = (x for x in found["people"] if x.startswith("Ole Brandt"))
    assert "Norwegian Trade Minister" in line
    assert "deputy trade minister of Norway" in line


def test_forty_guests_are_all_named(newsroom: Any) -> None:
    names = [f"{given} {family}" for given in ("Eva", "Ole", "Anna", "Jan") for family in FAMILIES]
    found = tiers(newsroom, "The summit opened in Riga. " + " ".join(f"The guests saw {n}." for n in names))
    told = " ".join((*found.get("people", ()), *found["named"]))
    assert [n for n in names if n not in told] == []
