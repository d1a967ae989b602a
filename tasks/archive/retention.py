"""Letting go of what is older than the desk wants to keep, but nothing that a remembered edition stands on."""

from datetime import datetime

from sqlalchemy import delete, or_, select

from tasks.archive import originals
from tasks.archive.database import writing
from tasks.archive.tables import (
    arrivals,
    articles,
    collections,
    entries,
    intake_articles,
    intakes,
    listings,
    notices,
    printings,
    prints,
    rereadings,
    sightings,
    site_lines,
    sketches,
    story_articles,
    tellings,
    visits,
)
from tasks.archive.watching import LISTED
from tasks.model import Shelf


def prune(shelf: Shelf, before: datetime) -> int:
    """Forget what was first seen, and what was told, before then; returns how many articles went.

    An article that a later edition tells of stays. Editions keep their numbers and stay on disk, but one whose
    earlier editions were forgotten can no longer be made again: keep more days than editions look back. The
    file does not shrink; its room is used again. The bytes that articles were read from go with them.
    """
    old = select(printings.c.key).where(printings.c.cut_off < before)
    with writing(shelf.archive) as db:
        db.execute(delete(story_articles).where(story_articles.c.printing.in_(old)))
        db.execute(delete(tellings).where(tellings.c.printing.in_(old)))
        db.execute(delete(sightings).where(sightings.c.printing.in_(old)))
        told = select(story_articles.c.article)
        kept_anew = select(rereadings.c.arrival).where(rereadings.c.article.in_(told))
        untold = arrivals.c.article.not_in(told) & arrivals.c.number.not_in(kept_anew)
        gone = (arrivals.c.seen < before) & untold
        for table in (listings, site_lines, rereadings):
            db.execute(delete(table).where(table.c.arrival.in_(select(arrivals.c.number).where(gone))))
        db.execute(delete(arrivals).where(gone))
        kept = or_(
            articles.c.key.in_(select(arrivals.c.article)),
            articles.c.key.in_(select(rereadings.c.article)),
            articles.c.key.in_(select(intake_articles.c.article)),
        )
        count = db.execute(delete(articles).where(~kept)).rowcount
        db.execute(delete(prints).where(prints.c.article.not_in(select(articles.c.id))))
        db.execute(
            delete(sketches).where(sketches.c.text.not_in(select(arrivals.c.text).union(select(rereadings.c.text))))
        )
        db.execute(delete(entries).where(entries.c.listed < before - LISTED))  # of sources that were taken off
        held = select(arrivals.c.collection)
        past = select(collections.c.number).where(collections.c.seen < before, collections.c.number.not_in(held))
        emptied = select(collections.c.intake).where(collections.c.number.in_(past))
        names = list(db.execute(emptied).scalars())
        db.execute(delete(visits).where(visits.c.collection.in_(past)))
        db.execute(delete(notices).where(notices.c.intake.in_(emptied)))
        db.execute(delete(collections).where(collections.c.number.in_(past)))
        for name in names:
            db.execute(delete(intakes).where(intakes.c.id == name))
        originals.let_go(db, shelf, before)
    return count
