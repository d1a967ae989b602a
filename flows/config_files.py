"""The files that settings are read from; a fault in them is kept, not raised, so that all can be told at once."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from flows import config_values as values
from flows.config_checks import single, texts
from flows.config_form import BESIDE, TopicForm, TopicsForm
from flows.config_words import Mistake, mistake, told
from flows.toml_lines import Document, TomlError, parse

F = TypeVar("F", bound=BaseModel)


def document(name: str, path: Path, data: bytes, wrong: list[Mistake]) -> Document:
    """What ``data`` holds; empty where it is no TOML."""
    try:
        found, lines = parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong.append(Mistake(name, line, "is not UTF-8; save the file as UTF-8"))
    except TomlError as error:
        wrong.append(Mistake(name, error.line, error.fix))
    else:
        return Document(name, path, found, lines)
    return Document(name, path, {}, {})


def checked(form: type[F], file: Document, wrong: list[Mistake]) -> F | None:
    """``file`` as ``form``; ``None`` where it has faults."""
    try:
        return form.model_validate(file.data, context={BESIDE: file.path.parent})
    except ValidationError as error:
        wrong += told(error, file, form)
        return None


def topic_files(file: Document, wrong: list[Mistake]) -> tuple[Document, ...]:
    """The files that ``topics_file`` names."""
    found = []
    for number, name in texts(file.data, "topics_file"):
        try:
            path = values.folder(name, file.path.parent)
            found.append(document(name, path, path.read_bytes(), wrong))
        except ValueError:
            continue  # the form tells of it
        except OSError as error:
            told = f'topics_file "{name}" cannot be read: {error.strerror}'
            wrong.append(mistake(file, ("topics_file", number), told))
    return tuple(found)


def topics_of(file: Document, wrong: list[Mistake]) -> list[TopicForm]:
    """The topics of a file of topics: [[topics]], or one that the file is."""
    if single(file):
        alone = checked(TopicForm, file, wrong)
        return [alone] if alone else []
    several = checked(TopicsForm, file, wrong)
    return several.topics if several else []
