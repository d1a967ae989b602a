"""Terms of a reader's list, found in the words of the press."""

import pytest

from tasks.select.words import Vocabulary, tokens


def found(text: str, *terms: str) -> list[str]:
    return [phrase.term for phrase in Vocabulary({"list": terms}).find(tokens(text))]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("tariff", "New tariffs on steel"),
        ("ministry", "Two ministries agreed."),
        ("sanctions", "Sanctions were lifted."),
        ("cross-border", "a cross border railway"),
        ("power grid", "the POWER GRID held"),
        ("ratif*", "They ratified it."),
        ("ratif* of", "the ratification of the pact"),
        ("Energy security", "Without energy security, no industry."),
        ("U.S.", "The U.S. delegation left."),
        ("Élysée", "The Elysee said nothing."),
        ("nurses' strike", "A nurses’ strike began."),
        ("prime minister", "The prime\nminister resigned."),
        ("NATO", "NATO's council met."),
        ("Senate", "SENATE PASSES BILL"),
        ("House of Commons", "in the House of Commons"),
    ],
)
def test_a_term_is_found_as_the_press_writes_it(term: str, text: str) -> None:
    assert found(text, term) == [term]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("ban", "a banker on Bantry bay"),
        ("WHO", "Those who stayed, and who did not."),
        ("Congress", "a congress of dentists"),
        ("House of Commons", "a house of commons and greens"),
        ("power grid", "power to the grid"),
        ("tariff", ""),
        ("prime minister", "prime"),
        ("***", "anything at all"),
        ("", "anything at all"),
    ],
)
def test_a_term_is_not_found_in_other_words(term: str, text: str) -> None:
    assert found(text, term) == []


def test_of_terms_that_share_words_the_longest_counts() -> None:
    assert found("The trade minister of Chile left.", "minister", "trade minister", "trade") == ["trade minister"]


def test_two_lists_do_not_take_words_from_each_other() -> None:
    both = Vocabulary({"a": ("trade minister",), "b": ("minister",)})
    assert {p.owner for p in both.find(tokens("The trade minister left."))} == {"a", "b"}


def test_a_term_listed_twice_counts_once() -> None:
    assert found("A tariff.", "tariff", "tariff") == ["tariff"]


def test_more_words_than_are_remembered_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.select.words.MEMORY", 2)
    assert found("one two three tariff four five tariff", "tariff") == ["tariff", "tariff"]
