"""The commands that keep the notes coming: serve, and an edition asked for between two of its hours."""

import dataclasses
import hashlib
import json
import secrets
import signal
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_press import held_by, say
from flows.cli_words import EPILOG, Config, Json, Out
from flows.request import day, instant
from tasks.errors import DaybriefError, OutputError, UsageError

if TYPE_CHECKING:
    from flows.configuration import Configuration, Plan
    from flows.remote import Server
    from flows.trigger import Job

app = typer.Typer(rich_markup_mode=None)
LOOK_SECONDS = 1.0
LATE = timedelta(minutes=5)  # from which on a run says that it is


@app.command(short_help="Keep the notes coming, and show them in a browser.", epilog=EPILOG)
def serve(
    config: Config = None,
    out: Out = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Without a Prefect server: the schedule is kept all the same.")
    ] = False,
    grace: Annotated[
        int, typer.Option(min=0, max=120, help="Minutes that the Prefect server has to begin what is due.")
    ] = 10,
) -> None:
    """Collect by the hour, publish each briefing when it is due, and open the reading room; until it is stopped."""
    from flows.serve import Asked
    from flows.serve import serve as keep

    stop = threading.Event()
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, lambda *_: stop.set())
    held = held_by(config, out)
    if held.topics_line:
        typer.echo(held.topics_line, err=True)
    patience = timedelta(minutes=0 if plain else grace)
    keep(Asked(held, str(held.output) if out is not None else None, plain, patience), _say, stop)


@app.command(short_help="Have an edition made now.", epilog=EPILOG)
def trigger(
    briefing: Annotated[
        str | None, typer.Argument(metavar="[BRIEFING]", help="Name in daybrief.toml [default: the only one].")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The reader's day [default: today].")
    ] = None,
    wait: Annotated[bool, typer.Option("--wait", help="Until it stands; else only the run is named.")] = False,
    key: Annotated[str, typer.Option(help="The same key starts no second run.")] = "",
    config: Config = None,
    out: Out = None,
    as_json: Json = False,
    here: Annotated[bool, typer.Option("--here", help="In this process, also where `daybrief serve` runs.")] = False,
    due: Annotated[str | None, typer.Option(hidden=True)] = None,
    why: Annotated[str, typer.Option(hidden=True)] = "",
    again: Annotated[str | None, typer.Option(hidden=True)] = None,
    run: Annotated[str, typer.Option(hidden=True)] = "",
) -> None:
    """Have an edition made as if by its schedule: by `daybrief serve` where that runs, else in this process.

    Of today it covers up to now, of an earlier day up to when that day's edition was due.
    """
    held = held_by(config, out)
    plan, now = held.briefing(briefing), datetime.now(UTC)
    from flows import remote, trigger

    asked = day(date) if date else None
    job = (
        _again(held, again) if again else _due(held, plan, due, why) if due else trigger.wanted(held, plan, asked, now)
    )
    if job is None:
        typer.echo("an edition stands that reaches as far", err=True)
        return
    server = None if here else remote.find(held.work)
    if server is None:
        _here(held, job, run, key, as_json=as_json)
        return
    made = _ask(server, held, job, key)
    if wait:
        _wait(held, made, as_json=as_json)
    else:
        typer.echo(json.dumps({"run": made}) if as_json else made)


@app.command(short_help="Make a line for the password file of the reading room.", epilog=EPILOG)
def reader(name: Annotated[str, typer.Argument(metavar="NAME", help="Of the reader.")]) -> None:
    """Ask for a password and print the line to add to the file that `password_file` of [room] names."""
    from web.access import make_line

    typer.echo(make_line(name, typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)))


def _say(line: str) -> None:
    sys.stdout.write(f"daybrief: {line}\n")
    sys.stdout.flush()


def _due(held: "Configuration", plan: "Plan", due: str, why: str) -> "Job | None":
    """What was due; ``why`` is the reason where its schedule has not begun it, also where it is hardly late."""
    from flows.trigger import scheduled

    at, now = instant(due), datetime.now(UTC)
    job = scheduled(held, plan, at, now)
    if job is None or (now - at < LATE and not why):
        return job
    late = f"due at {at:%Y-%m-%d %H:%M} UTC and not begun by its schedule"
    return dataclasses.replace(job, notice="; ".join(filter(None, (late, why, job.notice))))


def _again(held: "Configuration", killed: str) -> "Job":
    from flows import records, trigger

    now = datetime.now(UTC)
    found = records.read(held.work, killed, now)
    if found is None:
        raise UsageError(killed, "is no run whose record is here; name the briefing instead")
    return trigger.again(held, found.about, now)


def _make(held: "Configuration", job: "Job", run: str, *, as_json: bool) -> None:
    from flows.direct import Direct
    from flows.morning import morning
    from flows.progress import shown

    with shown() as tell:
        outcome = morning(held, job, run, Direct, tell)
    say(outcome, as_json=as_json)


def _keyed(job: "Job", key: str) -> str:
    """The run that ``key`` names on the reader's day."""
    named = f"{job.plan.name} {job.plan.order(job.cut_off).as_of.isoformat()} {key}"
    return f"r{hashlib.sha256(named.encode()).hexdigest()[:24]}"


def _here(held: "Configuration", job: "Job", run: str, key: str, *, as_json: bool) -> None:
    """Make the edition in this process, or wait for the one that the same key has begun."""
    from flows import records
    from flows.morning import about, new_id

    run = run or (_keyed(job, key) if key else new_id())
    if key and not records.ask(held.work, about(job, run), key):
        _wait(held, run, as_json=as_json)
    else:
        _make(held, job, run, as_json=as_json)


def _ask(server: "Server", held: "Configuration", job: "Job", key: str) -> str:
    from flows import records, remote
    from flows.morning import about

    name, reader_day = job.plan.name, job.plan.order(job.cut_off).as_of.isoformat()
    key = key or secrets.token_hex(12)
    made = server.start(remote.deployment(name), {"day": reader_day}, f"{name} {reader_day} {key}")
    records.ask(held.work, about(job, made), key)
    return made


def _wait(held: "Configuration", run: str, *, as_json: bool) -> None:
    """Until the run has ended; the last line printed is the path of its PDF."""
    from flows import records

    shown = ""
    while True:
        record = records.read(held.work, run, datetime.now(UTC))
        if record is None:
            raise OutputError(run, "its record is gone; look into the reading room")
        at = next((stage.name for stage in record.row.stages if stage.state == "running"), "")
        if at and at != shown:
            shown = at
            sys.stderr.write(f"{at}\n")
        if not record.row.open:
            break
        time.sleep(LOOK_SECONDS)
    if record.row.state == "failed":
        raise DaybriefError(run, record.row.error or "the run failed")
    pdf = f"{record.row.edition}/note.pdf"
    typer.echo(json.dumps({"run": run, "pdf": pdf, "folder": record.row.edition}) if as_json else pdf)
