"""The editions on the shelf as a reader counts them: one a morning, each with its corrections, and its files."""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tasks.archive import Edition, list_editions
from tasks.archive.editions import MANIFEST, manifest
from tasks.errors import VerifyError

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
VERSION = re.compile(r"v([1-9][0-9]{0,5})")
ARTICLE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Kind:
    """A file that may be asked for: its media type, how a browser takes it, and what its name gets behind it."""

    media: str
    disposition: str
    label: str
    ending: str  # of the name under which it is kept, after briefing, day and version


FILES: Mapping[str, Kind] = {
    "note.html": Kind("text/html; charset=utf-8", "inline", "Note and annex, on the screen", ".html"),
    "note.pdf": Kind("application/pdf", "inline", "Note, for printing", ".pdf"),
    "annex.pdf": Kind("application/pdf", "inline", "Annex, for printing", "-annex.pdf"),
    "dates.ics": Kind("text/calendar; charset=utf-8", "attachment", "Dates, for a calendar", ".ics"),
    "briefing.json": Kind("application/json", "attachment", "All lines and passages, as data", ".json"),
}


@dataclass(frozen=True, slots=True)
class Issue:
    """What one morning's readers got: the first version and its corrections, oldest first.

    Two editions of a day, of the morning and of the evening, are two issues though they share its folder.
    """

    versions: tuple[Edition, ...]
    cut_off: str = ""  # as the manifest has it; told only of days with several issues

    @property
    def newest(self) -> Edition:
        """The version to read."""
        return self.versions[-1]


def briefings(output: str) -> tuple[str, ...]:
    """Names of the briefings that have an edition."""
    return tuple(sorted({edition.briefing for edition in _sound(output)}))


def issues(output: str, briefing: str) -> tuple[Issue, ...]:
    """The issues of ``briefing``, oldest first."""
    own = [edition for edition in _sound(output) if edition.briefing == briefing]
    return tuple(issue for _, day in itertools.groupby(own, key=lambda e: e.as_of) for issue in _of_day(tuple(day)))


def latest(output: str) -> dict[str, Issue]:
    """The newest issue of each briefing."""
    own = {name: tuple(found) for name, found in itertools.groupby(_sound(output), key=lambda e: e.briefing)}
    return {
        name: _of_day(tuple(e for e in editions if e.as_of == editions[-1].as_of))[-1] for name, editions in own.items()
    }


def find(known: Iterable[Issue], day: str, version: str = "") -> tuple[Issue, Edition] | None:
    """The issue and edition at an address; without ``version`` the newest of the day."""
    number = VERSION.fullmatch(version)
    if not DAY.fullmatch(day) or (version and not number):
        return None
    found = [
        (issue, edition)
        for issue in known
        for edition in issue.versions
        if edition.as_of.isoformat() == day and (number is None or edition.version == int(number[1]))
    ]
    newest = [pair for pair in found if pair[1] == pair[0].newest]
    return (found if number else newest)[-1] if found else None


def at(output: str, briefing: str, day: str, version: str) -> Edition | None:
    """The edition at an address, without a look at the others."""
    if not NAME.fullmatch(briefing) or not DAY.fullmatch(day) or not VERSION.fullmatch(version):
        return None
    return of_folder(output, str(Path(output) / briefing / day / version))


def head(edition: Edition) -> dict[str, object]:
    """manifest.json of ``edition``; empty where it is damaged."""
    try:
        read = manifest(Path(edition.folder))
    except VerifyError:
        return {}
    return read if isinstance(read, dict) else {}


def notices(edition: Edition) -> tuple[str, ...]:
    """Why ``edition`` was not made as usual, by its manifest."""
    run = head(edition).get("run")
    said = run.get("notices") if isinstance(run, Mapping) else None
    return tuple(str(notice) for notice in said) if isinstance(said, list) else ()


def data(edition: Edition, name: str) -> bytes | None:
    """The bytes of a file of ``edition``: one of ``FILES``, or the text of an article it cites; else ``None``."""
    folder, _, article = name.rpartition("/")
    cited = folder == "sources" and article.endswith(".txt") and ARTICLE.fullmatch(article.removesuffix(".txt"))
    path = place(edition, name) if name in FILES or cited else None
    try:
        return path.read_bytes() if path else None
    except OSError:
        return None


def size(edition: Edition, name: str) -> int | None:
    """Bytes of a file of ``edition``; ``None`` where it has none of that name."""
    path = place(edition, name)
    return path.stat().st_size if path else None


def place(edition: Edition, name: str) -> Path | None:
    """Where a file of ``edition`` lies; ``None`` where there is none, or where a link leads off the shelf."""
    folder = Path(edition.folder)
    try:
        path = (folder / name).resolve(strict=True)
        return path if path.is_file() and path.is_relative_to(folder.parents[2].resolve()) else None
    except OSError:
        return None


def address(edition: Edition, name: str = "") -> str:
    """Where the room shows ``edition``, or one of its files."""
    page = f"/b/{edition.briefing}/{edition.as_of.isoformat()}/v{edition.version}"
    return f"{page}/{name}" if name else page


def kept_as(edition: Edition, name: str) -> str:
    """The name under which a reader keeps a file: "daily-2026-02-03-v1.pdf"."""
    return f"{edition.briefing}-{edition.as_of.isoformat()}-v{edition.version}{FILES[name].ending}"


def of_folder(output: str, folder: str) -> Edition | None:
    """The edition that stands in ``folder``; ``None`` where none does, or where it is not on the shelf."""
    path, shelf = Path(folder).resolve(), Path(output).resolve()
    parts = path.relative_to(shelf).parts if path.is_relative_to(shelf) else ()
    if len(parts) != 3 or not NAME.fullmatch(parts[0]) or not (path / MANIFEST).is_file():
        return None
    day, number = day_of(parts[1]), VERSION.fullmatch(parts[2])
    return Edition(parts[0], day, int(number[1]), str(path)) if day and number else None


def day_of(text: str) -> date | None:
    """``text`` as a day; ``None`` where it is none."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def _sound(output: str) -> tuple[Edition, ...]:
    return tuple(edition for edition in list_editions(output) if NAME.fullmatch(edition.briefing))


def _of_day(editions: tuple[Edition, ...]) -> tuple[Issue, ...]:
    """The issues of one day, the earlier cut-off first."""
    if len(editions) == 1:
        return (Issue(editions),)
    by_cut_off: dict[str, list[Edition]] = {}
    for edition in editions:
        by_cut_off.setdefault(_cut_off(edition), []).append(edition)
    several = len(by_cut_off) > 1
    return tuple(Issue(tuple(by_cut_off[at]), at if several else "") for at in sorted(by_cut_off))


def _cut_off(edition: Edition) -> str:
    period = head(edition).get("period")
    return str(period.get("cut_off", "")) if isinstance(period, Mapping) else ""
