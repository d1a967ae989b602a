"""Headline, bottom line, key points and quotations: what stands on top, in whose words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks import compare
from tasks.extract import facts
from tasks.model import Change, Comparison, Filled, Past, Quoted, Reading
from tasks.summarise import points, quoting, section

AS_OF = date(2026, 3, 2)
VISIT = "Foreign Minister Ann Riis will visit Kenya from 9 to 11 March 2026 for talks on trade."
BODY = (
    f"{VISIT} The Kenyan parliament will vote on the tea treaty on 26 March 2026. "
    "“We want an open market for tea and coffee from the highlands,” Riis told reporters on Monday. "
    "The treaty is a landmark step and others should copy it. "
    "Growth could slow next year, the Central Bank of Kenya says. "
    "Who will pay for the new warehouses at the port of Mombasa? "
    "It will be her first journey to East Africa since she took office."
)


def compared(newsroom: Any, *texts: str, titled: bool = False, reworded: tuple[str, ...] = ()) -> Comparison:
    articles = tuple(newsroom.article(f"a{n}", t, f"Outlet {n}", titled=titled) for n, t in enumerate(texts, 1))
    return compare.readings(facts(newsroom.story(*articles, reworded=reworded)), Past(), AS_OF)


# Headline -----------------------------------------------------------------------------------------------------------


def test_the_leads_own_headline_stands_on_top(newsroom: Any) -> None:
    line = points.headline(compared(newsroom, "Riis to visit Kenya next week\n" + BODY, titled=True))
    assert isinstance(line, Quoted)
    assert line.text == "Riis to visit Kenya next week"


def test_without_a_headline_the_first_sentence_is_cut_at_a_phrase(newsroom: Any) -> None:
    text = (
        "The Lusitanian parliament passed a water tariff bill on Thursday after nine hours of debate in the capital, "
        "with growers from the whole of the Almar valley standing outside in the rain until the count was over."
    )
    line = points.headline(compared(newsroom, text))
    assert text.startswith(line.text)
    assert 7 <= len(line.text.split()) <= 22
    assert line.text[-1].isalpha()


@pytest.mark.parametrize("gap", ["  ", "\t", "\u00a0"], ids=["two spaces", "tab", "no-break space"])
def test_a_headline_with_odd_white_space_costs_neither_the_morning_nor_the_headline(newsroom: Any, gap: str) -> None:
    made = newsroom.briefing(newsroom.article("a", f"Riis to{gap}visit Kenya\n" + BODY, "Outlet", titled=True))
    (told,) = made.sections
    assert told.headline.text == "Riis to visit Kenya"


def test_a_text_without_a_usable_sentence_is_not_headlined_with_a_phrase_of_ours(newsroom: Any) -> None:
    (told,) = newsroom.briefing(newsroom.article("a", "संसद ने विधेयक पारित किया।", "Outlet")).sections
    assert told.headline.text != "Nothing to add."


# Bottom line --------------------------------------------------------------------------------------------------------


def test_the_bottom_line_is_the_main_event_and_the_next_one(newsroom: Any) -> None:
    lines = points.bottom_line(compared(newsroom, BODY))
    assert [line.text for line in lines] == [
        "Foreign Minister Ann Riis will visit Kenya, 9–11 March 2026.",
        "Ahead: The Kenyan parliament will vote on the tea treaty, 26 March 2026.",
    ]


LONG = (
    "The joint committee of both houses of the Estmark parliament on the modernisation of ports and harbours will "
    "publish its report on pilotage fees on {} March 2026."
)


@pytest.mark.parametrize(
    "texts",
    [
        (BODY,),
        (LONG.format(12) + " " + LONG.format(19).replace("report", "second report"),),
        ("Dockers in Harrow went home after a night of talks " + "and more talks " * 14 + "with the harbour board.",),
        ("",),
        ("Dockers resigned.",),
    ],
    ids=["two events", "two long events", "a long sentence", "nothing", "two words"],
)
def test_a_bottom_line_has_at_most_35_words_and_two_sentences(newsroom: Any, texts: tuple[str, ...]) -> None:
    lines = points.bottom_line(compared(newsroom, *texts))
    assert len(lines) <= 2
    assert sum(len(line.text.split()) for line in lines) <= 35


def test_what_changed_comes_first_in_the_bottom_line(newsroom: Any) -> None:
    found = compared(newsroom, BODY)
    event = found.facts.events[0]
    now = Reading("9–11 March 2026", event.when[0].evidence)
    before = Reading("2–4 March 2026", event.when[0].evidence)
    moved = Change("changed", "s", "when", event.phrase, event.phrase_evidence, before, now, AS_OF, event.id)
    lines = points.bottom_line(replace(found, seen=AS_OF, changes=(moved,)))
    assert lines[0].text.startswith("Changed: ")
    assert len(lines) <= 2
    assert sum(len(line.text.split()) for line in lines) <= 35


def test_an_event_far_down_in_one_article_is_not_the_bottom_line(newsroom: Any) -> None:
    opening = "Dockers in Harrow went home on Monday. Their union had no comment. The port was empty at noon. "
    text = opening + "Cranes stood still. The harbour council will meet on 12 March 2026."
    lines = points.bottom_line(compared(newsroom, text))
    assert "Dockers" in lines[0].text


def test_what_is_ahead_never_stands_in_the_bottom_line_alone(newsroom: Any) -> None:
    for text in (BODY, LONG.format(12), LONG.format(12) + " " + VISIT):
        lines = points.bottom_line(compared(newsroom, text))
        assert not lines or not lines[0].text.startswith("Ahead")


def test_an_event_with_two_days_is_not_in_the_bottom_line(newsroom: Any) -> None:
    text = "The Baltic Grid Summit will open in Riga on {} March 2026."
    lines = points.bottom_line(compared(newsroom, text.format(12), text.format(13)))
    assert not any(isinstance(line, Filled) for line in lines)


def test_what_only_a_reworded_copy_tells_is_not_in_the_bottom_line(newsroom: Any) -> None:
    found = compared(newsroom, "Dockers in Harrow went home on Monday after a night of talks.", VISIT, reworded=("a2",))
    assert not any("Kenya" in line.text for line in points.bottom_line(found))


# Key points ---------------------------------------------------------------------------------------------------------


def test_key_points_hold_no_opinion_no_forecast_no_question_and_no_dangling_sentence(newsroom: Any) -> None:
    text = " ".join(line.text for line in points.key_points(compared(newsroom, BODY), 6, {}))
    for words in ("landmark", "could slow", "Who will pay", "It will be her first", "open market"):
        assert words not in text
    assert "visit Kenya" in text


def test_the_lead_fact_comes_first(newsroom: Any) -> None:
    assert points.key_points(compared(newsroom, BODY), 6, {})[0].text == VISIT


def test_there_are_no_more_points_than_asked_for_and_none_twice(newsroom: Any) -> None:
    lines = points.key_points(compared(newsroom, BODY, BODY), 2, {})
    assert len(lines) == len({line.text for line in lines}) == 2


def test_a_key_point_never_quotes_a_reworded_copy(newsroom: Any) -> None:
    found = compared(newsroom, BODY, BODY.replace("visit Kenya", "go to Kenya"), reworded=("a2",))
    assert {line.evidence[0].article for line in points.key_points(found, 6, {})} == {"a1"}


def test_an_event_in_may_can_be_a_key_point(newsroom: Any) -> None:
    lines = points.key_points(compared(newsroom, VISIT.replace("9 to 11 March", "9 to 11 May")), 6, {})
    assert [line.text for line in lines] == [VISIT.replace("9 to 11 March", "9 to 11 May")]


# Quotations ---------------------------------------------------------------------------------------------------------


def test_a_quotation_stands_with_its_speaker(newsroom: Any) -> None:
    (line,) = points.quotations(compared(newsroom, BODY), 2)
    assert line.text.startswith("“We want an open market for tea and coffee from the highlands,” — Ann Riis") or (
        line.text.startswith("“We want an open market for tea and coffee from the highlands” — Ann Riis")
    )


def test_no_quotation_where_there_is_no_room(newsroom: Any) -> None:
    assert points.quotations(compared(newsroom, BODY), 0) == ()


def test_a_reworded_copys_quotation_is_not_printed(newsroom: Any) -> None:
    found = compared(newsroom, VISIT, BODY, reworded=("a2",))
    assert points.quotations(found, 3) == ()


# A sentence as a line -----------------------------------------------------------------------------------------------


def line_of(newsroom: Any, text: str) -> Quoted:
    found = newsroom.facts(text)
    line = quoting.sentence(found, found.claims[0].evidence)
    assert line is not None
    assert quoting.undo(line) == found.story.articles[0].quote(line.evidence[0])
    return line


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("However, the court has to agree to the cable first.", "The court has to agree to the cable first."),
        (
            "Parliament passed the Harbour Bill on Thursday, marking a first for the young coalition.",
            "Parliament passed the Harbour Bill on Thursday [26 February 2026].",
        ),
        ("Dockers went home  after a\tnight of talks.", "Dockers went home after a night of talks."),
        (
            "Parliament passed the Harbour Bill on 26 February 2026 after a debate.",
            "Parliament passed the Harbour Bill on 26 February 2026 after a debate.",
        ),
    ],
)
def test_a_sentence_loses_its_edges_and_gains_its_day(newsroom: Any, text: str, printed: str) -> None:
    assert line_of(newsroom, text).text == printed


@pytest.mark.parametrize(
    "text",
    [
        "Ms Riis said “the two sides have agreed on the whole text of the treaty, reflecting years of work”.",
        "Riis told reporters: “We have agreed on the whole text of the treaty, marking an end to the dispute”.",
    ],
)
def test_a_cut_never_leaves_a_quotation_open(newsroom: Any, text: str) -> None:
    line = line_of(newsroom, text)
    assert line.text.count("“") == line.text.count("”")


def test_a_sentence_of_more_than_sixty_words_is_no_line(newsroom: Any) -> None:
    from tasks.model import Span

    text = "The committee says that " + "very " * 60 + "old ports need money."
    assert quoting.sentence(newsroom.facts(text), (Span("a1", 0, len(text)),)) is None


def test_the_whole_section_passes_its_own_gate(newsroom: Any) -> None:
    from tasks.summarise.gate import Gate, sift

    found = compared(newsroom, BODY, BODY.replace("9 to 11", "10 to 12"))
    made = section(found, 1)
    check = Gate({a.id: a.text for a in found.facts.story.articles}, made.ledger, frozenset())
    assert sift(check, made.front)[1] == sift(check, made.annex)[1] == ()
    assert check.fault(made.headline) == ""


def test_a_story_of_reworded_copies_prints_none_of_their_words_in_the_note(newsroom: Any) -> None:
    found = compared(newsroom, VISIT, BODY.replace("Ann Riis", "Anne Ricis"), reworded=("a2",))
    front = [line for b in section(found, 1).front for line in b.lines if isinstance(line, Quoted)]
    assert {line.evidence[0].article for line in front} <= {"a1"}
    assert replace(found, upcoming=()).facts.story.reworded == ("a2",)
