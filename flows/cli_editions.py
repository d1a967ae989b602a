"""The commands on editions that stand: check, name, show and lay out again."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import settings
from flows.cli_words import EPILOG, Json, Out, folder
from tasks.errors import UsageError, VerifyError

if TYPE_CHECKING:
    from tasks.archive import Edition

app = typer.Typer(rich_markup_mode=None)
Named = Annotated[
    str, typer.Argument(metavar="EDITION", help="Folder of an edition, or its name: briefing[/YYYY-MM-DD[/vN]].")
]


@app.command(short_help="Check an edition against its sources.", epilog=EPILOG)
def verify(edition: Named, out: Out = None, as_json: Json = False) -> None:
    """Check that an edition is as it was published and that every line holds against its sources."""
    from flows.printed import problems

    found = _edition(edition, out)
    wrong = problems(found)
    if as_json:
        typer.echo(json.dumps({"edition": found.folder, "good": not wrong, "problems": wrong}))
    else:
        for problem in wrong:
            typer.echo(problem)
        typer.echo(f"{found.folder}: {f'{len(wrong)} problems' if wrong else 'every line and every file holds'}")
    raise typer.Exit(VerifyError.exit_code if wrong else 0)


@app.command("list", epilog=EPILOG)
def list_(out: Out = None) -> None:
    """Name every edition in the output folder."""
    from tasks.archive import list_editions

    for edition in list_editions(str(_output(out))):
        typer.echo(f"{edition.briefing}/{edition.as_of}/v{edition.version}  {edition.folder}")


@app.command(short_help="Print the note of an edition as text.", epilog=EPILOG)
def show(edition: Named, out: Out = None) -> None:
    """Print the note of an edition, without its annex, as text."""
    from flows.printed import front, read

    typer.echo(front(read(_edition(edition, out))))


@app.command(short_help="Print the dates ahead as a calendar.", epilog=EPILOG)
def calendar(
    briefing: Annotated[str, typer.Argument(metavar="BRIEFING", help="Name of the briefing.")], out: Out = None
) -> None:
    """Print what is ahead over all editions of BRIEFING as one calendar file; a date that moved stands there once."""
    from web.subscription import ahead

    held = ahead(str(_output(out)), briefing)
    if held is None:
        raise UsageError(briefing, f"has no edition in {_output(out)}; `daybrief list` shows those there are")
    typer.echo(held, nl=False)


@app.command(short_help="Lay an edition out again.", epilog=EPILOG)
def render(edition: Named, out: Out = None) -> None:
    """Lay an edition out again from its briefing.json, as a new version where the bytes differ."""
    from flows.printed import read
    from tasks import archive
    from tasks.render import package

    try:
        found = _edition(edition, out)
    except UsageError:  # a name in the usual folder; --out only says where the new one goes
        found = _edition(edition, None)
    printed = read(found)
    target = Path(found.folder).parents[2] if out is None else folder(out)
    published = archive.publish_again(found, str(target), package(printed.briefing, printed.articles()))
    if not published.fresh:
        typer.echo(f"already published, identical: {Path(published.folder) / 'note.pdf'}")
    typer.echo(str(Path(published.folder) / "note.pdf"))


def _edition(name: str, out: str | None) -> "Edition":
    from tasks.archive import find_edition

    return find_edition(str(_output(out)), name)


def _output(out: str | None) -> Path:
    given = settings.load(os.environ).out
    return folder(given if out is None else out)
