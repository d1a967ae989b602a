"""What the machine must have for any edition: Python, the locked packages, a language model, Pango, fonts, WordNet."""

import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from flows import versions
from flows.doctor_check import SETUP, Check, warn
from tasks import nlp
from tasks.deduplicate import synonyms
from tasks.errors import DaybriefError

FONTS = ("Noto Serif", "Noto Sans")
FONTS_SECONDS = 10  # the first look makes fontconfig's cache
MATTER = ("fastapi", "starlette", "pydantic", "sqlalchemy", "uvicorn", "prefect", "weasyprint", "spacy", "sumy")
LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"  # in a checkout; an installed wheel has none
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)[ \t]*(?:;[ \t]*([^\\\n]+))?", re.MULTILINE)
NAMED = 4  # of the packages that differ


def look() -> Iterator[Check]:
    """Every check of the machine, the quick ones first."""
    yield from _python()
    yield from packages(LOCK)
    yield from _fonts()
    yield from _pango()
    yield _wordnet()
    yield from _model()


def _python() -> Iterator[Check]:
    good = (3, 11) <= sys.version_info[:2] <= (3, 13)
    fix = "" if good else "use Python 3.11, 3.12 or 3.13: `make clean setup PYTHON=3.12`"
    yield Check("Python", ".".join(map(str, sys.version_info[:3])), fix)


def packages(lock: Path) -> Iterator[Check]:
    """What is installed beside what ``lock`` pins, or, where there is no such file, what pyproject.toml asks for."""
    try:
        from packaging.requirements import Requirement

        wanted = [Requirement(line) for line in requires("daybrief") or ()]
    except (ImportError, PackageNotFoundError):
        yield Check("packages", "daybrief is not installed", SETUP)
        return
    pins = _pins(lock)
    ours = {_plain(need.name): need for need in wanted if not (need.marker and "extra" in str(need.marker))}
    for name in MATTER:
        found, pin = versions.of(name), pins.get(name)
        good = found == pin if pin else bool(found) and ours[name].specifier.contains(found)
        told = f"{name}=={pin} is locked" if pin else f"{ours[name]} was tested"
        yield Check(name, found or "missing", "" if good else f"{told}; {SETUP}")
    for name in sorted(ours.keys() - {*MATTER}):
        if not versions.of(name):
            yield Check(name, "missing", f"{ours[name]} is needed; {SETUP}")
    yield from _others(pins)


def _others(pins: dict[str, str]) -> Iterator[Check]:
    """What the editions rest on less directly; what is not installed belongs to an extra."""
    there = {name: versions.of(name) for name in pins if name not in MATTER}
    off = [f"{name} {there[name]} for {pins[name]}" for name in sorted(there) if there[name] not in {"", pins[name]}]
    if off:
        more = f" and {len(off) - NAMED} more" if len(off) > NAMED else ""
        yield warn("other packages", f"not as locked: {', '.join(off[:NAMED])}{more}", SETUP)
    elif pins:
        yield Check("other packages", f"{sum(map(bool, there.values()))} as locked")


def _pins(lock: Path) -> dict[str, str]:
    """Versions that hold on this machine, by name; empty where there is no lock file."""
    from packaging.markers import Marker

    try:
        text = lock.read_text(encoding="utf-8")
    except OSError:
        return {}
    found = PIN.findall(text)
    return {_plain(name): pin for name, pin, marker in found if not marker or Marker(marker.strip()).evaluate()}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


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


def _wordnet() -> Check:
    if found := synonyms.version():
        return Check("WordNet", found)
    fix = f"{SETUP}, or install its files (Debian: wordnet-base)"
    return warn("WordNet", "missing: reworded copies are looked for without synonyms", fix)


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
    argv = [command, ":", "family"]
    try:
        done = subprocess.run(argv, capture_output=True, text=True, timeout=FONTS_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        yield warn("fonts", f"fc-list took more than {FONTS_SECONDS} s", "run `fc-cache` once, then doctor again")
        return
    families = {family.strip() for line in done.stdout.splitlines() for family in line.split(",")}
    for font in FONTS:
        fix = "" if font in families else f"{SETUP}, or install the Noto fonts (Debian: fonts-noto-core)"
        yield Check(font, "missing" if fix else "installed", fix)
