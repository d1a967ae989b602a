"""Two-day cases on disk: what to run, and what page 1 of the second day has to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from benchmarks.contract import DataError

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """When the press is collected, and the cut-off of the edition behind it."""

    collect: datetime
    cut_off: datetime


@dataclass(frozen=True, slots=True)
class Matter:
    """A story as its writer planted it; articles by file name or link."""

    key: str
    on_topic: bool
    official: bool
    articles: tuple[str, ...]

    def on(self, day: datetime) -> tuple[str, ...]:
        """Its articles in the folder of ``day``; those known by link belong to no folder."""
        return tuple(a for a in self.articles if a.startswith(f"{day:%Y-%m-%d}/"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one line, or page 1 as a whole, has to hold: one of each group."""

    id: str
    groups: Groups
    kind: str = ""
    story: str = ""

    def in_(self, text: str) -> bool:
        folded = text.casefold()
        return all(any(word.casefold() in folded for word in group) for group in self.groups)


@dataclass(frozen=True, slots=True)
class DaysCase:
    """One press of two days or more."""

    name: str
    folder: Path
    briefing: str
    days: tuple[Day, ...]
    stories: tuple[Matter, ...]
    changes: tuple[Wanted, ...]
    unchanged: tuple[str, ...]
    questions: tuple[Wanted, ...]

    def story_of(self, name: str, url: str) -> Matter | None:
        """The story that an article belongs to, by its link or its file's name."""
        for story in self.stories:
            for article in story.articles:
                if article == url or (article.rpartition("/")[2] == name and "://" not in article):
                    return story
        return None


def read_days(data: Path, limit: int | None = None) -> tuple[DaysCase, ...]:
    """The case in ``data``, or all in its folders by name, at most ``limit``."""
    if not data.is_dir():
        raise DataError(f"{data}: no such folder; give a two-day case or a folder of them")
    folders = [data] if (data / "expected.yaml").is_file() else sorted(p.parent for p in data.glob("*/expected.yaml"))
    if not folders:
        raise DataError(f"{data}: neither it nor a folder in it holds an expected.yaml")
    return tuple(_read(folder) for folder in folders[:limit])


def _read(folder: Path) -> DaysCase:
    path = folder / "expected.yaml"
    try:
        said: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return DaysCase(
            name=folder.resolve().name,
            folder=folder.resolve(),
            briefing=said["briefing"],
            days=tuple(Day(d["collect"], d["cut_off"]) for d in said["days"]),
            stories=tuple(_matter(key, s) for key, s in said["stories"].items()),
            changes=tuple(_wanted(c["id"], c) for c in said["changes"]),
            unchanged=tuple(said.get("unchanged") or ()),
            questions=tuple(_wanted(q["q"], q) for q in said.get("questions") or ()),
        )
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path}: is no two-day case: {' '.join(str(error).split())}") from error


def _matter(key: str, said: Mapping[str, Any]) -> Matter:
    return Matter(key, bool(said["on_topic"]), bool(said.get("official")), tuple(said["articles"]))


def _wanted(key: str, said: Mapping[str, Any]) -> Wanted:
    groups = tuple(tuple(str(word) for word in group) for group in said["all"])
    return Wanted(str(key), groups, said.get("kind", ""), said.get("story", ""))
