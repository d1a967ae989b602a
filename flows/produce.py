"""From what was asked for to what stands on disk: the same for the command line and for Prefect."""

import contextlib
import dataclasses
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flows import installation, versions
from flows.attempt import CHECKPOINTS, PARSED, Attempt, attempt
from flows.configuration import Configuration
from flows.direct import Checkpoints, Tell, Told
from flows.pipeline import Runner, collect, collect_files, edition, reread
from flows.request import Command, Request
from tasks import archive, nlp
from tasks.errors import UsageError
from tasks.model import Collected, Order, Published, Shelf, Source

MakeRunner = Callable[[Checkpoints], Runner]
PATIENCE_SECONDS = 600  # a collection waits for the edition that is being made, and the other way round


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request."""

    published: Published
    order: Order
    articles: int  # read for it; 0 where it covers the archive
    resumed: bool
    seconds: float

    @property
    def folder(self) -> Path:
        return Path(self.published.folder)


@dataclass
class Running:
    """One run: what its steps took, and what its manifest says of it."""

    runner: Runner
    attempt: Attempt
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    steps: dict[str, float] = field(default_factory=dict)

    def record(self, published: Published, notices: tuple[str, ...] = ()) -> None:
        """Say in the edition's manifest.json who made it, with what and how long, and why not as usual."""
        archive.record(
            published,
            {
                "runner": type(self.runner).__name__.lower(),
                "started": self.started.isoformat(timespec="seconds"),
                "finished": datetime.now(UTC).isoformat(timespec="seconds"),
                "seconds": {step: round(seconds, 3) for step, seconds in self.steps.items()},
                "resumed": self.attempt.resumed,
                "code": versions.code(),
                "versions": versions.installed(),
                **({"notices": list(notices)} if notices else {}),
            },
        )


def produce(request: Request, runner: MakeRunner, tell: Tell) -> Outcome:
    """Read files named by hand, make their note and publish it."""
    start = time.perf_counter()
    with _running(request.command, runner, tell) as this:
        collected = collect_files(request.paths, request.shelf, this.runner)
        order = _order(request, collected)
        published = edition(order, request.shelf, this.runner)
        this.record(published)
    return Outcome(published, order, collected.articles, this.attempt.resumed, time.perf_counter() - start)


def gather(sources: tuple[Source, ...], at: datetime, held: Configuration, runner: MakeRunner, tell: Tell) -> Collected:
    """Read ``sources`` as they stand at ``at`` into the archive, and take away what was kept long enough."""
    said = ("collect", at.isoformat(), *(source.key for source in sources))
    command = Command(held.work, said, patience_seconds=PATIENCE_SECONDS)
    with installation.using(held), _running(command, runner, tell) as this:
        collected = collect(sources, held.shelf, at, this.runner)
        archive.prune(held.shelf, at - timedelta(days=held.retention_days))
        return collected


def read_again(at: datetime, since: datetime | None, held: Configuration, runner: MakeRunner, tell: Tell) -> int:
    """Read what the archive has seen ``since`` (all of it where that is None) again from the bytes kept of it.

    Returns how many texts are new versions; editions that stand keep theirs.
    """
    command = Command(held.work, ("reread", at.isoformat(), str(since)), patience_seconds=PATIENCE_SECONDS)
    with installation.using(held), _running(command, runner, tell) as this:
        return reread(held.shelf, at, since, this.runner)


def make(order: Order, held: Configuration, runner: MakeRunner, tell: Tell, notices: tuple[str, ...] = ()) -> Outcome:
    """Make the edition of ``order`` from the archive and publish it; ``notices`` say why it is not made as usual."""
    start, said = time.perf_counter(), ("edition", order.briefing, str(order.cut_off))
    command = Command(held.work, said, patience_seconds=PATIENCE_SECONDS)
    with installation.using(held), _running(command, runner, tell) as this:
        published = edition(order, held.shelf, this.runner, held.actors)
        this.record(published, notices)
    return Outcome(published, order, 0, this.attempt.resumed, time.perf_counter() - start)


@contextlib.contextmanager
def _running(command: Command, runner: MakeRunner, tell: Tell) -> Iterator[Running]:
    steps: dict[str, float] = {}

    def watch(told: Told) -> None:
        steps[told.step] = steps.get(told.step, 0.0) + told.seconds
        tell(told)

    with attempt(command) as this:
        nlp.remember_in(command.work / PARSED)
        yield Running(runner(Checkpoints(command.work / CHECKPOINTS, this.id, watch)), this, steps=steps)


def _order(request: Request, collected: Collected) -> Order:
    order = Order(request.name, request.title, request.as_of or date.min, request.zone, collected.id)
    if not collected.articles:
        raise UsageError(", ".join(request.paths), _nothing(order, request.shelf))
    as_of = request.as_of or collected.latest
    if as_of is None:
        raise UsageError("as-of", "no document carries a date; give --as-of YYYY-MM-DD")
    return dataclasses.replace(order, as_of=as_of)


def _nothing(order: Order, shelf: Shelf) -> str:
    intake = archive.window(archive.begin(order, shelf), shelf)
    reasons = [f"{n.subject} {n.message}" for n in intake.notices] + [f"{a.name} {a.why}" for a in intake.articles]
    more = f" and {len(reasons) - 3} more" if len(reasons) > 3 else ""
    return f"no article could be read ({'; '.join(reasons[:3])}{more})" if reasons else "holds no document to read"
