"""The schedules of daybrief.toml at the Prefect server, and the runner that starts what is due.

``python -m flows.deployed CONFIG [OUT]`` runs until it is stopped; serve starts it once the server answers.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

from prefect import serve
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.flows import Flow
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows import configuration, failures, recovery
from flows.configuration import Configuration
from flows.daily import collect_press, daily_briefing
from flows.remote import COLLECTION, Server, deployment

PAUSE_SECONDS = 0.3
AT_ONCE = 4  # runs; those of one briefing wait for each other, and all for the lock of the output folder


def deployments(held: Configuration, out: str | None) -> list[RunnerDeployment]:
    """The collection and each briefing, with its schedule."""
    paths = {"config": str(held.path), "out": out}
    made = [_deployed(collect_press, COLLECTION, paths, Cron(held.collect, timezone="UTC"))]
    for plan in held.briefings:
        given = {**paths, "briefing": plan.name}
        made.append(_deployed(daily_briefing, deployment(plan.name), given, Cron(plan.cron, timezone=plan.zone)))
    return made


def _deployed(flow: Flow[..., Any], name: str, parameters: dict[str, Any], schedule: Any) -> RunnerDeployment:
    made: RunnerDeployment = flow.to_deployment(  # type: ignore[assignment]
        name=name.rpartition("/")[2],
        schedule=schedule,
        parameters=parameters,
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return made


def forget(kept: list[RunnerDeployment]) -> None:
    """Take away the deployments of briefings that daybrief.toml has no more: their runs would be late for ever."""
    names = {deployment.name for deployment in kept}
    with get_client(sync_client=True) as client:
        for found in client.read_deployments():
            if found.name not in names and (found.entrypoint or "").startswith(f"{daily_briefing.fn.__module__}."):
                client.delete_deployment(found.id)


def wait(server: Server) -> None:
    """Until the server answers: it starts when we do."""
    while not server.is_up():
        time.sleep(PAUSE_SECONDS)


def main(config: str, out: str | None = None) -> None:
    """Register the deployments and run what is due; stopping leaves their schedules on.

    Serve ends whatever an earlier runner left behind, so that no run of it goes on; what it had begun is settled first.
    """
    held = configuration.load(os.environ, config)
    held = held.moved(Path(out).expanduser().resolve()) if out else held
    made = deployments(held, out)
    wait(Server(os.environ["PREFECT_API_URL"], ""))
    forget(made)
    with get_client(sync_client=True) as client:
        recovery.register(client, (recovery.silent(),))
        known = client.read_deployments()
        recovery.settle(client, [found.id for found in known if found.name in {d.name for d in made}], held.work)
    serve(*made, pause_on_shutdown=False, print_starting_message=False, limit=AT_ONCE)


if __name__ == "__main__":
    with failures.told():
        main(*sys.argv[1:])
