"""What the doctor says of one thing: what was found, and the fix where it is not well."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

SETUP = "run `make setup`"
REPORT = "try again; if it stays, report it with this line"
Look = Callable[[], "Iterator[Check]"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``fix`` is empty where all is well."""

    name: str
    found: str
    fix: str = ""
    warning: bool = False  # with a fix: the next edition comes all the same

    @property
    def state(self) -> Literal["well", "look", "mend"]:
        """Whether it is well, to be looked at, or has to be mended before all works."""
        if not self.fix:
            return "well"
        return "look" if self.warning else "mend"


def warn(name: str, found: str, fix: str) -> Check:
    """A check that does not stop the next edition."""
    return Check(name, found, fix, warning=True)


def settled(name: str, look: Look) -> tuple[Check, ...]:
    """All that ``look`` finds; where it breaks off, what it had and a check ``name`` that says why."""
    found: list[Check] = []
    try:
        found.extend(look())
    except Exception as error:  # noqa: BLE001 - one check that breaks must not hide the others
        found.append(Check(name, f"could not be looked at ({type(error).__name__}: {error})", REPORT))
    return tuple(found)
