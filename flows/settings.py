"""Settings from the environment: one frozen object, and all mistakes in it at once."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flows.request import check_name, check_zone
from tasks.errors import UsageError

PREFIX = "DAYBRIEF_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults for what a command does not say."""

    paths: str = "samples"  # DAYBRIEF_PATHS, separated by ":"
    out: str = "output"
    zone: str = "UTC"
    title: str = "Policy briefing note"
    name: str = "manual"


CHECKS: dict[str, Callable[[str], str]] = {"zone": check_zone, "name": check_name}


def load(environ: Mapping[str, str]) -> Settings:
    """Settings of ``environ``; raises ``UsageError`` that names every mistake."""
    found = mistakes(environ)
    if found:
        raise UsageError("environment", "; ".join(found))
    return Settings(**{field: environ[_variable(field)] for field in _fields() if environ.get(_variable(field))})


def mistakes(environ: Mapping[str, str]) -> tuple[str, ...]:
    """What is wrong with the DAYBRIEF_ variables of ``environ``, a sentence each."""
    known = {_variable(field) for field in _fields()}
    found = [
        f"{name} is not known; known are {', '.join(sorted(known))}"
        for name in sorted(environ)
        if name.startswith(PREFIX) and name not in known
    ]
    for field, check in CHECKS.items():
        try:
            check(environ.get(_variable(field)) or getattr(Settings(), field))
        except UsageError as error:
            found.append(f"{_variable(field)}: {error.message}")
    return tuple(found)


def _fields() -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(Settings))


def _variable(field: str) -> str:
    return f"{PREFIX}{field.upper()}"
