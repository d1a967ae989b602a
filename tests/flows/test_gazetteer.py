"""The user's list of actors: what it may hold, and every mistake told with file, row, column and fix."""

from datetime import date
from pathlib import Path

import pytest

from flows import gazetteer
from flows.config_words import Mistake
from flows.configuration import ConfigurationError, read
from tasks.model import Listed

HEAD = "name,kind,role,acts_for,aliases,valid_from,valid_to"


def listed(*rows: str, head: str = HEAD) -> tuple[tuple[Listed, ...], list[str]]:
    """The rows, and what is wrong with them."""
    wrong: list[Mistake] = []
    found = gazetteer.read(Path("desk/actors.csv"), "\n".join((head, *rows)).encode(), wrong)
    return found, [str(m) for m in wrong]


def test_a_row_is_an_actor_with_its_days() -> None:
    rows, wrong = listed("Anna Borg,person,Trade Minister,Malta,Borg; A. Borg ;,2026-01-01,2026-12-31", "", "EU,body")
    assert wrong == []
    assert rows[0] == Listed(
        file="actors.csv",
        row=2,
        name="Anna Borg",
        kind="person",
        role="Trade Minister",
        acts_for="Malta",
        aliases=("Borg", "A. Borg"),
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
    )
    assert (rows[1].row, rows[1].name, rows[1].kind) == (4, "EU", "body")


def test_names_are_read_in_composed_letters_and_kinds_in_any_case() -> None:
    rows, wrong = listed("Jose\u0301  Nu\u0301n\u0303ez,Person", "\u738b\u6bc5,PERSON", "\ufb01ona Flint,person")
    assert wrong == []
    assert [r.name for r in rows] == ["José Núñez", "王毅", "fiona Flint"]


def test_columns_stand_in_any_order_and_a_spreadsheet_may_mark_its_file() -> None:
    wrong: list[Mistake] = []
    data = '\ufeffKind,Role,Name\nperson,"Minister of Trade, Malta",Anna Borg\n'.encode()
    (row,) = gazetteer.read(Path("a.csv"), data, wrong)
    assert (row.name, row.role, wrong) == ("Anna Borg", "Minister of Trade, Malta", [])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",person", "row 2, column name: is empty; give the name as the press prints it"),
        ("Anna Borg,persona", 'row 2, column kind: "persona" is not one of person, body, state'),
        (
            "Anna Borg,person,,,,2026-02-30,",
            'row 2, column valid_from: "2026-02-30" is not a day; write it as YYYY-MM-DD',
        ),
        ("Anna Borg,person,,,,1 May 2026,", 'row 2, column valid_from: "1 May 2026" is not a day'),
        ("Anna Borg,person,,,,2026-02-03,2026-02-02", "row 2, column valid_to:"),
        ("Anna Borg,person,,,B", 'row 2, column aliases: has "B", which could be anybody'),
        ("12345,person", 'row 2, column name: "12345" is no text; write it in letters'),
        ("Anna Borg,person,,,,,,more", "row 2 has 8 cells, the headings are 7; put a cell with commas in quotes"),
        ("Anna Borg,person,,,\nANNA BORG,person", '"anna borg" stands in row 2 for the same days; give valid_from'),
        ("Anna Borg,person,,,Borg\nErik Borg,person,,,Borg", 'row 3, column aliases: "borg" stands in row 2'),
        (f"{'Anna ' * 60},person", "is longer than 200 letters; shorten it"),
    ],
)
def test_a_mistake_names_file_row_column_and_fix(row: str, told: str) -> None:
    rows, wrong = listed(row)
    assert rows == ()
    assert any(told in line for line in wrong), wrong
    assert all(line.startswith("desk/actors.csv:") for line in wrong)


def test_two_rows_of_one_name_for_other_days_are_two_offices() -> None:
    rows, wrong = listed("Anna Borg,person,Envoy,,,,2026-02-02", "Anna Borg,person,Minister,,,2026-02-03,")
    assert (len(rows), wrong) == (2, [])


def test_a_cell_that_is_never_closed_is_told_with_its_line() -> None:
    wrong: list[Mistake] = []
    assert gazetteer.read(Path("actors.csv"), b'name,kind\nOle Brandt,person\n"Anna,person\n', wrong) == ()
    assert [(m.line, "double quotes" in m.text) for m in wrong] == [(3, True)]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty; its first row has the headings name,kind"),
        (b"name;kind\nAnna Borg;person\n", "save it with commas"),
        (b"name,role\nAnna Borg,Envoy\n", "column kind is missing"),
        (b"name,kind,rolle\n", 'column "rolle" is not known; did you mean "role"?'),
        (b"name,kind,name\n", "has a column twice"),
        (b'name,kind\n"Anna,person\n', "is no CSV"),
        ("name,kind\nJosé,person\n".encode("latin-1"), 'is not UTF-8; save it as "CSV UTF-8"'),
        (b"name,kind\n" + b"x" * gazetteer.LARGEST, "is larger than 2 MB"),
    ],
    ids=["empty", "semicolons", "no kind", "strange column", "twice", "torn", "latin", "large"],
)
def test_a_file_that_is_no_list_is_told_with_the_fix(data: bytes, told: str) -> None:
    wrong: list[Mistake] = []
    assert gazetteer.read(Path("a.csv"), data, wrong) == ()
    assert any(told in str(m) for m in wrong), [str(m) for m in wrong]


def test_the_settings_hold_the_list_and_the_order_its_digest(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text(f"{HEAD}\nAnna Borg,person,Envoy\n", encoding="utf-8")
    held = read(tmp_path / "daybrief.toml", b'[actors]\ngazetteer = "actors.csv"\n', {})
    assert [r.name for r in held.actors] == ["Anna Borg"]
    assert len(held.briefing().gazetteer) == 64
    without = read(tmp_path / "daybrief.toml", b"", {})
    assert (without.actors, without.briefing().gazetteer) == ((), "")


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[actors]\ngazetteer = "nowhere.csv"', "is no file that exists"),
        ("[actors]\ngazetteer = 3", "[actors] gazetteer 3 is not text; put it in quotes"),
        ('[actors]\ngazeteer = "actors.csv"', '"gazeteer" is not known; did you mean "gazetteer"?'),
        ('[actors]\ngazetteer = "bad.csv"', "bad.csv:2: row 2, column kind"),
    ],
)
def test_a_mistake_in_the_settings_stands_with_all_others(tmp_path: Path, toml: str, told: str) -> None:
    (tmp_path / "bad.csv").write_text(f"{HEAD}\nAnna Borg,people\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read(tmp_path / "daybrief.toml", toml.encode(), {})
    assert told in str(caught.value)
