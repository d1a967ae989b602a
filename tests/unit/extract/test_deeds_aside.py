"""A deed is found past titles, brackets, days and what is set aside, where the parse loses the subject."""

import pytest
from passages import MakeStory, deeds


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("RIGA: Water Resources Minister T. Kalnina on Sunday fired off a letter.", "T. Kalnina", ["fired"]),
        (
            (
                "At the invitation of the Minister of Justice of Latvia, Ilze Ozola, the Minister of Justice of Cyprus, "
                "Mr Petros Ioannou-Kyriakou, paid a visit to Riga."
            ),
            "Petros Ioannou-Kyriakou",
            ["paid"],
        ),
        (
            "Deputy Foreign Minister of the Kyrgyz Republic Aida Bekova received the guests.",
            "Aida Bekova",
            ["received"],
        ),
        ("Presiding, the Deputy Speaker, Alhaji Musa Danjuma, ruled him out of order.", "Musa Danjuma", ["ruled"]),
        ("Transport Minister Anna Holt (Greens) late on Thursday withdrew the bill.", "Anna Holt", ["withdrew"]),
        (
            "The deputy chair of the Committee on Ports, Senator Anna Holt, on 3 May tabled a motion.",
            "Anna Holt",
            ["tabled"],
        ),
        (
            "Energy Minister Anna Holt, speaking in Oslo, has cancelled the auction and dismissed the board.",
            "Anna Holt",
            ["cancelled", "dismissed"],
        ),
        ("The Bank of Tarvik on Monday named a new governor.", "Bank of Tarvik", ["named"]),
        ("The outgoing director-general, Arvo Laine, congratulated the team.", "Arvo Laine", ["congratulated"]),
    ],
)
def test_the_subject_of_a_verb(press: MakeStory, text: str, name: str, expected: list[str]) -> None:
    assert deeds(press(text), name) == expected


@pytest.mark.parametrize("name", ["Anna Holt", "Peter Lund", "Ola Berg"])
def test_all_of_a_list_do_it(press: MakeStory, name: str) -> None:
    text = "Foreign Minister Anna Holt, Trade Minister Peter Lund and the mayor of Oslo, Ola Berg, opened the fair."
    assert deeds(press(text), name) == ["opened"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her bid was backed by the Chairman of the Committee on Banks, Senator Musa Danjuma.", "Musa Danjuma"),
        ("Norway was backed by Minister Anna Holt and Latvia by Ambassador Peter Lund.", "Peter Lund"),
        ("The guests were backed by the mayor, Ola Berg, and by the head of the Cold Chain Net, Ana Lugo.", "Ana Lugo"),
        ("It was backed in Hanoi by the deputy chair of the assembly, Peter Lund.", "Peter Lund"),
        ("In a letter backed by the minister of ports, Peter Lund, the court found fault.", "Peter Lund"),
    ],
)
def test_by_whom_it_is_done(press: MakeStory, text: str, name: str) -> None:
    assert deeds(press(text), name) == ["(backed)"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Forty members backed the motion by Majority Leader Peter Lund.", "Peter Lund"),
        ("Norway was represented by Minister Anna Holt and Latvia by Ambassador Peter Lund.", "Latvia"),
        ("The papers were found by Norwegian intelligence. Norway is calm.", "Norway"),
        ("The proposed purchase of the mill by Minister Anna Holt is off.", "Anna Holt"),
        ("An aide to Finance Minister Anna Holt on Monday left the hall.", "Anna Holt"),
        ("Labour MP Anna Holt was the whip and her husband, Peter Lund, ran the campaign.", "Anna Holt"),
        ("Was Minister Anna Holt informed, and did Minister Anna Holt sign?", "Anna Holt"),
        ("The order was signed by Justice Anna Holt (Justice Peter Lund concurring).", "Peter Lund"),
        ("A spokesman for Trade Minister Anna Holt rejected the claim.", "Anna Holt"),
        ("The spokeswoman of Mayor Anna Holt left the hall.", "Anna Holt"),
        ("Trade Minister Anna Holt's office rejected the claim.", "Anna Holt"),
        ("The panel asked what steps Minister Anna Holt took.", "Anna Holt"),
    ],
)
def test_what_another_does(press: MakeStory, text: str, name: str) -> None:
    assert deeds(press(text), name) == []


def test_words_are_said_and_things_are_done(press: MakeStory) -> None:
    said = "Finance Minister Anna Holt explained that the port was full and answered that it would be moved."
    done = "Finance Minister Anna Holt explained the plan and answered questions."
    assert deeds(press(said), "Anna Holt") == []
    assert deeds(press(done), "Anna Holt") == ["explained", "answered"]
