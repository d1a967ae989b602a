"""Whether the settings hold: every mistake with its line, the doors they open, and who can read their secrets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from flows import configuration, remote, serve, settings
from flows.configuration import Configuration, ConfigurationError
from flows.doctor_check import Check
from tasks.errors import DaybriefError


@dataclass(frozen=True, slots=True)
class Asked:
    """Which installation is looked at."""

    environ: Mapping[str, str]
    config: str | None = None  # as given, in the place of DAYBRIEF_CONFIG or ./daybrief.toml
    out: Path | None = None  # absolute, in the place of what the settings say
    sources: bool = False  # ask each source too


@dataclass
class Settings:
    """What holds, where anything does, and what was found on the way."""

    held: Configuration | None = None
    checks: list[Check] = field(default_factory=list)


def read(asked: Asked) -> Settings:
    """The settings of ``asked``."""
    made = Settings()
    wrong = settings.mistakes(asked.environ)
    made.checks += [Check("environment", *_parted(mistake, "mend or unset it")) for mistake in wrong]
    if not wrong:
        count = sum(name.startswith(settings.PREFIX) for name in asked.environ)
        made.checks.append(Check("environment", f"{count} {settings.PREFIX} settings"))
    path = configuration.find(asked.environ, asked.config)
    named = asked.config or asked.environ.get("DAYBRIEF_CONFIG")
    if not path.exists() and not named:
        made.checks.append(Check("settings", f"no {path} here; `daybrief run PATH` needs none"))
        return made
    try:
        held = configuration.load(asked.environ, asked.config)
    except ConfigurationError as error:
        told = [mistake for mistake in error.mistakes if mistake not in wrong]
        made.checks += [Check("settings", *_parted(mistake, "mend that line")) for mistake in told]
    except DaybriefError as error:
        made.checks.append(Check("settings", *_parted(str(error), "mend what is named")))
    else:
        made.held = held if asked.out is None else held.moved(asked.out)
        counts = f"{_count(len(held.sources), 'source')}, {_count(len(held.briefings), 'briefing')}"
        made.checks.append(Check("settings", f"{path}: {counts}"))
    return made


def doors(held: Configuration, environ: Mapping[str, str]) -> Iterator[Check]:
    """Who gets in, and whether the ports can be had."""
    try:
        readers = serve.access(held).accounts
        found = f"{_count(len(readers), 'reader')} with a password" if readers else "this machine only, asks nobody"
        yield Check("reading room", f"{held.room.host}:{held.room.port}, {found}")
    except DaybriefError as error:
        found, fix = _parted(f"{error.subject}: {error.message}", "mend [room]")
        yield Check("reading room", found, f"{fix} ([room] of {held.path.name}; `daybrief reader NAME` makes a line)")
    if not remote.is_taken(held.work):
        yield from _port("room", held.room.host, held.room.port)
        if held.prefect.port != _own_server(environ):
            yield from _port("prefect", serve.LOCAL, held.prefect.port)


def _port(table: str, host: str, port: int) -> Iterator[Check]:
    try:
        serve.bound(host, port, f"[{table}]").close()
        yield Check(f"port of [{table}]", f"{port} is free")
    except DaybriefError as error:
        yield Check(f"port of [{table}]", error.message.partition(";")[0], f"give another by port of [{table}]")


def _own_server(environ: Mapping[str, str]) -> int | None:
    """The port of the Prefect server that the desk runs itself."""
    try:
        return urlsplit(environ.get("PREFECT_API_URL", "")).port
    except ValueError:
        return None


def secrets(held: Configuration) -> Iterator[Check]:
    """The files of passwords."""
    for path in map(Path, filter(None, (held.room.password_file, held.notify.password_file))):
        loose = path.stat().st_mode & 0o077
        yield Check(path.name, "others can read it" if loose else "ours alone", f"chmod 600 {path}" if loose else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _parted(mistake: str, fix: str) -> tuple[str, str]:
    """What is wrong and how to mend it, where the line says both."""
    found, semicolon, said = mistake.rpartition("; ")
    return (found, said) if semicolon else (mistake, fix)
