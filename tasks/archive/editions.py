"""Editions on disk: ``<output>/<briefing>/<as_of>/v<N>/``, complete or absent, and never changed.

manifest.json has the inputs and the sha256 of every file. What is placed knows neither clock nor runner: whoever
ran it adds those by ``record``, once, so that manifest.json is the one file that differs between two runs of the
same input. What stands on disk is the truth: the archive remembers an edition only once it stands here.
"""

import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from tasks.archive import files
from tasks.errors import OutputError, UsageError, VerifyError
from tasks.model import Order, Package, Published

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


def publish_again(edition: Edition, output: str, package: Package) -> Published:
    """Put a new rendering of ``edition`` into ``output``; its inputs are those of the edition."""
    old = manifest(Path(edition.folder))
    head = {key: value for key, value in old.items() if key in {"format", "order", "inputs", "period", "past"}}
    return _place(Path(output) / edition.briefing / edition.as_of.isoformat(), head, package)


def place(order: Order, output: str, head: Mapping[str, object], package: Package) -> Published:
    """Put ``package`` under ``output`` with ``head`` in its manifest, unless it stands there with the same bytes."""
    return _place(Path(output) / order.briefing / order.as_of.isoformat(), head, package)


def listing(package: Package) -> dict[str, dict[str, object]]:
    """sha256 and size of every file of ``package`` by name, as manifest.json has them."""
    named = sorted((_checked(file.name), file.data) for file in package.files)
    return {name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in named}


def digest(listed: object) -> str:
    """One digest of all files, from their listing."""
    return hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()


def find_version(folder: Path, package: str, cut_off: datetime) -> int | None:
    """The last version in a day's ``folder`` with the files of digest ``package`` that covers up to ``cut_off``."""
    own = (n for n, head in _stand(folder) if _cut_off(head) == cut_off and digest(head.get("files")) == package)
    return max(own, default=None)


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
    whole = {**contents, MANIFEST: _json({**head, "files": listing(package)})}
    with files.explained(parent):
        files.make(parent)
        _sweep(parent)
        for _ in range(TRIES):
            stand = _stand(parent)
            # two editions of a day, of the morning and of the evening, share its folder: each looks at its own
            mine = max((n for n, found in stand if _cut_off(found) == _cut_off(head)), default=0)
            if mine and _holds(parent / f"v{mine}", contents):
                return Published(str(parent / f"v{mine}"), mine, fresh=False)
            latest = max((n for n, _ in stand), default=0)
            if _move_in(parent / f"v{latest + 1}", whole):
                return Published(str(parent / f"v{latest + 1}"), latest + 1, fresh=True)
    raise OutputError(str(parent), "other runs publish the same edition; wait for them and try again")


def _sweep(parent: Path) -> None:
    """Take away what a run that was killed left of a version, or beside the manifest of one."""
    for left in parent.glob(".v*.part"):
        shutil.rmtree(left, ignore_errors=True)
    for left in parent.glob(f"v*/.{MANIFEST}.*.part"):
        left.unlink(missing_ok=True)


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


def _stand(folder: Path) -> list[tuple[int, Mapping[str, object]]]:
    """The versions in ``folder`` with their manifests, empty where damaged."""
    numbers = [int(m[1]) for path in folder.glob("v*") if (m := VERSION.fullmatch(path.name))]
    found: list[tuple[int, Mapping[str, object]]] = []
    for number in sorted(numbers):
        try:
            found.append((number, manifest(folder / f"v{number}")))
        except VerifyError:
            found.append((number, {}))
    return found


def _cut_off(head: Mapping[str, object]) -> datetime | None:
    """What the edition covers up to; ``None`` for documents named by hand."""
    period = head.get("period")
    try:
        return datetime.fromisoformat(str(period["cut_off"])) if isinstance(period, Mapping) else None
    except (KeyError, ValueError):
        return None


def _json(value: Mapping[str, object]) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
