"""Groups of copies: what is linked on average, never what a chain of single links reaches."""

from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate.linking import LEAST, link


def groups(pairs: dict[tuple[int, int], float], crowded: tuple[int, ...] = (), **times: int) -> set[frozenset[int]]:
    homes = link(pairs, frozenset(crowded), {int(key[1:]): n for key, n in times.items()})
    return {frozenset(k for k, home in homes.items() if home == first) for first in set(homes.values())}


def test_three_copies_of_one_another_are_one_group_named_by_the_first() -> None:
    assert link({(1, 2): 0.9, (1, 3): 0.8, (2, 3): 0.9}, frozenset(), {}) == {1: 1, 2: 1, 3: 1}


def test_a_text_made_of_two_others_joins_the_likelier_and_not_both() -> None:
    assert groups({(1, 2): 0.99, (2, 3): 0.98}) == {frozenset({1, 2}), frozenset({3})}


def test_two_groups_are_not_joined_by_one_strong_link() -> None:
    pairs = {(1, 2): 0.9, (3, 4): 0.9, (2, 3): 0.95, (1, 3): 0.1, (2, 4): 0.1, (1, 4): 0.0}
    assert groups(pairs) == {frozenset({2, 3}), frozenset({1}), frozenset({4})} or groups(pairs) == {
        frozenset({1, 2}),
        frozenset({3, 4}),
    }


def test_a_text_printed_often_weighs_as_often() -> None:
    pairs = {(1, 2): 0.7, (2, 3): 0.8, (1, 3): 0.2}
    assert groups(pairs) == {frozenset({1}), frozenset({2, 3})}
    assert groups(pairs, _2=9) == {frozenset({1, 2, 3})}, "1 is like nine of these ten"


def test_weak_links_make_no_group() -> None:
    assert groups({(1, 2): LEAST, (3, 4): 0.0}) == {frozenset({1}), frozenset({2})}


def test_where_not_all_pairs_were_compared_a_group_is_what_one_text_is_linked_to() -> None:
    star = {(0, n): 0.9 for n in range(1, 300)}
    assert groups(star, crowded=(0,)) == {frozenset(range(300))}
    assert len(groups(star)) > 100, "else those not compared count as different"


weights = st.floats(0, 1).map(lambda w: round(w, 2))
numbers = st.integers(0, 9)


@given(st.dictionaries(st.tuples(numbers, numbers).filter(lambda p: p[0] < p[1]), weights, max_size=30))
def test_every_text_is_in_one_group_and_every_group_holds_together(pairs: dict[tuple[int, int], float]) -> None:
    homes = link(pairs, frozenset(), {})
    assert set(homes) == {key for pair, weight in pairs.items() if weight > 0 for key in pair}
    for key, home in homes.items():
        others = [k for k, h in homes.items() if h == home and k != key]
        assert home <= key
        assert not others or max(pairs.get((min(key, o), max(key, o)), 0.0) for o in others) > 0


@given(st.lists(st.tuples(numbers, numbers).filter(lambda p: p[0] < p[1]), max_size=20, unique=True), st.data())
def test_two_texts_of_another_matter_change_no_group(found: list[tuple[int, int]], data: st.DataObject) -> None:
    pairs = {pair: data.draw(weights) for pair in found}
    alone, beside = groups(pairs), groups(pairs | {(20, 21): 0.9})
    assert beside - alone == {frozenset({20, 21})}
    assert alone <= beside
