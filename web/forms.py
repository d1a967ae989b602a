"""Forms: that one was sent by a page of ours, and what was filled in."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from fastapi import HTTPException, Request

COOKIE = "daybrief_form"
MOST_BYTES = 64 * 1024
MOST_FIELDS = 16
KIND = "application/x-www-form-urlencoded"
NONCE = re.compile(r"[A-Za-z0-9_-]{32}")
KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
STALE = "Open the briefing's page again and use its form."


@dataclass(frozen=True, slots=True)
class Seal:
    """What ties a form to the browser that was shown it: ``cookie`` goes with the answer, ``token`` into the form."""

    cookie: str
    token: str
    fresh: bool  # whether the browser has to be given the cookie


def seal(cookies: Mapping[str, str], key: bytes) -> Seal:
    """The seal of a browser, a new one where it brings none of ours."""
    held = cookies.get(COOKIE, "")
    nonce = _nonce(held, key)
    if nonce:
        return Seal(held, _sign("form", nonce, key), fresh=False)
    nonce = secrets.token_urlsafe(24)
    return Seal(f"{nonce}.{_sign('cookie', nonce, key)}", _sign("form", nonce, key), fresh=True)


def new_key() -> str:
    """A key that makes a form count once, however often its button is pressed."""
    return secrets.token_urlsafe(18)


async def filled(request: Request, key: bytes) -> dict[str, str]:
    """The fields of a form of ours; raises ``HTTPException`` for anything else."""
    if not _from_here(request):
        raise HTTPException(403, f"The form was sent by another site. {STALE}")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise HTTPException(415, f"That is not a form of this room. {STALE}")
    fields = _parsed(await _body(request))
    nonce = _nonce(request.cookies.get(COOKIE, ""), key)
    if not nonce or not hmac.compare_digest(fields.get("token", "").encode(), _sign("form", nonce, key).encode()):
        raise HTTPException(403, f"The form is out of date. {STALE}")
    return fields


def _from_here(request: Request) -> bool:
    """What the browser says of the page that sent the form.

    Our pages with a form are sent with the referrer policy same-origin: under no-referrer a browser says
    ``Origin: null`` also of our own.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    if origin is None or (origin == "null" and site == "same-origin"):
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == request.headers.get("host", "").lower()


async def _body(request: Request) -> bytes:
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > MOST_BYTES:
            raise HTTPException(413, f"The form is too long. {STALE}")
    return bytes(data)


def _parsed(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise HTTPException(400, f"The form cannot be read. {STALE}") from error
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise HTTPException(400, f"The form has a field twice. {STALE}")
    return fields


def _nonce(cookie: str, key: bytes) -> str:
    """The nonce of a cookie that we signed; else empty."""
    nonce, _, signed = cookie.partition(".")
    good = hmac.compare_digest(signed.encode(), _sign("cookie", nonce, key).encode())
    return nonce if good and NONCE.fullmatch(nonce) else ""


def _sign(purpose: str, nonce: str, key: bytes) -> str:
    return hmac.new(key, f"{purpose}:{nonce}".encode(), hashlib.sha256).hexdigest()
