"""The reading room's desk: which notes there are, how each run stands, and a run started by button."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flows import records
from flows.configuration import Configuration, Plan
from flows.morning import about
from flows.trigger import Job, wanted
from tasks.errors import UsageError
from web.desk import BriefingRow, Busy, Refused, RunRow


@dataclass(frozen=True, slots=True)
class Ask:
    """A run that somebody wants; ``key`` is the same where the same form is sent again."""

    briefing: str
    day: date
    key: str

    @property
    def run(self) -> str:
        """The id of the run where nobody else gives it one."""
        seen = hashlib.sha256(f"{self.briefing}\0{self.day}\0{self.key}".encode("utf-8", "surrogatepass"))
        return f"r{seen.hexdigest()[:24]}"


def now() -> datetime:
    """The clock of the desk."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class RecordsDesk:
    """A ``web.desk.Desk`` on the records of runs; ``begin`` sees to it that a run is made and returns its id."""

    held: Configuration
    begin: Callable[[Ask, Job], str]
    clock: Callable[[], datetime] = now
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def briefings(self) -> tuple[BriefingRow, ...]:
        """The briefings of daybrief.toml."""
        now = self.clock()
        return tuple(
            BriefingRow(plan.name, plan.title, plan.zone, _day(plan, now), plan.times.after(now))
            for plan in self.held.briefings
        )

    def start(self, briefing: str, day: date, key: str) -> str:
        """Start a run, or find the one that ``key`` started."""
        plan = next((plan for plan in self.held.briefings if plan.name == briefing), None)
        if plan is None:
            raise Refused(briefing, "is no briefing of daybrief.toml; it cannot be made here")
        with self._turn:
            known = records.read_all(self.held.work, self.clock(), briefing)
            again = next((record.about.id for record in known if key in record.keys), None)
            if again:
                return again
            if any(record.row.open for record in known):
                raise Busy(briefing, "a run for this briefing is under way")
            return self._begun(plan, Ask(briefing, day, key))

    def runs(self, briefing: str) -> tuple[RunRow, ...]:
        """Its runs, the latest first."""
        return tuple(record.row for record in records.read_all(self.held.work, self.clock(), briefing))

    def run(self, id: str) -> RunRow | None:  # noqa: A002
        """One run."""
        found = records.read(self.held.work, id, self.clock())
        return found.row if found else None

    def _begun(self, plan: Plan, ask: Ask) -> str:
        try:
            job = wanted(self.held, plan, ask.day, self.clock())
        except UsageError as error:
            raise Refused(plan.name, error.message) from error
        run = self.begin(ask, job)
        records.ask(self.held.work, about(job, run), ask.key)
        return run


def _day(plan: Plan, now: datetime) -> date:
    return now.astimezone(ZoneInfo(plan.zone)).date()
