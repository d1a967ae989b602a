"""The command line: what a person types, and the one line that is said when something is wrong."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import failures, settings
from flows.request import Request, day
from tasks.errors import SetupError, UsageError, VerifyError

if TYPE_CHECKING:
    from tasks.archive import Edition

EPILOG = (
    "Exit codes: 0 done · 1 unexpected error, its log is named · 2 wrong argument, setting or input · "
    "3 the machine lacks something (`daybrief doctor`) · 4 output or archive cannot be written · "
    "5 an edition does not hold what it prints"
)
app = typer.Typer(
    name="daybrief",
    epilog=EPILOG,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Out = Annotated[str | None, typer.Option("--out", help="Folder of the editions [default: output].", metavar="DIR")]
Named = Annotated[
    str, typer.Argument(metavar="EDITION", help="Folder of an edition, or its name: briefing[/YYYY-MM-DD[/vN]].")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.callback()
def daybrief() -> None:
    """Turn a day's press into one policy briefing note in which every line can be traced to its source."""


@app.command(short_help="Read documents and publish one edition.", epilog=EPILOG)
def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders to read.")],
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="YYYY-MM-DD", help="The reader's day [default: latest day in the documents]."),
    ] = None,
    zone: Annotated[str | None, typer.Option(help="IANA time zone of the reader [default: UTC].")] = None,
    out: Out = None,
    title: Annotated[str | None, typer.Option(help="Title of the note [default: Policy briefing note].")] = None,
    name: Annotated[str | None, typer.Option(help="Name of the briefing, a folder in DIR [default: manual].")] = None,
    as_json: Json = False,
) -> None:
    """Read documents and publish one edition; the last line printed is the path of its PDF."""
    given = settings.load(os.environ)
    request = Request(
        paths=tuple(paths),
        out=_folder(given.out if out is None else out),
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
    pdf = outcome.folder / "note.pdf"
    if as_json:
        said = {"pdf": str(pdf), "folder": str(outcome.folder), "version": outcome.published.version}
        more = {"fresh": outcome.published.fresh, "as_of": str(outcome.order.as_of), "articles": outcome.articles}
        typer.echo(json.dumps({**said, **more, "seconds": round(outcome.seconds, 2)}))
    else:
        if not outcome.published.fresh:
            typer.echo(f"already published, identical: {pdf}")
        typer.echo(str(pdf))


@app.command(short_help="Check what a run needs on this machine.", epilog=EPILOG)
def doctor(out: Out = None, as_json: Json = False) -> None:
    """Check all that a run needs on this machine, and say how to mend what is missing."""
    from flows.doctor import examine

    given = os.environ.get("DAYBRIEF_OUT") or settings.Settings().out
    checks = examine(_folder(given if out is None else out), os.environ)
    good = all(check.good for check in checks)
    if as_json:
        rows = [{"name": c.name, "good": c.good, "found": c.found, "fix": c.fix} for c in checks]
        typer.echo(json.dumps({"good": good, "checks": rows}))
    else:
        for check in checks:
            sign, fix = ("ok ", "") if check.good else ("BAD", f" -> {check.fix}")
            typer.echo(f"{sign} {check.name}: {check.found}{fix}")
    raise typer.Exit(0 if good else SetupError.exit_code)


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
    target = Path(found.folder).parents[2] if out is None else _folder(out)
    published = archive.publish_again(found, str(target), package(printed.briefing, printed.articles()))
    if not published.fresh:
        typer.echo(f"already published, identical: {Path(published.folder) / 'note.pdf'}")
    typer.echo(str(Path(published.folder) / "note.pdf"))


def _edition(name: str, out: str | None) -> "Edition":
    from tasks.archive import find_edition

    return find_edition(str(_output(out)), name)


def _output(out: str | None) -> Path:
    given = settings.load(os.environ).out
    return _folder(given if out is None else out)


def _folder(out: str) -> Path:
    if not out.strip():
        raise UsageError("out", "is empty; name a folder by --out")
    folder = Path(out).expanduser().resolve()
    failures.log_under(folder)
    return folder


def main() -> None:
    """Entry point: no traceback for anything that can be foreseen."""
    command = typer.main.get_command(app)
    with failures.told():
        sys.exit(command(sys.argv[1:] or ["--help"], standalone_mode=False) or 0)


if __name__ == "__main__":
    main()
