"""Editions on disk: ``<output>/<briefing>/<as_of>/v<N>/``, complete or absent, and never changed.

``publish`` writes manifest.json with the inputs and the sha256 of every file. It knows neither clock nor
runner: whoever ran it adds those by ``record``, once, so that manifest.json is the one file that differs
between two runs of the same input. What stands on disk is the truth; no table repeats it.
"""

import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from tasks.archive import files
from tasks.archive.store import window
from tasks.errors import OutputError, UsageError, VerifyError
from tasks.model import Article, Order, Package, Published, Shelf
from tasks.text import sha256

MANIFEST = "manifest.json"
VERSION = re.compile(r"v([1-9]\d*)")
TRIES = 5  # another run may take a version's number between our look and our move


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """A published edition and its folder."""

    briefing: str
    as_of: date
    version: int
    folder: str


def publish(order: Order, shelf: Shelf, package: Package) -> Published:
    """Put ``package`` on the shelf as the next version, unless the latest one holds the same bytes."""
    inputs = [_input(article) for article in window(order, shelf).articles]
    head = {"format": 1, "order": {**asdict(order), "as_of": order.as_of.isoformat()}, "inputs": inputs}
    return _place(Path(shelf.output) / order.briefing / order.as_of.isoformat(), head, package)


def publish_again(edition: Edition, output: str, package: Package) -> Published:
    """Put a new rendering of ``edition`` into ``output``; its inputs are those of the edition."""
    old = manifest(Path(edition.folder))
    head = {key: value for key, value in old.items() if key in {"format", "order", "inputs"}}
    return _place(Path(output) / edition.briefing / edition.as_of.isoformat(), head, package)


def record(published: Published, run: Mapping[str, object]) -> bool:
    """Add who ran it, with what and how long, to manifest.json; false where that stands already."""
    path = Path(published.folder) / MANIFEST
    stands = manifest(path.parent)
    if "run" in stands:
        return False
    files.write(path, _json({**stands, "run": dict(run)}))
    return True


def manifest(folder: Path) -> dict[str, object]:
    """manifest.json of the edition in ``folder``."""
    try:
        read: dict[str, object] = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError) as error:
        raise VerifyError(str(folder / MANIFEST), "is missing or damaged; publish the edition again") from error
    return read


def list_editions(output: str) -> tuple[Edition, ...]:
    """Every edition under ``output`` by briefing, day and version."""
    found = (_edition(path.parent) for path in Path(output).glob(f"*/*/v*/{MANIFEST}"))
    return tuple(sorted(edition for edition in found if edition))


def find_edition(output: str, name: str) -> Edition:
    """The edition that ``name`` means: its folder or a file in it, or ``briefing[/day[/version]]`` under ``output``."""
    path = Path(name).resolve()
    if path.exists():
        for folder in (path, path.parent):
            edition = _edition(folder) if (folder / MANIFEST).exists() else None
            if edition:
                return edition
    wanted = tuple(part for part in name.split("/") if part)
    matches = [e for e in list_editions(output) if (e.briefing, str(e.as_of), f"v{e.version}")[: len(wanted)] == wanted]
    if not wanted or not matches:
        raise UsageError(name, f"is no edition, nor the name of one in {output}; `daybrief list` shows them")
    return max(matches)


def _edition(folder: Path) -> Edition | None:
    number = VERSION.fullmatch(folder.name)
    try:
        day = date.fromisoformat(folder.parent.name)
    except ValueError:
        return None
    return Edition(folder.parent.parent.name, day, int(number[1]), str(folder)) if number else None


def _place(parent: Path, head: Mapping[str, object], package: Package) -> Published:
    contents = {_checked(file.name): file.data for file in package.files}
    listed = {name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in contents.items()}
    whole = {**contents, MANIFEST: _json({**head, "files": dict(sorted(listed.items()))})}
    with files.explained(parent):
        parent.mkdir(parents=True, exist_ok=True)
        for left in parent.glob(".v*.part"):  # of a run that was killed
            shutil.rmtree(left, ignore_errors=True)
        for _ in range(TRIES):
            latest = max((int(m[1]) for path in parent.iterdir() if (m := VERSION.fullmatch(path.name))), default=0)
            if latest and _holds(parent / f"v{latest}", contents):
                return Published(str(parent / f"v{latest}"), latest, fresh=False)
            if _move_in(parent / f"v{latest + 1}", whole):
                return Published(str(parent / f"v{latest + 1}"), latest + 1, fresh=True)
    raise OutputError(str(parent), "other runs publish the same edition; wait for them and try again")


def _move_in(folder: Path, contents: Mapping[str, bytes]) -> bool:
    """Write ``folder`` beside its place and move it in; false where another run was first."""
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        for name, data in contents.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            files.put(part / name, data)
        for inner in (part, *(path for path in part.rglob("*") if path.is_dir())):
            files.settle(inner)
        part.rename(folder)
        files.settle(folder.parent)
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:
            return False
        raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return True


def _holds(folder: Path, contents: Mapping[str, bytes]) -> bool:
    stand = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {MANIFEST}
    try:
        manifest(folder)
    except VerifyError:
        return False
    return stand == set(contents) and all((folder / name).read_bytes() == data for name, data in contents.items())


def _checked(name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or ".." in path.parts or "\\" in name or name == MANIFEST:
        raise OutputError(name, "is no name for a file of an edition")
    return str(path)


def _input(article: Article) -> dict[str, object]:
    text = sha256(article.text)
    return {
        "id": article.id,
        "name": article.name,
        "raw_sha256": article.raw,
        "text_sha256": text,
        "used": article.used,
    }


def _json(value: Mapping[str, object]) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
