"""All that a story says, also of stories that say next to nothing."""

from dataclasses import replace
from typing import Any

import pytest

from tasks import nlp
from tasks.extract import facts
from tasks.model import Dropped

HOSTILE = {
    "empty": "",
    "blank": " \n\t\n ",
    "one word": "Yes",
    "marks": "!!! ??? … “” ''",
    "control signs": "\x00\x01\x02",
    "initials": "A. B. C. D.",
    "open quotation": "“",
    "Chinese": "议会周四通过水价法案。部长表示支持。",
    "Hindi": "संसद ने गुरुवार को विधेयक पारित किया।",
    "Arabic": "البرلمان أقر القانون يوم الخميس.",
    "emoji": "😀" * 40,
    "one long word": "a" * 5000,
    "twenty words": "The minister resigned on Friday, her office said in a short note to the press agency of the state today.",
    "impossible dates": "Talks open on 31 February 2026, on 99 March and on 0 May 2026 at 25:61.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_that_says_next_to_nothing_costs_nothing(newsroom: Any, text: str) -> None:
    found = facts(
        newsroom.story(newsroom.article("a", text), newsroom.article("b", "Ministers met in Riga on 26 February 2026."))
    )
    for event in found.events:
        assert all(v.evidence for v in event.when)
    assert all(s.end <= len(found.story.article(s.article).text) for c in found.claims for s in c.evidence)


def test_half_a_surrogate_pair_costs_nothing(newsroom: Any) -> None:
    """``text.sha256`` takes one, so the parser has to as well."""
    assert facts(newsroom.texts("Ministers met in Riga \ud83d on 26 February 2026.")).story.articles


def test_what_was_dropped_is_in_no_claim_and_moves_no_offset(newsroom: Any) -> None:
    advert = "Win a weekend in Riga on 30 March 2026 with our quiz!\n"
    text = advert + "Foreign Minister Ann Riis will visit Kenya on 9 March 2026."
    article = replace(newsroom.article("a", text), dropped=(Dropped(0, len(advert) - 1, "advert"),))
    found = facts(newsroom.story(article))
    assert [text[s.start : s.end] for c in found.claims for s in c.evidence] == [text[len(advert) :]]
    assert [e.first.day for e in found.events] == [9]


def test_the_end_of_a_very_long_text_is_not_parsed_but_breaks_nothing(
    newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nlp, "MOST_CHARACTERS", 200)
    text = "Foreign Minister Ann Riis will visit Kenya on 9 March 2026. " * 12 + "The vote is on 26 March 2026."
    found = facts(newsroom.texts(text))
    assert found.events
    assert all(s.end <= 200 for c in found.claims for s in c.evidence)


def test_facts_do_not_depend_on_what_was_read_before(newsroom: Any) -> None:
    text = "Foreign Minister Ann Riis will visit Kenya on 9 March 2026, she told reporters on Monday."
    first = newsroom.facts(text)
    newsroom.facts("Something else happened in Porto on 3 March 2026.", text)
    assert newsroom.facts(text) == first
