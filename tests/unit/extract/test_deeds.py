"""An actor's deeds are the verbs whose subject or agent it is, and nothing else."""

import pytest
from passages import MakeStory, deeds, parsed

from tasks.extract import actors
from tasks.extract.deeds import told


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Finance Minister Vera Holm signed the treaty in Oslo on Monday.", "Vera Holm", ["signed"]),
        ("Vera Holm, the finance minister, opened the talks and left before noon.", "Vera Holm", ["opened", "left"]),
        ("The talks were convened by Finance Minister Vera Holm on Monday.", "Vera Holm", ["(convened)"]),
        (
            "Finance Minister Vera Holm, who chairs the council, resigned on Monday.",
            "Vera Holm",
            ["chairs", "resigned"],
        ),
        ("Accompanying the guests was Finance Minister Vera Holm.", "Vera Holm", ["Accompanying"]),
        ("The mayor of Oslo, Vera Holm, had asked for more.", "Vera Holm", ["asked"]),
        ("The talks, co-chaired by Finance Minister Vera Holm, ended.", "Vera Holm", ["(co-chaired)"]),
        ("Finance Minister Vera Holm and Prime Minister Jan Okoye visited the port.", "Jan Okoye", ["visited"]),
    ],
    ids=[
        "subject",
        "two verbs of one subject",
        "agent",
        "relative clause",
        "turned round",
        "beside an office",
        "hyphen",
        "one of two subjects",
    ],
)
def test_what_an_actor_does(press: MakeStory, text: str, name: str, expected: list[str]) -> None:
    assert deeds(press(text), name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Finance Minister Vera Holm was summoned by the committee on Monday.",
        "Finance Minister Vera Holm said the treaty was ready.",
        "Finance Minister Vera Holm is the new chair of the council.",
        "The aide of Finance Minister Vera Holm left the hall.",
        "“Not at all,” countered Finance Minister Vera Holm.",
        "Vera Holm, asked about it, is the finance minister.",
        "The ministry's page lists Finance Minister Vera Holm as its head, and gives the old address.",
        "Both sides instructed their ministers, Vera Holm and Jan Okoye, to report by May.",
    ],
    ids=[
        *("what is done to it", "what it says", "what it is", "what its aide does", "who countered", "who was asked"),
        *("whom a page lists", "who is told to report"),
    ],
)
def test_what_is_no_deed(press: MakeStory, text: str) -> None:
    assert deeds(press(text), "Vera Holm") == []


def test_words_of_a_quotation_are_no_deeds(press: MakeStory) -> None:
    text = (
        "“Vera Holm broke the law,” Prime Minister Jan Okoye told parliament. Finance Minister Vera Holm stayed away."
    )
    assert deeds(press(text), "Vera Holm") == ["stayed"]


def test_a_bank_does_not_do_what_its_governor_does(press: MakeStory) -> None:
    text = "Bank of England Governor Vera Holm raised the rate. The Bank of England bought bonds."
    assert deeds(press(text), "Bank of England") == ["bought"]


def test_a_clause_runs_from_the_auxiliaries_to_its_end(press: MakeStory) -> None:
    story = press("Finance Minister Vera Holm did not sign the treaty in Oslo, and the talks ended.")
    docs = parsed(story)
    found = told(story, docs, actors.find(story, docs))
    (act,) = next(a for a in found if a.name == "Vera Holm").acts
    assert story.article(act.clause.article).quote(act.clause) == "did not sign the treaty in Oslo"


@pytest.mark.parametrize(
    "others", ["aides left for Oslo", "supporters marched to the palace", "shares fell by a tenth"]
)
def test_what_is_called_after_somebody_does_not_act_for_him(press: MakeStory, others: str) -> None:
    assert deeds(press(f"Trade Minister Ole Brandt spoke. Brandt {others}."), "Ole Brandt") == ["spoke"]


