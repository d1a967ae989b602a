"""What hosts asked of us, from one collection to the next."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, or_, select
from sqlalchemy.dialects.sqlite import insert

from tasks.archive.database import reading
from tasks.archive.tables import hosts
from tasks.model import Host, Shelf


def asked(shelf: Shelf, at: datetime) -> tuple[Host, ...]:
    """What of it still holds at ``at``, by origin."""
    holds = or_(hosts.c.until > at, hosts.c.after > at)
    with reading(shelf.archive) as db:
        rows = db.execute(select(hosts).where(holds).order_by(hosts.c.origin)).all()
    return tuple(Host(row.origin, row.robots, row.until, row.after) for row in rows)


def note(db: Connection, left: Sequence[Host], at: datetime) -> None:
    """Write down what a collection was asked; what no longer holds at ``at`` is forgotten."""
    for host in left:
        row = {"origin": host.origin, "robots": host.robots, "until": host.until, "after": host.after}
        db.execute(insert(hosts).values(row).on_conflict_do_update(index_elements=["origin"], set_=row))
    over = [or_(column.is_(None), column <= at) for column in (hosts.c.until, hosts.c.after)]
    db.execute(delete(hosts).where(*over))
