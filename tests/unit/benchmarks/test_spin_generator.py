"""A spun text is the same for the same seed, swaps what it is told to swap, and leaves figures and names."""

import pytest

from benchmarks.spin_generator import FUNCTION, HARD, Spin, inflected, spin
from benchmarks.spin_scores import auc, threshold

TEXT = "The minister visited Kestrel on 4 March and supplied 20 engines. The engines of Kestrel were supplied by Tarn."
WORDS = {"minister": ["curate"], "supplied": ["furnish"], "engines": ["locomotive"], "kestrel": ["falcon"]}


def thesaurus(word: str) -> list[str]:
    return WORDS.get(word, [])


def test_the_same_seed_gives_the_same_words() -> None:
    how = Spin(0.5, 0.5, thesaurus)
    assert spin(TEXT, how, "a") == spin(TEXT, how, "a")
    assert len({spin(TEXT, how, str(seed)) for seed in range(10)}) > 1


def test_all_words_that_can_be_swapped_are_swapped_with_their_endings() -> None:
    spun = spin(TEXT, Spin(1.0, thesaurus=thesaurus), "a")
    assert spun.startswith("The curate visited Kestrel on 4 March and furnished 20 locomotives.")
    assert "were furnished by Tarn" in spun


def test_nothing_is_swapped_where_nothing_is_asked() -> None:
    assert spin(TEXT, Spin(0.0, thesaurus=thesaurus), "a") == TEXT


def test_function_words_stand_for_words_of_their_row() -> None:
    before, after = TEXT.split(), spin(TEXT, Spin(0.0, 1.0, thesaurus), "a").split()
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed
    assert all(b.lower() in FUNCTION[a.lower()] for a, b in changed)


def test_a_hard_spin_is_as_the_goal_says() -> None:
    assert (HARD.content, HARD.function) == (0.9, 0.3)


@pytest.mark.parametrize(
    ("synonym", "word", "form"),
    [
        ("provide", "supplied", "provided"),
        ("provide", "supplying", "providing"),
        ("city", "towns", "cities"),
        ("set off", "started", "seted off"),
        ("coach", "buses", "coaches"),
        ("power", "energy", "power"),
    ],
)
def test_a_synonym_takes_the_ending_of_the_word(synonym: str, word: str, form: str) -> None:
    assert inflected(synonym, word) == form


def test_one_in_twenty_is_above_the_threshold() -> None:
    values = [float(n) for n in range(100)]
    assert sum(v > threshold(values) for v in values) == 4
    assert threshold([]) == 0.0


def test_the_share_of_right_orders() -> None:
    assert auc([2.0, 3.0], [1.0]) == 1.0
    assert auc([1.0], [1.0]) == 0.5
    assert auc([], [1.0]) == 0.0
