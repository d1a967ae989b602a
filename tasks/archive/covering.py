"""What an edition covers: the articles its sources brought in its hours, what could not be read, how sources did.

Of several versions of one text in those hours the last one in use is read. ``versions`` sets it beside the
version that stood before those hours, from the same source: what a reader of the last edition could have seen.
A text that came and changed within the hours was told by no edition, so it has no version before.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, true

from tasks.archive import rereading
from tasks.archive.database import reading
from tasks.archive.forms import ARTICLE, NOTICE, readable
from tasks.archive.tables import (
    arrivals,
    articles,
    collections,
    intake_articles,
    intakes,
    listings,
    notices,
    sources,
    visits,
)
from tasks.errors import ArchiveError
from tasks.model import Article, Health, Intake, Notice, Period, Shelf

NOT_VISITED = "was not collected; see that `daybrief collect` is run every hour"
Found = list[tuple[Row[Any], Article]]


def window(period: Period, shelf: Shelf) -> Intake:
    """The articles of ``period`` in a fixed order, with notices and the health of its sources.

    For documents named by hand those of the order's intake by name: what other runs stored is not seen.
    """
    with reading(shelf.archive) as db, readable(shelf):
        if period.order.cut_off is None:
            return _intake(db, period.order.intake, shelf)
        found = covered(db, period)
        return Intake(
            tuple(article for _, article in found),
            _notices(db, period, found),
            health=_health(db, period, [article for _, article in found]),
        )


def recent(shelf: Shelf, since: datetime) -> tuple[Article, ...]:
    """The articles first seen since then, the last version of each."""
    with reading(shelf.archive) as db, readable(shelf):
        return tuple(article for _, article in _latest(db, arrivals.c.seen >= since))


def covered(db: Connection, period: Period) -> Found:
    """The articles that a source of ``period`` listed first in its hours, a row of arrivals with each."""
    first = _hours(period, func.min(listings.c.seen))
    brought = select(listings.c.arrival).where(own(period, listings.c.source)).group_by(listings.c.arrival)
    return _latest(db, arrivals.c.number.in_(brought.having(first)), period.order.cut_off)


def versions(db: Connection, period: Period) -> tuple[tuple[str, Article], ...]:
    """For each article of ``period`` that replaces an older text: its id, and the version before."""
    if period.since is None:
        return ()
    now = {row.number: article for row, article in covered(db, period) if article.used}
    older = arrivals.alias()
    same = and_(older.c.place == arrivals.c.place, older.c.source == arrivals.c.source)
    pairs = (
        select(arrivals.c.number, articles.c.body, older.c.number.label("older"))
        .join(older, same)
        .join(articles, articles.c.key == older.c.article)
        .where(_hours(period, arrivals.c.seen), older.c.seen < period.since, older.c.used)
        .order_by(older.c.number)
    )
    again = rereading.last(db, arrivals.c.seen < period.since, period.order.cut_off)
    before = {n: again[o].body if o in again else body for n, body, o in db.execute(pairs) if n in now}
    return tuple((article.id, ARTICLE.validate_json(before[n])) for n, article in now.items() if n in before)


def _hours(period: Period, column: ColumnElement[Any]) -> ColumnElement[bool]:
    after = column >= period.since if period.since else true()
    return and_(after, column < period.order.cut_off)


def own(period: Period, column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a source is one that the edition reads."""
    return column.in_(period.order.sources) if period.order.sources else true()


