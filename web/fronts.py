"""What the front page and the page of an edition show, decided here so that templates only place it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tasks import datewords
from tasks.archive import Edition
from tasks.render.display import long_date, shown
from tasks.render.page import Part
from web import passage
from web.desk import BriefingRow, RunRow
from web.forms import Seal, new_key
from web.issues import FILES, Issue, address, notices, size
from web.months import Link
from web.reading import Reading, reading
from web.runs import Standing, instant, standing

SINCE, NOTE = "since", "note.html"
MOST_LINES = 5  # of what changed, on the front page


@dataclass(frozen=True, slots=True)
class Button:
    """The form that makes an edition."""

    action: str
    field: str  # id of the field of its day
    token: str
    key: str
    day: str
    zone: str


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing on the front page."""

    title: str
    href: str
    feed: str
    edition: str  # address of its newest edition; empty before the first
    line: str  # "Tuesday 3 February 2026 · No 2"
    counts: tuple[str, ...]
    since: Part | None
    headlines: tuple[Link, ...]
    standing: Standing | None
    notices: tuple[str, ...]  # why its newest edition was not made as usual
    next: str
    button: Button | None


@dataclass(frozen=True, slots=True)
class Download:
    """A file of an edition."""

    name: str
    label: str
    size: str
    href: str


@dataclass(frozen=True, slots=True)
class EditionPage:
    """An edition: what it says on top, its files, and the editions beside it."""

    title: str
    line: str
    base: str  # address that its files and passages stand below
    note: str  # address of note.html; empty where it has none
    reading: Reading | None
    downloads: tuple[Download, ...]
    articles: tuple[Link, ...]  # texts that its lines rest on, as stored
    corrected: Link | None  # by a later version
    corrects: Link | None
    before: Link | None
    after: Link | None
    notices: tuple[str, ...]  # why it was not made as usual


def card(name: str, row: BriefingRow | None, issue: Issue | None, last: RunRow | None, seal: Seal) -> Card:
    """The briefing ``name``, with its newest issue and its last run."""
    said = reading(issue.newest) if issue else None
    since = next((part for part in said.view.before if part.key == SINCE), None) if said else None
    title = shown(row.title) if row else said.title if said else name
    return Card(
        title=title,
        href=f"/b/{name}",
        feed=f"/b/{name}/feed.atom",
        edition=address(issue.newest) if issue else "",
        line=_line(issue.newest, said) if issue else "",
        counts=said.counts if said else (),
        since=since,
        headlines=_headlines(issue.newest, said) if issue and said else (),
        standing=standing(last, issue),
        notices=tuple(map(shown, notices(issue.newest))) if issue else (),
        next=instant(row.next, row.zone) if row and row.next else "",
        button=button(row, seal) if row else None,
    )


def button(row: BriefingRow, seal: Seal) -> Button:
    """The form for ``row``, sealed; its key makes it count once."""
    return Button(
        f"/b/{row.name}/run", f"day-{row.name}", seal.token, new_key(), row.today.isoformat(), shown(row.zone)
    )


def edition_page(edition: Edition, issue: Issue, issues: tuple[Issue, ...]) -> EditionPage:
    """The page of ``edition``, of ``issue``, which is one of ``issues`` (oldest first)."""
    said = reading(edition)
    at = issues.index(issue)
    earlier = [e for e in issue.versions if e.version < edition.version]
    return EditionPage(
        title=said.title if said else edition.briefing,
        line=_line(edition, said),
        base=address(edition),
        note=address(edition, NOTE) if size(edition, NOTE) is not None else "",
        reading=said,
        downloads=tuple(_downloads(edition)),
        articles=tuple(_articles(edition, said)) if said else (),
        corrected=_version(issue.newest) if edition != issue.newest else None,
        corrects=_version(earlier[-1]) if earlier else None,
        before=_day(issues[at - 1].newest) if at else None,
        after=_day(issues[at + 1].newest) if at + 1 < len(issues) else None,
        notices=tuple(map(shown, notices(edition))),
    )


def _headlines(edition: Edition, said: Reading) -> tuple[Link, ...]:
    note = address(edition, NOTE)
    return tuple(Link(text, f"{note}#{place}") for text, place in said.headlines)


def _line(edition: Edition, said: Reading | None) -> str:
    parts = [long_date(edition.as_of)]
    parts += [f"No {said.number}"] if said and said.number else []
    parts += [f"version {edition.version}"] if edition.version > 1 else []
    return " · ".join(parts)


def _downloads(edition: Edition) -> list[Download]:
    sizes = {name: size(edition, name) for name in FILES}
    return [
        Download(name, FILES[name].label, _size(found), address(edition, name))
        for name, found in sizes.items()
        if found is not None
    ]


def _articles(edition: Edition, said: Reading) -> Iterator[Link]:
    for source in sorted(said.sources.values(), key=lambda source: source.number):
        if size(edition, f"sources/{source.id}.txt") is not None:
            told = passage.told(source, source.id)
            outlet = told.facts[1]
            yield Link(f"{source.number} {told.title}, {outlet}", f"{address(edition)}/source/{source.id}")


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def _version(edition: Edition) -> Link:
    return Link(f"version {edition.version}", address(edition))


def _day(edition: Edition) -> Link:
    return Link(datewords.day(edition.as_of), address(edition))
