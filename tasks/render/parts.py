"""From a block of lines to what its form prints: paragraphs, points, quotations, a table, readings side by side."""

import re
from collections.abc import Mapping
from typing import Literal

from tasks.model import Block, Filled, Line, Slot
from tasks.render.cite import Citations
from tasks.render.display import shown
from tasks.render.page import Cell, Link, Matter, Part, Table, Text

NOTHING = "–"  # in a cell that the sources leave empty
DATES = ("Date", "What", "Basis")
PEOPLE = ("Who", "Role and side", "Part")
CAPTIONS = {"dates": "Each date with what it rests on", "people": "People as the sources name them"}


def part(block: Block, cites: Citations, stories: Mapping[str, Link] | None = None) -> Part:
    """``block`` as printed; ``stories`` names the story a date belongs to, where there are several."""
    filled = tuple(line for line in block.lines if isinstance(line, Filled))
    rest = tuple(line for line in block.lines if not isinstance(line, Filled))
    key, heading = slug(block.key), shown(block.heading)
    if block.form == "readings":
        told = tuple(m for m in (_matter(line, cites) for line in filled) if m.sides)
        loose = tuple(line for line in filled if not _readings(line))
        return Part(key, heading, "readings", _texts(loose + rest, cites), matters=told)
    if block.form in {"dates", "people", "table"}:
        table = _table(block, filled, cites, stories or {})
        return Part(key, heading, "table", _texts(rest, cites), table=table)
    form: Literal["prose", "points", "quotes"] = (
        "points" if block.form == "points" else "quotes" if block.form == "quotes" else "prose"
    )
    return Part(key, heading, form, _texts(block.lines, cites))


def slug(key: str) -> str:
    """``key`` as a name of a class or an anchor."""
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")[:40] or "part"


def _texts(lines: tuple[Line, ...], cites: Citations) -> tuple[Text, ...]:
    return tuple(cites.text(line) for line in lines)


def _table(block: Block, lines: tuple[Filled, ...], cites: Citations, stories: Mapping[str, Link]) -> Table | None:
    if not lines:
        return None
    if block.form == "dates":
        rows = tuple(_date(line, cites, stories) for line in lines)
        return Table(CAPTIONS["dates"], DATES, rows, "dates")
    if block.form == "people":
        width = len(PEOPLE) - (not any(line.slot("part").value for line in lines))
        rows = tuple(_person(line, cites, width) for line in lines)
        return Table(CAPTIONS["people"], PEOPLE[:width], rows, "people")
    columns = block.columns or tuple(s.name.replace("-", " ").capitalize() for s in lines[0].slots)
    rows = tuple(_row(tuple(s.value for s in line.slots)[: len(columns)], line, cites, len(columns)) for line in lines)
    return Table(shown(block.heading), tuple(shown(c) for c in columns), rows, "plain")


def _row(values: tuple[str, ...], line: Filled, cites: Citations, width: int) -> tuple[Cell, ...]:
    """The values as cells, padded; the marks of the whole line stand in the last."""
    padded = [shown(v) or NOTHING for v in (*values, *("",) * (width - len(values)))]
    plain = tuple(Cell(Text(v)) for v in padded[:-1])
    return (*plain, Cell(cites.cite(padded[-1], line.evidence)))


def _date(line: Filled, cites: Citations, stories: Mapping[str, Link]) -> tuple[Cell, ...]:
    when, what, basis = _row(tuple(line.slot(name).value for name in ("when", "what", "basis")), line, cites, 3)
    told = line.slot("story").value
    return (when, Cell(what.text, stories.get(told)), basis)


def _person(line: Filled, cites: Citations, width: int) -> tuple[Cell, ...]:
    name, side, deed = (line.slot(n).value for n in ("name", "for", "part"))
    role = "; ".join(s.value for s in line.slots if s.name.split("-")[0] == "role")
    both = role if not side or side.casefold() in role.casefold() else f"{role}, {side}" if role else side
    was, told, listed = (line.slot(n).value for n in ("was", "told", "listed"))
    then = f"{both}; was {was} in the note of {told}" if was else f"{both} ({listed})" if listed else both
    return _row((name, then, deed)[:width], line, cites, width)


def _readings(line: Filled) -> tuple[Slot, ...]:
    return tuple(s for s in line.slots if s.name.startswith("reading") and s.value)


def _matter(line: Filled, cites: Citations) -> Matter:
    matter = line.slot("matter")
    sides = tuple(cites.cite(shown(s.value), s.evidence) for s in _readings(line))
    return Matter(Text(shown(matter.value)), sides, shown(line.slot("advice").value))
