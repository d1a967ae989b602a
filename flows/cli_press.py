"""The commands of every day: collect the press, make an edition of it, look after sources and topics."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import configuration, failures
from flows.cli_words import EPILOG, Config, Json, Out, folder
from flows.request import instant
from tasks.errors import UsageError

if TYPE_CHECKING:
    from flows.configuration import Configuration
    from flows.produce import Outcome

app = typer.Typer(rich_markup_mode=None)
sources_app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)
topics_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
app.add_typer(sources_app, name="sources", help="The sources of daybrief.toml, and how each is doing.")
app.add_typer(topics_app, name="topics", help="The topics of daybrief.toml, tried on what was collected.")


@app.command(short_help="Read the sources of daybrief.toml into the archive.", epilog=EPILOG)
def collect(
    config: Config = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="INSTANT", help="What is found counts as first seen then [default: now]."),
    ] = None,
    source: Annotated[list[str] | None, typer.Option("--source", metavar="KEY", help="Only this source.")] = None,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Read the sources of daybrief.toml into the archive; run it hourly: feeds keep only their last items."""
    from flows.direct import Direct
    from flows.produce import gather
    from flows.progress import shown
    from tasks.archive import list_sources

    held = held_by(config, out)
    chosen, when = held.chosen(tuple(source or ())), _instant(at)
    with shown() as tell:
        got = gather(chosen, when, held, Direct, tell)
    keys = {one.key for one in chosen}
    failed = [f"{row.key} {row.error}" for row in list_sources(held.shelf) if row.key in keys and row.error]
    if as_json:
        seen = got.seen.isoformat() if got.seen else None
        said = {"sources": len(chosen), "articles": got.articles, "fresh": got.fresh, "seen": seen}
        typer.echo(json.dumps({**said, "failed": failed}))
        return
    for row in failed:
        typer.echo(row, err=True)
    read = f"{len(chosen) - len(failed)} of {len(chosen)} sources read"
    typer.echo(f"{read}, {got.fresh} new article{'' if got.fresh == 1 else 's'}")


@app.command(short_help="Make an edition of what was collected.", epilog=EPILOG)
def edition(
    briefing: Annotated[
        str | None, typer.Argument(metavar="[BRIEFING]", help="Name in daybrief.toml [default: the only one].")
    ] = None,
    config: Config = None,
    cut_off: Annotated[
        str | None,
        typer.Option("--cut-off", metavar="INSTANT", help="What was first seen before this [default: now]."),
    ] = None,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Make an edition of what was first seen since the last one; the last line printed is the path of its PDF."""
    from flows.direct import Direct
    from flows.morning import morning, new_id
    from flows.progress import shown
    from flows.trigger import Job

    held = held_by(config, out)
    if held.topics_line:
        failures.say(f"{held.topics_line}\n")
    job = Job(held.briefing(briefing), _instant(cut_off))
    with shown() as tell:
        outcome = morning(held, job, new_id(), Direct, tell)
    say(outcome, as_json=as_json)


@app.command(short_help="Read the kept pages again, by today's rules.", epilog=EPILOG)
def reread(
    config: Config = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="INSTANT", help="Only what was first seen from then on.")
    ] = None,
    out: Out = None,
) -> None:
    """Read what the archive keeps of its pages and files again, without the network, by the rules of today.

    Texts that come out otherwise become new versions for editions to come; those that stand keep theirs.
    """
    from flows.direct import Direct
    from flows.produce import read_again
    from flows.progress import shown

    held = held_by(config, out)
    with shown() as tell:
        renewed = read_again(datetime.now(UTC), _instant(since) if since else None, held, Direct, tell)
    typer.echo(f"{renewed} text{'' if renewed == 1 else 's'} read otherwise than before")


@sources_app.callback(epilog=EPILOG)
def sources(context: typer.Context, config: Config = None, out: Out = None) -> None:
    """Each source of daybrief.toml: state, last success, articles, last error, and what was dropped."""
    if context.invoked_subcommand:
        return
    from flows.sources import table
    from tasks.archive import list_sources

    held = held_by(config, out)
    typer.echo(table(held.sources, list_sources(held.shelf)))


@sources_app.command("add", short_help="Look at a source and add it to daybrief.toml.", epilog=EPILOG)
def add(
    target: Annotated[
        str, typer.Argument(metavar="URL|PATH", help="A feed, page, sitemap, list, folder, mailbox or WARC.")
    ],
    key: Annotated[str, typer.Option(help="Its name in daybrief.toml [default: made of the address].")] = "",
    name: Annotated[str, typer.Option(help="Outlet, where its articles do not say.")] = "",
    config: Config = None,
) -> None:
    """Look at a source, say what it holds, and add it to daybrief.toml, which is made where there is none."""
    from flows import sources as behind

    wanted = behind.Wanted(target, key, name)
    typer.echo(str(behind.add(configuration.find(os.environ, config), wanted, os.environ, datetime.now(UTC))))


@sources_app.command("import", short_help="Add the feeds of another reader (OPML).", epilog=EPILOG)
def take_in(
    file: Annotated[str, typer.Argument(metavar="FILE.opml", help="What your feed reader exports.")],
    config: Config = None,
) -> None:
    """Look at every feed that an OPML file names and add those that can be read to daybrief.toml, with one report."""
    from flows import subscriptions

    path = configuration.find(os.environ, config)
    typer.echo(str(subscriptions.take_in(path, Path(file), os.environ, datetime.now(UTC))))


@topics_app.command("test", short_help="Show what the topics would have matched.", epilog=EPILOG)
def try_topics(
    days: Annotated[int, typer.Option(min=1, max=400, help="How many days back.")] = 7,
    config: Config = None,
    out: Out = None,
) -> None:
    """Show what the last days would have matched, and which terms are idle or too wide."""
    from flows.topics import topics_report
    from tasks.archive import recent

    held = held_by(config, out)
    if held.topics_line:
        typer.echo(held.topics_line, err=True)
    typer.echo(topics_report(recent(held.shelf, datetime.now(UTC) - timedelta(days=days)), held.topics))


def say(outcome: "Outcome", *, as_json: bool) -> None:
    """Where the edition stands, as the last line."""
    pdf = outcome.folder / "note.pdf"
    if as_json:
        said = {"pdf": str(pdf), "folder": str(outcome.folder), "version": outcome.published.version}
        more = {"fresh": outcome.published.fresh, "as_of": str(outcome.order.as_of), "articles": outcome.articles}
        typer.echo(json.dumps({**said, **more, "seconds": round(outcome.seconds, 2)}))
        return
    if not outcome.published.fresh:
        typer.echo(f"already published, identical: {pdf}")
    typer.echo(str(pdf))


def held_by(config: str | None, out: str | None) -> "Configuration":
    """The configuration that a command works by, with its editions and archive in ``out`` where that is given."""
    from tasks import ingest

    held = configuration.load(os.environ, config)
    if out is not None:
        held = held.moved(folder(out))
    failures.log_under(held.output)
    ingest.introduce(held.contact, frozenset(held.allow_hosts))
    return held


def _instant(given: str | None) -> datetime:
    now = datetime.now(UTC)
    found = now if given is None else instant(given)
    if found > now + timedelta(minutes=5):  # clocks of two machines may differ a little
        raise UsageError("instant", f"{given} lies in the future: what is first seen before it would be missed")
    return found
