"""The calendar that readers of a briefing subscribe to: what is ahead over all its editions, from their own files."""

import functools

from tasks.archive import Edition
from tasks.render.appointments import Appointment, appointments
from tasks.render.calendar import subscription
from web.issues import Issue, issues, place
from web.reading import DATA, parsed

MOST = 400  # editions looked back over


def ahead(output: str, briefing: str, title: str = "") -> bytes | None:
    """The calendar of ``briefing`` as its newest edition leaves it; ``None`` where it has no edition."""
    found = issues(output, briefing)[-MOST:]
    return of(found, title) if found else None


def of(found: tuple[Issue, ...], title: str = "") -> bytes:
    """The calendar of issues, oldest first; of each its newest version counts."""
    editions = [issue.newest for issue in found[-MOST:]]
    told = [kept for edition in editions if (kept := _kept(edition))]
    name = title or (told[-1][0] if told else editions[-1].briefing)
    return subscription(name, [entries for _, entries in told], editions[-1].as_of)


def _kept(edition: Edition) -> tuple[str, tuple[Appointment, ...]] | None:
    """Title and appointments; ``None`` where briefing.json is missing or of a form that is no longer read."""
    path = place(edition, DATA)
    if path is None:
        return None
    stands = path.stat()
    return _read(str(path), stands.st_mtime_ns, stands.st_size)


@functools.lru_cache(maxsize=2 * MOST)
def _read(path: str, _changed: int, _size: int) -> tuple[str, tuple[Appointment, ...]] | None:
    briefing = parsed(path)
    return (briefing.order.title, appointments(briefing)) if briefing else None
