"""Addresses that a source lists, each followed to its page once: new ones are read, failed ones tried again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tasks.errors import SourceError
from tasks.ingest import site_page
from tasks.ingest.sourced import label, of_source
from tasks.ingest.visit import Visit
from tasks.ingest.web import addresses
from tasks.ingest.web.interface import FetchError, LeftAloneError, Reply
from tasks.model import Article, Basis, Dating, Entry, Notice

MOST_PAGES = 60  # asked for in one collection; the rest waits for the next
FAULTS = 3  # pages in a row that fail for now: the host is left alone until the next collection
TRIES = 3  # collections in which a page is asked for
WAITS = re.compile(r"(?P<tries>\d)\?(?P<digest>.*)")


@dataclass(frozen=True, slots=True)
class Lead:
    """An address as its source lists it; ``digest`` changes where the source says that the page did."""

    address: str  # canonical
    digest: str
    dated: Dating = Dating(None, None, Basis.UNKNOWN)  # noqa: RUF009 - frozen


@dataclass(slots=True)
class Round:
    """What came of following."""

    visit: Visit
    articles: list[Article] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    waiting: int = 0
    asked: int = 0
    failing: int = 0  # in a row

    @property
    def tired(self) -> bool:
        return self.asked >= MOST_PAGES or self.failing >= FAULTS

    def notices(self) -> Iterator[Notice]:
        source = self.visit.source
        again = f"; {self.waiting} wait for the next collection" if self.waiting else ""
        if self.faults:
            pages = "1 page" if len(self.faults) == 1 else f"{len(self.faults)} pages"
            said = f"{pages} of {label(source)} could not be read, as {self.faults[0]}{again}"
            yield Notice("unread", source.key, said)


def follow(visit: Visit, leads: Sequence[Lead]) -> Round:
    """Read what of ``leads`` is new or changed, in their order, never more than ``MOST_PAGES``."""
    work = Round(visit)
    known = {entry.address: entry.digest for entry in visit.state.entries}
    first: dict[str, Lead] = {}
    for lead in leads:
        first.setdefault(lead.address, lead)
    for lead in first.values():
        before = known.get(lead.address)
        if before == lead.digest:
            work.entries.append(Entry(lead.address, before))
        else:
            _one(work, lead, before)
    return work


def _one(work: Round, lead: Lead, before: str | None) -> None:
    waits = WAITS.fullmatch(before or "")
    tries = int(waits["tries"]) if waits and waits["digest"] == lead.digest else 0
    if work.tired:
        work.waiting += 1
        if before is not None:
            work.entries.append(Entry(lead.address, before))
        return
    work.asked += 1
    try:
        reply = work.visit.fetcher.page(lead.address)
        found = _page(work.visit, reply, lead)
    except SourceError as error:
        _missed(work, lead, tries, error)
        return
    work.failing = 0
    work.entries.append(Entry(lead.address, lead.digest))
    own = found.dated.day and found.dated.basis != Basis.URL
    named = found if own or not lead.dated.day else replace(found, dated=lead.dated)
    place = addresses.article(reply.url) if _site(reply.url) != _site(lead.address) else ""
    work.articles.append(of_source(named, work.visit.source, place or lead.address))


def _page(visit: Visit, reply: Reply, lead: Lead) -> Article:
    if addresses.is_front(reply.url) and not addresses.is_front(lead.address):
        raise SourceError(reply.url, "leads to the front page instead")
    return site_page.of_reply(reply, visit.source.language or "en")


def _missed(work: Round, lead: Lead, tries: int, error: SourceError) -> None:
    passing = isinstance(error, FetchError) and error.passing
    work.failing += passing
    work.faults.append(f"{lead.address} {error.message.partition(';')[0]}")
    if isinstance(error, LeftAloneError):  # it was not asked: that is no try
        work.waiting += 1
    elif passing and tries + 1 < TRIES:
        work.waiting += 1
        work.entries.append(Entry(lead.address, f"{tries + 1}?{lead.digest}"))
    else:
        work.entries.append(Entry(lead.address, lead.digest))


def _site(url: str) -> str:
    return addresses.registrable(addresses.host(url))
