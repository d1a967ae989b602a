"""A run in words: how far it is, where it failed, what there is to read meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tasks import datewords
from tasks.render.display import shown
from web.desk import RunRow, StageRow
from web.issues import Issue, address, of_folder

STATES = {"waiting": "Waiting", "running": "Under way", "done": "Done", "failed": "Failed"}
WORDS = {  # what a stage does, for a reader
    "archive.states": "Look up the sources",
    "ingest.gather": "Read the sources",
    "ingest.mark": "Mark what is no news",
    "deduplicate.fingerprints": "Take fingerprints",
    "archive.keep": "Store the articles",
    "archive.begin": "Open the edition",
    "archive.window": "Take the articles of the period",
    "archive.recall": "Recall earlier editions",
    "deduplicate.group": "Group articles into stories",
    "deduplicate.carry_on": "Find stories that go on",
    "select.choose": "Choose what to print",
    "deduplicate.cite": "Find the releases that are cited",
    "extract.facts": "Find facts, dates and people",
    "archive.remember": "Recall the people in them",
    "compare.readings": "Compare what sources say",
    "compare.overdue": "Look for events not reported",
    "summarise.section": "Write the stories",
    "summarise.assemble": "Check every line",
    "render.package": "Lay out the note",
    "archive.publish": "Publish",
}
STAGES = {"waiting": "waiting", "running": "under way", "done": "done", "kept": "as before", "failed": "failed"}


@dataclass(frozen=True, slots=True)
class Stage:
    """A row of a run's table."""

    name: str
    words: str  # what it does; empty where there is no more to say than its name
    state: str
    key: str  # of the state, for its looks
    done: str
    seconds: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run as its page and the lists show it."""

    href: str
    day: str
    state: str
    key: str
    stage: str  # where it is, or where it failed
    stages: tuple[Stage, ...]
    times: str
    notices: tuple[str, ...]
    error: str
    open: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A line on the last run where a reader has to know of it, and the page that has more."""

    key: str
    text: str
    href: str
    edition: str = ""  # address of the edition that is here
    day: str = ""  # of that edition


def told(run: RunRow, zone: str) -> Run:
    """``run`` in words, its times in ``zone``."""
    return Run(
        href=f"/runs/{run.id}",
        day=datewords.day(run.day),
        state=STATES[run.state],
        key=run.state,
        stage=stage(run),
        stages=tuple(_stage(row) for row in run.stages),
        times=_times(run, zone),
        notices=tuple(shown(notice) for notice in run.notices),
        error=shown(run.error),
        open=run.open,
    )


def stage(run: RunRow) -> str:
    """The stage a run is in or failed at; empty where it has none."""
    wanted = "failed" if run.state == "failed" else "running"
    at = next((row for row in reversed(run.stages) if row.state == wanted), None)
    if at is None and run.state == "failed":  # killed in the middle of one
        at = next((row for row in reversed(run.stages) if row.state == "running"), None)
    return shown(at.name) if at else ""


def standing(run: RunRow | None, issue: Issue | None) -> Standing | None:
    """What to say of the last run beside the newest edition; ``None`` where all is well."""
    if run is None or run.state == "done":
        return None
    here = (
        f"; the edition of {datewords.short_day(issue.newest.as_of)} is here" if issue else "; there is no edition yet"
    )
    day, at = datewords.day(run.day), stage(run)
    there = (address(issue.newest), datewords.short_day(issue.newest.as_of)) if issue else ("", "")
    if run.open:
        doing = f"is at {at}" if at else "is waiting" if run.state == "waiting" else "is under way"
        return Standing(run.state, f"The run for {day} {doing}{here}.", f"/runs/{run.id}", *there)
    text = f"The last run, for {day}, failed{f' at {at}' if at else ''}{here}."
    return Standing("failed", text, f"/runs/{run.id}", *there)


def _times(run: RunRow, zone: str) -> str:
    """When it began and how long it took: "3 February 2026, 06:30 (Europe/Brussels), 58 s"."""
    if run.started is None:
        return ""
    started = instant(run.started, zone)
    if run.ended is None:
        return started
    took = (run.ended - run.started).total_seconds()
    return f"{started}, {took:.0f} s" if took < 120 else f"{started}, {took / 60:.0f} minutes"


def instant(at: datetime, zone: str) -> str:
    """An instant on the reader's clock: "3 February 2026, 06:30 (Europe/Brussels)"."""
    try:
        local = at.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        local, zone = at, str(at.tzname() or "no zone given")
    return f"{datewords.day(local.date())}, {local:%H:%M} ({zone})"


def edition_page(run: RunRow, output: str) -> str:
    """Where the edition of a finished run stands; empty where it published none on this shelf."""
    found = of_folder(output, run.edition) if run.edition else None
    return address(found) if found else ""


def _stage(row: StageRow) -> Stage:
    many = row.total > 1
    done = f"{row.number} of {row.total}" if many else ""
    seconds = f"{row.seconds:.1f} s" if row.seconds else ""
    return Stage(shown(row.name), WORDS.get(row.name, ""), STAGES[row.state], row.state, done, seconds)
