"""The flows that Prefect schedules, by module entrypoint: ``collect_press`` hourly, ``daily_briefing`` mornings.

``python -m flows.daily`` runs both on the two days of the samples, on a temporary local server unless
PREFECT_API_URL names one.
"""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

if __name__ == "__main__":  # before Prefect reads its settings
    HOME = Path("output/.daybrief/prefect").resolve()
    os.environ.setdefault("PREFECT_HOME", str(HOME))
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("PREFECT_FLOWS_HEARTBEAT_FREQUENCY", "30")  # as flows.recovery counts on
    os.environ.setdefault("DO_NOT_TRACK", "1")

from prefect import context, flow, get_run_logger, runtime
from prefect.artifacts import create_markdown_artifact
from prefect.client.orchestration import get_client
from pydantic import AwareDatetime, Field

from flows import configuration, failures, records, request, standing, trigger
from flows.configuration import Configuration, Plan
from flows.direct import Tell, Told
from flows.morning import morning, new_id
from flows.produce import Outcome, gather
from flows.steps import Tasks
from flows.trigger import Job
from tasks import ingest
from tasks.errors import UsageError

SAMPLES = "samples/daybrief.toml"
SAMPLES_MORNINGS = (("2026-02-02T05:00Z", "2026-02-02T05:30Z"), ("2026-02-03T05:00Z", "2026-02-03T05:30Z"))


def _due() -> datetime:
    """When this run was due, however late it started."""
    due: datetime = runtime.flow_run.scheduled_start_time
    return due


def _edition_name() -> str:
    given = runtime.flow_run.parameters
    held = configuration.load(os.environ, given["config"])
    plan = held.briefing(given["briefing"])
    day = given["day"] or (given["cut_off"] or _due()).astimezone(ZoneInfo(plan.zone)).date()
    return f"{plan.name}-{day}"


def _collection_name() -> str:
    return f"collect-{(runtime.flow_run.parameters['at'] or _due()):%Y-%m-%dT%H:%M}"


Short = Annotated[str, Field(min_length=1, max_length=64)]


@flow(name="collect-press", flow_run_name=_collection_name, persist_result=False)
def collect_press(
    config: str | None = None,
    at: AwareDatetime | None = None,
    sources: Annotated[list[Short], Field(max_length=1000)] | None = None,
    out: str | None = None,
) -> int:
    """Read the sources into the archive; return how many articles were new.

    Args:
        config: daybrief.toml; default: DAYBRIEF_CONFIG, else that of the working folder.
        at: The instant when what is found counts as first seen; default: when the run was due.
        sources: Their keys; default: all.
        out: Folder of editions and archive; default: as in daybrief.toml.
    """
    held, when = _held(config, out), at or _due()
    got = gather(held.chosen(tuple(sources or ())), when, held, Tasks, _teller())
    said = f"{got.fresh} new articles at {when:%Y-%m-%d %H:%M} UTC."
    create_markdown_artifact(markdown=said, key="collection", description="What was collected")
    return got.fresh


