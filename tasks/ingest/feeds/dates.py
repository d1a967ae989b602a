"""The moment in an entry's date, whatever form and zone it is written in; which dates of a feed can be believed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from tasks.ingest import days

# Hours from UTC. AST, BDT and the like mean several zones and are not listed.
ZONES = (
    "UTC 0 UT 0 GMT 0 Z 0 WET 0 WEST 1 BST 1 CET 1 MEZ 1 WAT 1 CEST 2 MESZ 2 EET 2 CAT 2 SAST 2 EEST 3 EAT 3 MSK 3"
    " TRT 3 IRST 3.5 GST 4 AFT 4.5 PKT 5 IST 5.5 SLST 5.5 NPT 5.75 MMT 6.5 ICT 7 WIB 7 HKT 8 SGT 8 MYT 8 PHT 8 AWST 8"
    " JST 9 KST 9 ACST 9.5 AEST 10 ACDT 10.5 AEDT 11 NZST 12 NZDT 13 NDT -2.5 ADT -3 BRT -3 ART -3 NST -3.5 EDT -4"
    " EST -5 CDT -5 CST -6 MDT -6 MST -7 PDT -7 PST -8"
)
MINUTES = {name: round(float(hours) * 60) for name, hours in zip(ZONES.split()[::2], ZONES.split()[1::2], strict=True)}
CLOCK = re.compile(
    r"(?<![\d:.+-])(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap])?\.?(?(half)m\b\.?)"
    r"\s*\(?(?P<zone>(?:UTC|GMT)?\s?[+-]\d{1,2}:?\d{2}|[A-Z]{1,5}\b)?",
    re.IGNORECASE,
)
COMPACT = re.compile(r"(?P<day>\d{8})T(?P<h>\d{2}):?(?P<m>\d{2}):?(?P<s>\d{2})?")
SHORT_YEAR = re.compile(r"(?P<before>\b\d{1,2}[ -][A-Za-z]{3,9}\.?[ -])(?P<y>\d{2})(?=\s+\d{1,2}:\d{2})")
YEAR_LAST = re.compile(r"(?P<day>[A-Z][a-z]{2} \d{1,2}) (?P<clock>\d{2}:\d{2}:\d{2}) (?:[A-Z]{3,4} )?(?P<y>\d{4})$")
LONGEST = 80
SEVERAL = 3  # entries from which on equal dates are no accident
TOGETHER = timedelta(minutes=2)
JUST_NOW = timedelta(minutes=10)
AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """When an entry says it is from: the day as written, and the instant with its offset from UTC.

    Where no hour is given, the instant is the day's start.
    """

    day: date
    instant: datetime
    timed: bool


def moment(said: str) -> Moment | None:
    """What ``said`` means; None where it cannot be told. A zone that is not known counts as UTC."""
    said = SHORT_YEAR.sub(lambda m: f"{m['before']}20{m['y']}", " ".join(said.split())[:LONGEST])
    said = YEAR_LAST.sub(r"\g<day> \g<y> \g<clock>", said)  # as C prints it: "Mon Feb  2 10:07:00 2026"
    day = days.stamp(said)
    if day is None:
        return None
    rest = _without_day(said)
    clock = CLOCK.search(rest)
    hour = _hour(clock) if clock else None
    if clock is None or hour is None:
        return Moment(day, datetime.combine(day, time(), UTC), timed=False)
    at = datetime.combine(day, hour, _zone(clock["zone"] or ""))
    return Moment(day, at, timed=hour != time())


def believed(found: Sequence[Moment | None], at: datetime) -> bool:
    """Whether the dates of a feed's entries are their own, not those of the feed's last making."""
    known = sorted(m.instant for m in found if m)
    if len(known) < SEVERAL:
        return True
    if not any(m.timed for m in found if m):
        # a gazette dates a whole issue alike; only today's date on everything says nothing
        return known[0] != known[-1] or known[0].date() != at.date()
    now = all(abs(one - at) <= JUST_NOW for one in known)
    return not now and known[-1] - known[0] > TOGETHER


def _without_day(said: str) -> str:
    """What stands behind the day, so that no figure of the day is taken for an hour."""
    compact = COMPACT.match(said)
    if compact:
        tail = said[compact.end() :]
        return f" {compact['h']}:{compact['m']}:{compact['s'] or '00'}{tail}"
    day = days.first(said)
    if day is None:
        return said
    behind = re.sub(r"^\s*[T,]\s*", " ", said[day.end :])
    return f"{behind} {said[: day.start]}"


def _hour(clock: re.Match[str]) -> time | None:
    hour, half = int(clock["h"]), (clock["half"] or "").lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    try:
        return time(hour, int(clock["m"]), int(clock["s"] or 0))
    except ValueError:
        return None


def _zone(said: str) -> timezone:
    offset = re.search(r"(?P<sign>[+-])(?P<h>\d{1,2}):?(?P<m>\d{2})$", said)
    minutes = MINUTES.get(said.upper(), 0)
    if offset:
        minutes = (1 if offset["sign"] == "+" else -1) * (int(offset["h"]) * 60 + int(offset["m"]))
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else UTC
