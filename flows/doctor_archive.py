"""Whether the archive can be opened as it stands, and whether this installation is the only one that uses it."""

import contextlib
import socket
import sqlite3
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from flows import config_values as values
from flows import doctor_disk, installation
from flows.configuration import Configuration
from flows.doctor_check import Check, warn
from flows.installation import Mark
from tasks.archive import revisions

NAME = "archive"
BUSY_SECONDS, READ_SECONDS = 2.0, 2.0  # for another that writes; for reading a large one through
STEPS = 10_000  # of SQLite's machine between two looks at the clock
RECENT = timedelta(days=14)  # an installation that has not been seen for longer counts as gone


def path_of(held: Configuration) -> Path:
    """The file of the archive."""
    return Path(held.archive.removeprefix(values.SQLITE))


def is_current(held: Configuration) -> bool:
    """Whether the archive is there in today's form, so that reading changes nothing in it."""
    with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(_opened(path_of(held))) as db:
        return bool(_form(db) == revisions.LATEST)
    return False


def look(held: Configuration) -> Iterator[Check]:
    """The archive of ``held``; nothing in it is changed."""
    path = path_of(held)
    if not path.exists():
        yield Check(NAME, f"{path}: none yet; the first collection makes it")
        return
    yield from doctor_disk.writable(NAME, path)
    try:
        with contextlib.closing(_opened(path)) as db:
            yield from _formed(path, _form(db), _is_empty(db))
            yield from _sound(path, db)
    except sqlite3.OperationalError as error:
        yield Check(NAME, f"{path}: cannot be read ({error})", "wait for the run that writes, or mend its permissions")
    except sqlite3.DatabaseError as error:
        yield _damaged(path, str(error))


def users(held: Configuration, now: datetime) -> Iterator[Check]:
    """Whoever else has used the archive while this installation did."""
    found = installation.marks(held)
    ours = next((mark for mark in found if mark.id == installation.own(held)), None)
    others = [mark for mark in found if mark != ours and now - datetime.fromisoformat(mark.last) <= RECENT]
    for other in others:
        gone = f"if that one is no more, delete {installation.folder(held) / other.id}.json"
        if other.runs or (ours and datetime.fromisoformat(other.last) >= datetime.fromisoformat(ours.first)):
            yield Check("installations", _two(held, other), f"give one of them another output and archive; {gone}")
        elif not ours or _stands_here(other):
            found_last = f"the archive was used by {other}, last {_at(other.last)}"
            yield warn("installations", found_last, f"let only one of them run; {gone}")
    if ours and not others:
        yield Check("installations", f"this one alone uses the archive, since {_at(ours.first)}")


def _stands_here(other: Mark) -> bool:
    """Whether its settings are still on this machine, so that it may come back."""
    return other.host == socket.gethostname() and Path(other.settings).is_file()


def _two(held: Configuration, other: Mark) -> str:
    does = f"runs now (process {other.pid})" if other.runs else f"last {_at(other.last)}"
    return f"two use one archive, {path_of(held)}: this one ({held.path}, output {held.output}), and {other}, {does}"


def _at(text: str) -> str:
    return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M} UTC"


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=BUSY_SECONDS)


def _form(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _is_empty(db: sqlite3.Connection) -> bool:
    return not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _formed(path: Path, form: int, empty: bool) -> Iterator[Check]:  # noqa: FBT001 - what was read of it
    latest = revisions.LATEST
    if form > latest:
        found = f"{path}: of a newer daybrief (form {form}, this one knows {latest}) and refused"
        yield Check(NAME, found, "upgrade daybrief, or choose another archive in daybrief.toml")
    elif form == 0 and not empty:
        yield Check(NAME, f"{path}: the database of another program", "name another file by archive in daybrief.toml")
    elif 0 < form < latest:
        found = f"{path}: of an older daybrief (form {form} of {latest}); the next command that opens it brings it up"
        yield warn(NAME, found, f"keep a copy (cp {path} {path}.before), then run `daybrief sources`")
    else:
        yield Check(NAME, f"{path}: form {form}")


def _sound(path: Path, db: sqlite3.Connection) -> Iterator[Check]:
    """What SQLite itself finds wrong in it, as far as it gets in the time."""
    until = time.monotonic() + READ_SECONDS
    db.set_progress_handler(lambda: time.monotonic() > until, STEPS)
    try:
        (said,) = db.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError:
        return  # too large to be read through here
    if said != "ok":
        yield _damaged(path, " ".join(str(said).split()))


def _damaged(path: Path, why: str) -> Check:
    fix = "put a copy of it back, or move the file away: the next collection makes it anew from what is still listed"
    return Check(NAME, f"{path}: is damaged ({why})", fix)
