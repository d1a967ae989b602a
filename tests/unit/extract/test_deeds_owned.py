"""What others do of whom a name only tells, what is only hoped, and what is told by speakers in turn is no deed."""

import pytest
from passages import MakeStory, deeds


@pytest.mark.parametrize(
    "text",
    [
        "The Border Commissions of Peru and Norway held their third session in Lima.",
        "The ministers of Chile, Peru and Norway signed the pact in Lima.",
        "The joint fleets of the Netherlands and Norway left the port on Monday.",
        "A tunnel between Peru and Norway opened on Monday.",
        "On Monday Norway's Office of Fleet Control opened the lock.",
        "We hope Norway will open the lock. They set sail at dawn.",
        "Many feared that Norway had closed the strait.",
        "Traders bet Norway would yield, and expect Norway has yielded.",
    ],
)
def test_of_whom_a_name_only_tells(press: MakeStory, text: str) -> None:
    assert deeds(press(f"{text} A letter went to Norway."), "Norway") == []


def test_several_states_do_what_they_are_listed_before(press: MakeStory) -> None:
    assert deeds(press("Chile, Peru and Norway signed the pact in Lima."), "Norway") == ["signed"]


def test_an_office_of_a_ministry_acts_itself(press: MakeStory) -> None:
    story = press("Today, the Department of Trade's Office of Fleet Control (OFC) sanctioned two banks.")
    assert deeds(story, "Office of Fleet Control") == ["sanctioned"]


def test_what_a_speaker_in_turn_tells_is_not_told_by_the_article(press: MakeStory) -> None:
    lines = (
        "Energy Minister Tove Lind met Governor Per Aas.",
        "Tove Lind: Norway closed the lock.",
        "Per Aas: Then Norway opened it again.",
        "Tove Lind: So I heard.",
    )
    assert deeds(press("\n\n".join(lines)), "Norway") == []


def test_who_presides_tells_what_the_house_will_do(press: MakeStory) -> None:
    lines = ("The CHAIR (Mrs Tove Lind): The Fleet Committee will hear the auditor.", "The AUDITOR: Thank you, Chair.")
    assert deeds(press(" ".join(lines)), "Fleet Committee") == ["hear"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holt, who has since retired from the fleet, opened the lock.", ["retired", "opened"]),
        ("Anna Holt, whose motion forced the vote, withdrew it on Monday.", ["withdrew"]),
        (
            "His predecessor, Anna Holt, who resigned over a lost boat, abstained from the vote.",
            ["resigned", "abstained"],
        ),
        ("Her rival, Anna Holt, signed the letter.", ["signed"]),
        ("In a letter to Anna Holt, who left in May, the court closed the case.", ["left"]),
        ("Anna Holt, the envoy turned singer, added her name to the list.", ["added"]),
        ("Anna Holt added that it was late. “Good night,” added Anna Holt.", []),
    ],
)
def test_what_is_done_behind_a_relative_clause_and_what_is_added(
    press: MakeStory, text: str, expected: list[str]
) -> None:
    assert deeds(press(text), "Anna Holt") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holt left with her crew after the Speaker, Peter Moe, barred a motion.",
        "Anna Holt left the hall before the chair, Peter Moe, closed the session.",
        "Anna Holt left the talks when the envoy, Peter Moe, named the price.",
        "Anna Holt left at once because the judge, Peter Moe, named the price.",
    ],
)
def test_what_is_done_in_a_clause_behind_is_done_by_whom_it_names(press: MakeStory, text: str) -> None:
    assert deeds(press(text), "Anna Holt") == ["left"]
