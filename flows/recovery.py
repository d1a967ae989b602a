"""What happens to a run whose process is gone: the Prefect server learns of it, and it is made once more.

``python -m flows.recovery`` registers both rules on the server that PREFECT_API_URL names, for teams with workers of
their own. Under `daybrief serve` the runner registers the first alone: there ``flows.watch`` makes what was killed.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState, RunDeployment
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification
from prefect.states import Crashed, Scheduled

from flows import failures, records
from tasks.errors import UsageError

BEAT_SECONDS = 30  # between two signs of life of a run; the least that Prefect takes
SILENCE = timedelta(minutes=2)  # four of them: a busy server is not a dead run
STARTS = 2  # of a run that is put back into the queue
GONE = "its process is gone"
DAILY, COLLECT = "daily-briefing", "collect-press"  # names of the flows
ENDS = ("Completed", "Failed", "TimedOut", "Cancelled", "Crashed", "Scheduled")
HELD = ("PENDING", "RUNNING", "CANCELLING")


def silent() -> AutomationCore:
    """A run under way that gives no sign of life is marked as crashed."""
    beat, why = "prefect.flow-run.heartbeat", f"{GONE}, or the server did not hear of it"
    return AutomationCore(
        name="daybrief: a run that gives no sign of life has crashed",
        trigger=EventTrigger(
            after={"prefect.flow-run.Running", beat},  # a process may be gone before its first sign of life
            expect={beat, *(f"prefect.flow-run.{end}" for end in ENDS)},
            match=ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*"}),
            match_related=_of(DAILY, COLLECT),
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=SILENCE,
        ),
        actions=[ChangeFlowRunState(name=None, state=StateType.CRASHED, message=why, force=False)],
    )


def again() -> AutomationCore:
    """An edition whose run has crashed is made once more; ``flows.daily`` sees to it that it is once."""
    parameters = {"again": {"__prefect_kind": "jinja", "template": "{{ flow_run.id }}"}}  # as text: a UUID is no JSON
    return AutomationCore(
        name="daybrief: an edition whose run has crashed is made once more",
        trigger=EventTrigger(
            expect={"prefect.flow-run.Crashed"},
            match=ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*"}),
            match_related=_of(DAILY),
            for_each={"prefect.resource.id"},
            posture=Posture.Reactive,
            threshold=1,
        ),
        actions=[RunDeployment(source="inferred", deployment_id=None, parameters=parameters, job_variables=None)],
    )


def register(client: SyncPrefectClient, wanted: Iterable[AutomationCore]) -> None:
    """Have exactly ``wanted`` under their names, however often this is called."""
    for rule in wanted:
        stand = client.read_automations_by_name(rule.name)
        for double in stand[1:]:
            client.delete_automation(double.id)
        if stand:
            client.update_automation(stand[0].id, rule)
        else:
            client.create_automation(rule)


def settle(client: SyncPrefectClient, deployments: Sequence[UUID], work: Path) -> None:
    """Settle the runs that a runner left behind which was killed with all its processes.

    One that had begun its work is marked as crashed, and made again by whoever watches over it; one that had not is put
    back into the queue. A run whose process lives is left alone.
    """
    ours = FlowRunFilter.model_validate({"deployment_id": {"any_": deployments}, "state": {"type": {"any_": HELD}}})
    now = datetime.now(UTC)
    for run in client.read_flow_runs(flow_run_filter=ours) if deployments else ():
        record = records.read(work, str(run.id), now)
        if record and record.row.state == "running":
            continue
        over = (record and record.row.started) or run.run_count >= STARTS or run.state_type == StateType.CANCELLING
        client.set_flow_run_state(run.id, Crashed(message=GONE) if over else Scheduled(message=GONE), force=True)


def _of(*flows: str) -> ResourceSpecification:
    return ResourceSpecification({"prefect.resource.role": "flow", "prefect.resource.name": list(flows)})


def main() -> None:
    """Register both rules."""
    if not os.environ.get("PREFECT_API_URL"):
        raise UsageError("PREFECT_API_URL", "is not set; write where your Prefect server is, as http://host:4200/api")
    wanted = (silent(), again())
    with get_client(sync_client=True) as client:
        register(client, wanted)
        sys.stdout.writelines(f"{rule.name}\n" for rule in wanted)
        sys.stdout.write(f"registered at {client.api_url}\n")


if __name__ == "__main__":
    with failures.told():
        main()
