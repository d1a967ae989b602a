"""One edition from its order to its notices: written down while it is made, and told of when it stands or fails."""

import secrets
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows import notify, records
from flows.configuration import Configuration
from flows.direct import Tell
from flows.notify import Ended
from flows.produce import MakeRunner, Outcome, gather, make
from flows.records import About
from flows.standing import newest
from flows.trigger import Job

LATER = timedelta(seconds=1)  # what is collected at an instant counts after it


def new_id() -> str:
    """An id for a run that nobody else has named."""
    return f"r{secrets.token_hex(12)}"


def about(job: Job, run: str) -> About:
    """``job`` as its record names it."""
    order = job.plan.order(job.cut_off)
    return About(run, order.briefing, order.as_of, job.cut_off, datetime.now(UTC))


def morning(held: Configuration, job: Job, run: str, runner: MakeRunner, tell: Tell) -> Outcome:
    """Make the edition of ``job`` as run ``run``, with its record and its notices."""
    notices = (job.notice,) if job.notice else ()

    def body(tell: Tell) -> Outcome:
        cut_off = job.cut_off
        if job.collect:
            gather(held.sources, cut_off, held, runner, tell)
            cut_off = max(datetime.now(UTC), cut_off + LATER)
            records.reach(held.work, run, cut_off)
        return make(job.plan.order(cut_off), held, runner, tell, notices)

    this = about(job, run)
    records.ask(held.work, this)
    for notice in notices:
        records.say(held.work, run, notice)
    try:
        outcome = records.follow(held.work, this, tell, body, lambda made: str(made.folder))
    except Exception:
        told(held, run)
        raise
    if outcome.published.fresh:
        told(held, run)
    return outcome


def told(held: Configuration, run: str) -> None:
    """Send the notices on a run that has ended; what could not be sent stands in its record."""
    record = records.read(held.work, run, datetime.now(UTC))
    if record is None:
        return
    row, plan = record.row, held.briefing(record.about.briefing)
    step = next((stage.name for stage in row.stages if stage.state == "failed"), "")
    ended = Ended(
        briefing=plan.name,
        title=plan.title,
        day=row.day.isoformat(),
        state="done" if row.state == "done" else "failed",
        run=run,
        step=step,
        error=row.error,
        edition=Path(row.edition) if row.edition else newest(held.output, plan.name),
        room=held.room.address.rstrip("/"),
        notices=row.notices,
    )
    for wrong in notify.send(held.notify, ended):
        records.say(held.work, run, wrong)
        sys.stderr.write(f"daybrief: {wrong}\n")
