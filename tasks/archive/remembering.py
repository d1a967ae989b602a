"""What an edition remembers: fixed when it is first begun, so that it is the same whenever it is run again."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import Connection, func, insert, select

from tasks.archive import covering, printing, prints
from tasks.archive.database import reading, writing
from tasks.archive.forms import ARTICLE, readable, unpack
from tasks.archive.tables import articles, editions, printings, story_articles, tellings
from tasks.model import Article, Order, Past, PastStory, Period, Shelf, Telling


def begin(order: Order, shelf: Shelf) -> Period:
    """What the edition of ``order`` covers and remembers; the same for this briefing and cut-off ever after.

    It remembers this briefing's editions with an earlier cut-off, published by now, each as last printed. One that
    was placed on disk by a run that was killed before it could say so counts as published.
    """
    if order.cut_off is None:
        return Period(order, 0, None)
    this = (editions.c.briefing == order.briefing) & (editions.c.cut_off == order.cut_off)
    with writing(shelf.archive) as db:
        printing.recover(db, order.briefing, shelf.output)
        if not db.execute(select(editions.c.number).where(this)).first():
            _fix(db, order)
        row = db.execute(select(editions).where(this)).one()
        return Period(order, row.number, row.since, tuple(json.loads(row.remembers)), row.knows)


def recall(period: Period, shelf: Shelf) -> Past:
    """The earlier editions that ``period`` remembers, never itself or a later one."""
    if period.order.cut_off is None:
        return Past()
    before = select(editions.c.as_of, editions.c.number).where(
        editions.c.briefing == period.order.briefing, editions.c.cut_off == period.since
    )
    with reading(shelf.archive) as db, readable(shelf):
        last = db.execute(before).first()
        return Past(
            edition=last.as_of if last else None,
            number=last.number if last else 0,
            stories=_stories(db, period.remembers),
            versions=covering.versions(db, period),
            reprints=prints.reprints(db, period),
        )


def _fix(db: Connection, order: Order) -> None:
    published = (
        select(printings.c.key, printings.c.cut_off, printings.c.as_of)
        .where(printings.c.briefing == order.briefing, printings.c.cut_off < order.cut_off)
        .where(printings.c.version.is_not(None))
        .order_by(printings.c.cut_off, printings.c.version)
    )
    earlier = {row.cut_off: row for row in db.execute(published)}  # the last version of each
    oldest = order.as_of - timedelta(days=order.horizon)
    row = {
        "briefing": order.briefing,
        "cut_off": order.cut_off,
        "as_of": order.as_of,
        "since": max(earlier, default=None),
        "number": len(earlier) + 1,
        "remembers": json.dumps([row.key for row in earlier.values() if row.as_of >= oldest]),
        "knows": db.execute(select(func.max(printings.c.marked))).scalar_one() or 0,
    }
    db.execute(insert(editions).values(row))


def _stories(db: Connection, keys: tuple[str, ...]) -> tuple[PastStory, ...]:
    """Every story of the printings ``keys``, in the order in which they were first told."""
    told: dict[str, list[Telling]] = {}
    texts: dict[str, dict[str, Article]] = {}
    for key in keys:
        for story, telling in _told(db, key):
            told.setdefault(story, []).append(telling)
        for story, article in _cited(db, key):
            texts.setdefault(story, {})[article.id] = article
    return tuple(PastStory(story, tuple(told[story]), tuple(texts.get(story, {}).values())) for story in told)


def _told(db: Connection, key: str) -> Iterator[tuple[str, Telling]]:
    as_of: date = db.execute(select(printings.c.as_of).where(printings.c.key == key)).scalar_one()
    listed = select(tellings).where(tellings.c.printing == key).order_by(tellings.c.position)
    for row in db.execute(listed):
        yield row.story, Telling(as_of, row.tier, row.headline, unpack(row.ledger))


def _cited(db: Connection, key: str) -> Iterator[tuple[str, Article]]:
    same = (tellings.c.printing == story_articles.c.printing) & (tellings.c.position == story_articles.c.telling)
    listed = (
        select(tellings.c.story, articles.c.body)
        .select_from(story_articles)
        .join(tellings, same)
        .join(articles)
        .where(story_articles.c.printing == key)
        .order_by(story_articles.c.telling, story_articles.c.position)
    )
    for row in db.execute(listed):
        yield row.story, ARTICLE.validate_json(row.body)
