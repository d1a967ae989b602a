"""The user's own list of actors: a CSV whose every mistake is told with file, row, column and fix."""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import get_args

from flows import config_values as values
from flows.config_words import Mistake
from flows.toml_lines import Document
from tasks.model import Listed
from tasks.model.memory import Kind
from tasks.text import fold

COLUMNS = ("name", "kind", "role", "acts_for", "aliases", "valid_from", "valid_to")
NEEDED = ("name", "kind")
KINDS: tuple[str, ...] = get_args(Kind)
LARGEST = 2_000_000  # bytes
MOST_ROWS = 5_000
LONGEST = 200  # letters of a cell, but for the aliases
SHOWN = 40
Row = tuple[int, dict[str, str]]  # as a spreadsheet counts, and its cells by column


def of(file: Document, wrong: list[Mistake]) -> tuple[tuple[Listed, ...], str]:
    """The rows of the list that ``[actors] gazetteer`` of daybrief.toml names, and the list's sha256."""
    table = file.data.get("actors")
    name = table.get("gazetteer") if isinstance(table, dict) else None
    if not isinstance(name, str):
        return (), ""
    try:
        path = values.folder(name, file.path.parent)
        if not path.is_file():
            return (), ""  # the form tells of it
        data = path.read_bytes()
    except ValueError:
        return (), ""
    except OSError as error:
        wrong.append(Mistake(name, 0, f"cannot be read: {error.strerror}; mend its permissions"))
        return (), ""
    rows = read(path, data, wrong)
    return rows, hashlib.sha256(data).hexdigest()


def read(path: Path, data: bytes, wrong: list[Mistake]) -> tuple[Listed, ...]:
    """The rows of ``data``, the content of ``path``; what is wrong with it is added to ``wrong``."""
    found: list[Mistake] = []
    rows = tuple(listed for row in _rows(str(path), data, found) if (listed := _listed(path, row, found)))
    found += _doubles(path, rows)
    wrong += found
    return rows if not found else ()


def _rows(name: str, data: bytes, wrong: list[Mistake]) -> list[Row]:
    if len(data) > LARGEST:
        wrong.append(
            Mistake(name, 0, f"is larger than {LARGEST // 1_000_000} MB; leave out who your press never names")
        )
        return []
    try:
        text = data.decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        lines = list(reader)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong.append(Mistake(name, line, 'is not UTF-8; save it as "CSV UTF-8"'))
        return []
    except csv.Error as error:
        wrong.append(
            Mistake(
                name, reader.line_num, f"is no CSV ({error}); put cells that hold commas or quotes in double quotes"
            )
        )
        return []
    head = [_clean(cell).casefold() for cell in lines[0]] if lines else []
    faults = list(_heading(head))
    if len(lines) > MOST_ROWS:
        faults.append(f"has more than {MOST_ROWS} rows; leave out who your press never names")
    wrong += [Mistake(name, 1, fault) for fault in faults]
    if faults:
        return []
    return _cells(name, head, lines[1:], wrong)


def _cells(name: str, head: list[str], lines: Iterable[list[str]], wrong: list[Mistake]) -> list[Row]:
    out = []
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(head) and any(cell.strip() for cell in cells[len(head) :]):
            told = (
                f"row {number} has {len(cells)} cells, the headings are {len(head)}; put a cell with commas in quotes"
            )
            wrong.append(Mistake(name, number, told))
            continue
        padded = [*cells, *("",) * (len(head) - len(cells))]
        out.append((number, {key: _clean(cell) for key, cell in zip(head, padded, strict=False)}))
    return out


