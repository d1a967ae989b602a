"""People of a story: a role stands beside the side that the same words give."""

from typing import Any

import pytest

from tasks.model import Actor, Span, Version
from tasks.summarise import tables


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
    line = tables._person(newsroom.compared(""), actor, parts=False)
    assert (line.slot("role").value, line.slot("for").value) == printed
