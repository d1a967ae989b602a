"""What every area of the benchmarks hands back, so that one command prints them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NotRequired, Protocol, TypedDict

Value = float | Mapping[str, float]  # some metrics stand by kind
Metrics = Mapping[str, Mapping[str, Value]]  # SET -> METRIC -> value


class DataError(Exception):
    """The labelled data are missing or malformed; the message says which and how to mend it."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question put to an edition, and how it was answered."""

    group: str
    name: str
    status: Literal["pass", "FAIL", "WARN", "n/a"]
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.status:4} {self.group}: {self.name}" + (f"  -- {self.detail}" if self.detail else "")


class Result(TypedDict):
    """What an area found; ``checks`` by set and ``totals`` are printed but are not part of the JSON."""

    n: int
    metrics: Metrics
    peers: NotRequired[Mapping[str, Metrics]]
    checks: NotRequired[Mapping[str, Sequence[Check]]]
    totals: NotRequired[Mapping[str, float]]


class Area(Protocol):
    """A module ``benchmarks.<area>``."""

    def run(self, data: Path, limit: int | None, peers: bool) -> Result: ...  # noqa: FBT001


def verdict(group: str, name: object, ok: bool, detail: str = "") -> Check:  # noqa: FBT001
    """A hard check: passed or failed."""
    return Check(group, str(name), "pass" if ok else "FAIL", detail)


def score(checks: Sequence[Check]) -> tuple[int, int]:
    """How many hard checks passed, and how many there are; WARN and n/a count for nothing."""
    return sum(c.status == "pass" for c in checks), sum(c.status in {"pass", "FAIL"} for c in checks)
