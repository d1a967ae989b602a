"""The command that looks for what is wrong before the morning does."""

import json
import os
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_words import EPILOG, Config, Json, Out, folder
from tasks.errors import SetupError

if TYPE_CHECKING:
    from flows.doctor_check import Check

app = typer.Typer(rich_markup_mode=None)
SIGNS = {"well": "ok  ", "look": "look", "mend": "BAD "}


@app.command(short_help="Check all that the next edition needs.", epilog=EPILOG)
def doctor(
    config: Config = None,
    out: Out = None,
    sources: Annotated[bool, typer.Option("--sources", help="Ask each source too, which takes longer.")] = False,
    as_json: Json = False,
) -> None:
    """Check machine, settings, disk, servers, archive, schedule and sources, and say how to mend what is wrong.

    BAD has to be mended (exit code 3); what is marked "look" does not stop the next edition.
    """
    from flows.doctor_check import SETUP, Check

    try:
        from flows.doctor import Asked, examine
    except Exception as error:  # noqa: BLE001 - packages that do not fit each other fail in many ways
        from flows import doctor_machine

        broken = f"daybrief cannot be loaded ({type(error).__name__}: {error})"
        checks = (*doctor_machine.look(), Check("packages", broken, SETUP))
    else:
        checks = examine(Asked(os.environ, config, None if out is None else folder(out), sources))
    good = all(check.state != "mend" for check in checks)
    typer.echo(_json(checks, good=good) if as_json else table(checks))
    raise typer.Exit(0 if good else SetupError.exit_code)


def table(checks: "tuple[Check, ...]") -> str:
    """A line a check, its fix on the next, and how many there are to mend."""
    wide = max(len(check.name) for check in checks)
    lines = []
    for check in checks:
        lines.append(f"{SIGNS[check.state]}  {check.name.ljust(wide)}  {check.found}")
        if check.fix:
            lines.append(f"{' ' * (wide + 8)}-> {check.fix}")
    states = [check.state for check in checks]
    bad, doubtful = states.count("mend"), states.count("look")
    said = [f"{bad} to mend"] if bad else []
    said += [f"{doubtful} to look at"] if doubtful else []
    return "\n".join([*lines, "", ", ".join(said) or "all well"])


def _json(checks: "tuple[Check, ...]", *, good: bool) -> str:
    rows = [
        {"name": c.name, "state": c.state, "good": c.state == "well", "found": c.found, "fix": c.fix} for c in checks
    ]
    return json.dumps({"good": good, "checks": rows})
