"""The two compositions, written once: what is collected, and the note that is made of it.

Knows no Prefect. A ``Runner`` says how a step is run; its four verbs show which steps touch the world.
"""

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from tasks import archive, compare, deduplicate, extract, ingest, render, select, summarise
from tasks.model import Collected, Intake, Order, Published, Shelf

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Runner(Protocol):
    """How a step is run."""

    def observe(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Look at the world once a run; a resumed run sees what the first attempt saw."""

    def __call__(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Pure: same arguments, same value; kept by content and reused by any later run."""

    def each(
        self, step: Callable[Concatenate[T, P], R], items: Sequence[T], /, *args: P.args, **kwargs: P.kwargs
    ) -> tuple[R, ...]:
        """Pure, item by item: one checkpoint an item, batches on a cluster, progress counted."""

    def commit(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Change the world: never kept, must be atomic and harmless when repeated."""


def collect(paths: tuple[str, ...], shelf: Shelf, run: Runner) -> Collected:
    """Files and folders into the archive."""
    found = run.observe(ingest.read, paths)
    articles = run.each(ingest.mark, found.articles)
    return run.commit(archive.keep, shelf, Intake(articles, found.notices))


def edition(order: Order, shelf: Shelf, run: Runner) -> Published:
    """What was collected for ``order``, into one note."""
    intake = run.observe(archive.window, order, shelf)
    stories = run(deduplicate.group, intake.articles)
    choices = run(select.choose, stories, order.as_of)
    facts = run.each(extract.facts, tuple(choice.story for choice in choices))
    readings = run.each(compare.readings, facts, order.as_of)
    sections = run.each(summarise.section, readings, len(choices))
    briefing = run(summarise.assemble, sections, choices, intake, order)
    package = run(render.package, briefing, intake.articles)
    return run.commit(archive.publish, order, shelf, package)
