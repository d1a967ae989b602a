"""The archive's tables, and opening them: every failure is an ``ArchiveError`` that names the fix."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection as Raw
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    NullPool,
    String,
    Table,
    Text,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import ArgumentError, DBAPIError

from tasks.errors import ArchiveError

SCHEMA = 1  # kept in the database's user_version
WAIT_MS = 30_000  # for another run that is writing

meta = MetaData()
articles = Table(
    "articles",
    meta,
    Column("key", String, primary_key=True),  # sha256 of ``body``: another reading of a text is another row
    Column("id", String, nullable=False, index=True),
    Column("body", Text, nullable=False),  # JSON of an Article
)
intakes = Table("intakes", meta, Column("id", String, primary_key=True))
intake_articles = Table(
    "intake_articles",
    meta,
    Column("intake", ForeignKey("intakes.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", ForeignKey("articles.key"), nullable=False),
)
notices = Table(
    "notices",
    meta,
    Column("intake", ForeignKey("intakes.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("message", Text, nullable=False),
)


@contextlib.contextmanager
def opened(address: str) -> Iterator[Connection]:
    """A transaction on the archive at ``address``, made where there is none yet."""
    engine = _engine(address)
    try:
        with engine.begin() as db:
            _upgrade(db, address)
            yield db
    except DBAPIError as error:
        raise ArchiveError(address, _reason(str(error.orig))) from error
    finally:
        engine.dispose()


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
    engine = create_engine(url, poolclass=NullPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: Raw, _: Any) -> None:
    raw.isolation_level = None  # we say BEGIN ourselves: sqlite3 would leave CREATE TABLE outside
    for pragma in (f"busy_timeout={WAIT_MS}", "journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        raw.execute(f"PRAGMA {pragma}")


def _begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE")


def _upgrade(db: Connection, address: str) -> None:
    stands = int(db.exec_driver_sql("PRAGMA user_version").scalar_one())
    if stands > SCHEMA:
        message = f"was written by a newer daybrief (schema {stands}, known {SCHEMA}); upgrade or choose another --out"
        raise ArchiveError(address, message)
    if stands < SCHEMA:
        meta.create_all(db)
        db.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def _reason(said: str) -> str:
    if "readonly" in said or "unable to open" in said:
        return f"cannot be written ({said}); mend the folder's permissions or choose another --out"
    if "malformed" in said or "not a database" in said or "no such table" in said or "no such column" in said:
        return f"is damaged ({said}); move the file away and run again: it is made anew from the documents"
    if "locked" in said:
        return f"is in use by another run ({said}); wait for it and try again"
    if "full" in said:
        return f"has no room ({said}); free some space or choose another --out"
    return f"{said}; move the file away and run again"
