"""One request from files to a published edition: the same for the command line and for Prefect."""

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from flows import versions
from flows.attempt import CHECKPOINTS, PARSED, attempt
from flows.direct import Checkpoints, Tell, Told
from flows.pipeline import Runner, collect, edition
from flows.request import Request
from tasks import archive, nlp
from tasks.errors import UsageError
from tasks.model import Collected, Order, Published, Shelf


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request."""

    published: Published
    order: Order
    articles: int
    resumed: bool
    seconds: float

    @property
    def folder(self) -> Path:
        return Path(self.published.folder)


class Stopwatch:
    """Adds up what each step took, and passes progress on."""

    def __init__(self, tell: Tell) -> None:
        self.steps: dict[str, float] = {}
        self._tell = tell

    def __call__(self, told: Told) -> None:
        self.steps[told.step] = self.steps.get(told.step, 0.0) + told.seconds
        self._tell(told)


def produce(request: Request, runner: Callable[[Checkpoints], Runner], tell: Tell) -> Outcome:
    """Collect, make and publish; the run itself is recorded in the edition's manifest.json."""
    started, start, watch = datetime.now(UTC), time.perf_counter(), Stopwatch(tell)
    shelf = Shelf(f"sqlite:///{request.work / 'archive.sqlite'}", str(request.out))
    with attempt(request) as this:
        nlp.remember_in(request.work / PARSED)
        run = runner(Checkpoints(request.work / CHECKPOINTS, this.id, watch))
        collected = collect(request.paths, shelf, run)
        order = _order(request, shelf, collected)
        published = edition(order, shelf, run)
        archive.record(
            published,
            {
                "runner": type(run).__name__.lower(),
                "started": started.isoformat(timespec="seconds"),
                "finished": datetime.now(UTC).isoformat(timespec="seconds"),
                "seconds": {step: round(seconds, 3) for step, seconds in watch.steps.items()},
                "resumed": this.resumed,
                "code": versions.code(),
                "versions": versions.installed(),
            },
        )
    return Outcome(published, order, collected.articles, this.resumed, time.perf_counter() - start)


def _order(request: Request, shelf: Shelf, collected: Collected) -> Order:
    order = Order(request.name, request.title, request.as_of or date.min, request.zone, collected.id)
    if not collected.articles:
        raise UsageError(", ".join(request.paths), _nothing(order, shelf))
    as_of = request.as_of or collected.latest
    if as_of is None:
        raise UsageError("as-of", "no document carries a date; give --as-of YYYY-MM-DD")
    return dataclasses.replace(order, as_of=as_of)


def _nothing(order: Order, shelf: Shelf) -> str:
    intake = archive.window(order, shelf)
    reasons = [f"{n.subject} {n.message}" for n in intake.notices] + [f"{a.name} {a.why}" for a in intake.articles]
    more = f" and {len(reasons) - 3} more" if len(reasons) > 3 else ""
    return f"no article could be read ({'; '.join(reasons[:3])}{more})" if reasons else "holds no document to read"
