"""Opening the archive, one transaction a verb: every failure is an ``ArchiveError`` that names the fix.

Who writes holds the archive from the first statement on (BEGIN IMMEDIATE) and others wait for it; who
reads sees it as it stood at the first statement and holds up nobody (WAL).
"""

import contextlib
import functools
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection as Raw
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from tasks.archive import revisions
from tasks.errors import ArchiveError

WAIT_MS = 30_000  # for another run that is writing
PRAGMAS = ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL")
WRITE, READ = "BEGIN IMMEDIATE", "BEGIN"


@contextlib.contextmanager
def writing(address: str) -> Iterator[Connection]:
    """One transaction on the archive at ``address``: all of it or nothing. Made where there is none yet."""
    with _explained(address), _engine(address).begin() as db:
        revisions.bring_up(db, address)
        yield db


@contextlib.contextmanager
def reading(address: str) -> Iterator[Connection]:
    """The archive at ``address`` as it stands now; brought to today's form first where it is older."""
    with _explained(address), _engine(address).execution_options(begin=READ).connect() as db:
        if revisions.stands(db) != revisions.LATEST:
            db.rollback()
            with writing(address):
                pass
        yield db


@contextlib.contextmanager
def _explained(address: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise ArchiveError(address, _reason(str(error.orig))) from error


def _engine(address: str) -> Engine:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise ArchiveError(address, "is not a database address; write sqlite:////folder/archive.sqlite") from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise ArchiveError(address, "only SQLite files can be an archive; write sqlite:////folder/archive.sqlite")
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(address, f"its folder cannot be made ({error.strerror}); choose another --out") from error
    return _compiled(url)


@functools.lru_cache(maxsize=8)
def _compiled(url: URL) -> Engine:
    """No connection is held open; what is kept are the statements as compiled, half the time of a verb."""
    engine = create_engine(url, poolclass=NullPool, execution_options={"begin": WRITE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: Raw, _: Any) -> None:
    raw.isolation_level = None  # we say BEGIN ourselves: sqlite3 would leave CREATE TABLE outside
    for pragma in (f"busy_timeout={WAIT_MS}", *PRAGMAS):
        raw.execute(f"PRAGMA {pragma}")


def _begin(db: Connection) -> None:
    db.exec_driver_sql(db.get_execution_options()["begin"])


def _reason(said: str) -> str:
    if "readonly" in said or "unable to open" in said:
        return f"cannot be written ({said}); mend the folder's permissions or choose another --out"
    if "malformed" in said or "not a database" in said or "no such table" in said or "no such column" in said:
        return (
            f"is damaged ({said}); put a copy of it back, or move the file away and run again: it is made anew, "
            "without what no source lists any more"
        )
    if "locked" in said or "busy" in said:
        return f"is in use by another run ({said}); wait for it and try again"
    if "full" in said:
        return f"has no room ({said}); free some space or choose another --out"
    if "disk I/O" in said:
        return f"its disk takes or gives nothing ({said}); free some space, check the disk and try again"
    return f"{said}; move the file away and run again"
