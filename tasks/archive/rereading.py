"""Texts that a better reader made of bytes which were kept: new versions that are no news.

A rereading stands beside the text as first read. An edition reads the last one that was made before its cut-off and
not in hours that were closed then: so editions that were begun keep their texts, and tomorrow's has the better ones.
It is first seen when the text was; nothing of it is told as a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, true
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from tasks.archive.database import reading, writing
from tasks.archive.forms import ARTICLE, readable, stored
from tasks.archive.sketches import sketch
from tasks.archive.tables import arrivals, articles, editions, rereadings, sketches
from tasks.model import Article, Shelf
from tasks.text import sha256


@dataclass(frozen=True, slots=True)
class Held:
    """An article with the number under which the archive has it."""

    number: int
    article: Article


def rereadable(shelf: Shelf, since: datetime | None = None) -> tuple[Held, ...]:
    """Every text first seen since then whose bytes may be kept, as it was last read."""
    listed = select(arrivals.c.number, articles.c.body).join(articles).where(arrivals.c.raw != "")
    hours = arrivals.c.seen >= since if since else true()
    with reading(shelf.archive) as db, readable(shelf):
        again = last(db, hours)
        rows = db.execute(listed.where(hours).order_by(arrivals.c.number)).all()
        bodies = [(row.number, again[row.number].body if row.number in again else row.body) for row in rows]
        return tuple(Held(number, ARTICLE.validate_json(body)) for number, body in bodies)


def renew(shelf: Shelf, anew: Sequence[Held], at: datetime) -> int:
    """Store other readings of texts, made at ``at``; the same again changes nothing. Returns how many were new."""
    with writing(shelf.archive) as db:
        closed = db.execute(select(func.max(editions.c.cut_off))).scalar_one()
        known = last(db, true())
        texts = {row.number: row.text for row in db.execute(select(arrivals.c.number, arrivals.c.text))}
        texts |= {number: row.text for number, row in known.items()}
        fresh = [held for held in anew if texts.get(held.number, "") not in ("", sha256(held.article.text))]
        for held in fresh:
            _add(db, held, max(at, closed) if closed else at)
    return len(fresh)


def last(db: Connection, hours: ColumnElement[bool], before: datetime | None = None) -> dict[int, Row[Any]]:
    """For each arrival of ``hours`` that was read again before then: the last reading (text, used, body)."""
    made = rereadings.c.seen < before if before else true()
    listed = (
        select(rereadings.c.arrival, rereadings.c.text, rereadings.c.used, articles.c.body)
        .select_from(rereadings)
        .join(arrivals)
        .join(articles, articles.c.key == rereadings.c.article)
        .where(hours, made)
        .order_by(rereadings.c.number)
    )
    return {row.arrival: row for row in db.execute(listed)}


def _add(db: Connection, held: Held, seen: datetime) -> None:
    article, text = stored(held.article), sha256(held.article.text)
    db.execute(sqlite_insert(articles).on_conflict_do_nothing(), [article.row])
    db.execute(sqlite_insert(sketches).on_conflict_do_nothing(), [{"text": text, "sketch": sketch(held.article.text)}])
    row = {"arrival": held.number, "article": article.key, "seen": seen, "text": text, "used": held.article.used}
    db.execute(insert(rereadings), [row])
