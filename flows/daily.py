"""The flow that Prefect schedules, by the entrypoint ``flows.daily:daily_briefing``.

``python -m flows.daily`` runs it once on the samples, on a temporary local server unless PREFECT_API_URL
names one.
"""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

if __name__ == "__main__":  # before Prefect reads its settings
    HOME = Path("output/.daybrief/prefect").resolve()
    os.environ.setdefault("PREFECT_HOME", str(HOME))
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")

from prefect import flow, get_run_logger, runtime
from prefect.artifacts import create_markdown_artifact

from flows import failures, settings
from flows.direct import Told
from flows.produce import Outcome, produce
from flows.request import Request
from flows.steps import Tasks

SAMPLES, SAMPLES_DAY = "samples", date(2026, 2, 2)


def _run_name() -> str:
    given = runtime.flow_run.parameters
    return f"{given['name']}-{given['as_of'] or _today(str(given['zone']))}"


def _today(zone: str) -> date:
    """The reader's day when this run was due, however late it started."""
    due: datetime = runtime.flow_run.scheduled_start_time
    return due.astimezone(ZoneInfo(zone)).date()


@flow(name="daily-briefing", flow_run_name=_run_name, persist_result=False)
def daily_briefing(
    paths: list[str] | None = None,
    as_of: date | None = None,
    zone: str = "UTC",
    out: str = "output",
    title: str = "Policy briefing note",
    name: str = "daily",
) -> str:
    """Publish one edition and return its folder.

    ``paths`` default to DAYBRIEF_PATHS, ``as_of`` to the reader's day when the run was due.
    """
    log = get_run_logger()
    given = settings.load(os.environ)
    request = Request(
        paths=tuple(paths or given.paths.split(os.pathsep)),
        out=Path(out).expanduser().resolve(),
        as_of=as_of or _today(zone),
        zone=zone,
        title=title,
        name=name,
    )

    def tell(told: Told) -> None:
        log.info("%s %d/%d %s %.2f s", told.step, told.number, told.total, told.state, told.seconds)

    outcome = produce(request, Tasks, tell)
    create_markdown_artifact(markdown=_summary(outcome), key=f"edition-{name.replace('_', '-')}", description=title)
    return str(outcome.folder)


def _summary(outcome: Outcome) -> str:
    order, published = outcome.order, outcome.published
    state = "published" if published.fresh else "stood already, with the same bytes"
    files = sorted(p.relative_to(outcome.folder).as_posix() for p in outcome.folder.rglob("*") if p.is_file())
    return "\n".join(
        [
            f"# {order.title}, {order.as_of.day} {order.as_of:%B %Y}",
            f"Version {published.version} {state}; {outcome.articles} articles read in {outcome.seconds:.0f} s.",
            f"In `{outcome.folder}`:",
            *(f"- `{name}`" for name in files),
        ]
    )


if __name__ == "__main__":
    with failures.told():
        folder = daily_briefing(paths=[SAMPLES], as_of=SAMPLES_DAY, out="output")
        sys.stdout.write(f"{Path(folder) / 'note.pdf'}\n")
