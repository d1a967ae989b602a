"""Claims about the forms in which the press gives words to somebody: verbs, datelines, phrases, lines of releases."""

import pytest
from passages import MakeStory, speakers

LIND = "Energy Minister Tove Lind"


@pytest.mark.parametrize(
    "text",
    [
        f'{LIND} asked for the accounts. "Where did the money go?" she queried.',
        f"“The dam is safe for a century,” averred {LIND}.",
        f"“This house has been asleep,” thundered {LIND}.",
        f"“The timetable was never realistic,” contended {LIND}.",
        f"{LIND} charged that the ports had got “a handshake and a leaflet”.",
        f"{LIND} sent a letter to the north. The upper valley, the letter alleges, has “measured rain with a sieve”.",
    ],
)
def test_less_common_verbs_tell_who_speaks(press: MakeStory, text: str) -> None:
    assert speakers(press(text)) == ["Tove Lind"]


@pytest.mark.parametrize(
    "head",
    ["(ANSA) - ROME, MAR 3 - ", "PARIS (AFP) — ", "Vienna, 4 June (APA) - ", "WARSAW, Poland (Reuters) – ", "DHAKA: "],
)
def test_a_dateline_does_not_speak(press: MakeStory, head: str) -> None:
    told = f"{head}{LIND} on Monday hit back at the board, saying it had “lost a year over paperwork”."
    assert speakers(press(told)) == ["Tove Lind"]