@flow(name="daily-briefing", flow_run_name=_edition_name, persist_result=False)
def daily_briefing(
    briefing: Short | None = None,
    day: date | None = None,
    cut_off: AwareDatetime | None = None,
    config: str | None = None,
    out: str | None = None,
    again: UUID | None = None,
) -> str:
    """Publish one edition and return its folder.

    A run by schedule covers up to the instant when it was due, and does nothing where an edition stands that reaches
    as far; a run by hand what ``flows.trigger.wanted`` says.

    Args:
        briefing: Its name in daybrief.toml; default: the only one.
        day: The reader's day, up to today; default: today, up to now.
        cut_off: Instead of a day: the edition of what was first seen before this instant.
        config: daybrief.toml; default: DAYBRIEF_CONFIG, else that of the working folder.
        out: Folder of editions and archive; default: as in daybrief.toml.
        again: A run whose process is gone: the same edition is made, instead of one of all the above.
    """
    if again:
        held, plan, job = _once_more(again)
    else:
        held = _held(config, out)
        plan = held.briefing(briefing)
        job = Job(plan, cut_off) if cut_off else _job(held, plan, day)
    key = f"edition-{plan.name.replace('_', '-')}"
    if job is None:
        create_markdown_artifact(markdown="An edition stands that reaches as far.", key=key, description=plan.title)
        return str(standing.newest(held.output, plan.name))
    try:
        outcome = morning(held, job, str(runtime.flow_run.id or new_id()), Tasks, _teller())
    except Exception as error:
        known = failures.foreseen(error) or error
        create_markdown_artifact(markdown=f"# Failed\n\n{known}", key=key, description=plan.title)
        raise
    create_markdown_artifact(markdown=_summary(outcome), key=key, description=plan.title)
    return str(outcome.folder)


def _job(held: Configuration, plan: Plan, day: date | None) -> Job | None:
    """What is to be made; ``None`` where the schedule asks for what stands."""
    this, now = context.FlowRunContext.get(), datetime.now(UTC)
    if day is None and this and this.flow_run and this.flow_run.auto_scheduled:
        return trigger.scheduled(held, plan, _due(), now)
    return trigger.wanted(held, plan, day, now)


def _once_more(again: UUID) -> tuple[Configuration, Plan, Job | None]:
    """What the run ``again`` was to make, for the second and last time; ``None`` where it lives or has made it."""
    with get_client(sync_client=True) as client:
        lost = client.read_flow_run(again)
    given, now = lost.parameters, datetime.now(UTC)
    if given.get("again"):
        raise UsageError("again", f"run {again} was killed like the one before it; see its logs, then start a new one")
    held = _held(given.get("config"), given.get("out"))
    plan, record = held.briefing(given.get("briefing")), records.read(held.work, str(again), now)
    if record:
        lives = record.row.state in ("running", "done")
        return held, plan, None if lives else trigger.again(held, record.about, now)
    if given.get("cut_off"):
        return held, plan, Job(plan, request.instant(given["cut_off"]))
    if lost.auto_scheduled and not given.get("day"):
        return held, plan, trigger.scheduled(held, plan, lost.expected_start_time or now, now)
    return held, plan, trigger.wanted(held, plan, request.day(given["day"]) if given.get("day") else None, now)


def _held(config: str | None, out: str | None) -> Configuration:
    held = configuration.load(os.environ, config)
    held = held.moved(Path(out).expanduser().resolve()) if out else held
    failures.log_under(held.output)
    ingest.introduce(held.contact, frozenset(held.allow_hosts))
    return held


def _teller() -> Tell:
    log = get_run_logger()

    def tell(told: Told) -> None:
        log.info("%s %d/%d %s %.2f s", told.step, told.number, told.total, told.state, told.seconds)

    return tell


def _summary(outcome: Outcome) -> str:
    order, published = outcome.order, outcome.published
    state = "published" if published.fresh else "stood already, with the same bytes"
    files = sorted(p.relative_to(outcome.folder).as_posix() for p in outcome.folder.rglob("*") if p.is_file())
    return "\n".join(
        [
            f"# {order.title}, {order.as_of.day} {order.as_of:%B %Y}",
            f"Version {published.version} {state}, in {outcome.seconds:.0f} s.",
            f"In `{outcome.folder}`:",
            *(f"- `{name}`" for name in files),
        ]
    )


if __name__ == "__main__":
    with failures.told():
        folder = ""
        for at, cut_off in SAMPLES_MORNINGS:
            collect_press(SAMPLES, datetime.fromisoformat(at))
            folder = daily_briefing(config=SAMPLES, cut_off=datetime.fromisoformat(cut_off))
        sys.stdout.write(f"{Path(folder) / 'note.pdf'}\n")
