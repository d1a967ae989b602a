"""Claims about whose the quoted words are: of an office, of a text, of two, of speakers in turn, and of nobody."""

import pytest
from passages import MakeStory, speakers

LIND = "Energy Minister Tove Lind"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LIND} opened the dam. “It will hold for a century,” the minister said.", ["Tove Lind"]),
        ("“It will hold,” the energy minister said. Later the minister, Tove Lind, left.", ["Tove Lind"]),
        (f"{LIND} met the Greek minister. “We agreed on the dam,” the minister said.", ["minister"]),
        (f"The trade minister resigned. {LIND} stayed. “It was time to go,” the minister said.", ["minister"]),
        ("“We regret the delay,” said the clerk, Ezra Moe.", ["Ezra Moe"]),
        ("The head of the Grain Guild, Tove Lind, was brief: “We need rain.”", ["Tove Lind"]),
    ],
    ids=["the only one", "named later", "another abroad", "another at home", "set beside", "before a colon"],
)
def test_an_office_is_its_holder_where_only_one_is_spoken_of(press: MakeStory, text: str, expected: list[str]) -> None:
    assert speakers(press(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"“We will sign it in May,” a spokesman for {LIND} said.", [f"spokesman for {LIND}"]),
        (f"{LIND} left. “We will sign it in May,” Lind's lawyer said.", ["lawyer of Lind"]),
        (f"{LIND} was described as “the iron lady of the north”.", [""]),
        (f"{LIND} was told: “You have three days to leave the house.”", [""]),
        (f"{LIND} did not call it “the end of the long road”.", [""]),
        (f"{LIND} declined to call it “the end of the long road”.", [""]),
        (f"{LIND} said a banner reading “No more ships in our bay” hung there.", [""]),
        (f"“We want our jobs back,” read a banner when {LIND} came.", [""]),
        (f"The treaty opens with the words “We, the peoples of the river”. {LIND} read it.", [""]),
    ],
    ids=[
        "who serves",
        "whose lawyer",
        "described",
        "told",
        "not said",
        "declined",
        "banner",
        "banner before",
        "text of a treaty",
    ],
)
def test_words_of_others_are_not_the_named_persons(press: MakeStory, text: str, expected: list[str]) -> None:
    assert speakers(press(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LIND} wrote to the mayors. “The practice must end now,” her letter says.", ["Tove Lind"]),
        (
            "In a statement, the Ministry of Ports spoke of a leak. “The berth is safe again,” the statement read.",
            ["Ministry of Ports"],
        ),
        (
            "The Ministry of Ports kept silent. “We are looking into it,” a ministry spokesman said.",
            ["Ministry of Ports"],
        ),
        ("“The two sides agree on the dam,” a joint statement of the ministries said.", ["joint statement"]),
    ],
    ids=["her letter", "the statement", "who speaks for it", "of two"],
)
def test_a_text_speaks_for_who_issued_it(press: MakeStory, text: str, expected: list[str]) -> None:
    assert [s[: len(e)] for s, e in zip(speakers(press(text)), expected, strict=True)] == expected


def test_two_whose_names_stand_beside_their_offices_both_speak(press: MakeStory) -> None:
    text = "Labour leader Jo Okoye and Green leader Tove Lind said in a joint statement that it was “a bill we refuse”."
    assert set(speakers(press(text))) == {"Jo Okoye", "Tove Lind"}


