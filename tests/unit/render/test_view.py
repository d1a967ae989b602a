"""Layout decisions, without HTML."""

from dataclasses import replace

import pytest

from tasks.model import Basis, Block, Counted, Dating, Filled, Fixed, Quoted, Slot, Sourced, Span, Topic
from tasks.render.cite import citations
from tasks.render.page import Room
from tasks.render.parts import part
from tasks.render.view import view

AT = Span("a1", 0, 9)


def test_page_one_stands_in_the_order_a_reader_expects(morning):
    laid = view(morning.briefing)
    assert [p.heading for p in laid.before] == ["Since the last edition", "Today and next"]
    assert [e.text for e in laid.contents] == [
        "1 Norland and the EU sign the North Sea cod agreement on 12 March",
        "2 Grid operator publishes winter plan",
        "In brief (1)",
        "Also seen (1)",
    ]
    assert [p.heading for p in laid.after] == ["Read with care"]
    assert [s.headline.text for s in laid.briefs] == ["Parliament returns"]
    assert [s.url for s in laid.seen] == ["https://port.example/strike"]


def test_the_date_is_spelled_out_once(morning):
    assert view(morning.briefing).date_line == "Monday 9 March 2026"
    said = replace(morning.briefing, masthead=(Fixed("day", "Edition of Monday 9 March 2026"),))
    assert view(said).date_line == ""


def test_a_date_ahead_says_which_story_tells_of_it(morning, single):
    def notes(edition) -> list[str]:
        table = view(edition.briefing).before[1].table
        assert table is not None
        return [row[1].note.text if row[1].note else "" for row in table.rows]

    assert notes(morning) == ["in brief", "story 1", "story 1", "story 2", "story 2", "story 2"]
    assert notes(single) == ["", ""]


def test_a_line_cites_article_and_paragraph_and_counts_what_it_leaves_out(morning):
    cites = citations(morning.briefing)
    spans = tuple(p.span for p in sorted(morning.briefing.passages, key=lambda p: p.span))
    text = cites.text(Filled("p", (Slot("all", "all", spans),), "All of it."))
    assert [m.label for m in text.marks] == ["1¶2", "1¶3", "1¶4"]
    assert text.more == "+10"
    assert {m.target for m in text.marks} <= {w.anchor for c in view(morning.briefing).annex.cited for w in c.words}


def test_two_passages_of_one_paragraph_are_one_mark(morning):
    cites = citations(morning.briefing)
    first, second = (p.span for p in morning.briefing.passages if p.span.article == "a1" and p.paragraph == 2)
    assert [m.label for m in cites.marks((second, first, second))] == ["1¶2"]


def test_a_span_inside_a_passage_is_cited_by_that_passage(morning):
    whole = next(p for p in morning.briefing.passages if p.paragraph == 5)
    inside = Span(whole.span.article, whole.span.start + 4, whole.span.end - 9)
    marks = citations(morning.briefing).marks((inside, Span("a1", 0, 4), Span("nobody", 0, 4)))
    assert [m.label for m in marks] == ["1¶5", "1"]
    assert marks[1].target == ""


def test_the_words_of_a_source_stand_in_quotation_marks_and_ours_do_not(morning):
    cites = citations(morning.briefing)
    assert cites.text(Quoted("The quota falls.", (AT,))).text == "“The quota falls.”"
    assert cites.text(Fixed("x", "Nothing found.")).text == "Nothing found."


def people(cites, *slots: tuple[str, str]) -> list[str]:
    line = Filled("who", tuple(Slot(n, v, (AT,) if v else ()) for n, v in slots), "x")
    table = part(Block("people", "People", "people", (line,)), cites).table
    assert table is not None
    return [cell.text.text for cell in table.rows[0]]


def test_name_role_and_side_stand_in_one_row(morning):
    cites = citations(morning.briefing)
    assert people(cites, ("name", "A. Brandt"), ("role", "Finance Minister"), ("for", "Austria"), ("part", "hosts")) == [
        "A. Brandt", "Finance Minister, Austria", "hosts",
    ]  # fmt: skip
    assert people(cites, ("name", "A. Brandt"), ("role", "Austria's Finance Minister"), ("for", "Austria"), ("part", "")) == [
        "A. Brandt", "Austria's Finance Minister",
    ]  # fmt: skip
    assert people(cites, ("name", "A. Brandt"), ("role", ""), ("for", "Austria")) == ["A. Brandt", "Austria"]


@pytest.mark.parametrize("form", ["dates", "people", "table", "readings"])
def test_a_plain_sentence_in_a_block_of_any_form_is_printed(morning, form):
    block = Block("x", "Anything", form, (Fixed("none", "Nothing found."),))
    made = part(block, citations(morning.briefing))
    assert [t.text for t in made.texts] == ["Nothing found."]
    assert made.table is None


