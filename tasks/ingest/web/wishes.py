"""What hosts asked of us, carried from one collection to the next: their robots.txt, and to be left alone."""

import threading
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tasks.ingest.web.timing import Watch
from tasks.model import Host

LONGEST = 86_400.0  # seconds for which a host may be left alone because it asks for that
MOST_CARRIED = 100_000  # letters of a robots.txt; a longer one is asked for again in the next collection
ANY = datetime(1970, 1, 1, tzinfo=UTC)


class Wishes:
    """Of every host by its origin. Shared by all threads of a collection."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._lock = threading.Lock()
        self._hosts: dict[str, Host] = {}
        self._start = ANY, watch.now()

    def take(self, hosts: Iterable[Host], at: datetime) -> None:
        """What earlier collections left; ``at`` is the instant of this one."""
        with self._lock:
            self._start = at, self._watch.now()
            self._hosts |= {host.origin: host for host in hosts}

    def left(self) -> tuple[Host, ...]:
        """What the next collection has to know, by origin."""
        now = self._now()
        with self._lock:
            carried = [_carried(host, now) for _, host in sorted(self._hosts.items())]
        return tuple(host for host in carried if host.until or host.after)

    def robots(self, origin: str) -> str | None:
        """The robots.txt of ``origin`` where it is known and still holds."""
        host = self._host(origin)
        return host.robots if host.until and host.until > self._now() else None

    def keep_robots(self, origin: str, text: str, seconds: float) -> None:
        """It holds for that long."""
        self._put(replace(self._host(origin), robots=text, until=self._now() + timedelta(seconds=seconds)))

    def wait(self, origin: str) -> float:
        """Seconds for which ``origin`` wants to be left alone from now on; 0 where it may be asked."""
        after = self._host(origin).after
        return max(0.0, (after - self._now()).total_seconds()) if after else 0.0

    def leave(self, origin: str, seconds: float) -> None:
        """Ask nothing of it for that long, a day at most."""
        self._put(replace(self._host(origin), after=self._now() + timedelta(seconds=min(seconds, LONGEST))))

    def _now(self) -> datetime:
        at, since = self._start
        return at + timedelta(seconds=self._watch.now() - since)

    def _host(self, origin: str) -> Host:
        return self._hosts.get(origin, Host(origin))

    def _put(self, host: Host) -> None:
        with self._lock:
            self._hosts[host.origin] = host


def _carried(host: Host, now: datetime) -> Host:
    """``host`` without what no longer holds or is too long to be carried."""
    if not host.until or host.until <= now or len(host.robots) > MOST_CARRIED:
        host = replace(host, robots="", until=None)
    return host if host.after and host.after > now else replace(host, after=None)