def _is_source(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return column.in_(select(sources.c.key))


def _latest(db: Connection, hours: ColumnElement[bool], before: datetime | None = None) -> Found:
    """The last version at each place, as it was last read before then."""
    again = rereading.last(db, hours, before)
    listed = select(arrivals, articles.c.body).join(articles).where(hours).order_by(arrivals.c.number)
    chosen: dict[str, Row[Any]] = {}
    used: dict[str, bool] = {}
    for row in db.execute(listed):
        good = again[row.number].used if row.number in again else row.used
        if good or not used.get(row.place):
            chosen[row.place], used[row.place] = row, good
    ordered = sorted(chosen.values(), key=lambda row: (row.seen, row.source, row.place))
    return [(row, ARTICLE.validate_json(again.get(row.number, row).body)) for row in ordered]


def _health(db: Connection, period: Period, read: Sequence[Article]) -> tuple[Health, ...]:
    """How each source did in those hours, by key; named as its articles name their outlet most often.

    One that the order names and nobody visited fails since it was last visited, or since the hours began.
    """
    seen = select(listings.c.source).where(_hours(period, listings.c.seen))
    brought = Counter(db.execute(seen).scalars())
    visited = (
        select(visits.c.source, visits.c.failing, visits.c.error, collections.c.seen)
        .join(collections)
        .where(collections.c.seen < period.order.cut_off, own(period, visits.c.source))
        .order_by(collections.c.number)
    )
    last = {row.source: row for row in db.execute(visited)}
    here = {key for key, row in last.items() if period.since is None or row.seen >= period.since}
    health = []
    for key in sorted(here.union(period.order.sources)):
        name = _name(db, period, key, read)
        if key in here:
            health.append(Health(key, name, brought[key], last[key].failing, last[key].error))
        else:
            since = last[key].seen if key in last else period.since or period.order.cut_off
            health.append(Health(key, name, 0, since, NOT_VISITED))
    return tuple(health)


def _name(db: Connection, period: Period, key: str, read: Sequence[Article]) -> str:
    named = Counter(a.outlet.value for a in read if a.source == key and a.outlet.value)
    if named:
        return min(named, key=lambda name: (-named[name], name))
    before = (
        select(articles.c.body)
        .join(arrivals)
        .where(arrivals.c.source == key, arrivals.c.seen < period.order.cut_off)
        .order_by(arrivals.c.number.desc())
        .limit(1)
    )
    body = db.execute(before).scalar()
    return (ARTICLE.validate_json(body).outlet.value if body else None) or key


def _notices(db: Connection, period: Period, found: Found) -> tuple[Notice, ...]:
    """What collections said of each subject last, but what was unread and has been read since.

    Not of sources that only other briefings read; a file is not known to be of one.
    """
    listed = (
        select(collections.c.number, notices.c.code, notices.c.subject, notices.c.message)
        .join(collections, collections.c.intake == notices.c.intake)
        .where(_hours(period, collections.c.seen), or_(own(period, notices.c.subject), ~_is_source(notices.c.subject)))
        .order_by(collections.c.number, notices.c.position)
    )
    said: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for row in db.execute(listed):
        about = said[row.code, row.subject]
        if about and about[-1].number != row.number:
            about.clear()
        about.append(row)
    healed = _healed(db, period, found)
    kept = [row for about in said.values() for row in about if row.code != "unread" or not healed(row)]
    return tuple(Notice(row.code, row.subject, row.message) for row in kept)


def _healed(db: Connection, period: Period, found: Found) -> Callable[[Row[Any]], bool]:
    """Whether what a notice calls unread was read by a later collection.

    A source that failed is well once it answers; one that was read in part has to list its entries anew.
    """
    visited = select(visits).join(collections).where(_hours(period, collections.c.seen))
    rows = {(row.collection, row.source): row for row in db.execute(visited.order_by(collections.c.number))}
    well = {row.source: row.collection for row in rows.values() if not row.error}
    listed = {row.source: row.collection for row in rows.values() if not row.error and row.listed}
    brought = {name: row.collection for row, a in found for name in (a.name, a.url, a.address)}

    def healed(notice: Row[Any]) -> bool:
        own = rows.get((notice.number, notice.subject))
        source = listed if own is not None and not own.error else well
        return bool(max(source.get(notice.subject, 0), brought.get(notice.subject, 0)) > notice.number)

    return healed


def _intake(db: Connection, receipt: str, shelf: Shelf) -> Intake:
    if db.execute(select(intakes.c.id).where(intakes.c.id == receipt)).first() is None:
        raise ArchiveError(shelf.archive, f"holds no collection {receipt!r}; run again with the same files")
    bodies = db.execute(
        select(articles.c.body)
        .join(intake_articles, intake_articles.c.article == articles.c.key)
        .where(intake_articles.c.intake == receipt)
        .order_by(intake_articles.c.position)
    ).scalars()
    said = db.execute(
        select(notices.c.code, notices.c.subject, notices.c.message)
        .where(notices.c.intake == receipt)
        .order_by(notices.c.position)
    ).mappings()
    return Intake(
        tuple(ARTICLE.validate_json(body) for body in bodies),
        tuple(NOTICE.validate_python(dict(row)) for row in said),
    )
