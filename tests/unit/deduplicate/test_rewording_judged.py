"""What a dictionary adds: copies with few names are found, and beside its own reworded copy an article stays clean."""

from typing import Any

import pytest

from tasks.deduplicate import rewording
from tasks.model import Article

# Nouns, verbs and adjectives with what a program would put there; stars are words that people use.
WORDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "noun": (("repair*", "mending"), ("storm*", "tempest")),
    "verb": (("close*", "fold"), ("survey*", "surveil")),
    "adj": (("heavy*", "ponderous"), ("daily*", "diurnal")),
}
FIRST = (
    "The harbour of Sandvik stays closed after the heavy storm. The daily ferry to the islands was cancelled. "
    "Engineers surveyed the pier and found heavy damage. Repair crews arrive on Monday."
)
SECOND = (
    "A heavy storm has shut Sandvik. Islanders miss the daily ferry, and the harbour authority counts heavy damage at "
    "the pier. On Monday repair crews come; engineers surveyed it twice."
)
PARENT = (
    "After a heavy storm the pier of Sandvik has heavy damage, its harbour master says. The daily ferry is off. "
    "Repair crews wait for calm water, he says, while engineers surveyed what is left."
)
SPUN = (
    "After a ponderous storm the pier of Sandvik has ponderous damage, its harbour master says. The diurnal ferry is "
    "off. Mending crews wait for calm water, he says, while engineers surveilled what is left."
)


def never(_: Article, __: Article) -> bool:
    return False


@pytest.fixture
def _own_words(dictionary: Any) -> None:
    dictionary.use(dictionary.write("own", **WORDS))


@pytest.fixture
def press(newsroom: Any) -> dict[str, Article]:
    texts = {"first": FIRST, "second": SECOND, "parent": PARENT, "spun": SPUN}
    return {key: newsroom.article(key, text) for key, text in texts.items()}


@pytest.mark.usefixtures("_own_words")
def test_a_copy_without_names_is_found_by_the_words_in_its_siblings_places(press: dict[str, Article]) -> None:
    found = rewording.judge(press["spun"], (press["first"], press["second"]))
    assert found
    shown = {
        press["spun"].quote(r.here).casefold(): press[r.there.article].quote(r.there).casefold()
        for r in found.rewordings
    }
    assert shown["ponderous storm"] == "heavy storm"
    assert shown["diurnal ferry"] == "daily ferry"


def test_without_a_dictionary_it_is_not_found(press: dict[str, Article]) -> None:
    assert rewording.judge(press["spun"], (press["first"], press["second"])) is None


@pytest.mark.usefixtures("_own_words")
def test_beside_its_own_reworded_copy_an_article_stays_clean(press: dict[str, Article]) -> None:
    """Each differs from the other in the same words: taken by itself the parent looks reworded, too."""
    found = rewording.among(tuple(press.values()), never)
    assert set(found) == {"spun"}


@pytest.mark.usefixtures("_own_words")
def test_neither_order_nor_an_unrelated_article_changes_what_is_found(press: dict[str, Article], newsroom: Any) -> None:
    once = rewording.among(tuple(press.values()), never)
    stranger = newsroom.article("zoo", "A zebra was born at the zoo. Visitors may see the foal from Sunday.")
    assert rewording.among((stranger, *reversed(press.values())), never) == once


@pytest.mark.usefixtures("_own_words")
def test_a_text_that_repeats_another_is_no_witness_for_it(press: dict[str, Article]) -> None:
    story = (press["spun"], press["first"], press["second"])
    assert rewording.among(story, never)
    assert rewording.among(story, lambda one, _: one.id == "first") == {}


@pytest.mark.usefixtures("_own_words")
def test_the_signs_of_a_journalists_own_version_stay_far_below(press: dict[str, Article]) -> None:
    others = (press["first"], press["second"])
    assert rewording.measure(press["parent"], others).total < rewording.measure(press["spun"], others).total / 2


@pytest.mark.parametrize("text", ["", "Storm.", "12 345 678", "海港因风暴关闭", "Буря закрыла порт."])
def test_a_text_with_next_to_nothing_in_it_is_not_reworded(text: str, newsroom: Any, press: dict[str, Article]) -> None:
    odd = newsroom.article("odd", text)
    assert rewording.judge(odd, (press["first"], press["second"])) is None
    assert rewording.among((odd, press["first"], press["second"]), never) == {}