def _heading(head: Sequence[str]) -> Iterator[str]:
    if not any(head):
        yield f"is empty; its first row has the headings {','.join(COLUMNS)}"
    elif len(head) == 1 and (";" in head[0] or "\t" in head[0]):
        yield "has its cells apart by semicolons or tabs; save it with commas (semicolons part the aliases)"
    else:
        for column in sorted(set(head) - set(COLUMNS)):
            yield f'column "{column[:SHOWN]}" is not known{values.near(column, COLUMNS)}'
        for column in NEEDED:
            if column not in head:
                yield f"column {column} is missing; give the headings {','.join(COLUMNS)}"
        if len(set(head)) < len(head):
            yield "has a column twice; keep one"


def _clean(cell: str) -> str:
    """One line in composed letters."""
    return " ".join(unicodedata.normalize("NFKC", cell).split())


def _listed(path: Path, row: Row, wrong: list[Mistake]) -> Listed | None:
    number, cells = row
    faults: list[tuple[str, str]] = [*_worded(cells)]
    kind = cells["kind"].casefold()
    if kind not in KINDS:
        faults.append(("kind", f"is not one of {', '.join(KINDS)}"))
    days = {column: _day(cells.get(column, ""), column, faults) for column in ("valid_from", "valid_to")}
    if days["valid_from"] and days["valid_to"] and days["valid_to"] < days["valid_from"]:
        faults.append(("valid_to", "lies before valid_from; change one of them"))
    wrong += [_mistake(path, number, column, cells.get(column, ""), fault) for column, fault in faults]
    if faults:
        return None
    aliases = (alias.strip() for alias in cells.get("aliases", "").split(";"))
    return Listed(
        file=path.name,
        row=number,
        name=cells["name"],
        kind=next(k for k in get_args(Kind) if k == kind),
        role=cells.get("role", ""),
        acts_for=cells.get("acts_for", ""),
        aliases=tuple(dict.fromkeys(a for a in aliases if a and a != cells["name"])),
        **days,
    )


def _worded(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Cells that no text could have: empty, endless, without letters, with control characters."""
    for column in ("name", "role", "acts_for"):
        cell = cells.get(column, "")
        if column == "name" and not cell:
            yield column, "is empty; give the name as the press prints it"
        elif cell and (not cell.isprintable() or not re.search(r"[^\W\d_]", cell)):
            yield column, "is no text; write it in letters"
        elif len(cell) > LONGEST:
            yield column, f"is longer than {LONGEST} letters; shorten it"
    for alias in (a.strip() for a in cells.get("aliases", "").split(";")):
        if alias and (not alias.isprintable() or len(re.findall(r"[^\W\d_]", alias)) < 2 or len(alias) > LONGEST):
            yield "aliases", f'has "{alias[:SHOWN]}", which could be anybody; write names, with ; between them'


def _day(cell: str, column: str, faults: list[tuple[str, str]]) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        faults.append((column, "is not a day; write it as YYYY-MM-DD"))
        return None


def _mistake(path: Path, row: int, column: str, cell: str, fault: str) -> Mistake:
    shown = "" if column == "aliases" or not cell else f' "{cell[:SHOWN]}"'
    return Mistake(str(path), row, f"row {row}, column {column}:{shown} {fault}")


def _doubles(path: Path, rows: Iterable[Listed]) -> Iterator[Mistake]:
    """A name or an alias that two rows have on the same days: nobody could tell whose it is."""
    seen: dict[str, list[Listed]] = {}
    for row in rows:
        for name in dict.fromkeys((fold(row.name), *map(fold, row.aliases))):
            other = next((o for o in seen.get(name, ()) if _together(o, row)), None)
            if other:
                column = "name" if name == fold(row.name) else "aliases"
                told = f'"{name[:SHOWN]}" stands in row {other.row} for the same days; give valid_from and valid_to'
                yield Mistake(str(path), row.row, f"row {row.row}, column {column}: {told}, or keep one")
            seen.setdefault(name, []).append(row)


def _together(left: Listed, right: Listed) -> bool:
    low = max(left.valid_from or date.min, right.valid_from or date.min)
    return low <= min(left.valid_to or date.max, right.valid_to or date.max)
