"""The two compositions, written once: what is collected, and the note that is made of it.

Knows no Prefect. A ``Runner`` says how a step is run; its four verbs show which steps touch the world.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from tasks import archive, compare, deduplicate, extract, ingest, render, select, summarise
from tasks.model import Collected, Listed, Material, Order, Published, Shelf, Source

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


def collect(sources: tuple[Source, ...], shelf: Shelf, at: datetime, run: Runner) -> Collected:
    """What ``sources`` hold at ``at`` that the archive has not, into the archive."""
    states = run.observe(archive.states, shelf, tuple(source.key for source in sources))
    hosts = run.observe(archive.asked, shelf, at)
    found = run.observe(ingest.gather, sources, states, at, hosts, archive.raws(shelf))
    habits = run.observe(archive.habits, shelf, found.articles, at)
    articles = run.each(ingest.mark, found.articles, habits)
    prints = run(deduplicate.fingerprints, articles)
    return run.commit(archive.keep, shelf, replace(found, articles=articles, prints=prints), at)


def reread(shelf: Shelf, at: datetime, since: datetime | None, run: Runner) -> int:
    """What the archive has seen since then, read again from the bytes it came from; how many texts are new by it."""
    held = run.observe(archive.rereadable, shelf, since)
    anew = tuple(ingest.reread(one.article, archive.raws(shelf)) for one in held)
    texts = tuple(article for article in anew if article)
    habits = run.observe(archive.habits, shelf, texts, at)
    marked = iter(run.each(ingest.mark, texts, habits))
    renewed = tuple(replace(one, article=next(marked)) for one, article in zip(held, anew, strict=True) if article)
    return run.commit(archive.renew, shelf, renewed, at)


def collect_files(paths: tuple[str, ...], shelf: Shelf, run: Runner) -> Collected:
    """Files and folders named by hand, into the archive."""
    found = run.observe(ingest.read, paths)
    articles = run.each(ingest.mark, found.articles)
    return run.commit(archive.keep, shelf, replace(found, articles=articles))


def edition(order: Order, shelf: Shelf, run: Runner, rows: tuple[Listed, ...] = ()) -> Published:
    """What the archive holds for ``order``, seen against earlier editions, into one note.

    ``rows`` are those of the user's own list of actors.
    """
    period = run.commit(archive.begin, order, shelf)
    intake = run.observe(archive.window, period, shelf)
    past = run.observe(archive.recall, period, shelf)
    stories = run(deduplicate.carry_on, run(deduplicate.group, intake.articles, past), past)
    choices = run(select.choose, stories, past, order)
    chosen = tuple(choice.story for choice in choices if choice.told)
    told = run(deduplicate.cite, chosen, (*intake.articles, *past.articles))
    facts = run.each(extract.facts, told)
    past = replace(past, memory=run.observe(archive.remember, period, shelf, facts))
    readings = run.each(compare.readings, facts, past, order.as_of, rows)
    others = tuple(article for choice in choices if not choice.told for article in choice.story.articles)
    overdue = run(compare.overdue, past, readings, order.as_of, others)
    sections = run.each(summarise.section, readings, len(told))
    material = Material(period, intake, choices, past, overdue, deduplicate.wanting())
    briefing = run(summarise.assemble, sections, material)
    package = run(render.package, briefing, (*intake.articles, *past.articles))
    return run.commit(archive.publish, period, shelf, package, briefing)
