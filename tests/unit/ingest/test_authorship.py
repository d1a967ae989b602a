"""Who wrote a page: named by its data, its elements or the line beside its headline; never a link or an account."""

import json
from collections.abc import Callable

import pytest

from tasks.ingest.authorship import AUTHOR_LABEL, names
from tasks.ingest.bylines import is_name
from tasks.model import Article

BODY = (
    "<p>Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait, and each of them "
    "will send one crew, they said after two days of talks.</p>"
    "<p>The boats will be built in Gdansk, Porto and Izmir over the next four years, at the cost of all nine.</p>"
)


def linked(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


@pytest.fixture
def author(page: Callable[..., Article]) -> Callable[..., str]:
    """The author of a page with ``beside`` under its headline, in ``language``."""

    def of(beside: str = "", head: str = "", language: str = "en", above: str = "", behind: str = "") -> str:
        body = f"<article>{above}<h1>A centre for the strait</h1>{beside}{BODY}{behind}</article>"
        byline = page(body, head, f'<html lang="{language}">').byline
        return (byline.value or "") if byline else ""

    return of


@pytest.mark.parametrize(
    ("language", "line", "who"),
    [
        ("de", "Von Mara Ellint", "Mara Ellint"),
        ("de", "Ein Artikel von Mara Ellint | 27.01.2022 - 12:45", "Mara Ellint"),
        ("de", "von Mara Ellint und Jan Holt Foto: Hafenamt", "Mara Ellint and Jan Holt"),
        ("de", "Autorin/Autor Mara Ellint", "Mara Ellint"),
        ("fr", "Par Mara ELLINT", "Mara ELLINT"),
        ("es", "Por Mara Ellint", "Mara Ellint"),
        ("de", "Text & Fotos: Mara Ellint", "Mara Ellint"),
        ("de", "Von Gdansk bis Izmir", ""),
        ("de", "Von heute an", ""),
        ("en", "Par Avion", ""),
    ],
)
def test_the_line_beside_the_headline_names_the_author_in_the_words_of_its_language(
    language: str, line: str, who: str, author: Callable[..., str]
) -> None:
    assert author(f"<div>{line}</div>", language=language) == who


def test_a_person_on_that_line_goes_before_the_house_in_the_data(author: Callable[..., str]) -> None:
    head = linked(author={"name": "Hafenblatt – Das Magazin"})
    assert author("<div>Von Mara Ellint</div>", head, "de") == "Mara Ellint"
    assert author("", head, "de") == "Hafenblatt – Das Magazin"


def test_a_line_that_names_more_goes_before_the_data_and_one_that_names_others_does_not(
    author: Callable[..., str],
) -> None:
    head = linked(author={"name": "Mara Ellint"})
    assert author("<div>Von Mara Ellint und Jan Holt</div>", head, "de") == "Mara Ellint and Jan Holt"
    assert author("<div>Von Jan Holt und Ana Reis</div>", head, "de") == "Mara Ellint"


def test_whom_the_page_calls_its_editor_did_not_write_it(author: Callable[..., str]) -> None:
    head = linked(author={"name": "Tomas Arrais"})
    by = '<div class="author-2">Mara Ellint</div>'
    assert author(by, head, "id", behind="<div>Editor : Tomas Arrais</div>") == "Mara Ellint"
    assert author("", head, "id", behind="<div>Editor : Tomas Arrais</div>") == "Tomas Arrais"


def test_the_name_linked_to_its_own_list_of_articles_is_the_author(author: Callable[..., str]) -> None:
    assert author('<p><a href="/autoren/mara-ellint">Mara Ellint</a></p>', language="de") == "Mara Ellint"
    assert author('<p><a href="/tag/mara-ellint">Mara Ellint</a></p>', language="de") == ""


def test_of_many_marked_names_those_beside_the_headline_count(author: Callable[..., str]) -> None:
    others = "".join(f'<p class="author">{name}</p>' for name in ("Ana Reis", "Jan Holt", "Mia Sund", "Tom Hale"))
    assert author('<p class="author">Mara Ellint</p>', behind=others) == "Mara Ellint"
    assert author("", behind=others) == ""


def test_a_person_in_two_parts_and_a_degree_behind_a_name(author: Callable[..., str]) -> None:
    assert author(head=linked(author={"givenName": "Mara", "familyName": "Ellint"})) == "Mara Ellint"
    assert author(head=linked(author={"name": "Mara Ellint, PhD"})) == "Mara Ellint"
    assert author(head=linked(author={"name": "신현주 기자"})) == "신현주"


def test_an_account_of_the_software_is_nobody(author: Callable[..., str]) -> None:
    assert author(head=linked(author={"name": "Post D", "url": "https://x.example/author/admin/"})) == ""
    assert author(head=linked(author={"name": "mara.ellint"})) == ""
    assert author('<a rel="author">Zur Artikelübersicht</a>', language="de") == ""
    assert author(head=linked(author={"name": "mel"})) == "mel"


def test_whom_the_data_only_refers_to_counts_where_nobody_else_is_named(author: Callable[..., str]) -> None:
    graph = [
        {"@type": "NewsArticle", "author": {"@id": "#m"}},
        {"@type": "Person", "@id": "#m", "name": "Mara Ellint"},
    ]
    head = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    assert author(head=head, language="de") == "Mara Ellint"
    assert author("<div>Von Jan Holt</div>", head, "de") == "Jan Holt"


def test_every_meta_of_a_name_is_read_and_the_house_is_none(author: Callable[..., str]) -> None:
    house = '<meta property="og:site_name" content="Hafenblatt"><meta name="author" content="Hafenblatt">'
    assert author(head=f'{house}<meta name="author" content="Mara Ellint">') == "Mara Ellint"


def test_a_section_is_no_author(author: Callable[..., str]) -> None:
    head = linked(articleSection="Nachrichten") + '<meta name="author" content="Nachrichten">'
    assert author(head=head, language="de") == ""


@pytest.mark.parametrize(
    ("words", "so"), [("Jan Holt", True), ("May Ellint", True), ("Holt May", False), ("Feb Holt", False)]
)
def test_people_are_called_by_some_months(words: str, so: bool) -> None:
    assert is_name(words) is so


def test_a_label_is_no_part_of_a_name() -> None:
    assert AUTHOR_LABEL.sub("", "Author Mara Ellint") == AUTHOR_LABEL.sub("", "Autor: Mara Ellint") == "Mara Ellint"
    assert names([{"givenName": "Mara"}, {"name": ["Jan Holt", 3]}, None]) == ["Jan Holt"]
