"""Claims about bodies that an office is of: the whole name, and only where it is clear whose."""

import pytest

from tests.unit.extract.passages import MakeStory, found, side, sides


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("NORDAC Coastal Bank economist Tevo Lund spoke.", "NORDAC Coastal Bank"),
        ("NATO Military Committee chairman Tevo Lund spoke.", "NATO Military Committee"),
        ("WHO Regional Director Tevo Lund spoke.", "WHO"),
        ("Suomi 300 chair Tevo Lund spoke.", "Suomi 300"),
        ("Tevo Lund, strategy chief at the SOLKA union, spoke.", "SOLKA"),
        ("Tevo Lund, policy director at the GROVA federation, spoke.", "GROVA"),
    ],
)
def test_a_body_that_opens_or_closes_an_office_is_told_whole(press: MakeStory, text: str, body: str) -> None:
    assert side(found(press(text)).get("Tevo Lund")) == body


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Deputy Tevo Lund of the Rural Centre party voted no.", ["Rural Centre party"]),
        ("Senator Tevo Lund of the Harbour Union party voted no.", ["Harbour Union party"]),
        ("Tevo Lund of the Coastal Alliance voted no.", ["Coastal Alliance"]),
        ("Tevo Lund of the Harbour Union voted no.", ["Harbour Union"]),
    ],
)
def test_a_party_called_one_is_printed_once(press: MakeStory, text: str, values: list[str]) -> None:
    assert sides(found(press(text)).get("Tevo Lund")) == values


WATER = "The Portfolio Committee on Water and Roads summoned the board on Tuesday."


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"{WATER} Committee Chairperson Ms Refilwe Motaung spoke.", "Portfolio Committee on Water and Roads"),
        ("The Standing Committee on Ports met. Committee Chair Refilwe Motaung spoke.", "Standing Committee on Ports"),
        ("The Harbour Committee met on Monday. Committee Chair Refilwe Motaung spoke.", "Harbour Committee"),
        (
            "The Portfolio Committee on Water and Roads summoned Vale Water after its chairperson, Ms Refilwe Motaung, failed to come.",
            "",
        ),
    ],
)  # fmt: skip
def test_a_committee_is_told_with_its_matter_and_only_where_it_must_be_meant(
    press: MakeStory, text: str, body: str
) -> None:
    assert side(found(press(text)).get("Refilwe Motaung")) == body


def test_a_member_of_an_assembly_s_committee_sits_for_the_party_in_brackets(press: MakeStory) -> None:
    one = found(press("The Diet's Committee on Ports met. Committee deputy chair Refilwe Motaung (Heath Party) spoke."))
    assert sides(one.get("Refilwe Motaung")) == ["Heath Party"]


def test_who_is_in_the_chair_has_the_office_before(press: MakeStory) -> None:
    one = found(press("The Deputy Speaker in the chair, Refilwe Motaung, adjourned the sitting."))
    assert [r.value for r in one["Refilwe Motaung"].roles] == ["Deputy Speaker"]
