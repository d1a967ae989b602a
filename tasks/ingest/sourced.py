"""An article as read becomes an article of its source: with its id, its place, and what daybrief.toml says of it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from tasks.ingest.web import addresses
from tasks.model import Article, Basis, Notice, Source, Sourced, SourceState, Span
from tasks.text import sha256

DAY = "{date}"  # in a path: the day of the collection


@dataclass(frozen=True, slots=True)
class Found:
    """What one source brought, what of it could not be read, and how it stands now."""

    state: SourceState
    articles: tuple[Article, ...] = ()
    notices: tuple[Notice, ...] = ()


def of_source(article: Article, source: Source, address: str) -> Article:
    """``article``, not yet marked, as one of ``source`` that stands at ``address``."""
    key = sha256(f"{source.key}\0{address}\0{article.text}")[:16]
    head = article.headline
    named = Sourced(source.name, Basis.SETTING) if source.name and not article.outlet.value else article.outlet
    return replace(
        article,
        id=key,
        headline=Span(key, head.start, head.end) if head else None,
        outlet=named,
        official=article.official or source.official,
        rights=source.rights,
        source=source.key,
        address=address,
        site=site_of(address, article.url) or source.key,
    )


def site_of(*places: str) -> str:
    """The registrable domain of the first of ``places`` that is an address; empty where none is."""
    for place in places:
        if is_link(place):
            try:
                return addresses.registrable((urlsplit(place).hostname or "").rstrip("."))
            except ValueError:
                continue
    return ""


def label(source: Source) -> str:
    """What the reader calls ``source``."""
    return source.name or source.key


def well(state: SourceState, at: datetime) -> SourceState:
    """``state`` after a visit that worked."""
    return replace(state, read=at, failing=None, error="", failures=0, after=None, where="")


def failed(state: SourceState, at: datetime, error: str) -> SourceState:
    """``state`` after a visit that did not; what it knows of entries and answers stands."""
    return replace(state, failing=state.failing or at, error=error, entries=())


def dated_path(path: str, at: datetime) -> str:
    """``path`` on the day of ``at``."""
    return path.replace(DAY, at.astimezone(UTC).date().isoformat())


def near(path: str) -> str:
    """The end of ``path``, as a note names it that leaves the house."""
    return PurePath(*PurePath(path).parts[-2:]).as_posix()


def is_link(at: str) -> bool:
    """Whether a source stands in the net, not on this machine."""
    return at.lower().startswith(("http://", "https://"))
