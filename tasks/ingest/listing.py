"""What a feed lists now beside what is known of it: which entries have to be read, and where each article stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urljoin

from tasks.ingest import links, page_dates
from tasks.ingest.feeds import dates
from tasks.ingest.feeds.dates import Moment
from tasks.ingest.feeds.items import Feed, Item
from tasks.ingest.web import addresses
from tasks.model import Basis, Dating, Entry, SourceState
from tasks.text import fold, sha256

FIRST = timedelta(hours=48)  # of a feed that was never read
OLD = timedelta(days=30)  # an entry that appears with a date before that is not news
TRIES = 3  # collections in which an entry's page is asked for
# How an entry that waits for its page is remembered: tries so far, and whether an earlier version of it was read.
WAITS = re.compile(r"(?P<tries>\d)(?P<earlier>[+?])(?P<digest>.+)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry to be read."""

    item: Item
    address: str
    digest: str
    dated: Dating
    tries: int = 0
    earlier: bool = False  # an earlier version of it was read
    listed: bool = True

    @property
    def done(self) -> Entry:
        return Entry(self.address, self.digest)

    @property
    def waiting(self) -> Entry:
        """To be asked for again, once more tried."""
        return Entry(self.address, f"{self.tries + 1}{'+' if self.earlier else '?'}{self.digest}")

    @property
    def last(self) -> bool:
        """Whether this is the last time that its page is asked for."""
        return self.tries + 1 >= TRIES


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries to be read, the newest first as the feed has them; those that are known or left; how many are too old."""

    wanted: tuple[Wanted, ...]
    settled: tuple[Entry, ...]
    old: int = 0


def compare(feed: Feed, state: SourceState, at: datetime, base: str = "") -> Listing:
    """What of ``feed`` has to be read; links count from ``base``."""
    known = {entry.address: entry.digest for entry in state.entries}
    placed = list(_placed([linked(item, base) for item in feed.items], known))
    moments = [dates.moment(item.published or item.updated) for item, _ in placed]
    believed = dates.believed(moments, at)
    wanted, settled, old = [], [], 0
    for (item, address), moment in zip(placed, moments, strict=True):
        one = _wanted(item, address, known.get(address, ""), believed=believed)
        one = replace(one, dated=dating(item, moment, at, believed=believed))
        if known.get(address) in (item.digest(dates=True), item.digest(dates=False)):
            settled.append(one.done)
        elif not one.earlier and believed and moment and _before(moment, at, state):
            settled.append(one.done)
            old += not state.first
        else:
            wanted.append(one)
    listed = {address for _, address in placed}
    gone = [_left(entry) for entry in state.entries if entry.address not in listed and WAITS.fullmatch(entry.digest)]
    return Listing((*wanted, *gone), tuple(settled), old)


def dating(item: Item, moment: Moment | None, at: datetime, *, believed: bool) -> Dating:
    """The day of publication by the entry's date."""
    said = (item.published or f"updated {item.updated}" if item.published or item.updated else "")[:50]
    unknown = Dating(None, None, Basis.UNKNOWN)
    if not said:
        return unknown
    if moment is None:
        return replace(unknown, reason=f"the feed's entry says {said}, which is no day")
    if not believed:
        return replace(unknown, reason=f"the feed gives all its entries one date, {said}")
    if moment.instant > at + dates.AHEAD:
        return replace(unknown, reason=f"the feed's entry says {said}, after the day it was read")
    evening = page_dates.by_address(moment.day, said, item.link)
    return evening or Dating(moment.day, moment.day, Basis.FEED, f"the feed's entry says {said}")


def linked(item: Item, base: str) -> Item:
    """``item`` with a whole link: its id where that is one."""
    link = item.link.strip() or (item.key if addresses.canonical(item.key) else "")
    try:
        return replace(item, link=links.target(urljoin(base, link)) if link else "")
    except ValueError:
        return replace(item, link="")


def _placed(items: Sequence[Item], known: dict[str, str]) -> Iterator[tuple[Item, str]]:
    """Each item with the address that its versions share, which no two of them have."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        place = addresses.article(item.link) or item.key or sha256(f"{item.title}\0{item.published}")[:32]
        groups.setdefault(place, []).append(item)
    for place, group in groups.items():
        yield from _apart(place, group, known.get(place, ""))


def _apart(place: str, group: Sequence[Item], digest: str) -> Iterator[tuple[Item, str]]:
    """Items that link to one page: those of one headline are versions of it, of which the first listed counts."""
    heads = {fold(item.title): item for item in reversed(group)}
    mine = next(
        (i for i in group if digest and digest.endswith((i.digest(dates=True), i.digest(dates=False)))), group[-1]
    )
    for title in dict.fromkeys(fold(item.title) for item in group):
        item = heads[title]
        own = title == fold(mine.title)
        yield item, place if own else f"{place}#{sha256(item.key or title)[:12]}"


def _wanted(item: Item, address: str, before: str, *, believed: bool) -> Wanted:
    digest = item.digest(dates=believed)
    waits = WAITS.fullmatch(before)
    unknown = Dating(None, None, Basis.UNKNOWN)
    if waits is None:
        return Wanted(item, address, digest, unknown, earlier=bool(before))
    tries = int(waits["tries"]) if waits["digest"] == digest else 0
    return Wanted(item, address, digest, unknown, tries, earlier=waits["earlier"] == "+")


def _before(moment: Moment, at: datetime, state: SourceState) -> bool:
    """Whether an entry that was not known is older than what is taken; a day without an hour lasts until midnight."""
    end = moment.instant if moment.timed else moment.instant + timedelta(days=1)
    return end < (at - FIRST if state.read is None else min(at, state.read) - OLD)


def _left(entry: Entry) -> Wanted:
    """An entry that waits for its page and has left the feed meanwhile."""
    waits = WAITS.fullmatch(entry.digest)
    assert waits is not None
    unknown = Dating(None, None, Basis.UNKNOWN)
    item = Item(link=entry.address)
    return Wanted(
        item, entry.address, waits["digest"], unknown, int(waits["tries"]), waits["earlier"] == "+", listed=False
    )
