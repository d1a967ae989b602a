"""One feed read in a process of its own: entries, seconds, and the memory above what stood before.

``python -m benchmarks.feed_case READER`` reads the feed from standard input and prints one line of JSON.
"""

import contextlib
import importlib
import io
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tasks.errors import SourceError
from tasks.ingest import entry_text
from tasks.ingest.feeds import dates, reading
from tasks.ingest.feeds.items import Feed, Item
from tasks.ingest.feeds.process import Parser
from tasks.model import Source

SMALL = b'<rss version="2.0"><channel><title>T</title><item><title>A</title></item></channel></rss>'
PEAK = re.compile(r"VmHWM:\s*(\d+) kB")
SOURCE = Source("feed", "feed", "https://paper.example/feed")


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader made of a feed."""

    entries: int
    seconds: float = 0.0
    memory_mb: float = 0.0
    error: str = ""  # its own word on why there are none
    title: str = ""  # of the entry looked at
    text: str = ""  # as stored
    instant: str = ""
    crashed: bool = False


def ours(data: bytes) -> Told:
    """The product's own reader, its parser's process started before."""
    with Parser() as parser:
        reading.read(SMALL, parser)
        child = parser._child  # noqa: SLF001  # its memory counts
        assert child is not None
        before = _base("self"), _base(str(child.pid))
        start = time.perf_counter()
        try:
            feed, error = reading.read(data, parser), ""
        except SourceError as refused:
            feed, error = Feed("", ()), refused.message
        seconds = time.perf_counter() - start
        grown = (_peak("self") - before[0], _peak(str(child.pid)) - before[1])
    return Told(len(feed.items), seconds, sum(max(0.0, one) for one in grown), error, *_eighth(feed))


def _eighth(feed: Feed) -> tuple[str, str, str]:
    """Title, text and instant of the eighth entry, or the only one."""
    item = feed.items[min(7, len(feed.items) - 1)] if feed.items else Item()
    found = entry_text.article(item, feed, SOURCE)
    moment = dates.moment(item.published)
    instant = moment.instant.isoformat() if moment else ""
    return item.title, found.text if found else "", instant


def peer(name: str, data: bytes) -> Told:
    """A reader of others as it comes."""
    module = importlib.import_module(name)
    before, start = _base("self"), time.perf_counter()
    try:
        found = module.parse(io.BytesIO(data) if name == "feedparser" else data).entries
    except Exception as error:  # noqa: BLE001  # whatever a peer stumbles over is its answer
        found, said = [], f"{type(error).__name__}: {error}"[:200]
    else:
        said = ""
    seconds = time.perf_counter() - start
    entry: Mapping[str, Any] = found[min(7, len(found) - 1)] if found else {}
    body = [str(part.get("value", "")) for part in entry.get("content") or ()]
    title, text = str(entry.get("title") or ""), "".join([str(entry.get("summary") or ""), *body])
    parsed = entry.get("published_parsed")
    instant = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", parsed) if parsed else str(entry.get("published") or "")
    return Told(len(found), seconds, _peak("self") - before, said, title, text, instant)


def _base(process: str) -> float:
    """Megabytes that a process has now; its peak counts from here on, where the system can forget the one before."""
    with contextlib.suppress(OSError):
        Path(f"/proc/{process}/clear_refs").write_text("5")
    return _peak(process)


def _peak(process: str) -> float:
    """Megabytes that a process has had at most; 0 where the system does not say."""
    try:
        said = PEAK.search(Path(f"/proc/{process}/status").read_text())
    except OSError:
        said = None
    if said is None and process == "self":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return int(said[1]) / 1024 if said else 0.0


READERS: dict[str, Callable[[bytes], Told]] = {
    "ours": ours,
    "feedparser": lambda data: peer("feedparser", data),
    "fastfeedparser": lambda data: peer("fastfeedparser", data),
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(READERS[sys.argv[1]](sys.stdin.buffer.read()))) + "\n")
