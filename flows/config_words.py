"""What is wrong with a table of the settings, said in our words instead of those of the library that found it."""

import json
import typing
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from flows.config_form import (
    ActorsForm,
    BriefingForm,
    FileForm,
    NotifyForm,
    PrefectForm,
    RoomForm,
    SourceForm,
    TopicForm,
)
from flows.config_values import near
from flows.toml_lines import Document, Place

WORDS = {
    "string_type": "is not text; put it in quotes",
    "int_type": "is not a whole number; write it without quotes",
    "int_from_float": "is not a whole number",
    "float_type": "is not a number; write it without quotes",
    "finite_number": "is not a number",
    "bool_type": "is neither true nor false; write it without quotes",
    "list_type": 'is not a list; write it in brackets, as ["one", "two"]',
    "greater_than": "is too small; it is more than {gt:g}",
    "greater_than_equal": "is too small; it is at least {ge}",
    "less_than_equal": "is too large; it is at most {le}",
}
NEEDED = {
    "key": "a short name in lower-case letters",
    "kind": "one of feed, page, sitemap, list, folder, mailbox, warc",
    "at": "an http(s) address or a path",
    "name": "a name",
}
TABLES: dict[str, type[BaseModel]] = {"briefings": BriefingForm, "sources": SourceForm, "topics": TopicForm}
SINGLE: dict[str, type[BaseModel]] = {
    "room": RoomForm,
    "prefect": PrefectForm,
    "notify": NotifyForm,
    "actors": ActorsForm,
}
SHOWN = 60  # letters of a value


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is wrong and where; ``file`` is empty for what the environment sets."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}" if self.file else self.text


def mistake(document: Document, place: Place, text: str) -> Mistake:
    """``text`` about what stands at ``place``, under the heading that it belongs to."""
    return Mistake(document.name, document.line(place), f"{_heading(document.data, place)}{text}")


def told(error: ValidationError, document: Document, form: type[BaseModel]) -> tuple[Mistake, ...]:
    """Every fault that a form found in ``document``."""
    return tuple(mistake(document, _place(fault), _text(fault, form)) for fault in error.errors())


def _heading(data: dict[str, Any], place: Place) -> str:
    if len(place) > 1 and place[0] in SINGLE:
        return f"[{place[0]}] "
    if len(place) < 2 or place[0] not in TABLES or not isinstance(place[1], int):
        return ""
    table = data[str(place[0])][place[1]]
    if not isinstance(table, dict):
        return ""
    named = table.get("key", table.get("name"))
    return f"[[{place[0]}]] {named if isinstance(named, str) and named else f'number {place[1] + 1}'}: "


def _place(fault: ErrorDetails) -> Place:
    return fault["loc"]


def _text(fault: ErrorDetails, form: type[BaseModel]) -> str:
    place, kind = _place(fault), fault["type"]
    key = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
    if kind == "model_type" and key in SINGLE:
        return f"{key} is no table; write it once under a heading [{key}]"
    if kind == "model_type" or (kind == "list_type" and len(place) == 1 and key in TABLES):
        return f"{key} is no list of tables; write each under a heading [[{key}]]"
    if kind == "extra_forbidden":
        return f'"{key}" is not known{_elsewhere(key, form, place) or near(key, _form(form, place).model_fields)}'
    if kind == "missing":
        return f"{key} is missing; give {NEEDED.get(key, 'it')}"
    shown = f"{key} {_shown(fault['input'])}"
    if kind == "literal_error":
        known = typing.get_args(_form(form, place).model_fields[key].annotation)
        guess = near(str(fault["input"]), known) if isinstance(fault["input"], str) else ""
        return f"{shown} is not one of {', '.join(known)}{guess if 'mean' in guess else ''}"
    context = fault.get("ctx", {})
    reason = str(context["error"]) if kind == "value_error" else WORDS.get(kind, fault["msg"]).format(**context)
    return f"{shown} {reason}"


def _form(form: type[BaseModel], place: Place) -> type[BaseModel]:
    """The form of the table that ``place`` stands in."""
    for part in place[:-1]:
        if isinstance(part, str):
            said = form.model_fields[part].annotation
            inner = (said, *typing.get_args(said))
            form = next((i for i in inner if isinstance(i, type) and issubclass(i, BaseModel)), form)
    return form


def _elsewhere(key: str, form: type[BaseModel], place: Place) -> str:
    """Where a key belongs that stands in the wrong table; a heading takes all that follows it."""
    if key in FileForm.model_fields and form is not FileForm:
        return " here; it belongs in daybrief.toml"
    if key in FileForm.model_fields and key not in TABLES:
        return " under a heading; write it at the top, before the first [[…]]"
    homes = [f"[[{table}]]" for table, home in TABLES.items() if key in home.model_fields and place[0] != table]
    homes += [f"[{table}]" for table, home in SINGLE.items() if key in home.model_fields and place[0] != table]
    return f" here; it belongs under {' or '.join(homes)}" if homes else ""


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
