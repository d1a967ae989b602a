"""What nobody has made: runs that were due and left out, and runs that were killed, to be made now and once."""

from collections import defaultdict
from collections.abc import Sequence
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
FRESH = timedelta(hours=12)  # a run by hand that was killed longer ago is not waited for any more


@dataclass(frozen=True, slots=True)
class Need:
    """An edition of ``briefing`` that was due, or a collection where it names none; ``killed`` is the run before it."""

    due: datetime
    briefing: str = ""
    killed: str = ""


@dataclass
class Watch:
    """Looks every half minute; ``since`` is when serve began, ``grace`` nothing where it keeps the schedule alone."""

    held: Configuration
    since: datetime
    grace: timedelta = GRACE
    _met: set[Need] = field(default_factory=set)  # what was told
    _runs: tuple[Record, ...] = ()

    def look(self, now: datetime) -> tuple[Need, ...]:
        """What has to be made now; each is told once, an edition whose run was killed once more.

        What was due before serve began has no grace; only the last of it is made.
        """
        self._runs = records.read_all(self.held.work, now)
        found = [need for plan in self.held.briefings for need in self._editions(plan, now)]
        if not found and (need := self._collection(now)):
            found = [need]
        self._met.update(found)
        return tuple(found)

    def _editions(self, plan: Plan, now: datetime) -> list[Need]:
        own = [record for record in self._runs if record.about.briefing == plan.name]
        due = self._edition(plan, own, now)
        return [due] if due else self._killed(own, now)

    def _edition(self, plan: Plan, runs: Sequence[Record], now: datetime) -> Need | None:
        due = self._due(plan.times, now)
        if due is None:
            return None
        reached = covered(self.held.output, plan.name)
        if (reached is not None and reached >= due) or (reached is None and due < self.since):
            return None  # it stands, or nobody has missed it: there was no edition yet
        later = [record for record in runs if record.about.cut_off >= due]
        killed = [record for record in later if record.killed]
        settled = any(record.row.open or _failed(record) for record in later)
        need = _again(killed[0]) if killed else Need(due, plan.name)
        return None if settled or len(killed) >= TRIES or need in self._met else need

    def _killed(self, runs: Sequence[Record], now: datetime) -> list[Need]:
        """Runs by hand whose process is gone, and that nobody has asked for since."""
        alike = defaultdict(list)
        for record in runs:
            alike[record.about.cut_off].append(record)
        found = []
        for tries in alike.values():
            last = tries[0].about  # the latest comes first
            after = any(r.about.day == last.day and r.about.asked > last.asked for r in runs)
            dead = all(record.killed for record in tries) and len(tries) < TRIES
            if dead and not after and now - last.asked < FRESH:
                found.append(_again(tries[0]))
        return [need for need in found if need not in self._met]

    def _collection(self, now: datetime) -> Need | None:
        due = self._due(Timetable(self.held.collect, "UTC"), now)
        if due is None or not self.held.sources or Need(due) in self._met:
            return None
        if any(record.row.open for record in self._runs):
            return None  # an edition that is made late sees by itself to it that its sources are read
        read = last_read(self.held, now)
        return Need(due) if read is None or read < due else None

    def _due(self, times: Timetable, now: datetime) -> datetime | None:
        """What was due last and has had its grace."""
        last = times.last(now)
        if last is None or last < self.since or now - last >= self.grace:
            return last
        return times.last(now - self.grace)


def _again(killed: Record) -> Need:
    return Need(killed.about.cut_off, killed.about.briefing, killed.about.id)


def _failed(record: Record) -> bool:
    """Whether it ended by itself; a run that nobody took up counts as none."""
    return record.row.state == "failed" and not record.killed and record.row.started is not None
