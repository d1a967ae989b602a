"""Whether what was due was made: editions that nobody has, collections that nobody ran, and the last run's failure."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from flows import installation, records, remote
from flows.configuration import Configuration, Plan
from flows.doctor_check import Check, warn
from flows.records import Record
from flows.schedule import Timetable
from flows.standing import covered
from tasks.archive import SourceRow

GRACE = timedelta(minutes=30)  # that an edition or a collection has to be there


def editions(held: Configuration, now: datetime) -> Iterator[Check]:
    """Each briefing: when it is due next, and whether the edition that was due last is there."""
    for plan in held.briefings:
        yield _edition(held, plan, now)


def collections(held: Configuration, rows: tuple[SourceRow, ...], now: datetime) -> Iterator[Check]:
    """Whether the sources were read when they should have been; ``rows`` as the archive has them."""
    due = Timetable(held.collect, "UTC").last(now - GRACE)
    read = max((row.read for row in rows if row.read), default=None)
    started = _since(held)
    if not held.sources or due is None:
        return
    if read is None and (started is None or started > due):
        yield Check("collection", "no source has been read yet")
    elif read is None or read < due:
        last = f"last {_at(read)}" if read else "never"
        yield warn("collection", f"overdue: it was due {_at(due)}, sources were read {last}", _fix(held, "collect"))
    else:
        yield Check("collection", f"sources were read {_at(read)}")


def _edition(held: Configuration, plan: Plan, now: datetime) -> Check:
    name, due, after = f"briefing {plan.name}", plan.times.last(now - GRACE), plan.times.after(now)
    reached, started = covered(held.output, plan.name), _since(held)
    found = f"next due {_at(after)}" if after else "never due"
    missed = reached is not None or (started is not None and due is not None and started <= due)
    if due is None or not missed or (reached is not None and reached >= due):
        return Check(name, f"{found}; the last edition covers up to {_at(reached)}" if reached else found)
    last = f"the last edition covers up to {_at(reached)}" if reached else "there is no edition yet"
    runs = [run for run in records.read_all(held.work, now, plan.name) if run.about.cut_off >= due]
    if any(run.row.open for run in runs):
        return Check(name, f"was due {_at(due)} and is being made; {found}")
    told = f"overdue: it was due {_at(due)} and no edition reaches that; {last}"
    return warn(name, f"{told}{_failure(runs)}", _fix(held, f"trigger {plan.name}"))


def _failure(runs: list[Record]) -> str:
    """Why the last try came to nothing."""
    row = next((run.row for run in runs if run.row.state == "failed"), None)
    if row is None:
        return "; no run was started for it"
    step = next((stage.name for stage in row.stages if stage.state == "failed"), "")
    return f"; its run failed{f' at {step}' if step else ''}: {row.error}"


def _fix(held: Configuration, command: str) -> str:
    if remote.is_taken(held.work):
        return f"look at the output of `daybrief serve`; `daybrief {command}` makes it now"
    return f"start `daybrief serve` (or the timer that runs daybrief); `daybrief {command}` makes it now"


def _since(held: Configuration) -> datetime | None:
    """Since when this installation is at work."""
    ours = next((mark for mark in installation.marks(held) if mark.id == installation.own(held)), None)
    return datetime.fromisoformat(ours.first) if ours else None


def _at(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
