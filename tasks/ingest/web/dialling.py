"""Connections that go only where they may: a name is looked up once, and the address checked is the one dialled."""

import socket
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from tasks.ingest.web.addresses import is_public
from tasks.ingest.web.interface import FetchError
from tasks.ingest.web.timing import LATE, Deadline

MOST_TRIED = 4  # addresses of one name
Options = Iterable[Any]


class Backend(httpcore.SyncBackend):
    """Looks a name up, refuses it where any address of it is private, and dials those it checked."""

    def __init__(self, allow: frozenset[str], deadline: Deadline) -> None:
        super().__init__()
        self._allow = allow
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        """A connection whose every step ends with the deadline; raises ``FetchError`` for a place not to go to."""
        fault: Exception | None = None
        for address in self._checked(host, port)[:MOST_TRIED]:
            try:
                stream = super().connect_tcp(
                    address, port, _within(self._deadline, timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
                continue
            return Timed(stream, self._deadline)
        raise fault or httpcore.ConnectError(host)

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError(host, "has a host name that cannot be found", passing=True) from error
        numbers = list(dict.fromkeys(str(info[4][0]) for info in found))
        private = [n for n in numbers if not is_public(n) and n not in self._allow]
        if private and host not in self._allow:
            raise FetchError(
                host,
                f"leads to {private[0]}, a private address; name {host} under allow_hosts if it is yours",
                passing=False,
            )
        return numbers


class Timed(httpcore.NetworkStream):
    """A connection of which every step, the handshake and the head included, ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _within(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _within(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        safe = self._stream.start_tls(ssl_context, server_hostname, _within(self._deadline, timeout))
        return Timed(safe, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Transport(httpx.HTTPTransport):
    """httpx's own transport over connections of ours."""

    def __init__(self, context: ssl.SSLContext, backend: Backend) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend, max_connections=1)


def _within(deadline: Deadline, timeout: float | None) -> float:
    try:
        return deadline.within(timeout)
    except TimeoutError as error:
        raise httpcore.ReadTimeout(LATE) from error
