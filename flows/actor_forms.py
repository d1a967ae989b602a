"""Actors as they leave the house: a table for the eye, CSV, JSON, and entities that FollowTheMoney tools read."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from flows.actor_cards import Card, Passage, Value
from tasks.compare import officewords
from tasks.extract.actors.lexicon import states
from tasks.model import KnownActor
from tasks.render.display import short, shown
from tasks.text import fold

FORMAT = 1  # of the JSON
COLUMNS = ("name", "kind", "role", "acts_for", "aliases", "first", "last", "editions", "id")
WIDTHS = {"name": 32, "role": 40, "acts_for": 24}
# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
PREFIX = "daybrief-"  # of the ids, so that they meet no others


def table(cards: Iterable[Card]) -> str:
    """A line for each actor, the last seen first."""
    head = ("name", "kind", "role", "for", "first", "last", "editions", "id")
    rows = [head, *(_cells(card) for card in cards)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines)


def _cells(card: Card) -> tuple[str, ...]:
    known = card.known
    name, role, side = (
        short(shown(text), WIDTHS[key])
        for key, text in (("name", known.name), ("role", card.role), ("acts_for", card.side))
    )
    return (name, known.kind, role, side, str(known.first), str(known.last), str(len(known.editions)), known.id)


def card(one: Card) -> str:
    """All that is known of one actor, with the passages that say so."""
    known = one.known
    lines = [f"{shown(known.name)} ({known.kind}, {known.id})"]
    if one.aliases:
        lines.append(f"also: {shown('; '.join(one.aliases))}")
    if one.listed:
        row = one.listed
        said = ", ".join(shown(part) for part in (row.role, row.acts_for) if part) or "no role"
        lines.append(f"the user's list, row {row.row} of {shown(row.file)}: {said}")
    for heading, values in (("roles", one.roles), ("for", one.acts_for)):
        lines += [f"{heading}:"] if values else []
        for value in values:
            lines.append(f"  {shown(value.value)} ({_time(value.first, value.last)})")
            lines += [f"    {_place(passage)}" for passage in value.passages]
    lines += ["named:", *(f"    {_place(passage)}" for passage in one.named)] if one.named else []
    lines.append(f"editions: {', '.join(map(str, known.editions))}")
    return "\n".join((*lines, ""))


def _time(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _place(passage: Passage) -> str:
    words = f"{shown(passage.around)} · " if passage.around else "(headline and link only) · "
    where = f"{passage.span.article} {passage.span.start}-{passage.span.end}"
    return f"{words}{shown(passage.source)}{f', {passage.url}' if passage.url else ''} [{where}]"


def as_csv(cards: Iterable[Card]) -> str:
    """A row for each actor; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in cards:
        known = one.known
        row = (known.name, known.kind, one.role, one.side, "; ".join(one.aliases))
        writer.writerow(
            [*map(guarded, row), str(known.first), str(known.last), str(len(known.editions)), guarded(known.id)]
        )
    return out.getvalue()


def guarded(cell: str) -> str:
    """``cell`` as plain text for a spreadsheet: on one line, and never a formula."""
    begins = cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA)
    safe = f"'{cell}" if begins else cell
    return "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in safe)


def as_json(cards: Iterable[Card]) -> str:
    """All that is known, as docs/operate.md describes it."""
    return json.dumps({"format": FORMAT, "actors": [_plain(c) for c in cards]}, ensure_ascii=False, indent=1) + "\n"


def _plain(one: Card) -> dict[str, Any]:
    known, row = one.known, one.listed
    listed = row and {"file": row.file, "row": row.row, "role": row.role, "acts_for": row.acts_for}
    return {
        "id": known.id,
        "name": known.name,
        "kind": known.kind,
        "aliases": list(one.aliases),
        "roles": [_value(v) for v in one.roles],
        "acts_for": [_value(v) for v in one.acts_for],
        "named": [_passage(p) for p in one.named],
        "first": str(known.first),
        "last": str(known.last),
        "editions": [str(day) for day in known.editions],
        "listed": listed,
    }


def _value(value: Value) -> dict[str, Any]:
    passages = [_passage(p) for p in value.passages]
    return {"value": value.value, "first": str(value.first), "last": str(value.last), "passages": passages}


def _passage(passage: Passage) -> dict[str, Any]:
    span = passage.span
    place = {"article": span.article, "start": span.start, "end": span.end}
    return {**place, "words": passage.words, "source": passage.source, "url": passage.url}


def as_ftm(cards: Iterable[Card]) -> str:
    """An entity a line."""
    return "".join(f"{json.dumps(_entity(c), ensure_ascii=False)}\n" for c in cards)


def _entity(one: Card) -> dict[str, Any]:
    known = one.known
    sides = (one.side, *(v.value for v in one.acts_for), *((known.name,) if known.kind == "state" else ()))
    roles = list(dict.fromkeys(r for r in (one.role, *(v.value for v in one.roles)) if r))
    where = (*sides, *(officewords.place(role) for role in roles))
    countries = list(dict.fromkeys(code for side in where if (code := country(side))))
    passages = (p for v in (*one.roles, *one.acts_for) for p in v.passages)
    properties = {
        "name": [known.name],
        "alias": list(one.aliases),
        "position": roles if known.kind == "person" else [],
        "country": countries,
        "summary": [summary] if (summary := _summary(one)) else [],
        "sourceUrl": list(dict.fromkeys(p.url for p in (*passages, *one.named) if p.url)),
    }
    kept = {key: values for key, values in properties.items() if values}
    return {"id": f"{PREFIX}{known.id}", "schema": _schema(known, countries), "properties": kept}


def _schema(known: KnownActor, countries: list[str]) -> str:
    if known.kind == "person":
        return "Person"
    return "PublicBody" if known.kind == "state" or countries else "Organization"


def _summary(one: Card) -> str:
    """Roles with the editions that had them."""
    return "; ".join(f"{v.value} ({_time(v.first, v.last)})" for v in one.roles)


def country(side: str) -> str:
    """The two-letter code of the state that ``side`` is; empty where it is none."""
    found = states().get(tuple(fold(side).replace(".", "").replace(",", "").split()))
    return found.code.lower() if found and found.form == "name" else ""


WRITERS: Mapping[str, Callable[[Iterable[Card]], str]] = {
    "table": lambda cards: f"{table(cards)}\n",
    "csv": as_csv,
    "json": as_json,
    "ftm": as_ftm,
}
