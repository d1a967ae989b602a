"""The door: which names and whom the room answers, and the headers that every answer carries."""

import base64
import binascii
import hashlib
import hmac

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import pages
from web.access import Access, admits

HEALTH = "/health"  # answers a monitor without a password: counts only
REMEMBERED = 256  # passwords that held, as digests; scrypt a request would be 50 ms each
LONGEST = 1_000  # of an Authorization header


class Guard:
    """Lets through what comes under a name of ours, from a known reader where readers have passwords."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access
        self._proven: set[bytes] = set()
        self._one_at_a_time: anyio.CapacityLimiter | None = None  # guessing is slow, and never fills the memory

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in pages.HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if len(hosts := headers.getlist("host")) != 1 or not self._access.knows(hosts[0].lower()):
            await pages.error(400, "This room does not answer to that name.", pages.UNKNOWN_HOST)(
                scope, receive, dressed
            )
        elif scope["path"] not in (HEALTH, pages.style_address()) and not await self._admitted(
            headers.get("authorization", "")
        ):
            await pages.password_wanted()(scope, receive, dressed)
        else:
            await self._app(scope, receive, dressed)

    async def _admitted(self, given: str) -> bool:
        if not self._access.accounts:
            return True
        user, password = _credentials(given)
        if not user:
            return False
        proof = hmac.digest(self._access.key, f"{user}:{password}".encode("utf-8", "surrogatepass"), hashlib.sha256)
        if proof in self._proven:
            return True
        if self._one_at_a_time is None:
            self._one_at_a_time = anyio.CapacityLimiter(1)
        good = await anyio.to_thread.run_sync(admits, self._access, user, password, limiter=self._one_at_a_time)
        if good:
            if len(self._proven) >= REMEMBERED:
                self._proven.clear()
            self._proven.add(proof)
        return good


def _credentials(given: str) -> tuple[str, str]:
    """User and password of a Basic header; empty where it is none."""
    scheme, _, coded = given.partition(" ")
    if scheme.lower() != "basic" or len(given) > LONGEST:
        return "", ""
    try:
        user, colon, password = base64.b64decode(coded.strip(), validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return (user, password) if colon else ("", "")