GAPS = [
    (
        "The ships cost more than the 11 billion that Defence Minister Vera Holm had named a day before.",
        "Vera Holm",
        "had named",
    ),
    (
        "Norway and the Faroe Islands have moved closer on how much herring may be caught in the Norwegian Sea.",
        "Norway",
        "have moved closer",
    ),
    ("The treaty went to Vera Holm, who signed the paper in Oslo.", "Vera Holm", "signed the paper in Oslo"),
]


@pytest.mark.parametrize(("text", "name", "clause"), GAPS)
def test_a_clause_does_not_end_where_its_object_is_missing(press: MakeStory, text: str, name: str, clause: str) -> None:
    story = press(text)
    docs = parsed(story)
    (act,) = next(a for a in told(story, docs, actors.find(story, docs)) if a.name == name).acts
    assert story.article(act.clause.article).quote(act.clause) == clause


def test_a_reworded_copy_tells_no_deeds(press: MakeStory) -> None:
    clean = "Finance Minister Vera Holm signed the treaty."
    spun = "Finance Minister Vera Holm inked the pact."
    assert deeds(press(clean, spun, reworded=(1,)), "Vera Holm") == ["signed"]


@pytest.mark.parametrize(
    "text",
    [
        "The strike began after talks with Finance Minister Vera Holm collapsed.",
        "The council wants Finance Minister Vera Holm to sign the bill by May.",
        "Finance Minister Vera Holm would sign the bill if the council asked.",
        "The court sits in May if Finance Minister Vera Holm signs the order.",
        "The council demanded that Finance Minister Vera Holm sign the bill.",
        "Vera Holm & Sons closed the mill. Finance Minister Vera Holm is abroad.",
        "The Minister for Ports (Vera Holm): I thank the House. Mr Okoye (North Bay): I thank the clerk.",
    ],
    ids=["behind a preposition", "wanted", "would", "on a condition", "demanded", "a firm", "words of a turn"],
)
def test_what_is_wished_or_done_by_another_is_no_deed(press: MakeStory, text: str) -> None:
    assert deeds(press(text), "Vera Holm") == []


def test_what_will_be_done_by_two_verbs_is_told_of_both(press: MakeStory) -> None:
    text = "Finance Minister Vera Holm will visit Oslo and sign the treaty."
    assert deeds(press(text), "Vera Holm") == ["visit", "sign"]


def test_a_body_beside_its_officer_does_not_act_with_the_officer(press: MakeStory) -> None:
    text = (
        "Vera Holm, Director, Ministry of Ports, and Jan Okoye, the mayor of Vik, opened the quay. "
        "The Ministry of Ports closed the lock."
    )
    assert deeds(press(text), "Ministry of Ports") == ["closed"]


def test_the_land_where_a_report_is_written_does_nothing(press: MakeStory) -> None:
    text = "OSLO, May 3 — Ministers signed the treaty on Monday. Norway ratified the pact."
    assert deeds(press(text), "Norway") == ["ratified"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Among those who left early was the minister for ports, Vera Holm.", ["left"]),
        ("Chairing both rounds is the retired diplomat Vera Holm.", ["Chairing"]),
        ("Also attending was Finance Minister Vera Holm, who signed the book.", ["attending", "signed"]),
        ("Across the table sits Vera Holm, the deputy chair, who lost the vote.", ["lost"]),
        ("Finance Minister Vera Holm — the first woman in the post — flew to Oslo on Tuesday.", ["flew"]),
        ("For Norway, the pact was signed by Hon. Vera Holm, Minister for Ports.", ["(signed)"]),
    ],
)
def test_words_in_another_order(press: MakeStory, text: str, expected: list[str]) -> None:
    assert deeds(press(text), "Vera Holm") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that Finance Minister Vera Holm had broken the pact and left.",
        "Finance Minister Vera Holm pointed out that it rains.",
        "Finance Minister Vera Holm went on to say that it rains.",
        "The union is against what Finance Minister Vera Holm called a fair deal.",
        "In the deal, which Finance Minister Vera Holm called a triumph, there is nothing new.",
        "Does Finance Minister Vera Holm back the plan?",
    ],
)
def test_what_is_only_said(press: MakeStory, text: str) -> None:
    assert deeds(press(text), "Vera Holm") == []
