"""Whether a Prefect server will start what is due: deployments that are on, and somebody who takes their runs."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from flows import doctor_server, remote
from flows.configuration import Configuration
from flows.doctor_check import Check, Look, warn
from flows.doctor_server import Api

SERVE = "`daybrief serve`"
RESTART = "stop `daybrief serve` and start it again"
ENTRY = ("flows.daily:", "flows.daily.")
POLLED = timedelta(minutes=2)  # a runner asks every few seconds
START = timedelta(minutes=5)  # that a Prefect server has to come up on a busy machine
PAGE = 200  # deployments a request, the most that a server gives


def of_serve(held: Configuration, now: datetime) -> Iterator[Check]:
    """The server that `daybrief serve` keeps beside itself."""
    said, runs = _said(held.work), remote.is_taken(held.work)
    if not runs and said:
        yield warn(
            SERVE, "was killed: it does not run, and took no leave", "start it again; it makes up what it missed"
        )
    elif not runs:
        yield Check(SERVE, "does not run on this folder")
    elif not said:
        yield _silent(remote.begun(held.work), now)
    else:
        yield Check(SERVE, "runs")
        home = held.work / remote.HOME / "password"
        api = Api("Prefect server", said["api"], said["auth"], restart=RESTART, password=str(home), asks=True)
        if (yield from doctor_server.look(api)):
            names = (remote.COLLECTION, *(remote.deployment(plan.name) for plan in held.briefings))
            yield from _asked(api, lambda: _each(api, names, now))


def of_team(environ: Mapping[str, str], now: datetime) -> Iterator[Check]:
    """The server of a team, as the environment or Prefect's own profile names it."""
    given = {**_profile(environ), **environ}
    url = given.get("PREFECT_API_URL", "").strip().rstrip("/")
    if not url:
        return
    api = Api(
        "PREFECT_API_URL",
        url,
        auth=given.get("PREFECT_API_AUTH_STRING", ""),
        key=given.get("PREFECT_API_KEY", ""),
        restart="start it (`prefect server start`) or correct PREFECT_API_URL",
        password="PREFECT_API_AUTH_STRING",  # noqa: S106 - where it stands, not what it is
    )
    if (yield from doctor_server.look(api)):
        yield from _asked(api, lambda: _all(api, now))


def _silent(begun: tuple[bool, datetime] | None, now: datetime) -> Check:
    """A serve that has named no server: it wants none, or has none yet."""
    plain, since = begun or (True, now)
    if plain:
        return Check(SERVE, "runs, without a Prefect server")
    if now - since < START:
        return Check(SERVE, "runs; its Prefect server is not ready yet")
    found = f"runs since {since:%Y-%m-%d %H:%M} UTC, and its Prefect server is not ready: editions are made without it"
    return Check(SERVE, found, f"look at what it printed; {RESTART}")


def _said(work: Path) -> dict[str, str]:
    """The word that serve left of its server."""
    try:
        found = json.loads((work / remote.DOOR).read_bytes())
        return {"api": str(found["api"]), "auth": str(found["auth"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _profile(environ: Mapping[str, str]) -> dict[str, str]:
    """What `prefect config set` wrote down, for the profile that is active."""
    home = Path(environ.get("PREFECT_HOME") or "~/.prefect")
    path = Path(environ.get("PREFECT_PROFILES_PATH") or home / "profiles.toml").expanduser()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        active = data["profiles"][environ.get("PREFECT_PROFILE") or data["active"]]
        return {str(name): str(value) for name, value in active.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _asked(api: Api, body: Look) -> Iterator[Check]:
    """What ``body`` finds, or that the server did not say."""
    try:
        yield from body()
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        yield Check(api.name, f"does not tell its deployments ({error})", api.restart)


def _each(api: Api, names: tuple[str, ...], now: datetime) -> Iterator[Check]:
    """The deployments that serve registers and runs itself."""
    for name in names:
        try:
            found = api.ask(f"/deployments/name/{name}")
        except httpx.HTTPStatusError as error:
            if error.response.status_code != httpx.codes.NOT_FOUND:
                raise
            yield Check(f"deployment {name}", "is not registered", RESTART)
            continue
        yield from _switched(api, name, found)
        yield from _polled(name, found, now, RESTART)


def _all(api: Api, now: datetime) -> Iterator[Check]:
    """Every deployment of ours at a team's server, and the pools that they wait in."""
    listed = api.ask("/deployments/filter", {"limit": PAGE})
    ours = [one for one in listed if str(one.get("entrypoint") or "").startswith(ENTRY)]
    if not ours:
        fix = "run `prefect deploy --all` in the folder of prefect.yaml"
        yield warn(api.name, "has no deployment of daybrief: nothing is made by schedule there", fix)
    for one in ours:
        yield from _switched(api, one["name"], one)
        if not one.get("work_pool_name"):
            yield from _polled(one["name"], one, now, "start what serves it, as `daybrief serve`")
    for pool in sorted({one["work_pool_name"] for one in ours if one.get("work_pool_name")}):
        yield from _manned(api, pool)


def _switched(api: Api, name: str, found: dict[str, Any]) -> Iterator[Check]:
    """Whether its schedule starts it."""
    page = f"{api.url.removesuffix('/api')}/deployments"
    schedules = found.get("schedules") or []
    if found.get("paused"):
        yield Check(f"deployment {name}", "is paused: it starts no run", f"switch it on at {page}")
    elif not schedules:
        yield warn(f"deployment {name}", "has no schedule", "`prefect deploy --all` gives it that of prefect.yaml")
    elif not any(schedule.get("active") for schedule in schedules):
        yield Check(f"deployment {name}", "its schedule is off: it starts no run", f"switch the schedule on at {page}")
    else:
        yield Check(f"deployment {name}", "on")


def _polled(name: str, found: dict[str, Any], now: datetime, fix: str) -> Iterator[Check]:
    """Whether a runner of ours asks for its runs."""
    last = found.get("last_polled")
    if last and now - datetime.fromisoformat(last) <= POLLED:
        return
    when = f"since {datetime.fromisoformat(last):%Y-%m-%d %H:%M} UTC" if last else "yet"
    yield Check(f"runner of {name}", f"nobody has asked for its runs {when}: no worker", fix)


def _manned(api: Api, pool: str) -> Iterator[Check]:
    """Whether a worker of ``pool`` is there."""
    name = f"work pool {pool}"
    try:
        stands = api.ask(f"/work_pools/{pool}")
        workers = api.ask(f"/work_pools/{pool}/workers/filter", {})
    except httpx.HTTPStatusError as error:
        if error.response.status_code != httpx.codes.NOT_FOUND:
            raise
        fix = f"run `prefect work-pool create {pool} --type process`, then start a worker"
        yield Check(name, "is not there, and deployments wait in it", fix)
        return
    online = sum(worker.get("status") == "ONLINE" for worker in workers)
    if stands.get("is_paused"):
        yield Check(name, "is paused: no worker takes its runs", f"run `prefect work-pool resume {pool}`")
    elif not online:
        yield Check(name, "no worker is online: its runs stay late", f"run `prefect worker start --pool {pool}`")
    else:
        yield Check(name, f"{online} worker{'' if online == 1 else 's'} online")