def test_readings_are_cited_each_by_its_own_passage(morning):
    differ = view(morning.briefing).annex.stories[0].parts[1]
    assert [(s.text, s.marks[0].label) for s in differ.matters[0].sides] == [
        ("“61,000 tonnes”, the ministry’s release", "1¶5"),
        ("“61,500 tonnes”, the Commission", "2¶2"),
    ]
    assert differ.matters[0].advice == "Use the ministry’s figure and say whose it is."


def test_the_legend_names_every_article_the_front_cites_and_how_sure_its_outlet_is(morning, single):
    assert [e.text for e in view(single.briefing).legend] == [
        "1 Northern Press Service, 8 March 2026",
        "2 The Valborg Courier (inferred), undated (6–9 March 2026)",
    ]
    assert [e.text for e in view(morning.briefing).legend] == [
        "1 Northern Press Service, 8 March",
        "2 The Valborg Courier (inferred), undated",
        "4 Energy Monitor, 9 March",
        "5 House Record, 9 March",
    ]


def test_the_legend_marks_what_an_earlier_edition_had(morning):
    day = morning.briefing.order.as_of.replace(day=6)
    old = tuple(replace(s, printed=day) if s.number in (1, 2) else s for s in morning.briefing.sources)
    laid = view(replace(morning.briefing, sources=old))
    assert [e.text for e in laid.legend][2:] == [
        "(edition of 6 March) 1 Northern Press Service, 8 March",
        "2 The Valborg Courier (inferred), undated",
    ]
    assert "Read for the edition of 6 March 2026" in laid.annex.sources[0].facts


def test_a_change_stands_behind_its_label(morning):
    slots = (Slot("now", "12 March", (AT,), "x"), Slot("before", "10 March", (AT,), "x"))
    text = citations(morning.briefing).text(Filled("changed", slots, "Changed: signing: now 12 March, was 10 March."))
    assert (text.label, text.text) == ("Changed:", "signing: now 12 March, was 10 March.")


def test_a_story_says_which_topic_it_belongs_to(morning):
    topics = (Topic("fish", section="Seas and fisheries"), Topic("Energy"))
    order = replace(morning.briefing.order, topics=topics)
    names = ("fish", "Energy", "Energy", "other")
    told = tuple(replace(s, topics=(n,)) for s, n in zip(morning.briefing.sections, names, strict=True))
    laid = view(replace(morning.briefing, order=order, sections=told))
    assert [s.kicker for s in laid.stories] == ["Seas and fisheries", "Energy"]
    assert [s.kicker for s in laid.briefs] == ["Energy"]
    assert [s.kicker for s in view(morning.briefing).stories] == ["", ""]


def test_the_list_says_below_each_headline_what_the_story_rests_on(morning):
    rests = Counted("sourcing", "b", "1 article, 1 origin; no official statement.")
    listed = Block("to-read", "To read", "points", (rests,))
    laid = view(replace(morning.briefing, front=(*morning.briefing.front, listed)))
    assert laid.contents[1].below == (
        "The Energy Authority opens its consultation on the winter plan on 16 March 2026.",
        "1 article, 1 origin; no official statement.",
    )
    assert [p.key for p in (*laid.before, *laid.after)] == ["since", "next", "care"]
    short = view(replace(morning.briefing, front=(*morning.briefing.front, listed)), Room(below=1))
    assert short.contents[1].below == ("1 article, 1 origin; no official statement.",)


def test_a_story_only_seen_says_that_nothing_in_it_is_new(morning):
    line = Counted("unchanged", "d", "Nothing new since 6 March 2026.")
    quiet = replace(morning.briefing.sections[-1], front=(Block("new", "What is new", "prose", (line,)),))
    laid = view(replace(morning.briefing, sections=(*morning.briefing.sections[:-1], quiet)))
    assert laid.seen[0].note == "Nothing new since 6 March 2026."


def test_an_article_without_outlet_or_date_says_so(morning):
    source = replace(
        morning.briefing.sources[0], outlet=Sourced(None, Basis.UNKNOWN), dated=Dating(None, None, Basis.UNKNOWN)
    )
    laid = view(replace(morning.briefing, sources=(source, *morning.briefing.sources[1:])))
    assert laid.legend[0].text == "1 outlet not stated, undated"
    assert laid.annex.sources[0].facts[0] == "Date: undated"


def test_the_annex_says_what_was_not_read_and_warns_of_reworded_words(morning):
    annex = view(morning.briefing).annex
    assert annex.sources[0].dropped == ("Promo: “Sign up for our harbour newsletter.”",)
    assert annex.sources[2].condition == "Reworded copy, not quoted: 14 words differ from the copies beside it"
    assert annex.notices[0] == "harbour-feed: answered 404 since 7 March 2026"


def test_a_set_aside_article_gives_the_reason(morning):
    aside = replace(morning.briefing.sources[1], used=False, why="a teaser of 40 words")
    laid = view(replace(morning.briefing, sources=(aside,)))
    assert laid.annex.sources[0].condition == "Set aside: a teaser of 40 words"
