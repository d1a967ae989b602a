"""Everything that an edition needs looked at once, each fault with its fix, in a few seconds whatever hangs."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flows import (
    doctor_archive,
    doctor_disk,
    doctor_due,
    doctor_machine,
    doctor_prefect,
    doctor_settings,
    doctor_sources,
    settings,
)
from flows.configuration import Configuration
from flows.doctor_check import Check, Look, settled, warn
from flows.doctor_settings import Asked
from tasks.archive import list_sources

__all__ = ["Asked", "Check", "examine"]

PATIENCE_SECONDS = 12.0  # for what stands outside this process: servers, network disks
ASKING_SECONDS = 90.0  # where each source is asked too


@dataclass
class Apart:
    """A look in a thread of its own: a disk or a server that hangs must not hold up the others."""

    name: str
    look: Look
    found: tuple[Check, ...] | None = None
    _thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        self.found = settled(self.name, self.look)

    def by(self, until: float) -> tuple[Check, ...]:
        """What was found, waited for up to the monotonic instant ``until``."""
        self._thread.join(max(0.0, until - time.monotonic()))
        hangs = warn(self.name, "does not answer in time", "look at the disk or the server that it stands on")
        return (hangs,) if self.found is None else self.found


def examine(asked: Asked) -> tuple[Check, ...]:
    """Every check; none of them raises, and none waits long for another."""
    now, begun = datetime.now(UTC), time.monotonic()
    said = doctor_settings.read(asked)
    held = said.held
    outside = [
        Apart("disk", lambda: doctor_disk.look(_folders(asked, held))),
        Apart("PREFECT_API_URL", lambda: doctor_prefect.of_team(asked.environ, now)),
    ]
    if held:
        outside += _installed(asked, held, now)
    machine = settled("machine", doctor_machine.look)  # loads libraries: here, while the others wait for answers
    until = max(begun + (ASKING_SECONDS if asked.sources else PATIENCE_SECONDS), time.monotonic() + 1)
    return (*machine, *said.checks, *(check for apart in outside for check in apart.by(until)))


def _installed(asked: Asked, held: Configuration, now: datetime) -> list[Apart]:
    """What is looked at where there is a daybrief.toml."""
    made = [
        Apart("doors", lambda: doctor_settings.doors(held, asked.environ)),
        Apart("secrets", lambda: doctor_settings.secrets(held)),
        Apart("`daybrief serve`", lambda: doctor_prefect.of_serve(held, now)),
        Apart("archive", lambda: doctor_archive.look(held)),
        Apart("installations", lambda: doctor_archive.users(held, now)),
        Apart("briefings", lambda: doctor_due.editions(held, now)),
        Apart("sources", lambda: _sources(held, now)),
    ]
    return [*made, Apart("asked sources", lambda: doctor_sources.ask(held, now))] if asked.sources else made


def _sources(held: Configuration, now: datetime) -> Iterator[Check]:
    rows = list_sources(held.shelf) if doctor_archive.is_current(held) else ()
    yield from doctor_due.collections(held, rows, now)
    yield from doctor_sources.look(held, rows)


def _folders(asked: Asked, held: Configuration | None) -> dict[str, Path]:
    """Where runs write, by the name the doctor gives it."""
    if held is None:
        given = asked.out or Path(asked.environ.get("DAYBRIEF_OUT") or settings.Settings().out)
        return {"output": given.expanduser().resolve()}
    return {"output": held.output, "work": held.work, "archive folder": doctor_archive.path_of(held).parent}
