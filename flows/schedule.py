"""When a briefing is due by its cron line on the reader's clock, and which lines no clock change leaves whole."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
YEARS = range(2026, 2037)  # whose clock changes a schedule must outlive; the rules repeat
FARTHEST = 366 * 8  # days to the next 29 February, over a century without one
MONTHS = {n: i for i, n in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
WEEKDAYS = {n: i for i, n in enumerate("sun mon tue wed thu fri sat".split())}
FIELDS: tuple[tuple[str, int, int, Mapping[str, int]], ...] = (
    ("minute", 0, 59, {}),
    ("hour", 0, 23, {}),
    ("day of the month", 1, 31, {}),
    ("month", 1, 12, MONTHS),
    ("weekday", 0, 7, WEEKDAYS),  # 7 is Sunday too
)


@dataclass(frozen=True, slots=True)
class Cron:
    """The five fields of a cron line, each as the numbers it lets through."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]  # 0 is Sunday
    either: bool  # day of the month and weekday are both said: one that fits is enough

    def fits(self, day: date) -> bool:
        """Whether something is due on ``day``."""
        by_day, by_weekday = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return day.month in self.months and (by_day or by_weekday if self.either else by_day and by_weekday)

    @property
    def clock(self) -> str:
        """The latest time of day, "05:30"."""
        return f"{max(self.hours):02}:{max(self.minutes):02}"


@dataclass(frozen=True, slots=True)
class Timetable:
    """A cron line on the clock of a zone; instants are UTC."""

    cron: str
    zone: str

    def on(self, day: date) -> tuple[datetime, ...]:
        """What is due on the reader's ``day``, in order."""
        rule, zone = parse(self.cron), ZoneInfo(self.zone)
        if not rule.fits(day):
            return ()
        clocks = ((hour, minute) for hour in sorted(rule.hours) for minute in sorted(rule.minutes))
        local = (datetime(day.year, day.month, day.day, h, m, tzinfo=zone) for h, m in clocks)
        return tuple(sorted(at.astimezone(UTC) for at in local))

    def last(self, at: datetime) -> datetime | None:
        """What was due last, ``at`` included."""
        today = at.astimezone(ZoneInfo(self.zone)).date()
        days = (today - n * DAY for n in range(FARTHEST))
        return next((due for day in days for due in reversed(self.on(day)) if due <= at), None)

    def after(self, at: datetime) -> datetime | None:
        """What is due next, ``at`` excluded."""
        today = at.astimezone(ZoneInfo(self.zone)).date()
        days = (today + n * DAY for n in range(FARTHEST))
        return next((due for day in days for due in self.on(day) if due > at), None)


@dataclass(frozen=True, slots=True)
class Change:
    """Times of day that are left out or come twice, from ``start`` up to ``end`` without it, on the local clock."""

    start: datetime
    end: datetime
    twice: bool


@functools.lru_cache(maxsize=256)
def parse(text: str) -> Cron:
    """A line of five fields: numbers, names, ``*``, lists, ranges, steps. Raises ``ValueError`` with the fix."""
    parts = text.lower().split()
    if len(parts) != len(FIELDS):
        raise ValueError('is no cron line; write minute, hour, day, month, weekday, as "30 5 * * 1-5"')
    minutes, hours, days, months, weekdays = (
        frozenset(_numbers(part, *field)) for part, field in zip(parts, FIELDS, strict=True)
    )
    either = not parts[2].startswith("*") and not parts[4].startswith("*")
    rule = Cron(minutes, hours, days, months, frozenset(n % 7 for n in weekdays), either)
    start = date(YEARS.start, 1, 1)
    if not any(rule.fits(start + n * DAY) for n in range(FARTHEST)):
        raise ValueError("names a day that never comes")
    return rule


def fault(text: str, zone: str) -> str:
    """Why the clock changes of ``zone`` do not let ``text`` stand; empty where they do."""
    rule = parse(text)
    for change in _changes(zone):
        at = change.start
        while at < change.end:
            if at.minute in rule.minutes and at.hour in rule.hours and rule.fits(at.date()):
                how = "comes twice" if change.twice else "does not exist"
                put = "back" if change.twice else "forward"
                return f"{at:%H:%M} {how} in {zone} on {at.date()}, when clocks are put {put}; take another hour"
            at += MINUTE
    return ""


@functools.lru_cache(maxsize=64)
def _changes(zone: str) -> tuple[Change, ...]:
    info = ZoneInfo(zone)
    instants = [datetime(YEARS.start, 1, 1, tzinfo=UTC) + n * DAY for n in range(366 * len(YEARS))]
    offsets = [_offset(info, at) for at in instants]
    pairs = zip(instants, offsets, offsets[1:], strict=False)
    return tuple(_change(info, at) for at, before, after in pairs if before != after)


def _change(info: ZoneInfo, day: datetime) -> Change:
    """The change in the 24 hours after ``day``, found to the minute."""
    before, after = _offset(info, day), _offset(info, day + DAY)
    low, high = 0, 24 * 60
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(info, day + middle * MINUTE) == before else (low, middle)
    at = (day + high * MINUTE).replace(tzinfo=None)
    return Change(at + min(before, after), at + max(before, after), twice=after < before)


def _offset(info: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(info).utcoffset() or timedelta()


def _numbers(text: str, name: str, low: int, high: int, names: Mapping[str, int]) -> Iterator[int]:
    for part in text.split(","):
        span, slash, by = part.partition("/")
        first, dash, last = span.partition("-")
        if span == "*":
            start, end = low, high if name != "weekday" else 6
        else:
            start = _number(first, name, names)
            end = _number(last, name, names) if dash else high if slash else start
        step = _number(by, name, {}) if slash else 1
        if not (low <= start <= end <= high and step >= 1):
            raise ValueError(f'has "{part}" as {name}; it goes from {low} to {high}')
        yield from range(start, end + 1, step)


def _number(text: str, name: str, names: Mapping[str, int]) -> int:
    if text in names:
        return names[text]
    if not (text.isascii() and text.isdigit() and len(text) <= 2):
        more = f" or a name as {next(iter(names))}" if names else ""
        raise ValueError(f'has "{text}" as {name}; write a number{more}')
    return int(text)
