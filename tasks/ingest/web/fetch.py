"""An address in, its bytes out: one bounded request after the other, through redirects and second tries."""

import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import httpx

from tasks.errors import SourceError
from tasks.ingest.web import addresses, unpacking
from tasks.ingest.web.dialling import Backend, Transport
from tasks.ingest.web.hosts import Robots, Turns
from tasks.ingest.web.interface import FetchError, LeftAloneError, Manners, Reply
from tasks.ingest.web.timing import LATE, Deadline, Watch
from tasks.ingest.web.wishes import Wishes
from tasks.model import Host
from tasks.text import veiled

AGENT = "daybrief"
VERSION = "0.1"
ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.5"
PERMANENT = (301, 308)
REDIRECTS = (*PERMANENT, 302, 303, 307)
BUSY = (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524)
LASTS = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
CLOSED = {
    401: "answers 401 (asks for a password); leave it out",
    402: "answers 402 (asks for payment); leave it out",
    403: "answers 403 (refuses us); ask its publisher, or leave it out",
    404: "answers 404 (not there); correct its address",
    410: "answers 410 (taken away); correct its address",
    451: "answers 451 (withheld by law); leave it out",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one address may cost."""

    seconds: float = 30.0  # in all
    silence: float = 10.0  # seconds without a byte
    bytes: int = 10_000_000  # as sent, and again unpacked
    redirects: int = 5
    retries: int = 2
    patience: float = 20.0  # the longest Retry-After that is waited for


@dataclass(slots=True)
class Trip:
    """One address on its way through redirects."""

    url: str
    asks: Mapping[str, str]
    deadline: Deadline
    robots: bool
    tries: int = 0
    hops: int = 0
    moved: str = ""
    moving: bool = True  # only permanent redirects so far


class Web:
    """Asks politely: it says who it is, one request at a time a host, never more than ``limits``."""

    def __init__(self, manners: Manners = Manners(), limits: Limits = Limits(), watch: Watch = Watch()) -> None:  # noqa: B008
        self._allow = manners.allow
        self._limits = limits
        self._watch = watch
        self._context = ssl.create_default_context()
        self._turns = Turns(watch)
        self._known = Wishes(watch)
        self._robots = Robots(AGENT, self.get, self._known)
        contact = "".join(c for c in manners.contact if c.isascii() and c.isprintable())[:200]
        self._agent = f"{AGENT}/{VERSION} (+{contact})" if contact else f"{AGENT}/{VERSION}"

    def get(self, url: str, etag: str = "", modified: str = "") -> Reply:
        """An address that the reader listed; raises ``FetchError``."""
        return self._travel(url, etag, modified, robots=False)

    def page(self, url: str, etag: str = "", modified: str = "") -> Reply:
        """An article's page, if its host's robots.txt allows; raises ``FetchError``."""
        return self._travel(url, etag, modified, robots=True)

    def take(self, hosts: tuple[Host, ...], at: datetime) -> None:
        """What hosts asked of us in earlier collections; this one is of ``at``."""
        self._known.take(hosts, at)

    def left(self) -> tuple[Host, ...]:
        """What they ask of the next one."""
        return self._known.left()

    def _travel(self, url: str, etag: str, modified: str, *, robots: bool) -> Reply:
        asks = {"If-None-Match": etag, "If-Modified-Since": modified}
        trip = Trip(url, {k: v for k, v in asks.items() if v}, Deadline(self._watch, self._limits.seconds), robots)
        while True:
            try:
                reply = self._step(trip)
            except FetchError as error:
                self._again(trip, error)
                continue
            if reply is not None:
                return reply

    def _again(self, trip: Trip, error: FetchError) -> None:
        """Pause before another try; raises ``error`` where there is none to be had."""
        pause = 2.0**trip.tries * (0.5 + self._watch.chance()) if error.wait is None else error.wait
        spent = trip.tries >= self._limits.retries or not trip.deadline.left
        if error.asked and error.wait and error.wait > self._limits.patience:
            self._known.leave(addresses.origin(trip.url), error.wait)
        if not error.passing or spent or pause > self._limits.patience:
            raise error
        trip.tries += 1
        self._turns.pause(addresses.host(trip.url), pause)

    def _step(self, trip: Trip) -> Reply | None:
        """One request; None where it led on to another address."""
        try:
            name = addresses.host(trip.url)
        except SourceError as error:
            raise FetchError(error.subject, error.message, passing=False) from error
        if wait := self._known.wait(addresses.origin(trip.url)):
            raise LeftAloneError(trip.url, wait)
        before = self._watch.now()
        delay = self._robots.check(trip.url) if trip.robots else 0.0
        self._turns.wait(name, delay)
        trip.deadline.excuse(self._watch.now() - before)
        headers = {"User-Agent": self._agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate", **trip.asks}
        timeout = httpx.Timeout(self._limits.silence)
        transport = Transport(self._context, Backend(self._allow, trip.deadline))
        try:
            with (
                httpx.Client(transport=transport, trust_env=False, timeout=timeout) as client,
                client.stream("GET", trip.url.partition("#")[0], headers=headers) as response,
            ):
                return self._answer(trip, response)
        except httpx.TimeoutException as error:
            raise FetchError(trip.url, LATE, passing=True) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise FetchError(trip.url, "is no http or https address; correct it", passing=False) from error
        except httpx.HTTPError as error:
            raise _broken(trip.url, error) from error

    def _answer(self, trip: Trip, response: httpx.Response) -> Reply | None:
        status, said = response.status_code, response.headers
        if status in REDIRECTS and "location" in said:
            self._follow(trip, status, said["location"])
            return None
        if status == 304 and trip.asks:
            return Reply(trip.url, b"", moved=veiled(trip.moved), fresh=False)
        if status in BUSY:
            wait = _pause(said.get("retry-after", ""), said.get("date", ""))
            asked = f" and asks for {wait:.0f} seconds" if wait else ""
            raise FetchError(trip.url, f"answers {status} (busy or broken){asked}", passing=True, wait=wait)
        if status != 200:
            raise FetchError(trip.url, CLOSED.get(status, f"answers {status}; correct its address"), passing=False)
        body = self._body(trip, response)
        kind = said.get("content-type", "").partition(";")[0].strip().lower()
        lasts = LASTS.search(said.get("cache-control", ""))
        return Reply(
            trip.url,
            body,
            kind,
            said.get("etag", ""),
            said.get("last-modified", ""),
            veiled(trip.moved),
            lasts=float(lasts[1]) if lasts else None,
        )

    def _follow(self, trip: Trip, status: int, location: str) -> None:
        trip.hops += 1
        if trip.hops > self._limits.redirects:
            raise FetchError(trip.url, "leads on and on to other addresses", passing=False)
        try:
            trip.url = urljoin(trip.url, location)
        except ValueError as error:
            raise FetchError(trip.url, "leads to an address that cannot be read", passing=False) from error
        trip.moving = trip.moving and status in PERMANENT
        trip.moved = trip.url if trip.moving else trip.moved

    def _body(self, trip: Trip, response: httpx.Response) -> bytes:
        raw = bytearray()
        for part in response.iter_raw():
            raw += part
            if len(raw) > self._limits.bytes:
                raise FetchError(trip.url, f"is larger than {self._limits.bytes // 1_000_000} MB", passing=False)
        if response.headers.get("content-encoding", "").strip().lower() not in unpacking.PACKED:
            return bytes(raw)
        try:
            return unpacking.unpack(raw, self._limits.bytes)
        except SourceError as error:
            raise FetchError(trip.url, error.message, passing=False) from error


def _pause(value: str, now: str) -> float | None:
    """Seconds of a Retry-After; a date in it counts from the host's own clock, ``now``."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        then, here = parsedate_to_datetime(value), parsedate_to_datetime(now)
        return max(0.0, (then - here).total_seconds())
    except (ValueError, TypeError):
        return None


def _broken(url: str, error: httpx.HTTPError) -> FetchError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FetchError(url, "has a certificate that is not valid", passing=False)
        cause = cause.__cause__ or cause.__context__
    return FetchError(url, f"breaks off ({type(error).__name__})", passing=True)
