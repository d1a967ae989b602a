"""Which code and which libraries make a value: part of every checkpoint's key, and named in the manifest."""

import functools
import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import tasks
import templates
from tasks import nlp
from tasks.deduplicate import synonyms

# Libraries whose version can change a printed byte.
LIBRARIES = (
    "babel",
    "charset-normalizer",
    "icalendar",
    "jinja2",
    "lxml",
    "numpy",
    "pikepdf",
    "pydantic",
    "scikit-learn",
    "scipy",
    "spacy",
    "sumy",
    "trafilatura",
    "weasyprint",
)


def of(distribution: str) -> str:
    """Installed version of ``distribution``; empty where it is not installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def installed() -> dict[str, str]:
    """Python, daybrief and the libraries, models and word lists that are installed, by name."""
    models = tuple(model.replace("_", "-") for model in nlp.MODELS)
    names = ("daybrief", *LIBRARIES, *models)
    found = {name: of(name) for name in names} | {"wordnet": synonyms.version()}
    return {"python": platform.python_version(), **{name: said for name, said in found.items() if said}}


def sources() -> tuple[Path, ...]:
    """Files whose content decides what a step returns: the code, word lists and templates."""
    roots = sorted({Path(p) for package in (tasks, templates) for p in package.__path__})
    found = (path for root in roots for path in root.rglob("*") if path.is_file())
    return tuple(sorted(p for p in found if "__pycache__" not in p.parts and not p.name.startswith(".")))


@functools.cache
def code() -> str:
    """Sixteen hex digits that change with the code of the steps, its data or a library; read once a process."""
    seen = hashlib.sha256(repr(sorted(installed().items())).encode())
    for path in sources():
        seen.update(f"\0{path.parent.name}/{path.name}\0".encode())
        seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()[:16]
