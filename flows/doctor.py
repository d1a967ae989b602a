"""What the machine needs to make an edition, all of it checked at once, each fault with its fix."""

import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from flows import configuration, remote, settings, versions
from flows.configuration import Configuration
from tasks import nlp
from tasks.errors import DaybriefError

SETUP = "run `make setup`"
FONTS = ("Noto Serif", "Noto Sans")
ROOM_MB = 200  # free space under which a run may fail half way
MATTER = ("fastapi", "starlette", "pydantic", "sqlalchemy", "uvicorn", "prefect", "weasyprint", "spacy", "sumy")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``fix`` is empty where all is well."""

    name: str
    found: str
    fix: str = ""

    @property
    def good(self) -> bool:
        return not self.fix


def examine(out: Path, environ: Mapping[str, str]) -> tuple[Check, ...]:
    """Every check; none of them raises."""
    checks: list[Check] = []
    steps: tuple[Callable[[], Iterator[Check]], ...] = (
        _python,
        _packages,
        _model,
        _pango,
        _fonts,
        lambda: _output(out),
        lambda: _environment(environ),
        lambda: _configuration(environ),
    )
    for step in steps:
        checks.extend(step())
    return tuple(checks)


def _python() -> Iterator[Check]:
    good = (3, 11) <= sys.version_info[:2] <= (3, 13)
    fix = "" if good else "use Python 3.11, 3.12 or 3.13: `make clean setup PYTHON=3.12`"
    yield Check("Python", ".".join(map(str, sys.version_info[:3])), fix)


def _packages() -> Iterator[Check]:
    try:
        from packaging.requirements import Requirement

        wanted = [Requirement(line) for line in requires("daybrief") or ()]
    except (ImportError, PackageNotFoundError):
        yield Check("packages", "daybrief is not installed", SETUP)
        return
    for need in wanted:
        if need.name.lower() in MATTER:
            found = versions.of(need.name)
            good = bool(found) and need.specifier.contains(found)
            yield Check(need.name, found or "missing", "" if good else f"{need} was tested; {SETUP}")


def _model() -> Iterator[Check]:
    try:
        found = nlp.version()
        doc = nlp.pipeline()("The envoy left for Valletta on Friday.")
        fix = "" if doc.has_annotation("DEP") and doc.has_annotation("ENT_IOB") else f"has no parser; {SETUP}"
    except DaybriefError as error:
        found, fix = "missing", error.message
    except Exception as error:  # noqa: BLE001 - a model of another spaCy fails in many ways
        found, fix = f"cannot be loaded: {error}", SETUP
    yield Check("spaCy model", found, fix)


def _pango() -> Iterator[Check]:
    try:
        importlib.import_module("weasyprint")
    except (OSError, ImportError) as error:
        line = str(error).strip().splitlines()[0]
        yield Check("Pango", line, f"{SETUP}, or install Pango 1.44 or newer (Debian: libpangoft2-1.0-0; brew: pango)")
    else:
        yield Check("Pango", "WeasyPrint loads it")


def _fonts() -> Iterator[Check]:
    command = shutil.which("fc-list")
    if command is None:
        yield Check("fonts", "fc-list is missing", f"{SETUP}, or install fontconfig")
        return
    listed = subprocess.run([command, ":", "family"], capture_output=True, text=True, timeout=60, check=False).stdout  # noqa: S603
    families = {family.strip() for line in listed.splitlines() for family in line.split(",")}
    for font in FONTS:
        fix = "" if font in families else f"{SETUP}, or install the Noto fonts (Debian: fonts-noto-core)"
        yield Check(font, "missing" if fix else "installed", fix)


def _output(out: Path) -> Iterator[Check]:
    stands = next((folder for folder in (out, *out.parents) if folder.exists()), Path("/"))
    try:
        with tempfile.TemporaryFile(dir=stands) as file:
            file.write(b"daybrief")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        yield Check("output", f"{out}: {error.strerror}", "choose another folder by --out or mend its permissions")
        return
    room = shutil.disk_usage(stands).free // 1_000_000
    yield Check("output", f"{out}: {room:,} MB free", "" if room >= ROOM_MB else "free some space")


def _environment(environ: Mapping[str, str]) -> Iterator[Check]:
    found = settings.mistakes(environ)
    yield from (Check("environment", mistake, "mend or unset it") for mistake in found)
    if not found:
        count = sum(name.startswith(settings.PREFIX) for name in environ)
        yield Check("environment", f"{count} {settings.PREFIX} settings")


def _configuration(environ: Mapping[str, str]) -> Iterator[Check]:
    path = configuration.find(environ)
    if not path.exists():
        yield Check("settings", f"no {path} here; `daybrief run PATH` needs none")
        return
    try:
        held = configuration.load(environ)
    except DaybriefError as error:
        yield Check("settings", f"{error.subject}: {error.message}", "mend what is named")
        return
    yield Check("settings", f"{path}: {len(held.sources)} sources, {len(held.briefings)} briefings")
    now = datetime.now(UTC)
    for plan in held.briefings:
        due = plan.times.after(now)
        yield Check(f"briefing {plan.name}", f"next due {due:%Y-%m-%d %H:%M} UTC" if due else "never due")
    yield from _doors(held)
    yield from _secrets(held)


def _doors(held: Configuration) -> Iterator[Check]:
    from flows import serve

    try:
        readers = serve.access(held).accounts
        found = f"{len(readers)} readers with passwords" if readers else "this machine only, asks nobody"
        yield Check("reading room", f"{held.room.host}:{held.room.port}, {found}")
    except DaybriefError as error:
        yield Check("reading room", f"{error.subject}: {error.message}", "mend [room]")
    if remote.is_taken(held.work):
        yield Check("`daybrief serve`", "runs; its Prefect server is open to this machine only, with a password")
        return
    for table, host, port in (("room", held.room.host, held.room.port), ("prefect", serve.LOCAL, held.prefect.port)):
        try:
            serve.bound(host, port, f"[{table}]").close()
            yield Check(f"port of [{table}]", f"{port} is free")
        except DaybriefError as error:
            yield Check(f"port of [{table}]", error.message.partition(";")[0], f"give another by port of [{table}]")


def _secrets(held: Configuration) -> Iterator[Check]:
    for path in map(Path, filter(None, (held.room.password_file, held.notify.password_file))):
        loose = path.stat().st_mode & 0o077
        yield Check(path.name, "others can read it" if loose else "ours alone", f"chmod 600 {path}" if loose else "")
