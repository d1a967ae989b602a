"""Stories of a window of days: steady from day to day, and two matters of one kind stay two."""

import random
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.deduplicate import neighbours, stories, subjects
from tasks.model import Article, Basis, Dating

PLACES = "Almar Brenta Corvo Dalsund Estmark Fenwick Graz Harrow Ivrea Jelsa".split()
NAMES = "Antunes Brandt Caldeira Dorn Egede Falk Greve Holm Ilves Juhl".split()
VERBS = "spoke wrote warned learned pleaded boasted worried joked".split()
MATTERS = (
    ("fishing", "quota herring trawlers harbour council scientists"),
    ("rail", "timetable trains tickets junction operator delays"),
    ("tax", "cider duty orchards treasury revenue exemption"),
    ("health", "hospital wards nurses surgery waiting midwives"),
    ("power", "cable turbines grid megawatts substation outage"),
    ("schools", "pupils textbooks teachers exams classrooms syllabus"),
    ("housing", "tenants rents landlords eviction mortgages builders"),
    ("water", "irrigation reservoir drought wells sluice tariff"),
)
KIND = "A jury in the trial heard how the accused moved money of the fund abroad, and prosecutors asked for prison. "
TRIALS = (
    "Maas Harrow Fundex Ketting Verloop Straat Ooster Bruin Delft Keizer Lagerweij Polder Zwaan Hoek".split(),
    "Brandt Velden Creditas Sommer Anwalt Richterin Lindau Graf Ulmen Kessler Hafner Mosel Vogt Birken".split(),
)


def report(newsroom: Any, matter: int, number: int) -> Article:
    """One of several reports on a matter: the same names and subject, other words in another order."""
    about = MATTERS[matter][1].split()
    dice = random.Random(f"{matter}-{number}")
    dice.shuffle(about)
    place, name, verb = PLACES[matter], NAMES[matter], VERBS[matter]
    text = (
        f"In {place}, {name} {verb} of the {about[0]} and the {about[1]}. To {place} the {about[2]} is more than the "
        f"{about[3]}. On {about[4]}, {about[5]} and {dice.randrange(10**6)}, {name} {verb} too."
    )
    made: Article = newsroom.article(f"{matter}-{number}", text, f"Outlet {number}")
    return made


def trial(newsroom: Any, which: int, number: int) -> Article:
    """One of several reports on a trial: the words of all trials, and most of the names of this one."""
    dice = random.Random(f"{which}-{number}")
    names = dice.sample(TRIALS[which], 11)
    words = "lawyer witness savings letter ledger bank street office cheque hearing recess verdict".split()
    dice.shuffle(words)
    own = " ".join(f"The {word} of {name} came up." for word, name in zip(words, names, strict=False))
    made: Article = newsroom.article(
        f"{names[0]}-{number}", f"Day {number}. It was said: {KIND} {own}", f"Outlet {number}"
    )
    return made


def told(groups: tuple[tuple[Article, ...], ...]) -> set[frozenset[str]]:
    return {frozenset(a.id for a in members) for members in groups}


@pytest.fixture(scope="module")
def press(newsroom: Any) -> tuple[Article, ...]:
    return tuple(report(newsroom, matter, number) for matter in range(5) for number in range(4))


@pytest.fixture(scope="module")
def stranger(newsroom: Any) -> tuple[Article, ...]:
    return tuple(report(newsroom, matter, 0) for matter in (5, 6, 7))


def test_every_matter_is_one_story(press: tuple[Article, ...]) -> None:
    assert told(stories.group(press)) == {frozenset(f"{m}-{n}" for n in range(4)) for m in range(5)}


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_an_unrelated_article_changes_no_story(
    press: tuple[Article, ...], stranger: tuple[Article, ...], data: st.DataObject
) -> None:
    chosen = tuple(data.draw(st.lists(st.sampled_from(press), min_size=1, unique_by=lambda a: a.id)))
    strange = data.draw(st.sampled_from(stranger))
    assert told(stories.group((*chosen, strange))) == told(stories.group(chosen)) | {frozenset((strange.id,))}


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_order_of_arrival_changes_neither_stories_nor_ids(press: tuple[Article, ...], data: st.DataObject) -> None:
    known = stories.assign(press[::2], {}).ids
    assert stories.assign(tuple(data.draw(st.permutations(press))), known) == stories.assign(press, known)


@settings(max_examples=10, deadline=None)
@given(days=st.lists(st.dates(date(1970, 1, 1), date(2099, 12, 31)), min_size=20, max_size=20))
def test_a_clock_that_is_wrong_changes_no_story(press: tuple[Article, ...], days: list[date]) -> None:
    skewed = tuple(replace(a, dated=Dating(day, day, Basis.METADATA)) for a, day in zip(press, days, strict=True))
    assert told(stories.group(skewed)) == told(stories.group(press))


