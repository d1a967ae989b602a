"""Every value of a TOML file is found on the line where a person sees it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.toml_lines import Document, Place, TomlError, parse

TEXT = '''# first
output = "x" # [y]
a.b = 1.5
"q.k" = """
multi "quoted" ] ""\\"
"""
list = [ # c
  "a, ]",
  'b # no comment',
  { x = 1, y = [1,
   2] },
]
day = 2026-01-01 05:30:00.5
[[sources]]
key = "a"

[[sources]]
key = "b"
  [sources.sub]
  z = """a"""""
  [[sources.deep]]
  w = 1
  [[sources.deep]]
  w = 2
[table."x.y"]
k = \'\'\'
[[no]]
\'\'\'
last = true'''
LINES = {
    ("output",): 2,
    ("a", "b"): 3,
    ("q.k",): 4,
    ("list",): 7,
    ("list", 0): 8,
    ("list", 1): 9,
    ("list", 2, "y", 1): 11,
    ("day",): 13,
    ("sources", 0): 14,
    ("sources", 0, "key"): 15,
    ("sources", 1): 17,
    ("sources", 1, "key"): 18,
    ("sources", 1, "sub", "z"): 20,
    ("sources", 1, "deep", 0, "w"): 22,
    ("sources", 1, "deep", 1, "w"): 24,
    ("table", "x.y", "k"): 26,
    ("table", "x.y", "last"): 29,
}


def places(value: Any, here: Place = ()) -> list[Place]:
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [here, *(place for key, part in inner for place in places(part, (*here, key)))]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_value_is_found_on_its_line(end: str) -> None:
    data, lines = parse(TEXT.replace("\n", end))
    assert {place: lines[place] for place in LINES} == LINES
    assert set(places(data)) - {()} <= set(lines), "nothing is without a line"


def test_what_is_missing_is_told_at_the_heading_it_is_missing_under() -> None:
    data, lines = parse('\n[[sources]]\nkey = "a"\n')
    document = Document("d.toml", Path("/d.toml"), data, lines)
    assert document.line(("sources", 0, "at")) == 2
    assert document.line(("zone",)) == 1


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
scalars = st.one_of(st.integers(-9, 9), st.booleans(), words)


def toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ",\n".join(toml(item) for item in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value).lower()


@given(
    st.lists(st.dictionaries(st.sampled_from("abcdef"), st.one_of(scalars, st.lists(scalars, max_size=3))), max_size=4)
)
def test_no_text_moves_a_line(tables: list[dict[str, Any]]) -> None:
    rows, expected = [], {}
    for number, table in enumerate(tables):
        rows.append("[[t]]")
        for key, value in table.items():
            expected["t", number, key] = len("\n".join(rows).split("\n")) + 1
            rows.append(f"{key} = {toml(value)}")
    data, lines = parse("\n".join(rows))
    assert data == ({"t": tables} if tables else {})
    assert {place: lines[place] for place in expected} == expected


def test_what_tomllib_does_not_explain_is_passed_on() -> None:
    with pytest.raises(TomlError) as told:
        parse('a = "x"\nb = "\\u12"\n')
    assert told.value.line == 2