def test_two_who_say_it_together_are_two_speakers(press: MakeStory) -> None:
    text = f"In a joint statement, {LIND} and Trade Minister Ana Pires said the dam was “ready for the winter floods”."
    assert sorted(speakers(press(text))) == ["Ana Pires", "Tove Lind"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LIND} called the plan “absurd”.", ["Tove Lind"]),
        (f"{LIND} said the plan was “neither”.", ["Tove Lind"]),
        (f"“Too late,” said {LIND}.", ["Tove Lind"]),
        (f"{LIND} signed the so-called “peace plan” on Monday and said nothing.", []),
        (f"{LIND} praised the “Green Deal” and left.", []),
    ],
    ids=["called", "was", "two words", "so-called", "title"],
)
def test_few_words_are_said_only_where_they_stand_as_said(press: MakeStory, text: str, expected: list[str]) -> None:
    assert speakers(press(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The dam is full, according to {LIND}. “Nobody enjoys this,” she said.", ["Tove Lind"]),
        (f"The dam is full, {LIND} said. Rain is due in July. “Nobody enjoys this,” she said.", ["Tove Lind"]),
        (f"{LIND} spoke. The mayor left. “Nobody enjoys this,” she said.", [""]),
        (f"{LIND} asked Trade Minister Ana Pires about it. “I wrote the report,” she replied.", ["Ana Pires"]),
        (f"“Have you read the report?” {LIND} asked. “I wrote the report,” she said.", ["Tove Lind", ""]),
        (
            f"{LIND} closed the talks. “The herd is a calendar.” “This year,” she went on, “it is late.”",
            ["Tove Lind"] * 3,
        ),
        (
            f"“The game is up,” {LIND} said. “We are not playing,” Trade Minister Ana Pires fired back.",
            ["Tove Lind", "Ana Pires"],
        ),
        (f"{LIND} quoted her predecessor, Ana Pires, as saying: “Water has no second half.”", ["Ana Pires"]),
    ],
    ids=[
        "according to",
        "a sentence between",
        "somebody else between",
        "who is asked",
        "after a question",
        "who goes on",
        "any verb behind the words",
        "quoted as saying",
    ],
)
def test_whom_a_pronoun_or_a_turn_means(press: MakeStory, text: str, expected: list[str]) -> None:
    assert speakers(press(text)) == expected


def test_minutes_give_each_turn_to_its_speaker(press: MakeStory) -> None:
    text = (
        "Mr Jan Okoye (North Bay): When does the ferry return? "
        "The Minister for Ports (Ms Tove Lind): The ferry returns in May. Mr Okoye: May of which year?"
    )
    assert speakers(press(text)) == ["Jan Okoye", "Tove Lind", "Jan Okoye"]


def test_a_turn_of_several_sentences_ends_where_the_next_label_begins(press: MakeStory) -> None:
    text = (
        "Mr Jan Okoye (North Bay): When does the ferry return? It left in March. "
        "The Minister for Ports (Ms Tove Lind): I thank the hon. Member. The ferry returns in May. "
        "Mr. Okoye: May of which year? Tove Lind: Of the coming one."
    )
    assert speakers(press(text)) == ["Jan Okoye", "Tove Lind", "Jan Okoye", "Tove Lind"]


def test_a_name_before_a_colon_alone_is_no_turn(press: MakeStory) -> None:
    assert speakers(press(f"{LIND}: dam to open in May. The work took nine years.")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LIND} said that Jan Okoye's plan was late. “Late and dear,” she said.", ["Tove Lind"]),
        (f"What she could not bear, {LIND} said, was “being the only one who paid”.", ["Tove Lind"]),
        (f"But in what {LIND} called “a very special friendship,” Prime Minister Jan Okoye paid.", ["Tove Lind"]),
        (f"“He said ‘no’ and that it was ‘over,’” {LIND} wrote.", ["Tove Lind"]),
        (f"{LIND} told Prime Minister Jan Okoye about it, adding that it was “a long way to go”.", ["Tove Lind"]),
        (f"The dam is dear, said {LIND}, but “a town without water is dearer”.", ["Tove Lind"]),
        (f"{LIND} said Norway was claiming a share that “no map on earth can justify”.", ["Tove Lind"]),
        (f"OSLO, Norway — {LIND}, who chairs the board, said it was “a long way to go”.", ["Tove Lind"]),
        (f"{LIND} told the court that the man accused of the theft had “eaten at her table”.", ["Tove Lind"]),
        (f"“It is over,” a source close to {LIND} said.", [f"source close to {LIND}"]),
        (f"{LIND} denied having called it “a tourist trap with a view”.", [""]),
        (f"The “cash in a suitcase” affair is closed, {LIND} said.", [""]),
    ],
    ids=[
        "who told of another",
        "in the middle",
        "a comma within the marks",
        "marks within marks",
        "adding",
        "turned round",
        "of what is claimed",
        "dateline",
        "accused",
        "close to",
        "denied",
        "held up",
    ],
)
def test_the_verb_that_tells_the_words_names_the_speaker(press: MakeStory, text: str, expected: list[str]) -> None:
    assert speakers(press(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Awa Diallo-Sarr, the fisheries minister, opened the port. “We waited nine years,” Diallo told reporters.",
            ["Awa Diallo-Sarr"],
        ),
        (f"{LIND} left the hall. “She will answer in May,” Lind's spokesman said.", ["spokesman for Lind"]),
    ],
    ids=["half of a double name", "who serves"],
)
def test_a_speaker_has_as_much_of_a_name_as_the_text_gives(press: MakeStory, text: str, expected: list[str]) -> None:
    assert speakers(press(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LIND} blamed “a handful of brokers and their friends”.", ["Tove Lind"]),
        (f"{LIND} mocked “the paper boats”.", ["Tove Lind"]),
        (f"{LIND} wore “the red coat”.", []),
        (f"{LIND} resigned. In a letter to Jan Okoye, she wrote of “a vote that nobody wanted”.", ["Tove Lind"]),
        (
            "“Our position is unchanged,” the Foreign Ministry said. “We shall answer in May,” it added.",
            ["Foreign Ministry", "Foreign Ministry"],
        ),
        ("Members shouted. “Order,” said the Speaker, Dame Ruth Moe. Jan Okoye sat down.", ["Ruth Moe"]),
        ("Mali's foreign ministry denounced “a coup by communiqué”.", ["Mali's foreign ministry"]),
        ("“They never asked us,” Okoye lamented. Mayor Jan Okoye filed a complaint.", ["Jan Okoye"]),
    ],
    ids=[
        "blamed",
        "few words mocked",
        "worn",
        "behind an opening",
        "a body goes on",
        "one word",
        "a land's ministry",
        "a rare verb",
    ],
)
def test_judgements_openings_and_bodies_name_the_speaker(press: MakeStory, text: str, expected: list[str]) -> None:
    assert speakers(press(text)) == expected


