"""Actors over editions: who was seen in which story, with the roles and sides that the texts gave them then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select

from tasks.archive.database import reading
from tasks.archive.forms import ARTICLE, readable
from tasks.archive.tables import articles, printings, sightings, story_articles
from tasks.model import Actor, Article, Briefing, Facts, Held, KnownActor, Memory, Period, Shelf, Span, Version
from tasks.text import fold, name_words

MOST_SPANS = 3  # of a value: where it stands


@dataclass(frozen=True, slots=True)
class Said:
    """A role or a side as a story gave it."""

    value: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """An actor as a story of an edition had it."""

    name: str
    names: tuple[str, ...]
    roles: tuple[Said, ...]
    acts_for: tuple[Said, ...]
    mentions: tuple[Span, ...]


SIGHTING = TypeAdapter(Sighting)


@dataclass(frozen=True, slots=True)
class Row:
    """A sighting with its day and whose it is."""

    as_of: date
    actor: str
    kind: Any
    seen: Sighting


def named(kind: str, name: str) -> str:
    """What namesakes share: the family name of a person, the whole name of anything else; empty for nothing."""
    words = name_words(name)
    return f"{kind} {words[-1] if kind == 'person' else ' '.join(words)}" if words else ""


def see(db: Connection, key: str, briefing: Briefing) -> None:
    """Write down the actors of the stories that printing ``key`` tells."""
    seen = [(section.story, actor) for section in briefing.sections for actor in section.ledger.actors]
    rows = [
        {
            "printing": key,
            "position": position,
            "story": story,
            "actor": actor.id,
            "named": named(actor.kind, actor.name),
            "kind": actor.kind,
            "body": SIGHTING.dump_json(sighting(actor)).decode(),
        }
        for position, (story, actor) in enumerate(seen)
    ]
    if rows:
        db.execute(insert(sightings), rows)


def remember(period: Period, shelf: Shelf, facts: tuple[Facts, ...]) -> Memory:
    """What the editions that ``period`` knows had of the actors of ``facts``, and of all their namesakes."""
    order = period.order
    if order.cut_off is None or not period.knows:
        return Memory()
    wanted = {named(a.kind, a.name) for f in facts for a in f.actors if a.kind != "state"} - {""}
    before = (printings.c.cut_off < order.cut_off) & (printings.c.marked <= period.knows)
    with reading(shelf.archive) as db, readable(shelf):
        days = _printings(db, before & (printings.c.briefing == order.briefing))
        rows = _rows(db, days, sightings.c.named.in_(sorted(wanted)))
        known = tuple(rolled(found) for found in _by_actor(rows))
        return Memory(known, _texts(db, known))


def list_actors(shelf: Shelf, briefing: str = "") -> tuple[KnownActor, ...]:
    """Every actor of the published editions, of one briefing or of all, the last seen first."""
    published = printings.c.version.is_not(None)
    with reading(shelf.archive) as db, readable(shelf):
        days = _printings(db, published & (printings.c.briefing == briefing) if briefing else published)
        known = (rolled(found) for found in _by_actor(_rows(db, days, None)))
        return tuple(sorted(known, key=lambda k: (-k.last.toordinal(), -len(k.editions), fold(k.name), k.id)))


def passages(shelf: Shelf, actors: Iterable[KnownActor]) -> tuple[Article, ...]:
    """The texts that ``actors`` stand in, as far as the archive keeps them."""
    spans = {s for a in actors for s in (*a.mentions, *(e for h in (*a.roles, *a.acts_for) for e in h.evidence))}
    with reading(shelf.archive) as db, readable(shelf):
        return _read(db, {s.article for s in spans})


def sighting(actor: Actor) -> Sighting:
    return Sighting(
        actor.name,
        actor.aliases,
        _said(actor, actor.roles),
        _said(actor, actor.acts_for),
        actor.mentions[:MOST_SPANS],
    )


def _said(actor: Actor, versions: Iterable[Version[str]]) -> tuple[Said, ...]:
    """As the texts say it; what only the user's list says is no memory of a text."""
    own = (v for v in versions if not (actor.listed and v.reason.endswith(actor.listed.basis)))
    return tuple(Said(v.value, v.evidence[:MOST_SPANS]) for v in own)


def _printings(db: Connection, which: Any) -> dict[str, date]:
    """The last version of each edition with its day, in the order of the cut-offs."""
    listed = select(printings.c.key, printings.c.briefing, printings.c.cut_off, printings.c.as_of).where(which)
    ordered = db.execute(listed.order_by(printings.c.cut_off, printings.c.briefing, printings.c.version)).all()
    last = {(row.briefing, row.cut_off): row for row in ordered}
    return {row.key: row.as_of for row in last.values()}


def _rows(db: Connection, days: dict[str, date], which: Any) -> list[Row]:
    place = {key: number for number, key in enumerate(days)}
    listed = select(sightings) if which is None else select(sightings).where(which)
    found = [row for row in db.execute(listed).all() if row.printing in place]
    found.sort(key=lambda row: (place[row.printing], row.position))
    return [Row(days[r.printing], r.actor, r.kind, SIGHTING.validate_json(r.body)) for r in found]


def _by_actor(rows: Iterable[Row]) -> list[list[Row]]:
    out: dict[str, list[Row]] = {}
    for row in rows:
        out.setdefault(row.actor, []).append(row)
    return [out[key] for key in sorted(out)]


def rolled(rows: Sequence[Row]) -> KnownActor:
    """The sightings of one actor, oldest first, as what is known of it."""
    last = rows[-1]
    names = dict.fromkeys(name for row in rows for name in (row.seen.name, *row.seen.names))
    return KnownActor(
        id=last.actor,
        name=last.seen.name,
        kind=last.kind,
        first=min(row.as_of for row in rows),
        last=max(row.as_of for row in rows),
        names=tuple(names),
        roles=_held((row.as_of, said) for row in rows for said in row.seen.roles),
        acts_for=_held((row.as_of, said) for row in rows for said in row.seen.acts_for),
        mentions=last.seen.mentions,
        editions=tuple(dict.fromkeys(row.as_of for row in rows)),
    )


def _held(told: Iterable[tuple[date, Said]]) -> tuple[Held, ...]:
    """One value over the editions, whatever its case; the last held first, in the order of the edition that had it."""
    out: dict[str, Held] = {}
    for as_of, said in told:
        before = out.pop(fold(said.value), None)
        now = Held(said.value, as_of, as_of, said.evidence)
        out[fold(said.value)] = replace(now, first=min(before.first, as_of)) if before else now
    return tuple(sorted(out.values(), key=lambda held: -held.last.toordinal()))


def _texts(db: Connection, known: Iterable[KnownActor]) -> tuple[Article, ...]:
    """The texts behind the roles of persons: what a change of office is set beside."""
    return _read(db, {s.article for k in known if k.kind == "person" for h in k.roles for s in h.evidence[:1]})


def _read(db: Connection, keys: set[str]) -> tuple[Article, ...]:
    listed = (
        select(articles.c.id, articles.c.body)
        .join(story_articles, story_articles.c.article == articles.c.key)
        .where(articles.c.id.in_(sorted(keys)))
        .order_by(articles.c.id, articles.c.key)
    )
    bodies = {row.id: row.body for row in db.execute(listed)}
    return tuple(ARTICLE.validate_json(body) for body in bodies.values())
