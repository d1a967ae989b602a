"""What an edition says on top, read from its briefing.json; an older form of it costs the words, not the edition."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pydantic import TypeAdapter

from tasks.archive import Edition
from tasks.model import Briefing, Counted, SourceNote
from tasks.render.cite import anchor
from tasks.render.display import shown
from tasks.render.page import View
from tasks.render.view import view
from web.issues import place

DATA = "briefing.json"
DUE = "next"  # a line of the masthead that only holds on the day; the room says itself what is due


@dataclass(frozen=True, slots=True)
class Reading:
    """One edition as the room shows it."""

    title: str
    number: int  # 0 where it has none
    view: View
    counts: tuple[str, ...]  # what was read
    headlines: tuple[tuple[str, str], ...]  # of the stories to read, with their place in the note
    sources: Mapping[str, SourceNote]  # by article
    places: Mapping[str, str]  # a mark's target in the note -> the passage in its source, below the edition's address


@dataclass(frozen=True, slots=True)
class Summary:
    """An edition in a few lines: what was read, and the headlines to read."""

    title: str
    lines: tuple[str, ...]


def reading(edition: Edition) -> Reading | None:
    """What ``edition`` says; ``None`` where its briefing.json is missing or of a form that is no longer read."""
    path = place(edition, DATA)
    if path is None:
        return None
    stands = path.stat()
    return _read(str(path), stands.st_mtime_ns, stands.st_size)


def summary(edition: Edition) -> Summary | None:
    """The same for a list of many; ``None`` as for ``reading``."""
    path = place(edition, DATA)
    if path is None:
        return None
    stands = path.stat()
    return _summed(str(path), stands.st_mtime_ns, stands.st_size)


@functools.cache
def _form() -> TypeAdapter[Briefing]:
    return TypeAdapter(Briefing)


def parsed(path: str) -> Briefing | None:
    """briefing.json at ``path``; ``None`` where it cannot be read or is of another form."""
    try:
        return _form().validate_json(Path(path).read_bytes())
    except (OSError, ValueError):  # pydantic's ValidationError is a ValueError
        return None


@functools.lru_cache(maxsize=512)
def _summed(path: str, _changed: int, _size: int) -> Summary | None:
    briefing = parsed(path)
    if briefing is None:
        return None
    told = tuple(shown(section.headline.text) for section in briefing.sections if section.tier == "to-read")
    return Summary(shown(briefing.order.title), (*_counts(briefing), *told))


def _counts(briefing: Briefing) -> tuple[str, ...]:
    return tuple(shown(line.text) for line in briefing.masthead if isinstance(line, Counted) and line.rule != DUE)


@functools.lru_cache(maxsize=32)
def _read(path: str, _changed: int, _size: int) -> Reading | None:
    briefing = parsed(path)
    if briefing is None:
        return None
    numbers = {source.id: source.number for source in briefing.sources}
    spans = [passage.span for passage in briefing.passages if passage.span.article in numbers]
    places = {
        anchor(numbers[span.article], span): f"source/{span.article}?start={span.start}&end={span.end}#passage"
        for span in spans
    }
    laid = view(briefing)
    return Reading(
        title=shown(briefing.order.title),
        number=briefing.number,
        view=laid,
        counts=_counts(briefing),
        headlines=tuple((story.headline.text, story.anchor) for story in laid.stories),
        sources=MappingProxyType({source.id: source for source in briefing.sources}),
        places=MappingProxyType(places),
    )
