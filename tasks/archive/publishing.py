"""Publishing an edition, so that a kill at any moment leaves no trace, or what the next run completes.

1. One transaction writes down what the edition tells, under the digest of its files. Nobody remembers it yet.
2. The folder is moved to its place, whole.
3. One transaction marks what was written down as published, with its version: editions begun from now on remember it.

Killed before 2: no folder, and nothing that any edition reads; the same edition again finds its own words there.
Killed between 2 and 3: ``begin``, of the same edition or of any later one of its briefing, finds the folder by its
digest and does 3. So no folder is forgotten, and no edition is remembered that does not stand on disk.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from pydantic import TypeAdapter

from tasks.archive import editions, printing
from tasks.archive.covering import window
from tasks.archive.database import writing
from tasks.archive.remembering import recall
from tasks.model import Article, Briefing, Order, Package, Past, Period, Published, Shelf
from tasks.text import sha256

ORDER = TypeAdapter(Order)
PERIOD = TypeAdapter(Period)
PAST = TypeAdapter(Past)
INSTANT = TypeAdapter(datetime)


def publish(period: Period, shelf: Shelf, package: Package, briefing: Briefing) -> Published:
    """Put ``package`` on the shelf as the next version, unless its latest version holds the same bytes.

    What ``briefing`` tells is remembered by later editions, but not of documents named by hand.
    """
    head = {
        "format": 1,
        "order": ORDER.dump_python(period.order, mode="json"),
        "inputs": _inputs(window(period, shelf).articles),
    }
    if period.order.cut_off is None:
        return editions.place(period.order, shelf.output, head, package)
    past = hashlib.sha256(PAST.dump_json(recall(period, shelf))).hexdigest()
    head |= {"period": _hours(period, period.order.cut_off), "past": past}
    digest = editions.digest(editions.listing(package))
    with writing(shelf.archive) as db:
        key = printing.prepare(db, period, briefing, digest, past)
    published = editions.place(period.order, shelf.output, head, package)
    with writing(shelf.archive) as db:
        printing.mark(db, key, published.version)
    return published


def _hours(period: Period, cut_off: datetime) -> Mapping[str, object]:
    said: dict[str, object] = PERIOD.dump_python(period, mode="json", exclude={"order"})
    return {**said, "cut_off": INSTANT.dump_python(cut_off, mode="json")}


def _inputs(articles: Iterable[Article]) -> list[dict[str, object]]:
    return [
        {
            "id": article.id,
            "name": article.name,
            "raw_sha256": article.raw,
            "text_sha256": sha256(article.text),
            "used": article.used,
        }
        for article in articles
    ]
