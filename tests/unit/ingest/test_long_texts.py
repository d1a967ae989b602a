"""What long or hostile text once made slow is still read as it was: emphasis, comments, scripts, names, separators."""

import pytest

from tasks.ingest import authorship, lines, scripts, titles
from tasks.ingest.feeds import items
from tasks.ingest.kinds.letter import LIST_NAME

TOLD = "Ministers from nine states agreed on Tuesday to share the cost."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**Ministers meet**", "Ministers meet"),
        ("_Ministers meet_", "Ministers meet"),
        ("Ministers meet *", "Ministers meet *"),
        ("Ministers meet ***", "Ministers meet"),
        ("*", "*"),
        ("___", ""),
    ],
)
def test_signs_that_close_an_emphasis_are_no_words(written: str, read: str) -> None:
    assert lines.plain(written) == read


def test_a_comment_of_any_length_in_an_entry_says_nothing() -> None:
    assert (
        items.plain(f"<p>{TOLD}</p><!-- {'advert ' * 1000}--><p>It starts in May.</p>") == f"{TOLD} It starts in May."
    )
    assert items.plain("A sum <!-- that goes on") == "A sum <!-- that goes on"


@pytest.mark.parametrize(("said", "markup"), [("<p>A", True), ("A <!-- b -->", True), ("1 < 2 and 3 > 2", False)])
def test_markup_is_told_from_words(said: str, markup: bool) -> None:
    assert items.is_markup(said) is markup


def test_paragraphs_in_a_script_are_read_without_the_empty_and_the_endless_ones() -> None:
    told = [f"{number}. {TOLD}" for number in range(3)]
    page = f"<p>{'x' * 6000}</p><p></p>" + "".join(f'<p class=\\"a\\">{one}<\\/p>' for one in told)
    assert scripts.paragraphs(f"<script>{page}</script>") == told


@pytest.mark.parametrize(
    ("listed", "name"),
    [('"Tagus Letter " <letter.tagus.example>', "Tagus Letter"), ("Tagus Letter <a.example>", "Tagus Letter")],
)
def test_a_list_is_called_by_its_name(listed: str, name: str) -> None:
    found = LIST_NAME.match(listed)
    assert found is not None
    assert found["name"] == name


def test_a_list_without_a_name_is_called_by_none() -> None:
    assert LIST_NAME.match("<letter.tagus.example>") is None


@pytest.mark.parametrize(
    "page", ["Nine states agree | Tagus", "Nine states agree  –  Tagus", "Nine states agree| Tagus"]
)
def test_the_name_of_a_site_behind_a_headline_is_set_apart(page: str) -> None:
    assert titles.SEPARATOR.split(page) == ["Nine states agree", "Tagus"]


def test_authors_are_told_apart_by_comma_and_conjunction() -> None:
    assert authorship.JOINT.split("Ana Reis , Jan Holt and Mia Sund") == ["Ana Reis", "Jan Holt", "Mia Sund"]
