"""The Prefect runner: each step a task, and every policy on one screen.

Checkpoints are ours alone, so that Prefect keeps no results, hashes no arguments and walks no values.
Batches run one after the other in the flow's own thread: spaCy is not shared by threads, time limits
only hold there, and a day's press has no gain from more.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task
from prefect.utilities.annotations import quote

from flows.direct import Call, Checkpoints, Told, name
from tasks.errors import ArchiveError, OutputError, SourceError

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Policy:
    """How a task is run; a pure step that failed fails again, so only those that touch the world retry."""

    limit_seconds: int
    retries: int = 0
    pause_seconds: int = 0


POLICIES = {
    "ingest.read": Policy(limit_seconds=900, retries=2, pause_seconds=10),
    "ingest.gather": Policy(limit_seconds=1800),  # its fetcher retries each request by itself
    "ingest.mark": Policy(limit_seconds=900),
    "archive.states": Policy(limit_seconds=120, retries=2, pause_seconds=5),
    "archive.keep": Policy(limit_seconds=120, retries=2, pause_seconds=5),
    "archive.begin": Policy(limit_seconds=120, retries=2, pause_seconds=5),
    "archive.window": Policy(limit_seconds=120, retries=2, pause_seconds=5),
    "archive.recall": Policy(limit_seconds=120, retries=2, pause_seconds=5),
    "archive.remember": Policy(limit_seconds=120, retries=2, pause_seconds=5),
    "deduplicate.fingerprints": Policy(limit_seconds=300),
    "deduplicate.group": Policy(limit_seconds=900),
    "deduplicate.carry_on": Policy(limit_seconds=900),
    "deduplicate.cite": Policy(limit_seconds=300),
    "select.choose": Policy(limit_seconds=300),
    "extract.facts": Policy(limit_seconds=1800),
    "compare.readings": Policy(limit_seconds=600),
    "compare.overdue": Policy(limit_seconds=300),
    "summarise.section": Policy(limit_seconds=900),
    "summarise.assemble": Policy(limit_seconds=300),
    "render.package": Policy(limit_seconds=600),
    "archive.publish": Policy(limit_seconds=120, retries=2, pause_seconds=5),
}
OTHER = Policy(limit_seconds=600)
BATCHES = 4  # tasks that `each` makes at most


class Tasks:
    """Runs every step as a Prefect task of the flow that is running."""

    def __init__(self, keep: Checkpoints) -> None:
        self._keep = keep

    def observe(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        def look(call: Call) -> R:
            seen: R = self._keep.value(call, observed=True)
            return seen

        return _task(step, look)(quote(Call(step, args, kwargs)))

    def __call__(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        def compute(call: Call) -> R:
            value: R = self._keep.value(call)
            return value

        return _task(step, compute)(quote(Call(step, args, kwargs)))

    def each(
        self, step: Callable[Concatenate[T, P], R], items: Sequence[T], /, *args: P.args, **kwargs: P.kwargs
    ) -> tuple[R, ...]:
        def batch(start: int, part: Sequence[T]) -> tuple[R, ...]:
            calls = enumerate((Call(step, (item, *args), kwargs) for item in part), start=start + 1)
            return tuple(self._keep.value(call, place=(number, len(items))) for number, call in calls)

        size = -(-len(items) // BATCHES)
        mapped = _task(step, batch)
        starts = range(0, len(items), max(1, size))
        return tuple(value for n in starts for value in mapped(n, quote(items[n : n + size])))

    def commit(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        def change(call: Call) -> R:
            start = time.perf_counter()
            receipt: R = call.step(*call.args, **call.kwargs)
            self._keep.tell(Told(name(step), "done", time.perf_counter() - start))
            return receipt

        return _task(step, change)(quote(Call(step, args, kwargs)))


def _task(step: Callable[..., Any], body: Callable[..., R]) -> Task[..., R]:
    policy = POLICIES.get(name(step), OTHER)
    return task(
        name=name(step),
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=policy.retries,
        retry_delay_seconds=policy.pause_seconds,
        retry_condition_fn=_worth_another_try,
        timeout_seconds=policy.limit_seconds,
    )(body)


def _worth_another_try(_: Task[..., Any], __: TaskRun, state: State[Any]) -> bool:
    """A full disk, a busy file or archive and a time-out may pass; a wrong argument or a missing model will not."""
    try:
        state.result(raise_on_failure=True)
    except (OSError, ArchiveError, OutputError, SourceError):
        return True
    except Exception:  # noqa: BLE001 - whatever else it is, it comes back
        return False
    return False
