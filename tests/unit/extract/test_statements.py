"""Claims about who said what, through which medium."""

from datetime import date

import pytest
from passages import MakeStory, parsed

from tasks.extract import actors, statements
from tasks.extract.statements import quotations
from tasks.model import Certainty, DateMention, Precision, Span, Statement, Story, When


def said(story: Story, *dates: DateMention) -> tuple[Statement, ...]:
    docs = parsed(story)
    return statements.find(story, docs, actors.find(story, docs), dates)


def quote(story: Story, span: Span) -> str:
    return story.article(span.article).quote(span)


QUOTED = [
    (
        '"The port will open before Easter," Transport Minister Eva Lund told reporters.',
        "Eva Lund",
        "told reporters",
        True,
    ),
    (
        'Lena Holm, an analyst at Commerzbank, said in an interview: "Rates will stay where they are."',
        "Lena Holm",
        "interview",
        False,
    ),
    ('"We have seen no draft so far," said Omar Bakr, the Jordanian trade minister.', "Omar Bakr", "", True),
    (
        '"The corridor stays open to all ships," the Ministry of Defence said in a post on X.',
        "Ministry of Defence",
        "post on X",
        True,
    ),
    (
        '"It is our last offer on the quota," a diplomat who asked not to be named said.',
        "diplomat",
        "unnamed sources",
        False,
    ),
]


@pytest.mark.parametrize(("text", "speaker", "medium", "official"), QUOTED)
def test_a_quotation_has_its_speaker_and_medium(
    press: MakeStory, text: str, speaker: str, medium: str, official: bool
) -> None:
    story = press(text)
    (one,) = said(story)
    assert (one.speaker, one.medium, one.official, one.seen) == (speaker, medium, official, "quoted")
    words = quote(story, one.evidence[0])
    assert words in text
    assert '"' not in words
    assert not words.endswith(",")


def test_several_sentences_in_one_pair_of_marks_are_one_statement(press: MakeStory) -> None:
    story = press('"The bridge is safe. It was tested twice this spring," Roads Minister Eva Lund said.')
    (one,) = said(story)
    assert quote(story, one.evidence[0]) == "The bridge is safe. It was tested twice this spring"


def test_the_same_words_in_two_articles_are_one_statement(press: MakeStory) -> None:
    story = press(
        '"We will guard the strait. Every ship may pass through it freely," the Ministry of Defence said in a post on X.',
        'In a post on X, the Ministry of Defence noted: "Every ship may pass through it freely."',
    )
    (one,) = said(story)
    assert {e.article for e in one.evidence} == {a.id for a in story.articles}
    assert one.medium == "post on X"


def test_its_post_is_the_post_named_before(press: MakeStory) -> None:
    story = press(
        "The Ministry of Defence said in a post on X that the strait was open.\n\n"
        '"Every ship may pass through it freely," the Ministry of Defence stated in its post.'
    )
    assert [s.medium for s in said(story)] == ["post on X", "post on X"]


def test_a_pronoun_goes_to_who_spoke_just_before(press: MakeStory) -> None:
    story = press(
        "Fisheries Minister Gareth Penrose left the hall.\n\n"
        'Outside, Shona Halley, who mends nets, said she had heard it all before. "This one stayed for the tea," she said.'
    )
    assert [s.speaker for s in said(story) if s.seen == "quoted"] == ["Shona Halley"]


def test_a_pronoun_for_one_of_two_is_left_open(press: MakeStory) -> None:
    story = press('Eva Lund, the trade minister, met Rosa Vidal, the mayor. "We will not sign this paper," she said.')
    (one,) = [s for s in said(story) if s.seen == "quoted"]
    assert (one.speaker, one.actor, one.official) == ("", "", False)


def test_a_quotation_without_speaker_is_left_open(press: MakeStory) -> None:
    story = press(
        'Trade Minister Eva Lund left.\n\nA banner hung over the gate. "No more ships in our bay today."\n\nIt rained.'
    )
    assert [s.speaker for s in said(story)] == [""]


