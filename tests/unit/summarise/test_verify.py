"""``daybrief verify``: an edition whose stored texts or lines were changed names the line."""

from dataclasses import replace
from typing import Any

import pytest

from tasks.model import Article, Block, Briefing, Counted, Filled, Line, Quoted, Section
from tasks.summarise.gate import verify

TEXT = (
    "Foreign Minister Ann Riis will visit Kenya from 9 to 11 March 2026 for talks on trade. "
    "Parliament passed the Harbour Bill by 61 votes to 40 on 26 February 2026. "
    "“We want an open market for tea and coffee from the highlands,” Riis told reporters on Monday."
)


@pytest.fixture(scope="module")
def article(newsroom: Any) -> Article:
    made: Article = newsroom.article("a", TEXT, "Serpa Courier", byline="Inês Caldeira")
    return made


@pytest.fixture(scope="module")
def briefing(newsroom: Any, article: Article) -> Briefing:
    made: Briefing = newsroom.briefing(article)
    return made


def everywhere(briefing: Briefing) -> list[tuple[str, Line]]:
    (section,) = briefing.sections
    return [(b.key, line) for b in (*section.front, *section.annex) for line in b.lines]


def with_line(briefing: Briefing, key: str, old: Line, new: Line) -> Briefing:
    def swap(block: Block) -> Block:
        lines = tuple(new if line is old else line for line in block.lines)
        return replace(block, lines=lines) if block.key == key else block

    (section,) = briefing.sections
    changed: Section = replace(section, front=tuple(map(swap, section.front)), annex=tuple(map(swap, section.annex)))
    return replace(briefing, sections=(changed,))


def test_an_edition_as_it_was_made_holds_all_it_prints(briefing: Briefing) -> None:
    assert verify(briefing, {"a": TEXT}) == ()
    assert briefing.withheld == 0


@pytest.mark.parametrize("words", ["visit Kenya", "61 votes", "tea and coffee"])
def test_one_changed_letter_of_a_stored_text_names_source_and_line(briefing: Briefing, words: str) -> None:
    at = TEXT.index(words) + 2
    problems = verify(briefing, {"a": TEXT[:at] + "#" + TEXT[at + 1 :]})
    assert "source 1 (a.txt): the stored text was changed" in problems
    named = [p for p in problems if "line “" in p]
    assert named
    assert any(line.text[:40] in p for _, line in everywhere(briefing) for p in named if words in line.text)


def test_a_letter_put_in_moves_every_passage_behind_it(briefing: Briefing) -> None:
    problems = verify(briefing, {"a": "X" + TEXT})
    quoted = [line for _, line in everywhere(briefing) if isinstance(line, Quoted)]
    assert quoted
    assert all(any(line.text[:40] in p for p in problems) for line in quoted)


def test_a_missing_text_is_named(briefing: Briefing) -> None:
    assert "source 1 (a.txt): the stored text is missing" in verify(briefing, {})


def test_a_cut_text_is_no_crash(briefing: Briefing) -> None:
    assert verify(briefing, {"a": ""})


def test_a_changed_line_of_a_story_is_named(briefing: Briefing) -> None:
    old = next(line for key, line in everywhere(briefing) if key == "key-points" and isinstance(line, Quoted))
    new = replace(old, text=old.text.replace("61", "16").replace("Kenya", "Congo"))
    assert any(new.text[:30] in p for p in verify(with_line(briefing, "key-points", old, new), {"a": TEXT}))


def test_a_count_on_page_1_is_counted_again(briefing: Briefing) -> None:
    wrong = tuple(
        replace(line, text=line.text.replace("1 article read", "9 articles read"))
        if isinstance(line, Counted)
        else line
        for line in briefing.masthead
    )
    assert any("counting again" in p for p in verify(replace(briefing, masthead=wrong), {"a": TEXT}))


def test_a_passage_that_is_not_the_sources_words_is_named(briefing: Briefing) -> None:
    passages = (replace(briefing.passages[0], text="Something else"), *briefing.passages[1:])
    assert any("passage of a at" in p for p in verify(replace(briefing, passages=passages), {"a": TEXT}))


def front(briefing: Briefing, line: Line) -> Briefing:
    return replace(briefing, front=(*briefing.front, Block("next", "Today and next", "dates", (line,))))


def test_an_unknown_date_on_page_1_is_named(briefing: Briefing) -> None:
    line = next(line for b in briefing.front if b.key == "next" for line in b.lines)
    assert isinstance(line, Filled)
    other = replace(line, slots=tuple(replace(s, value="12 April 2026") if s.name == "when" else s for s in line.slots))
    assert any("page 1" in p for p in verify(front(briefing, other), {"a": TEXT}))
    printed = replace(other, text=other.text.replace("9–11 March 2026", "12 April 2026"))
    assert any("page 1" in p for p in verify(front(briefing, printed), {"a": TEXT}))


def test_page_1_prints_a_date_as_its_pattern_and_slots_have_it(briefing: Briefing) -> None:
    line = next(line for b in briefing.front if b.key == "next" for line in b.lines)
    other = replace(line, text="1 April 2026: Ann Riis resigns (stated, 9 articles)")
    assert verify(front(briefing, other), {"a": TEXT})


def test_page_1_may_not_quote_what_nobody_wrote(briefing: Briefing) -> None:
    line = Quoted("Ann Riis resigned.", (briefing.passages[0].span,))
    assert verify(front(briefing, line), {"a": TEXT})


def test_a_passage_has_the_number_of_its_paragraph(briefing: Briefing) -> None:
    passages = (replace(briefing.passages[0], paragraph=7), *briefing.passages[1:])
    assert verify(replace(briefing, passages=passages), {"a": TEXT})
