"""One collection: every source visited once, side by side, none of them able to cost the others."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime

from tasks.errors import SourceError
from tasks.ingest import feed_source, folder, site_page
from tasks.ingest.feeds import process
from tasks.ingest.feeds.process import Parser
from tasks.ingest.sourced import Found, failed, label
from tasks.ingest.web import interface
from tasks.ingest.web.interface import Fetcher
from tasks.model import Intake, Notice, Source, SourceState

SIDE_BY_SIDE = 8  # sources; a host is asked one thing at a time anyway


@dataclass(frozen=True, slots=True)
class Visit:
    """A source, how it stood, the instant of the collection, and what it is read with."""

    source: Source
    state: SourceState
    at: datetime
    fetcher: Fetcher
    parser: Parser


def gather(sources: tuple[Source, ...], states: tuple[SourceState, ...], at: datetime) -> Intake:
    """What is new at ``sources`` since ``states`` (one each, in order), and how they stand after ``at`` (UTC).

    Articles come in the order of their sources, the newest of a feed first. A source that cannot be read is
    a notice and a state with ``error``; it raises nothing.
    """
    fetcher = interface.open_fetcher()
    with process.open_parser() as parser, ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        visits = [Visit(s, state, at, fetcher, parser) for s, state in zip(sources, states, strict=True)]
        found = list(pool.map(_visit, visits))
    return Intake(
        tuple(replace(article, read=at.date()) for one in found for article in one.articles),
        tuple(notice for one in found for notice in one.notices),
        tuple(one.state for one in found),
    )


def _visit(visit: Visit) -> Found:
    try:
        return READERS[visit.source.kind](visit)
    except SourceError as error:
        return _failed(visit, error.message)
    except Exception as error:  # noqa: BLE001  # one bad source never costs the morning; it is named in the note
        return _failed(visit, f"could not be read ({type(error).__name__}: {str(error)[:200]}); please report this")


def _failed(visit: Visit, why: str) -> Found:
    name = label(visit.source)
    notice = Notice("unread", visit.source.key, f"{name} {why}")
    return Found(failed(visit.state, visit.at, why), (), (notice,))


READERS: dict[str, Callable[[Visit], Found]] = {
    "feed": lambda v: feed_source.read(v.source, v.state, v.at, v.fetcher, v.parser),
    "folder": lambda v: folder.read(v.source, v.state, v.at),
    "page": lambda v: site_page.read(v.source, v.state, v.at, v.fetcher),
}
