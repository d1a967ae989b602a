"""Manners towards a host: one request at a time, two seconds apart, and what its robots.txt allows."""

import threading
from collections.abc import Callable

from protego import Protego

from tasks.ingest.web.addresses import host, origin, registrable
from tasks.ingest.web.interface import FetchError, Reply
from tasks.ingest.web.timing import Watch
from tasks.ingest.web.wishes import Wishes

APART = 2.0  # seconds between two requests to one owner's hosts
JITTER = 0.2  # of that, so that sources which failed together do not come back together
LONGEST_DELAY = 10.0  # seconds that a robots.txt may ask for between two pages
ROBOTS_AGE = 86_400.0  # seconds for which a robots.txt is remembered, unless its host says less
LEAST_AGE = 3_600.0  # however often a host wants it to be asked for
MOST_ROBOTS = 500_000  # bytes of a robots.txt that are read


class Turns:
    """Who may ask a host when. Shared by all threads of a collection."""

    def __init__(self, watch: Watch, apart: float = APART) -> None:
        self._watch = watch
        self._apart = apart
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}

    def wait(self, name: str, least: float = 0.0) -> float:
        """Wait for a turn at ``name``; the seconds that took."""
        key = registrable(name)
        apart = max(self._apart, least) * (1 + JITTER * self._watch.chance())
        with self._lock:
            now = self._watch.now()
            start = max(now, self._next.get(key, now))
            self._next[key] = start + apart
        if start > now:
            self._watch.sleep(start - now)
        return start - now

    def pause(self, name: str, seconds: float) -> None:
        """Nobody asks ``name`` for that long."""
        key = registrable(name)
        with self._lock:
            self._next[key] = max(self._next.get(key, 0.0), self._watch.now() + seconds)


class Robots:
    """What hosts allow a reader called ``agent``; ``get`` brings a robots.txt, ``known`` remembers it."""

    def __init__(self, agent: str, get: Callable[[str], Reply], known: Wishes) -> None:
        self._agent = agent
        self._get = get
        self._known = known
        self._lock = threading.Lock()
        self._asked: dict[str, threading.Lock] = {}
        self._parsed: dict[str, tuple[str, Protego]] = {}

    def check(self, url: str) -> float:
        """The seconds that the host wants between two pages; raises ``FetchError`` where it refuses ``url``."""
        rules = self._rules(origin(url))
        if not rules.can_fetch(url, self._agent):
            raise FetchError(url, "is closed to programs by its host's robots.txt", passing=False)
        return min(float(rules.crawl_delay(self._agent) or 0), LONGEST_DELAY)

    def _rules(self, site: str) -> Protego:
        with self._lock:
            turn = self._asked.setdefault(site, threading.Lock())
        with turn:  # several sources may come to one host at once: it is asked by the first of them
            text = self._known.robots(site)
            if text is None:
                text = self._text(site)
            if site not in self._parsed or self._parsed[site][0] != text:
                self._parsed[site] = text, Protego.parse(text)
            return self._parsed[site][1]

    def _text(self, site: str) -> str:
        """A host without a robots.txt allows everything; one whose robots.txt fails for now, nothing (RFC 9309)."""
        try:
            reply = self._get(f"{site}/robots.txt")
        except FetchError as error:
            if error.passing:
                raise FetchError(host(site), f"has a robots.txt that {error.message}", passing=True) from error
            reply = Reply(site, b"")
        text = reply.body[:MOST_ROBOTS].decode("utf-8", "replace")
        age = ROBOTS_AGE if reply.lasts is None else min(max(reply.lasts, LEAST_AGE), ROBOTS_AGE)
        self._known.keep_robots(site, text, age)
        return text
