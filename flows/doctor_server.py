"""Whether a Prefect server answers, knows us, and lets in nobody else; by plain requests, without Prefect."""

import functools
import ipaddress
import socket
import ssl
import sys
import uuid
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from flows import versions
from flows.doctor_check import Check, warn

SECONDS = 2.0  # that a server has for each answer
TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))  # Linux: which addresses are listened on
LISTENS = "0A"
REFUSED = (401, 403)


@dataclass(frozen=True, slots=True)
class Api:
    """A Prefect server as somebody here means to reach it."""

    name: str  # as the doctor calls it
    url: str  # http://127.0.0.1:4200/api
    auth: str = field(default="", repr=False)  # user:password
    key: str = field(default="", repr=False)
    restart: str = ""  # how it is brought back
    password: str = ""  # where its password is given
    asks: bool = False  # it was started with a password

    def client(self, *, known: bool = True) -> httpx.Client:
        """A client that says who we are, or, not ``known``, comes as a stranger."""
        user, _, password = self.auth.partition(":")
        auth = (user, password) if known and self.auth else None
        headers = {"Authorization": f"Bearer {self.key}"} if known and self.key else None
        proxied = not is_ours(self.url)
        door = _door(proxied)
        return httpx.Client(
            base_url=self.url, auth=auth, headers=headers, timeout=SECONDS, trust_env=proxied, verify=door
        )

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """What it answers; with ``body`` to a question that is posted. Raises ``httpx.HTTPError``."""
        with self.client() as client:
            if body is None:
                return client.get(path).raise_for_status().json()
            return client.post(path, json=body, headers=_token(client)).raise_for_status().json()


@functools.cache
def _door(proxied: bool) -> ssl.SSLContext:  # noqa: FBT001 - a key of the cache
    """Whom we trust; it takes longer to load than a server to answer."""
    return httpx.create_ssl_context(trust_env=proxied)


def _token(client: httpx.Client) -> dict[str, str]:
    """What a server asks of those who post to it, where it asks it."""
    ours = str(uuid.uuid4())
    answer = client.get("/csrf-token", params={"client": ours})
    if not answer.is_success:
        return {}
    return {"Prefect-Csrf-Client": ours, "Prefect-Csrf-Token": str(answer.json()["token"])}


def look(api: Api) -> Generator[Check, None, bool]:
    """What is to be said of ``api``; returns whether it can be asked for more."""
    try:
        with api.client(known=False) as stranger:
            health = stranger.get("/health")
            alien = stranger.get("/admin/version")
        with api.client() as client:
            told = client.get("/admin/version")
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:  # the last: an address that is none
        yield Check(api.name, f"does not answer at {api.url} ({_why(error)})", api.restart)
        return False
    if health.status_code != httpx.codes.OK:
        found = f"what answers at {api.url} is no Prefect server ({health.status_code} at /health)"
        yield Check(api.name, found, api.restart)
        return False
    if told.status_code in REFUSED:
        yield _unknown(api)
        return False
    yield from _entry(api, lets_in=alien.is_success)
    yield from _version(api, told)
    return told.is_success


def _unknown(api: Api) -> Check:
    if not (api.auth or api.key):
        return Check(api.name, f"{api.url} asks for a password and none is set", f"set {api.password}")
    fix = f"{api.restart}: both take the same password then" if api.asks else f"correct {api.password}"
    return Check(api.name, f"{api.url} refuses the password of {api.password}", fix)


def _entry(api: Api, *, lets_in: bool) -> Iterator[Check]:
    """Who else gets in."""
    beyond = reached(api.url)
    if not lets_in:
        yield Check(api.name, f"answers at {api.url}, with a password")
    elif beyond:
        found = f"lets in without a password everybody who reaches {beyond}: they can start any run"
        fix = "start it with PREFECT_SERVER_API_AUTH_STRING='USER:PASSWORD' and set the same as PREFECT_API_AUTH_STRING"
        yield Check(api.name, found, f"{fix} for whoever uses it, or let it listen on 127.0.0.1 only")
    elif api.asks:
        found = f"{api.url} asks for no password: it is not the server that `daybrief serve` started"
        yield Check(api.name, found, f"stop that one; {api.restart}")
    else:
        yield Check(api.name, f"answers at {api.url}, this machine only, asks nobody")


def _version(api: Api, told: httpx.Response) -> Iterator[Check]:
    try:
        theirs = str(told.raise_for_status().json())
    except (httpx.HTTPError, ValueError):
        yield Check(api.name, f"{api.url} answers {told.status_code} when asked for its version", api.restart)
        return
    ours = versions.of("prefect")
    if theirs != ours:
        yield warn(api.name, f"is Prefect {theirs}, and here is {ours or 'none'}", "run the same version at both ends")


def is_ours(url: str) -> bool:
    """Whether the address of ``url`` is of this machine alone."""
    host = urlsplit(url).hostname or ""
    try:
        found = {ipaddress.ip_address(str(info[4][0]).partition("%")[0]) for info in socket.getaddrinfo(host, None)}
    except (OSError, ValueError):
        return False
    return all(address.is_loopback for address in found)


def reached(url: str) -> str:
    """Where else than on this machine the server at ``url`` can be reached; empty where nowhere."""
    parts = urlsplit(url)
    port = parts.port or {"https": 443}.get(parts.scheme, 80)
    if not is_ours(url):
        return f"{parts.hostname}:{port}"
    return next((f"{address}:{port}" for address in listening(port) if not address.is_loopback), "")


def listening(port: int) -> Iterator[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """The addresses of this machine on which somebody listens at ``port``, where the system tells."""
    for table in TABLES:
        try:
            rows = table.read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        for row in rows:
            local, _, state = row.split()[1:4]
            address, _, at = local.partition(":")
            if state == LISTENS and int(at, 16) == port:
                yield _address(address)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """An address as the kernel prints it, word by word in the machine's own order."""
    step = -1 if sys.byteorder == "little" else 1
    found = ipaddress.ip_address(b"".join(bytes.fromhex(text[n : n + 8])[::step] for n in range(0, len(text), 8)))
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found


def _why(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return f"nothing for {SECONDS:g} s"
    return str(error).strip() or type(error).__name__
