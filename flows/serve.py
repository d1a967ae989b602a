"""Behind `daybrief serve`: the reading room, the schedule, and every process they need, from start to stop."""

import contextlib
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from flows import remote
from flows.children import Children, Command
from flows.configuration import Configuration
from flows.remote import Server, Unreachable
from flows.watch import GRACE, Need, Watch
from tasks.errors import OutputError, SetupError, UsageError

if TYPE_CHECKING:
    import uvicorn

    from flows.desk import Ask
    from flows.trigger import Job
    from web.access import Access

LOCAL = "127.0.0.1"
TICK_SECONDS, LOOK_SECONDS = 0.5, 30.0
START_SECONDS = 90  # that what was missed leaves the machine to the Prefect server while it starts
ROOM_SECONDS = 10  # that the reading room has to end what it answers
KEPT_DAYS = 30  # of runs in the Prefect server's database
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What serve is asked for."""

    held: Configuration
    out: str | None = None  # as given, in the place of daybrief.toml's
    plain: bool = False  # without a Prefect server
    grace: timedelta = GRACE  # that the Prefect server has to begin what is due


@dataclass
class House:
    """Everything serve keeps going."""

    asked: Asked
    say: Say
    children: Children = field(default_factory=Children)
    server: Server | None = None  # as soon as it takes runs

    def begin(self, ask: "Ask", job: "Job") -> str:
        """Have the run made that ``ask`` is about, by the Prefect server where it answers."""
        if self.server and self.server.is_up():
            try:
                day = ask.day.isoformat()
                return self.server.start(remote.deployment(ask.briefing), {"day": day}, ask.run)
            except Unreachable as gone:
                self.say(f"{gone}; {job.plan.name} is made without it")
        self.order("trigger", ask.briefing, "--here", "--date", ask.day.isoformat(), "--run", ask.run)
        return ask.run

    def make(self, need: Need) -> None:
        """Have made what the schedule left out."""
        due = need.due.isoformat()
        if need.killed:
            self.say(f"run {need.killed} of {need.briefing} was killed; it is made again now")
            self.order("trigger", need.briefing, "--here", "--again", need.killed)
        elif need.briefing:
            self.say(f"{need.briefing} was due at {due} and is made now")
            self.order("trigger", need.briefing, "--here", "--due", due, *self._reason())
        else:
            self.say(f"the collection of {due} is made now")
            self.order("collect")

    def _reason(self) -> tuple[str, ...]:
        """Why the schedule has not begun what was due; nothing where it is ours."""
        if self.asked.plain:
            return ()
        up = self.server is not None and self.server.is_up()
        said = "had not begun it" if up else "did not answer"
        return "--why", f"the Prefect server {said} and it was made without it"

    def order(self, *args: str) -> None:
        """Run a command of ours in a process of its own."""
        held, out = self.asked.held, self.asked.out
        more = ["--config", str(held.path), *(["--out", out] if out is not None else [])]
        argv = [sys.executable, "-m", "flows.cli", *args, *more]
        self.children.start(Command(f"`daybrief {' '.join(args)}`", argv, os.environ))


def serve(asked: Asked, say: Say, stop: threading.Event) -> None:
    """Keep everything going until ``stop`` is set; nothing of it is left then."""
    held = asked.held
    with remote.alone(held.work) as free:
        if not free:
            raise OutputError(str(held.output), "`daybrief serve` runs on it already; stop that one first")
        remote.begin(held.work, plain=asked.plain, at=datetime.now(UTC))
        house, may = House(asked, say), access(held)
        with bound(held.room.host, held.room.port, "[room]") as door:
            if not asked.plain:
                bound(LOCAL, held.prefect.port, "[prefect]").close()
            _serve(house, door, may, stop)


def _serve(house: House, door: socket.socket, may: "Access", stop: threading.Event) -> None:
    try:
        prefect = None if house.asked.plain else Prefect(house)  # first of all: it takes longest
        with _open(house, door, may):
            _keep(house, prefect, stop)
    finally:
        remote.withdraw(house.asked.held.work)
        house.children.stop()
        house.say("stopped")


@contextlib.contextmanager
def _open(house: House, door: socket.socket, may: "Access") -> Iterator[None]:
    """Keep the reading room open."""
    room, told = _room(house, may), house.asked.held.room
    thread = threading.Thread(target=room.run, kwargs={"sockets": [door]}, name="room")
    thread.start()
    house.say(f"reading room: {_address(told.host, told.port)}")
    try:
        yield
    finally:
        room.should_exit = True
        house.children.stop()
        thread.join(ROOM_SECONDS)


def _keep(house: House, prefect: "Prefect | None", stop: threading.Event) -> None:
    """Start what is missing, watch over what runs, until ``stop``."""
    asked = house.asked
    watch = Watch(asked.held, datetime.now(UTC), GRACE * 0 if asked.plain else asked.grace)
    if asked.plain:
        house.say("ready; the schedule is kept without a Prefect server")
    began, looked = time.monotonic(), -LOOK_SECONDS
    while not stop.wait(TICK_SECONDS):
        house.children.look()
        for line in house.children.said:
            house.say(line)
        house.children.said.clear()
        if prefect:
            prefect.look()
        now = time.monotonic()
        at_rest = asked.plain or house.server or now - began >= START_SECONDS
        if at_rest and now - looked >= LOOK_SECONDS:
            looked = now
            for need in watch.look(datetime.now(UTC)):
                house.make(need)


class Prefect:
    """The Prefect server and its runner, both at once: the runner loads what it needs while the server does."""

    def __init__(self, house: House) -> None:
        self._house = house
        held = house.asked.held
        port = held.prefect.port
        self._server = Server(f"http://{LOCAL}:{port}/api", remote.password(held.work))
        self._next = 0.0
        self._since = datetime.now(UTC)
        told = environ(held, self._server, os.environ)
        argv = [sys.executable, "-m", "prefect", "server", "start", "--host", LOCAL, "--port", str(port)]
        house.children.start(Command("the Prefect server", argv, told, kept=True))
        out = house.asked.out
        argv = [sys.executable, "-m", "flows.deployed", str(held.path), *([out] if out is not None else [])]
        house.children.start(Command("the runner", argv, told, kept=True))

    def look(self) -> None:
        """Go one step on where that is possible."""
        if self._house.server or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + 1
        if self._server.is_up() and all(self._server.served(name, self._since) for name in self._names()):
            self._house.server = self._server
            remote.announce(self._house.asked.held.work, self._server)
            home = self._house.asked.held.work / remote.HOME
            address = self._server.api.removesuffix("/api")
            self._house.say(f"Prefect: {address} (user and password: {home / 'password'})")
            self._house.say("ready")

    def _names(self) -> tuple[str, ...]:
        return remote.COLLECTION, *(remote.deployment(plan.name) for plan in self._house.asked.held.briefings)


def environ(held: Configuration, server: Server, given: Mapping[str, str]) -> dict[str, str]:
    """What the Prefect server and its runner are told: to stay on this machine, and to let in nobody else."""
    own = {name: value for name, value in given.items() if not name.startswith("PREFECT_")}
    return {
        **own,
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str(held.work / remote.HOME),
        "PREFECT_API_URL": server.api,
        "PREFECT_API_AUTH_STRING": server.auth,
        "PREFECT_SERVER_API_AUTH_STRING": server.auth,
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": server.api.removesuffix("/api"),
        "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
        "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED": "true",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_API_URL": server.api,
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(KEPT_DAYS * 86_400),
        "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",  # we use none
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",  # seconds; flows.recovery waits for four
        "PREFECT_RUNNER_POLL_FREQUENCY": "5",  # seconds; a button is waited for
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_CLI_PROMPT": "false",
        "PYTHONWARNINGS": "ignore",  # Prefect's own, when its runner is stopped
    }


def access(held: Configuration) -> "Access":
    """Who may come into the reading room; raises ``UsageError`` where that would be everybody."""
    from web.access import Access, check_bind, read_accounts

    file = held.room.password_file
    made = Access(read_accounts(Path(file)) if file else (), tuple(held.room.hosts))
    check_bind(held.room.host, made)
    return made


def _room(house: House, may: "Access") -> "uvicorn.Server":
    try:
        import uvicorn

        from flows.desk import RecordsDesk
        from web.app import room
    except ModuleNotFoundError as error:
        raise SetupError(str(error.name), "is not installed; run `make setup`") from error
    held = house.asked.held
    app = room(held.shelf, RecordsDesk(held, house.begin), may)
    told = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    told.timeout_graceful_shutdown = ROOM_SECONDS
    return uvicorn.Server(told)


def bound(host: str, port: int, table: str) -> socket.socket:
    """A socket at ``host`` and ``port``; raises ``UsageError`` where the address cannot be had."""
    name = host.strip("[]")
    try:
        family = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)[0][0]
        found = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise UsageError("host", f"{host} is no address of this machine; mend host of {table}") from error
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((name, port))
    except OSError as error:
        found.close()
        reason = error.strerror or str(error)
        raise UsageError("port", f"{host}:{port} cannot be had ({reason}); give another by port of {table}") from error
    return found


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host and not host.startswith('[') else host}:{port}"
