"""Claims about whom "she" means behind sentences that tell of others too, and whose a text or a name for a thing is."""

import pytest
from passages import MakeStory, speakers

LIND = "Energy Minister Tove Lind"
SAID = "“This is a long road for all of us,”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LIND} takes over; she named Per Aas her deputy. {SAID} he told Radio Vik.", "Per Aas"),
        (f"{LIND} left for Oslo; she thanked Per Aas at the gate. {SAID} she told Radio Vik.", "Tove Lind"),
        (f"{LIND} met Peter Moe; he is her cousin. {SAID} he told Radio Vik.", ""),
        (f"Ms Tove Lind left the party, leaving Governor Per Aas alone. {SAID} she told Radio Vik.", "Tove Lind"),
        (f"Mrs Tove Lind beat Senator Per Aas by a nose. {SAID} she said.", "Tove Lind"),
        (f"Senator Per Aas beat Mrs Tove Lind by a nose. {SAID} he said.", "Per Aas"),
        (f"Senator Per Aas of Vik and Governor Eva Moe met. {SAID} she said.", ""),
        (f"{LIND} opened the fair. She turned down a plan by Per Aas to close it. {SAID} she said.", "Tove Lind"),
        (f"{LIND} opened the fair. She praised Per Aas. She will be back. {SAID} she concluded.", "Tove Lind"),
        (f"{LIND} met Consul Eva Moe. She praised Per Aas. {SAID} she said.", ""),
    ],
)
def test_whom_a_pronoun_means_behind_other_names(press: MakeStory, text: str, expected: str) -> None:
    assert speakers(press(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"{LIND} opened what she called a “long and winding” tunnel on Monday.",
        f"{LIND} signed what she described as a “paper bridge” on Monday.",
        f"The crews had to face what {LIND} termed the “hungry months” at sea.",
        f"{LIND} apologised for the “muddle” at the port.",
        f"{LIND}, who apologised for “an oversight”, left at noon.",
        f"{LIND} issued the following statement:\n“The dam will hold. We have seen it.”",
        f"On Monday {LIND} released this short statement on the dam:\n\n“The dam will hold. We have seen it.”",
        f"At the end {LIND} made the following remarks:\n\n“The dam will hold. We have seen it.”",
    ],
)
def test_what_somebody_calls_a_thing_and_the_text_somebody_issues_is_hers(press: MakeStory, text: str) -> None:
    assert speakers(press(text)) == ["Tove Lind"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LIND} opened what is called a “long and winding” tunnel on Monday.",
        f"{LIND} opened what critics called a “long and winding” tunnel on Monday.",
        f"{LIND} was there. The council issued no statement:\n“The dam will hold. We have seen it.”",
    ],
)
def test_what_others_call_a_thing_is_not_hers(press: MakeStory, text: str) -> None:
    assert "Tove Lind" not in speakers(press(text))


@pytest.mark.parametrize(
    "text",
    [
        "The leader of the fleet had no comment. DELTA commissioner for river traffic Tove Lind welcomed “any lock”.",
        "DELTA commissioner for political affairs Tove Lind said the lock was “old and cold”.",
        "“The lock is old and cold,” said union secretary for river affairs Tove Lind.",
        "The trade minister, Tove Lind, said the lock was “old and cold”.",
    ],
)
def test_who_is_named_behind_an_office_speaks_and_not_the_office(press: MakeStory, text: str) -> None:
    assert speakers(press(text)) == ["Tove Lind"]
