"""What the archive keeps of a printed edition: the stories it told, remembered once the edition stands on disk."""

from collections.abc import Iterable
from datetime import UTC, date
from pathlib import Path

from sqlalchemy import Connection, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from tasks.archive import editions as disk
from tasks.archive import sightings
from tasks.archive.forms import pack, unpack
from tasks.archive.tables import actors, arrivals, articles, editions, printings, rereadings, story_articles, tellings
from tasks.errors import ArchiveError
from tasks.model import Actor, Briefing, Period, Section


def prepare(db: Connection, period: Period, briefing: Briefing, package: str, past: str) -> str:
    """Write down what ``briefing`` tells and return the printing's key; nobody remembers it before ``mark``.

    ``package`` is the digest of its files: the same bytes again are the same printing.
    """
    order = period.order
    begun = (editions.c.briefing == order.briefing) & (editions.c.cut_off == order.cut_off)
    if order.cut_off is None or not db.execute(select(editions.c.number).where(begun)).first():
        raise ArchiveError(f"edition {order.briefing} of {order.as_of}", "was not begun in this archive; run it again")
    key = f"{order.briefing}/{order.cut_off.astimezone(UTC).isoformat()}/{package[:16]}"
    row = {"key": key, "briefing": order.briefing, "cut_off": order.cut_off, "as_of": order.as_of}
    new = sqlite_insert(printings).values(**row, package=package, past=past)
    if db.execute(new.on_conflict_do_nothing()).rowcount:
        for position, section in enumerate(briefing.sections):
            _tell(db, key, position, section)
        sightings.see(db, key, briefing)
    return key


def mark(db: Connection, key: str, version: int) -> None:
    """The printing ``key`` stands on disk as ``version``: from now on editions that are begun remember it."""
    number = select(func.coalesce(func.max(printings.c.marked), 0) + 1).scalar_subquery()
    this = update(printings).where(printings.c.key == key)
    db.execute(this.values(version=version, marked=func.coalesce(printings.c.marked, number)))
    as_of = db.execute(select(printings.c.as_of).where(printings.c.key == key)).scalar_one()
    listed = select(tellings.c.ledger).where(tellings.c.printing == key).order_by(tellings.c.position)
    for ledger in db.execute(listed).scalars():
        _name(db, unpack(ledger).actors, as_of)


def recover(db: Connection, briefing: str, output: str) -> None:
    """Mark what a run that was killed had placed on disk but not marked."""
    waiting = select(printings).where(printings.c.briefing == briefing, printings.c.version.is_(None))
    for row in db.execute(waiting.order_by(printings.c.cut_off)).all():
        folder = Path(output) / briefing / row.as_of.isoformat()
        version = disk.find_version(folder, row.package, row.cut_off)
        if version:
            mark(db, row.key, version)


def _tell(db: Connection, key: str, position: int, section: Section) -> None:
    row = {"printing": key, "position": position, "story": section.story, "tier": section.tier}
    db.execute(insert(tellings).values(**row, headline=section.headline.text, ledger=pack(section.ledger)))
    brought = or_(articles.c.key.in_(select(arrivals.c.article)), articles.c.key.in_(select(rereadings.c.article)))
    collected = select(articles.c.id, articles.c.key).where(articles.c.id.in_(section.ledger.articles), brought)
    keys = {found.id: found.key for found in db.execute(collected)}
    held = [keys[article] for article in section.ledger.articles if article in keys]
    cited = [{"printing": key, "telling": position, "position": n, "article": held} for n, held in enumerate(held)]
    if cited:
        db.execute(insert(story_articles), cited)


def _name(db: Connection, named: Iterable[Actor], as_of: date) -> None:
    for actor in named:
        new = sqlite_insert(actors).values(id=actor.id, name=actor.name, kind=actor.kind, first=as_of, last=as_of)
        span = {"first": func.min(actors.c.first, as_of), "last": func.max(actors.c.last, as_of)}
        db.execute(new.on_conflict_do_update(index_elements=["id"], set_=span))
