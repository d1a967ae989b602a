"""The command on actors: who stands in the editions, with roles, passages and editions, and their export."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.cli_press import held_by
from flows.cli_words import EPILOG, Config, Out

app = typer.Typer(rich_markup_mode=None)
Form = Literal["table", "csv", "json", "ftm"]


@app.command(short_help="List or export who stands in the editions.", epilog=EPILOG)
def actors(
    who: Annotated[
        str | None, typer.Argument(metavar="[NAME|ID]", help="Only these; of one alone its card is shown.")
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="ftm: FollowTheMoney entities, a line each.", metavar="table|csv|json|ftm")
    ] = "table",
    briefing: Annotated[str, typer.Option(metavar="NAME", help="Only of this briefing's editions.")] = "",
    to: Annotated[str | None, typer.Option("--to", metavar="FILE", help="Write it there instead of here.")] = None,
    config: Config = None,
    out: Out = None,
) -> None:
    """Who stands in the published editions: names, roles with when they were first and last told, and the passages."""
    from flows import actor_cards, actor_forms
    from tasks.archive import files, list_actors, passages

    held = held_by(config, out)
    if briefing:
        held.briefing(briefing)  # tells of a name that is none
    known = list_actors(held.shelf, briefing)
    found = actor_cards.chosen(known, who) if who is not None else known
    made = actor_cards.cards(found, passages(held.shelf, found), held.actors)
    alone = who is not None and form == "table" and len(made) == 1
    text = actor_forms.card(made[0]) if alone else actor_forms.WRITERS[form](made)
    safe = text.encode("utf-8", "replace").decode()
    if to is None:
        if not made and form == "table":
            safe = "no edition has named anybody yet; `daybrief edition` makes one\n"
        typer.echo(safe, nl=False)
        return
    # A spreadsheet needs the mark at its start to read a CSV as UTF-8.
    files.write(Path(to).expanduser().resolve(), safe.encode("utf-8-sig" if form == "csv" else "utf-8"))
    typer.echo(f"{len(made)} actor{'' if len(made) == 1 else 's'} written to {to}")
