"""A small server on this machine that answers the few questions which the doctor asks a Prefect server."""

import base64
import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from flows import versions


def deployment(name: str, **more: Any) -> dict[str, Any]:
    """A deployment that is on and asked for, but for ``more``."""
    now = datetime.now(UTC).isoformat()
    on = {"paused": False, "schedules": [{"active": True}], "last_polled": now, "work_pool_name": None}
    return {"name": name, "entrypoint": "flows.daily:daily_briefing", **on, **more}


@dataclass
class StandIn:
    """What it holds; change it while it answers."""

    password: str = ""  # user:password
    version: str = field(default_factory=lambda: versions.of("prefect"))
    csrf: bool = False
    deployments: dict[str, dict[str, Any]] = field(default_factory=dict)  # by flow/name
    workers: dict[str, list[str]] = field(default_factory=dict)  # status of each, by pool
    paused: tuple[str, ...] = ()  # pools
    port: int = 0

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def answer(self, method: str, path: str, headers: Any) -> tuple[int, Any]:
        known = f"Basic {base64.b64encode(self.password.encode()).decode()}"
        if path == "/health":
            return 200, True
        if self.password and headers.get("Authorization") != known:
            return 401, {"exception_message": "Unauthorized"}
        if path.startswith("/csrf-token"):
            return (200, {"token": "t"}) if self.csrf else (422, {"detail": "CSRF protection is disabled."})
        if method == "POST" and self.csrf and headers.get("Prefect-Csrf-Token") != "t":
            return 403, {"detail": "Missing CSRF token."}
        return self._told(path)

    def _told(self, path: str) -> tuple[int, Any]:
        if path == "/admin/version":
            return 200, self.version
        if path == "/deployments/filter":
            return 200, list(self.deployments.values())
        found = self.deployments.get(path.removeprefix("/deployments/name/"))
        pool, _, rest = path.removeprefix("/work_pools/").partition("/")
        if found:
            return 200, found
        if pool not in self.workers:
            return 404, {"detail": "Not found"}
        if rest:
            return 200, [{"status": state} for state in self.workers[pool]]
        return 200, {"name": pool, "is_paused": pool in self.paused}


@contextlib.contextmanager
def standing_in(made: StandIn, host: str = "127.0.0.1") -> Iterator[StandIn]:
    """``made`` while it answers at ``host``."""

    class Door(BaseHTTPRequestHandler):
        def _say(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            code, said = made.answer(self.command, self.path.removeprefix("/api"), self.headers)
            body = json.dumps(said).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _say  # noqa: N815 - the names that http.server calls

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer((host, 0), Door) as server:
        made.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()
