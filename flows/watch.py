"""What the schedule has left out: runs that were due and nobody made, to be made now and once."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flows import records
from flows.configuration import Configuration, Plan
from flows.records import Record
from flows.schedule import Timetable
from flows.standing import covered
from flows.trigger import last_read

GRACE = timedelta(minutes=10)  # that the Prefect server has to begin what is due
TRIES = 2  # of an edition whose runs are killed


@dataclass(frozen=True, slots=True)
class Need:
    """An edition of ``briefing`` that was due, or a collection where it names none."""

    due: datetime
    briefing: str = ""


@dataclass
class Watch:
    """Looks every half minute; ``since`` is when serve began, ``grace`` nothing where it keeps the schedule alone."""

    held: Configuration
    since: datetime
    grace: timedelta = GRACE
    _met: dict[Need, int] = field(default_factory=dict)  # how often each was seen to

    def look(self, now: datetime) -> tuple[Need, ...]:
        """What has to be made now; each is told once, an edition whose run was killed once more.

        What was due before serve began has no grace; only the last of it is made.
        """
        found = [need for plan in self.held.briefings if (need := self._edition(plan, now))]
        if not found and (need := self._collection(now)):
            found = [need]
        for need in found:
            self._met[need] = self._met.get(need, 0) + 1
        return tuple(found)

    def _edition(self, plan: Plan, now: datetime) -> Need | None:
        due = self._due(plan.times, now)
        if due is None:
            return None
        need, reached = Need(due, plan.name), covered(self.held.output, plan.name)
        if (reached is not None and reached >= due) or (reached is None and due < self.since):
            return None  # it stands, or nobody has missed it: there was no edition yet
        runs = [r for r in records.read_all(self.held.work, now, plan.name) if r.about.cut_off >= due]
        settled = any(record.row.open or _failed(record) for record in runs)
        tries = max(self._met.get(need, 0), sum(record.killed for record in runs))
        waits = bool(self._met.get(need)) and not any(record.killed for record in runs)  # ours is on its way
        return None if settled or waits or tries >= TRIES else need

    def _collection(self, now: datetime) -> Need | None:
        due = self._due(Timetable(self.held.collect, "UTC"), now)
        if due is None or not self.held.sources or Need(due) in self._met:
            return None
        if any(record.row.open for record in records.read_all(self.held.work, now)):
            return None  # an edition that is made late sees by itself to it that its sources are read
        read = last_read(self.held)
        return Need(due) if read is None or read < due else None

    def _due(self, times: Timetable, now: datetime) -> datetime | None:
        """What was due last and has had its grace."""
        last = times.last(now)
        if last is None or last < self.since or now - last >= self.grace:
            return last
        return times.last(now - self.grace)


def _failed(record: Record) -> bool:
    """Whether it ended by itself; a run that nobody took up counts as none."""
    return record.row.state == "failed" and not record.killed and record.row.started is not None
