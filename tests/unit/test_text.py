"""Plain text with offsets: paragraphs as a reader counts them, words, cuts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text import PASSAGE_WORDS, clip, fold, paragraph_at, paragraphs, sha256, trim, words

ARTICLE = "Cable agreed\n\n  Norland and Estmark will lay a cable.  \n\t\nThe court has to agree.\n"


@pytest.mark.parametrize(("at", "number"), [("Cable", 1), ("Norland", 2), ("lay", 2), ("The court", 3), ("agree.", 3)])
def test_a_passage_stands_in_the_paragraph_that_a_reader_counts(at: str, number: int) -> None:
    assert paragraph_at(ARTICLE, ARTICLE.index(at)) == number


def test_between_two_paragraphs_the_one_before_counts() -> None:
    assert paragraph_at(ARTICLE, ARTICLE.index("\n\n") + 1) == 1


def test_before_the_first_paragraph_it_is_the_first() -> None:
    assert paragraph_at("\n\n  Ministers met.", 0) == 1


def test_paragraphs_are_lines_without_the_white_space_at_their_edges() -> None:
    assert [ARTICLE[a:b] for a, b in paragraphs(ARTICLE)] == [
        "Cable agreed",
        "Norland and Estmark will lay a cable.",
        "The court has to agree.",
    ]


@given(text=st.text(alphabet="ab \n\t.é", max_size=60), cut=st.integers(0, 60))
def test_the_number_of_a_paragraph_counts_the_paragraphs_before_it(text: str, cut: int) -> None:
    found = list(paragraphs(text))
    number = paragraph_at(text, cut)
    assert 1 <= number <= max(1, len(found))
    for i, (start, end) in enumerate(found, 1):
        if start <= cut < end:
            assert number == i


@given(text=st.text(max_size=40), start=st.integers(0, 40), end=st.integers(0, 40))
def test_trimming_takes_white_space_and_nothing_else(text: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    found = trim(text, start, end)
    if found is None:
        assert not text[start:end].strip()
    else:
        assert text[slice(*found)] == text[start:end].strip()


def test_a_passage_is_cut_after_its_sixtieth_word_and_says_so() -> None:
    long = " ".join(f"word{n}" for n in range(61))
    text, cut = clip(long)
    assert (len(text.split()), cut, long.startswith(text)) == (PASSAGE_WORDS, True, True)


def test_sixty_words_are_not_cut() -> None:
    just = "word " * 59 + "end"
    assert clip(just) == (just, False)


@given(text=st.text(max_size=200), most=st.integers(1, 9))
def test_a_cut_text_is_a_beginning_and_never_longer_than_allowed(text: str, most: int) -> None:
    short, cut = clip(text, most)
    assert text.startswith(short)
    assert len(short.split()) <= most
    assert cut == (len(text.split()) > most)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jyväskylä", "JYVASKYLA"),
        ("the minister’s  word", "The Minister's word"),
        ("2\u00a0March", "2 march"),
        ("ﬁsheries", "Fisheries"),
        ("Straße", "STRASSE"),
    ],
)
def test_one_name_in_two_spellings_is_one(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_folding_keeps_two_names_apart() -> None:
    assert fold("Norland") != fold("Nordland")


@given(text=st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_of_a_sentence() -> None:
    assert words("Ms Ó Dubhghaill's trade-union vote, 3.5 per cent.") == [
        "Ms",
        "Ó",
        "Dubhghaill's",
        "trade-union",
        "vote",
        "3.5",
        "per",
        "cent",
    ]


def test_a_number_with_a_comma_is_one_word() -> None:
    assert words("41,000 tonnes") == ["41,000", "tonnes"]


def test_the_hash_of_a_text_tells_one_changed_letter_and_takes_half_a_surrogate() -> None:
    assert sha256("15-13") != sha256("15-12")
    assert len(sha256("\ud83d")) == 64
