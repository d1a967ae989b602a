"""How sources stand: what the next collection asks them with, and how they did in the hours of an edition."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from tasks.archive.database import reading
from tasks.archive.tables import arrivals, articles, collections, entries, notices, sources, visits
from tasks.model import Entry, Shelf, SourceState
from tasks.text import DIGITS

LISTED = timedelta(days=60)  # an entry is remembered after it was last listed: else it would be read again as new
ACTIVE = timedelta(days=3)  # a source that nobody has visited since was taken off the list


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as ``daybrief sources`` lists it."""

    key: str
    articles: int  # in the archive
    last: datetime | None  # when the last of them was first seen
    read: datetime | None  # last success
    failing: datetime | None
    error: str
    moved: str
    failures: int = 0  # visits in a row that failed
    after: datetime | None = None  # it failed so often that it is asked again then
    unused: tuple[tuple[str, int], ...] = ()  # why articles of it cannot be used, and how many; the most frequent first
    told: tuple[str, ...] = ()  # what its last visit set aside or could not read


def states(shelf: Shelf, keys: tuple[str, ...]) -> tuple[SourceState, ...]:
    """How each of ``keys`` stood after its last visit, in that order; bare where it was never visited."""
    with reading(shelf.archive) as db:
        return tuple(_state(db, key) for key in keys)


def list_sources(shelf: Shelf) -> tuple[SourceRow, ...]:
    """Every source that was ever visited, by key."""
    arrived = select(arrivals.c.source, func.count().label("articles"), func.max(arrivals.c.seen).label("last"))
    with reading(shelf.archive) as db:
        brought = {row.source: row for row in db.execute(arrived.group_by(arrivals.c.source))}
        unused, told = _unused(db), _told(db)
        rows = db.execute(select(sources).order_by(sources.c.key)).all()
    return tuple(
        SourceRow(
            key=row.key,
            articles=brought[row.key].articles if row.key in brought else 0,
            last=brought[row.key].last if row.key in brought else None,
            read=row.read,
            failing=row.failing,
            error=row.error,
            moved=row.moved,
            failures=row.failures,
            after=row.after,
            unused=tuple(unused[row.key].most_common()),
            told=tuple(message for message in told[row.key] if not row.error or row.error not in message),
        )
        for row in rows
    )


def _unused(db: Connection) -> dict[str, Counter[str]]:
    """Why articles of each source cannot be used, and how many; reasons that differ in a figure are one."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    why = func.json_extract(articles.c.body, "$.why")
    for source, said in db.execute(select(arrivals.c.source, why).join(articles).where(~arrivals.c.used)):
        found[source][DIGITS.sub("n", said or "")] += 1
    return found


def _told(db: Connection) -> dict[str, list[str]]:
    """What the last visit of each source said of it."""
    last = (
        select(visits.c.source, func.max(visits.c.collection).label("collection")).group_by(visits.c.source).subquery()
    )
    wanted = (
        select(notices.c.subject, notices.c.message)
        .join(collections, collections.c.intake == notices.c.intake)
        .join(last, (last.c.collection == collections.c.number) & (last.c.source == notices.c.subject))
        .order_by(notices.c.position)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for subject, message in db.execute(wanted):
        found[subject].append(message)
    return found


def active(db: Connection, at: datetime) -> set[str]:
    """Keys of the sources that were visited in the days before ``at``, well or not."""
    visited = select(visits.c.source).join(collections).where(collections.c.seen >= at - ACTIVE)
    return set(db.execute(visited.distinct()).scalars())


def note(db: Connection, collection: int, visited: Sequence[SourceState], fresh: Sequence[str], at: datetime) -> None:
    """Write down a collection's visits and the states after them; ``fresh`` are the sources of its new articles."""
    brought = Counter(fresh)
    for state in {state.key: state for state in visited}.values():
        row = {field: getattr(state, field) for field in sources.c.keys()}  # noqa: SIM118 - no mapping
        written = sqlite_insert(sources).values(row)
        db.execute(written.on_conflict_do_update(index_elements=["key"], set_=row))
        visit = {"collection": collection, "source": state.key, "articles": brought[state.key]}
        visit["listed"] = bool(state.entries)
        db.execute(insert(visits).values(**visit, failing=state.failing, error=state.error))
        _list(db, state, at)


def _state(db: Connection, key: str) -> SourceState:
    row = db.execute(select(sources).where(sources.c.key == key)).first()
    if row is None:
        return SourceState(key)
    listed = db.execute(select(entries).where(entries.c.source == key).order_by(entries.c.address))
    return SourceState(
        key=key,
        etag=row.etag,
        modified=row.modified,
        moved=row.moved,
        entries=tuple(Entry(entry.address, entry.digest) for entry in listed),
        read=row.read,
        failing=row.failing,
        error=row.error,
        failures=row.failures,
        after=row.after,
        where=row.where,
    )


def _list(db: Connection, state: SourceState, at: datetime) -> None:
    rows = {
        e.address: {"source": state.key, "address": e.address, "digest": e.digest, "listed": at} for e in state.entries
    }
    if rows:
        written = sqlite_insert(entries)
        changed = {"digest": written.excluded.digest, "listed": written.excluded.listed}
        db.execute(
            written.on_conflict_do_update(index_elements=["source", "address"], set_=changed), list(rows.values())
        )
    elif not state.error:  # nothing has changed: what it listed last it still lists
        last = select(func.max(entries.c.listed)).where(entries.c.source == state.key).scalar_subquery()
        same = (entries.c.source == state.key) & (entries.c.listed == last)
        db.execute(update(entries).where(same).values(listed=at))
    db.execute(delete(entries).where(entries.c.source == state.key, entries.c.listed < at - LISTED))
