"""Claims about words that stand alone, and about whom "he" and "she" mean: who is named beside, and who is not."""

import pytest
from passages import MakeStory, speakers

LIND = "Energy Minister Tove Lind"
MOE = "Mayor Ezra Moe"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{LIND} came.\n\nQuotes\n\n“A quay is a door.”\n– {LIND}\n\n“We waited.” – Ezra Moe, Mayor of Nain",
            ["Tove Lind", "Ezra Moe"],
        ),
        (f'{LIND} came.\n\n"A quay is a front door and a good one."\n\n-- {LIND}', ["Tove Lind"]),
        (f"{LIND} said:\n\n“The dam will last a century.”\n\n{MOE} said:\n\n“So will I.”", ["Tove Lind", "Ezra Moe"]),
        (f"{LIND} said the dam would open in May. “It will last a century.”", ["Tove Lind"]),
        (f"{LIND} told the house that the dam would open.\n\n“It will last a century.”", ["Tove Lind"]),
        (f"Asked about the dam, {LIND} shrugged. “It will last a century.”", ["Tove Lind"]),
        (f"{LIND} shook her head. “It will last a century.”", ["Tove Lind"]),
    ],
)
def test_words_alone_are_of_the_line_or_sentence_beside_them(press: MakeStory, text: str, expected: list[str]) -> None:
    assert speakers(press(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{LIND} resigned in May. Nobody was surprised. “It will last a century.”",
        f"{LIND} met {MOE}. “It will last a century.”",
        f"{LIND} asked whether the dam was safe. “It will last a century.”",
        f"{LIND} says you wrote the rules that pay you now.\n\n“She is wrong about that.”",
        f"{LIND} said the dam would open. “It will last a century.” That was the verdict of a passer-by.",
        f"{LIND} and {MOE} said the dam would open. “It will last a century.”",
        f"{LIND} said the dam would open.\n\n“It will last a century.” – a slogan that {MOE} dislikes",
    ],
)
def test_words_alone_are_nobodys_where_another_may_speak(press: MakeStory, text: str) -> None:
    assert speakers(press(text)) == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LIND} stayed. One of them, a Green from Lille, wavered. “I did not sleep,” he told the radio.", [""]),
        (f"{LIND} stayed. Karsk Vellinge of the Greens wavered. “I did not sleep,” she told the radio.", ["?"]),
        (f"{LIND} said the talks with Mr Karl Brandt were over. “We parted as friends,” he said.", [""]),
        ("Mr Karl Brandt met Ms Tove Lind in Oslo. “It was a hard bargain,” he said.", ["Karl Brandt"]),
        ("Mr Karl Brandt met Ms Tove Lind in Oslo. “It was a hard bargain,” she said.", ["Tove Lind"]),
        ("Mr Ezra Moe opened the fair with his wife, Awa Roth. “The scissors were sharp,” she said.", ["Awa Roth"]),
        (f"{LIND} had read it. Quito was to sign in July. “We read it to the end,” she said.", ["Tove Lind"]),
        (f"{LIND} resigned. A neighbour watched. “I saw her pack,” she said.", [""]),
    ],
)
def test_he_and_she_are_nobody_whom_the_article_rules_out(press: MakeStory, text: str, expected: list[str]) -> None:
    said = speakers(press(text))
    assert said == expected or (expected == ["?"] and "Tove Lind" not in said)


def test_a_first_turn_with_seat_and_party_opens_a_record(press: MakeStory) -> None:
    record = "Ida Croft (Moray) (SNP): Will he act?\nMr Deputy Speaker (Owen Nash): Order.\nIda Croft: That is no date."
    assert speakers(press(record)) == ["Ida Croft", "Owen Nash", "Ida Croft"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sen. Harlan Boone (R-La.) left. “I have run out of patience,” the senator told reporters.", "Harlan Boone"),
        ("Rep. Ida Cole (D-Ore.) left the hearing. “It was a circus,” the congresswoman said.", "Ida Cole"),
        ("Gov. Lou Trask vetoed the bill. “It is dead,” the Republican governor wrote.", "Lou Trask"),
        ("Hungarian Prime Minister Bela Kun arrived. “We are neighbours by choice,” the premier said.", "Bela Kun"),
        ("The Tory leader, Fay Dunn, was heckled. “I have heard worse,” the Conservative leader said.", "Fay Dunn"),
        ("The Tory leader, Fay Dunn, spoke. “I have heard worse,” the Labour leader said.", "the Labour leader"),
        ("Sen. Harlan Boone (R-La.) left. “It is a shame,” the Democratic senator said.", "the Democratic senator"),
        ("Sen. Harlan Boone met Sen. Ida Cole. “It was a circus,” the senator said.", "senator"),
        ("Gov. Lou Trask left. The Oregon governor stayed. “It was a circus,” the governor said.", "governor"),
    ],
)
def test_an_office_in_other_words_is_its_only_holder_or_no_name(press: MakeStory, text: str, expected: str) -> None:
    assert speakers(press(text)) == [expected]
