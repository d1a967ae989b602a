"""The command line: what a person types, and the one line that is said when something is wrong."""

import os
import sys
from typing import Annotated

import typer

from flows import cli_actors, cli_doctor, cli_editions, cli_press, cli_serve, failures, settings
from flows.cli_words import EPILOG, Config, Json, Out, folder
from flows.request import Request, day
from tasks.errors import UsageError

app = typer.Typer(
    name="daybrief",
    epilog=EPILOG,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def daybrief() -> None:
    """Turn a day's press into one policy briefing note in which every line can be traced to its source."""


@app.command(short_help="Read documents and publish one edition.", epilog=EPILOG)
def run(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Files and folders to read [default: --config].")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="YYYY-MM-DD", help="The reader's day [default: latest day in the documents]."),
    ] = None,
    zone: Annotated[str | None, typer.Option(help="IANA time zone of the reader [default: UTC].")] = None,
    out: Out = None,
    title: Annotated[str | None, typer.Option(help="Title of the note [default: Policy briefing note].")] = None,
    name: Annotated[str | None, typer.Option(help="Name of the briefing, a folder in DIR [default: manual].")] = None,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Read documents and publish one edition; the last line printed is the path of its PDF.

    Without PATH the sources of daybrief.toml are collected now, and the edition of NAME is made of the archive.
    """
    if not paths:
        if any(given is not None for given in (as_of, zone, title)):
            raise UsageError("run", "--as-of, --zone and --title go with PATH; without it daybrief.toml says them")
        cli_press.collect(config=config, out=out, as_json=False)
        cli_press.edition(name, config=config, out=out, as_json=as_json)
        return
    given = settings.load(os.environ)
    request = Request(
        paths=tuple(paths),
        out=folder(given.out if out is None else out),
        as_of=None if as_of is None else day(as_of),
        zone=given.zone if zone is None else zone,
        title=given.title if title is None else title,
        name=given.name if name is None else name,
    )
    from flows.direct import Direct
    from flows.produce import produce
    from flows.progress import shown

    with shown() as tell:
        outcome = produce(request, Direct, tell)
    cli_press.say(outcome, as_json=as_json)


app.add_typer(cli_press.app)
app.add_typer(cli_editions.app)
app.add_typer(cli_actors.app)
app.add_typer(cli_serve.app)
app.add_typer(cli_doctor.app)


def main() -> None:
    """Entry point: no traceback for anything that can be foreseen."""
    command = typer.main.get_command(app)
    with failures.told():
        sys.exit(command(sys.argv[1:] or ["--help"], standalone_mode=False) or 0)


if __name__ == "__main__":
    main()
