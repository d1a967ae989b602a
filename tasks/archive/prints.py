"""Fingerprints of what was read, by which an article is known that copies one of the last thirty days.

They are written with the articles and read as the archive stood before an edition, so that a later run of it finds
the same. What is found here is only worth comparing; whether it is a copy is judged by the texts.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from tasks.archive import covering
from tasks.archive.forms import ARTICLE, Stored
from tasks.archive.tables import arrivals, articles, prints
from tasks.model import Article, Period, Print

REACH = timedelta(days=30)
LEAST_SHARED = 2
LEAST_SHARE = 0.3  # of the smaller fingerprint
MOST = 3  # earlier texts for one article
AT_ONCE = 500
BYTES = "<u8"
Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


def note(db: Connection, stored: Iterable[Stored], made: Iterable[Print]) -> None:
    """Write down the fingerprints of new articles."""
    ids = {item.article.id for item in stored}
    rows = [
        {"article": p.article, "key": bytes.fromhex(p.key), "words": p.words, "hashes": bytes.fromhex(p.hashes)}
        for p in made
        if p.article in ids
    ]
    if rows:
        db.execute(sqlite_insert(prints).on_conflict_do_nothing(), rows)


def reprints(db: Connection, period: Period) -> tuple[tuple[str, Article], ...]:
    """For the articles of ``period`` the earlier texts that are like them, the likest first: its id and the text."""
    if period.since is None:
        return ()
    before = (
        select(prints.c.key, prints.c.hashes, arrivals.c.article)
        .select_from(prints)
        .join(articles, articles.c.id == prints.c.article)
        .join(arrivals, arrivals.c.article == articles.c.key)
        .where(arrivals.c.seen < period.since, arrivals.c.seen >= period.since - REACH, arrivals.c.used)
        .where(covering.own(period, arrivals.c.source))
        .order_by(arrivals.c.number)
    )
    now = _now(db, sorted(article.id for _, article in covering.covered(db, period) if article.used))
    then = db.execute(before).all() if now else []
    pairs = [(one.article, then[n].article) for one, n in _near(now, then)]
    bodies = _bodies(db, {key for _, key in pairs})
    return tuple((article, bodies[key]) for article, key in pairs)


def _now(db: Connection, ids: Sequence[str]) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    for n in range(0, len(ids), AT_ONCE):
        listed = select(prints).where(prints.c.article.in_(ids[n : n + AT_ONCE])).order_by(prints.c.article)
        found += db.execute(listed).all()
    return found


def _near(now: Sequence[Row[Any]], then: Sequence[Row[Any]]) -> list[tuple[Row[Any], int]]:
    """Articles of today with the numbers of what is like them among ``then``."""
    hashes, owner, sizes = _joined(then)
    order = np.argsort(hashes, kind="stable")
    hashes, owner = hashes[order], owner[order]
    keys: dict[bytes, list[int]] = {}
    for number, row in enumerate(then):
        if row.key:
            keys.setdefault(row.key, []).append(number)
    out = []
    for one in now:
        own = np.frombuffer(one.hashes, BYTES)
        shares = _shares(own, hashes, owner, sizes) | dict.fromkeys(keys.get(one.key, ()), 1.0)
        best = sorted(shares, key=lambda n: (-shares[n], n))[:MOST]
        out += [(one, n) for n in best]
    return out


def _joined(rows: Sequence[Row[Any]]) -> tuple[Hashes, Places, Places]:
    sizes = np.array([len(row.hashes) // 8 for row in rows], np.int64)
    hashes = np.frombuffer(b"".join(row.hashes for row in rows), BYTES)
    return hashes, np.repeat(np.arange(len(rows)), sizes), sizes


def _shares(own: Hashes, hashes: Hashes, owner: Places, sizes: Places) -> dict[int, float]:
    """By number of an earlier text the share of the smaller fingerprint that both have, where it is enough."""
    first, last = np.searchsorted(hashes, own), np.searchsorted(hashes, own, side="right")
    hits = [owner[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True) if a < b]
    if not hits:
        return {}
    numbers, shared = np.unique(np.concatenate(hits), return_counts=True)
    share = shared / np.minimum(sizes[numbers], len(own))
    enough = (shared >= LEAST_SHARED) & (share >= LEAST_SHARE)
    return dict(zip(numbers[enough].tolist(), share[enough].tolist(), strict=True))


def _bodies(db: Connection, keys: set[str]) -> dict[str, Article]:
    asked = sorted(keys)
    found: dict[str, Article] = {}
    for n in range(0, len(asked), AT_ONCE):
        listed = select(articles.c.key, articles.c.body).where(articles.c.key.in_(asked[n : n + AT_ONCE]))
        found |= {row.key: ARTICLE.validate_json(row.body) for row in db.execute(listed)}
    return found
