"""Up to when the edition covers that a person or a schedule asks for, and whether sources are read before it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flows.configuration import Configuration, Plan
from flows.records import About
from flows.schedule import Timetable
from flows.standing import covered
from tasks.archive import list_sources
from tasks.errors import UsageError

LEEWAY = timedelta(minutes=15)  # a collection that was due this long before has ended


@dataclass(frozen=True, slots=True)
class Job:
    """An edition to make: up to ``cut_off``, or up to the end of a collection that goes before it."""

    plan: Plan
    cut_off: datetime
    collect: bool = False
    notice: str = ""  # why it is not made as usual


def wanted(held: Configuration, plan: Plan, day: date | None, now: datetime) -> Job:
    """The edition of the reader's ``day``, today where none is named; raises ``UsageError`` for a day out of reach.

    Of today it covers up to now, with what an edition that failed would have told; of an earlier day, up to when
    that day's was due.
    """
    today = now.astimezone(ZoneInfo(plan.zone)).date()
    day = day or today
    if day > today:
        raise UsageError("day", f"{day} has not come yet in {plan.zone}; ask for {today} or a day before")
    if (today - day).days > held.retention_days:
        raise UsageError("day", f"{day} is farther back than the archive keeps articles ({held.retention_days} days)")
    if day == today:
        return _fresh(held, Job(plan, now.replace(microsecond=0)), now)
    due = plan.times.on(day)
    return Job(plan, due[-1] if due else plan.cut_off_on(day))


def scheduled(held: Configuration, plan: Plan, due: datetime, now: datetime) -> Job | None:
    """The edition that is or was due at ``due``; ``None`` where one stands that reaches as far."""
    reached = covered(held.output, plan.name)
    return None if reached is not None and reached >= due else _fresh(held, Job(plan, due), now)


def again(held: Configuration, killed: About, now: datetime) -> Job:
    """The edition of a run that was killed, up to the same instant, so that it resumes what was done."""
    plan = held.briefing(killed.briefing)
    job = Job(plan, killed.cut_off, notice=f"run {killed.id} was killed; the edition was made again by itself")
    return _fresh(held, job, now) if killed.day == now.astimezone(ZoneInfo(plan.zone)).date() else job


def _fresh(held: Configuration, job: Job, now: datetime) -> Job:
    """``job``, with a collection first where the last one is missing: else the note would be of old news."""
    expected = Timetable(held.collect, "UTC").last(job.cut_off - LEEWAY)
    read = last_read(held, now)
    if not held.sources or expected is None or (read is not None and read >= expected):
        return job
    since = f"since {read:%Y-%m-%d %H:%M} UTC" if read else "before"
    notice = f"the sources had not been read {since}; they were read first"
    return Job(job.plan, now, collect=True, notice="; ".join(filter(None, (job.notice, notice))))


def last_read(held: Configuration, now: datetime) -> datetime | None:
    """When a source was read with success, for the last time; what a clock ahead wrote down does not count."""
    read = (row.read for row in list_sources(held.shelf) if row.read)
    return max((at for at in read if at <= now + LEEWAY), default=None)