@pytest.mark.parametrize(
    "text",
    [
        f"In the words of {LIND}, “a pipe is a promise made of steel”.",
        "The deal is, in the words of the energy minister, Tove Lind, “a promise made of steel”.",
        f"The deal is, in {LIND}’s own words, “a promise made of steel”.",
        f"{LIND}’s verdict: “A pipe is a promise.”",
        f"{LIND}'s answer was short: “A pipe is a promise.”",
        f"“A pipe is a promise,” the Norsk agency said, quoting {LIND}.",
    ],
)
def test_words_are_given_to_somebody_without_a_verb(press: MakeStory, text: str) -> None:
    assert speakers(press(text)) == ["Tove Lind"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LIND} heard it on the radio. “Nobody rang me”, she told the paper.", ["Tove Lind"]),
        (f"{LIND} was asked whether she would pay. “Every tariff has a mirror,” she answered.", ["Tove Lind"]),
        (f"{LIND} had three things to say: “final, fair, funded”.", ["Tove Lind"]),
        ("MP Joan Sykes walked out. “I will not vote,” the lawmaker said.", ["Joan Sykes"]),
        ("MP Joan Sykes and Senator Ida Cole left. “I will not vote,” the lawmaker said.", ["lawmaker"]),
        (f"{LIND} spoke. According to the minister, the ports “have asked for it for years”.", ["Tove Lind"]),
        ("Opposition spokesman on finance Tove Lind shot back. “Nobody asked us”, she pointed out.", ["Tove Lind"]),
        (f"{LIND} said the levy would go. Asked which one, she replied: “The long one.”", ["Tove Lind"]),
        (f"{LIND} sent the law back “with a dictionary”, as she put it in a video address.", ["Tove Lind"]),
        (f"{LIND} briefed the house. “They brought adjectives,” a diplomat quoted her as saying.", ["Tove Lind"]),
        (f"{LIND} came. The minister then left early. “I have a train to catch,” she said.", ["Tove Lind"]),
        ("Ukrainian President Andriy Koval came. “It is short,” the Ukrainian leader said.", ["Andriy Koval"]),
        ("Commissioner for Fisheries, Nils Aker, said: “The stock has come back.”", ["Nils Aker"]),
        (
            f"{LIND} met Ezra Moe, of the Water Board. Ezra Moe, of the Water Board, said it was “a sieve”.",
            ["Ezra Moe"],
        ),
    ],
)
def test_the_words_beside_lead_to_the_speaker(press: MakeStory, text: str, expected: list[str]) -> None:
    assert speakers(press(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"One poster mocked {LIND}: “We need rain and no more words.”",
        f"{LIND} was quoted in “Tides and Ports”, a study.",
        f"{LIND} met Mayor Ezra Moe. “It was short,” the Danish leader said.",
        f"“We will stop the tests,” the agency said, quoting a source. {LIND} kept silent.",
    ],
)
def test_words_of_posters_titles_and_others_are_not_the_named_persons(press: MakeStory, text: str) -> None:
    assert not {"Tove Lind", "Ezra Moe"} & set(speakers(press(text)))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (
                "Mr CALLOWAY (Hume) (14:05): Will the levy rise?",
                "Ms PAPADIMOS (Barton—Treasurer) (14:06): It will not.",
                "Mr CALLOWAY: Will it fall?",
            ),
            ["CALLOWAY", "PAPADIMOS", "CALLOWAY"],
        ),
        (
            (
                "SHRI DINESH BARUAH (JORHAT): Sir, when will the bridge open?",
                "THE MINISTER OF ROADS (SHRI VIKRAM SOLANKI): It will open in March.",
            ),
            ["DINESH BARUAH", "VIKRAM SOLANKI"],
        ),
        (
            (
                "Deputy Orla Keane: The hospital has no roof.",
                "Minister for Health (Deputy Fergal Daly): It is on order.",
                "Deputy Orla Keane: From where?",
            ),
            ["Orla Keane", "Fergal Daly", "Orla Keane"],
        ),
        (
            ("QUESTION: Will he travel?", "MS. HARTWELL: You will know.", "Spokeswoman Dana Hartwell took questions."),
            ["Dana Hartwell"],
        ),
        (
            ("Senator OSBORNE. Did you sign the waiver?", "Secretary BLYTHE. I did, Senator, on advice."),
            ["OSBORNE", "BLYTHE"],
        ),
        (
            (
                "Ilka Barendse, on behalf of the Green Group. – Madam President, the report is late.",
                "Marek Dvorsky (ECR). – Madam President, it is thin.",
            ),
            ["Ilka Barendse", "Marek Dvorsky"],
        ),
        (
            (
                "Trade Minister Lotte Vries spoke to us.",
                "Dagblad: Will you retaliate?",
                "Vries: Not before Easter.",
                "Dagblad: And after?",
                "Vries: After Easter there is Pentecost.",
            ),
            ["Lotte Vries", "Lotte Vries"],
        ),
        (
            (
                "The president, Tove Lind, met Governor Per Aas of the north.",
                "Tove Lind: You have had a hard winter.",
                "Per Aas: We have had three, in a row.",
                "Tove Lind: Then let us talk of the road.",
            ),
            ["Tove Lind", "Per Aas", "Tove Lind"],
        ),
        (
            (
                "Ministry Spokesperson Tove Lind's press conference on 4 May",
                "Havnposten: Will the envoy go home?",
                "Tove Lind: She will stay. We wish her well.",
                "Reuters: And the consul?",
                "Tove Lind: I have nothing to add.",
            ),
            ["Tove Lind", "Tove Lind"],
        ),
        (
            (
                "PER AAS, HOST: Senator, you wrote this bill.",
                "SEN. TOVE LIND: I wrote another one.",
                "AAS: It has your name on it.",
                "LIND: So has my dentist's wall.",
            ),
            ["PER AAS", "TOVE LIND", "PER AAS", "TOVE LIND"],
        ),
        (
            (
                "Energy Minister Tove Lind opened the fair.",
                "Place: The old harbour.",
                "Tove Lind: The guest of honour.",
                "Per Aas: The host.",
            ),
            [],
        ),
        (("KEY FACTS: The dam is 90 metres high.", "NEXT STEPS: The board meets in May."), []),
        (("Background: The dam is 90 metres high.", "Contact: The press office.", "Background: It is new."), []),
    ],
)
def test_records_of_houses_name_who_has_the_floor(
    press: MakeStory, lines: tuple[str, ...], expected: list[str]
) -> None:
    assert speakers(press("\n\n".join(lines))) == expected