FISHERIES = "The Ministry of Fisheries cut the quota."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FISHERIES} “Stocks are low,” the ministry said.", ["Ministry of Fisheries"]),
        (f"{FISHERIES} “Stocks are low,” the fisheries ministry said.", ["Ministry of Fisheries"]),
        (f"{FISHERIES} “Ports are full,” the trade ministry said.", ["trade ministry"]),
        (f"“Stocks are low,” the ministry said. {FISHERIES}", ["ministry"]),
        (f"{FISHERIES} The Ministry of Trade agreed. “Stocks are low,” the ministry said.", ["ministry"]),
        ("The Havn Police Department closed. “Doors were open,” police said.", ["police"]),
    ],
    ids=["named before", "its name in another order", "another", "named behind", "two", "no article"],
)
def test_the_ministry_is_the_only_one_named_before(press: MakeStory, text: str, expected: list[str]) -> None:
    assert speakers(press(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LIND} said Norway had agreed “in principle” to the plan.", []),
        (f"{LIND} said Oslo had protested “through diplomatic channels”.", []),
        (f"{LIND} said the premier, Ezra Moe, had promised “a full answer”.", ["Ezra Moe"]),
    ],
    ids=["a state", "its capital", "a person"],
)
def test_words_that_a_minister_tells_of_a_state_may_be_either_s(
    press: MakeStory, text: str, expected: list[str]
) -> None:
    assert speakers(press(text)) == expected


ADDRESSED = "His Highness Sheikh Nasser Al Qadi, Ruler of Ras Kebir, issued a decree. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ADDRESSED}The judges stood before His Highness, who urged them “to be quick and kind”.", "Nasser Al Qadi"),
        (f"{ADDRESSED}His Highness told them: “The law is for those who wait.”", "Nasser Al Qadi"),
        (f"{ADDRESSED}“The law is for those who wait,” His Highness said.", "Nasser Al Qadi"),
        ("The judges stood in the hall. “The law is for those who wait,” His Highness said.", ""),
        (
            f"{ADDRESSED}His Highness Sheikh Saif Al Burr was there. His Highness said: “The law is for those who wait.”",
            "",
        ),
        ("Prime Minister D.Gantulga said that he “cannot answer to frozen pipes”.", "D.Gantulga"),
        ("Oona Bell-Ray MP, Chair of the Panel, said: “I have lost umbrellas, never a mast.”", "Oona Bell-Ray"),
    ],
)
def test_forms_of_respect_lead_to_a_name(press: MakeStory, text: str, expected: str) -> None:
    assert speakers(press(text)) == [expected]
