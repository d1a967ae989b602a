"""The flows that Prefect schedules, by module entrypoint: ``collect_press`` hourly, ``daily_briefing`` mornings.

``python -m flows.daily`` runs both on the two days of the samples, on a temporary local server unless
PREFECT_API_URL names one.
"""

import os
import sys
from datetime import datetime
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

from flows import configuration, failures
from flows.configuration import Configuration
from flows.direct import Tell, Told
from flows.produce import Outcome, gather, make
from flows.steps import Tasks
from tasks import ingest

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
    return f"{plan.name}-{(given['cut_off'] or _due()).astimezone(ZoneInfo(plan.zone)).date()}"


def _collection_name() -> str:
    return f"collect-{(runtime.flow_run.parameters['at'] or _due()):%Y-%m-%dT%H:%M}"


@flow(name="collect-press", flow_run_name=_collection_name, persist_result=False)
def collect_press(
    config: str | None = None, at: datetime | None = None, sources: list[str] | None = None, out: str | None = None
) -> int:
    """Read the sources into the archive; return how many articles were new.

    ``config`` defaults to DAYBRIEF_CONFIG, else daybrief.toml; ``at`` to the instant when the run was due.
    """
    held = _held(config, out)
    return gather(held.chosen(tuple(sources or ())), at or _due(), held, Tasks, _teller()).fresh


@flow(name="daily-briefing", flow_run_name=_edition_name, persist_result=False)
def daily_briefing(
    config: str | None = None,
    briefing: str | None = None,
    cut_off: datetime | None = None,
    out: str | None = None,
) -> str:
    """Publish one edition and return its folder.

    ``cut_off`` defaults to the instant when the run was due; the edition's day is the reader's at that instant.
    """
    held = _held(config, out)
    order = held.briefing(briefing).order(cut_off or _due())
    outcome = make(order, held, Tasks, _teller())
    key = f"edition-{order.briefing.replace('_', '-')}"
    create_markdown_artifact(markdown=_summary(outcome), key=key, description=order.title)
    return str(outcome.folder)


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
            folder = daily_briefing(SAMPLES, cut_off=datetime.fromisoformat(cut_off))
        sys.stdout.write(f"{Path(folder) / 'note.pdf'}\n")
