"""What the reading room asks of whoever makes the notes: which there are, start one, how a run stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from tasks.errors import DaybriefError


class Busy(DaybriefError):  # noqa: N818 - what the desk is, not a mistake
    """A run of this briefing is under way; another one has to wait."""


class Refused(DaybriefError):  # noqa: N818
    """What was asked for cannot be run: a day out of reach, a briefing that is not made by button."""


@dataclass(frozen=True, slots=True)
class BriefingRow:
    """A briefing that can be made. The room has no clock: ``today`` is the reader's day in ``zone``."""

    name: str
    title: str
    zone: str  # IANA
    today: date
    next: datetime | None = None  # when it is made next; None where no schedule says


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage of a run: ``number`` of ``total`` items stand; ``total`` is 0 where that is not known yet."""

    name: str  # "extract.facts"
    state: Literal["waiting", "running", "done", "kept", "failed"]
    number: int = 0
    total: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run, as far as it has come."""

    id: str  # letters, digits, - and _
    briefing: str
    day: date
    state: Literal["waiting", "running", "done", "failed"]
    stages: tuple[StageRow, ...] = ()  # in the order in which they run
    notices: tuple[str, ...] = ()
    started: datetime | None = None
    ended: datetime | None = None
    edition: str | None = None  # folder of what it published
    error: str = ""  # what went wrong and what to do

    @property
    def open(self) -> bool:
        """Whether there is more to come."""
        return self.state in ("waiting", "running")


class Desk(Protocol):
    """Whoever makes the notes. Its errors are ours (``tasks.errors``); each becomes a page that says what to do."""

    def briefings(self) -> tuple[BriefingRow, ...]:
        """Every briefing that can be made, in the order of the front page."""

    def start(self, briefing: str, day: date, key: str) -> str:
        """Start a run and return its id; with a ``key`` seen before, the run that it started.

        Raises ``Busy`` or ``Refused``.
        """

    def runs(self, briefing: str) -> tuple[RunRow, ...]:
        """The runs of ``briefing`` that are remembered, the latest first."""

    def run(self, id: str) -> RunRow | None:  # noqa: A002
        """One run; ``None`` where there is none of that id."""
