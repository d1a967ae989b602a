"""A fixed name with a word exchanged betrays a program; another name, or another spelling, does not."""

import pytest

from tasks.deduplicate import reworded_names
from tasks.deduplicate.reworded_text import read

FORUM = "The Baltic Energy Market Forum met on Tuesday."
OTHER = "On Tuesday traders came to the Baltic Energy Market Forum."


def found(text: str, *siblings: str) -> list[tuple[tuple[str, str], ...]]:
    return [f.swaps for f in reworded_names.find(read(text), [read(s) for s in siblings])]


def test_a_word_of_a_name_that_two_siblings_have_is_exchanged() -> None:
    assert found("The Baltic Power Market Forum met.", FORUM, OTHER) == [(("power", "energy"),)]


def test_a_name_that_one_sibling_has_may_be_its_own_slip() -> None:
    assert found("The Baltic Power Market Forum met.", FORUM, "Traders met on Tuesday.") == []


def test_an_article_that_has_the_name_itself_names_another_body() -> None:
    assert found("The Baltic Power Market Forum met the Baltic Energy Market Forum.", FORUM, OTHER) == []


def test_a_word_that_siblings_use_is_no_stranger() -> None:
    assert found("The Baltic Power Market Forum met.", f"{FORUM} Power is dear.", OTHER) == []


@pytest.mark.parametrize("name", ["The Baltic Enegry Market Forum", "The Baltic Energie Market Forum"])
def test_another_spelling_is_no_exchange(name: str) -> None:
    assert found(f"{name} met.", FORUM, OTHER) == []


def test_another_person_of_one_title_is_not_an_exchange() -> None:
    assert found("President Lindqvist spoke.", "President Ibarra spoke.", "We heard President Ibarra.") == []


def test_a_longer_name_teaches_what_a_short_one_means() -> None:
    siblings = (f"{FORUM} The Energy Minister spoke.", f"{OTHER} So did the Energy Minister.")
    swaps = found("The Baltic Power Market Forum met. The Power Minister spoke.", *siblings)
    assert swaps == [(("power", "energy"),), (("power", "energy"),)]
    assert found("The Power Minister spoke.", *siblings) == []


def test_of_a_text_known_to_be_reworded_one_sibling_shows_the_name() -> None:
    mine = read("The Baltic Power Market Forum met the Nordic Power Safety Board.")
    siblings = [read(FORUM), read("The Nordic Energy Security Board met.")]
    assert [f.swaps for f in reworded_names.every(mine, siblings, {})] == [
        (("power", "energy"),),
        (("power", "energy"), ("safety", "security")),
    ]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("centre", "center", True),
        ("energy", "enegy", True),
        ("energy", "power", False),
        ("senat", "senator", True),
        ("external", "exterior", False),
        ("hous", "hom", False),
    ],
)
def test_a_letter_or_so_is_another_spelling(left: str, right: str, same: bool) -> None:
    assert reworded_names.alike(left, right) is same
