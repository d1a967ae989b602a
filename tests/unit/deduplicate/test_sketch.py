"""A fingerprint depends on the words of its text alone, and is small."""

import numpy as np
import pytest
from dispatches import CABLE, OWN, WIRE
from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate import joining, sketch, tokens
from tasks.deduplicate.sketch import RATE, SHORT

OTHERS = {
    "empty": "",
    "blank": " \n ",
    "marks": "!!! … “”",
    "one word": "Yes",
    "Chinese": "议会周四通过了水价法案，农场将少付水费。",
    "Thai": "รัฐสภาผ่านร่างกฎหมายค่าน้ำเมื่อวันพฤหัสบดี",
    "Hindi": "संसद ने गुरुवार को विधेयक पारित किया।",
    "half a pair": "\ud800 broken letters \udfff in a text",
    "emoji": "Parliament 🎉 votes 🎉 today",
}


def words(text: str) -> list[int]:
    return tokens.read([text]).key.tolist()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Élysée PALACE", "elysee palace"),
        ("The port, “closed” — again!", "the port closed again"),
        ("e\u0301lan", "élan"),
        ("ﬁve per cent", "five PER cent"),
        ("Line\none", "line one"),
    ],
)
def test_case_accents_and_marks_tell_no_words_apart(one: str, two: str) -> None:
    assert words(one) == words(two) != []


def test_a_vowel_sign_does_not_end_a_hindi_word() -> None:
    assert len(words("संसद ने विधेयक")) == 3


def test_every_sign_is_a_word_where_a_script_sets_no_spaces() -> None:
    assert len(words("议会通过法案。")) == 6
    assert words("议会 通过") == words("议会通过")
    assert len(words("WTO议会 votes")) == 4


@given(st.lists(st.text(max_size=60), max_size=6))
def test_words_are_those_of_each_text_whatever_stands_beside_it(texts: list[str]) -> None:
    found = tokens.read(texts)
    alone = [words(text) for text in texts]
    assert [found.key[a:b].tolist() for a, b in zip(found.bounds[:-1], found.bounds[1:], strict=True)] == alone


def test_words_that_join_others_are_known_in_any_case() -> None:
    found = tokens.read(["The port OF Harrow and its dockers"])
    assert joining.among(found.key).tolist() == [True, False, True, False, True, True, False]


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_any_text_has_a_fingerprint_with_others_or_alone(text: str) -> None:
    alone, beside = sketch.sketch([text]), sketch.sketch([WIRE, text, CABLE])
    assert alone.of(0).tolist() == beside.of(1).tolist()
    assert alone.keys[0] == beside.keys[1]
    assert alone.words[0] == beside.words[1]


def test_no_texts_have_no_fingerprints() -> None:
    assert len(sketch.sketch([])) == 0


def test_of_a_long_text_one_run_in_eight_is_kept_and_of_a_short_one_every_run() -> None:
    short = " ".join(WIRE.split()[:20])
    assert len(short.split()) < SHORT <= len(WIRE.split())
    found = sketch.sketch([WIRE, short])
    assert all(found.of(0) % np.uint64(RATE) == 0)
    assert len(found.of(1)) >= 18
    assert len(found.of(0)) < len(found.of(1)) * 4
    assert found.of(0).nbytes < 600


def test_the_same_words_have_one_key_and_hardly_any_words_have_none() -> None:
    found = sketch.sketch([WIRE, WIRE.upper().replace("\n", "  "), OWN, "Four words, no more", "Four words, no more"])
    assert found.keys[0] == found.keys[1] != found.keys[2]
    assert found.keys[3] == found.keys[4] == b""


def test_fingerprints_are_chosen_and_joined_in_any_order() -> None:
    whole = sketch.sketch([WIRE, OWN, CABLE])
    parts = sketch.join([sketch.sketch([WIRE]), sketch.sketch([OWN, CABLE])])
    assert parts.hashes.tolist() == whole.hashes.tolist()
    assert parts.keys == whole.keys
    assert sketch.only(whole, [2, 0]).of(1).tolist() == whole.of(0).tolist()
