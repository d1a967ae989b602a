"""A TOML file together with the line that each of its values stands on, so that a mistake can be pointed at."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Place = tuple[str | int, ...]  # ("sources", 0, "kind"): kind of the first [[sources]]

TOKEN = re.compile(
    r'(?P<text>"""(?:\\.|[^\\])*?""""{0,2}|\'\'\'.*?\'\'\'\'{0,2}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<blank>[ \t\r]+|\#[^\n]*)"
    r"|(?P<end>\n)"
    r"|(?P<mark>[\[\]{},=.])"
    r"|(?P<word>[^\s\[\]{},=.#\"']+)",
    re.DOTALL,
)
# What tomllib says, and what a person can do about it.
FIXES = (
    ("Unterminated string", "expected is a closing quote"),
    ("Unclosed array", "expected is a comma or ] to close the list"),
    ("Unclosed inline table", "expected is a comma or } to close the table, on one line"),
    ("Cannot overwrite", "it is given twice; keep one"),
    ("at end of document", "the file ends too early: a value, a quote or a bracket is missing"),
    ("Invalid value", "expected is a value: put text in quotes, write true or false in small letters"),
    ("Expected '=' after a key", "expected is key = value"),
    ("Expected newline", "expected is one key = value a line, with text in quotes"),
    ("Expected ']]'", "expected is ]] at the end of the heading"),
    ("Expected ']'", "expected is ] at the end of the heading"),
    ('Expected "\'"', "expected is a closing quote"),
    ("Illegal character", "expected is a closing quote on the same line"),
    ("Unescaped '\\'", "write \\\\ for a backslash, or put the text in 'single quotes'"),
    ("twice", "it is given twice; write [[…]] where a heading stands more than once"),
    ("Cannot mutate", "it was given before in another form; keep one of both"),
    ("Duplicate inline", "it is given twice; keep one"),
    ("Invalid date", "that day or hour does not exist"),
    ("Invalid statement", "expected is key = value or a [[heading]]"),
    ("Invalid initial character", "expected is the name of a key"),
)
AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class TomlError(ValueError):
    """A file that is no TOML; ``line`` is where, ``fix`` what was expected there."""

    def __init__(self, line: int, fix: str) -> None:
        super().__init__(f"line {line}: {fix}")
        self.line = line
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds; ``name`` as the user wrote it."""

    name: str
    path: Path  # absolute
    data: dict[str, Any]
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Line of ``place``, or of the nearest thing around it."""
        return next((self.lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in self.lines), 1)


def parse(text: str) -> tuple[dict[str, Any], dict[Place, int]]:
    """Values of ``text`` and their lines, from 1; raises ``TomlError``."""
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _explained(text, str(error)) from None
    except RecursionError:
        raise TomlError(1, "lists or tables stand too deep in one another") from None
    return data, _Reader(text).lines


def _explained(text: str, said: str) -> TomlError:
    found = AT.search(said)
    rows = text.splitlines() or [""]
    line = int(found.group(1)) if found and found.group(1) else len(rows)
    fix = next((fix for sign, fix in FIXES if sign in said), AT.sub("", said))
    row = rows[min(line, len(rows)) - 1].strip()
    return TomlError(line, f"{fix}: {row[:60]}" if row else fix)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


class _Reader:
    """Walks through a text that tomllib has accepted and notes where things stand."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {}
        self._tables: dict[Place, int] = {}  # [[…]] met so far
        self._left = list(_tokens(text))[::-1]
        self._table: Place = ()
        while self._left:
            self._statement()

    def _statement(self) -> None:
        if self._is("end"):
            self._take()
        elif self._is("mark", "["):
            self._heading()
        else:
            self._pair(self._table)

    def _heading(self) -> None:
        line, depth = self._left[-1].line, 0
        while self._is("mark", "["):
            self._take()
            depth += 1
        *around, last = self._key()
        for _ in range(depth):
            self._take()
        place = (*self._inside(around, line), last)
        self.lines.setdefault(place, line)
        if depth == 2:
            number = self._tables[place] = self._tables.get(place, -1) + 1
            place = (*place, number)
            self.lines[place] = line
        self._table = place

    def _inside(self, parts: list[str], line: int) -> Place:
        """Path of a heading's outer parts; where one stands for several tables, the last of them is meant."""
        place: Place = ()
        for part in parts:
            place = (*place, part)
            self.lines.setdefault(place, line)
            place = (*place, self._tables[place]) if place in self._tables else place
        return place

    def _pair(self, table: Place) -> None:
        line, place = self._left[-1].line, table
        for part in self._key():
            place = (*place, part)
            self.lines.setdefault(place, line)
        self._take()  # =
        self._value(place)

    def _key(self) -> list[str]:
        parts = [self._name()]
        while self._is("mark", "."):
            self._take()
            parts.append(self._name())
        return parts

    def _name(self) -> str:
        token = self._take()
        return str(tomllib.loads(f"name = {token.text}")["name"]) if token.kind == "text" else token.text

    def _value(self, place: Place) -> None:
        if self._is("mark", "["):
            self._list(place)
        elif self._is("mark", "{"):
            self._inline(place)
        else:
            while self._left and not self._is("end") and self._left[-1].text not in {",", "]", "}"}:
                self._take()

    def _list(self, place: Place) -> None:
        self._take()
        number = 0
        while not self._is("mark", "]"):
            if self._is("end") or self._is("mark", ","):
                self._take()
                continue
            self.lines[*place, number] = self._left[-1].line
            self._value((*place, number))
            number += 1
        self._take()

    def _inline(self, place: Place) -> None:
        self._take()
        while not self._is("mark", "}"):
            if self._is("end") or self._is("mark", ","):
                self._take()
            else:
                self._pair(place)
        self._take()

    def _is(self, kind: str, text: str = "") -> bool:
        return bool(self._left) and self._left[-1].kind == kind and (not text or self._left[-1].text == text)

    def _take(self) -> _Token:
        return self._left.pop()


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for found in TOKEN.finditer(text):
        if found.lastgroup and found.lastgroup != "blank":
            yield _Token(found.lastgroup, found.group(), line)
        line += found.group().count("\n")
