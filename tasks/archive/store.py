"""What was read, kept in a database: articles as they were marked, and what each collection brought in."""

import contextlib
import hashlib
import json
from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from tasks.archive.database import articles, intake_articles, intakes, notices, opened
from tasks.errors import ArchiveError
from tasks.model import Article, Collected, Intake, Notice, Order, Shelf

ARTICLE = TypeAdapter(Article)
NOTICE = TypeAdapter(Notice)


def keep(shelf: Shelf, intake: Intake) -> Collected:
    """Store ``intake``; the same intake again changes nothing. ``articles`` of the receipt counts those in use."""
    found = {article.id: article for article in reversed(intake.articles)}  # the first of an id counts
    ordered = sorted(found.values(), key=lambda a: (a.name, a.id))
    forms = [ARTICLE.dump_json(article) for article in ordered]
    keys = [hashlib.sha256(form).hexdigest() for form in forms]
    said = [NOTICE.dump_python(notice, mode="json") for notice in intake.notices]
    receipt = hashlib.sha256(json.dumps([keys, said], sort_keys=True).encode()).hexdigest()[:16]
    with opened(shelf.archive) as db:
        if db.execute(select(intakes.c.id).where(intakes.c.id == receipt)).first() is None:
            rows = [{"key": k, "id": a.id, "body": f.decode()} for k, a, f in zip(keys, ordered, forms, strict=True)]
            _store(db, receipt, rows, said)
    days = [a.dated.last for a in ordered if a.used and a.dated.last]
    return Collected(receipt, sum(a.used for a in ordered), max(days, default=None))


def window(order: Order, shelf: Shelf) -> Intake:
    """The articles of ``order.intake`` by name, with its notices: what other runs stored is not seen."""
    with opened(shelf.archive) as db, _readable(shelf):
        if db.execute(select(intakes.c.id).where(intakes.c.id == order.intake)).first() is None:
            raise ArchiveError(shelf.archive, f"holds no collection {order.intake!r}; run again with the same files")
        bodies = db.execute(
            select(articles.c.body)
            .join(intake_articles, intake_articles.c.article == articles.c.key)
            .where(intake_articles.c.intake == order.intake)
            .order_by(intake_articles.c.position)
        ).scalars()
        said = db.execute(
            select(notices.c.code, notices.c.subject, notices.c.message)
            .where(notices.c.intake == order.intake)
            .order_by(notices.c.position)
        ).mappings()
        return Intake(
            tuple(ARTICLE.validate_json(body) for body in bodies),
            tuple(NOTICE.validate_python(dict(row)) for row in said),
        )


def _store(db: Connection, receipt: str, rows: list[dict[str, str]], said: list[dict[str, str]]) -> None:
    db.execute(insert(intakes), [{"id": receipt}])
    if rows:
        db.execute(sqlite_insert(articles).on_conflict_do_nothing(), rows)
        places = [{"intake": receipt, "position": n, "article": row["key"]} for n, row in enumerate(rows)]
        db.execute(insert(intake_articles), places)
    if said:
        db.execute(insert(notices), [{"intake": receipt, "position": n, **notice} for n, notice in enumerate(said)])


@contextlib.contextmanager
def _readable(shelf: Shelf) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise ArchiveError(shelf.archive, "holds articles of another version; move it away and run again") from error
