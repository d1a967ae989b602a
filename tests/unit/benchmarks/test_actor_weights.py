"""Labelled entities are ordered by the weight that the note orders its actors by."""

import pytest

from benchmarks import actors
from tasks.extract.actors.acting import weight


def row(text: str, *entities: dict[str, object], title: str = "Minister quits") -> dict[str, object]:
    return {"id": "1", "title": title, "text": text, "entities": list(entities)}


def named(name: str, salience: float, *forms: str) -> dict[str, object]:
    return {"name": name, "salience": salience, "mentions": list(forms)}


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ((4, 0.0, 0.2), (2, 0.0, 0.2)),
        ((2, 1.0, 0.2), (2, 0.0, 0.2)),
        ((2, 0.0, 0.1), (2, 0.0, 0.6)),
    ],
    ids=["named more often", "named in the headline", "named earlier"],
)
def test_who_matters_more(more: tuple[float, float, float], less: tuple[float, float, float]) -> None:
    assert weight(*more) > weight(*less)


def test_an_entity_stands_where_a_form_with_a_word_of_its_name_stands() -> None:
    text = "Vera Holm left. The former head of the desk, Holm, said so. Her desk is empty."
    places = actors._places(row(text), named("Vera Holm", 1, "holm", "vera holm", "the desk", "xy"))
    offset = len("Minister quits\n")
    assert places == [offset + text.index("Vera Holm"), offset + text.index("Holm, said")]


def test_entities_that_no_name_stands_for_are_left_out() -> None:
    mentions = [{"s": 0, "e": 3, "text": "the", "named": False}]
    assert actors._places(row("the head"), {"salience": 1, "mentions": mentions}) == []


def test_the_order_of_the_labels_is_full_gain_and_the_other_way_round_is_not() -> None:
    text = "Holm of the Rail Union met Okoye. Holm spoke. The Rail Union struck. Holm left. Far away sat Tarn."
    right = row(text, named("Holm", 1), named("Rail Union", 0.6), named("Tarn", 0))
    wrong = row(text, named("Holm", 0), named("Rail Union", 0.6), named("Tarn", 1))
    assert actors._weighed([right]) == {"ndcg5": 1.0}
    assert actors._weighed([wrong])["ndcg5"] < 0.9