REPORTED = [
    (
        "The ferry resumes on Monday, according to an official release by the Ministry of Ports.",
        "Ministry of Ports",
        "official release",
        True,
    ),
    (
        "According to a release by the US Department of the Treasury, nine states took part.",
        "US Department of the Treasury",
        "release",
        True,
    ),
    (
        "The State Department said in a post on X that the talks will focus on fish.",
        "State Department",
        "post on X",
        True,
    ),
    ("Sources confirmed the visit on Wednesday.", "Sources", "unnamed sources", False),
    ("The hearing was moved to Brod, the secretariat of the committee said.", "secretariat of the committee", "", True),
    ("The bridge was closed at noon, police in Havn said.", "police in Havn", "", True),
    ("The plan was dropped, according to officials familiar with the matter.", "officials", "unnamed sources", False),
]


@pytest.mark.parametrize(("text", "speaker", "medium", "official"), REPORTED)
def test_reported_words_have_their_speaker_and_medium(
    press: MakeStory, text: str, speaker: str, medium: str, official: bool
) -> None:
    story = press(text)
    (one,) = said(story)
    assert (one.speaker, one.medium, one.official, one.seen) == (speaker, medium, official, "second-hand")
    assert quote(story, one.evidence[0]) == text
    assert speaker in quote(story, one.attribution[0])


@pytest.mark.parametrize(
    "text",
    [
        "Members of Congress said the dam was too dear.",
        "Drivers waiting outside the ministry said the dam was too dear.",
        "The state news agency said the dam was too dear.",
    ],
    ids=["members", "near a ministry", "the press"],
)
def test_nobody_speaks_for_a_body_that_is_only_named_in_his_description(press: MakeStory, text: str) -> None:
    assert said(press(text)) == ()


def test_a_release_is_seen_in_the_original(press: MakeStory) -> None:
    story = press(
        '"The grant opens on Monday for all towns," said Eva Lund, Minister of Housing.', official="Ministry of Housing"
    )
    assert [s.seen for s in said(story)] == ["original"]


def dated(story: Story, text: str, word: str, *, quoted: bool) -> DateMention:
    at = text.index(word)
    when = When(date(2026, 1, 27), date(2026, 1, 27), Precision.DAY, Certainty.DERIVED)
    return DateMention(Span(story.articles[0].id, at, at + len(word)), when, "reason", relative=True, quoted=quoted)


def test_the_day_of_saying_is_the_statements_date(press: MakeStory) -> None:
    text = "The Ministry of Ports said on Tuesday that the ferry resumes in March."
    story = press(text)
    (one,) = said(story, dated(story, text, "Tuesday", quoted=False), dated(story, text, "March", quoted=False))
    assert [quote(story, v.evidence[0]) for v in one.dated] == ["Tuesday"]


def test_a_quoted_today_is_the_statements_date(press: MakeStory) -> None:
    text = '"The delegation met the Defence Secretary today," the Ministry of Defence said in a post on X.'
    story = press(text)
    (one,) = said(story, dated(story, text, "today", quoted=True))
    assert [v.value.first for v in one.dated] == [date(2026, 1, 27)]


def test_words_held_up_are_no_quotation() -> None:
    assert quotations.quotations('He called it a "blank cheque" and left.') == ()


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“The first point is the price of steel.\n\n“The second is the price of coal,” she said."
    (one,) = quotations.quotations(text)
    assert [text[a:b] for a, b in one.pieces] == [
        "The first point is the price of steel.",
        "The second is the price of coal",
    ]


def test_an_opening_that_gives_the_medium_belongs_to_the_naming_words(press: MakeStory) -> None:
    story = press("In a statement on Tuesday, the European Commission said it had opened a procedure against the port.")
    (one,) = said(story)
    assert one.medium == "statement"
    assert quote(story, one.attribution[0]) == "In a statement on Tuesday, the European Commission said"


def test_a_minister_speaks_officially_and_a_former_one_does_not(press: MakeStory) -> None:
    story = press(
        '"The trains will run again by March," the transport secretary, Anna Bellis, told MPs.\n\n'
        '"They will not run before the summer," said Owen Price, the former transport secretary.'
    )
    assert [s.official for s in said(story)] == [True, False]