def test_a_roundup_of_all_stories_joins_none_of_them(newsroom: Any, press: tuple[Article, ...]) -> None:
    text = "The week in short.\n" + "\n".join(a.text for a in press if a.id.endswith("-0"))
    found = stories.group((*press, newsroom.article("roundup", text, "Digest")))
    assert {g - {"roundup"} for g in told(found)} - {frozenset()} == told(stories.group(press))


def test_a_story_keeps_its_id_when_more_is_written_on_it(press: tuple[Article, ...]) -> None:
    first = stories.assign(tuple(a for a in press if a.id.endswith(("-0", "-1"))), {})
    second = stories.assign(press, first.ids)
    assert {key: second.ids[key] for key in first.ids} == first.ids
    assert (second.merged, second.split) == ((), ())


def test_a_story_of_its_own_never_takes_an_id_of_yesterday(press: tuple[Article, ...]) -> None:
    first = stories.assign(press[:4], {})
    (old,) = first.stories
    gone = {"elsewhere": old}  # what carried the id is out of the window
    assert old not in stories.assign(press[:4], gone).stories


def test_stories_that_prove_to_be_one_are_recorded_under_the_larger_ones_id(press: tuple[Article, ...]) -> None:
    yesterday = {"0-0": "b", "0-1": "b", "0-2": "a"}
    found = stories.assign(press, yesterday)
    assert found.ids["0-2"] == found.ids["0-3"] == "b"
    assert found.merged == (("b", ("a", "b")),)


def test_a_story_that_proves_to_be_two_is_recorded_and_leaves_its_id_to_the_larger_part(
    press: tuple[Article, ...],
) -> None:
    found = stories.assign(press, {"0-0": "a", "0-1": "a", "0-2": "a", "1-0": "a"})
    assert found.ids["0-3"] == "a"
    assert found.ids["1-0"] != "a"
    assert found.split == (("a", tuple(sorted(("a", found.ids["1-0"])))),)


def test_two_trials_of_one_kind_are_two_stories_once_enough_is_written(newsroom: Any) -> None:
    one, two = (tuple(trial(newsroom, which, number) for number in range(7)) for which in (0, 1))
    assert told(stories.group((*one, *two))) == {frozenset(a.id for a in one), frozenset(a.id for a in two)}


def test_one_trial_told_often_stays_one_story(newsroom: Any) -> None:
    assert len(stories.group(tuple(trial(newsroom, 0, number) for number in range(14)))) == 1


def test_a_roundup_of_two_reports_joins_them_to_no_story(newsroom: Any, press: tuple[Article, ...]) -> None:
    fish, rail = press[0], press[4]
    roundup = newsroom.article("roundup", f"{fish.text}\n{rail.text}", "Digest")
    assert told(stories.group((fish, rail, roundup))) == {frozenset((key,)) for key in (fish.id, rail.id, "roundup")}


@pytest.mark.parametrize("text", ["", " ", "…", "12", "東京都知事選挙の開票が始まった。", "Выборы в городе прошли."])
def test_texts_without_words_we_know_are_stories_of_their_own(newsroom: Any, text: str) -> None:
    odd = newsroom.article("odd", text)
    assert told(stories.group((odd, newsroom.article("plain", "A plain report on harbour dues in Harrow.")))) == {
        frozenset(("odd",)),
        frozenset(("plain",)),
    }
    assert told(stories.group((odd,))) == {frozenset(("odd",))}


def test_very_many_texts_are_joined_as_few_are(press: tuple[Article, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = stories.group(press)
    monkeypatch.setattr(neighbours, "DENSE", 3)
    assert stories.group(press) == expected


def test_a_chain_of_many_texts_is_cut_where_it_is_thinnest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "LARGEST", 4)
    angles = np.array([0, 10, 20, 80, 90, 100]) * np.pi / 180
    from scipy.sparse import csr_array

    chain = csr_array(np.column_stack([np.cos(angles), np.sin(angles)]))
    assert neighbours.components(chain, 0.4) == [[0, 1, 2], [3, 4, 5]]


def test_words_all_the_press_uses_weigh_less_than_those_of_one_matter() -> None:
    weight = subjects.rarity("words")
    assert weight("government") < weight("herring") == weight("nobody-ever-wrote-this")


def test_forms_of_a_word_are_one_and_figures_of_a_calendar_are_no_names() -> None:
    words, names, _ = subjects.read(
        "They voted. On 5 March 2026 the Almar’s votes cost 1,200 euros; voting in Almar ended."
    )
    assert words["vot"] + words["vote"] + words["voted"] >= 2
    assert dict(names) == {"almar": 2, "1,200": 1}


def test_a_phrase_is_two_words_of_one_sentence() -> None:
    phrases = [set(subjects.read(text)[2]) for text in ("The power cable broke.", "Power cable", "Power. Cable. Broke")]
    assert len(phrases[0]) == 2
    assert phrases[1] < phrases[0]
    assert not phrases[1] & phrases[2]


def test_all_orders_of_a_few_articles_give_one_answer(press: tuple[Article, ...]) -> None:
    few = press[2:6]
    assert len({stories.group(order) for order in permutations(few)}) == 1
