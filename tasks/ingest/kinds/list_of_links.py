"""A list of addresses as a source: a text file, here or in the net, with one address a line."""

from collections.abc import Sequence
from dataclasses import replace

from tasks.errors import SourceError
from tasks.ingest import decoding, feed_source, links, site_page
from tasks.ingest.kinds import following
from tasks.ingest.kinds.following import Lead
from tasks.ingest.sourced import Found, dated_path, is_link, label, well
from tasks.ingest.visit import Visit
from tasks.ingest.web import addresses
from tasks.model import Notice

MOST_BYTES = 1_000_000
MOST_LINKS = 5_000
COMMENT = "#"
ONCE = "once"  # a page of a list is read once: what changes is a source of its own, of kind "page"


def read(visit: Visit) -> Found:
    """The pages that were put on the list since the last visit; raises ``SourceError`` where there is no list."""
    where = dated_path(visit.source.at, visit.at)
    state = visit.state
    reply = visit.fetcher.get(where, state.etag, state.modified) if is_link(where) else feed_source.of_file(where)
    if not reply.fresh:
        return Found(replace(well(state, visit.at), entries=()))
    given, wrong = parse(reply.body)
    work = following.follow(visit, [Lead(address, ONCE) for address in given])
    whole = not work.waiting
    now = replace(
        well(state, visit.at),
        etag=reply.etag if whole else "",
        modified=reply.modified if whole else "",
        moved=reply.moved,
        entries=tuple(work.entries),
    )
    told = (*site_page.moved(visit.source, state, reply.moved), *_notices(visit, given, wrong), *work.notices())
    return Found(now, tuple(work.articles), told)


def parse(data: bytes) -> tuple[list[str], list[str]]:
    """The addresses of a list, each once, and the lines that are none; raises ``SourceError`` for what is no list."""
    if len(data) > MOST_BYTES:
        raise SourceError("list", f"is larger than {MOST_BYTES // 1_000_000} MB; a list holds one address a line")
    given: dict[str, None] = {}
    wrong: list[str] = []
    for row in decoding.decode(data).splitlines():
        line = row.strip()
        if not line or line.startswith(COMMENT):
            continue
        address = addresses.article(links.target(line.split()[0]))
        if address:
            given.setdefault(address)
        else:
            wrong.append(line)
    return list(given)[:MOST_LINKS], wrong


def is_list(data: bytes) -> bool:
    """Whether ``data`` is one: every line that says something is an address."""
    try:
        given, wrong = parse(data)
    except SourceError:
        return False
    return bool(given) and not wrong


def _notices(visit: Visit, given: Sequence[str], wrong: Sequence[str]) -> list[Notice]:
    name, key = label(visit.source), visit.source.key
    if wrong:
        lines = "a line that is" if len(wrong) == 1 else f"{len(wrong)} lines that are"
        return [Notice("unread", key, f'{name} has {lines} no address of an article, as "{wrong[0][:80]}"')]
    return [] if given else [Notice("unread", key, f"{name} lists no addresses; write one a line")]
