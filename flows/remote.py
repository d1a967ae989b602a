"""The Prefect server of serve, as its neighbours on this machine reach it: by plain requests, without Prefect."""

import contextlib
import fcntl
import functools
import json
import os
import secrets
import ssl
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import httpx

from tasks.archive import files
from tasks.errors import DaybriefError

DOOR, LOCK, HOME = "serve.json", "serve.lock", "prefect"  # in our own folder inside the output folder
COLLECTION = "collect-press/hourly"
TIMEOUT_SECONDS = 15
TRIES, PAUSE_SECONDS = 3, 2  # a busy database answers 503


class Unreachable(DaybriefError):  # noqa: N818 - what the server is, not a mistake
    """The Prefect server did not take the run."""


@dataclass(frozen=True, slots=True)
class Server:
    """Address and password of a Prefect server."""

    api: str  # http://127.0.0.1:4200/api
    auth: str = field(repr=False)  # user:password

    def is_up(self) -> bool:
        """Whether it answers."""
        try:
            return httpx.get(f"{self.api}/health", timeout=2, trust_env=False, verify=_trusted()).is_success
        except httpx.HTTPError:
            return False

    def served(self, deployment: str, since: datetime) -> bool:
        """Whether a runner has asked for the runs of ``deployment``, as "daily-briefing/daily", from ``since`` on."""
        try:
            with self._client() as client:
                found = client.get(f"/deployments/name/{deployment}").raise_for_status().json()
            return datetime.fromisoformat(found["last_polled"]) >= since
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return False

    def start(self, deployment: str, parameters: Mapping[str, object], key: str) -> str:
        """Ask for a run and return its id, the same for the same ``key``; raises ``Unreachable``."""
        reason = ""
        for left in reversed(range(TRIES)):
            try:
                return self._start(deployment, parameters, key)
            except httpx.HTTPStatusError as error:
                reason = f"answered {error.response.status_code}"
                if error.response.status_code < 500:
                    break
            except (httpx.HTTPError, ValueError, KeyError) as error:
                reason = type(error).__name__
            if left:
                time.sleep(PAUSE_SECONDS)
        raise Unreachable(self.api, f"did not take the run ({reason}); look at the output of `daybrief serve`")

    def _start(self, deployment: str, parameters: Mapping[str, object], key: str) -> str:
        with self._client() as client:
            found = client.get(f"/deployments/name/{deployment}").raise_for_status().json()
            headers, body = _token(client), {"parameters": dict(parameters), "idempotency_key": key}
            made = client.post(f"/deployments/{found['id']}/create_flow_run", json=body, headers=headers)
            return str(made.raise_for_status().json()["id"])

    def _client(self) -> httpx.Client:
        user, _, password = self.auth.partition(":")
        return httpx.Client(
            base_url=self.api, auth=(user, password), timeout=TIMEOUT_SECONDS, trust_env=False, verify=_trusted()
        )


@functools.cache
def _trusted() -> ssl.SSLContext:
    """Made once: it takes longer than a question to a server of this machine, which is asked every second."""
    return ssl.create_default_context()


def _token(client: httpx.Client) -> dict[str, str]:
    ours = str(uuid.uuid4())
    token = client.get("/csrf-token", params={"client": ours}).raise_for_status().json()["token"]
    return {"Prefect-Csrf-Client": ours, "Prefect-Csrf-Token": str(token)}


def deployment(briefing: str) -> str:
    """The name under which the Prefect server knows a briefing."""
    return f"daily-briefing/{briefing}"


def password(work: Path) -> str:
    """User and password of the Prefect server, made once and readable by us alone."""
    path = work / HOME / "password"
    with files.explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        with contextlib.suppress(FileExistsError):
            _secret(path, f"daybrief:{secrets.token_urlsafe(24)}\n", os.O_EXCL)
        return path.read_text(encoding="ascii").strip()


def announce(work: Path, server: Server) -> None:
    """Leave word of a server that takes runs, for commands of the same user."""
    path = work / DOOR
    with files.explained(path):
        path.unlink(missing_ok=True)
        _secret(path, json.dumps({"api": server.api, "auth": server.auth}), os.O_EXCL)


def withdraw(work: Path) -> None:
    """Take that word back."""
    (work / DOOR).unlink(missing_ok=True)


def find(work: Path) -> Server | None:
    """The server of the serve that runs on this folder; ``None`` where none takes runs."""
    try:
        said = json.loads((work / DOOR).read_bytes())
        server = Server(str(said["api"]), str(said["auth"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return server if is_taken(work) and server.is_up() else None


@contextlib.contextmanager
def alone(work: Path) -> Iterator[bool]:
    """Hold the folder for one serve; false where another has it."""
    with files.explained(work):
        work.mkdir(parents=True, exist_ok=True)
        handle = os.open(work / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        free = True
    except BlockingIOError:
        free = False
    try:
        yield free
    finally:
        os.close(handle)


def begin(work: Path, *, plain: bool, at: datetime) -> None:
    """Say in the lock of a serve that holds it whether it goes without a Prefect server, and since when."""
    path = work / LOCK
    with files.explained(path):
        path.write_text(json.dumps({"plain": plain, "since": at.isoformat()}), encoding="ascii")


def begun(work: Path) -> tuple[bool, datetime] | None:
    """What ``begin`` said last."""
    try:
        said = json.loads((work / LOCK).read_bytes())
        return bool(said["plain"]), datetime.fromisoformat(said["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_taken(work: Path) -> bool:
    """Whether a serve runs on this folder."""
    try:
        with (work / LOCK).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _secret(path: Path, text: str, how: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
