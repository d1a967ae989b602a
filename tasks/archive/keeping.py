"""Storing what was read: a collection's articles, versions, notices and validators in one transaction.

What a collection brings is first seen at its instant, but never before the latest cut-off that any edition
was begun with: else it would fall into hours that are closed, and stand in no note.

A text has a place: its link, wherever it was listed, or a name within its source. The same text at its place
again is nothing new. Another text there is a new version if it comes from the source that had the last one;
another source that lists the same link brings nothing, unless what stands there cannot be used, or its source
has not been collected for some days; that it listed the link is written down, for briefings that read only it.
The same bytes read into another text are our own change, not the publisher's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from tasks.archive import hosts, prints, site_habits, watching
from tasks.archive.database import writing
from tasks.archive.forms import ARTICLE, NOTICE, STATE, Stored, digest, place
from tasks.archive.forms import stored as as_stored
from tasks.archive.sketches import sketch
from tasks.archive.tables import (
    arrivals,
    articles,
    collections,
    editions,
    intake_articles,
    intakes,
    listings,
    notices,
    rereadings,
    sketches,
)
from tasks.model import Article, Collected, Intake, Shelf
from tasks.text import sha256

AT_ONCE = 500  # places asked for in one statement


def keep(shelf: Shelf, intake: Intake, at: datetime | None = None) -> Collected:
    """Store ``intake``, collected at ``at`` (``None``: documents named by hand); the same again changes nothing.

    ``articles`` of the receipt counts those in use.
    """
    found = {article.id: article for article in reversed(intake.articles)}  # the first of an id counts
    stored = [as_stored(article) for article in reversed(found.values())]
    said = [NOTICE.dump_python(notice, mode="json") for notice in intake.notices]
    used = [s.article for s in stored if s.article.used]
    latest = max((a.dated.last for a in used if a.dated.last), default=None)
    if at is None:
        stored.sort(key=lambda s: (s.article.name, s.article.id))
        receipt = digest([[s.key for s in stored], said])[:16]
        with writing(shelf.archive) as db:
            if _open(db, receipt, said):
                _keep_by_hand(db, receipt, stored)
        return Collected(receipt, len(used), latest)
    states = [STATE.dump_python(state, mode="json") for state in intake.states]
    receipt = digest([at.isoformat(), sorted(s.key for s in stored), said, states])[:16]
    with writing(shelf.archive) as db:
        if _open(db, receipt, said):
            _keep_collected(db, receipt, stored, intake, at)
        row = db.execute(select(collections).where(collections.c.intake == receipt)).one()
    return Collected(receipt, len(used), latest, row.fresh, row.seen)


def _open(db: Connection, receipt: str, said: Sequence[dict[str, str]]) -> bool:
    """Begin an intake with its notices; false where it stands already."""
    if db.execute(select(intakes.c.id).where(intakes.c.id == receipt)).first():
        return False
    db.execute(insert(intakes), [{"id": receipt}])
    if said:
        db.execute(insert(notices), [{"intake": receipt, "position": n, **notice} for n, notice in enumerate(said)])
    return True


def _keep_by_hand(db: Connection, receipt: str, stored: Sequence[Stored]) -> None:
    if stored:
        db.execute(sqlite_insert(articles).on_conflict_do_nothing(), [s.row for s in stored])
        places = [{"intake": receipt, "position": n, "article": s.key} for n, s in enumerate(stored)]
        db.execute(insert(intake_articles), places)


def _keep_collected(db: Connection, receipt: str, stored: Sequence[Stored], intake: Intake, at: datetime) -> None:
    closed = db.execute(select(func.max(editions.c.cut_off))).scalar_one()
    seen = max(at, closed) if closed else at
    fresh = _news(db, stored, watching.active(db, at) | {state.key for state in intake.states})
    row = {"intake": receipt, "at": at, "seen": seen, "fresh": len(fresh)}
    number = db.execute(insert(collections).values(row).returning(collections.c.number)).scalar_one()
    if fresh:
        db.execute(sqlite_insert(articles).on_conflict_do_nothing(), [s.row for s in fresh])
        arrived = [
            {
                "article": s.key,
                "collection": number,
                "seen": seen,
                "source": s.article.source,
                "place": place(s.article),
                "text": sha256(s.article.text),
                "used": s.article.used,
                "raw": s.article.raw,
            }
            for s in fresh
        ]
        db.execute(insert(arrivals), arrived)
        drawn = [{"text": row["text"], "sketch": sketch(s.article.text)} for row, s in zip(arrived, fresh, strict=True)]
        db.execute(sqlite_insert(sketches).on_conflict_do_nothing(), drawn)
        _note_lines(db, number, fresh)
        prints.note(db, fresh, intake.prints)
    _list(db, stored, seen)
    hosts.note(db, intake.hosts, at)
    watching.note(db, number, intake.states, [s.article.source for s in fresh], at)


def _note_lines(db: Connection, collection: int, fresh: Sequence[Stored]) -> None:
    arrived = select(arrivals.c.article, arrivals.c.number).where(arrivals.c.collection == collection)
    numbers = {row.article: row.number for row in db.execute(arrived)}
    site_habits.note(db, [(numbers[s.key], s.article) for s in fresh])


def _list(db: Connection, stored: Sequence[Stored], seen: datetime) -> None:
    """Every source that lists a text now, beside the one that brought it."""
    listed: dict[str, set[str]] = defaultdict(set)
    for item in stored:
        listed[place(item.article)].add(item.article.source)
    last = select(arrivals.c.place, func.max(arrivals.c.number).label("number")).group_by(arrivals.c.place)
    for some in _parts(listed):
        rows = [
            {"arrival": row.number, "source": source, "seen": seen}
            for row in db.execute(last.where(arrivals.c.place.in_(some)))
            for source in sorted(listed[row.place])
        ]
        db.execute(sqlite_insert(listings).on_conflict_do_nothing(), rows)


def _news(db: Connection, stored: Sequence[Stored], active: set[str]) -> list[Stored]:
    """The articles whose text the archive has not at their place, one a place, in the order given."""
    one: dict[str, Stored] = {}
    for item in stored:
        where = place(item.article)
        if where not in one or _worth(item) > _worth(one[where]):
            one[where] = item
    held = _held(db, one)
    return [item for where, item in one.items() if _is_new(item.article, held.get(where, []), active)]


def _worth(item: Stored) -> tuple[bool, bool]:
    return item.article.used, bool(item.article.official)


def _held(db: Connection, places: Iterable[str]) -> dict[str, list[Row[tuple[str, str, str, bool, str]]]]:
    """What stands at each of ``places``, oldest first; a text that was read again stands in both readings."""
    held = defaultdict(list)
    found = select(arrivals.c.place, arrivals.c.text, arrivals.c.source, arrivals.c.used, articles.c.body)
    again = (
        select(arrivals.c.place, rereadings.c.text, arrivals.c.source, rereadings.c.used, articles.c.body)
        .select_from(rereadings)
        .join(arrivals)
        .join(articles, articles.c.key == rereadings.c.article)
    )
    for some in _parts(places):
        here = arrivals.c.place.in_(some)
        for row in db.execute(again.where(here)):
            held[row.place].append(row)
        for row in db.execute(found.join(articles).where(here).order_by(arrivals.c.number)):
            held[row.place].append(row)
    return held


def _parts(places: Iterable[str]) -> Iterator[list[str]]:
    asked = list(places)
    return (asked[n : n + AT_ONCE] for n in range(0, len(asked), AT_ONCE))


def _is_new(article: Article, held: Sequence[Row[tuple[str, str, str, bool, str]]], active: set[str]) -> bool:
    if not held:
        return True
    if sha256(article.text) in {row.text for row in held}:
        return False
    last = held[-1]
    if last.source != article.source and last.source in active:
        return article.used and not last.used
    return not (article.raw and article.raw == ARTICLE.validate_json(last.body).raw)
