"""Saved pages that are no articles, and short ones that are: which of them an edition would use."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contract import Check, verdict
from tasks.errors import SourceError
from tasks.ingest import mark, site_page
from tasks.ingest.web.interface import Reply


@dataclass(frozen=True, slots=True)
class Outcome:
    """A page by its label, and whether it was taken; ``why`` where it was not."""

    name: str
    label: str
    used: bool
    why: str

    @property
    def right(self) -> bool:
        """Articles are used and nothing else is."""
        return self.used == (self.label == "article")


def load(folder: Path, limit: int | None) -> list[tuple[Path, str]]:
    """The pages of a set with their labels."""
    labels: dict[str, str] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return [(folder / name, label) for name, label in list(labels.items())[:limit]]


def read(page: tuple[Path, str]) -> Outcome:
    """The page as a source would have it, marked."""
    path, label = page
    reply = Reply(f"https://press.example/{path.stem}", path.read_bytes(), "text/html")
    try:
        article = mark(site_page.of_reply(reply))
    except SourceError as error:
        return Outcome(path.name, label, used=False, why=error.message)
    return Outcome(path.name, label, article.used, article.why)


def scores(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """How many pages that are no articles were taken for one, and how many articles were not used."""
    return {
        "taken": sum(one.used and not one.right for one in outcomes),
        "missed": sum(not one.used and not one.right for one in outcomes),
    }


def checks(outcomes: Iterable[Outcome]) -> list[Check]:
    """A check a page."""
    return [verdict(one.label, one.name, one.right, one.why or "used") for one in outcomes]
