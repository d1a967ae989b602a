"""Two offices in conflict are shown side by side; offices that go together are no conflict."""

from typing import Any

import pytest

MINISTER = "Norwegian Trade Minister Ole Brandt opened the talks in Oslo on the grid."


def told(newsroom: Any, *texts: str) -> list[list[str]]:
    """The readings of each difference in an office."""
    return [[r.text for r in d.readings] for d in newsroom.compared(*texts).differences if d.slot == "role"]


@pytest.mark.parametrize(
    ("other", "office"),
    [
        (
            "Ole Brandt, the deputy trade minister of Norway, said the grid talks would go on.",
            "deputy trade minister of Norway",
        ),
        (
            "Norwegian Justice Minister Ole Brandt said the grid talks in Oslo would go on.",
            "Norwegian Justice Minister",
        ),
        ("Norway's acting Trade Minister Ole Brandt said the grid talks would go on.", "acting Trade Minister"),
    ],
)
def test_two_articles_that_give_another_office_differ(newsroom: Any, other: str, office: str) -> None:
    (readings,) = told(newsroom, MINISTER, other)
    assert sorted(readings) == sorted(("Norwegian Trade Minister", office))


@pytest.mark.parametrize(
    "other",
    [
        "Norway's minister of commerce, Ole Brandt, said the grid talks would go on.",
        "Ole Brandt, the trade and industry minister of Norway, said the grid talks would go on.",
        "Former trade minister Ole Brandt said the grid talks would go on.",
        "Ole Brandt, a member of parliament, said the grid talks would go on.",
        "Ole Brandt, chairman of the party's trade committee, said the grid talks would go on.",
        "Justice Minister Ole Brandt spoke. As trade minister of Norway Ole Brandt opened the grid talks.",
        "The Norwegian minister Ole Brandt said the grid talks in Oslo would go on.",
        "Minister Ole Brandt said the grid talks would go on.",
    ],
)
def test_one_office_in_other_words_or_two_held_together_are_no_difference(newsroom: Any, other: str) -> None:
    assert told(newsroom, MINISTER, other) == []


def test_one_article_that_gives_both_offices_settles_it(newsroom: Any) -> None:
    both = "Ole Brandt, Norwegian Trade Minister and Justice Minister, smiled. Justice Minister Ole Brandt left."
    assert told(newsroom, MINISTER, "Norwegian Justice Minister Ole Brandt spoke in Oslo on the grid.", both) == []


def test_who_took_another_office_since_the_last_note_has_changed_it(weeks: Any) -> None:
    """An article of the morning may still give the old one."""
    past = weeks.told("India's Defence Minister Anna Borg said in Delhi that the talks would go on.")
    found = weeks.later(
        "Defence Minister Anna Borg was appointed Foreign Minister of India on Monday, the presidency said.", past
    )
    assert [c.slot for c in found.changes if c.slot == "role"] == ["role"]
    assert not [d for d in found.differences if d.slot == "role"]


def test_each_side_of_the_difference_has_its_words_and_their_sentence(newsroom: Any) -> None:
    other = "Norwegian Justice Minister Ole Brandt said the grid talks in Oslo would go on."
    found = newsroom.compared(MINISTER, other)
    (difference,) = (d for d in found.differences if d.slot == "role")
    story = found.facts.story
    assert difference.matter == "Ole Brandt"
    for reading in difference.readings:
        words, sentence = reading.evidence
        assert story.article(words.article).quote(words) == reading.text
        assert "Ole Brandt" in story.article(sentence.article).quote(sentence)
