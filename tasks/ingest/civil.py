"""The civil day of an instant in universal time, in the country that the address of a paper is under."""

import functools
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tasks.ingest import agencies

MIDNIGHT = (0, 0, 0)


def day(value: str, url: str) -> date | None:
    """The day of the stamp ``value`` where the paper at ``url`` is printed.

    None where the stamp is not in universal time or is a bare day at midnight, where the address names no country,
    and where it was two days at once in that country.
    """
    at = _instant(value)
    zones = _zones().get(_country(url), ())
    if at is None or (at.hour, at.minute, at.second) == MIDNIGHT or not zones:
        return None
    try:
        found = {at.astimezone(ZoneInfo(zone)).date() for zone in zones}
    except ZoneInfoNotFoundError:
        return None
    return found.pop() if len(found) == 1 else None


def _instant(value: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = read(value.strip())
        except (ValueError, IndexError, TypeError):
            continue
        universal = at.utcoffset() is not None and not at.utcoffset()
        return at.astimezone(UTC) if universal else None
    return None


def _country(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".").rpartition(".")[2]
    except ValueError:
        return ""


@functools.cache
def _zones() -> dict[str, tuple[str, ...]]:
    rows = (row.split() for row in agencies.rows("zones.txt"))
    return {code: tuple(zones) for code, *zones in rows}
