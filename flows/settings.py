"""Settings from the environment: one frozen object, and all mistakes in it at once."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flows import config_values as values
from flows.request import check_name, check_zone
from tasks.errors import UsageError

PREFIX = "DAYBRIEF_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults for what a command does not say. Empty: what daybrief.toml says, or its default."""

    out: str = "output"
    zone: str = "UTC"
    title: str = "Policy briefing note"
    name: str = "manual"
    config: str = "daybrief.toml"
    archive: str = ""
    contact: str = ""
    allow_hosts: str = ""  # separated by commas


def hosts(given: str) -> tuple[str, ...]:
    """The hosts of DAYBRIEF_ALLOW_HOSTS; raises ``ValueError`` for one that is none."""
    return tuple(dict.fromkeys(values.host(host.strip()) for host in given.split(",") if host.strip()))


CHECKS: dict[str, Callable[[str], object]] = {
    "zone": check_zone,
    "name": check_name,
    "archive": lambda given: values.archive(given, Path.cwd()),
    "contact": values.contact,
    "allow_hosts": hosts,
}


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
        found += _fault(_variable(field), environ.get(_variable(field), ""), check)
    return tuple(found)


def _fault(variable: str, given: str, check: Callable[[str], object]) -> list[str]:
    try:
        if given:
            check(given)
    except UsageError as error:
        return [f"{variable}: {error.message}"]
    except ValueError as error:
        return [f'{variable}: "{given}" {error}']
    return []


def _fields() -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(Settings))


def _variable(field: str) -> str:
    return f"{PREFIX}{field.upper()}"
