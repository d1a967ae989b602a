"""One collection: every source visited once, side by side, none of them able to cost the others."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

from tasks.errors import SourceError
from tasks.ingest import feed_source, folder, papers, raws, resting, site_page
from tasks.ingest.feeds import process
from tasks.ingest.kinds import list_of_links, mailbox, sitemap, warc
from tasks.ingest.sourced import Found, failed, label
from tasks.ingest.visit import Visit
from tasks.ingest.web import interface
from tasks.ingest.web.interface import LeftAloneError
from tasks.model import Host, Intake, Notice, Source, SourceState
from tasks.text import HIDDEN, secrets, veiled

SIDE_BY_SIDE = 8  # sources; a host is asked one thing at a time anyway


def gather(
    sources: tuple[Source, ...],
    states: tuple[SourceState, ...],
    at: datetime,
    hosts: tuple[Host, ...] = (),
    keep: str = "",
) -> Intake:
    """What is new at ``sources`` since ``states`` (one each, in order), and how they stand after ``at`` (UTC).

    Articles come in the order of their sources, the newest of a feed first. A source that cannot be read is
    a notice and a state with ``error``; it raises nothing. ``hosts`` is what hosts asked of earlier collections;
    the bytes of articles are kept in the folder ``keep``, if one is named.
    """
    fetcher = interface.open_fetcher()
    fetcher.take(hosts, at)

    def visit(one: Visit) -> Found:
        with raws.kept_in(keep):
            return _told(one.source, _visit(one))

    with process.open_parser() as parser, ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        visits = [Visit(s, state, at, fetcher, parser) for s, state in zip(sources, states, strict=True)]
        found = list(pool.map(visit, visits))
    return Intake(
        tuple(papers.named(replace(a, read=a.read or at.date())) for one in found for a in one.articles),
        tuple(notice for one in found for notice in one.notices),
        tuple(one.state for one in found),
        hosts=fetcher.left(),
    )


def _visit(visit: Visit) -> Found:
    if resting.rests(visit.source, visit.state, visit.at):
        return _failed(visit, visit.state.error, visit.state)
    try:
        return READERS[visit.source.kind](visit)
    except LeftAloneError as error:
        return _failed(visit, error.message, visit.state)
    except SourceError as error:
        why = error.message
    except Exception as error:  # noqa: BLE001  # one bad source never costs the morning; it is named in the note
        why = f"could not be read ({type(error).__name__}: {str(error)[:200]}); please report this"
    return _failed(visit, why, resting.counted(visit.source, visit.state, visit.at))


def _told(source: Source, found: Found) -> Found:
    """``found`` without the secrets of addresses: what is kept and printed is not to open anything."""
    hidden = secrets(source.at)

    def clear(text: str) -> str:
        for secret in hidden:
            text = text.replace(secret, HIDDEN)
        return text

    return Found(
        replace(found.state, error=veiled(found.state.error)),
        tuple(replace(a, url=clear(a.url), address=clear(a.address)) for a in found.articles),
        tuple(replace(n, message=veiled(n.message)) for n in found.notices),
    )


def _failed(visit: Visit, why: str, now: SourceState) -> Found:
    notice = Notice("unread", visit.source.key, f"{label(visit.source)} {why}{resting.said(now)}")
    return Found(failed(now, visit.at, why), (), (notice,))


READERS: dict[str, Callable[[Visit], Found]] = {
    "feed": lambda v: feed_source.read(v.source, v.state, v.at, v.fetcher, v.parser),
    "folder": lambda v: folder.read(v.source, v.state, v.at),
    "page": lambda v: site_page.read(v.source, v.state, v.at, v.fetcher),
    "sitemap": sitemap.read,
    "list": list_of_links.read,
    "mailbox": mailbox.read,
    "warc": warc.read,
}
