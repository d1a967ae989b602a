"""Who an actor is beyond one edition: as earlier notes had it, and as the reader's own list has it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tasks.model.sources import Article, Span

Kind = Literal["person", "body", "state"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the user's own list of actors, which outranks what is read out of a text."""

    file: str  # its name, without folder
    row: int  # as a spreadsheet counts: the headings are row 1
    name: str
    kind: Kind
    role: str = ""
    acts_for: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None  # both days included; None: no bound
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the row speaks of ``day``."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    @property
    def basis(self) -> str:
        """What a note says of a value that comes from here."""
        return f"from the user's list, row {self.row} of {self.file}"


@dataclass(frozen=True, slots=True)
class Held:
    """A role or a side of an actor, and the editions that had it so."""

    value: str
    first: date  # as_of of the first edition that had it, and of the last
    last: date
    evidence: tuple[Span, ...]  # in the last of them

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.value!r} has no passage behind it")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor as the editions before had it."""

    id: str
    name: str  # as the last of them printed it
    kind: Kind
    first: date
    last: date
    names: tuple[str, ...] = ()  # every form printed, the first printed first
    roles: tuple[Held, ...] = ()  # last held first
    acts_for: tuple[Held, ...] = ()
    mentions: tuple[Span, ...] = ()  # in the last edition
    editions: tuple[date, ...] = ()  # as_of of each that had it


@dataclass(frozen=True, slots=True)
class Memory:
    """The actors of earlier editions that today's stories may name, and the texts behind what they held."""

    actors: tuple[KnownActor, ...] = ()
    articles: tuple[Article, ...] = ()


NOBODY = Memory()
