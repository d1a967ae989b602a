"""How far the editions of a briefing reach, by what stands on disk."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path


def covered(output: Path, briefing: str) -> datetime | None:
    """The cut-off of the edition that reaches farthest; ``None`` where none was made of the archive."""
    return next((cut_off for _, cut_off in _latest(output, briefing) if cut_off), None)


def newest(output: Path, briefing: str) -> Path | None:
    """The folder of the edition that reaches farthest."""
    return next((folder for folder, cut_off in _latest(output, briefing) if cut_off), None)


def _latest(output: Path, briefing: str) -> Iterator[tuple[Path, datetime | None]]:
    """Editions with their cut-offs, the farthest first."""
    days = sorted((path for path in (output / briefing).glob("*-*-*") if _is_day(path.name)), reverse=True)
    for day in days:
        found = [(manifest.parent, _cut_off(manifest)) for manifest in day.glob("v*/manifest.json")]
        known = [(cut_off, _version(folder), folder) for folder, cut_off in found if cut_off]
        yield from ((folder, cut_off) for cut_off, _, folder in sorted(known, reverse=True))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _version(folder: Path) -> int:
    digits = folder.name.removeprefix("v")
    return int(digits) if digits.isdecimal() else 0


def _cut_off(manifest: Path) -> datetime | None:
    try:
        found = datetime.fromisoformat(json.loads(manifest.read_bytes())["period"]["cut_off"])
    except (OSError, ValueError, KeyError, TypeError):  # by hand, or damaged
        return None
    return found if found.tzinfo else None
