"""Synonyms are read out of WordNet's files where they stand; without them, or with damaged ones, nothing is known."""

from typing import Any

import pytest

from tasks.deduplicate import synonyms, wanting


@pytest.fixture(autouse=True)
def _own_files(dictionary: Any) -> None:
    folder = dictionary.write(
        "own",
        noun=(
            ("energy*", "vitality"),
            ("company*", "business*", "Troupe"),
            ("policy*",),
            ("insurance_policy", "policy*"),
            ("zebu",),
        ),
        verb=(("supply*", "provide*", "furnish"),),
        adj=(("rare*", "uncommon(p)"),),
    )
    dictionary.use(folder)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("supply", "provide"),
        ("supplied", "provide"),
        ("supplies", "furnish"),
        ("supplying", "provide"),
        ("Companies", "business"),
        ("company", "troupe"),
        ("policies", "insurance policy"),
        ("insurance policies", "policy"),
        ("rare", "uncommon"),
    ],
)
def test_an_inflected_word_has_the_synonyms_of_its_dictionary_form(word: str, other: str) -> None:
    assert other in synonyms.of(word)


def test_words_are_found_at_both_ends_of_the_index() -> None:
    assert synonyms.of("business") == {"company", "troupe"}
    assert synonyms.of("zebu") == frozenset()
    assert synonyms.of("vitality") == {"energy"}


@pytest.mark.parametrize("word", ["", "aardvark", "zzz", "suppl", "предприятие", "1", "a licence"])
def test_an_unknown_word_has_none(word: str) -> None:
    assert synonyms.of(word) == frozenset()
    assert not synonyms.rare(word)


def test_a_word_is_rare_that_the_dictionary_has_and_counted_texts_have_not() -> None:
    assert synonyms.rare("vitality")
    assert not synonyms.rare("energy")
    assert not synonyms.rare("companies")


def test_without_the_files_nothing_is_known_and_the_note_says_so(dictionary: Any) -> None:
    assert wanting() == ()
    dictionary.use(dictionary.root / "none")
    assert not synonyms.installed()
    assert synonyms.version() == ""
    assert synonyms.of("supply") == frozenset()
    (notice,) = wanting()
    assert notice.code == "reworded"
    assert "wordnet-base" in notice.message


def test_a_folder_that_lacks_a_file_or_has_an_empty_one_is_passed_over(dictionary: Any) -> None:
    whole = dictionary.write("whole", noun=(("cow", "cattle"),))
    lacking = dictionary.write("lacking")
    (lacking / "index.verb").unlink()
    empty = dictionary.write("empty")
    (empty / "data.adv").write_bytes(b"")
    dictionary.use(lacking, empty, whole)
    assert synonyms.of("cow") == {"cattle"}


def test_a_damaged_file_counts_as_not_knowing_the_word(dictionary: Any) -> None:
    folder = dictionary.write("torn", noun=(("cow", "cattle"),))
    for name in ("index.noun", "data.noun"):
        path = folder / name
        path.write_bytes(path.read_bytes()[: -20 if name.startswith("data") else None].replace(b"02", b"zz"))
    dictionary.use(folder)
    assert synonyms.of("cow") == frozenset()


def test_other_files_are_another_version(dictionary: Any) -> None:
    before = synonyms.version()
    dictionary.use(dictionary.write("other", noun=(("cow", "cattle"),)))
    assert before
    assert synonyms.version() not in ("", before)
