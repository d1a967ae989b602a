"""Whether each source can be read: by what stands on this machine, by what the archive remembers, or by asking it."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from flows.configuration import Configuration
from flows.doctor_check import Check, warn
from tasks.archive import SourceRow
from tasks.errors import SourceError
from tasks.model.sources import Source

DAY = "{date}"  # in a path: each day has a folder or file of its own
CORRECT = "correct or remove it in daybrief.toml"
ASK_SECONDS = 60.0  # for all sources that are asked


def look(held: Configuration, rows: tuple[SourceRow, ...]) -> Iterator[Check]:
    """Every source of ``held`` without asking any of them; ``rows`` as the archive has them."""
    known = {row.key: row for row in rows}
    bad = 0
    for source in held.sources:
        found = [*_here(source), *_remembered(known.get(source.key))]
        bad += bool(found)
        yield from found[:1]
    well = len(held.sources) - bad
    unread = sum(source.key not in known for source in held.sources)
    more = f", {unread} not read yet" if unread else ""
    if held.sources:
        yield Check("sources", f"{well} of {len(held.sources)} without a fault{more}")
    else:
        yield warn("sources", "daybrief.toml lists none", "`daybrief sources add URL` adds one")


def ask(held: Configuration, now: datetime) -> Iterator[Check]:
    """Every source of ``held`` that is elsewhere, asked now."""
    from tasks import ingest

    ingest.introduce(held.contact, frozenset(held.allow_hosts))
    until = time.monotonic() + ASK_SECONDS
    for source in held.sources:
        if _is_local(source):
            continue
        if time.monotonic() > until:
            yield warn(f"source {source.key}", "was not asked: the ones before it took too long", "try again later")
            continue
        try:
            probe = ingest.look(source.at, now)
        except SourceError as error:
            yield _told(source.key, error.message)
        else:
            yield Check(f"source {source.key}", f"answers: {probe.kind}, {probe.items} entries")


def _is_local(source: Source) -> bool:
    return "://" not in source.at


def _here(source: Source) -> Iterator[Check]:
    """A path that is not there or cannot be read; of a path with a day in it, what stands before that."""
    if not _is_local(source):
        return
    path = Path(source.at)
    if DAY in source.at:
        path = next(folder for folder in path.parents if DAY not in str(folder))
    name = f"source {source.key}"
    try:
        if path.is_dir():
            next(path.iterdir(), None)
        else:
            path.open("rb").close()
    except FileNotFoundError:
        yield Check(name, f"{path} is not there", f"make it, or {CORRECT}")
    except PermissionError:
        yield Check(name, f"{path}: no permission to read", "give it to whoever runs daybrief to read")
    except OSError as error:
        yield Check(name, f"{path} cannot be read: {error.strerror}", CORRECT)


def _remembered(row: SourceRow | None) -> Iterator[Check]:
    if row is None:
        return
    if row.failing:
        since = f"{row.failing.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        yield _told(row.key, row.error, f"cannot be read since {since}: ")
    elif row.moved:
        found = f"has moved for good to {row.moved}"
        yield warn(f"source {row.key}", found, "write that address into daybrief.toml")


def _told(key: str, error: str, before: str = "") -> Check:
    """What a visit said, which may name its fix."""
    found, _, fix = " ".join(error.split()).partition("; ")
    return warn(f"source {key}", f"{before}{found}", fix or f"`daybrief sources` lists all; {CORRECT}")
