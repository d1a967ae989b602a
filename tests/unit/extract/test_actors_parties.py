"""Claims about the party, body or state that the words beside a name give beside the office."""

from collections.abc import Callable

import pytest

from tasks import nlp
from tasks.extract import actors
from tasks.model import Actor, Story

MakeStory = Callable[..., Story]


def sides(story: Story) -> dict[str, list[str]]:
    found: tuple[Actor, ...] = actors.find(story, {a.id: nlp.parse(a.readable) for a in story.articles})
    return {a.name: [v.value for v in a.acts_for] for a in found if a.kind == "person"}


BRACKETS = [
    ("The motion was moved by Senator Danladi Okoro (APC, Borno East).", "Danladi Okoro", ["APC"]),
    ("Senator Ifeanyi Ezeh (Labour Party, Enugu South) opposed it.", "Ifeanyi Ezeh", ["Labour Party"]),
    ("Senator Ali Musa (APC-Borno) dissented.", "Ali Musa", ["APC"]),
    ("Finance Minister Hans Brandt (CDU) rejected the plan.", "Hans Brandt", ["CDU"]),
    ("Councillor Mary Bright (Lib Dem) voted against.", "Mary Bright", ["Lib Dem"]),
    ("Emma Cole (Hove) (Lab): Will the minister tell the House when?", "Emma Cole", ["Lab"]),
    ("MP Riina Tamm (Reform) wants a vote.", "Riina Tamm", ["Reform"]),
    ("Mayor Anna Berg (M) opened the bridge.", "Anna Berg", ["M"]),
    ("The question was put by Maria Rossi (Renew) and Ute Kern (Verts/ALE).", "Ute Kern", ["Verts/ALE"]),
    ("Heath party leader Tom Roe met MP Ann Low (Heath).", "Ann Low", ["Heath"]),
    (
        "Poland’s Constitutional Law Committee met. Committee chair Anna Holm (Centre) closed the sitting.",
        "Anna Holm",
        ["Poland", "Centre"],
    ),
    ("Brig. Owen Rhys (Ministry of Defence, Norland) spoke.", "Owen Rhys", ["Ministry of Defence, Norland"]),
]


@pytest.mark.parametrize(("text", "name", "wanted"), BRACKETS)
def test_brackets_behind_a_name_tell_the_party(press: MakeStory, text: str, name: str, wanted: list[str]) -> None:
    assert sides(press(text))[name] == wanted


NO_PARTY = [
    ("Labour MP Rosie Marsh (Canterbury) left.", "Rosie Marsh"),  # the seat
    ("Prime Minister Jan Karel Vos (44) spoke.", "Jan Karel Vos"),
    ("Minister Jane Banda (pictured) left.", "Jane Banda"),
    ("Senator Ada Obi (SAN) spoke.", "Ada Obi"),  # an honour
    ("Governor Abdul Rahman Omar (ARO) spoke.", "Abdul Rahman Omar"),  # his own initials
    ("The actor Jane Banda (Sister Act) spoke.", "Jane Banda"),
    ("The journalist Ann Wood (BBC) spoke.", "Ann Wood"),
    ("MP Ben Dale (Ind) agreed.", "Ben Dale"),  # of none
]


@pytest.mark.parametrize(("text", "name"), NO_PARTY)
def test_a_seat_an_age_an_honour_and_initials_are_no_party(press: MakeStory, text: str, name: str) -> None:
    assert sides(press(text))[name] == []
